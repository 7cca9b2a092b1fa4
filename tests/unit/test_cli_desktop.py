"""`orca-desktop desktop`, and what a second `orca-desktop window` does."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from orca_desktop.adapters.summons import Summons, place_or_summon
from orca_desktop.cli.app import app
from orca_desktop.cli.chosen import Chosen
from orca_desktop.cli.opening import OPEN_ALREADY

LINK = "orca://join/6GPu4gqQycYVJwhqgRYyfHLnSkkBVAMpXSrFMpFYnuQd"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, folder in (("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("HOME", "home")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    return tmp_path


def told(*words: str) -> str:
    done = CliRunner().invoke(app, ["desktop", *words])
    assert done.exit_code == 0, done.output
    return done.output


@contextmanager
def open_window(folder: Path) -> Iterator[list[Summons]]:
    """The window of *folder*, in a thread of its own."""
    heard: list[Summons] = []
    ready, end = threading.Event(), threading.Event()

    async def live() -> None:
        place = await place_or_summon(folder, Summons())
        assert place is not None
        async with place.answering(heard.append):
            ready.set()
            await asyncio.to_thread(end.wait)
        place.leave()

    thread = threading.Thread(target=lambda: asyncio.run(live()), name="window")
    thread.start()
    try:
        assert ready.wait(30)
        yield heard
    finally:
        end.set()
        thread.join()


@pytest.mark.skipif(sys.platform != "linux", reason="these files are those of Linux")
def test_starting_at_login_is_turned_on_and_off(home: Path) -> None:
    path = home / "config/autostart/orca-desktop.desktop"

    assert told("login") == "Starting at login is off. \n"
    assert told("login", "on", "--data", str(home / "node")) == "Starting at login is on. \n"
    assert f"--data {home / 'node'}" in path.read_text()
    assert json.loads(told("login", "off", "--json")) == {"login": False, "why_not": ""}
    assert not path.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="these files are those of Linux")
def test_opening_links_is_turned_on_and_off(home: Path) -> None:
    assert told("links", "on") == "Opening orca:// links is on. \n"
    assert "x-scheme-handler/orca" in (home / "config/mimeapps.list").read_text()
    assert told("links", "off") == "Opening orca:// links is off. \n"
    assert not (home / "data/applications/orca-desktop.desktop").exists()


@pytest.mark.skipif(shutil.which("gio") is None, reason="gio is not installed (package libglib2.0-bin)")
def test_another_program_of_the_desktop_agrees_who_opens_the_links(home: Path) -> None:
    def opens_links() -> bool:
        command = ["gio", "mime", "x-scheme-handler/orca"]
        return "orca-desktop.desktop" in subprocess.run(command, capture_output=True, text=True, check=False).stdout

    told("links", "on")
    assert opens_links()
    told("links", "off")
    assert not opens_links()


def test_what_cannot_be_changed_is_told(home: Path) -> None:
    (home / "config").write_text("in the way")

    done = CliRunner().invoke(app, ["desktop", "login", "on"])

    assert done.exit_code == 1
    assert "The desktop's settings cannot be changed" in done.output


def test_a_second_start_hands_its_link_to_the_window_and_ends(tmp_path: Path) -> None:
    with open_window(tmp_path) as heard:
        done = CliRunner().invoke(app, ["window", "--data", str(tmp_path), "--", LINK])

    assert done.exit_code == 0
    assert done.output == f"{OPEN_ALREADY}\n"
    assert [summons.link for summons in heard] == [LINK]


def test_a_second_start_loads_no_qt(tmp_path: Path) -> None:
    program = (
        "import sys; from orca_desktop.cli.app import app\n"
        "try: app(['window', '--data', sys.argv[1]])\n"
        "finally: print('PySide6.QtCore' in sys.modules)"
    )

    async def run() -> bytes:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", program, str(tmp_path), stdout=asyncio.subprocess.PIPE
        )
        return (await process.communicate())[0]

    with open_window(tmp_path):
        said = asyncio.run(run()).decode()

    assert said == f"{OPEN_ALREADY}\nFalse\n"


def test_options_are_given_again_with_paths_in_full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    options = Chosen(rpc=["https://a.example", "https://b.example"], data=Path("node"), wallet="main").again()

    assert options == (
        "--rpc",
        "https://a.example",
        "--rpc",
        "https://b.example",
        "--data",
        str(tmp_path / "node"),
        "--wallet",
        "main",
    )
