"""Where a gateway may send us: to another public server over TLS, and nowhere else.

A gateway is a stranger; by a redirect it could have this machine ask what only this machine can reach.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable

import httpx

MAX_REDIRECTS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})

IsPublic = Callable[[str], Awaitable[bool]]
"""Whether the name of a host, or its address, leads to public addresses only."""


async def redirected(asked: httpx.URL, location: str, is_public: IsPublic) -> httpx.URL | None:
    """Where to go on; None where that is not allowed. From plain HTTP there is no way on."""
    try:
        target = asked.join(location)
    except (httpx.InvalidURL, ValueError):
        return None
    if asked.scheme != "https" or target.scheme != "https" or target.userinfo:
        return None
    return target if await is_public(target.host) else None


async def is_public(host: str) -> bool:
    """As this machine resolves the name; False where it does not."""
    if "." not in host and ":" not in host:
        return False
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(_is_public(str(address[0])) for *_, address in found)


def _is_public(address: str) -> bool:
    parsed = ipaddress.ip_address(address.partition("%")[0])
    inside = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None) or parsed
    return bool(inside.is_global and not inside.is_multicast)
