"""What is loaded for what is asked: a heavy module that comes too early is felt at every start."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from orca_desktop import __version__
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.adapters.sqlite.records import open_records
from orca_desktop.bootstrap.settings import RECORDS
from orca_desktop.cli.app import app
from orca_desktop.cli.commands import COMMANDS, GROUPS, app_with
from tests.gui import scenes

NODE = ("docker", "httpx", "aiohttp", "cryptography", "solders", "keyring", "orca_desktop.engine")
QT = ("PySide6", "qasync")
OF_THE_TERMINAL = ("typer", "rich", "click", "orca_desktop.cli.app")

LOADED = """
import json, sys
from orca_desktop.cli.entry import main
try:
    main()
except SystemExit:
    pass
print("\\n" + json.dumps(sorted(sys.modules)))
"""

FIRST_PICTURE = """
import json, os, sys
from orca_desktop.bootstrap import remembering
last_time = remembering.last_time
def told(folder):
    known = last_time(folder)
    from orca_desktop.gui.pages.task_list import TaskList
    paint = TaskList.paintEvent
    def painted(self, event):
        paint(self, event)
        print("\\n" + json.dumps([*sorted(sys.modules), f"rows: {self.model().rowCount()}"]), flush=True)
        os._exit(0)
    TaskList.paintEvent = painted
    return known
remembering.last_time = told
from orca_desktop.cli.entry import main
main()
"""


def loaded(program: str, *arguments: str, home: Path | None = None) -> list[str]:
    """The modules that the program has loaded when it ends, which is a program of its own."""
    places = {"XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)} if home is not None else {}
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", f"import sys; sys.argv = {['orca-desktop', *arguments]!r}\n{program}"]
    said = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    names: list[str] = json.loads(said.splitlines()[-1])
    return names


def too_early(names: Iterable[str], heavy: tuple[str, ...]) -> list[str]:
    return [name for name in names if name.startswith(tuple(f"{one}." for one in heavy)) or name in heavy]


def test_the_version_takes_almost_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    names = loaded(LOADED, "--version")

    assert too_early(names, (*NODE, *QT, *OF_THE_TERMINAL, "asyncio", "msgspec")) == []


def test_the_version_is_told() -> None:
    command = [sys.executable, "-m", "orca_desktop", "--version"]

    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout

    assert said == f"orca-desktop {__version__}\n"


@pytest.mark.parametrize("arguments", [("--help",), ("window", "--help"), ("tasks",), ("settings",), ("stop", "task")])
def test_a_command_without_a_window_loads_no_qt(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert too_early(loaded(LOADED, *arguments, home=tmp_path), (*QT, "docker", "aiohttp")) == []


def test_a_command_loads_no_other_ones(tmp_path: Path) -> None:
    names = loaded(LOADED, "stop", "task", home=tmp_path)

    assert too_early(names, ("orca_desktop.cli.money", "orca_desktop.cli.keys", "orca_desktop.cli.demo")) == []


def test_the_first_picture_has_the_tasks_and_takes_neither_node_nor_loop(tmp_path: Path) -> None:
    fill(tmp_path / "orca-desktop", tasks=3)

    names = loaded(FIRST_PICTURE, home=tmp_path)

    assert "rows: 3" in names
    assert too_early(names, (*NODE, *OF_THE_TERMINAL, "qasync", "asyncio", "orca_desktop.bootstrap.assembly")) == []


def test_pages_and_tabs_that_are_not_looked_at_are_not_loaded_for_the_first_picture(tmp_path: Path) -> None:
    fill(tmp_path / "orca-desktop", tasks=1)

    names = loaded(FIRST_PICTURE, home=tmp_path)

    pages = {name.rpartition(".")[2] for name in names if name.startswith("orca_desktop.gui.pages.")}
    assert not {name for name in pages if name.startswith(("wallet", "settings", "network", "activity", "setup"))}
    assert not {name for name in pages if name.endswith("_tab")}


def fill(folder: Path, *, tasks: int) -> None:
    with closing(open_records(folder / RECORDS).database) as database:
        for number in range(tasks):
            SqliteHistory(database).save_task(scenes.task(f"Task {number}"), wanted=False)


@pytest.mark.parametrize("place", [*COMMANDS.values(), *GROUPS.values()])
def test_every_command_is_where_it_is_said_to_be(place: str) -> None:
    module, _, name = place.partition(":")

    assert callable(getattr(importlib.import_module(f"orca_desktop.cli.{module}"), name))


def test_the_whole_command_line_has_all_commands() -> None:
    assert commands_of(app) == [*COMMANDS, *GROUPS]


def test_one_command_is_had_alone() -> None:
    assert commands_of(app_with(["tasks"])) == ["tasks"]


def commands_of(line: typer.Typer) -> list[str]:
    command = get_command(line)
    assert hasattr(command, "commands")
    return list(command.commands)
