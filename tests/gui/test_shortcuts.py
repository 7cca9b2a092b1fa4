"""One list of shortcuts: what works is listed, and what is listed works."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

import orca_desktop.gui
from orca_desktop.domain.commands import StopTask
from orca_desktop.domain.events import Noticed
from orca_desktop.gui import shortcuts
from orca_desktop.gui.pages.workspace import ACTIVITY, HELP, NETWORK, NOTICES, SETTINGS, TASKS, WALLET
from orca_desktop.gui.shortcuts import ALL, Keys, native, shown
from orca_desktop.gui.widgets.shortcuts_sheet import keys_text
from tests.gui import history_scenes, notice_scenes, scenes, settings_scenes, wallet_scenes
from tests.gui.conftest import Desk

CENSUS = scenes.task_id("Prime Census")


def press(desk: Desk, keys: str, on: QWidget | None = None) -> None:
    """As the keyboard would: on the widget that has it."""
    target = on or QApplication.focusWidget() or desk.window
    QTest.keySequence(target, QKeySequence(keys))


@pytest.fixture
def full(desk: Desk) -> Desk:
    desk.play(wallet_scenes.usual)
    desk.play(scenes.busy)
    return desk


# -- what works is listed -----------------------------------------------------------------------------------------


def test_every_shortcut_of_the_window_is_in_the_list(full: Desk) -> None:
    full.build_all()
    _ = full.workspace.over.palette, full.workspace.over.shortcuts
    full.wallet.flows.create()
    made = {one.key().toString() for one in full.window.findChildren(QShortcut)}

    assert made == {QKeySequence(key).toString() for keys in ALL if not keys.by_widget for key in keys.keys}


def test_shortcuts_are_made_from_the_list_only() -> None:
    makers = []
    for path in Path(orca_desktop.gui.__file__).parent.rglob("*.py"):
        names = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
        if "QShortcut" in names:
            makers.append(path.name)

    assert makers == ["shortcuts.py"]


def test_the_list_is_whole_and_no_key_stands_for_two_things_in_one_place() -> None:
    named = [value for value in vars(shortcuts).values() if isinstance(value, Keys)]
    assert sorted(map(id, named)) == sorted(map(id, ALL))
    places = [(keys.where, key) for keys in ALL for key in keys.keys]
    assert len(set(places)) == len(places)


# -- what is listed works -----------------------------------------------------------------------------------------


def opens_the_palette(desk: Desk, key: str) -> None:
    press(desk, key)
    assert desk.workspace.over.palette.is_open
    desk.workspace.over.palette.leave()


def opens_the_list(desk: Desk, key: str) -> None:
    desk.page.table.setFocus()
    press(desk, key)
    assert desk.workspace.over.shortcuts.is_open
    desk.workspace.over.shortcuts.leave()


def opens_the_help(desk: Desk, key: str) -> None:
    press(desk, key)
    assert desk.workspace.setup.isVisible()


def goes_to_a_page(desk: Desk, key: str) -> None:
    press(desk, key)
    place = shortcuts.PAGES.keys.index(key)
    workspace = desk.workspace
    pages: dict[int, Callable[[], QWidget]] = {
        TASKS: lambda: workspace.tasks,
        ACTIVITY: lambda: workspace.activity,
        WALLET: lambda: workspace.wallet,
        NETWORK: lambda: workspace.network,
        NOTICES: lambda: workspace.notices,
        SETTINGS: lambda: workspace.settings,
        HELP: lambda: workspace.setup,
    }
    assert pages[place]().isVisible()


def goes_to_a_tab(desk: Desk, key: str) -> None:
    place = shortcuts.TABS.keys.index(key)
    desk.workspace.sidebar.choose_page(SETTINGS)
    desk.workspace.settings.tabs.setCurrentIndex(0 if place else 1)
    press(desk, key)
    assert desk.workspace.settings.tabs.currentIndex() == place


def searches(desk: Desk, key: str) -> None:
    desk.page.table.setFocus()
    press(desk, key)
    assert desk.page.table.finder.field.hasFocus()


def goes_to_the_field(desk: Desk, key: str) -> None:
    desk.page.table.setFocus()
    press(desk, key)
    assert desk.page.join.bar.field.hasFocus()


def stops_the_task(desk: Desk, key: str) -> None:
    desk.page.table.setFocus()
    press(desk, key)
    assert desk.sent == [StopTask(CENSUS)]


def looks_up_what_was_copied(desk: Desk, key: str) -> None:
    QGuiApplication.clipboard().setText(scenes.task_id("Something new"))
    desk.page.table.setFocus()
    press(desk, key)
    assert desk.page.join.bar.field.text() == scenes.task_id("Something new")


def copies(desk: Desk, key: str) -> None:
    QGuiApplication.clipboard().setText("before")
    desk.page.table.setFocus()
    press(desk, key)
    assert QGuiApplication.clipboard().text().startswith("Prime Census\t")


def opens_the_task_of_a_notice(desk: Desk, key: str) -> None:
    desk.say(*(Noticed(notice) for notice in notice_scenes.NOTICES))
    desk.workspace.sidebar.choose_page(NOTICES)
    desk.workspace.notices.table.setFocus()
    desk.workspace.notices.table.selectRow(0)
    press(desk, key)
    assert desk.page.isVisible()


def closes(desk: Desk, key: str) -> None:
    desk.page.table.leave_asked.emit(CENSUS)
    desk.page.leaving.stay_button.setFocus()
    assert desk.page.leaving.is_open
    press(desk, key)
    assert not desk.page.leaving.is_open


WORK = {
    shortcuts.PALETTE: opens_the_palette,
    shortcuts.SHORTCUTS: opens_the_list,
    shortcuts.HELP: opens_the_help,
    shortcuts.PAGES: goes_to_a_page,
    shortcuts.TABS: goes_to_a_tab,
    shortcuts.FIND: searches,
    shortcuts.JOIN: goes_to_the_field,
    shortcuts.START_STOP: stops_the_task,
    shortcuts.PASTE: looks_up_what_was_copied,
    shortcuts.JOIN_COPIED: looks_up_what_was_copied,
    shortcuts.COPY: copies,
    shortcuts.OPEN: opens_the_task_of_a_notice,
    shortcuts.CLOSE: closes,
}
PRESSED = [(keys, key) for keys in ALL if not keys.by_widget for key in keys.keys]


@pytest.mark.parametrize(("keys", "key"), PRESSED, ids=[key for _, key in PRESSED])
def test_what_is_listed_works(full: Desk, keys: Keys, key: str) -> None:
    WORK[keys](full, key)


def test_what_widgets_do_by_keys_is_listed_and_works(full: Desk) -> None:
    by_widget = [keys for keys in ALL if keys.by_widget]
    assert by_widget == [
        shortcuts.MENU,
        shortcuts.SELECT,
        shortcuts.NEXT,
        shortcuts.PREVIOUS,
        shortcuts.POINT,
        shortcuts.KEEP_LIST,
    ]
    table = full.page.details.rounds.table
    table.setFocus()
    table.selectRow(1)
    press(full, "Shift+Down")
    assert table.selected_rows() == [1, 2]
    press(full, "Shift+Up")
    assert table.selected_rows() == [1]


# -- where they are shown -----------------------------------------------------------------------------------------


def test_the_list_shows_every_shortcut_with_what_it_does(full: Desk) -> None:
    sheet = full.workspace.over.shortcuts
    sheet.open()
    shown_words = [label.text() for label in sheet.findChildren(QLabel)]

    for keys in ALL:
        assert keys.words in shown_words
        assert keys_text(keys) in shown_words
        assert keys.words in sheet.room.accessibleDescription()
    assert sheet.room.hasFocus()


def test_the_list_closes_and_the_keyboard_is_where_it_was(full: Desk) -> None:
    full.page.table.setFocus()
    press(full, "Ctrl+/")
    sheet = full.workspace.over.shortcuts
    press(full, "Tab")
    assert sheet.close_button.hasFocus()
    press(full, "Esc")

    assert not sheet.is_open
    assert full.page.table.hasFocus()


def test_a_question_mark_in_a_field_is_a_question_mark(full: Desk) -> None:
    full.page.join.focus()
    QTest.keyClicks(full.page.join.bar.field, "?")

    assert full.page.join.bar.field.text() == "?"


def test_the_list_is_opened_from_the_help_too(full: Desk) -> None:
    full.workspace.sidebar.choose_page(HELP)
    full.workspace.setup.shortcuts_button.click()

    assert full.workspace.over.shortcuts.is_open


def test_tooltips_and_menus_show_the_keys(full: Desk) -> None:
    full.build_all()
    tips = [button.toolTip() for button in full.workspace.sidebar.findChildren(QWidget) if "(Alt+" in button.toolTip()]
    assert len(tips) == len(shortcuts.PAGES.keys)
    for tabs in (full.page.details, full.wallet.overview.tabs, full.workspace.settings.tabs):
        assert [tabs.tabToolTip(place) for place in range(tabs.count())] == [
            shown(shortcuts.TABS, place) for place in range(tabs.count())
        ]
    menu = full.page.table.row_menu(full.page.table.tasks.index(0, 0))
    assert isinstance(menu, QMenu)
    assert f"Copy the row\t{native('Ctrl+C')}" in [entry.text() for entry in menu.actions()]


# -- Ctrl+F finds what is meant -----------------------------------------------------------------------------------


def test_ctrl_f_searches_the_log_that_is_looked_at(full: Desk) -> None:
    full.page.details.setCurrentIndex(4)
    full.page.details.tabBar().setFocus()
    press(full, "Ctrl+F")

    assert full.page.details.logs.view.bar.search.hasFocus()


def test_ctrl_f_searches_the_table_around_the_keyboard(full: Desk) -> None:
    full.page.details.rounds.table.setFocus()
    press(full, "Ctrl+F")

    assert full.page.details.rounds.table.finder.field.hasFocus()


@pytest.mark.parametrize("place", [NETWORK, WALLET])
def test_ctrl_f_searches_the_first_table_of_a_page(full: Desk, place: int) -> None:
    full.play(settings_scenes.usual)
    full.workspace.sidebar.choose_page(place)
    full.workspace.sidebar.setFocus()
    press(full, "Ctrl+F")

    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "tableSearch"


def test_ctrl_f_on_a_page_without_tables_does_nothing(full: Desk) -> None:
    full.workspace.sidebar.choose_page(SETTINGS)
    before = QApplication.focusWidget()
    press(full, "Ctrl+F")

    assert QApplication.focusWidget() is before


def test_ctrl_f_asks_the_whole_history_on_the_page_of_activity(full: Desk) -> None:
    assert history_scenes.usual().rows
    full.workspace.sidebar.choose_page(ACTIVITY)
    full.workspace.activity.table.setFocus()
    press(full, "Ctrl+F")

    assert full.workspace.activity.bar.search.hasFocus()
    QTest.mouseClick(full.workspace.activity.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
