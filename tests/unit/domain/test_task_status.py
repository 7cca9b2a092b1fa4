"""The status of a task: a case for every kind, the order among them, and the page that documents it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audits import AuditReceived
from orca_desktop.domain.containers import Change
from orca_desktop.domain.keys import WalletKeys, public_key
from orca_desktop.domain.records import Proof, RoundRecord
from orca_desktop.domain.rounds import RoundResult, Windows
from orca_desktop.domain.status import EngineKind, EngineStatus, NetworkStatus, WalletStatus
from orca_desktop.domain.task_sight import Sight, withdrawable_from
from orca_desktop.domain.task_status import RULES, StatusKind, status_of
from orca_desktop.domain.tasks import Cid, Task, TaskId, TaskState
from orca_desktop.domain.tokens import Token, TokenAmount
from orca_desktop.domain.ways import Way

PAGE = Path(__file__).parents[3] / "docs" / "status.md"
WINDOWS = Windows(starting_slot=1_000, round_time=100, submission_window=40, audit_window=40)
NODE = public_key(bytes([7]) * 32)
TASK = Task(
    id=TaskId(public_key(bytes([1]) * 32)),
    name="Primes",
    image="a/b:1",
    windows=WINDOWS,
    bounty_per_round=Roe(1_000),
    minimum_stake=Roe(1_000_000),
    state=TaskState.RUNNING,
    stake=Roe(1_000_000),
    as_of=1_700,
    is_allowlisted=True,
    was_allowlisted=True,
    total_bounty=Roe(1_000_000),
)
WALLET = WalletStatus(name="w", keys=WalletKeys(main=NODE, staking=NODE), balance=Roe(10**9), as_of=1_700)
NETWORK = NetworkStatus(server="http://x", reachable=True, slot=1_750)
ENGINE = EngineStatus(kind=EngineKind.DOCKER, reachable=True)
DOUBT = AuditReceived(raised_by=NODE, votes_for=1, votes_against=4, slot=1_845)
CLEARED = replace(DOUBT, votes_for=5)
PROOF = Proof(payload="{}", signature_valid=True, cid=Cid("bafy"), slot=1_810)


def a_round(number: int, result: RoundResult, **more: Any) -> RoundRecord:
    proof = None if result in (RoundResult.WORKING, RoundResult.MISSED) else PROOF
    return RoundRecord(task_id=TASK.id, number=number, result=result, proof=proof, **more)


PAID, MISSED = a_round(5, RoundResult.PAID, reward=Roe(400)), a_round(6, RoundResult.MISSED, note="It was silent.")
UNPAID = a_round(5, RoundResult.UNPAID, note="The list leaves us out.")
SLASHED = a_round(5, RoundResult.SLASHED, reward=Roe(-700_000_000))
DOUBTED = a_round(6, RoundResult.IN_AUDIT, audit_received=DOUBT)
PRACTISED = a_round(6, RoundResult.PRACTISED, way=Way.PRACTICE)
WARNED = a_round(7, RoundResult.WORKING, warning="The container does not answer.")
OPEN = a_round(7, RoundResult.WORKING)


def sight(*rounds: RoundRecord, **fields: Any) -> Sight:
    return Sight(task=replace(TASK, **fields), rounds=rounds, network=NETWORK, engine=ENGINE, wallet=WALLET, slot=1_750)


def with_wallet(of: Sight, balance: int) -> Sight:
    return replace(of, wallet=replace(WALLET, balance=Roe(balance)))


CASES: dict[StatusKind, Sight] = {
    StatusKind.MIGRATED: sight(PAID, migrated_to=TaskId(NODE)),
    StatusKind.COMPLETE: sight(PAID, is_active=False),
    StatusKind.OUT_OF_BOUNTY: sight(PAID, total_bounty=Roe(0)),
    StatusKind.WATCHING: sight(state=TaskState.STOPPED, way=Way.WATCH),
    StatusKind.WAITING_FOR_APPROVAL: sight(PAID, changes=(Change(what="Image", before="a", now="b"),)),
    StatusKind.UNDERFUNDED: with_wallet(sight(state=TaskState.FAILED, detail="Not enough KOII.", stake=Roe(0)), 5),
    StatusKind.FAILED: sight(PAID, state=TaskState.FAILED, detail="It crashed 6 times."),
    StatusKind.STOPPING: sight(PAID, state=TaskState.STOPPING),
    StatusKind.COOLING_DOWN: sight(PAID, state=TaskState.STOPPED),
    StatusKind.STOPPED: sight(state=TaskState.STOPPED),
    StatusKind.NETWORK_AWAY: replace(sight(PAID), network=replace(NETWORK, reachable=False)),
    StatusKind.ENGINE_AWAY: replace(sight(PAID), engine=replace(ENGINE, reachable=False)),
    StatusKind.UNHEALTHY: sight(PAID, state=TaskState.UNHEALTHY),
    StatusKind.FINISHING: sight(PAID, state=TaskState.FINISHING),
    StatusKind.STARTING: sight(PAID, state=TaskState.STARTING),
    StatusKind.PRACTISING: sight(PRACTISED, way=Way.PRACTICE),
    StatusKind.MISS_EXPECTED: sight(PAID, WARNED),
    StatusKind.FLAGGED: sight(PAID, DOUBTED),
    StatusKind.SLASHED: sight(SLASHED),
    StatusKind.MISSING: sight(PAID, MISSED),
    StatusKind.UNPAID: sight(UNPAID),
    StatusKind.DELISTED: sight(PAID, is_allowlisted=False),
    StatusKind.EARNING: sight(PAID),
    StatusKind.WARMING_UP: sight(OPEN),
}


@pytest.mark.parametrize("kind", CASES, ids=lambda kind: kind.value)
def test_each_kind_is_found(kind: StatusKind) -> None:
    status = status_of(CASES[kind])

    assert status.kind is kind
    assert status.title
    assert status.words.endswith((".", "!"))


def test_variables_without_a_value_are_waited_for() -> None:
    (container,) = TASK.run_plan.containers
    plan = replace(TASK.run_plan, containers=(replace(container, variables=(("KEY", "${API_KEY}"),)),))
    asking = sight(state=TaskState.STOPPED, plan=plan)

    status = status_of(asking)

    assert (status.kind, status.words[-9:]) == (StatusKind.WAITING_FOR_VARIABLES, " API_KEY.")
    assert status_of(replace(asking, task=replace(asking.task, variables_set=("API_KEY",)))).kind is StatusKind.STOPPED


def test_there_is_one_rule_for_every_kind() -> None:
    kinds = [rule.kind for rule in RULES]

    assert sorted(kind.value for kind in kinds) == sorted(kind.value for kind in StatusKind)
    assert CASES.keys() | {StatusKind.WAITING_FOR_VARIABLES} == set(StatusKind)
    assert len({rule.title for rule in RULES}) == len(RULES)


# -- which of two wins ----------------------------------------------------------------------------------------------

FIELDS = ("migrated_to", "is_active", "total_bounty", "way", "changes", "is_allowlisted", "stake")


def both(one: Sight, other: Sight) -> Sight:
    """What is unusual about either. A state other than running is that of the one that has it, else of *other*."""
    base = sight()
    fields = {
        name: getattr(one.task if getattr(one.task, name) != getattr(TASK, name) else other.task, name)
        for name in FIELDS
    }
    of_state = one if one.task.state is not TaskState.RUNNING else other
    rounds = {record.number: record for record in (*other.rounds, *one.rounds)}
    return replace(
        base,
        task=replace(base.task, state=of_state.task.state, detail=of_state.task.detail, **fields),
        rounds=tuple(rounds[number] for number in sorted(rounds)),
        network=one.network if one.network != NETWORK else other.network,
        engine=one.engine if one.engine != ENGINE else other.engine,
        wallet=one.wallet if one.wallet != WALLET else other.wallet,
    )


ORDER = [rule.kind for rule in RULES if rule.kind in CASES]
STATES = {
    StatusKind.UNDERFUNDED,
    StatusKind.FAILED,
    StatusKind.STOPPING,
    StatusKind.COOLING_DOWN,
    StatusKind.STOPPED,
    StatusKind.UNHEALTHY,
    StatusKind.FINISHING,
    StatusKind.STARTING,
}
"""A task has one state: two of these never come together."""

EXCLUDING = (
    {frozenset({StatusKind.UNDERFUNDED, StatusKind.PRACTISING})}
    | {frozenset({StatusKind.STOPPED, other}) for other in ORDER[ORDER.index(StatusKind.NETWORK_AWAY) :]}
    | {frozenset({StatusKind.SLASHED, other}) for other in (StatusKind.UNPAID, StatusKind.EARNING)}
)
"""With rounds that it had, a stopped task is cooling down; and one round has one end: what counts is tested below.

