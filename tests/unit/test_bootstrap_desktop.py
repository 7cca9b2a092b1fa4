"""What is plugged in for a window on each platform, and the demo that it opens."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from orca_desktop.adapters.desktop.macos import LaunchAgent, LinksOfTheBundle
from orca_desktop.adapters.desktop.windows import WindowsLinks, WindowsLogin
from orca_desktop.adapters.desktop.xdg import XdgLinks, XdgLogin
from orca_desktop.bootstrap import desktop

WAIT_SECONDS = 60.0


@pytest.mark.parametrize(
    ("platform", "kinds"),
    [
        ("linux", (XdgLogin, XdgLinks)),
        ("freebsd14", (XdgLogin, XdgLinks)),
        ("win32", (WindowsLogin, WindowsLinks)),
        ("darwin", (LaunchAgent, LinksOfTheBundle)),
    ],
)
def test_each_platform_has_its_own_way(
    monkeypatch: pytest.MonkeyPatch, platform: str, kinds: tuple[type[object], type[object]]
) -> None:
    monkeypatch.setattr(sys, "platform", platform)

    assert (type(desktop.start_at_login()), type(desktop.links())) == kinds


def test_the_demo_is_a_program_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = f"import os, sys; open({str(told)!r}, 'a').write(f'{{sys.argv[1:]}} {{os.getsid(0) == os.getpid()}} ')"
    monkeypatch.setattr(desktop, "this_program", lambda: (sys.executable, "-c", program))
    demo = desktop.DemoProgram()

    demo.open()
    _until_ended(demo)
    demo.open()
    _until_ended(demo)

    assert told.read_text() == "['demo'] True ['demo'] True "


def _until_ended(demo: desktop.DemoProgram) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while any(one.poll() is None for one in demo._opened):
        assert time.monotonic() < end
        time.sleep(0.01)
