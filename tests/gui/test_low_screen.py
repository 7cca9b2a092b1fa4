"""On a screen that is smaller than the pages need to be, they scroll, and everything can be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from orca_desktop.gui.main_window import FIRST_SIZE, FRAME, SMALLEST_SIZE, MainWindow
from orca_desktop.gui.theme import Theme

FULL_HD_AT_TWICE_THE_SIZE = QSize(960, 510)


Open = Callable[[QSize], tuple[MainWindow, QPushButton]]


@pytest.fixture
def opened(theme: Theme) -> Iterator[Open]:
    """Opens a window on a screen with so much room, and gives the last button of its page."""
    windows: list[MainWindow] = []

    def open_in(room: QSize) -> tuple[MainWindow, QPushButton]:
        window = MainWindow(theme, room=room)
        windows.append(window)
        page = QWidget()
        first, last = QPushButton("first"), QPushButton("last")
        layout = QVBoxLayout(page)
        layout.addWidget(first)
        layout.addStretch()
        layout.addWidget(last)
        window.show_content(page)
        window.show()
        assert QTest.qWaitForWindowExposed(window)
        first.setFocus()
        return window, last

    yield open_in
    for window in windows:
        window.let_go()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_and_its_frame_are_no_larger_than_the_screen(opened: Open) -> None:
    window, last = opened(FULL_HD_AT_TWICE_THE_SIZE)

    assert window.size() == FULL_HD_AT_TWICE_THE_SIZE - FRAME
    page = last.parentWidget()
    assert page is not None
    assert page.size().expandedTo(SMALLEST_SIZE) == page.size()


def test_what_is_below_the_screen_comes_up_with_the_keyboard(opened: Open) -> None:
    window, last = opened(FULL_HD_AT_TWICE_THE_SIZE)
    assert last.visibleRegion().isEmpty()

    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert not last.visibleRegion().isEmpty()


def test_where_there_is_room_nothing_scrolls(opened: Open) -> None:
    window, last = opened(QSize(1920, 1040))

    assert window.size() == FIRST_SIZE
    assert window.centralWidget() is last.parentWidget()
