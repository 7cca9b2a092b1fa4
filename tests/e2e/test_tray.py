"""The program in the tray of a desktop: it begins there when asked to, and a click brings its window."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.services.bus_program import present
from tests.services.message_bus import message_bus
from tests.services.processes import start, wait_until
from tests.services.screen import Screen
from tests.services.toy_tray import ToyTray

GRACE_SECONDS = 40.0


def test_a_start_in_the_tray_shows_its_sign_and_a_click_brings_the_window(screen: Screen, tmp_path: Path) -> None:
    folders = {name: str(tmp_path / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    command = [sys.executable, "-m", "orca_desktop", "window", "--in-tray", "--data", str(tmp_path / "node")]
    with message_bus(tmp_path) as address, present(tray := ToyTray(address)):
        environment = {**screen.environment, **folders, "HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": address}
        nowhere = ("--rpc", "http://127.0.0.1:9")
        program = start([*command, *nowhere], log=tmp_path / "program.log", environment=environment)
        try:
            wait_until(lambda: bool(tray.items), "sign in the tray", program=program, within=120.0)
            wait_until(lambda: "The network cannot be reached" in tray.tip(), "words of the sign", program=program)
            assert screen.window("^Orca Desktop$") is None

            tray.ask("Activate", "ii", (10, 10))

            screen.wait_for_window("^Orca Desktop$", program=program)
        finally:
            program.stop(grace=GRACE_SECONDS)
    assert "Traceback" not in program.log.read_text()
