"""One request to the web server inside a task's container; the answer is bounded in time, size and depth."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import httpx
import msgspec

from orca_desktop.domain.errors import TaskAnswerUnreadable, TaskSilent
from orca_desktop.domain.proofs import MAX_DEPTH, is_deep
from orca_desktop.ports.task_api import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """`path` begins with a slash and is encoded; `content` is JSON."""

    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    content: bytes | None = None

    @property
    def asked(self) -> str:
        """What errors call it."""
        return f"{self.method} {self.path}"


class HttpCalls:
    """Redirects are not followed, cookies are not kept.

    The client should ignore proxy settings of the environment: task containers are on this machine.
    """

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        # All tasks share the host 127.0.0.1, so a cookie of one would be sent to the next.
        client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))

    @asynccontextmanager
    async def ask(self, address: Address, request: Request, *, timeout: float) -> AsyncIterator[httpx.Response]:
        """Open an answer whose body is not read yet. *timeout* holds until the block is left, however slow it drips.

        Raises TaskSilent or TaskAnswerUnreadable.
        """
        try:
            async with asyncio.timeout(timeout):
                response = await self._client.send(self._built(address, request), stream=True, follow_redirects=False)
                try:
                    yield response
                finally:
                    await response.aclose()
        except (TimeoutError, httpx.HTTPError) as error:
            if _is_silence(error):
                raise TaskSilent(request.asked, round(timeout, 2)) from error
            raise TaskAnswerUnreadable(request.asked, "it is no HTTP answer, or it breaks off") from error

    def _built(self, address: Address, request: Request) -> httpx.Request:
        has_body = {"Content-Type": "application/json"} if request.content else {}
        return self._client.build_request(
            request.method,
            f"{address}{request.path}",
            params=request.query or None,
            content=request.content,
            headers={"Accept-Encoding": "identity"} | has_body,
            timeout=httpx.Timeout(None),
        )


def _is_silence(error: Exception) -> bool:
    """Whether nobody answered at all.

    Docker listens on a published port whether or not the container does: then the connection is closed without a word.
    """
    without_a_word = isinstance(error, httpx.RemoteProtocolError) and "without sending a response" in str(error)
    return without_a_word or isinstance(error, TimeoutError | httpx.TimeoutException | httpx.NetworkError)


async def read(response: httpx.Response, asked: str, limit: int) -> bytes | None:
    """The body as it was sent, None as soon as it is longer than *limit* bytes. Compressed answers are not taken."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise TaskAnswerUnreadable(asked, "it is compressed, though that was not asked for")
    body = bytearray()
    try:
        async for part in response.aiter_raw():
            body += part
            if len(body) > limit:
                # Reading on then fails, and that ends the generators of httpx; to leave the loop would leave them
                # half-read to the garbage collector.
                await response.aclose()
    except httpx.HTTPError:
        if len(body) <= limit:
            raise
    return bytes(body) if len(body) <= limit else None


def decode(body: bytes, asked: str) -> Any:
    """Raises TaskAnswerUnreadable."""
    try:
        value = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TaskAnswerUnreadable(asked, "it is not JSON") from error
    if is_deep(value):
        raise TaskAnswerUnreadable(asked, f"it is nested deeper than {MAX_DEPTH} levels")
    return value
