"""Reading an HTTP answer without trusting it: bounded in size and in time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import httpx


class AnswerTooLarge(Exception):
    """The body is longer than the limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    body: bytes


async def ask(client: httpx.AsyncClient, request: httpx.Request, *, limit: int, timeout: float) -> Answer:
    """Send *request* and read at most *limit* bytes within *timeout* seconds in all; redirects are not followed.

    Raises httpx.HTTPError, TimeoutError or AnswerTooLarge.
    """
    async with asyncio.timeout(timeout):
        response = await client.send(request, stream=True, follow_redirects=False)
        try:
            body = bytearray()
            async for piece in response.aiter_bytes():
                body += piece
                if len(body) > limit:
                    raise AnswerTooLarge
        finally:
            await response.aclose()
    return Answer(status=response.status_code, body=bytes(body))


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
