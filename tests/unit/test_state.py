"""The state that the program shows, and the questions asked of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audits import AuditReceived
from orca_desktop.domain.commands import ReviewTask
from orca_desktop.domain.distribution import slash_of
from orca_desktop.domain.events import (
    CommandRefused,
    EngineChanged,
    Event,
    LogAppended,
    NetworkChanged,
    RoundChanged,
    TaskChanged,
    TaskReviewed,
    WalletChanged,
    WorkerCrashed,
)
from orca_desktop.domain.keys import PublicKey, WalletKeys
from orca_desktop.domain.moments import Moment, moment_at
from orca_desktop.domain.records import DistributionRecord, RoundRecord
from orca_desktop.domain.rounds import Phase, RoundResult, Windows
from orca_desktop.domain.status import EngineKind, EngineStatus, NetworkStatus, WalletStatus
from orca_desktop.domain.tasks import Task, TaskId, TaskReview
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.state import selectors
from orca_desktop.state.store import LOG_LINES_KEPT, Store
from tests.leaks import ExpectWarnings

TASK, OTHER = TaskId("task one"), TaskId("task two")
WINDOWS = Windows(starting_slot=1_000, round_time=100, submission_window=40, audit_window=40)
KEYS = WalletKeys(main=PublicKey("main"), staking=PublicKey("staking"))


def a_task(identity: TaskId = TASK, *, stake: int = 0, claimable: int = 0, nodes: int = 0, bounty: int = 6) -> Task:
    return Task(
        id=identity,
        name="A task",
        image="registry.example/app",
        windows=WINDOWS,
        bounty_per_round=Roe(bounty),
        minimum_stake=Roe(1),
        stake=Roe(stake),
        claimable=Roe(claimable),
        nodes=nodes,
    )


def a_round(number: int, result: RoundResult, reward: int | None = None, identity: TaskId = TASK) -> RoundRecord:
    return RoundRecord(task_id=identity, number=number, result=result, reward=None if reward is None else Roe(reward))


def a_review(*, total: int = 100, per_round: int = 30) -> TaskReview:
    return TaskReview(
        task_id=TASK,
        name="A task",
        author="",
        description="",
        image="registry.example/app",
        bounty_per_round=Roe(per_round),
        total_bounty=Roe(total),
        minimum_stake=Roe(1),
        nodes_last_round=3,
        round_seconds=10.0,
        windows=WINDOWS,
        requirements=(),
        main_balance=Roe(7),
    )


def a_store(*events: Event) -> Store:
    store = Store()
    for event in events:
        store.apply(event)
    return store


# -- the store --------------------------------------------------------------------------------------------------


def test_every_fact_is_kept_where_it_is_looked_for() -> None:
    network = NetworkStatus(server="a server", reachable=True, slot=5)
    engine = EngineStatus(kind=EngineKind.DOCKER, reachable=True)
    wallet = WalletStatus(name="default", keys=KEYS, balance=Roe(9), as_of=5)
    paid = a_round(3, RoundResult.PAID, 5)
    store = a_store(
        NetworkChanged(network),
        EngineChanged(engine),
        WalletChanged(wallet),
        TaskChanged(a_task()),
        RoundChanged(a_round(3, RoundResult.WORKING)),
        RoundChanged(paid),
        LogAppended(TASK, ("one", "two")),
        LogAppended(TASK, ("three",)),
        WorkerCrashed(TASK, "a fault", will_restart=True),
    )

    assert (store.network, store.engine, store.wallet) == (network, engine, wallet)
    assert store.tasks == {TASK: a_task()}
    assert store.rounds == {TASK: {3: paid}}
    assert list(store.logs[TASK]) == ["one", "two", "three"]


def test_a_review_takes_the_place_of_an_earlier_refusal_and_a_refusal_stands_beside_it() -> None:
    refused = CommandRefused(ReviewTask("x"), "No", "Because.")
    store = a_store(refused)
    seen = [(store.review, store.refusal)]
    for event in (TaskReviewed(a_review()), refused):
        store.apply(event)
        seen.append((store.review, store.refusal))

    assert seen == [(None, refused), (a_review(), None), (a_review(), refused)]


def test_only_the_newest_lines_of_a_log_are_kept() -> None:
    store = a_store(*(LogAppended(TASK, (f"line {number}",)) for number in range(LOG_LINES_KEPT + 5)))

    assert len(store.logs[TASK]) == LOG_LINES_KEPT
    assert next(iter(store.logs[TASK])) == "line 5"


def test_listeners_are_told_after_the_event_was_applied_until_they_leave() -> None:
    store = Store()
    seen: list[tuple[Event, int]] = []
    leave = store.subscribe(lambda event: seen.append((event, len(store.tasks))))
    event = TaskChanged(a_task())
    store.apply(event)
    leave()
    store.apply(event)

    assert seen == [(event, 1)]


def test_a_listener_may_leave_while_it_is_told() -> None:
    store = Store()
    told: list[str] = []

    def once(event: Event) -> None:
        told.append("first")
        leave()

    leave = store.subscribe(once)
    store.subscribe(lambda _: told.append("second"))
    store.apply(TaskChanged(a_task()))
    store.apply(TaskChanged(a_task()))

    assert told == ["first", "second", "second"]


def test_a_listener_that_breaks_disturbs_neither_the_others_nor_the_node(expect_warnings: ExpectWarnings) -> None:
    expect_warnings("a listener failed at TaskChanged")
    store, told = Store(), list[Event]()

    def broken(event: Event) -> None:
        raise ZeroDivisionError

    store.subscribe(broken)
    store.subscribe(told.append)
    store.apply(TaskChanged(a_task()))

    assert len(told) == 1


@given(
    st.lists(st.tuples(st.sampled_from([TASK, OTHER]), st.integers(0, 5), st.sampled_from(RoundResult)), max_size=20)
)
def test_applying_the_same_events_again_changes_nothing(facts: list[tuple[TaskId, int, RoundResult]]) -> None:
    events = [RoundChanged(a_round(number, result, identity=identity)) for identity, number, result in facts]
    store = a_store(*events)
    again = a_store(*events, *events)

    assert store.rounds == again.rounds


# -- selectors --------------------------------------------------------------------------------------------------


def test_totals_sum_all_tasks_and_rounds() -> None:
    audited = RoundRecord(
        task_id=OTHER,
        number=1,
        result=RoundResult.SLASHED,
        reward=Roe(-70),
        audit_received=AuditReceived(raised_by=PublicKey("node"), votes_for=0, votes_against=1, slot=5),
    )
    store = a_store(
        TaskChanged(a_task(stake=10, claimable=3)),
        TaskChanged(a_task(OTHER, stake=20, claimable=4)),
        RoundChanged(a_round(1, RoundResult.PAID, 5)),
        RoundChanged(a_round(2, RoundResult.PAID, 6)),
        RoundChanged(a_round(3, RoundResult.MISSED)),
        RoundChanged(a_round(4, RoundResult.IN_AUDIT)),
        RoundChanged(audited),
    )

    assert selectors.totals(store) == selectors.Totals(
        token=KOII,
        claimable=Roe(7),
        staked=Roe(30),
        earned=Roe(11),
        slashed=Roe(70),
        paid=2,
        missed=1,
        finished=4,
        audits_against=1,
    )


def test_totals_of_a_token_leave_all_others_out() -> None:
    fire = Token(symbol="FIRE", decimals=6, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))
    paid, cut = a_round(1, RoundResult.PAID, 5, identity=OTHER), a_round(2, RoundResult.SLASHED, -3, identity=OTHER)
    store = a_store(
        TaskChanged(a_task(stake=10, claimable=3)),
        TaskChanged(replace(a_task(OTHER, stake=20, claimable=4), token=fire)),
        RoundChanged(a_round(1, RoundResult.PAID, 6)),
        RoundChanged(replace(paid, token=fire)),
        RoundChanged(replace(cut, token=fire)),
    )
    koii, tokens = selectors.totals(store), selectors.totals(store, fire)

    assert (koii.claimable, koii.staked, koii.earned, koii.slashed) == (3, 10, 6, 0)
    assert (tokens.claimable, tokens.staked, tokens.earned, tokens.slashed) == (4, 20, 5, 3)
    assert selectors.tokens_of(store.tasks.values()) == (fire,)


def test_totals_of_nothing_are_nothing() -> None:
    totals = selectors.totals(Store())

    assert (totals.claimable, totals.earned, totals.slashed, totals.finished) == (0, 0, 0, 0)


def test_the_last_rounds_are_those_that_there_are() -> None:
    store = a_store(*(RoundChanged(a_round(number, RoundResult.PAID)) for number in (9, 3, 7)))

    assert [record.number for record in selectors.last_rounds(store, TASK, 2)] == [7, 9]
    assert selectors.last_rounds(store, OTHER, 2) == ()


def test_the_strip_has_gaps_where_there_was_no_round() -> None:
    store = a_store(*(RoundChanged(a_round(number, RoundResult.PAID)) for number in (9, 3, 7)))

    strip = selectors.round_strip(store, TASK, 4)

    assert [record and record.number for record in strip] == [None, 7, None, 9]
    assert selectors.round_strip(store, OTHER, 3) == (None, None, None)


@pytest.mark.parametrize(
    ("slot", "moment"),
    [
        (990.5, Moment(number=0, phase=None, progress=0.0, slots_left=9.5)),
        (1_000, Moment(number=0, phase=Phase.SUBMISSION, progress=0.0, slots_left=40)),
        (1_139.5, Moment(number=1, phase=Phase.SUBMISSION, progress=0.395, slots_left=0.5)),
        (1_140, Moment(number=1, phase=Phase.AUDIT, progress=0.4, slots_left=40)),
        (1_299, Moment(number=2, phase=Phase.SETTLE, progress=0.99, slots_left=1)),
    ],
)
def test_a_slot_is_a_moment_of_a_round(slot: float, moment: Moment) -> None:
    assert moment_at(WINDOWS, slot) == moment


@given(st.floats(0, 10_000))
def test_a_moment_never_leaves_its_round(slot: float) -> None:
    moment = moment_at(WINDOWS, slot)

    assert 0.0 <= moment.progress <= 1.0
    assert moment.slots_left >= 0.0
    assert (moment.phase is None) == (slot < WINDOWS.starting_slot)


@given(st.integers(0, 10**18))
def test_the_slash_that_is_shown_is_the_one_that_is_taken(stake: int) -> None:
    assert selectors.slash_example(Roe(stake)) == slash_of(stake)


@pytest.mark.parametrize(("total", "per_round", "rounds"), [(100, 30, 3), (29, 30, 0), (100, 0, 0)])
def test_the_runway_counts_full_rounds(total: int, per_round: int, rounds: int) -> None:
    assert selectors.runway_rounds(a_review(total=total, per_round=per_round)) == rounds


def test_what_an_open_round_may_bring_is_our_share_or_an_equal_one() -> None:
    in_audit = a_round(3, RoundResult.IN_AUDIT)
    listed = RoundRecord(
        task_id=TASK,
        number=3,
        result=RoundResult.SETTLING,
        distribution=DistributionRecord(author=PublicKey("node"), ours=False, our_share=Roe(5)),
    )

    assert selectors.expected_reward(a_task(nodes=3, bounty=6), in_audit) == 2
    assert selectors.expected_reward(a_task(nodes=0, bounty=6), in_audit) is None
    assert selectors.expected_reward(a_task(nodes=3, bounty=6), listed) == 5


@pytest.mark.parametrize("result", [RoundResult.WORKING, RoundResult.WORKED, RoundResult.PAID, RoundResult.MISSED])
def test_a_round_without_a_proof_on_chain_or_with_its_end_promises_nothing(result: RoundResult) -> None:
    assert selectors.expected_reward(a_task(nodes=3), a_round(3, result)) is None


def test_what_can_be_spent_is_the_newest_balance_that_is_known() -> None:
    wallet = WalletStatus(name="default", keys=KEYS, balance=Roe(9), as_of=5)

    assert selectors.spendable(Store(), a_review()) == 7
    assert selectors.spendable(a_store(WalletChanged(wallet)), a_review()) == 9
