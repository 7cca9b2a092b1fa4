"""Reading an HTTP answer without trusting it: bounded in size and in time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx


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
    """The body, or a little more than *limit* bytes of it."""
    body = bytearray()
    try:
        async for piece in response.aiter_bytes():
            body += piece
            if len(body) > limit:
                # Reading on then fails, and that ends the generators of httpx; to leave the loop would leave them
                # half-read to the garbage collector.
                await response.aclose()
    except httpx.HTTPError:
        if len(body) <= limit:
            raise
    return body


def plain_reason(error: Exception) -> str:
    """Why no answer came, in the user's words."""
    match error:
        case TimeoutError() | httpx.TimeoutException():
            return "no answer in time"
        case httpx.ConnectError():
            return "no connection"
        case AnswerTooLarge():
            return "its answer was too large"
        case _:
            return "the connection broke"
