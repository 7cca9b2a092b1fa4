"""Reading an HTTP answer without trusting it: bounded in size and in time."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterable, Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

import httpx

GZIP = zlib.MAX_WBITS | 16

Unpack = Callable[[bytes, int], bytes]
"""What a piece of the body stands for, of which no more than so many bytes are made."""



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
    return Answer(status=response.status_code, body=bytes(body), headers=response.headers)


async def _read(response: httpx.Response, limit: int) -> bytearray:
    """The body, or a little more than *limit* bytes of it.

    It is unpacked here: httpx unpacks each piece whole, and as often as the server says, so that a few hundred bytes
    could fill the memory.
    """
    body, unpack = bytearray(), _unpacker(response.headers.get("Content-Encoding", ""))
    try:
        async for piece in cast("AsyncIterable[bytes]", response.stream):
            if len(body) <= limit:
                body += unpack(piece, limit + 1 - len(body))
            if len(body) > limit:
                # Reading on then fails, and that ends the generators of httpx; to leave the loop would leave them
                # half-read to the garbage collector.
                await response.aclose()
    except httpx.HTTPError:
        if len(body) <= limit:
            raise
    if len(body) <= limit:
        unpack(b"", 1)
    return body


def _unpacker(encoding: str) -> Unpack:
    """Takes the body piece by piece, at last an empty piece. It and what it gives raise httpx.DecodingError."""
    match encoding.strip().lower():
        case "" | "identity":
            return lambda piece, _: piece
        case "gzip" | "x-gzip":
            return _gunzipper()
        case _:
            raise httpx.DecodingError("it is packed in a way that was not asked for")


def _gunzipper() -> Unpack:
    unpacker, has_begun = zlib.decompressobj(GZIP), False

    def unpack(piece: bytes, most: int) -> bytes:
        nonlocal has_begun
        has_begun = has_begun or bool(piece)
        if piece and unpacker.eof:
            raise httpx.DecodingError("something stands behind its end")
        if not piece and has_begun and not unpacker.eof:
            raise httpx.DecodingError("it is cut off")
        try:
            return unpacker.decompress(piece, most)
        except zlib.error as error:
            raise httpx.DecodingError("it is damaged") from error

    return unpack


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
