"""Where the Docker Engine of this user listens, and why it does not when it does not."""

from __future__ import annotations

import os
import socket
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from orca_desktop.domain.errors import EngineUnavailable

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_MAX_REASON = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """The address of an engine as docker clients write it (`unix:///…`, `npipe://…`, `tcp://…`), and its TLS."""

    host: str
    tls: Any = None

    @property
    def is_here(self) -> bool:
        """Whether the engine runs on this machine, so that loopback leads to what it publishes."""
        parts = urlsplit(self.host)
        return parts.scheme in ("unix", "npipe") or parts.hostname in _HERE

    def knock(self) -> None:
        """Raise OSError when nobody listens on the engine's socket.

        WORKAROUND: when connecting fails, docker 7.2 leaves its own socket open until it is collected.
        """
        if self.host.startswith("unix://") and hasattr(socket, "AF_UNIX"):
            with closing(socket.socket(socket.AF_UNIX)) as probe:
                probe.settimeout(2.0)
                probe.connect(self.host.removeprefix("unix://"))


def current_endpoint() -> Endpoint:
    """DOCKER_HOST, or else the current Docker context, as the docker command chooses.

    Raises EngineUnavailable, for an engine behind SSH too.
    """
    from docker.errors import DockerException
    from docker.tls import TLSConfig
    from docker.utils import kwargs_from_env

    try:
        if os.environ.get("DOCKER_HOST"):
            settings = kwargs_from_env()
            tls: TLSConfig | None = settings.get("tls")
            endpoint = Endpoint(host=settings["base_url"], tls=tls)
        else:
            endpoint = _of_context()
    except (DockerException, OSError) as error:
        raise EngineUnavailable(f"the Docker settings of this user cannot be used: {reason(error)}") from error
    if endpoint.host.startswith("ssh://"):
        raise EngineUnavailable(
            "Docker is set to an engine behind SSH, where a task's port could not be reached from here; choose an "
            "engine of this machine: `docker context use default`"
        )
    return endpoint


def _of_context() -> Endpoint:
    """The engine of the current context. Raises EngineUnavailable when the context is not there."""
    from docker.context import ContextAPI

    name = os.environ.get("DOCKER_CONTEXT")
    try:
        context = ContextAPI.get_context(name) if name else ContextAPI.get_current_context()
    except Exception as error:  # a file that it cannot read is a bare Exception in docker 7.2
        raise EngineUnavailable("the current Docker context cannot be read") from error
    if context is None or not context.Host:
        raise EngineUnavailable("the current Docker context does not exist")
    return Endpoint(host=context.Host.removeprefix("http+"), tls=context.TLSConfig)


def reason(error: BaseException) -> str:
    """Why an engine does not answer, in plain words."""
    cause = _first_os_error(error)
    if isinstance(cause, FileNotFoundError):
        return "it is not installed or not started"
    if isinstance(cause, PermissionError):
        return (
            "this user may not use it; add the user to the group “docker” and log in again, or set up rootless Docker"
        )
    if isinstance(cause, ConnectionRefusedError):
        return "it is installed, but it is not started"
    if isinstance(cause, TimeoutError) or "timed out" in str(error).lower():
        return "it does not answer in time"
    if isinstance(cause, ConnectionError):
        return "the connection to it broke off"
    explanation = getattr(error, "explanation", None) or str(error)
    return " ".join(str(explanation).split())[:_MAX_REASON] or "no reason given"


def _first_os_error(error: BaseException) -> OSError | None:
    """The operating system's own error below the layers of HTTP libraries, which are OSErrors without a number."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        item = waiting.pop()
        if not isinstance(item, BaseException) or id(item) in seen:
            continue
        seen.add(id(item))
        if isinstance(item, OSError) and (item.errno is not None or isinstance(item, TimeoutError | ConnectionError)):
            return item if type(item).__module__ == "builtins" else None
        waiting += [item.__cause__, item.__context__, *item.args]
    return None
