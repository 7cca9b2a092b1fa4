"""What one account has in tasks: the stake and the claimable reward of each, as last read from the chain."""

from __future__ import annotations

from PySide6.QtCore import QObject

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import exact_amount
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.amounts import amount_text, exact_text
from orca_desktop.gui.language import mark, numeral, tr
from orca_desktop.gui.models.rows import Column, Copyable, RowModel
from orca_desktop.gui.words import one_line
from orca_desktop.state.store import Store


class StakeTableModel(RowModel[Task]):
    """In the order in which the tasks were joined."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, lambda task: task.id, parent, copyables=_COPYABLES)
        self._store = store

    def show_account(self, account: Account | None) -> None:
        self.show_rows(tasks_of(self._store, account) if account is not None else [])


def tasks_of(store: Store, account: Account) -> list[Task]:
    """The tasks that this account works for; a task without a word about it is the default one's."""
    default, names = store.accounts.default, (account.main, account.name)
    return [task for task in store.tasks.values() if task.worked_for_by(default) in names]


def _as_of(task: Task) -> str:
    return tr("slot {slot}", slot=numeral(task.as_of)) if task.as_of else tr("not read yet")


_COLUMNS: tuple[Column[Task], ...] = (
    Column(
        title=mark("Task"),
        text=lambda task: one_line(task.name),
        tip=lambda task: task.id,
        sort=lambda task: task.name.casefold(),
    ),
    Column(
        title=mark("Staked"),
        text=lambda task: amount_text(task.stake, task.token),
        tip=lambda task: exact_text(task.stake, task.token),
        copied=lambda task: exact_amount(task.stake, task.token),
        sort=lambda task: (task.token.symbol, task.stake),
        right=True,
    ),
    Column(
        title=mark("Claimable"),
        text=lambda task: amount_text(task.claimable, task.token),
        tip=lambda task: exact_text(task.claimable, task.token),
        copied=lambda task: exact_amount(task.claimable, task.token),
        sort=lambda task: (task.token.symbol, task.claimable),
        right=True,
    ),
    Column(title=mark("As of"), text=_as_of, sort=lambda task: task.as_of, quiet=True),
)
_COPYABLES: tuple[Copyable[Task], ...] = (
    Copyable(mark("task ID"), lambda task: task.id),
    Copyable(mark("token's mint"), lambda task: task.token.mint or ""),
)
