"""The slot on the screen goes on between two readings, but never without a network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from orca_desktop.gui.slot_clock import CARRY_ON_SECONDS, SlotClock
from tests.gui import scenes


class Now:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def clock(qtbot: QtBot, now: Now) -> Iterator[SlotClock]:
    clock = SlotClock(now)
    yield clock
    clock.stop()


def test_there_is_no_slot_before_the_network_was_seen(clock: SlotClock) -> None:
    assert clock.slot() is None


def test_a_reading_is_carried_on_at_the_measured_pace(clock: SlotClock, now: Now) -> None:
    clock.set_status(scenes.network())
    now.seconds += 0.816

    assert pytest.approx(clock.slot()) == scenes.SLOT + 2


def test_an_old_reading_is_not_carried_on_for_ever(clock: SlotClock, now: Now) -> None:
    clock.set_status(scenes.network())
    now.seconds += 3_600

    assert pytest.approx(clock.slot()) == scenes.SLOT + CARRY_ON_SECONDS / 0.408


def test_the_clock_stands_still_without_a_network(qtbot: QtBot, clock: SlotClock, now: Now) -> None:
    clock.set_status(scenes.network())
    clock.set_status(scenes.network(reachable=False))
    now.seconds += 5

    assert clock.slot() == scenes.SLOT
    assert not clock.is_running


def test_it_ticks_while_the_network_is_there(qtbot: QtBot, clock: SlotClock) -> None:
    clock.set_status(scenes.network())

    with qtbot.waitSignal(clock.ticked):
        pass
