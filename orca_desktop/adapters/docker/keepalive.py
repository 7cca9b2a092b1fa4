"""TCP that asks now and then whether the other machine is still there: what follows an engine would wait for ever."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection

_ASKS = {"TCP_KEEPIDLE": 15, "TCP_KEEPALIVE": 15, "TCP_KEEPINTVL": 15, "TCP_KEEPCNT": 3}
"""Seconds before the first question, between two, and how many without an answer are the end.

The second is macOS's name for the first.
"""


class KeptAlive(HTTPAdapter):
    """Mounted on a docker client, it makes the connections."""

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
        options = [*HTTPConnection.default_socket_options, *keep_alive()]
        super().init_poolmanager(*arguments, **named, socket_options=options)


def keep_alive() -> Iterator[tuple[int, int, int]]:
    """What is set on a socket: level, option and value; an option that this system does not know is left out."""
    yield socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1
    for name, value in _ASKS.items():
        option = getattr(socket, name, None)
        if isinstance(option, int):
            yield socket.IPPROTO_TCP, option, value
