"""“Why no reward?”: one chain, one answer, whatever a record holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.acts import ROUND_ACTS, ActKey, ActRecord, ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audits import AuditReceived
from orca_desktop.domain.keys import Signature, public_key
from orca_desktop.domain.records import DistributionRecord, Proof, RoundRecord, RoundStage, StageMark, StageOutcome
from orca_desktop.domain.rounds import RoundResult, Windows
from orca_desktop.domain.status import EngineKind, EngineStatus, NetworkStatus
from orca_desktop.domain.tasks import Cid, Task, TaskId, TaskState
from orca_desktop.domain.ways import Way
from orca_desktop.domain.why import explain, round_to_explain
from orca_desktop.domain.why_case import Case, Explanation, FactId, FactState

WINDOWS = Windows(starting_slot=1_000, round_time=100, submission_window=40, audit_window=40)
NUMBER = 7
NODE = public_key(bytes([7]) * 32)
TASK = Task(
    id=TaskId(public_key(bytes([1]) * 32)),
    name="Primes",
    image="a/b:1",
    windows=WINDOWS,
    bounty_per_round=Roe(1_000),
    minimum_stake=Roe(100),
    state=TaskState.RUNNING,
    stake=Roe(100),
    as_of=1_700,
    total_bounty=Roe(1_000_000),
)
PROOF = Proof(payload='{"x":1}', signature_valid=True, cid=Cid("bafyproof"), slot=1_810)
NETWORK = NetworkStatus(server="http://x", reachable=True, slot=1_750)
ENGINE = EngineStatus(kind=EngineKind.DOCKER, reachable=True, version="27")
DOUBT = AuditReceived(raised_by=NODE, votes_for=1, votes_against=4, slot=1_845)
LIST = DistributionRecord(author=NODE, ours=False, agrees=True, our_share=Roe(400), approved_nodes=3)


def record(result: RoundResult, **changes: object) -> RoundRecord:
    return replace(RoundRecord(task_id=TASK.id, number=NUMBER, result=result), **changes)  # type: ignore[arg-type]  # a test's shorthand


def case(of: RoundRecord | None, task: Task = TASK, *, slot: int | None = 1_750, runs: bool = True) -> Case:
    return Case(task=task, number=NUMBER, record=of, node_runs=runs, slot=slot, network=NETWORK, engine=ENGINE)


def mark(outcome: StageOutcome, words: str = "") -> StageMark:
    return StageMark(
        stage=RoundStage.WORK,
        outcome=outcome,
        began_slot=1_701,
        began_at=0.0,
        ended_slot=1_790,
        ended_at=40,
        words=words,
    )


def state(of: Explanation, about: FactId) -> FactState:
    return next(fact.state for fact in of.facts if fact.id is about)


# -- which fact is the answer ---------------------------------------------------------------------------------------

WORKING = record(RoundResult.WORKING)
PUT = record(RoundResult.IN_AUDIT, proof=PROOF)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (case(WORKING, runs=False), FactId.PROGRAM),
        (replace(case(WORKING), network=replace(NETWORK, reachable=False)), FactId.NETWORK),
        (replace(case(WORKING), engine=replace(ENGINE, reachable=False)), FactId.ENGINE),
        (case(WORKING, replace(TASK, state=TaskState.STOPPED)), FactId.CONTAINER),
        (case(WORKING, replace(TASK, state=TaskState.UNHEALTHY)), FactId.CONTAINER),
        (case(WORKING, replace(TASK, is_active=False)), FactId.TASK),
        (case(WORKING, replace(TASK, total_bounty=Roe(0))), FactId.TASK),
        (case(WORKING, replace(TASK, migrated_to=TASK.id)), FactId.TASK),
        (case(WORKING, replace(TASK, stake=Roe(0))), FactId.STAKE),
        (case(None), FactId.TAKEN_PART),
        (case(None, slot=5_000), FactId.TAKEN_PART),
        (case(WORKING), FactId.WORK),
        (case(record(RoundResult.MISSED, stages=(mark(StageOutcome.LATE, "No answer"),))), FactId.WORK),
        (case(record(RoundResult.MISSED)), FactId.PROOF),
        (case(record(RoundResult.IDLE)), FactId.PROOF),
        (case(record(RoundResult.MISSED, proof=replace(PROOF, slot=None))), FactId.ON_CHAIN),
        (case(record(RoundResult.WORKED, proof=replace(PROOF, slot=None))), FactId.ON_CHAIN),
        (case(record(RoundResult.WORKED, proof=replace(PROOF, cid=Cid("b" * 600)))), FactId.SIZE),
        (case(record(RoundResult.UNPAID, proof=replace(PROOF, signature_valid=False))), FactId.SIGNATURE),
        (case(PUT), FactId.AUDIT),
        (case(record(RoundResult.SLASHED, proof=PROOF, audit_received=DOUBT)), FactId.AUDIT),
        (case(record(RoundResult.SETTLING, proof=PROOF)), FactId.LIST),
        (case(record(RoundResult.UNPAID, proof=PROOF, distribution=replace(LIST, agrees=False))), FactId.LIST),
        (case(record(RoundResult.UNPAID, proof=PROOF, distribution=replace(LIST, our_share=None))), FactId.SHARE),
        (case(record(RoundResult.UNPAID, proof=PROOF, distribution=replace(LIST, our_share=Roe(0)))), FactId.SHARE),
        (case(record(RoundResult.UNPAID, proof=PROOF, distribution=LIST)), FactId.PAYOUT),
        (case(record(RoundResult.UNPAID, proof=PROOF, note="Nobody wrote a list.")), FactId.PAYOUT),
        (case(record(RoundResult.SETTLING, proof=PROOF, distribution=LIST)), FactId.PAYOUT),
        (case(record(RoundResult.PAID, proof=PROOF, distribution=LIST, reward=Roe(400))), FactId.PAYOUT),
    ],
    ids=lambda value: value.value if isinstance(value, FactId) else "case",
)
def test_the_first_thing_that_fails_is_the_answer(asked: Case, answer: FactId) -> None:
    assert explain(asked).answer.id is answer


def test_practice_is_the_answer_whatever_else_stood_in_the_way() -> None:
    made = record(RoundResult.PRACTISED, way=Way.PRACTICE, proof=replace(PROOF, slot=None))
    late = record(RoundResult.WOULD_MISS, way=Way.PRACTICE, note="The task did not answer in time.")
    practising = replace(TASK, way=Way.PRACTICE, stake=Roe(0), state=TaskState.UNHEALTHY)

    for asked in (case(made, practising), case(late, practising), case(None, practising), case(made)):
        answer = explain(asked).answer
        assert (answer.id, answer.state) == (FactId.TAKEN_PART, FactState.FAILS)
        assert "only practised" in answer.words
    assert state(explain(case(made)), FactId.PROOF) is FactState.HOLDS
    assert state(explain(case(late)), FactId.PROOF) is FactState.FAILS


def test_what_was_practised_is_no_round_without_a_reward_once_the_task_runs() -> None:
    practised = replace(record(RoundResult.WOULD_MISS, way=Way.PRACTICE), number=4)

    assert round_to_explain([practised, *numbered((5, RoundResult.PAID), (6, RoundResult.WORKING))]) == 6
    assert round_to_explain([practised]) == 4


def test_what_a_round_that_is_on_chain_needs_no_more_is_no_reason() -> None:
    stopped = replace(TASK, state=TaskState.STOPPED)
    asked = replace(case(PUT, stopped, runs=False, slot=1_850), engine=replace(ENGINE, reachable=False))

    assert explain(asked).answer.id is FactId.AUDIT


def test_what_was_not_recorded_is_said_to_be_that() -> None:
    chain = explain(case(record(RoundResult.MISSED, note="The container was not running."), slot=9_000))

    assert state(chain, FactId.CONTAINER) is FactState.UNKNOWN
    assert state(chain, FactId.WORK) is FactState.UNKNOWN
    assert chain.answer.words == "The container was not running."


def test_a_lost_audit_names_who_raised_it_and_the_votes() -> None:
    answer = explain(case(record(RoundResult.SLASHED, proof=PROOF, audit_received=DOUBT))).answer

    seen = {one.name: one.value for one in answer.evidence}
    assert (seen["Raised by"], seen["Votes for"], seen["Votes against"]) == (NODE, "1", "4")


def test_marks_are_evidence_with_slots_and_times() -> None:
    late = record(RoundResult.MISSED, stages=(mark(StageOutcome.LATE, "It held the request."),))
    answer = explain(case(late)).answer

    assert [one.value for one in answer.evidence] == [
        "slot 1701, 1970-01-01 00:00:00 UTC",
        "slot 1790, 1970-01-01 00:00:40 UTC",
        "It held the request.",
    ]


def act(name: str, status: ActStatus = ActStatus.DONE, detail: str = "", subject: str = "") -> ActRecord:
    key = ActKey(task_id=TASK.id, round=NUMBER, act=name, subject=subject)
    return ActRecord(key=key, status=status, detail=detail, signature=Signature(f"sig {name}{subject}"), slot=1_805)


def seen_of(asked: Case, about: FactId) -> dict[str, str]:
    (found,) = (fact for fact in explain(asked).facts if fact.id is about)
    return {one.name: one.value for one in found.evidence}


@pytest.mark.parametrize(
    ("name", "about", "title"),
    [
        ("submit", FactId.ON_CHAIN, "Submission"),
        ("vote", FactId.AUDIT, "Our vote"),
        ("submit list", FactId.LIST, "Our list"),
        ("vote on list", FactId.LIST, "Our vote on the list"),
        ("pay out", FactId.PAYOUT, "Our payout of the list"),
    ],
)
@pytest.mark.parametrize("of", [PUT, record(RoundResult.PAID, proof=PROOF), record(RoundResult.UNPAID, proof=PROOF)])
def test_each_act_is_evidence_of_its_fact(name: str, about: FactId, title: str, of: RoundRecord) -> None:
    done = replace(case(of), acts=(act(name, detail="an intent"),))
    refused = replace(case(of), acts=(act(name, ActStatus.REFUSED, "The window is closed."),))

    assert seen_of(done, about)[title] == "done, slot 1805"
    assert seen_of(done, about)[f"{title}, signature"] == f"sig {name}"
    assert f"{title}, the network's words" not in seen_of(done, about)
    assert seen_of(refused, about)[f"{title}, the network's words"] == "The window is closed."


def test_every_act_of_a_round_is_told_by_one_fact() -> None:
    facts = explain(replace(case(PUT), acts=tuple(act(name) for name in ROUND_ACTS))).facts
    signatures = [one.value for fact in facts for one in fact.evidence if one.name.endswith(", signature")]

    assert sorted(signatures) == sorted(f"sig {name}" for name in ROUND_ACTS)


def test_of_many_votes_the_refused_and_the_newest_are_told_and_the_rest_counted() -> None:
    votes = [act("vote", subject=str(number)) for number in range(8)]
    votes[0] = replace(votes[0], status=ActStatus.REFUSED, slot=0, signature=None)
    (audit,) = (fact for fact in explain(replace(case(PUT), acts=tuple(votes))).facts if fact.id is FactId.AUDIT)

    told = [one.value for one in audit.evidence if one.name == "Our vote"]
    assert told == ["refused (about 0)", *(f"done, slot 1805 (about {number})" for number in (7, 6, 5, 4))]
    assert [one.value for one in audit.evidence if one.name == "More of them"] == ["3"]


# -- which round is meant -------------------------------------------------------------------------------------------


def numbered(*rounds: tuple[int, RoundResult]) -> list[RoundRecord]:
    return [replace(record(result), number=number) for number, result in rounds]


def test_the_newest_round_without_a_reward_is_meant_else_the_newest() -> None:
    paid, missed, open_ = RoundResult.PAID, RoundResult.MISSED, RoundResult.WORKING

    assert round_to_explain(numbered((3, missed), (4, missed), (5, paid), (6, open_))) == 4
    assert round_to_explain(numbered((5, paid), (6, open_))) == 6
    assert round_to_explain([], current=9) == 9
    assert round_to_explain([]) is None


# -- properties -----------------------------------------------------------------------------------------------------

texts = st.text(max_size=20)
slots = st.integers(0, 10_000)
proofs = st.builds(
    Proof,
    payload=texts,
    signature_valid=st.booleans(),
    cid=st.none() | st.text(max_size=600).map(Cid),
    slot=st.none() | slots,
)
marks = st.builds(
    StageMark,
    stage=st.sampled_from(RoundStage),
    outcome=st.sampled_from(StageOutcome),
    began_slot=slots,
    began_at=st.floats(),
    ended_slot=st.none() | slots,
    ended_at=st.none() | st.floats(),
    words=texts,
)
received = st.builds(
    AuditReceived, raised_by=st.just(NODE), votes_for=st.integers(0, 9), votes_against=st.integers(0, 9), slot=slots
)
lists = st.builds(
    DistributionRecord,
    author=st.just(NODE),
    ours=st.booleans(),
    agrees=st.none() | st.booleans(),
    our_share=st.none() | st.integers(-900, 900).map(Roe),
)
records = st.builds(
    RoundRecord,
    task_id=st.just(TASK.id),
    number=st.just(NUMBER),
    result=st.sampled_from([result for result in RoundResult if not result.is_practice]),
    note=texts,
    proof=st.none() | proofs,
    audit_received=st.none() | received,
    distribution=st.none() | lists,
    reward=st.none() | st.integers(-900, 900).map(Roe),
    warning=texts,
    stages=st.lists(marks, max_size=4).map(tuple),
)
tasks = st.builds(
    lambda state, stake, as_of, active, bounty: replace(
        TASK, state=state, stake=Roe(stake), as_of=as_of, is_active=active, total_bounty=bounty
    ),
    st.sampled_from(TaskState),
    st.integers(0, 200),
    slots,
    st.booleans(),
    st.none() | st.integers(0, 9_000).map(Roe),
)
acts = st.builds(
    ActRecord,
    key=st.builds(
        ActKey, task_id=st.just(TASK.id), round=st.just(NUMBER), act=st.sampled_from(sorted(ROUND_ACTS)) | texts
    ),
    status=st.sampled_from(ActStatus),
    detail=texts,
    signature=st.none() | texts.map(Signature),
    slot=slots,
)
cases = st.builds(
    Case,
    task=tasks,
    number=st.just(NUMBER),
    record=st.none() | records,
    node_runs=st.booleans(),
    slot=st.none() | slots,
    network=st.none() | st.builds(replace, st.just(NETWORK), reachable=st.booleans()),
    engine=st.none() | st.builds(replace, st.just(ENGINE), reachable=st.booleans()),
    acts=st.lists(acts, max_size=6).map(tuple),
)


@given(cases)
def test_every_case_has_one_answer_and_its_facts_in_order(asked: Case) -> None:
    chain = explain(asked)

    assert [fact.id for fact in chain.facts] == list(FactId)
    assert all(fact.words for fact in chain.facts)
    assert sum(fact is chain.answer for fact in chain.facts) == 1


@given(cases)
def test_nothing_before_the_answer_fails_unless_the_round_was_paid(asked: Case) -> None:
    chain = explain(asked)
    before = chain.facts[: chain.facts.index(chain.answer)]

    assert chain.is_paid or all(fact.state is not FactState.FAILS for fact in before)


@given(cases)
def test_a_round_that_ended_without_a_reward_has_a_reason(asked: Case) -> None:
    chain = explain(asked)

    if asked.is_over and not asked.is_paid:
        assert chain.answer.state is FactState.FAILS


@given(records)
def test_a_paid_round_is_answered_with_its_payout(of: RoundRecord) -> None:
    answer = explain(case(replace(of, result=RoundResult.PAID))).answer

    assert (answer.id, answer.state) == (FactId.PAYOUT, FactState.HOLDS)
