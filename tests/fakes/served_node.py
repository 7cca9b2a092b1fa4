"""A node that other programs can attach to: a real endpoint and a real store, and a script instead of an engine."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

from orca_desktop import __version__
from orca_desktop.adapters.control.server import serving
from orca_desktop.adapters.control.visitor import House
from orca_desktop.domain.commands import Command
from orca_desktop.domain.events import Event
from orca_desktop.state.snapshot import snapshot
from orca_desktop.state.store import Store

React = Callable[[Command], Iterable[Event]]


def house(store: Store, submit: Callable[[Command], None]) -> House:
    return House(program=__version__, snapshot=lambda: snapshot(store), submit=submit)


class ServedNode:
    """`commands` are those that came; `react` tells the events that each leads to."""

    def __init__(self, store: Store, react: React) -> None:
        self.store = store
        self.commands: list[Command] = []
        self._react = react
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()

    def tell(self, *events: Event) -> None:
        """Say what happened, as an engine would; returns once every visitor's line has it."""
        told: Future[None] = Future()

        def apply() -> None:
            for event in events:
                self.store.apply(event)
            told.set_result(None)

        self._loop.call_soon_threadsafe(apply)
        told.result(10)

    def live(self, folder: Path, opened: Future[None]) -> None:
        """Runs in a thread until `end`."""
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._live(folder, opened))

    def end(self) -> None:
        """Does nothing a second time."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop.set)

    async def _live(self, folder: Path, opened: Future[None]) -> None:
        async with serving(folder, house(self.store, self._submit), self.store.subscribe):
            opened.set_result(None)
            await self._stop.wait()

    def _submit(self, command: Command) -> None:
        self.commands.append(command)
        for event in self._react(command):
            self._loop.call_soon(self.store.apply, event)


@contextmanager
def served_node(folder: Path, store: Store, react: React = lambda _: ()) -> Iterator[ServedNode]:
    """Serves a data folder inside the block, in a thread of its own."""
    node, opened = ServedNode(store, react), Future[None]()
    thread = threading.Thread(target=node.live, args=(folder, opened), name="served node")
    thread.start()
    try:
        opened.result(10)
        yield node
    finally:
        node.end()
        thread.join()
