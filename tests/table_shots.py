"""Pictures of what lies over the pages and of arranged tables: palette, shortcuts, menus, searching, chosen columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from orca_desktop.gui.main_window import SMALLEST_SIZE, MainWindow
from orca_desktop.gui.models.task_columns import TaskColumn
from orca_desktop.gui.pages.workspace import TASKS, WALLET, Workspace
from orca_desktop.gui.theme import Theme
from orca_desktop.state.store import Store
from tests.gui import scenes, wallet_scenes

Picture = Callable[[QWidget], QImage]
Pictures = Iterator[tuple[str, QImage]]


def table_pictures(theme: Theme, picture: Picture) -> Pictures:
    store = Store()
    wallet_scenes.usual(store)
    scenes.busy(store)
    window = MainWindow(theme, note="local network")
    workspace = Workspace(theme, store, lambda _: None, now=lambda: float(scenes.EPOCH))
    window.show_content(workspace)
    window.show()
    workspace.tasks.table.setFocus()
    yield from _over(window, workspace, picture)
    yield from _tables(window, workspace, picture)
    workspace.close_down()
    window.let_go()


def _over(window: MainWindow, workspace: Workspace, picture: Picture) -> Pictures:
    palette = workspace.over.palette
    palette.open()
    yield "palette", picture(window)
    for name, words in (("found", "st prime"), ("settings", "setting size"), ("nothing", "xyzzy")):
        palette.field.setText(words)
        yield f"palette-{name}", picture(window)
    window.resize(SMALLEST_SIZE)
    palette.field.setText("account")
    yield "palette-small", picture(window)
    palette.leave()
    workspace.over.show_shortcuts()
    yield "shortcuts-small", picture(window)
    window.resize(window.sizeHint().expandedTo(SMALLEST_SIZE * 1.25))
    yield "shortcuts", picture(window)
    workspace.over.shortcuts.leave()


def _tables(window: MainWindow, workspace: Workspace, picture: Picture) -> Pictures:
    table = workspace.tasks.table
    table.selectRow(1)
    menu = table.row_menu(table.tasks.index(1, TaskColumn.CLAIMABLE))
    yield "table-menu", _with_menu(picture(window), menu, QPoint(700, 280))
    columns = next(inside for entry in menu.actions() if isinstance(inside := entry.menu(), QMenu))
    yield "table-columns-menu", _with_menu(picture(window), columns, QPoint(700, 200))
    menu.deleteLater()
    table.columns.show_column(TaskColumn.STRIP, shown=False)
    table.columns.move(TaskColumn.CLAIMABLE, -1)
    table.columns.sort_by(TaskColumn.CLAIMABLE, descending=True)
    rounds = workspace.tasks.details.rounds.table
    rounds.begin_search()
    QTest.keyClicks(rounds.finder.field, "paid")
    yield "table-arranged", picture(window)
    table.columns.reset()
    workspace.sidebar.choose_page(WALLET)
    ledger = workspace.wallet.overview.ledger
    workspace.wallet.overview.tabs.setCurrentWidget(ledger)
    ledger.table.setFocus()
    ledger.table.selectAll()
    menu = ledger.table.row_menu(ledger.model.index(1, 4))
    yield "ledger-menu", _with_menu(picture(window), menu, QPoint(620, 420))
    menu.deleteLater()
    workspace.sidebar.choose_page(TASKS)


def _with_menu(image: QImage, menu: QMenu, at: QPoint) -> QImage:
    """The menu laid over the window, as the screen shows it."""
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    painter = QPainter(image)
    menu.render(painter, at)
    painter.end()
    return image
