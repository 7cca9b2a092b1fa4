"""Talks to the web server inside a task's container; whatever it answers is bounded in time, size and depth."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import httpx
import msgspec

from orca_desktop.domain.errors import (
    NothingToSubmit,
    ProofTooLarge,
    TaskAnswerUnreadable,
    TaskApiError,
    TaskRefused,
    TaskSilent,
)
from orca_desktop.domain.proofs import MAX_DEPTH, is_deep
from orca_desktop.ports.task_api import MAX_PROOF_BYTES, Address

HEALTH_SECONDS = 2.0
MAX_VERDICT_BYTES = 1_000


class HttpTaskApi:
    """The template's contract over HTTP (k2.md 10.4-10.6): redirects are not followed, cookies are not kept.

    The client should ignore proxy settings of the environment: task containers are on this machine.
    """

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        # All tasks share the host 127.0.0.1, so a cookie of one would be sent to the next.
        client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))

    async def is_healthy(self, address: Address) -> bool:
        try:
            async with self._request("POST", address, "healthz", timeout=HEALTH_SECONDS) as response:
                return response.status_code == HTTPStatus.OK
        except TaskApiError:
            return False

    async def work(self, address: Address, round_number: int, *, timeout: float) -> None:
        async with self._request("POST", address, f"task/{round_number}", timeout=timeout) as response:
            _require_success(response)

    async def submission(self, address: Address, round_number: int, *, timeout: float) -> dict[str, Any]:
        async with self._request("GET", address, f"submission/{round_number}", timeout=timeout) as response:
            if response.status_code == HTTPStatus.NOT_FOUND:
                raise NothingToSubmit(round_number)
            _require_success(response)
            body = await _read(response, MAX_PROOF_BYTES)
        if body is None:
            raise ProofTooLarge(MAX_PROOF_BYTES)
        proof = _decode(body, _asked(response))
        if not isinstance(proof, dict):
            raise TaskAnswerUnreadable(_asked(response), "a JSON object is wanted")
        return proof

    async def audit(self, address: Address, submission: dict[str, Any], *, timeout: float) -> bool:
        content = json.dumps({"submission": submission}).encode("ascii")
        async with self._request("POST", address, "audit", timeout=timeout, content=content) as response:
            _require_success(response)
            body = await _read(response, MAX_VERDICT_BYTES)
        verdict = None if body is None else _decode(body, _asked(response))
        if not isinstance(verdict, bool):
            raise TaskAnswerUnreadable(_asked(response), "true or false is wanted")
        return verdict

    @asynccontextmanager
    async def _request(
        self, method: str, address: Address, path: str, *, timeout: float, content: bytes | None = None
    ) -> AsyncIterator[httpx.Response]:
        """Open an answer whose body is not read yet. *timeout* holds until the block is left, however slow it drips."""
        asked = f"{method} /{path}"
        headers = {"Accept-Encoding": "identity"} | ({"Content-Type": "application/json"} if content else {})
        request = self._client.build_request(
            method, f"{address}/{path}", content=content, headers=headers, timeout=httpx.Timeout(None)
        )
        try:
            async with asyncio.timeout(timeout):
                response = await self._client.send(request, stream=True, follow_redirects=False)
                try:
                    yield response
                finally:
                    await response.aclose()
        except (TimeoutError, httpx.HTTPError) as error:
            if _is_silence(error):
                raise TaskSilent(asked, timeout) from error
            raise TaskAnswerUnreadable(asked, "it is no HTTP answer, or it breaks off") from error


def _is_silence(error: Exception) -> bool:
    """Whether nobody answered at all.

    Docker listens on a published port whether or not the container does: then the connection is closed without a word.
    """
    without_a_word = isinstance(error, httpx.RemoteProtocolError) and "without sending a response" in str(error)
    return without_a_word or isinstance(error, TimeoutError | httpx.TimeoutException | httpx.NetworkError)


def _asked(response: httpx.Response) -> str:
    return f"{response.request.method} {response.request.url.path}"


def _require_success(response: httpx.Response) -> None:
    if not response.is_success:
        raise TaskRefused(_asked(response), response.status_code)


async def _read(response: httpx.Response, limit: int) -> bytes | None:
    """The body as it was sent, None as soon as it is longer than *limit* bytes. Compressed answers are not taken."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise TaskAnswerUnreadable(_asked(response), "it is compressed, though that was not asked for")
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


def _decode(body: bytes, asked: str) -> Any:
    try:
        value = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TaskAnswerUnreadable(asked, "it is not JSON") from error
    if is_deep(value):
        raise TaskAnswerUnreadable(asked, f"it is nested deeper than {MAX_DEPTH} levels")
    return value