Practice needs no money.
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [pair for pair in itertools.combinations(ORDER, 2) if not set(pair) <= STATES and frozenset(pair) not in EXCLUDING],
    ids=lambda kind: kind.value,
)
def test_of_two_that_hold_the_earlier_one_in_the_table_is_told(first: StatusKind, second: StatusKind) -> None:
    assert status_of(both(CASES[first], CASES[second])).kind is first


def test_a_cut_stays_news_for_some_rounds_that_end_well() -> None:
    later = [a_round(number, RoundResult.PAID, reward=Roe(400)) for number in (6, 7, 8)]

    assert status_of(sight(SLASHED, *later[:2])).kind is StatusKind.SLASHED
    assert status_of(sight(SLASHED, *later)).kind is StatusKind.EARNING


# -- practice -------------------------------------------------------------------------------------------------------


def test_whatever_is_told_of_a_task_that_practises_its_title_says_that_it_does() -> None:
    titles = {kind: status_of(replace(seen, task=replace(seen.task, way=Way.PRACTICE))) for kind, seen in CASES.items()}

    assert all(told.title.startswith("Practi") for told in titles.values())
    assert titles[StatusKind.FAILED].title == "Practice: failed"
    assert titles[StatusKind.EARNING].title == "Practising"


def test_practice_tells_how_its_newest_round_went_and_what_came_of_a_run_before_it_does_not_matter() -> None:
    would_miss = a_round(7, RoundResult.WOULD_MISS, way=Way.PRACTICE, note="The task did not answer in time.")

    assert "Round 6 went well" in status_of(sight(SLASHED, PRACTISED, way=Way.PRACTICE)).words
    missed = status_of(sight(PRACTISED, would_miss, way=Way.PRACTICE))
    assert "Round 7 would have been missed. The task did not answer in time." in missed.words
    assert "No round was practised" in status_of(sight(PAID, way=Way.PRACTICE)).words


