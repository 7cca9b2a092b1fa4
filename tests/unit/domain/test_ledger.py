"""What the ledger's rows sum to: by day, task and token, beside the period before."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.intents import Intent, intended, intent_text, with_deposit
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.ledger import FEE_PER_SIGNATURE, Account, EntryKind, act_entries, day_of, round_entries
from orca_desktop.domain.ledger_sums import DaySum, by_day, by_task, by_token
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.k2.programs import ROE_PER_SIGNATURE

ONE, TWO = TaskId("one"), TaskId("two")
TWO_KEY = PublicKey("CpeYMSAY95eF7qcDoK8ozPaS8oZWkSeD3atk2sTfpT5J")
FIRE = Token(symbol="FIRE", decimals=9, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))


def an_act(what: str, status: ActStatus = ActStatus.DONE, detail: str = "", signature: str | None = "sig") -> ActRecord:
    key = ActKey(task_id=ONE, round=3, act=what)
    return ActRecord(
        key=key, status=status, detail=detail, signature=None if signature is None else Signature(signature)
    )


def a_sum(day: int, amount: int, kind: EntryKind = EntryKind.REWARD, task: TaskId = ONE) -> DaySum:
    accounts = {EntryKind.REWARD: Account.CLAIMABLE, EntryKind.SLASH: Account.STAKE}
    account = accounts.get(kind, Account.MAIN)
    return DaySum(day=date(2026, 1, day), task_id=task, token="KOII", account=account, kind=kind, amount=amount, rows=1)


def amounts(act: ActRecord, intent: str = "") -> list[tuple[str, str, int]]:
    return [(entry.account.value, entry.kind.value, entry.amount) for entry in act_entries(act, intent, 1.0)]


def test_the_fee_is_that_of_the_network() -> None:
    assert FEE_PER_SIGNATURE == ROE_PER_SIGNATURE


def test_an_act_costs_a_fee_for_each_of_its_signatures() -> None:
    assert amounts(an_act("submit")) == [("main", "fee", -10_000)]
    assert amounts(an_act("pay out")) == [("main", "fee", -5_000)]


@pytest.mark.parametrize("count", [1, 2, 17])
def test_the_upload_of_a_list_that_was_one_act_costs_the_fees_of_all_its_pieces(count: int) -> None:
    done = an_act("upload list", detail=f"{count} transaction{'' if count == 1 else 's'}")

    assert amounts(done, "3 nodes") == [("main", "fee", -10_000 * count)]
    assert amounts(an_act("upload list"), "3 nodes") == [("main", "fee", -10_000)]


@pytest.mark.parametrize("to", [None, TWO_KEY])
@pytest.mark.parametrize("token", [KOII, FIRE])
@pytest.mark.parametrize("deposit", [0, 2_039_280])
def test_what_an_intent_tells_is_read_as_it_was_written(to: PublicKey | None, token: Token, deposit: int) -> None:
    found = intended(with_deposit(intent_text(2**64 - 1, token, to), deposit))

    assert found == Intent(amount=2**64 - 1, token=token.mint or "KOII", to=to, deposit=deposit)


@pytest.mark.parametrize("deposit", [0, 7_866_240, -42])
@pytest.mark.parametrize("amount", ["", "500 ROE"])
def test_a_deposit_is_told_with_the_intent_and_has_a_row(amount: str, deposit: int) -> None:
    rows = amounts(an_act("stake"), with_deposit(amount, deposit))

    assert [row for row in rows if row[1] == "deposit"] == ([("main", "deposit", -deposit)] if deposit else [])
    assert [row for row in rows if row[1] == "stake"] == (
        [("main", "stake", -500), ("stake", "stake", 500)] if amount else []
    )


def test_an_act_that_failed_on_chain_costs_its_fee_and_moves_nothing() -> None:
    failed = an_act("stake", ActStatus.REFUSED, "the network carried it out with an error: custom program error")
    assert amounts(failed, "5 ROE") == [("main", "fee", -10_000)]


def test_what_was_never_carried_out_costs_nothing() -> None:
    for status in (ActStatus.INTENDED, ActStatus.UNKNOWN, ActStatus.REFUSED):
        assert amounts(an_act("submit", status, "You may not")) == []
    assert amounts(an_act("work", signature=None)) == []


def test_what_moves_between_two_accounts_has_a_row_in_each() -> None:
    assert amounts(an_act("unstake"), "5 ROE")[1:] == [("stake", "unstake", -5), ("claimable", "returned stake", 5)]
    assert amounts(an_act("claim"), "5 ROE")[1:] == [("claimable", "claim", -5), ("main", "claim", 5)]
    assert amounts(an_act("transfer"), "5 ROE")[1:] == [("main", "transfer", -5)]
    assert amounts(an_act("stake"), "a lot of ROE") == [("main", "fee", -10_000)]


def test_only_a_round_that_was_paid_or_slashed_has_a_row() -> None:
    def kinds(result: RoundResult, reward: int | None) -> list[tuple[str, int]]:
        record = RoundRecord(task_id=ONE, number=3, result=result, reward=None if reward is None else Roe(reward))
        return [(entry.kind.value, entry.amount) for entry in round_entries(record, 1.0, 2)]

    assert kinds(RoundResult.PAID, 7) == [("reward", 7)]
    assert kinds(RoundResult.SLASHED, -7) == [("slash", -7)]
    assert kinds(RoundResult.UNPAID, 0) == kinds(RoundResult.SETTLING, None) == []


def test_days_without_rows_are_in_the_series_too() -> None:
    series = by_day(
        [a_sum(2, 5), a_sum(2, -1, EntryKind.FEE), a_sum(4, -3, EntryKind.SLASH)], date(2026, 1, 1), date(2026, 1, 4)
    )

    assert [(period.key[-2:], period.net) for period in series] == [("01", 0), ("02", 4), ("03", 0), ("04", -3)]


def test_tasks_stand_beside_the_period_before_the_largest_first() -> None:
    sums = [a_sum(3, 5), a_sum(2, 9), a_sum(3, 8, task=TWO), a_sum(1, 100)]
    compared = by_task(sums, date(2026, 1, 3), date(2026, 1, 3))

    assert [(pair.now.key, pair.now.net, pair.before.net) for pair in compared] == [("two", 8, 0), ("one", 5, 9)]


def test_what_only_moves_is_no_gain() -> None:
    assert by_token([a_sum(1, 5), a_sum(1, -500, EntryKind.STAKE)], date(2026, 1, 1), date(2026, 1, 1))[0].now.net == 5


@given(
    st.lists(
        st.builds(
            a_sum, st.integers(1, 28), st.integers(-9, 9), st.sampled_from(EntryKind), st.sampled_from([ONE, TWO])
        )
    )
)
def test_days_and_tasks_sum_to_the_same(sums: list[DaySum]) -> None:
    first, last = date(2026, 1, 5), date(2026, 1, 20)

    days = sum(period.net for period in by_day(sums, first, last))
    assert days == sum(pair.now.net for pair in by_task(sums, first, last))
    assert days == sum(pair.now.net for pair in by_token(sums, first, last))


def test_the_day_is_that_in_utc_even_before_the_epoch() -> None:
    assert [day_of(at).isoformat() for at in (0.0, 86_399.9, 86_400.0, -1.0)] == [
        "1970-01-01",
        "1970-01-01",
        "1970-01-02",
        "1969-12-31",
    ]
