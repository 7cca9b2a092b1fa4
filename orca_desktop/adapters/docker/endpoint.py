"""Where the Docker Engine of this user listens, and why it does not when it does not."""

from __future__ import annotations

import os
import socket
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from orca_desktop.domain.errors import EngineUnavailable

_MAX_REASON = 200
NOT_ACCEPTED = "it does not accept the certificate of this user that the Docker context holds"
_TLS_WORDS = {
    "CERTIFICATE_VERIFY_FAILED": "its certificate is not one that this Docker context trusts, or is for another name",
    "certificate required": "it wants a certificate of this user, and the Docker context has none",
    "_ALERT_": NOT_ACCEPTED,
    "WRONG_VERSION_NUMBER": "it does not speak TLS on that port",
    "HTTPS server": "it speaks TLS on that port, and the Docker context has no certificates for it",
}
"""What Python's TLS and Go's server say, the first that fits: what it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """The address of an engine as docker clients write it, and its TLS: `unix://…`, `npipe://…`, `tcp://…`, `ssh://…`."""

    host: str
    tls: Any = None

    @property
    def is_here(self) -> bool:
        """Whether the engine is sure to run on this machine, so that loopback leads to what it publishes.

        A TCP port of this machine may be forwarded from another one.
        """
        return self.host.startswith(("unix://", "npipe://"))

    @property
    def is_behind_ssh(self) -> bool:
        return self.host.startswith("ssh://")

    def knock(self) -> None:
        """Raise OSError when nobody listens on the engine's socket.

        WORKAROUND: when connecting fails, docker 7.2 leaves its own socket open until it is collected.
        """
        if self.host.startswith("unix://") and hasattr(socket, "AF_UNIX"):
            with closing(socket.socket(socket.AF_UNIX)) as probe:
                probe.settimeout(2.0)
                probe.connect(self.host.removeprefix("unix://"))


def current_endpoint() -> Endpoint:
    """DOCKER_HOST, or else the current Docker context, as the docker command chooses. Raises EngineUnavailable."""
    from docker.errors import DockerException
    from docker.tls import TLSConfig
    from docker.utils import kwargs_from_env

    try:
        if not os.environ.get("DOCKER_HOST"):
            return _of_context()
        settings = kwargs_from_env()
        tls: TLSConfig | None = settings.get("tls")
        return Endpoint(host=settings["base_url"], tls=tls)
    except (DockerException, OSError) as error:
        raise EngineUnavailable(f"the Docker settings of this user cannot be used: {reason(error)}") from error


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
    told = str(error)
    for words, meaning in _TLS_WORDS.items():
        if words in told:
            return meaning
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


def hangs_up(error: BaseException) -> bool:
    """Whether the engine ends the connection without a word.

    Over TLS 1.3 it does so when it does not like who asks: what it says of that is lost when it closes at once.
    """
    return "EOF occurred in violation" in str(error) or isinstance(_first_os_error(error), ConnectionError)


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
