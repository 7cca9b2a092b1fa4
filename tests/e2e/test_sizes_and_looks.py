"""The window at every size and in every look: each page whole, readable, told to a screen reader, and of use."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.e2e.seen import controls, cut_off, lightness, overlapping, untold
from tests.e2e.window import Window
from tests.services.accessibility import Accessibility, Accessible, State
from tests.services.demo_node import PROGRAM, ask, demo_node
from tests.services.processes import NotReady, start, wait_until
from tests.services.screen import Screen

PAGES = ("Tasks", "Activity", "Wallet", "Network", "Notices", "Settings", "Help")
TABS = ("Rounds", "Proofs", "Audits", "Rewards", "Logs", "Container")
FIRST_SIZE = (1280, 820)
FIELD = "Task ID to join"
GRACE_SECONDS = 40.0
DARK_BELOW, LIGHT_ABOVE = 0.3, 0.8
PATIENCE = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node of the demo, by its data folder, and the ID of a task that it does not run."""

    folder: Path
    other_task: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A window over the node, and how to see it as a whole."""

    window: Window
    screen: Screen
    scale: float
    folder: Path

    def picture(self) -> Path:
        return self.screen.screenshot(self.folder / "picture.png")

    def pixels(self) -> tuple[int, int]:
        """How large the window is on the screen."""
        place = self.screen.window("^Orca Desktop$")
        assert place is not None
        found = re.search(r"Geometry: (\d+)x(\d+)", self.screen.xdotool("getwindowgeometry", place))
        assert found is not None
        return int(found.group(1)), int(found.group(2))


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    with demo_node(tmp_path_factory.mktemp("node")) as (folder, program):
        announced = json.loads(program.log.read_text().splitlines()[0])
        (other,) = (task["id"] for task in announced["tasks"] if task["state"] == "token sample")
        yield Node(folder=folder, other_task=other)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("percent", [75, 100, 200])
def test_every_page_is_whole_and_told(
    percent: int, look: str, node: Node, large_screen: Screen, accessibility: Accessibility, tmp_path: Path
) -> None:
    chosen = {"look.size": percent, "look.scheme": look, "look.language": "en"}
    with opened(node, chosen, large_screen, accessibility, tmp_path) as here:
        assert here.pixels() == tuple(side * percent // 100 for side in FIRST_SIZE)

        _walk_the_pages(here.window)
        _walk_the_tabs(here.window)
        _assert_look(here, look)
        _review_and_watch(here.window, node)


@contextmanager
def opened(
    node: Node, chosen: dict[str, object], screen: Screen, accessibility: Accessibility, folder: Path
) -> Iterator[Look]:
    """The window as its settings say, attached to the node. An error in the block tells what was on the screen."""
    settings = folder / "config" / "orca-desktop" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(chosen))
    homes = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder)}
    command = [*PROGRAM, "window", "--data", str(node.folder)]
    environment = {**screen.environment, **accessibility.environment, **homes}
    program = start(command, log=folder / "window.log", environment=environment)
    scale = int(str(chosen["look.size"])) / 100
    window = Window(screen, accessibility, program, folder, scale=scale)
    try:
        window.wait_for_focus("text", FIELD)
        yield Look(window=window, screen=screen, scale=scale, folder=folder)
        window.close()
        wait_until(program.has_ended, "end of the window", within=GRACE_SECONDS)
        assert program.popen.returncode == 0
        assert "Traceback" not in program.log.read_text()
    except (AssertionError, NotReady) as error:
        error.add_note(f"{window.describe()}\nThe program's own words:\n{program.last_lines()}")
        raise
    finally:
        program.stop(grace=GRACE_SECONDS)


def _walk_the_pages(window: Window) -> None:
    """There by its number, on by Tab; and back to the first one by mouse."""
    for place, page in enumerate(PAGES, start=1):
        window.press(f"alt+{place}")
        _wait_until_whole(window, partial(_chosen, page), f"page {page}")
        window.press("Tab")
    window.click("check box", "Page Tasks")
    window.wait_for(partial(_chosen, "Tasks"), "page Tasks")


def _walk_the_tabs(window: Window) -> None:
    for tab in TABS:
        window.click("page tab", tab)
        _wait_until_whole(window, partial(_on_tab, tab), f"tab {tab}")


def _assert_look(here: Look, look: str) -> None:
    frame = here.window.look().find("frame")
    assert frame is not None
    found = lightness(here.picture(), frame.bounds, here.scale)
    assert found > LIGHT_ABOVE if look == "light" else found < DARK_BELOW


def _review_and_watch(window: Window, node: Node) -> None:
    """A second task is looked up by keyboard and watched by mouse; afterwards it is left for the next window."""
    window.press("ctrl+l")
    window.wait_for_focus("text", FIELD)
    window.type(node.other_task)
    window.press("Return")
    _wait_until_whole(window, lambda seen: seen if seen.find("push button", "Watch") else None, "review")
    window.click("push button", "Watch")
    window.wait_for(lambda seen: _in_list(seen, node.other_task), "watched task")
    assert ask(node.folder, "leave", node.other_task, "--yes").returncode == 0
    window.wait_for(lambda seen: not _in_list(seen, node.other_task), "task that is left")


def _wait_until_whole(window: Window, shown: Callable[[Accessible], Accessible | None], what: str) -> None:
    """What goes on may lay the window out anew while its tree is read; then it is read again."""
    faults: list[object] = []

    def is_whole(seen: Accessible) -> bool:
        faults[:] = _faults(seen) if shown(seen) else ["it is not shown"]
        return not faults

    try:
        window.wait_for(is_whole, f"{what}, whole", within=PATIENCE)
    except NotReady:
        raise AssertionError(f"{what}: {faults}") from None


def _faults(seen: Accessible) -> list[object]:
    too_few = [] if len(controls(seen)) > len(PAGES) else ["there is hardly anything to use"]
    return [*too_few, *untold(seen), *cut_off(seen), *overlapping(seen)]


def _chosen(page: str, seen: Accessible) -> Accessible | None:
    found = seen.find("check box", re.compile(f"^Page {page}"))
    return seen if found is not None and State.CHECKED in found.states else None


def _on_tab(tab: str, seen: Accessible) -> Accessible | None:
    found = seen.find("page tab", tab)
    return seen if found is not None and State.SELECTED in found.states else None


def _in_list(seen: Accessible, task_id: str) -> bool:
    table = seen.find("table", "Joined tasks")
    return table is not None and table.find("cell", re.compile(task_id)) is not None
