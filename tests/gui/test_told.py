"""What screen readers are told on every page: a role and a name for each control, and why one cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from orca_desktop.gui.widgets.chart import Chart
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.phase_strip import PhaseStrip
from orca_desktop.gui.widgets.progress_bar import ThinBar
from tests.gui import scenes, settings_scenes, wallet_scenes
from tests.gui.conftest import Desk

PAGES = range(7)
CONTROLS = (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabWidget,
    QTableView,
    Chart,
)
SCENES = {
    "empty": scenes.empty,
    "busy": scenes.busy,
    "changed": scenes.changed,
    "wallet": wallet_scenes.usual,
    "watch-only": wallet_scenes.watch_only,
    "first-start": wallet_scenes.first_start,
    "settings": settings_scenes.usual,
}
HOLDERS = (QTabWidget, QScrollArea)
"""They hold others and are no more than that; what they hold has roles of its own."""

SAYING = {
    Chip: QAccessible.Role.StaticText,
    PhaseStrip: QAccessible.Role.StaticText,
    ThinBar: QAccessible.Role.ProgressBar,
}


def on_every_page(desk: Desk, scene: scenes.Scene) -> Iterator[QWidget]:
    """Every part of the window that is not put away, page by page."""
    desk.play(scene)
    desk.build_all()
    for place in PAGES:
        desk.workspace.sidebar.choose_page(place)
        QCoreApplication.sendPostedEvents()
        page = desk.workspace._pages.currentWidget()
        assert page is not None
        yield from (part for part in page.findChildren(QWidget) if not part.isHidden())
    yield from desk.workspace.sidebar.findChildren(QWidget)


def reason(widget: QWidget) -> str:
    """Why it cannot be used: said by itself, or by what holds it and cannot be used either."""
    here: QWidget | None = widget
    while here is not None and not here.isEnabled():
        if said := here.toolTip() or here.accessibleDescription():
            return said
        here = here.parentWidget()
    return ""


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_every_control_says_what_it_is_and_why_it_cannot_be_used(desk: Desk, scene: scenes.Scene) -> None:
    nameless, silent, seen = [], [], 0
    for part in on_every_page(desk, scene):
        if not isinstance(part, CONTROLS) or isinstance(part.parentWidget(), (QTabBar, QAbstractSpinBox)):
            continue  # those are Qt's own, inside of one that is looked at
        seen += 1
        told = QAccessible.queryAccessibleInterface(part)
        assert told is not None
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and not told.text(QAccessible.Text.Name):
            nameless.append((type(part).__name__, part.objectName()))
        if not part.isEnabled() and not reason(part):
            silent.append((type(part).__name__, part.objectName(), part.accessibleName()))

    assert nameless == []
    assert silent == []
    assert seen > 60


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_whatever_has_a_name_has_a_role_too(desk: Desk, scene: scenes.Scene) -> None:
    without_role = [
        (type(part).__name__, part.accessibleName())
        for part in on_every_page(desk, scene)
        if part.accessibleName()
        and not isinstance(part, HOLDERS)
        and not isinstance(part.parentWidget(), QAbstractSpinBox)
        and _role(part) in (QAccessible.Role.Client, QAccessible.Role.NoRole)
    ]

    assert without_role == []


def test_chips_strips_and_bars_are_what_they_look_like(desk: Desk) -> None:
    found = dict.fromkeys(SAYING, 0)
    for part in on_every_page(desk, wallet_scenes.usual):
        for kind, role in SAYING.items():
            if isinstance(part, kind):
                found[kind] += 1
                assert _role(part) == role

    assert all(found.values())


def test_a_chip_is_read_as_its_word(desk: Desk) -> None:
    desk.play(wallet_scenes.usual)
    desk.build_all()

    chip = desk.wallet.overview.lock_chip
    told = QAccessible.queryAccessibleInterface(chip)

    assert isinstance(chip, QLabel)
    assert told is not None
    assert told.text(QAccessible.Text.Name) == chip.text() == "Unlocked"


def test_rows_of_tables_have_names(desk: Desk) -> None:
    desk.play(scenes.busy)
    model = desk.page.table.model()

    names = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]

    assert names[0].startswith("Prime Census, task ID ")
    assert all(names)
    assert model.headerData(model.rowCount(), Qt.Orientation.Vertical) is None


def _role(part: QWidget) -> QAccessible.Role | None:
    told = QAccessible.queryAccessibleInterface(part)
    return told.role() if told is not None else None
