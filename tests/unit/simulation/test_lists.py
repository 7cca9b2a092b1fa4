"""Lists and payouts, with every refusal and every edge of their windows (k2.md 6.6)."""

from __future__ import annotations

import pytest

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import Payout, TokenKind
from orca_desktop.k2.distribution_lists import list_text, read_list
from orca_desktop.k2.instruction_values import SubmitList
from orca_desktop.k2.instructions import task_instruction
from orca_desktop.simulation.conduct import Conduct, Role
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.genesis import BOUNTY_PER_ROUND, KEPT_ROUNDS, TOTAL_BOUNTY
from orca_desktop.simulation.node_stages import NodeStages
from orca_desktop.simulation.tools import Tools
from tests.unit.simulation.creator import Creator
from tests.unit.simulation.stage import AUDIT, SETTLE, STAKE, SUBMISSION, Stage, ToyCensus

ROUND = 5
NOW = ROUND + 2


@pytest.fixture(params=TokenKind, ids=lambda kind: kind.value)
def kind(request: pytest.FixtureRequest) -> TokenKind:
    """Everything here goes for tasks of KOII and of a token."""
    kind: TokenKind = request.param
    return kind


@pytest.fixture
def staked(stage: Stage) -> Stage:
    """Three nodes have staked, and the window for the list of ROUND is open."""
    stage.stake(stage.ada, stage.bela, stage.cleo)
    stage.at(NOW)
    return stage


@pytest.fixture
def listed(staked: Stage) -> Stage:
    """Ada has announced a list."""
    staked.upload(staked.ada, ROUND, amounts(staked))
    staked.done(staked.ada, staked.list(staked.ada, ROUND))
    return staked


def amounts(stage: Stage) -> dict[PublicKey, int]:
    return {stage.ada.staking: 1_000, stage.bela.staking: -700, stage.cleo.staking: 0}


def stored(stage: Stage, key: PublicKey, round_number: int = ROUND) -> dict[PublicKey, int] | None:
    account = stage.ledger.account(key)
    assert account is not None
    return read_list(account.data, stage.task_id, round_number)


def fail(stage: Stage, round_number: int, now: int) -> None:
    """Bela and Cleo vote Ada's list down, and the payout fails."""
    stage.at(now, AUDIT)
    for wallet in (stage.bela, stage.cleo):
        stage.done(wallet, stage.list_vote(wallet, stage.ada, round_number, is_valid=False))
    stage.at(now, SETTLE)
    stage.done(stage.ada, stage.payout(stage.ada, round_number))


class TestUpload:
    def test_the_pieces_make_the_list(self, staked: Stage) -> None:
        many = {PublicKey(f"{number:044d}"): number for number in range(40)}
        staked.upload(staked.ada, ROUND, many)

        assert len(list_text(many)) > 3 * 508
        assert stored(staked, staked.ada.staking) == many

    def test_pieces_may_come_in_any_order_and_again(self, staked: Stage) -> None:
        many = {PublicKey(f"{number:044d}"): number for number in range(20)}
        text = list_text(many).encode()
        for index in (2, 0, 1, 0):
            staked.done(
                staked.ada,
                staked.piece(staked.ada, ROUND, text[index * 508 : index * 508 + 508] or b" ", index=index),
            )

        assert stored(staked, staked.ada.staking) == many

    def test_a_shorter_list_replaces_a_longer_one(self, staked: Stage) -> None:
        staked.upload(staked.ada, ROUND, {PublicKey(f"{number:044d}"): number for number in range(40)})
        staked.upload(staked.ada, ROUND, amounts(staked))

        assert stored(staked, staked.ada.staking) == amounts(staked)

    def test_lists_of_old_rounds_are_dropped(self, staked: Stage) -> None:
        staked.upload(staked.ada, ROUND, amounts(staked))
        later = NOW + KEPT_ROUNDS + 1
        staked.at(later)
        staked.upload(staked.ada, later - 2, amounts(staked))

        assert stored(staked, staked.ada.staking) is None
        assert stored(staked, staked.ada.staking, later - 2) == amounts(staked)

    @pytest.mark.parametrize("position", [AUDIT, SETTLE])
    def test_outside_the_submission_window_it_is_refused(self, staked: Stage, position: int) -> None:
        staked.at(NOW, position)

        assert staked.refusal(staked.ada, staked.piece(staked.ada, ROUND, b"{}")) == "Submission window is closed"

    @pytest.mark.parametrize("round_number", [ROUND - 1, ROUND + 1])
    def test_for_another_round_it_is_refused(self, staked: Stage, round_number: int) -> None:
        words = staked.refusal(staked.ada, staked.piece(staked.ada, round_number, b"{}"))

        assert "takes no distribution list" in words

    def test_without_a_stake_it_is_refused(self, staked: Stage) -> None:
        staked.done(staked.ada, staked.withdrawal(staked.ada))

        assert "must stake" in staked.refusal(staked.ada, staked.piece(staked.ada, ROUND, b"{}"))

    def test_a_list_has_a_largest_size(self, staked: Stage) -> None:
        assert "at most 512 pieces" in staked.refusal(staked.ada, staked.piece(staked.ada, ROUND, b"x", index=512))


