"""A window that goes from right to left: what has a side changes it, what is read by its order does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTableView, QWidget

from orca_desktop.domain.records import RoundRecord
from orca_desktop.gui.delegates.cells import MARGIN
from orca_desktop.gui.delegates.task_cells import CELL_STEP, record_at
from orca_desktop.gui.pages.workspace import WALLET
from orca_desktop.gui.theme import Theme
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.test_whole import cut

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
CONTAINER_TAB = 5
NEAR = 2
"""Pixels by which letters may lie elsewhere: their edges are smoothed."""


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(RTL)
    yield
    qapp.setLayoutDirection(before)


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("scene", scenes.SCENES.values(), ids=scenes.SCENES)
def test_every_scene_is_whole_and_begins_at_the_right(desk: Desk, scene: scenes.Scene) -> None:
    desk.play(scene)

    assert cut(desk, 0) == []
    assert desk.workspace.sidebar.geometry().right() == desk.workspace.rect().right()
    assert not desk.window.grab().isNull()


@pytest.mark.usefixtures("mirrored")
def test_the_wallet_is_whole(desk: Desk) -> None:
    desk.play(wallet_scenes.usual)

    assert cut(desk, WALLET) == []


def test_every_cell_is_mirrored_and_nothing_in_it_covers_another(desk: Desk) -> None:
    """The same ink at the other side: as much of it, so nothing is lost under something else."""
    desk.play(scenes.busy)
    desk.build_all()
    tables = [table for table in desk.workspace.findChildren(QTableView) if table.model().rowCount()]
    seen = 0
    for table in tables:
        for column in range(table.model().columnCount()):
            left, right = (_ink(_painted(table, column, direction)) for direction in (LTR, RTL))
            assert len(left) == pytest.approx(len(right), rel=0.06, abs=6), (table.accessibleName(), column)
            if left:
                seen += 1
                assert _edges(left)[0] == pytest.approx(WIDTH - 1 - _edges(right)[1], abs=NEAR), (
                    table.accessibleName(),
                    column,
                )
    assert seen > 10


def test_time_goes_from_left_to_right_in_every_window(desk: Desk, theme: Theme) -> None:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(CONTAINER_TAB)
    charts: tuple[QWidget, ...] = desk.page.details.container.usage.charts
    strips = (desk.page.details.rounds._strip,)
    for widget in (*charts, *strips):
        assert _grabbed(widget, LTR) == _grabbed(widget, RTL), widget


def test_a_round_of_the_strip_is_found_where_it_is_painted(desk: Desk) -> None:
    desk.play(scenes.busy)
    row = desk.page.table.tasks.row_at(0)
    assert row is not None
    rect = QRect(500, 0, 300, 50)
    last = len(row.strip) - 1

    def found(x: int) -> RoundRecord | None:
        return record_at(row, QRect(x, 20, 1, 1).topLeft(), rect, mirrored=True)

    assert found(rect.right() - MARGIN - 3) == row.strip[last]
    assert found(rect.right() - MARGIN - last * CELL_STEP - 3) == row.strip[0]
    assert found(rect.left() + 1) is None


def test_proofs_and_logs_stay_as_they_are_written(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.workspace.setLayoutDirection(RTL)

    assert not desk.page.details.logs.view.text.isRightToLeft()
    assert not desk.page.details.rounds.proof.view.isRightToLeft()


WIDTH, HEIGHT = 320, 60


def _painted(table: QTableView, column: int, direction: Qt.LayoutDirection) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    option.widget = table
    option.direction = direction
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    index = table.model().index(table.model().rowCount() - 1, column)
    table.itemDelegateForIndex(index).paint(painter, option, index)
    painter.end()
    return image


def _ink(image: QImage) -> list[tuple[int, int]]:
    return [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).alpha() > 40]


def _edges(ink: list[tuple[int, int]]) -> tuple[int, int]:
    return min(x for x, _ in ink), max(x for x, _ in ink)


def _grabbed(widget: QWidget, direction: Qt.LayoutDirection) -> QImage:
    widget.setLayoutDirection(direction)
    return widget.grab().toImage()
