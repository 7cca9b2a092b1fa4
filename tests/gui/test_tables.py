"""Tables as users arrange them: columns, widths, sorting; what is copied, searched, and still so the next time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QTabWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.events import TaskChanged
from orca_desktop.gui.arrangement import Arrangement
from orca_desktop.gui.main_window import FIRST_SIZE, SMALLEST_SIZE, MainWindow
from orca_desktop.gui.models.rows import Column, Copyable, RowModel
from orca_desktop.gui.models.task_columns import TaskColumn
from orca_desktop.gui.outside import Outside, PassingMemory
from orca_desktop.gui.pages.workspace import WALLET, Workspace
from orca_desktop.gui.services import Around, Services
from orca_desktop.gui.shortcuts import START_STOP, shown
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tips import plain_tip
from orca_desktop.gui.widgets.room_splitter import RoomSplitter
from orca_desktop.gui.widgets.table import CalmTable
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.state.store import Store
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import Desk

NAME, AMOUNT, NOTE = range(3)
ROWS = (("pear", 3, "=1+1"), ("apple", 12, "two\twords\nand more"), ("fig", 3, ""))
Row = tuple[str, int, str]

COLUMNS: tuple[Column[Row], ...] = (
    Column(title="Name", text=lambda row: row[0], sort=lambda row: row[NAME]),
    Column(
        title="Amount",
        text=lambda row: f"~{row[AMOUNT]}",
        copied=lambda row: f"{row[AMOUNT]}.000000001",
        sort=lambda row: row[AMOUNT],
    ),
    Column(title="", name="Note", text=lambda row: row[2]),
)


class Basket(RowModel[Row]):
    def __init__(self) -> None:
        super().__init__(COLUMNS, lambda row: row[NAME], copyables=(Copyable("whole name", lambda row: row[0] * 2),))
        self.show_rows(ROWS)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> CalmTable:
    made = CalmTable(theme, Basket(), name="Basket")
    made.rows_model.setParent(made)
    made.set_widths(Width(120, 60), Width(100, 50), Width(80, 40, grows=True))
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def names(table: CalmTable) -> list[str]:
    return [str(table.model().index(row, NAME).data()) for row in range(table.model().rowCount())]


def widths(table: CalmTable) -> list[int]:
    return [table.columnWidth(column) for column in table.columns.shown]


def words_of(menu: QMenu) -> list[str]:
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


def choose(menu: QMenu, words: str) -> None:
    """The first entry that begins like this, also in the menus inside."""
    for entry in menu.actions():
        inside = entry.menu()
        if isinstance(inside, QMenu) and any(text.startswith(words) for text in words_of(inside)):
            choose(inside, words)
            return
        if entry.text().startswith(words):
            assert entry.isEnabled(), entry.text()
            entry.trigger()
            return
    raise AssertionError(f"{words!r} is not in {words_of(menu)}")


# -- sorting ------------------------------------------------------------------------------------------------------


def test_a_click_on_the_head_sorts_upwards_downwards_and_back(table: CalmTable) -> None:
    header = table.horizontalHeader()

    def click() -> None:
        middle = QPoint(header.sectionViewportPosition(AMOUNT) + 50, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    click()
    assert names(table) == ["pear", "fig", "apple"]
    assert table.model().headerData(AMOUNT, Qt.Orientation.Horizontal) == "Amount ↑"
    click()
    assert names(table) == ["apple", "pear", "fig"]
    assert table.model().headerData(AMOUNT, Qt.Orientation.Horizontal) == "Amount ↓"
    click()
    assert names(table) == ["pear", "apple", "fig"]
    assert table.model().headerData(AMOUNT, Qt.Orientation.Horizontal) == "Amount"


def test_what_cannot_be_compared_is_not_sorted_by(table: CalmTable) -> None:
    table.columns.sort_by(NOTE)

    assert table.columns.sorted_by is None
    assert names(table) == ["pear", "apple", "fig"]


def test_the_selected_row_stays_selected_while_it_is_sorted(table: CalmTable) -> None:
    table.selectRow(2)
    table.columns.sort_by(NAME)

    assert names(table) == ["apple", "fig", "pear"]
    assert table.selected_row() == 1


def test_rows_that_come_later_stand_where_they_belong(table: CalmTable, qtmodeltester: ModelTester) -> None:
    table.columns.sort_by(NAME, descending=True)
    model = table.rows_model
    model.show_rows((*ROWS, ("lime", 7, "")))

    assert names(table) == ["pear", "lime", "fig", "apple"]
    table.columns.sort_by(None)
    assert names(table) == ["pear", "apple", "fig", "lime"]
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types there


def test_tasks_are_sorted_by_what_is_known_now_also_out_of_sight(desk: Desk) -> None:
    desk.play(scenes.busy)
    table = desk.page.table
    table.columns.sort_by(TaskColumn.CLAIMABLE, descending=True)
    last = table.tasks.task_at(table.tasks.rowCount() - 1)
    assert last is not None

    desk.say(TaskChanged(replace(last, claimable=Roe(10**15))))

    first = table.tasks.task_at(0)
    assert first is not None
    assert first.id == last.id
    button = table.indexWidget(table.tasks.index(0, TaskColumn.ACTION)).findChild(QPushButton)
    assert isinstance(button, QPushButton)
    assert button.objectName() == f"action-{first.id}"


# -- columns ------------------------------------------------------------------------------------------------------


def test_a_column_is_taken_away_and_its_room_goes_to_the_others(table: CalmTable) -> None:
    room = sum(widths(table))
    table.columns.show_column(NOTE, shown=False)

    assert table.isColumnHidden(NOTE)
    assert sum(widths(table)) == room


def test_at_least_one_column_stays(table: CalmTable) -> None:
    for column in (NAME, NOTE, AMOUNT):
        table.columns.show_column(column, shown=False)

    assert table.columns.shown == [AMOUNT]
    entries = {entry.text(): entry.isEnabled() for entry in _columns_menu(table).actions()}
    assert entries["Amount\tAt least one column stays."] is False


def test_the_edge_of_a_column_gives_to_it_what_it_takes_from_its_neighbour(table: CalmTable) -> None:
    before = widths(table)
    table.horizontalHeader().resizeSection(NAME, before[NAME] + 30)

    assert widths(table) == [before[NAME] + 30, before[AMOUNT] - 30, before[NOTE]]


def test_no_column_is_made_so_narrow_that_it_is_gone(table: CalmTable) -> None:
    room = sum(widths(table))
    table.horizontalHeader().resizeSection(NAME, 5_000)
    table.columns.widen(AMOUNT, -5_000)

    assert min(widths(table)) >= 24
    assert sum(widths(table)) == room


def test_the_last_column_is_made_wider_to_its_left(table: CalmTable) -> None:
    before = widths(table)
    table.columns.widen(NOTE, 20)

    assert widths(table) == [before[NAME], before[AMOUNT] - 20, before[NOTE] + 20]


def test_columns_are_moved_by_the_menu_and_the_bar_of_the_selection_goes_with_the_first(table: CalmTable) -> None:
    choose(_columns_menu(table, NAME), "Move right")
    assert table.columns.shown == [AMOUNT, NAME, NOTE]
    choose(_columns_menu(table, NAME), "Move left")
    assert table.columns.shown == [NAME, AMOUNT, NOTE]
    assert "Move left\tIt is the first." in words_of(_columns_menu(table, NAME))


def test_everything_goes_back_to_what_it_was(table: CalmTable) -> None:
    before = widths(table)
    table.columns.show_column(AMOUNT, shown=False)
    table.columns.move(NOTE, -1)
    table.columns.widen(NAME, 30)
    table.columns.sort_by(NAME)
    choose(_columns_menu(table), "Reset columns")

    assert table.columns.shown == [NAME, AMOUNT, NOTE]
    assert widths(table) == before
    assert names(table) == ["pear", "apple", "fig"]


def test_a_column_that_the_page_withholds_is_not_offered(table: CalmTable) -> None:
    table.columns.offer(NOTE, offered=False)

    assert "Note" not in words_of(_columns_menu(table))
    assert table.isColumnHidden(NOTE)
    table.columns.offer(NOTE, offered=True)
    assert "Note" in words_of(_columns_menu(table))
    assert not table.isColumnHidden(NOTE)


def test_the_head_shortens_what_has_no_room_with_an_ellipsis_from_the_first_picture_on(table: CalmTable) -> None:
    assert table.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideRight


def _columns_menu(table: CalmTable, column: int = -1) -> QMenu:
    menu = table.row_menu(table.model().index(0, column) if column >= 0 else table.model().index(-1, -1))
    return next(inside for entry in menu.actions() if isinstance(inside := entry.menu(), QMenu))


# -- copying ------------------------------------------------------------------------------------------------------


def test_the_selected_rows_are_copied_as_they_stand_with_exact_amounts(table: CalmTable) -> None:
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t") for line in lines] == [
        ["pear", "3.000000001", "'=1+1"],
        ["apple", "12.000000001", "two words and more"],
    ]


def test_only_what_is_shown_is_copied_in_the_order_in_which_it_stands(table: CalmTable) -> None:
    table.columns.move(AMOUNT, -1)
    table.columns.show_column(NOTE, shown=False)
    table.selectRow(2)
    table.copy_selected()

    assert QGuiApplication.clipboard().text() == "3.000000001\tfig"


def test_without_a_selection_the_clipboard_stays_as_it_is(table: CalmTable) -> None:
    QGuiApplication.clipboard().setText("before")
    table.clearSelection()
    table.copy_selected()

    assert QGuiApplication.clipboard().text() == "before"


def test_the_menu_copies_the_cell_the_row_and_what_no_column_shows(table: CalmTable) -> None:
    clipboard = QGuiApplication.clipboard()
    index = table.model().index(1, AMOUNT)
    table.selectRow(1)
    choose(table.row_menu(index), "Copy the cell “Amount”")
    assert clipboard.text() == "12.000000001"
    choose(table.row_menu(index), "Copy the whole name")
    assert clipboard.text() == "appleapple"
    choose(table.row_menu(index), "Copy the row")
    assert clipboard.text() == "apple\t12.000000001\ttwo words and more"


def test_what_a_stranger_wrote_is_no_markup_in_the_menu(table: CalmTable) -> None:
    table.rows_model.show_rows((("<b>pear</b>", 3, ""),))
    menu = table.row_menu(table.model().index(0, NAME))
    entry = next(one for one in menu.actions() if one.text() == "Copy the whole name")

    assert entry.toolTip() == plain_tip("<b>pear</b><b>pear</b>")
    assert "<b>" not in entry.toolTip()


def test_the_menu_key_opens_the_menu_of_the_selected_row(table: CalmTable) -> None:
    table.selectRow(2)
    where = table.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, table.mapToGlobal(where))
    QApplication.sendEvent(table, event)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choose(menu, "Copy the whole name")
    menu.close()
    assert QGuiApplication.clipboard().text() == "figfig"


def test_the_menu_of_a_row_that_is_not_selected_selects_it_first(table: CalmTable) -> None:
    table.selectRow(0)
    table.open_row_menu(table.model().index(2, NAME), table.mapToGlobal(QPoint(10, 10)))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()

    assert table.selected_rows() == [2]


def test_a_table_without_rows_still_offers_its_columns(table: CalmTable) -> None:
    table.rows_model.show_rows(())

    assert words_of(table.row_menu(table.currentIndex())) == ["Columns"]


def test_what_the_buttons_beside_a_table_do_is_in_its_menu_with_the_reason_why_not(table: CalmTable) -> None:
    pressed: list[str] = []
    on, off, away = QPushButton("&Send", table), QPushButton("&Keep", table), QPushButton("&Hide", table)
    on.clicked.connect(lambda: pressed.append("sent"))
    off.setEnabled(False)
    off.setToolTip("There is nothing to keep.")
    away.hide()
    on.show()
    off.show()
    table.set_row_buttons(on, off, away)

    table.selectRow(0)
    menu = table.row_menu(table.model().index(0, NAME))
    assert words_of(menu)[:2] == ["&Send", "&Keep\tThere is nothing to keep."]
    choose(menu, "&Send")
    assert pressed == ["sent"]


@pytest.mark.parametrize(("column", "wanted"), [("Proof", scenes.cid(43)), ("Reward", "0.4 KOII est.")])
def test_a_round_copies_its_whole_cid_and_exact_reward(desk: Desk, column: str, wanted: str) -> None:
    desk.play(scenes.busy)
    rounds = desk.page.details.rounds
    rounds.select_round(43)
    place = next(at for at, one in enumerate(rounds.model.columns) if one.called == column)
    choose(rounds.table.row_menu(rounds.model.index(rounds.table.selected_row() or 0, place)), "Copy the cell")

    assert QGuiApplication.clipboard().text() == wanted


def test_the_menu_of_a_task_has_its_actions_its_id_and_the_columns(desk: Desk) -> None:
    desk.play(scenes.busy)
    table = desk.page.table
    menu = table.row_menu(table.tasks.index(0, TaskColumn.NAME))
    choose(menu, "Copy the task ID")

    assert QGuiApplication.clipboard().text() == scenes.task_id("Prime Census")
    assert {f"Stop\t{shown(START_STOP)}", "Restart", "Leave…", "Columns"} <= set(words_of(menu))


def test_the_newest_proof_is_the_newest_however_the_rounds_are_sorted(desk: Desk) -> None:
    desk.play(scenes.busy)
    rounds = desk.page.details.rounds
    before = rounds.model.newest_with_proof()
    rounds.table.columns.sort_by(0)

    assert rounds.model.newest_with_proof() == before


# -- searching ----------------------------------------------------------------------------------------------------


def test_a_search_goes_from_row_to_row_and_around(table: CalmTable) -> None:
    table.begin_search()
    field = table.finder.field
    assert field.hasFocus()
    QTest.keyClicks(field, "P")
    assert (table.selected_row(), table.finder.words.text()) == (0, "1 of 2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (table.selected_row(), table.finder.words.text()) == (1, "2 of 2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert table.selected_row() == 0
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_row() == 1


def test_what_is_found_includes_what_a_cell_shows_shortened(table: CalmTable) -> None:
    table.begin_search()
    QTest.keyClicks(table.finder.field, "12.0000")
    assert table.selected_row() == 1
    table.finder.field.setText("nowhere")
    assert table.finder.words.text() == "Nothing found"


def test_escape_empties_the_search_then_closes_it_and_the_row_stays_selected(table: CalmTable) -> None:
    table.begin_search()
    QTest.keyClicks(table.finder.field, "fig")
    QTest.keyClick(table.finder.field, Qt.Key.Key_Escape)
    assert table.finder.isVisible()
    QTest.keyClick(table.finder.field, Qt.Key.Key_Escape)

    assert not table.finder.isVisible()
    assert table.hasFocus()
    assert table.selected_row() == 2


# -- remembered ---------------------------------------------------------------------------------------------------


@pytest.fixture
def memory() -> PassingMemory:
    return PassingMemory()


class Times:
    """The window, opened again and again on one memory."""

    def __init__(self, theme: Theme, memory: PassingMemory, qtbot: QtBot) -> None:
        self._theme, self._memory, self._qtbot = theme, memory, qtbot
        self.window: MainWindow | None = None
        self.workspace: Workspace | None = None

    def open(self) -> Workspace:
        store = Store()
        wallet_scenes.usual(store)
        scenes.busy(store)
        around = Around(outside=Outside(memory=self._memory))
        self.window = MainWindow(self._theme)
        self.window.remember(self._memory)
        self.workspace = Workspace(
            self._theme, store, lambda _: None, services=Services(around=around), now=lambda: float(scenes.EPOCH)
        )
        self.window.show_content(self.workspace)
        with self._qtbot.waitExposed(self.window):
            self.window.show()
        return self.workspace

    def close(self) -> None:
        if self.window is not None and self.workspace is not None:
            self.workspace.close_down()
            self.window.let_go()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window = self.workspace = None


@pytest.fixture
def times(theme: Theme, memory: PassingMemory, qtbot: QtBot) -> Iterator[Times]:
    made = Times(theme, memory, qtbot)
    yield made
    made.close()


def test_columns_sorting_tabs_and_shares_are_as_they_were_the_last_time(times: Times) -> None:
    workspace = times.open()
    assert times.window is not None
    times.window.resize(SMALLEST_SIZE)
    columns = workspace.tasks.table.columns
    columns.show_column(TaskColumn.STRIP, shown=False)
    columns.move(TaskColumn.CLAIMABLE, -1)
    columns.sort_by(TaskColumn.NAME, descending=True)
    columns.widen(TaskColumn.NAME, 40)
    width = workspace.tasks.table.columnWidth(TaskColumn.NAME)
    workspace.tasks.details.setCurrentIndex(4)
    splitter = workspace.findChild(RoomSplitter, "taskSplitter")
    assert isinstance(splitter, RoomSplitter)
    splitter.moveSplitter(180, 1)
    times.close()

    workspace = times.open()
    table = workspace.tasks.table
    assert table.columns.shown == [
        TaskColumn.NAME,
        TaskColumn.STATE,
        TaskColumn.CLAIMABLE,
        TaskColumn.ROUND,
        TaskColumn.ACTION,
    ]
    assert (table.columns.sorted_by, table.columns.is_descending) == (TaskColumn.NAME, True)
    assert [task.name for row in range(6) if (task := table.tasks.task_at(row))] == sorted(
        (task.name for task in workspace._store.tasks.values()), key=str.casefold, reverse=True
    )
    assert abs(table.columnWidth(TaskColumn.NAME) - width) <= 2  # parts of pixels
    assert workspace.tasks.details.currentIndex() == 4
    splitter = workspace.findChild(RoomSplitter, "taskSplitter")
    assert isinstance(splitter, RoomSplitter)
    assert splitter.chosen == 180
    assert abs(splitter.sizes()[0] - 180) <= 2


def test_tables_of_pages_and_tabs_that_are_built_later_are_remembered_too(times: Times) -> None:
    workspace = times.open()
    workspace.sidebar.choose_page(WALLET)
    workspace.wallet.overview.ledger.table.columns.show_column(3, shown=False)
    workspace.tasks.details.audits.given.columns.sort_by(1)
    times.close()

    workspace = times.open()
    assert 3 not in workspace.wallet.overview.ledger.table.columns.shown
    assert workspace.tasks.details.audits.given.columns.sorted_by == 1


@pytest.mark.parametrize("text", ["x", "{}", '{"order": [5, 4]}', "[" * 5_000, "9" * 400])
def test_what_is_broken_in_the_memory_leaves_everything_as_it_is_at_first(
    times: Times, memory: PassingMemory, text: str
) -> None:
    for name in ("table.taskTable", "tabs.tabs", "splitter.taskSplitter", "window.place"):
        memory.keep(name, text)
    workspace = times.open()

    assert workspace.tasks.table.columns.shown == list(TaskColumn)
    assert workspace.tasks.details.currentIndex() == 0
    assert times.window is not None
    assert times.window.size() == FIRST_SIZE


def test_the_window_is_as_large_as_it_was(times: Times) -> None:
    times.open()
    assert times.window is not None
    times.window.resize(SMALLEST_SIZE.width(), SMALLEST_SIZE.height() + 40)  # the screen of the suite is no wider
    wanted = times.window.size()
    times.close()

    times.open()
    assert times.window.size() == wanted


def test_a_window_that_was_on_a_screen_that_is_gone_comes_back_into_sight(times: Times) -> None:
    times.open()
    assert times.window is not None
    times.window.setGeometry(QRect(9_000, 7_000, SMALLEST_SIZE.width(), SMALLEST_SIZE.height()))
    times.close()

    times.open()
    screens = QGuiApplication.screens()
    title_bar = QRect(times.window.frameGeometry().topLeft(), times.window.size()).adjusted(0, 0, 0, -600)
    assert any(screen.geometry().intersects(title_bar) for screen in screens)


def test_every_table_and_every_set_of_tabs_has_a_name_under_which_it_is_remembered(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.build_all()
    found = [*desk.workspace.findChildren(CalmTable), *desk.workspace.findChildren(QTabWidget)]

    assert len(found) > 15
    assert [one for one in found if not one.objectName()] == []


def test_every_table_is_arranged_and_goes_back_and_no_two_columns_are_called_alike(desk: Desk) -> None:
    desk.play(wallet_scenes.usual)
    desk.play(scenes.busy)
    desk.build_all()
    for table in desk.workspace.findChildren(CalmTable):
        called = [column.called for column in table.rows_model.columns]
        assert all(called), table.objectName()
        assert len(set(called)) == len(called), table.objectName()
        before = table.columns.arrangement
        assert before == Arrangement(order=tuple(range(len(called))))
        for column, one in enumerate(table.rows_model.columns):
            if one.sort is not None:
                table.columns.sort_by(column, descending=True)
        table.columns.reset()
        assert table.columns.arrangement == before
