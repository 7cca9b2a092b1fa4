"""The palette: everything that can be done, found by its words and done by keyboard alone."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.modeltest import ModelTester

from orca_desktop.domain.commands import FinishTask, StopTask
from orca_desktop.domain.events import TaskChanged
from orca_desktop.domain.settings.table import SETTINGS as ALL_SETTINGS
from orca_desktop.domain.tasks import TaskState
from orca_desktop.gui.actions import actions_of
from orca_desktop.gui.entries import Entry, found
from orca_desktop.gui.models.entries import EntryListModel
from orca_desktop.gui.pages.wallet_accounts import Act
from orca_desktop.gui.pages.wallet_create import CreateCard
from orca_desktop.gui.pages.workspace import ACTIVITY, NETWORK, SETTINGS, TASKS, WALLET
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.palette import Palette
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import Desk

CENSUS = scenes.task_id("Prime Census")
INDEXER = scenes.task_id("Pulse Indexer")
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def palette(desk: Desk) -> Palette:
    desk.play(wallet_scenes.usual)
    desk.play(scenes.busy)
    return desk.workspace.over.palette


def press(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or desk.window, key, modifiers)


def listed(palette: Palette) -> list[str]:
    rows = range(palette.model.rowCount())
    return [str(palette.model.index(row, 0).data()) for row in rows]


def search(palette: Palette, words: str) -> None:
    palette.open()
    QTest.keyClicks(palette.field, words)


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_K, CTRL), (Qt.Key.Key_P, CTRL | SHIFT)])
def test_it_opens_by_its_keys_with_the_keyboard_in_the_field(
    desk: Desk, palette: Palette, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    press(desk, key, modifiers)

    assert palette.is_open
    assert palette.field.hasFocus()
    assert palette.current is not None
    assert not palette.current.why_not


def test_escape_closes_it_and_the_keyboard_is_where_it_was(desk: Desk, palette: Palette) -> None:
    desk.page.table.setFocus()
    press(desk, Qt.Key.Key_K, CTRL)
    press(desk, Qt.Key.Key_Escape)

    assert not palette.is_open
    assert desk.page.table.hasFocus()


def test_what_is_chosen_is_done_with_the_keyboard_alone(desk: Desk, palette: Palette) -> None:
    press(desk, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(palette.field, "finish pulse")
    press(desk, Qt.Key.Key_Return)

    assert desk.sent == [FinishTask(INDEXER)]
    assert not palette.is_open


def test_the_arrows_and_page_keys_move_in_the_list_while_the_keyboard_stays_in_the_field(
    desk: Desk, palette: Palette
) -> None:
    palette.open()
    first, count = palette.list.currentIndex().row(), palette.model.rowCount()
    press(desk, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == first + 1
    press(desk, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == first + 12
    press(desk, Qt.Key.Key_PageUp)
    press(desk, Qt.Key.Key_PageUp)
    assert palette.list.currentIndex().row() == 0
    press(desk, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == count - 1
    press(desk, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    assert palette.field.hasFocus()


def test_what_cannot_be_done_now_says_why_and_is_not_done(desk: Desk, palette: Palette) -> None:
    search(palette, "start prime")
    entry = palette.current
    assert entry is not None
    assert (entry.words, entry.why_not) == ("Start: Prime Census", "It has been started already.")
    assert palette.words.text() == entry.why_not
    press(desk, Qt.Key.Key_Return)

    assert palette.is_open
    assert desk.sent == []
    assert "It has been started already." in palette.field.accessibleDescription()


def test_every_action_of_every_task_is_there_with_its_reason(desk: Desk, palette: Palette) -> None:
    palette.open()
    entries = {entry.words: entry for entry in palette._entries}
    for task in desk.store.tasks.values():
        for action in actions_of(task):
            entry = entries[f"{action.word}: {task.name}"]
            assert entry.why_not == action.why_not
        assert entries[f"Show {task.name}"].also == task.id
        assert f"Copy the task ID: {task.name}" in entries
        assert f"Leave…: {task.name}" in entries


def test_a_task_is_found_by_its_id_and_gone_to(desk: Desk, palette: Palette) -> None:
    desk.workspace.sidebar.choose_page(NETWORK)
    search(palette, INDEXER[:9])
    assert listed(palette)[0] == "Show Pulse Indexer"
    press(desk, Qt.Key.Key_Return)

    assert desk.page.isVisible()
    assert desk.page.table.selected_task == INDEXER
    assert desk.page.table.hasFocus()


def test_the_id_of_a_task_is_copied(desk: Desk, palette: Palette) -> None:
    search(palette, "copy task id prime")
    press(desk, Qt.Key.Key_Return)

    assert QGuiApplication.clipboard().text() == CENSUS


def test_the_question_whether_to_leave_comes_first(desk: Desk, palette: Palette) -> None:
    desk.workspace.sidebar.choose_page(ACTIVITY)
    search(palette, "leave pulse")
    press(desk, Qt.Key.Key_Return)

    assert desk.page.leaving.is_open
    assert desk.page.leaving.task_id == INDEXER
    assert desk.sent == []


def test_pages_and_tabs_are_gone_to_and_show_their_keys(desk: Desk, palette: Palette) -> None:
    search(palette, "go network")
    entry = palette.current
    assert entry is not None
    assert entry.keys == "Alt+4"
    press(desk, Qt.Key.Key_Return)
    assert desk.workspace.network.isVisible()

    search(palette, "show logs")
    entry = palette.current
    assert entry is not None
    assert entry.keys == "Ctrl+5"
    press(desk, Qt.Key.Key_Return)
    assert desk.page.details.logs.isVisible()


@pytest.mark.parametrize("setting", ALL_SETTINGS, ids=[one.name for one in ALL_SETTINGS])
def test_every_setting_is_gone_to(desk: Desk, palette: Palette, setting: object) -> None:
    name, title = getattr(setting, "name", ""), getattr(setting, "title", "")
    palette.open()
    entry = next(one for one in palette._entries if one.also.endswith(name))
    assert entry.words == title
    palette.leave()
    entry.act()

    row = desk.workspace.settings.rows[name]
    assert row.isVisible()
    assert row.isAncestorOf(QApplication.focusWidget() or desk.window) or not row.field.control.isEnabled()


def test_a_card_of_the_wallet_is_begun(desk: Desk, palette: Palette) -> None:
    search(palette, "create account")
    press(desk, Qt.Key.Key_Return)

    assert desk.wallet.isVisible()
    assert isinstance(desk.wallet.card, CreateCard)
    assert desk.wallet.card.isAncestorOf(QApplication.focusWidget() or desk.window)


def test_what_can_be_done_with_an_account_is_there_with_its_reason(desk: Desk, palette: Palette) -> None:
    palette.open()
    entries = {entry.words: entry for entry in palette._entries}
    for account in desk.store.accounts.accounts:
        for act in Act:
            assert f"{act.value[0].replace('&', '')}: {account.name}" in entries
    watched = next(account for account in desk.store.accounts.accounts if not account.can_sign)
    assert entries[f"Send: {watched.name}"].why_not == "Its keys are not on this computer."


def test_the_selected_task_comes_first_in_short_words(desk: Desk, palette: Palette) -> None:
    desk.page.table.select_task(CENSUS)
    palette.open()

    assert listed(palette)[:4] == ["Start", "Stop", "Finish round, then stop", "Restart"]
    stop = palette.model.found_at(1)
    assert stop is not None
    assert stop.entry.keys == "Ctrl+Return"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desk.sent == [StopTask(CENSUS)]


def test_it_shows_what_is_so_when_it_is_opened(desk: Desk, palette: Palette) -> None:
    search(palette, "start prime")
    palette.leave()
    desk.say(TaskChanged(replace(desk.store.tasks[CENSUS], state=TaskState.STOPPED)))

    search(palette, "start prime")
    assert palette.current is not None
    assert palette.current.why_not == ""


def test_a_click_does_what_is_under_it(desk: Desk, palette: Palette) -> None:
    search(palette, "stop prime")
    place = palette.list.visualRect(palette.model.index(0, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert desk.sent == [StopTask(CENSUS)]


def test_a_click_beside_it_closes_it(desk: Desk, palette: Palette) -> None:
    palette.open()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, palette.height() - 5))

    assert not palette.is_open
    assert desk.sent == []


def test_going_to_a_page_by_its_keys_closes_it(desk: Desk, palette: Palette) -> None:
    palette.open()
    press(desk, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    assert desk.wallet.isVisible()
    assert not palette.is_open


def test_tab_stays_inside_while_it_is_open(desk: Desk, palette: Palette) -> None:
    palette.open()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        press(desk, key)
        assert palette.field.hasFocus()


def test_nothing_found_is_told_and_return_does_nothing(desk: Desk, palette: Palette) -> None:
    search(palette, "xyzzy")
    press(desk, Qt.Key.Key_Return)

    assert palette.words.text() == "Nothing fits. Try fewer letters, or another word."
    assert palette.is_open
    assert not palette.list.isVisible()


def test_screen_readers_hear_each_entry_with_its_kind_keys_and_reason(desk: Desk, palette: Palette) -> None:
    search(palette, "go activity")
    count = palette.model.rowCount()

    assert palette.field.accessibleName() == "What do you want to do, or where to go?"
    assert palette.field.accessibleDescription() == f"Go to Activity, Page, Alt+2, 1 of {count}"
    spoken = palette.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Go to Activity, Page, Alt+2"
    assert isinstance(palette.list, QListView)
    assert palette.list.accessibleName() == "What was found"


def test_it_stays_over_the_window_when_that_is_resized(desk: Desk, palette: Palette) -> None:
    palette.open()
    desk.window.resize(1_400, 900)

    assert palette.size() == desk.workspace.size()


def test_it_is_painted_in_every_look(desk: Desk, palette: Palette, theme: Theme) -> None:
    search(palette, "prime")
    pictures = []
    for look in ("dark", "light", "contrast"):
        theme.choose(look)
        pictures.append(palette.grab().toImage())
    theme.choose("system")
    theme.use(Qt.ColorScheme.Dark)

    assert all(one != other for one, other in itertools.pairwise(pictures))


def test_it_remembers_nothing(desk: Desk, palette: Palette) -> None:
    search(palette, "prime")
    palette.leave()
    palette.open()

    assert palette.field.text() == ""


def test_two_hundred_tasks_are_searched_at_once(qtmodeltester: ModelTester) -> None:
    entries = [
        Entry(words=f"{word}: Task {number}", kind="Task", also=scenes.task_id(f"T{number}"), act=lambda: None)
        for number in range(200)
        for word in ("Start", "Stop", "Finish round, then stop", "Restart", "Copy the task ID", "Leave…")
    ]
    hits = found(entries, "stop 17")
    model = EntryListModel()
    model.show_found(hits)

    assert hits[0].entry.words == "Stop: Task 17"
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types there


def test_pages_wait_for_nobody(desk: Desk, palette: Palette) -> None:
    """The palette holds up nothing: what happens meanwhile is shown below it."""
    palette.open()
    desk.say(TaskChanged(replace(desk.store.tasks[CENSUS], name="Census of primes")))

    assert palette.is_open
    assert desk.page.table.tasks.index(0, 0).data() == "Census of primes"
    assert {TASKS, WALLET, SETTINGS} == {0, 2, 5}