def test_a_run_is_told_by_its_own_rounds_not_by_those_it_practised() -> None:
    would_miss = a_round(7, RoundResult.WOULD_MISS, way=Way.PRACTICE)

    assert status_of(sight(PAID, would_miss)).kind is StatusKind.EARNING
    assert status_of(sight(PRACTISED)).kind is StatusKind.WARMING_UP


def test_practice_needs_no_money() -> None:
    poor = with_wallet(sight(state=TaskState.STARTING, stake=Roe(0), way=Way.PRACTICE), 0)

    assert status_of(poor).kind is StatusKind.STARTING


# -- edges ----------------------------------------------------------------------------------------------------------


def test_a_first_round_that_was_half_over_is_no_missing_round() -> None:
    assert status_of(sight(MISSED, OPEN)).kind is StatusKind.WARMING_UP
    assert status_of(sight(replace(MISSED, number=5), MISSED, OPEN)).kind is StatusKind.MISSING


def test_votes_that_clear_a_proof_end_the_doubt() -> None:
    voted = replace(DOUBTED, result=RoundResult.SETTLING)

    assert status_of(sight(PAID, voted)).kind is StatusKind.FLAGGED
    assert status_of(sight(PAID, replace(voted, audit_received=CLEARED))).kind is StatusKind.EARNING
    assert status_of(sight(PAID, replace(DOUBTED, audit_received=CLEARED))).kind is StatusKind.FLAGGED


