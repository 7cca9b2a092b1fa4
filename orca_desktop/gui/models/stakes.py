"""What one account has in tasks: the stake and the claimable reward of each, as last read from the chain."""

from __future__ import annotations

from PySide6.QtCore import QObject

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import amount_text, exact_amount
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.words import one_line
from orca_desktop.state.store import Store


class StakeTableModel(RowModel[Task]):
    """In the order in which the tasks were joined."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, lambda task: task.id, parent)
        self._store = store

    def show_account(self, account: Account | None) -> None:
        self.show_rows(tasks_of(self._store, account) if account is not None else [])


def tasks_of(store: Store, account: Account) -> list[Task]:
    """The tasks that this account works for; a task without a word about it is the default one's."""
    is_default = account.name == store.accounts.default
    return [
        task
        for task in store.tasks.values()
        if task.account in (account.main, account.name) or (is_default and not task.account)
    ]


def _as_of(task: Task) -> str:
    return f"slot {task.as_of:,}" if task.as_of else "not read yet"


_COLUMNS: tuple[Column[Task], ...] = (
    Column(title="Task", text=lambda task: one_line(task.name), tip=lambda task: task.id),
    Column(
        title="Staked",
        text=lambda task: amount_text(task.stake, task.token),
        tip=lambda task: exact_amount(task.stake, task.token),
        right=True,
    ),
    Column(
        title="Claimable",
        text=lambda task: amount_text(task.claimable, task.token),
        tip=lambda task: exact_amount(task.claimable, task.token),
        right=True,
    ),
    Column(title="As of", text=_as_of, quiet=True),
)
