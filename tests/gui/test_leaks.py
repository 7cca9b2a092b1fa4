"""The checks for leaks see the timers and windows of Qt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import leaks


def test_a_running_timer_is_seen_until_it_stops(qtbot: QtBot) -> None:
    owner = QObject()
    timer = QTimer(owner)
    timer.setObjectName("poll")
    before = set(leaks.timers())
    timer.start(1000)

    assert [name for key, name in leaks.timers().items() if key not in before] == ["timer poll"]

    timer.stop()

    assert set(leaks.timers()) == before


@pytest.mark.parametrize("shown", [True, False])
def test_a_window_is_seen_until_it_is_deleted(qtbot: QtBot, *, shown: bool) -> None:
    before = set(leaks.windows())
    window = QWidget()
    window.setObjectName("main")
    window.setVisible(shown)

    assert [name for key, name in leaks.windows().items() if key not in before] == ["window QWidget main"]

    window.deleteLater()

    assert set(leaks.windows()) == before


def test_a_child_of_a_window_is_no_window_of_its_own(qtbot: QtBot) -> None:
    window = QWidget()
    before = set(leaks.windows())
    QWidget(window)

    assert set(leaks.windows()) == before

    window.deleteLater()
