"""What the desktop says about motion, on a bus of the test's own with a portal that the test plays."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from orca_desktop.adapters.desktop.motion import INTERFACE, PORTAL, follow_motion
from tests.services.bus_program import Answer, BusProgram, Call, Refused, present
from tests.services.message_bus import message_bus
from tests.services.processes import Unavailable

APPEARANCE, GNOME = "org.freedesktop.appearance", "org.gnome.desktop.interface"


class ToyPortal(BusProgram):
    """Knows the settings that it was given, each as (signature, value)."""

    def __init__(self, address: str, settings: dict[tuple[str, str], tuple[str, Any]]) -> None:
        assert PORTAL.bus_name is not None
        super().__init__(address, PORTAL.bus_name)
        self._settings = settings

    def on_call(self, call: Call) -> Answer:
        if call.method == "Read" and call.arguments in self._settings:
            return Answer("v", (("v", self._settings[call.arguments]),))
        raise Refused("org.freedesktop.portal.Error.NotFound")

    def change(self, group: str, key: str, value: tuple[str, Any]) -> None:
        self.signal(PORTAL.object_path, INTERFACE, "SettingChanged", "ssv", group, key, value)


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    try:
        with message_bus(tmp_path_factory.mktemp("bus")) as address:
            yield address
    except Unavailable as reason:
        pytest.skip(str(reason))


@asynccontextmanager
async def following(address: str) -> AsyncIterator[asyncio.Queue[bool]]:
    told: asyncio.Queue[bool] = asyncio.Queue()
    task = asyncio.create_task(follow_motion(told.put_nowait, address=address))
    try:
        yield told
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize(
    ("settings", "wants_less"),
    [
        ({(APPEARANCE, "reduced-motion"): ("u", 1)}, True),
        ({(APPEARANCE, "reduced-motion"): ("u", 0), (GNOME, "enable-animations"): ("b", True)}, False),
        ({(GNOME, "enable-animations"): ("b", False)}, True),
        ({}, False),
    ],
    ids=["wants less", "wants all", "older desktop", "does not know"],
)
async def test_what_the_desktop_wants_is_told(
    bus: str, settings: dict[tuple[str, str], tuple[str, Any]], *, wants_less: bool
) -> None:
    with present(ToyPortal(bus, settings)):
        async with following(bus) as told:
            assert await asyncio.wait_for(told.get(), 30) is wants_less


async def test_a_change_is_told(bus: str) -> None:
    portal = ToyPortal(bus, {(APPEARANCE, "reduced-motion"): ("u", 0)})
    with present(portal):
        async with following(bus) as told:
            assert await asyncio.wait_for(told.get(), 30) is False

            portal.change(APPEARANCE, "color-scheme", ("u", 1))
            portal.change(APPEARANCE, "reduced-motion", ("u", 1))
            assert await asyncio.wait_for(told.get(), 30) is True
            portal.change(APPEARANCE, "reduced-motion", ("u", 0))
            assert await asyncio.wait_for(told.get(), 30) is False


async def test_without_a_bus_nothing_is_told(tmp_path: Path) -> None:
    told: list[bool] = []

    await follow_motion(told.append, address=f"unix:path={tmp_path / 'nothing'}")

    assert told == []