class TestSubmitList:
    @pytest.mark.parametrize("position", [SUBMISSION, AUDIT - 1])
    def test_it_names_the_account_that_holds_the_list(self, staked: Stage, position: int) -> None:
        staked.at(NOW, position)
        staked.upload(staked.ada, ROUND, amounts(staked))
        staked.done(staked.ada, staked.list(staked.ada, ROUND))
        entry = staked.task().lists[ROUND][staked.ada.staking]

        assert (entry.account, entry.slot) == (staked.ada.staking, staked.ledger.slot)
        assert staked.task().payouts[ROUND] is Payout.UNINITIALIZED

    def test_a_list_in_somebody_elses_account_is_refused(self, staked: Stage) -> None:
        staked.upload(staked.bela, ROUND, amounts(staked))
        keys = {"task": staked.task_id, "staking": staked.ada.staking, "data": staked.bela.staking}
        built = task_instruction(SubmitList(round=ROUND), keys, staked.kind)

        assert "own account" in Creator(staked).refusal(built)

    def test_without_a_list_it_is_refused(self, staked: Stage) -> None:
        assert "there is no list" in staked.refusal(staked.ada, staked.list(staked.ada, ROUND))

    @pytest.mark.parametrize("text", [b"nonsense", b'{"x":1.5}', b'{"x":"1"}'])
    def test_a_list_that_cannot_be_read_is_refused(self, staked: Stage, text: bytes) -> None:
        staked.done(staked.ada, staked.piece(staked.ada, ROUND, text))

        assert "rejected" in staked.refusal(staked.ada, staked.list(staked.ada, ROUND))

    def test_more_than_the_bounty_is_refused(self, staked: Stage) -> None:
        staked.upload(staked.ada, ROUND, {staked.ada.staking: BOUNTY_PER_ROUND, staked.bela.staking: 1})

        assert "more than the round's bounty" in staked.refusal(staked.ada, staked.list(staked.ada, ROUND))

    def test_the_whole_bounty_is_taken(self, staked: Stage) -> None:
        staked.upload(staked.ada, ROUND, {staked.ada.staking: BOUNTY_PER_ROUND, staked.bela.staking: -5})
        staked.done(staked.ada, staked.list(staked.ada, ROUND))

        assert staked.ada.staking in staked.task().lists[ROUND]

    def test_more_than_is_left_in_the_pool_is_refused(self, staked: Stage) -> None:
        staked.rewrite(total_bounty_amount=999)
        staked.upload(staked.ada, ROUND, {staked.ada.staking: 1_000})

        assert "more than the round's bounty of 999" in staked.refusal(staked.ada, staked.list(staked.ada, ROUND))

    def test_a_key_without_a_stake_is_refused(self, staked: Stage) -> None:
        staked.upload(staked.ada, ROUND, {staked.bela.main: 1})

        assert "has no stake" in staked.refusal(staked.ada, staked.list(staked.ada, ROUND))

    def test_a_second_list_of_the_same_node_is_refused(self, listed: Stage) -> None:
        listed.at(NOW, 1)

        assert "already" in listed.refusal(listed.ada, listed.list(listed.ada, ROUND))

    @pytest.mark.parametrize("position", [AUDIT, SETTLE])
    def test_outside_the_submission_window_it_is_refused(self, staked: Stage, position: int) -> None:
        staked.upload(staked.ada, ROUND, amounts(staked))
        staked.at(NOW, position)

        assert staked.refusal(staked.ada, staked.list(staked.ada, ROUND)) == "Submission window is closed"

    def test_for_another_round_it_is_refused(self, staked: Stage) -> None:
        assert "takes no distribution list" in staked.refusal(staked.ada, staked.list(staked.ada, ROUND + 1))

    def test_without_a_stake_it_is_refused(self, staked: Stage) -> None:
        staked.done(staked.ada, staked.withdrawal(staked.ada))

        assert "must stake" in staked.refusal(staked.ada, staked.list(staked.ada, ROUND))