def test_a_private_task_that_was_never_listed_is_not_delisted() -> None:
    assert status_of(sight(PAID, is_allowlisted=False, was_allowlisted=False)).kind is StatusKind.EARNING


def test_the_stake_is_free_in_the_fourth_round_after_the_newest_proof() -> None:
    stopped = sight(PAID, state=TaskState.STOPPED)
    due = WINDOWS.start_of(9)

    assert withdrawable_from(TASK, (PAID, OPEN)) == due
    assert status_of(stopped).due == due
    assert status_of(replace(stopped, slot=due - 1)).kind is StatusKind.COOLING_DOWN
    assert status_of(replace(stopped, slot=due)).kind is StatusKind.STOPPED


def test_warming_up_tells_when_the_first_reward_can_come() -> None:
    status = status_of(sight(OPEN))

    assert status.due == WINDOWS.settle_start_of(9)
    assert "round 9" in status.words


FIRE = Token(symbol="FIRE", decimals=3, mint=NODE)


@pytest.mark.parametrize(
    ("held", "koii", "words"),
    [
        (999_999, 10**9, "It needs 1,000.000 FIRE more of stake; the main wallet holds 999.999 FIRE."),
        (0, 10**9, "the main wallet holds 0.000 FIRE"),
        (1_000_000, 9_999, "too little for the fees"),
        (1_000_000, 10**9, ""),
        (None, 10**9, ""),
    ],
)
def test_what_is_missing_for_a_stake_is_said_in_the_tasks_token(held: int | None, koii: int, words: str) -> None:
    tokens = None if held is None else (TokenAmount(token=FIRE, amount=held),)
    poor = sight(state=TaskState.FAILED, detail="Not enough.", stake=Roe(0), token=FIRE)
    found = status_of(replace(poor, wallet=replace(WALLET, tokens=tokens, balance=Roe(koii))))

    assert found.kind is (StatusKind.UNDERFUNDED if words else StatusKind.FAILED)
    assert words in found.words


def test_fees_that_cannot_be_paid_are_told_while_it_runs() -> None:
    assert status_of(with_wallet(sight(PAID), 9_999)).kind is StatusKind.UNDERFUNDED
    assert status_of(with_wallet(sight(PAID), 10_000)).kind is StatusKind.EARNING


sights = st.builds(
    Sight,
    task=st.builds(
        lambda state, stake, as_of, active, bounty: replace(
            TASK, state=state, stake=Roe(stake), as_of=as_of, is_active=active, total_bounty=bounty
        ),
        st.sampled_from(TaskState),
        st.sampled_from([0, 10, 10**7]),
        st.sampled_from([0, 1_700]),
        st.booleans(),
        st.none() | st.sampled_from([Roe(0), Roe(10**6)]),
    ),
    rounds=st.lists(
        st.builds(
            lambda result, audit, warning, has_proof: replace(
                a_round(0, result, audit_received=audit, warning=warning), proof=PROOF if has_proof else None
            ),
            st.sampled_from(RoundResult),
            st.sampled_from([None, DOUBT, CLEARED]),
            st.sampled_from(["", "It is silent."]),
            st.booleans(),
        ),
        max_size=6,
    ).map(lambda records: tuple(replace(record, number=number) for number, record in enumerate(records))),
    network=st.sampled_from([None, NETWORK, replace(NETWORK, reachable=False)]),
    engine=st.sampled_from([None, ENGINE, replace(ENGINE, reachable=False)]),
    wallet=st.none() | st.just(WALLET),
    slot=st.none() | st.integers(0, 5_000),
)


@given(sights)
def test_every_task_has_a_status(seen: Sight) -> None:
    holding = [rule.kind for rule in RULES if rule.says(seen) is not None]

    assert status_of(seen).kind is holding[0]


# -- the page -------------------------------------------------------------------------------------------------------


def test_the_page_shows_the_table() -> None:
    rows = [f"| {place} | {rule.title} | {rule.when} | {rule.why} |" for place, rule in enumerate(RULES, start=1)]

    assert "\n".join(rows) in PAGE.read_text("utf-8")
