"""A node that ends by itself after so many paid rounds."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orca_desktop.domain.commands import Command
from orca_desktop.domain.events import Event
from orca_desktop.engine.accounts import Accounts
from orca_desktop.ports.archive import Archive
from orca_desktop.state.selectors import totals
from orca_desktop.state.store import Store

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitedNode:
    """Works like the node in it, until the store shows *rounds* paid rounds."""

    node: Node
    rounds: int

    @property
    def store(self) -> Store:
        return self.node.store

    @property
    def accounts(self) -> Accounts:
        return self.node.accounts

    @property
    def archive(self) -> Archive | None:
        return self.node.archive

    @property
    def is_elsewhere(self) -> bool:
        return self.node.is_elsewhere

    def submit(self, command: Command) -> None:
        self.node.submit(command)

    async def run(self) -> None:
        enough = asyncio.Event()

        def look(_: Event) -> None:
            if totals(self.store).paid >= self.rounds:
                enough.set()

        unsubscribe = self.store.subscribe(look)
        try:
            async with asyncio.TaskGroup() as group:
                running = group.create_task(self.node.run(), name="node")
                await enough.wait()
                running.cancel()
        finally:
            unsubscribe()
