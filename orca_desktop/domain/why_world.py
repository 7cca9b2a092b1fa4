"""What a round needs before it can be worked on: program, network, container, task, stake."""

from __future__ import annotations

from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.why_case import Case, Evidence, Fact, FactId, FactState

NOT_RECORDED = "Not written down for this round."


def program(case: Case) -> Fact:
    if not case.needs_node:
        return _of_the_past(case, FactId.PROGRAM, "The program took part in the round.")
    if case.node_runs:
        return Fact(id=FactId.PROGRAM, state=FactState.HOLDS, words="The node is running.")
    return Fact(
        id=FactId.PROGRAM,
        state=FactState.FAILS,
        words="No node is running, so the round goes on without this one.",
        advice="Open the window, or start the node with “orca-desktop run”.",
    )


def network(case: Case) -> Fact:
    if case.is_over:
        return _of_the_past(case, FactId.NETWORK, "The network was in reach when the proof was sent.", on_chain=True)
    if case.network is None:
        return Fact(id=FactId.NETWORK, state=FactState.UNKNOWN, words="The network was not asked yet.")
    seen = (Evidence(name="Server", value=case.network.server), Evidence(name="Slot", value=str(case.network.slot)))
    if case.network.reachable:
        return Fact(id=FactId.NETWORK, state=FactState.HOLDS, words="The network answers.", evidence=seen)
    return Fact(
        id=FactId.NETWORK,
        state=FactState.FAILS,
        words=case.network.problem or "The network does not answer.",
        evidence=seen,
        advice="Check the internet connection; the program keeps trying.",
    )


def engine(case: Case) -> Fact:
    if not case.needs_node:
        return _of_the_past(case, FactId.ENGINE, "The container engine ran the work of this round.")
    if case.engine is None:
        return Fact(id=FactId.ENGINE, state=FactState.UNKNOWN, words="The container engine was not asked yet.")
    seen = (Evidence(name="Version", value=case.engine.version),) if case.engine.version else ()
    if case.engine.reachable:
        return Fact(id=FactId.ENGINE, state=FactState.HOLDS, words="The container engine answers.", evidence=seen)
    return Fact(
        id=FactId.ENGINE,
        state=FactState.FAILS,
        words=case.engine.problem or "The container engine does not answer.",
        advice="Start Docker; the program keeps trying.",
    )


def container(case: Case) -> Fact:
    if not case.needs_node:
        return _of_the_past(case, FactId.CONTAINER, "The container answered with a proof.")
    state, detail = case.task.state, case.task.detail
    seen = (Evidence(name="State", value=state.value), *_layers(case))
    match state:
        case TaskState.RUNNING | TaskState.FINISHING:
            held, words, advice = FactState.HOLDS, "The container runs and answers.", ""
        case TaskState.STARTING:
            held, words, advice = FactState.UNKNOWN, detail or "The container is being started.", ""
        case TaskState.UNHEALTHY:
            held, words = FactState.FAILS, detail or "The container does not work as it should."
            advice = "Its logs tell more; restart it if it does not recover."
        case TaskState.FAILED:
            held, words = FactState.FAILS, detail or "The container was given up."
            advice = "Look at its logs; start the task again when the cause is gone."
        case TaskState.STOPPED | TaskState.STOPPING:
            held, words, advice = FactState.FAILS, detail or "The task is stopped.", "Start the task."
    return Fact(id=FactId.CONTAINER, state=held, words=words, evidence=seen, advice=advice)


def task(case: Case) -> Fact:
    """What is known of the account is how it stands now; for a round that ended it is the reason only if unpaid."""
    now = case.task
    seen = _bounty(case)
    trouble = ""
    if now.migrated_to is not None:
        trouble = f"The creator has replaced the task by another one: {now.migrated_to}."
    elif not now.is_active:
        trouble = "The task is no longer active."
    elif now.total_bounty is not None and now.total_bounty <= 0:
        trouble = "The task's bounty is used up."
    if not trouble:
        words = "The task is active and has a bounty." if now.total_bounty is not None else "The task is active."
        held = FactState.HOLDS if now.as_of else FactState.UNKNOWN
        return Fact(
            id=FactId.TASK, state=held, words=words if now.as_of else "The task was not looked up yet.", evidence=seen
        )
    if case.result in (RoundResult.PAID, RoundResult.IDLE, RoundResult.MISSED, RoundResult.SLASHED):
        words = f"{trouble} It is not known whether that was so then."
        return Fact(id=FactId.TASK, state=FactState.UNKNOWN, words=words, evidence=seen)
    advice = "Finish the task; the new one can be joined by its ID." if now.migrated_to else "Finish the task."
    return Fact(id=FactId.TASK, state=FactState.FAILS, words=trouble, evidence=seen, advice=advice)


def stake(case: Case) -> Fact:
    seen = (Evidence(name=f"Staked, {case.task.token.unit}", value=str(case.task.stake)), *_as_of(case))
    if case.proof_slot is not None or case.is_paid:
        words = "There was a stake: the network took the proof."
        return Fact(id=FactId.STAKE, state=FactState.HOLDS, words=words, evidence=seen)
    if case.task.stake > 0:
        return Fact(id=FactId.STAKE, state=FactState.HOLDS, words="There is a stake in the task.", evidence=seen)
    if case.is_over or not case.task.as_of:
        return Fact(id=FactId.STAKE, state=FactState.UNKNOWN, words="The stake at that time is not known.")
    return Fact(
        id=FactId.STAKE,
        state=FactState.FAILS,
        words="There is no stake in the task: the network takes no proof without one.",
        evidence=seen,
        advice="Start the task; the stake is paid from the main wallet.",
    )


def _of_the_past(case: Case, about: FactId, words: str, *, on_chain: bool = False) -> Fact:
    """A fact of which the round itself is the evidence: a proof was made, or went on chain."""
    is_shown = case.proof_slot is not None if on_chain else case.has_proof
    if is_shown:
        return Fact(id=about, state=FactState.HOLDS, words=words)
    return Fact(id=about, state=FactState.UNKNOWN, words=NOT_RECORDED)


def _layers(case: Case) -> tuple[Evidence, ...]:
    told = (layer for layer in case.task.health if layer.words)
    return tuple(Evidence(name=layer.layer.value.capitalize(), value=layer.words) for layer in told)


def _bounty(case: Case) -> tuple[Evidence, ...]:
    if case.task.total_bounty is None:
        return _as_of(case)
    return (Evidence(name=f"Bounty left, {case.task.token.unit}", value=str(case.task.total_bounty)), *_as_of(case))


def _as_of(case: Case) -> tuple[Evidence, ...]:
    return (Evidence(name="As of slot", value=str(case.task.as_of)),) if case.task.as_of else ()
