"""What a stranger's server answers takes no more memory than the limit allows, however small it came over the wire."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx
import pytest

from orca_desktop.adapters.bounded_http import Answer, AnswerTooLarge, ask, plain_reason

LIMIT = 100_000
PIECE = 65_536
ZEROS = bytes(50_000_000)


@asynccontextmanager
async def server(body: bytes, headers: str) -> AsyncIterator[str]:
    """Answers every connection once; its address."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        assert b"accept-encoding: gzip\r\n" in asked.lower()
        head = f"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
        with suppress(ConnectionError):
            for piece in (head.encode(), *(body[at : at + PIECE] for at in range(0, len(body), PIECE))):
                writer.write(piece)
                await writer.drain()
        writer.close()

    listening = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"


async def asked(body: bytes, headers: str = "", *, limit: int = LIMIT) -> Answer:
    async with server(body, headers) as url, httpx.AsyncClient() as client:
        return await ask(client, client.build_request("GET", url), limit=limit, timeout=30)


def packed(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = gzip.compress(content, 6, mtime=0)
    return content


async def peak_of(body: bytes, headers: str, error: type[Exception]) -> int:
    tracemalloc.start()
    try:
        with pytest.raises(error):
            await asked(body, headers)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("headers", ["", "Content-Encoding: identity\r\n"])
async def test_a_plain_answer_is_what_was_sent(headers: str) -> None:
    assert (await asked(b"abc", headers)).body == b"abc"


async def test_a_packed_answer_is_unpacked() -> None:
    content = bytes(range(256)) * 300

    assert (await asked(packed(content, 1), "Content-Encoding: gzip\r\n")).body == content
    assert (await asked(b"", "Content-Encoding: gzip\r\n")).body == b""


async def test_an_answer_may_be_as_large_as_the_limit() -> None:
    assert len((await asked(bytes(LIMIT))).body) == LIMIT
    assert len((await asked(packed(bytes(LIMIT), 1), "Content-Encoding: gzip\r\n")).body) == LIMIT
    with pytest.raises(AnswerTooLarge):
        await asked(bytes(LIMIT + 1))
    with pytest.raises(AnswerTooLarge):
        await asked(packed(bytes(LIMIT + 1), 1), "Content-Encoding: gzip\r\n")


async def test_what_unpacks_to_far_too_much_is_not_unpacked() -> None:
    assert await peak_of(packed(ZEROS, 1), "Content-Encoding: gzip\r\n", AnswerTooLarge) < 5_000_000


async def test_what_was_packed_twice_is_not_unpacked_at_all() -> None:
    assert await peak_of(packed(ZEROS, 2), "Content-Encoding: gzip, gzip\r\n", httpx.DecodingError) < 5_000_000


async def test_what_stands_behind_the_end_of_a_packed_answer_is_not_kept() -> None:
    body = packed(b"abc", 1) + ZEROS[:20_000_000]

    assert await peak_of(body, "Content-Encoding: gzip\r\n", httpx.DecodingError) < 5_000_000


@pytest.mark.parametrize(
    ("body", "encoding"),
    [(packed(b"abc" * 99, 1)[:-9], "gzip"), (b"abc", "gzip"), (b"abc", "br")],
    ids=["cut off", "not packed", "another way"],
)
async def test_what_cannot_be_unpacked_is_told_as_that(body: bytes, encoding: str) -> None:
    with pytest.raises(httpx.DecodingError) as caught:
        await asked(body, f"Content-Encoding: {encoding}\r\n")

    assert plain_reason(caught.value) == "its answer cannot be unpacked"
