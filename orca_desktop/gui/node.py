"""What the window needs of a node, and what it does with commands while there is none yet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Protocol

from orca_desktop.gui.services import AccountsService, HistoryReader

if TYPE_CHECKING:
    from orca_desktop.domain.commands import Command
    from orca_desktop.state.store import Store


class Node(Protocol):
    """A node that is built."""

    @property
    def store(self) -> Store: ...

    @property
    def accounts(self) -> AccountsService | None:
        """None where accounts cannot be changed from here."""

    @property
    def archive(self) -> HistoryReader | None:
        """The history; may be asked from any thread."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it runs in another program, and goes on when this window is closed."""

    def submit(self, command: Command) -> None:
        """Returns at once; what comes of the command is an event in the store."""

    async def run(self) -> None:
        """Works until cancelled, or until there is nothing more to do."""


Build = Callable[[], AbstractAsyncContextManager[Node]]


class HeldCommands:
    """Keeps what is asked for before there is a node, which then gets it in the same order."""

    def __init__(self) -> None:
        self._held: list[Command] = []
        self._submit: Callable[[Command], None] = self._held.append

    def submit(self, command: Command) -> None:
        self._submit(command)

    def hand_to(self, submit: Callable[[Command], None]) -> None:
        """From now on commands go there."""
        self._submit = submit
        for command in self._held:
            submit(command)
        self._held.clear()
