"""Notifications of the desktop, on a bus of the test's own with a service that the test plays."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from orca_desktop.adapters.desktop.notifications import INTERFACE, bus_notifications
from tests.services.bus_program import Answer, BusProgram, Call, Refused, present
from tests.services.message_bus import message_bus
from tests.services.processes import Unavailable

PATH = "/org/freedesktop/Notifications"


class ToyDesktop(BusProgram):
    """Shows nothing, and remembers what it was asked to show."""

    def __init__(self, address: str, capabilities: tuple[str, ...] = ("actions", "body", "body-markup")) -> None:
        super().__init__(address, INTERFACE)
        self.shown: list[tuple[Any, ...]] = []
        self.is_full = False
        self._capabilities = list(capabilities)

    def on_call(self, call: Call) -> Answer:
        if call.method == "GetCapabilities":
            return Answer("as", (self._capabilities,))
        if call.method == "Notify" and not self.is_full:
            self.shown.append(call.arguments)
            return Answer("u", (len(self.shown),))
        raise Refused("org.freedesktop.Notifications.Error.ExcessNotificationGeneration")

    def click(self, identity: int, token: str = "") -> None:
        if token:
            self.signal(PATH, INTERFACE, "ActivationToken", "us", identity, token)
        self.signal(PATH, INTERFACE, "ActionInvoked", "us", identity, "default")

    def close(self, identity: int) -> None:
        self.signal(PATH, INTERFACE, "NotificationClosed", "uu", identity, 2)


@dataclass
class Clicks:
    """Clicks that were told; `come` waits for so many."""

    told: list[tuple[str, str]] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def on_click(self, what: str, activation: str) -> None:
        self.told.append((what, activation))
        self.news.set()

    async def come(self, count: int) -> list[tuple[str, str]]:
        while len(self.told) < count:
            self.news.clear()
            await self.news.wait()
        return self.told


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    try:
        with message_bus(tmp_path_factory.mktemp("bus")) as address:
            yield address
    except Unavailable as reason:
        pytest.skip(str(reason))


async def until(condition: Callable[[], object]) -> None:
    while not condition():  # noqa: ASYNC110 - what is waited for happens in another thread
        await asyncio.sleep(0.005)


async def test_a_notification_is_shown_with_a_strangers_markup_as_text(bus: str) -> None:
    desktop = ToyDesktop(bus)
    with present(desktop):
        async with bus_notifications(Clicks().on_click, address=bus) as popups:
            assert popups is not None
            popups.show("Census paid", "<b>Round</b> 12 & more", "task/12", urgent=True)
            await until(lambda: desktop.shown)

    program, _replaces, _icon, title, body, actions, hints, _time = desktop.shown[0]
    assert (program, title, body) == ("Orca Desktop", "Census paid", "&lt;b&gt;Round&lt;/b&gt; 12 &amp; more")
    assert actions == ["default", "Open"]
    assert hints["urgency"] == ("y", 2)
    assert hints["desktop-entry"] == ("s", "orca-desktop")


async def test_a_desktop_without_markup_or_actions_gets_plain_text_and_none(bus: str) -> None:
    desktop = ToyDesktop(bus, capabilities=("body",))
    with present(desktop):
        async with bus_notifications(Clicks().on_click, address=bus) as popups:
            assert popups is not None
            popups.show("Paid", "1 < 2", "task")
            await until(lambda: desktop.shown)

    assert (desktop.shown[0][4], desktop.shown[0][5]) == ("1 < 2", [])


async def test_a_click_says_what_was_clicked_and_brings_leave_to_come_forward(bus: str) -> None:
    desktop, clicks = ToyDesktop(bus), Clicks()
    with present(desktop):
        async with bus_notifications(clicks.on_click, address=bus) as popups:
            assert popups is not None
            popups.show("One", "", "first")
            popups.show("Two", "", "second")
            await until(lambda: len(desktop.shown) == 2)
            desktop.click(2, "leave-7")
            desktop.click(1)
            desktop.click(9)

            assert await clicks.come(2) == [("second", "leave-7"), ("first", "")]


async def test_a_service_that_refuses_or_leaves_costs_nothing_but_the_notification(
    bus: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    desktop = ToyDesktop(bus)
    with present(desktop):
        async with bus_notifications(Clicks().on_click, address=bus) as popups:
            assert popups is not None
            desktop.is_full = True
            popups.show("Lost", "", "")
            await until(lambda: caplog.text.count("did not show") == 1)
            desktop.is_full = False
            popups.show("Shown", "", "")
            await until(lambda: [shown[3] for shown in desktop.shown][-1:] == ["Shown"])
            desktop.leave()
            popups.show("Nobody is there", "", "")
            await until(lambda: caplog.text.count("did not show") == 2)


async def test_a_bus_that_goes_away_costs_nothing_but_the_notification(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    try:
        with message_bus(tmp_path) as address:
            desktop = ToyDesktop(address)
            desktop.start()
            context = bus_notifications(Clicks().on_click, address=address)
            popups = await context.__aenter__()
            assert popups is not None
            desktop.leave()
    except Unavailable as reason:
        pytest.skip(str(reason))
    router = popups._router
    await until(lambda: router._rcv_task.done())
    popups.show("Nobody is there", "", "")
    await until(lambda: "did not show" in caplog.text)
    await context.__aexit__(None, None, None)


@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nonexistent/bus"])
async def test_without_a_bus_there_are_no_notifications(address: str) -> None:
    async with bus_notifications(Clicks().on_click, address=address) as popups:
        assert popups is None


async def test_without_a_service_on_the_bus_there_are_no_notifications(bus: str) -> None:
    async with bus_notifications(Clicks().on_click, address=bus) as popups:
        assert popups is None
