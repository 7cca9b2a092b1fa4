"""Storing through an IPFS RPC endpoint, which is a stranger too."""

from __future__ import annotations

import json

import pytest
from aiohttp import BodyPartReader, web

from orca_desktop.adapters.ipfs.rpc import IpfsRpc
from orca_desktop.domain.errors import ContentUnavailable
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.block_ids import parse_cid
from orca_desktop.k2.cids import directory_cid
from tests.unit.adapters import http_servers
from tests.unit.adapters.http_servers import Handler

CONTENT = b'{"signature": "abc"}'
CID = directory_cid("submission.json", CONTENT)


def kubo(content_hash: str = CID, *, name: str = "") -> Handler:
    """Answers as Kubo does: the file, then its directory."""
    lines = [{"Name": "submission.json", "Hash": "bafkfile", "Size": "20"}, {"Name": name, "Hash": content_hash}]
    return http_servers.body("\n".join(json.dumps(line) for line in lines).encode())


def failing_late(lines: bytes) -> Handler:
    """Says that all is well, and only behind the answer that it is not."""

    async def handle(request: web.Request) -> web.StreamResponse:
        await request.read()
        response = web.StreamResponse(headers={"Trailer": "X-Stream-Error"})
        response.enable_chunked_encoding()
        await response.prepare(request)
        await response.write(lines)
        assert request.transport is not None
        request.transport.write(b"0\r\nX-Stream-Error: no space left on device\r\n\r\n")
        return response

    return handle


async def stored(handler: Handler, *, seconds: float = 30.0) -> Cid:
    async with http_servers.answering(handler) as server, http_servers.asking() as client:
        return await IpfsRpc(client, server.url, seconds=seconds).add(CONTENT, "submission.json")


async def test_what_was_stored_has_the_address_of_its_content() -> None:
    assert await stored(kubo()) == CID


async def test_the_address_is_the_same_however_the_endpoint_writes_it() -> None:
    base16 = "f" + parse_cid(CID).raw.hex()

    assert await stored(kubo(base16)) == CID


async def test_the_file_is_pinned_in_a_directory_under_its_name() -> None:
    seen: list[tuple[str, dict[str, str], str | None, bytes]] = []

    async def handle(request: web.Request) -> web.StreamResponse:
        part = await (await request.multipart()).next()
        assert isinstance(part, BodyPartReader)
        seen.append((request.path, dict(request.query), part.filename, bytes(await part.read())))
        return await kubo()(request)

    await stored(handle)

    path, query, name, content = seen[0]
    assert (path, name, content) == ("/api/v0/add", "submission.json", CONTENT)
    assert query == {"wrap-with-directory": "true", "cid-version": "1", "raw-leaves": "true", "pin": "true"}


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (kubo("bafysomethingelse"), "not its content's"),
        (kubo(directory_cid("submission.json", b"another")), "not its content's"),
        (kubo(name="nameless no more"), "not its content's"),
        (http_servers.body(b""), "not its content's"),
        (http_servers.body(b"garbage"), "not its content's"),
        (http_servers.body(b'{"Name": "", "Hash": "\xff"}'), "not its content's"),
        (http_servers.body(b"[" * 9_000), "not its content's"),
        (http_servers.body(b"no", status=500), "status 500"),
        (http_servers.body(b"no", status=403), "status 403"),
        (http_servers.body(b'{"Message":"disk full","Code":0,"Type":"error"}', status=500), "status 500: disk full"),
        (http_servers.body(b'{"Name":"x","Hash":"y"}\n{"Message":"repo is closed","Code":0}'), "repo is closed"),
        (failing_late(b'{"Name":"submission.json","Hash":"bafk"}\n'), "broke off while it was storing"),
        (http_servers.breaking_off(), "connection broke"),
        (http_servers.endless(), "its answer was too large"),
    ],
)
async def test_a_store_that_does_not_keep_the_proof_is_told(answers: Handler, words: str) -> None:
    with pytest.raises(ContentUnavailable, match=words):
        await stored(answers)


async def test_a_store_that_never_answers_is_given_up() -> None:
    with pytest.raises(ContentUnavailable, match="no answer in time"):
        await stored(http_servers.silent(), seconds=0.2)
