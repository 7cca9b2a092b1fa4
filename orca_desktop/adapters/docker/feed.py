"""Brings an endless answer of the Docker Engine (logs, events, a pull) from its own thread to the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import closing, suppress
from typing import Any, Generic, Protocol, TypeVar

from orca_desktop.adapters.docker.client import DockerThreads, translated

MAX_WAITING = 1_000
"""Items that wait for the reader; then the thread, and so the engine, waits for the reader too."""

_FAREWELL_SECONDS = 2.0
T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


class Source(Protocol[T_co]):
    """A blocking iterator; closing it from another thread ends it at once."""

    def __iter__(self) -> Iterator[T_co]: ...

    def close(self) -> None: ...


async def feed(
    threads: DockerThreads, opening: Callable[[Any], Source[T]], *, name: str
) -> AsyncGenerator[list[T], None]:
    """Open a source with a client of its own and give what it gives, in batches, until it ends.

    Raises what opening or reading it raises, docker's errors as EngineUnavailable. Closing the generator closes the
    source and waits for its thread.
    """
    pipe: _Pipe[T] = _Pipe()
    threading.Thread(target=_pump, args=(threads, opening, pipe), name=name, daemon=True).start()
    try:
        while batch := await pipe.take():
            yield batch
        pipe.raise_error()
    finally:
        pipe.close()
        await pipe.wait_for_end(_FAREWELL_SECONDS)


def _pump(threads: DockerThreads, opening: Callable[[Any], Source[T]], pipe: _Pipe[T]) -> None:
    """What the thread does: it ends with the source, with an error, or because the reader went away."""
    error: BaseException | None = None
    try:
        with translated(), closing(threads.connect()) as client, closing(opening(client)) as source:
            pipe.opened(source.close)
            for item in source:
                if not pipe.put(item):
                    break
    except BaseException as caught:  # noqa: BLE001  it is raised again where the reader waits
        error = caught
    pipe.end(error)


class _Pipe(Generic[T]):
    """The meeting point of one thread that writes and one coroutine that reads."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._items: deque[T] = deque()
        self._state = threading.Condition()
        self._close_source: Callable[[], None] | None = None
        self._closed = False
        self._ended = False
        self._error: BaseException | None = None
        self._news = asyncio.Event()

    def opened(self, close: Callable[[], None]) -> None:
        """In the thread: from now on `close` ends the source."""
        with self._state:
            self._close_source = close
            too_late = self._closed
        if too_late:
            close()

    def put(self, item: T) -> bool:
        """In the thread: hand over an item, waiting while the reader is behind. False when the reader is gone."""
        with self._state:
            self._state.wait_for(lambda: self._closed or len(self._items) < MAX_WAITING)
            self._items.append(item)
            self._tell()
            return not self._closed

    def end(self, error: BaseException | None) -> None:
        """In the thread: nothing more will come."""
        with self._state:
            self._ended, self._error = True, error
            self._tell()

    async def take(self) -> list[T]:
        """Everything that waits, as soon as there is something; empty at the end."""
        while True:
            self._news.clear()
            with self._state:
                batch = list(self._items)
                self._items.clear()
                self._state.notify_all()
                if batch or self._ended:
                    return batch
            await self._news.wait()

    def raise_error(self) -> None:
        if self._error is not None and not self._closed:
            raise self._error

    def close(self) -> None:
        """Let the thread go: it waits neither for the reader nor for the engine any more."""
        with self._state:
            self._closed = True
            self._state.notify_all()
            close = self._close_source
        if close is not None:
            close()

    async def wait_for_end(self, seconds: float) -> None:
        """Wait until the thread is done, but not for ever: it is a daemon, and opening a source may hang."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self._ended:
                    self._news.clear()
                    await self._news.wait()

    def _tell(self) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody reads any more
            self._loop.call_soon_threadsafe(self._news.set)
