"""The docker SDK in threads of its own: it blocks, and it is imported only when an engine is first asked."""

from __future__ import annotations

import asyncio
import logging
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from types import TracebackType
from typing import Any, Self, TypeVar

from orca_desktop.adapters.docker.endpoint import NOT_ACCEPTED, Endpoint, current_endpoint, hangs_up, reason
from orca_desktop.adapters.docker.tunnel import SshTunnel, ssh_target
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

    *endpoint* says where the engine is; it is asked before every call, so a new Docker context is noticed. To an engine
    behind SSH a tunnel is kept for as long as the threads.
    """

    def __init__(self, endpoint: Callable[[], Endpoint] = current_endpoint) -> None:
        self._endpoint = endpoint
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="docker")
        self._local = threading.local()
        self._clients: list[Any] = []
        self._tunnels: dict[str, SshTunnel] = {}
        self._lock = threading.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for tunnel in self._tunnels.values():
            tunnel.close()
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
        """Where the engine is now, as the user's settings name it. Raises EngineUnavailable."""
        return self._endpoint()

    def way(self) -> Endpoint:
        """Where to connect to from here: the end of a tunnel to an engine behind SSH. Raises EngineUnavailable.

        Waits for the tunnel, and so is for threads only.
        """
        endpoint = self._endpoint()
        if not endpoint.is_behind_ssh:
            return endpoint
        return replace(endpoint, host=f"unix://{self._tunnel(endpoint.host).socket()}")

    def connect(self) -> Any:
        """A client of one's own, for a thread that follows a stream. Raises EngineUnavailable."""
        with self._explained(), translated():
            return _client(self.way())

    def _submit(self, work: Callable[[Any], T], seconds: float) -> asyncio.Future[T]:
        return asyncio.get_running_loop().run_in_executor(self._pool, self._run, work, seconds)

    def _run(self, work: Callable[[Any], T], seconds: float) -> T:
        with self._explained(), translated():
            client = self._client_of_this_thread()
            client.api.timeout = seconds
            return work(client)

    def _client_of_this_thread(self) -> Any:
        endpoint = self.way()
        endpoint.knock()
        if getattr(self._local, "host", None) != endpoint.host:
            self._forget_client()
            self._local.client = _client(endpoint)
            self._local.host = endpoint.host
            self._clients.append(self._local.client)
        return self._local.client

    def _forget_client(self) -> None:
        """The one of a way that leads nowhere any more."""
        if (client := getattr(self._local, "client", None)) is not None:
            self._local.client = self._local.host = None
            self._clients.remove(client)
            client.close()

    def _tunnel(self, host: str) -> SshTunnel:
        with self._lock:
            if host not in self._tunnels:
                self._tunnels[host] = SshTunnel(ssh_target(host))
            return self._tunnels[host]

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What ssh has told about a connection is a better reason than that it broke off."""
        try:
            yield
        except EngineUnavailable as error:
            tunnel = self._tunnels.get(self._endpoint().host)
            if tunnel is None or (complaint := tunnel.complaint()) is None:
                raise
            raise complaint from error


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
    """A connected client, which speaks the newest version of the API that the engine knows."""
    endpoint.knock()
    with closing(_made(endpoint, ".".join(map(str, OLDEST_API)))) as first:
        version = _version_of(first, endpoint)
    return _made(endpoint, version)


def _made(endpoint: Endpoint, version: str) -> Any:
    """A client that has not connected yet. Proxies and authorities of the environment are not for an engine."""
    import docker

    from orca_desktop.adapters.docker.keepalive import KeptAlive

    tls = endpoint.tls or False
    try:
        client = docker.DockerClient(base_url=endpoint.host, tls=tls, version=version, timeout=SHORT_SECONDS)
    except ValueError as error:  # what docker 7.2 makes of a login that is not as `docker login` writes it
        raise EngineUnavailable("the Docker configuration of this user cannot be read") from error
    client.api.trust_env = False
    if endpoint.host.startswith("tcp://"):
        for start in ("http://", "https://"):
            client.api.mount(start, KeptAlive())
    return client


def _version_of(client: Any, endpoint: Endpoint) -> str:
    """The version of the API that the engine speaks. Raises EngineUnavailable for one that is too old."""
    try:
        version = str(client.api.version(api_version=False).get("ApiVersion"))
    except OSError as error:  # what the SDK and requests raise is one too
        if endpoint.tls and hangs_up(error):
            raise EngineUnavailable(f"it hangs up at once; most likely {NOT_ACCEPTED}") from error
        raise
    if not re.fullmatch(r"[0-9]{1,4}\.[0-9]{1,4}", version):
        raise EngineUnavailable("its answer cannot be read")
    if tuple(int(part) for part in version.split(".")) < OLDEST_API:
        raise EngineUnavailable(
            f"it is too old: it speaks version {version} of Docker's API, and 1.41 is needed. "
            "Docker 20.10 and Podman 4.0 speak it, and everything newer"
        )
    return version


async def _settled(future: asyncio.Future[Any]) -> None:
    """Wait until *future* has ended, however it ends and however often the caller is cancelled meanwhile."""
    while not future.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait([future])
    if future.exception() is not None:
        _log.info("Docker, asked by a caller that went away, reports: %s", future.exception())
