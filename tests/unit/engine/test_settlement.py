"""How a round ended, decided from what the chain tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orca_desktop.domain.audits import AuditTrigger, Vote
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import Proof, RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import ListEntry, Payout, Submission, TaskAccount
from orca_desktop.engine import settlement
from tests.fakes import FakeChain, FakeClock, ToyTask
from tests.unit.engine.world import TASK, WINDOWS, World

US, OTHER, THIRD = PublicKey("us"), PublicKey("other"), PublicKey("third")
NUMBER = 4
SETTLING = RoundRecord(task_id=TASK, number=NUMBER, result=RoundResult.SETTLING)
ON_CHAIN = Proof(payload="{}", signature_valid=True, slot=1_501)
MISSED_FROM = WINDOWS.audit_start_of(NUMBER + 1)
UNPAID_FROM = WINDOWS.end_of(NUMBER + 2)


@pytest.fixture
def toy() -> ToyTask:
    """A task in whose round 4 we and another node submitted."""
    toy = World().toy
    toy.submissions[NUMBER] = {key: Submission(value="", slot=1_501, json="{}") for key in (US, OTHER)}
    return toy


def settled(account: TaskAccount, shares: dict[PublicKey, int] | None, slot: int = 0) -> RoundRecord:
    return settlement.settled(SETTLING, account, shares, US, slot)


@pytest.mark.parametrize(
    ("share", "result", "words"),
    [
        (5, RoundResult.PAID, ""),
        (-7, RoundResult.SLASHED, "a part of the stake is gone"),
        (0, RoundResult.UNPAID, "votes on our proof were equal"),
    ],
)
def test_the_list_that_was_paid_decides(toy: ToyTask, share: int, result: RoundResult, words: str) -> None:
    toy.payouts[NUMBER] = Payout.SUCCESSFUL

    after = settled(toy.account(), {US: share, OTHER: 5})

    assert (after.result, after.reward) == (result, share)
    assert words in after.note


def test_a_list_without_us_pays_nothing(toy: ToyTask) -> None:
    toy.payouts[NUMBER] = Payout.SUCCESSFUL

    after = settled(toy.account(), {OTHER: 5})

    assert (after.result, after.reward, after.note) == (RoundResult.UNPAID, 0, "The distribution list leaves us out.")


def test_a_paid_list_that_cannot_be_read_leaves_the_end_open(toy: ToyTask) -> None:
    toy.payouts[NUMBER] = Payout.SUCCESSFUL

    assert settled(toy.account(), None, UNPAID_FROM + 1_000) == SETTLING


def test_without_a_payout_the_end_is_open_until_its_last_slot(toy: ToyTask) -> None:
    assert settled(toy.account(), None, UNPAID_FROM - 1) == SETTLING
    assert settled(toy.account(), None, UNPAID_FROM).result is RoundResult.UNPAID


def test_a_list_that_nobody_had_paid_out_is_told_apart_from_no_list(toy: ToyTask) -> None:
    nobody = settled(toy.account(), None, UNPAID_FROM)
    toy.lists[NUMBER] = {OTHER: ListEntry(account=OTHER, slot=1_601)}
    unpaid = settled(toy.account(), None, UNPAID_FROM)

    assert "did not do so" in nobody.note
    assert "not paid out in its time" in unpaid.note


def test_after_a_rejected_list_another_is_waited_for_as_long_as_the_task_allows(toy: ToyTask) -> None:
    toy.payouts[NUMBER] = Payout.FAILED
    last = UNPAID_FROM + toy.allowed_failed * WINDOWS.round_time

    waiting = settled(toy.account(), None, last - 1)
    over = settled(toy.account(), None, last)

    assert (waiting.result, waiting.note) == (RoundResult.SETTLING, settlement.REJECTED)
    assert (over.result, over.reward, over.note) == (RoundResult.UNPAID, 0, settlement.ALL_REJECTED)


def test_a_round_that_the_account_no_longer_keeps_is_not_guessed_at(toy: ToyTask) -> None:
    del toy.submissions[NUMBER]

    after = settled(toy.account(), None, UNPAID_FROM)

    assert (after.result, after.reward, after.note) == (RoundResult.UNPAID, None, settlement.FORGOTTEN)


def test_a_round_is_missed_when_its_window_has_closed_without_our_proof(toy: ToyTask) -> None:
    del toy.submissions[NUMBER][US]
    record = replace(SETTLING, result=RoundResult.WORKED)

    assert settlement.missed(record, toy.account(), US, MISSED_FROM - 1) == record
    after = settlement.missed(record, toy.account(), US, MISSED_FROM)
    assert (after.result, after.note) == (RoundResult.MISSED, settlement.NOT_RUNNING)


def test_the_reason_that_is_known_is_kept_for_a_missed_round(toy: ToyTask) -> None:
    del toy.submissions[NUMBER][US]
    record = replace(SETTLING, result=RoundResult.WORKED, note="The proof is too large.")

    assert settlement.missed(record, toy.account(), US, MISSED_FROM).note == "The proof is too large."


def test_a_proof_that_was_seen_on_chain_is_not_missed_when_the_account_forgets_it(toy: ToyTask) -> None:
    del toy.submissions[NUMBER]
    record = replace(SETTLING, proof=ON_CHAIN)

    assert settlement.missed(record, toy.account(), US, MISSED_FROM + 10_000) == record


async def test_of_several_lists_the_one_that_was_paid_is_read(toy: ToyTask) -> None:
    chain = FakeChain(FakeClock())
    chain.tasks[TASK] = toy
    toy.payouts[NUMBER] = Payout.SUCCESSFUL
    toy.lists[NUMBER] = {
        OTHER: ListEntry(account=OTHER, slot=1_601),
        US: ListEntry(account=US, slot=1_701),
        THIRD: ListEntry(account=THIRD, slot=1_801),
    }
    toy.uploads = {(OTHER, NUMBER): {US: 1}, (US, NUMBER): {US: 2}, (THIRD, NUMBER): {US: 3}}
    against = Vote(voter=OTHER, is_valid=False, slot=1_850)
    toy.list_triggers[NUMBER] = {THIRD: AuditTrigger(raised_by=OTHER, slot=1_850, votes=(against,))}

    assert await settlement.shares_paid(chain, toy.account(), NUMBER) == {US: 2}


async def test_before_the_payout_there_are_no_shares(toy: ToyTask) -> None:
    chain = FakeChain(FakeClock())
    chain.tasks[TASK] = toy
    toy.lists[NUMBER] = {US: ListEntry(account=US, slot=1_601)}
    toy.uploads = {(US, NUMBER): {US: 2}}

    assert await settlement.shares_paid(chain, toy.account(), NUMBER) is None
