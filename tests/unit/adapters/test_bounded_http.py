"""What a stranger's server answers takes no more memory than the limit allows, however small it came over the wire."""

from __future__ import annotations

import gzip
import tracemalloc

import httpx
import pytest
from aiohttp import web

from orca_desktop.adapters.bounded_http import Answer, AnswerTooLarge, ask, plain_reason
from tests.unit.adapters import http_servers

LIMIT = 100_000
PIECE = 65_536
ZEROS = bytes(50_000_000)


async def asked(body: bytes, encoding: str = "") -> Answer:
    """What a server gives that answers so, in pieces as they come over a wire."""

    async def handle(request: web.Request) -> web.StreamResponse:
        assert request.headers["Accept-Encoding"] == "gzip"
        response = web.StreamResponse(headers={"Content-Encoding": encoding} if encoding else None)
        await response.prepare(request)
        for at in range(0, len(body), PIECE):
            await response.write(body[at : at + PIECE])
        return response

    async with http_servers.answering(handle) as server, http_servers.asking() as client:
        return await ask(client, client.build_request("GET", server.url), limit=LIMIT, timeout=30)


def packed(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = gzip.compress(content, 6, mtime=0)
    return content


async def peak_of(body: bytes, encoding: str, error: type[Exception]) -> int:
    tracemalloc.start()
    try:
        with pytest.raises(error):
            await asked(body, encoding)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["", "identity"])
async def test_a_plain_answer_is_what_was_sent(encoding: str) -> None:
    assert (await asked(b"abc", encoding)).body == b"abc"


async def test_a_packed_answer_is_unpacked() -> None:
    content = bytes(range(256)) * 300

    assert (await asked(packed(content, 1), "gzip")).body == content
    assert (await asked(b"", "gzip")).body == b""


async def test_an_answer_may_be_as_large_as_the_limit() -> None:
    assert len((await asked(bytes(LIMIT))).body) == LIMIT
    assert len((await asked(packed(bytes(LIMIT), 1), "gzip")).body) == LIMIT
    with pytest.raises(AnswerTooLarge):
        await asked(bytes(LIMIT + 1))
    with pytest.raises(AnswerTooLarge):
        await asked(packed(bytes(LIMIT + 1), 1), "gzip")


async def test_what_unpacks_to_far_too_much_is_not_unpacked() -> None:
    assert await peak_of(packed(ZEROS, 1), "gzip", AnswerTooLarge) < 5_000_000


async def test_what_was_packed_twice_is_not_unpacked_at_all() -> None:
    assert await peak_of(packed(ZEROS, 2), "gzip, gzip", httpx.DecodingError) < 5_000_000


async def test_what_stands_behind_the_end_of_a_packed_answer_is_not_kept() -> None:
    body = packed(b"abc", 1) + ZEROS[:20_000_000]

    assert await peak_of(body, "gzip", httpx.DecodingError) < 5_000_000


@pytest.mark.parametrize(
    ("body", "encoding"),
    [(packed(b"abc" * 99, 1)[:-9], "gzip"), (b"abc", "gzip"), (b"abc", "br")],
    ids=["cut off", "not packed", "another way"],
)
async def test_what_cannot_be_unpacked_is_told_as_that(body: bytes, encoding: str) -> None:
    with pytest.raises(httpx.DecodingError) as caught:
        await asked(body, encoding)

    assert plain_reason(caught.value) == "its answer cannot be unpacked"
