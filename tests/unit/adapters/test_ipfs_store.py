"""Proof store and gateways are strangers too."""

from __future__ import annotations

import json

import pytest
from aiohttp import web

from orca_desktop.adapters import ipfs_store
from orca_desktop.adapters.ipfs_store import IpfsStore
from orca_desktop.domain.errors import ContentTooLarge, ContentUnavailable, NoProofStore
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.cids import directory_cid
from tests.unit.adapters import http_servers
from tests.unit.adapters.http_servers import Handler

CONTENT = b'{"signature": "abc"}'
CID = directory_cid("submission.json", CONTENT)


def kubo(content_hash: str = CID, *, name: str = "") -> Handler:
    """Answers as an IPFS endpoint does: the file, then its directory."""
    lines = [{"Name": "submission.json", "Hash": "bafkfile", "Size": "20"}, {"Name": name, "Hash": content_hash}]
    return http_servers.body("\n".join(json.dumps(line) for line in lines).encode())


async def stored(handler: Handler) -> Cid:
    async with http_servers.answering(handler) as server, http_servers.asking() as client:
        return await IpfsStore(client, gateways=(), endpoint=server.url).store(CONTENT, "submission.json")


async def fetched(*handlers: Handler, limit: int = 1_000, cid: str = CID) -> bytes:
    """The first gateway that answers is the first handler."""
    async with http_servers.asking() as client:
        return await _fetched(list(handlers), (), client, limit, cid)


async def _fetched(handlers: list[Handler], urls: tuple[str, ...], client: object, limit: int, cid: str) -> bytes:
    if handlers:
        async with http_servers.answering(handlers[0]) as server:
            return await _fetched(handlers[1:], (*urls, server.url), client, limit, cid)
    gateways = tuple(f"{url}/ipfs/{{cid}}/{{file}}" for url in urls)
    store = IpfsStore(client, gateways=gateways, endpoint=None)  # type: ignore[arg-type]  # passed through as it is
    return await store.fetch(Cid(cid), "submission.json", limit=limit)


async def test_what_was_stored_has_the_address_of_its_content() -> None:
    assert await stored(kubo()) == CID


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (kubo("bafysomethingelse"), "not its content's"),
        (kubo(name="nameless no more"), "not its content's"),
        (http_servers.body(b""), "not its content's"),
        (http_servers.body(b"garbage"), "not its content's"),
        (http_servers.body(b'{"Name": "", "Hash": "\xff"}'), "not its content's"),
        (http_servers.body(b"[" * 9_000), "not its content's"),
        (http_servers.body(b"no", status=500), "status 500"),
        (http_servers.body(b"no", status=403), "status 403"),
        (http_servers.breaking_off(), "connection broke"),
    ],
)
async def test_a_store_that_does_not_keep_the_proof_is_told(answers: Handler, words: str) -> None:
    with pytest.raises(ContentUnavailable, match=words):
        await stored(answers)


async def test_a_store_that_never_stops_talking_is_given_up() -> None:
    with pytest.raises(ContentTooLarge):
        await stored(http_servers.endless())


async def test_a_store_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ipfs_store, "TIMEOUT_SECONDS", 0.2)

    with pytest.raises(ContentUnavailable, match="no answer in time"):
        await stored(http_servers.silent())


async def test_without_a_store_nothing_can_be_written() -> None:
    async with http_servers.asking() as client:
        store = IpfsStore(client, gateways=(), endpoint=None)
        with pytest.raises(NoProofStore):
            store.ensure_writable()
        with pytest.raises(NoProofStore):
            await store.store(CONTENT, "submission.json")


async def test_a_file_is_read_from_its_directory() -> None:
    seen: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        seen.append(request.path)
        return web.Response(body=CONTENT)

    assert await fetched(handle) == CONTENT
    assert seen == [f"/ipfs/{CID}/submission.json"]


@pytest.mark.parametrize(
    "broken",
    [
        http_servers.body(b"not here", status=404),
        http_servers.body(b"<html>Please wait</html>"),
        http_servers.body(b"moved", status=301),
        http_servers.breaking_off(),
    ],
)
async def test_the_next_gateway_is_asked_when_one_has_nothing(broken: Handler) -> None:
    assert await fetched(broken, http_servers.body(CONTENT)) == CONTENT


async def test_when_no_gateway_has_it_the_last_problem_is_told() -> None:
    with pytest.raises(ContentUnavailable, match="does not have it"):
        await fetched(http_servers.breaking_off(), http_servers.body(b"", status=404))


async def test_without_gateways_nothing_can_be_read() -> None:
    with pytest.raises(ContentUnavailable, match="no gateway"):
        await fetched()


async def test_a_file_over_the_limit_is_not_read_on() -> None:
    with pytest.raises(ContentTooLarge, match="1,000 bytes"):
        await fetched(http_servers.endless())


async def test_a_file_of_exactly_the_limit_is_read() -> None:
    assert await fetched(http_servers.body(b"x" * 1_000)) == b"x" * 1_000
    with pytest.raises(ContentTooLarge):
        await fetched(http_servers.body(b"x" * 1_001))


@pytest.mark.parametrize("cid", ["", "../../etc/passwd", "bafy/../..", "http://elsewhere", "a" * 5_000])
async def test_what_is_no_address_is_never_asked_for(cid: str) -> None:
    asked: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(body=b"")

    with pytest.raises(ContentUnavailable, match="no CID"):
        await fetched(handle, cid=cid)

    assert not asked
