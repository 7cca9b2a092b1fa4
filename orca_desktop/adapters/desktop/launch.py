"""How the desktop starts this program."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

NAME = "Orca Desktop"
ID = "orca-desktop"
SCHEME = "orca"
SCRIPT = "orca-desktop.exe" if sys.platform == "win32" else "orca-desktop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """`program` is the command itself, `options` those of its `window` that differ from what it would do without."""

    program: tuple[str, ...]
    options: tuple[str, ...] = ()

    @property
    def at_login(self) -> tuple[str, ...]:
        return (*self.program, "window", "--in-tray", *self.options)

    def for_link(self, place: str) -> tuple[str, ...]:
        """*place* is what the desktop puts the link in the place of. Nothing in a link can be read as an option."""
        return (*self.program, "window", *self.options, "--", place)


def this_program() -> tuple[str, ...]:
    """The script beside the interpreter, or on the path; else the interpreter with the package."""
    beside = Path(sys.executable).with_name(SCRIPT)
    if beside.exists():
        return (str(beside),)
    found = shutil.which(ID)
    return (found,) if found is not None else (sys.executable, "-P", "-m", "orca_desktop")
