"""The docker SDK in threads of its own: it blocks, and it is imported only when an engine is first asked."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, Self, TypeVar

from orca_desktop.adapters.docker.endpoint import Endpoint, current_endpoint, reason
from orca_desktop.domain.errors import EngineUnavailable

OLDEST_API = (1, 41)
"""Docker 20.10 and Podman 4.0 speak it; before it, there are no quick figures of what a container uses."""

SHORT_SECONDS = 5.0
"""For questions. What starts, stops or loads something names its own bound."""

_THREADS = 4
_log = logging.getLogger(__name__)
T = TypeVar("T")


class DockerThreads:
    """A small pool of threads with one docker client each; an async context manager.

    *endpoint* says where the engine is; it is asked before every call, so a new Docker context is noticed.
    """

    def __init__(self, endpoint: Callable[[], Endpoint] = current_endpoint) -> None:
        self._endpoint = endpoint
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="docker")
        self._local = threading.local()
        self._clients: list[Any] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        for client in self._clients:
            client.close()

    async def call(
        self,
        work: Callable[[Any], T],
        *,
        seconds: float = SHORT_SECONDS,
        undo: Callable[[Any, T], None] | None = None,
    ) -> T:
        """Run *work* with a docker client, on which every request is bounded to *seconds*.

        Raises EngineUnavailable when the engine does not answer. A caller that is cancelled waits for the end of
        *work*, whose result *undo* then takes back: nothing goes on behind anybody's back.
        """
        future = self._submit(work, seconds)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            await _settled(future)
            if undo is not None and future.exception() is None:
                result = future.result()
                await _settled(self._submit(lambda client: undo(client, result), seconds))
            raise

    def endpoint(self) -> Endpoint:
        """Where the engine is now. Raises EngineUnavailable."""
        return self._endpoint()

    def connect(self) -> Any:
        """A client of one's own, for a thread that follows a stream. Raises EngineUnavailable."""
        with translated():
            return _client(self._endpoint())

    def _submit(self, work: Callable[[Any], T], seconds: float) -> asyncio.Future[T]:
        return asyncio.get_running_loop().run_in_executor(self._pool, self._run, work, seconds)

    def _run(self, work: Callable[[Any], T], seconds: float) -> T:
        with translated():
            client = self._client_of_this_thread()
            client.api.timeout = seconds
            return work(client)

    def _client_of_this_thread(self) -> Any:
        endpoint = self._endpoint()
        endpoint.knock()
        if getattr(self._local, "host", None) != endpoint.host:
            self._local.client = _client(endpoint)
            self._local.host = endpoint.host
            self._clients.append(self._local.client)
        return self._local.client


@contextmanager
def translated() -> Iterator[None]:
    """What docker, HTTP or the socket raise inside the block becomes EngineUnavailable; our own errors pass."""
    from docker.errors import DockerException
    from requests import RequestException

    try:
        yield
    except (DockerException, RequestException, OSError) as error:
        raise EngineUnavailable(reason(error)) from error


def _client(endpoint: Endpoint) -> Any:
    """A connected client, which speaks the newest version of the API that both sides know."""
    import docker

    endpoint.knock()
    try:
        client = docker.DockerClient(base_url=endpoint.host, tls=endpoint.tls or False, timeout=SHORT_SECONDS)
    except ValueError as error:  # what docker 7.2 makes of a login that is not as `docker login` writes it
        raise EngineUnavailable("the Docker configuration of this user cannot be read") from error
    try:
        _require_api(str(client.api.api_version))
    except EngineUnavailable:
        client.close()
        raise
    return client


def _require_api(version: str) -> None:
    if tuple(int(part) for part in version.split(".")) < OLDEST_API:
        raise EngineUnavailable(
            f"it is too old: it speaks version {version} of Docker's API, and 1.41 is needed. "
            "Docker 20.10 and Podman 4.0 speak it, and everything newer"
        )


async def _settled(future: asyncio.Future[Any]) -> None:
    """Wait until *future* has ended, however it ends and however often the caller is cancelled meanwhile."""
    while not future.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait([future])
    if future.exception() is not None:
        _log.info("Docker, asked by a caller that went away, reports: %s", future.exception())
