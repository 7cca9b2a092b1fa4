"""Why a round brought no reward, asked of the store."""

from __future__ import annotations

from orca_desktop.domain.tasks import Task
from orca_desktop.domain.why import explain, round_to_explain
from orca_desktop.domain.why_case import Case, Explanation
from orca_desktop.state.answers import present_slot
from orca_desktop.state.store import Store


def why(
    store: Store, task: Task, number: int | None = None, *, slot: float | None = None, node_runs: bool = True
) -> Explanation | None:
    """The chain of facts for a round; without a number, for the one that is most likely meant. None: there is none."""
    records, now = store.rounds.get(task.id, {}), present_slot(store, slot)
    if number is None:
        current = task.windows.round_at(now) if now is not None and now >= task.windows.starting_slot else None
        number = round_to_explain(records.values(), current)
    if number is None:
        return None
    sent = store.acts.get(task.id)
    case = Case(
        task=task,
        number=number,
        record=records.get(number),
        node_runs=node_runs,
        slot=now,
        network=store.network,
        engine=store.engine,
        acts=sent.of(number) if sent is not None else (),
    )
    return explain(case)
