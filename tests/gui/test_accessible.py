"""Everything can be reached by keyboard, found by name, and heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTableView, QTabWidget, QWidget

from tests.gui import scenes
from tests.gui.conftest import Desk

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTableView, QTabWidget)
NAMES = (
    "joinField",
    "lookUpButton",
    "joinButton",
    "taskTable",
    "roundsTable",
    "proofView",
    "auditsGivenTable",
    "auditsReceivedTable",
    "logView",
    "tabs",
)


@pytest.mark.parametrize("name", NAMES)
def test_what_users_and_tests_look_for_has_one_name(desk: Desk, name: str) -> None:
    assert len(desk.window.findChildren(QWidget, name)) == 1


@pytest.mark.parametrize("scene", scenes.SCENES.values(), ids=scenes.SCENES)
def test_every_control_has_words_for_screen_readers(desk: Desk, scene: scenes.Scene) -> None:
    desk.play(scene)
    found = [widget for widget in desk.workspace.findChildren(QWidget) if isinstance(widget, CONTROLS)]
    focusable = [widget for widget in found if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]

    nameless = [widget for widget in focusable if not widget.accessibleName() and not _text(widget)]

    assert nameless == []
    assert len(focusable) > 8


@pytest.mark.parametrize("scene", [scenes.busy, scenes.reviewing, scenes.empty], ids=["busy", "review", "empty"])
def test_tab_reaches_every_control_that_is_shown(desk: Desk, scene: scenes.Scene) -> None:
    desk.play(scene)
    wanted = {
        widget
        for widget in desk.workspace.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not isinstance(widget, QTabWidget)
        and widget.isVisible()
        and widget.isEnabled()
        and Qt.FocusPolicy.TabFocus in widget.focusPolicy()
    }
    reached: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 20):
        focused = desk.window.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert set() == wanted - reached


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
