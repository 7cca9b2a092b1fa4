"""What the palette offers: pages, tasks and what can be done with them, the wallet, settings.

Each source is a function of what is known at that moment, and of what is to be called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtGui import QGuiApplication

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.commands import Command
from orca_desktop.domain.settings.table import SETTINGS
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.actions import Action, actions_of, main_action
from orca_desktop.gui.entries import Entry
from orca_desktop.gui.language import said, tr
from orca_desktop.gui.models.accounts import AccountRow
from orca_desktop.gui.shortcuts import JOIN, JOIN_COPIED, PAGES, START_STOP, TABS, shown
from orca_desktop.gui.words import one_line
from orca_desktop.state.store import Store

if TYPE_CHECKING:  # loaded when they are first looked at
    from orca_desktop.gui.pages.tasks_page import TasksPage
    from orca_desktop.gui.pages.wallet_accounts import Act
    from orca_desktop.gui.pages.wallet_page import WalletPage

    AtWallet = Callable[[Callable[[WalletPage], object]], object]

Value = TypeVar("Value")

NAME_LIMIT = 80


class Doors(Protocol):
    """Where the palette can lead."""

    @property
    def tasks(self) -> TasksPage: ...

    @property
    def page_titles(self) -> Sequence[str]: ...

    @property
    def wallet_problem(self) -> str:
        """Why nothing can be done with accounts in this window now; empty where it can."""

    def show_page(self, place: int) -> None: ...

    def show_task(self, task_id: str) -> None: ...

    def show_tab(self, place: int) -> None: ...

    def show_setting(self, name: str) -> None: ...

    def ask_to_leave(self, task_id: TaskId) -> None: ...

    def join_by_id(self) -> None: ...

    def open_copied(self) -> None: ...

    def at_wallet(self, do: Callable[[WalletPage], object]) -> None: ...


def offers_of(doors: Doors, store: Store, submit: Callable[[Command], object]) -> Iterator[Entry]:
    """Everything, the nearest first: that is the order in which it is listed while nothing is typed."""
    tasks = doors.tasks
    selected = store.tasks.get(tasks.table.selected_task) if tasks.table.selected_task is not None else None
    if selected is not None:
        yield from selected_entries(selected, submit)
        yield from tab_entries(tasks.details.tabs_shown, doors.show_tab)
    yield from page_entries(doors.page_titles, doors.show_page)
    yield from join_entries(doors.join_by_id, doors.open_copied)
    for task in store.tasks.values():
        yield from task_entries(task, submit, doors.show_task, doors.ask_to_leave)
    yield from wallet_entries(store, doors.wallet_problem, doors.at_wallet)
    yield from setting_entries(doors.show_setting)


def join_entries(by_id: Callable[[], object], copied: Callable[[], object]) -> Iterator[Entry]:
    kind = tr("Join")
    yield Entry(words=tr("Join a task by its ID"), kind=kind, keys=shown(JOIN), act=by_id)
    yield Entry(words=tr("Look up the task ID on the clipboard"), kind=kind, keys=shown(JOIN_COPIED), act=copied)


def page_entries(titles: Sequence[str], go: Callable[[int], object]) -> Iterator[Entry]:
    kind = tr("Page")
    for place, title in enumerate(titles):
        yield Entry(words=tr("Go to {page}", page=title), kind=kind, keys=shown(PAGES, place), act=_with(go, place))


def tab_entries(titles: Sequence[tuple[int, str]], go: Callable[[int], object]) -> Iterator[Entry]:
    """The tabs of the selected task, by their places."""
    kind = tr("Tab of the selected task")
    for place, title in titles:
        yield Entry(words=tr("Show {tab}", tab=title), kind=kind, keys=shown(TABS, place), act=_with(go, place))


def selected_entries(task: Task, submit: Callable[[Command], object]) -> Iterator[Entry]:
    """What can be done with the selected task, in short words."""
    main = main_action(task)
    for action in actions_of(task):
        keys = shown(START_STOP) if action.id is main.id else ""
        yield _doing(action, action.word, task, submit, tr("Selected task"), keys)


def task_entries(
    task: Task,
    submit: Callable[[Command], object],
    show: Callable[[TaskId], object],
    leave: Callable[[TaskId], object],
) -> Iterator[Entry]:
    """To go to a task, and everything that can be done with it, by its name or ID."""
    name, kind = one_line(task.name, NAME_LIMIT), tr("Task")
    yield Entry(words=tr("Show {task}", task=name), kind=kind, also=task.id, act=_with(show, task.id))
    for action in actions_of(task):
        yield _doing(action, tr("{action}: {task}", action=action.word, task=name), task, submit, kind)
    copy = _with(QGuiApplication.clipboard().setText, str(task.id))
    yield Entry(words=tr("Copy the task ID: {task}", task=name), kind=kind, also=task.id, act=copy)
    yield Entry(words=tr("Leave…: {task}", task=name), kind=kind, also=task.id, act=_with(leave, task.id))


def setting_entries(show: Callable[[str], object]) -> Iterator[Entry]:
    kind = tr("Setting")
    for setting in SETTINGS:
        also = f"{said(setting.group)} {said(setting.meaning)} {setting.name}"
        yield Entry(words=said(setting.title), kind=kind, also=also, act=_with(show, setting.name))


def wallet_entries(store: Store, why_not: str, do: AtWallet) -> Iterator[Entry]:
    """What begins a card on the page of the wallet; *do* goes there with what is to be done. *why_not*: see `Act`."""
    kind = tr("Wallet")
    for words, begin in (
        (tr("Create an account"), lambda page: page.flows.create()),
        (tr("Import an account"), lambda page: page.flows.bring()),
        (tr("Set the lock"), lambda page: page.flows.set_lock()),
    ):
        yield Entry(words=words, kind=kind, why_not=why_not, act=_with(do, begin))
    if store.lock is not None and store.lock.is_guarded:
        words = tr("Unlock the wallet") if store.lock.is_locked else tr("Lock the wallet")
        yield Entry(words=words, kind=kind, why_not=why_not, act=_with(do, lambda page: page.flows.lock_or_unlock()))
    for account in store.accounts.accounts:
        yield from _account_entries(account, store, why_not, do)


def _account_entries(account: Account, store: Store, problem: str, do: AtWallet) -> Iterator[Entry]:
    from orca_desktop.gui.pages.wallet_accounts import Act, why_not_now

    name = one_line(account.name, NAME_LIMIT)
    row = AccountRow(account, store.balances.get(account.main), account.name == store.accounts.default)
    for act in Act:
        words = tr("{action}: {account}", action=tr(act.value[0]).replace("&", ""), account=name)
        why_not = why_not_now(act, row, problem)
        begin = _for_account(act, account)
        yield Entry(words=words, kind=tr("Account"), also=account.main, why_not=why_not, act=_with(do, begin))
    copy = _with(QGuiApplication.clipboard().setText, str(account.main))
    yield Entry(words=tr("Copy the address: {account}", account=name), kind=tr("Account"), also=account.main, act=copy)


def _for_account(act: Act, account: Account) -> Callable[[WalletPage], object]:
    return lambda page: page.flows.for_account(act, account)


def _doing(
    action: Action, words: str, task: Task, submit: Callable[[Command], object], kind: str, keys: str = ""
) -> Entry:
    return Entry(
        words=words,
        kind=kind,
        also=task.id,
        keys=keys,
        why_not=action.why_not,
        act=lambda: submit(action.command(task.id)),
    )


def _with(act: Callable[[Value], object], value: Value) -> Callable[[], object]:
    return lambda: act(value)
