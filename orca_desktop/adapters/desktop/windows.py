"""Windows: values below the user's own part of the registry."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from orca_desktop.adapters.desktop.launch import NAME, SCHEME, Launch
from orca_desktop.domain.errors import DesktopError
from orca_desktop.ports.desktop import Registry

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
LINKS = rf"Software\Classes\{SCHEME}"
COMMAND = rf"{LINKS}\shell\open\command"
PLACE = "%1"


class WindowsLogin:
    """A value among what is run at login."""

    why_not = ""

    def __init__(self, registry: Registry, launch: Launch) -> None:
        self._registry = registry
        self._launch = launch

    def is_on(self) -> bool:
        with _in_words():
            return NAME in self._registry.values(RUN)

    def turn(self, *, on: bool) -> None:
        with _in_words():
            if on:
                self._registry.put(RUN, NAME, subprocess.list2cmdline(self._launch.at_login))
            else:
                self._registry.remove_value(RUN, NAME)


class WindowsLinks:
    """A class of its own for the scheme, with the command that opens it."""

    why_not = ""

    def __init__(self, registry: Registry, launch: Launch) -> None:
        self._registry = registry
        self._command = command_line(launch.for_link(PLACE))

    def is_on(self) -> bool:
        with _in_words():
            return self._registry.values(COMMAND).get("") == self._command

    def turn(self, *, on: bool) -> None:
        with _in_words():
            if on:
                self._registry.put(LINKS, "", f"URL:{NAME}")
                self._registry.put(LINKS, "URL Protocol", "")
                self._registry.put(COMMAND, "", self._command)
            elif self.is_on():  # another program's is left alone
                self._registry.remove_key(LINKS)


def command_line(command: tuple[str, ...]) -> str:
    """The place of the link is always quoted, since what comes there may have spaces."""
    return subprocess.list2cmdline(command[:-1]) + f' "{command[-1]}"'


class UsersRegistry:
    """HKEY_CURRENT_USER."""

    if sys.platform == "win32":

        def values(self, key: str) -> Mapping[str, str]:
            import winreg

            found: dict[str, str] = {}
            with contextlib.suppress(FileNotFoundError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                for place in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _ = winreg.EnumValue(opened, place)
                    found[name] = str(value)
            return found

        def put(self, key: str, name: str, text: str) -> None:
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)

        def remove_value(self, key: str, name: str) -> None:
            import winreg

            with (
                contextlib.suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, access=winreg.KEY_SET_VALUE) as opened,
            ):
                winreg.DeleteValue(opened, name)

        def remove_key(self, key: str) -> None:
            import winreg

            with contextlib.suppress(FileNotFoundError):
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    below = [winreg.EnumKey(opened, at) for at in range(winreg.QueryInfoKey(opened)[0])]
                for name in below:
                    self.remove_key(rf"{key}\{name}")
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DesktopError(f"The registry cannot be used: {error.strerror or error}.") from error
