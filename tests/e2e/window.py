"""A user in front of the window: looks, points, types, and knows nothing of what is behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.e2e.clipboard import clipboard
from tests.services.accessibility import Accessibility, Accessible, Name, State
from tests.services.processes import NotReady, Program, wait_until
from tests.services.screen import Screen

T = TypeVar("T")


class Window:
    """The window of `program`; things in it are called by their role and their name, as a screen reader says them.

    `scale`: how many pixels of the screen one of those takes in which the program tells where things are.
    """

    def __init__(
        self, screen: Screen, accessibility: Accessibility, program: Program, folder: Path, *, scale: float = 1.0
    ) -> None:
        self._screen = screen
        self._accessibility = accessibility
        self._program = program
        self._folder = folder
        self._scale = scale

    def look(self) -> Accessible:
        """All that is shown now. Raises NotReady when there is no window."""
        seen = self._accessibility.read(self._program.popen.pid)
        if seen is None:
            raise NotReady(f"the window is not there:\n{self._program.last_lines()}")
        return seen

    def wait_for(self, condition: Callable[[Accessible], T | None], what: str, *, within: float = 60.0) -> T:
        """The first true answer of `condition` to what is shown. Raises NotReady."""

        def ask() -> T | None:
            seen = self._accessibility.read(self._program.popen.pid)
            return condition(seen) if seen is not None else None

        return wait_until(ask, what, program=self._program, within=within)

    def wait_to_see(self, role: str, name: Name = "", *, within: float = 60.0) -> Accessible:
        return self.wait_for(lambda seen: seen.find(role, name), f"{role} {name!r}", within=within)

    def wait_for_focus(self, role: str, name: Name) -> None:
        self.wait_for(
            lambda seen: any(State.FOCUSED in thing.states for thing in seen.find_all(role, name)),
            f"focus on {role} {name!r}",
        )

    def click(self, role: str, name: Name) -> None:
        """Points at the middle of a thing that can be used, once it lies still."""
        thing = wait_until(lambda: self._at_rest(role, name), f"{role} {name!r} to click", program=self._program)
        left, top = (round(place * self._scale) for place in thing.bounds.centre)
        self._screen.xdotool("mousemove", str(left), str(top), "click", "1")

    def press(self, *keys: str) -> None:
        """Keys as xdotool names them: "ctrl+l", "Tab"."""
        self._screen.xdotool("key", *keys)

    def type(self, text: str) -> None:
        self._screen.xdotool("type", text)

    def paste(self, text: str, seen: Callable[[Accessible], bool]) -> None:
        """Ctrl+V with `text` on the clipboard, which stays there until `seen` is true of the window."""
        with clipboard(self._screen, text, self._folder):
            self.press("ctrl+v")
            self.wait_for(seen, "pasted text")

    def close(self) -> None:
        """As the window manager's own key does it."""
        self.press("alt+F4")

    def quit(self) -> None:
        """Close it while tasks run, and answer that they are to stop."""
        self.close()
        self.click("push button", "Quit now")

    def describe(self) -> str:
        """A picture's path and the tree, for whoever has to find out why a test failed."""
        picture = self._screen.screenshot(self._folder / "screen.png")
        seen = self._accessibility.read(self._program.popen.pid)
        return f"The screen: {picture}\n{seen.outline() if seen is not None else 'There is no window.'}"

    def _at_rest(self, role: str, name: Name) -> Accessible | None:
        first, second = (self.look().find(role, name) for _ in range(2))
        if first is None or second is None or first.bounds != second.bounds or State.ENABLED not in second.states:
            return None
        return second


def rows(table: Accessible) -> list[tuple[Accessible, ...]]:
    """The cells of a table, row by row."""
    columns, cells = len(table.find_all("column header")), table.find_all("cell")
    return [tuple(cells[at : at + columns]) for at in range(0, len(cells), columns)]


def names(row: tuple[Accessible, ...]) -> tuple[str, ...]:
    return tuple(cell.name for cell in row)
