"""The domain's answers, asked of the store: how a task stands, and why a round brought no reward."""

from __future__ import annotations

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.task_sight import Sight
from orca_desktop.domain.task_status import TaskStatus, status_of
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.why import explain, round_to_explain
from orca_desktop.domain.why_case import Case, Explanation
from orca_desktop.state.selectors import last_rounds
from orca_desktop.state.store import Store

ROUNDS_LOOKED_AT = 32
"""How far back a status looks; what is older is no news."""


def task_status(store: Store, task: Task, slot: float | None = None) -> TaskStatus:
    """How the task stands at *slot*; without one, at the slot at which the network was last heard of."""
    return status_of(
        Sight(
            task=task,
            rounds=last_rounds(store, task.id, ROUNDS_LOOKED_AT),
            network=store.network,
            engine=store.engine,
            wallet=wallet_of(store, task),
            slot=present_slot(store, slot),
        )
    )


def wallet_of(store: Store, task: Task) -> WalletStatus | None:
    """What the account holds that pays for a task, as last read; None is not known."""
    return store.balances.get(PublicKey(task.account)) if task.account else store.wallet


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


def present_slot(store: Store, slot: float | None = None) -> int | None:
    """*slot*, or the one at which the network was last heard of; None before it ever was."""
    if slot is not None:
        return int(slot)
    return store.network.slot if store.network is not None and store.network.slot > 0 else None
