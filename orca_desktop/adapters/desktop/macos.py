"""macOS: a launch agent for the login. Links belong to whichever application bundle names them in its Info.plist."""

from __future__ import annotations

import plistlib
from pathlib import Path

from orca_desktop.adapters.desktop.launch import SCHEME, Launch
from orca_desktop.adapters.keys import private_file
from orca_desktop.domain.errors import DesktopError

LABEL = "network.koii.orca-desktop"
OF_THE_BUNDLE = (
    f"macOS gives {SCHEME}:// links to the application that was installed for them. Install Orca Desktop as an "
    "application, and they open in it; remove the application to end that."
)


class LaunchAgent:
    """A file in the user's LaunchAgents; it counts from the next login."""

    why_not = ""

    def __init__(self, home: Path, launch: Launch) -> None:
        self._path = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        self._launch = launch

    def is_on(self) -> bool:
        return self._path.exists()

    def turn(self, *, on: bool) -> None:
        try:
            if on:
                private_file.write(self._path, plistlib.dumps(self._agent()))
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise DesktopError(f"{self._path}: {error.strerror or error}.") from error

    def _agent(self) -> dict[str, object]:
        return {
            "Label": LABEL,
            "ProgramArguments": list(self._launch.at_login),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }


class LinksOfTheBundle:
    """Nothing that a program turns on or off for itself: `why_not` says who does."""

    why_not = OF_THE_BUNDLE

    def __init__(self, *, in_bundle: bool) -> None:
        self._in_bundle = in_bundle

    def is_on(self) -> bool:
        return self._in_bundle

    def turn(self, *, on: bool) -> None:
        if on is not self._in_bundle:
            raise DesktopError(OF_THE_BUNDLE)
