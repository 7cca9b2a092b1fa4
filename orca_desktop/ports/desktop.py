"""What the desktop does for the program when the user agrees: start it at login, open its links with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class DesktopSwitch(Protocol):
    """On or off, for this user only. What was turned on can be turned off without a trace."""

    @property
    def why_not(self) -> str:
        """Why it cannot be changed here, in words; empty where it can."""
        ...

    def is_on(self) -> bool:
        """Raises DesktopError."""
        ...

    def turn(self, *, on: bool) -> None:
        """Raises DesktopError; then it may be half done, and can be repeated."""
        ...


class Registry(Protocol):
    """The part of Windows' registry that belongs to the user. Keys are paths with backslashes. Raises OSError."""

    def values(self, key: str) -> Mapping[str, str]:
        """The texts of a key by name, the default one under ""; none where there is no such key."""
        ...

    def put(self, key: str, name: str, text: str) -> None: ...

    def remove_value(self, key: str, name: str) -> None:
        """Nothing happens where it is not there."""
        ...

    def remove_key(self, key: str) -> None:
        """With all below it; nothing happens where it is not there."""
        ...