class TestListAudit:
    @pytest.mark.parametrize("position", [AUDIT, SETTLE - 1])
    def test_votes_are_kept(self, listed: Stage, position: int) -> None:
        listed.at(NOW, position)
        listed.done(listed.bela, listed.list_vote(listed.bela, listed.ada, ROUND, is_valid=False))
        trigger = listed.task().list_triggers[ROUND][listed.ada.staking]

        assert (trigger.raised_by, trigger.votes_for, trigger.votes_against) == (listed.bela.staking, 0, 1)

    @pytest.mark.parametrize("position", [SUBMISSION, AUDIT - 1, SETTLE])
    def test_outside_the_audit_window_they_are_refused(self, listed: Stage, position: int) -> None:
        listed.at(NOW, position)
        vote = listed.list_vote(listed.bela, listed.ada, ROUND, is_valid=False)

        assert listed.refusal(listed.bela, vote) == "Audit window is closed"

    def test_on_ones_own_list_they_are_refused(self, listed: Stage) -> None:
        listed.at(NOW, AUDIT)

        assert "your own" in listed.refusal(listed.ada, listed.list_vote(listed.ada, listed.ada, ROUND, is_valid=True))

    def test_on_somebody_without_a_list_they_are_refused(self, listed: Stage) -> None:
        listed.at(NOW, AUDIT)
        vote = listed.list_vote(listed.bela, listed.cleo, ROUND, is_valid=False)

        assert "no submission of this candidate" in listed.refusal(listed.bela, vote)

    def test_a_second_one_is_refused(self, listed: Stage) -> None:
        listed.at(NOW, AUDIT)
        vote = listed.list_vote(listed.bela, listed.ada, ROUND, is_valid=False)
        listed.done(listed.bela, vote)
        again = listed.list_vote(listed.bela, listed.ada, ROUND, is_valid=True)

        assert "already voted" in listed.refusal(listed.bela, again)

    def test_without_a_stake_they_are_refused(self, listed: Stage) -> None:
        listed.at(NOW, AUDIT)
        listed.done(listed.bela, listed.withdrawal(listed.bela))
        vote = listed.list_vote(listed.bela, listed.ada, ROUND, is_valid=False)

        assert "must stake" in listed.refusal(listed.bela, vote)


