"""How a task stands: the domain's answer, asked of the store."""

from __future__ import annotations

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.task_sight import Sight
from orca_desktop.domain.task_status import TaskStatus, status_of
from orca_desktop.domain.tasks import Task
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


def present_slot(store: Store, slot: float | None = None) -> int | None:
    """*slot*, or the one at which the network was last heard of; None before it ever was."""
    if slot is not None:
        return int(slot)
    return store.network.slot if store.network is not None and store.network.slot > 0 else None
