"""The notices of the node: what is not read is counted and stays so over a restart, and each leads to its task."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester

from orca_desktop.domain.events import Noticed, RoundChanged, TaskChanged
from orca_desktop.domain.notices import NoticeKind
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.inbox import Inbox
from orca_desktop.gui.models.notices import NoticeTableModel, notice_term
from orca_desktop.gui.outside import PassingMemory
from orca_desktop.gui.pages.workspace import NOTICES, TASKS
from orca_desktop.state.store import Store
from tests.gui import notice_scenes, scenes
from tests.gui.conftest import Desk

OLDER, NEWER = notice_scenes.notice(number=41, ago=60), notice_scenes.notice(NoticeKind.MISSED, 42, ago=30)


def told(desk: Desk) -> None:
    """Two notices, with the page of them open."""
    desk.say(TaskChanged(scenes.task()), RoundChanged(scenes.record(42)), Noticed(OLDER), Noticed(NEWER))
    desk.workspace.sidebar.choose_page(NOTICES)


def in_sidebar(desk: Desk) -> QPushButton:
    return desk.workspace.sidebar._pages[NOTICES][0]


def test_what_is_told_is_counted_at_the_left_until_it_is_read(desk: Desk) -> None:
    told(desk)
    assert in_sidebar(desk).text() == "  Notices  · 2"
    assert in_sidebar(desk).accessibleName() == "Page Notices, 2 not read"

    desk.workspace.notices.table.selectRow(0)
    assert in_sidebar(desk).text() == "  Notices  · 1"
    assert desk.workspace.notices.words.text() == f"{NEWER.title}\n{NEWER.message}"

    desk.workspace.notices.read_button.click()
    assert in_sidebar(desk).accessibleName() == "Page Notices"
    assert not desk.workspace.notices.read_button.isEnabled()
    assert desk.workspace.notices.read_button.toolTip() == "There is nothing that is not read."


def test_the_newest_comes_first(desk: Desk) -> None:
    told(desk)

    model = desk.workspace.notices.model
    assert [letter.notice for letter in model.rows] == [NEWER, OLDER]


def test_a_notice_leads_to_its_task_and_round(desk: Desk) -> None:
    told(desk)
    desk.workspace.notices.table.selectRow(0)
    desk.workspace.notices.table.setFocus()

    QTest.keyClick(desk.workspace.notices.table, Qt.Key.Key_Return)

    assert desk.page.isVisible()
    assert desk.page.table.selected_task == NEWER.task_id


def test_a_notice_can_be_copied(desk: Desk) -> None:
    told(desk)
    desk.workspace.notices.table.selectRow(1)
    desk.workspace.notices.copy_button.click()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert OLDER.title in lines
    assert f"{OLDER.task_id} round 41" in lines


def test_only_what_is_not_read_can_be_shown(desk: Desk) -> None:
    told(desk)
    page = desk.workspace.notices
    page.table.selectRow(0)
    page.table.clearSelection()

    page.only_unread.setChecked(True)

    assert [letter.notice for letter in page.model.rows] == [OLDER]
    page.read_button.click()
    assert page.model.rowCount() == 0


def test_without_notices_the_page_says_what_will_stand_there(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(NOTICES)

    assert desk.workspace.notices.empty.isVisible()
    assert not desk.workspace.notices.table.isVisible()


def test_a_desktop_without_notifications_is_told_until_the_user_has_read_it(desk: Desk) -> None:
    desk.workspace.inbox.say_silence("No tray, no notifications.")
    desk.workspace.sidebar.choose_page(NOTICES)
    page = desk.workspace.notices
    assert page.silence.isVisible()

    page.silence.closed.emit()

    assert not page.silence.isVisible()
    assert desk.workspace.inbox.silence == ""


@pytest.mark.parametrize(
    ("what", "page"), [("inbox", NOTICES), (f"task/{OLDER.task_id}", TASKS), (f"task/{OLDER.task_id}/42", TASKS)]
)
def test_a_click_on_a_notification_leads_to_its_place(desk: Desk, what: str, page: int) -> None:
    told(desk)

    desk.workspace.show_place(what)

    assert desk.workspace._pages.currentIndex() == page


Opened = Callable[[Store, PassingMemory], Inbox]


@pytest.fixture
def opened(qapp: object) -> Iterator[Opened]:
    """Opens the inbox over a store."""
    bridges: list[StoreBridge] = []

    def open_inbox(store: Store, memory: PassingMemory) -> Inbox:
        bridges.append(StoreBridge(store))
        return Inbox(store, bridges[-1], memory)

    yield open_inbox
    for bridge in bridges:
        bridge.close()


def test_what_was_read_stays_read_after_a_restart(opened: Opened) -> None:
    memory, store = PassingMemory(), Store()
    inbox = opened(store, memory)
    for notice in (OLDER, NEWER):
        store.apply(Noticed(notice))
    assert inbox.unread == 2
    inbox.mark_read(inbox.letters[1])

    again = opened(store, memory)
    assert [letter.is_unread for letter in again.letters] == [True, False]
    again.mark_all_read()
    assert opened(store, memory).unread == 0


def test_what_was_there_before_the_first_inbox_is_no_news(opened: Opened) -> None:
    store = Store()
    store.apply(Noticed(OLDER))
    inbox = opened(store, PassingMemory())

    store.apply(Noticed(NEWER))

    assert [letter.is_unread for letter in inbox.letters] == [True, False]


def test_two_notices_that_say_the_same_are_two(opened: Opened) -> None:
    store = Store()
    inbox = opened(store, PassingMemory())
    store.apply(Noticed(OLDER))
    store.apply(Noticed(OLDER))

    inbox.mark_read(inbox.letters[0])

    assert len({letter.key for letter in inbox.letters}) == 2
    assert inbox.unread == 1


@pytest.mark.parametrize(
    ("name", "kept"), [("inbox-read-until", "soon"), ("inbox-read-alone", "{"), ("inbox-read-alone", "5")]
)
def test_a_memory_that_makes_no_sense_is_none(opened: Opened, name: str, kept: str) -> None:
    memory, store = PassingMemory(), Store()
    memory.keep(name, kept)
    inbox = opened(store, memory)
    store.apply(Noticed(OLDER))

    assert inbox.unread == 1


def test_the_model_keeps_the_rules(qtmodeltester: ModelTester, opened: Opened) -> None:
    store = Store()
    inbox = opened(store, PassingMemory())
    for notice in notice_scenes.NOTICES:
        store.apply(Noticed(notice))
    model = NoticeTableModel(lambda: float(scenes.EPOCH))
    model.show_rows(inbox.letters)

    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types there
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "not read"


def test_every_kind_has_a_word() -> None:
    assert all(notice_term(kind).word for kind in NoticeKind)
