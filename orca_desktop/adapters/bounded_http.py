"""Reading an HTTP answer without trusting it: bounded in size and in time."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterable, Mapping
from dataclasses import dataclass, field
from typing import cast

import httpx

GZIP = zlib.MAX_WBITS | 16


class AnswerTooLarge(Exception):
    """The body is longer than the limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`headers` are looked up in any spelling."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


async def ask(client: httpx.AsyncClient, request: httpx.Request, *, limit: int, timeout: float) -> Answer:
    """Send *request* and read at most *limit* bytes within *timeout* seconds in all; redirects are not followed.

    Raises httpx.HTTPError, TimeoutError or AnswerTooLarge.
    """
    request.headers["Accept-Encoding"] = "gzip"
    async with asyncio.timeout(timeout):
        response = await client.send(request, stream=True, follow_redirects=False)
        try:
            body = await _read(response, limit)
        finally:
            await response.aclose()
    if len(body) > limit:
        raise AnswerTooLarge
    return Answer(status=response.status_code, body=body, headers=response.headers)


async def _read(response: httpx.Response, limit: int) -> bytes:
    """The body, or a little more than *limit* bytes of it."""
    body = _Body(response.headers.get("Content-Encoding", ""), limit)
    try:
        async for piece in cast("AsyncIterable[bytes]", response.stream):
            if not body.take(piece):
                # Reading on then fails, and that ends the generators of httpx; to leave the loop would leave them
                # half-read to the garbage collector.
                await response.aclose()
    except httpx.HTTPError:
        if body.wants_more:
            raise
    return body.content()


class _Body:
    """Unpacks a body as it comes, and not more of it than one byte over *limit*.

    httpx would unpack each piece whole, and as often as the server says: a few hundred bytes could fill the memory.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._unpacker = _unpacker(encoding)
        self._limit = limit
        self._content = bytearray()
        self._has_begun = False
        self._trouble = ""

    @property
    def wants_more(self) -> bool:
        return not self._trouble and len(self._content) <= self._limit

    def take(self, piece: bytes) -> bool:
        """Whether more of the body is wanted."""
        if self.wants_more and piece:
            self._has_begun = True
            self._content += piece if self._unpacker is None else self._unpacked(self._unpacker, piece)
        return self.wants_more

    def content(self) -> bytes:
        """Raises httpx.DecodingError for what cannot be unpacked, or ends too early."""
        if self.wants_more and self._has_begun and self._unpacker is not None and not self._unpacker.eof:
            self._trouble = "it is cut off"
        if self._trouble:
            raise httpx.DecodingError(self._trouble)
        return bytes(self._content)

    def _unpacked(self, unpacker: zlib._Decompress, piece: bytes) -> bytes:
        if unpacker.eof:
            self._trouble = "something stands behind its end"
            return b""
        try:
            return unpacker.decompress(piece, self._limit + 1 - len(self._content))
        except zlib.error:
            self._trouble = "it is damaged"
            return b""


def _unpacker(encoding: str) -> zlib._Decompress | None:
    """None for what is not packed. Raises httpx.DecodingError for what was not asked for, such as packed twice."""
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return zlib.decompressobj(GZIP)
        case _:
            raise httpx.DecodingError("it is packed in a way that was not asked for")


def plain_reason(error: Exception) -> str:
    """Why no answer came, in the user's words."""
    match error:
        case TimeoutError() | httpx.TimeoutException():
            return "no answer in time"
        case httpx.ConnectError():
            return "no connection"
        case httpx.DecodingError():
            return "its answer cannot be unpacked"
        case AnswerTooLarge():
            return "its answer was too large"
        case _:
            return "the connection broke"