class TestPayout:
    @pytest.mark.parametrize("position", [SETTLE, 19])
    def test_the_list_is_applied(self, listed: Stage, position: int) -> None:
        listed.at(NOW, position)
        listed.done(listed.ada, listed.payout(listed.ada, ROUND))
        task = listed.task()

        assert task.payouts[ROUND] is Payout.SUCCESSFUL
        assert task.balances == {listed.ada.staking: 1_000}
        assert task.stakes[listed.bela.staking] == STAKE - 700
        assert task.total_stake == 3 * STAKE - 700
        assert task.total_bounty == TOTAL_BOUNTY - 1_000

    def test_anybody_may_trigger_it(self, listed: Stage) -> None:
        listed.at(NOW, SETTLE)
        listed.done(listed.cleo, listed.payout(listed.ada, ROUND))

        assert listed.task().payouts[ROUND] is Payout.SUCCESSFUL

    def test_a_slash_takes_no_more_than_the_stake(self, staked: Stage) -> None:
        staked.upload(staked.ada, ROUND, {staked.bela.staking: -(10**15)})
        staked.done(staked.ada, staked.list(staked.ada, ROUND))
        staked.at(NOW, SETTLE)
        staked.done(staked.ada, staked.payout(staked.ada, ROUND))

        assert staked.task().stakes[staked.bela.staking] == 0
        assert staked.task().total_stake == 2 * STAKE

    def test_equal_votes_leave_the_list_standing(self, listed: Stage) -> None:
        listed.at(NOW, AUDIT)
        listed.done(listed.bela, listed.list_vote(listed.bela, listed.ada, ROUND, is_valid=False))
        listed.done(listed.cleo, listed.list_vote(listed.cleo, listed.ada, ROUND, is_valid=True))
        listed.at(NOW, SETTLE)
        listed.done(listed.ada, listed.payout(listed.ada, ROUND))

        assert listed.task().payouts[ROUND] is Payout.SUCCESSFUL

    def test_a_list_that_lost_its_audit_fails_and_pays_nobody(self, listed: Stage) -> None:
        fail(listed, ROUND, NOW)

        assert listed.task().payouts[ROUND] is Payout.FAILED
        assert listed.task().balances == {}

    def test_a_list_that_was_spoilt_after_it_was_announced_fails(self, listed: Stage) -> None:
        listed.upload(listed.ada, ROUND, {listed.ada.staking: BOUNTY_PER_ROUND + 1})
        listed.at(NOW, SETTLE)
        listed.done(listed.ada, listed.payout(listed.ada, ROUND))

        assert listed.task().payouts[ROUND] is Payout.FAILED
        assert listed.task().balances == {}

    @pytest.mark.parametrize("position", [SUBMISSION, AUDIT, SETTLE - 1])
    def test_before_its_time_it_is_refused(self, listed: Stage, position: int) -> None:
        listed.at(NOW, position)

        assert listed.refusal(listed.ada, listed.payout(listed.ada, ROUND)) == "Payout window is closed"

    def test_a_round_later_it_is_refused(self, listed: Stage) -> None:
        listed.at(NOW + 1, SETTLE)

        assert "takes no distribution list" in listed.refusal(listed.ada, listed.payout(listed.ada, ROUND))

    def test_without_a_list_it_is_refused(self, staked: Stage) -> None:
        staked.at(NOW, SETTLE)

        assert "no distribution list" in staked.refusal(staked.ada, staked.payout(staked.ada, ROUND))

    def test_a_second_time_it_is_refused(self, listed: Stage) -> None:
        listed.at(NOW, SETTLE)
        listed.done(listed.ada, listed.payout(listed.ada, ROUND))

        assert "paid out already" in listed.refusal(listed.cleo, listed.payout(listed.ada, ROUND))

    def test_a_list_that_failed_cannot_be_tried_again(self, listed: Stage) -> None:
        fail(listed, ROUND, NOW)
        listed.at(NOW, SETTLE + 1)

        assert "failed already" in listed.refusal(listed.ada, listed.payout(listed.ada, ROUND))


class TestSecondChance:
    def test_another_node_may_replace_a_failed_list_a_round_later(self, listed: Stage) -> None:
        fail(listed, ROUND, NOW)
        listed.at(NOW + 1)
        listed.upload(listed.bela, ROUND, {listed.ada.staking: 7})
        listed.done(listed.bela, listed.list(listed.bela, ROUND))
        listed.at(NOW + 1, SETTLE)
        listed.done(listed.bela, listed.payout(listed.bela, ROUND))

        assert listed.task().payouts[ROUND] is Payout.SUCCESSFUL
        assert listed.task().balances == {listed.ada.staking: 7}

    def test_the_failed_list_itself_stays_failed(self, listed: Stage) -> None:
        fail(listed, ROUND, NOW)
        listed.at(NOW + 1, SETTLE)

        assert "failed already" in listed.refusal(listed.ada, listed.payout(listed.ada, ROUND))

    def test_its_author_does_not_trigger_its_payout_again(self, listed: Stage) -> None:
        stages = NodeStages(
            Tools(
                ledger=listed.ledger,
                content=ContentStore(),
                census=ToyCensus(),
                wallet=listed.ada,
                task_id=listed.task_id,
                mint=None if listed.is_native else listed.mint,
            ),
            Conduct(role=Role.HONEST, seed=1, name="ada"),
        )
        listed.at(NOW, SETTLE)
        first = list(stages.pay_out(ROUND))
        fail(listed, ROUND, NOW)
        listed.at(NOW + 1, SETTLE)

        assert len(first) == 1
        assert list(stages.pay_out(ROUND + 1)) == []

    @pytest.mark.parametrize("extra", [0, 1])
    def test_there_is_a_last_chance(self, listed: Stage, extra: int) -> None:
        fail(listed, ROUND, NOW)
        listed.at(NOW + KEPT_ROUNDS + extra)
        piece = listed.piece(listed.bela, ROUND, b"{}")

        if extra:
            assert "takes no distribution list" in listed.refusal(listed.bela, piece)
        else:
            listed.done(listed.bela, piece)
