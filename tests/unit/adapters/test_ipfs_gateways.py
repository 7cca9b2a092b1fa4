"""Reading through gateways: strangers that are away, slow, endless, lying, or that lead elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field

import httpx
import pytest
from aiohttp import web

from orca_desktop.adapters.ipfs.gateway import Gateway
from orca_desktop.adapters.ipfs.race import Pace, race
from orca_desktop.adapters.ipfs.redirects import is_public, redirected
from orca_desktop.adapters.ipfs.store import IpfsStore
from orca_desktop.domain.errors import ContentTooLarge, ContentUnavailable, NoProofStore
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.block_ids import RAW, BlockId, block_id
from orca_desktop.k2.cids import directory_cid
from orca_desktop.ports.proof_store import Fetched
from tests.fakes.ipfs_blocks import car, stored
from tests.unit.adapters import http_servers
from tests.unit.adapters.http_servers import Handler, Server

FILE = "submission.json"
CONTENT = b'{"signature": "abc"}'
CID = directory_cid(FILE, CONTENT)
CAR = "application/vnd.ipld.car; version=1; order=dfs; dups=n"
BLOCK = "application/vnd.ipld.raw"

LARGE = bytes(range(256)) * 40
ODD, ODD_BLOCKS = stored(FILE, LARGE)
"""A directory whose file is cut as nobody cuts it: only its blocks can tell that it is the right one."""

PATIENT = Pace(stagger=30.0, grace=0.0)
"""The next one is asked only when the one before has answered."""


@dataclass(slots=True)
class Gateways:
    """Gateways on loopback, in their order."""

    store: IpfsStore
    servers: list[Server] = field(default_factory=list)

    async def fetch(self, cid: str = CID, *, limit: int = 100_000) -> Fetched:
        return await self.store.fetch(Cid(cid), FILE, limit=limit)


@contextlib.asynccontextmanager
async def gateways(*handlers: Handler, pace: Pace = PATIENT) -> AsyncIterator[Gateways]:
    async with contextlib.AsyncExitStack() as stack:
        servers = [await stack.enter_async_context(http_servers.answering(handler)) for handler in handlers]
        client = await stack.enter_async_context(http_servers.asking())
        patterns = [f"{server.url}/ipfs/{{cid}}/{{file}}" for server in servers]
        yield Gateways(IpfsStore(client, gateways=patterns, rpc=None, pace=pace), servers)


async def fetched(*handlers: Handler, cid: str = CID, limit: int = 100_000, pace: Pace = PATIENT) -> Fetched:
    async with gateways(*handlers, pace=pace) as found:
        return await found.fetch(cid, limit=limit)


def by_format(**answers: Handler) -> Handler:
    """Answers by the format that is asked for: `car`, `raw`, or `file` where none is."""

    async def handle(request: web.Request) -> web.StreamResponse:
        return await answers[request.query.get("format", "file")](request)

    return handle


def archive(content: bytes) -> Handler:
    return http_servers.body(content, content_type="application/vnd.ipld.car")


def block_by_block(blocks: dict[BlockId, bytes]) -> Handler:
    """Gives single blocks by their CIDs."""
    texts = {name.text: block for name, block in blocks.items()}

    async def handle(request: web.Request) -> web.StreamResponse:
        block = texts.get(Cid(request.path.removeprefix("/ipfs/")))
        return web.Response(status=404) if block is None else web.Response(body=block, content_type=BLOCK)

    return handle


NOT_HERE = http_servers.body(b"not here", status=404)
GOOD = http_servers.body(CONTENT)


async def test_a_file_is_asked_for_in_its_directory() -> None:
    seen: list[tuple[str, str | None]] = []

    async def handle(request: web.Request) -> web.Response:
        seen.append((request.path, request.query.get("format")))
        return web.Response(body=CONTENT)

    assert (await fetched(handle)).content == CONTENT
    assert seen == [(f"/ipfs/{CID}/{FILE}", "car")]


async def test_a_file_that_is_alone_in_its_directory_is_verified_by_itself() -> None:
    assert (await fetched(GOOD)).is_verified


async def test_a_file_that_is_cut_in_an_unknown_way_is_read_and_not_verified() -> None:
    answer = await fetched(http_servers.body(LARGE), cid=ODD.text)

    assert answer == Fetched(content=LARGE, is_verified=False, source="127.0.0.1")


async def test_an_archive_of_blocks_is_verified_whatever_the_form() -> None:
    answer = await fetched(archive(car(ODD_BLOCKS)), cid=ODD.text)

    assert answer == Fetched(content=LARGE, is_verified=True, source="127.0.0.1")


@pytest.mark.parametrize("status", [400, 405, 406, 415, 501])
async def test_a_gateway_that_gives_no_archives_is_asked_for_blocks(status: int) -> None:
    refusal = http_servers.body(b"", status=status)
    answer = await fetched(by_format(car=refusal, raw=block_by_block(ODD_BLOCKS)), cid=ODD.text)

    assert (answer.content, answer.is_verified) == (LARGE, True)


async def test_a_gateway_that_gives_files_only_is_asked_for_the_file() -> None:
    refusal = http_servers.body(b"", status=406)
    answer = await fetched(by_format(car=refusal, raw=refusal, file=http_servers.body(LARGE)), cid=ODD.text)

    assert (answer.content, answer.is_verified) == (LARGE, False)


def lies() -> Iterator[tuple[str, Handler]]:
    other, blocks = stored(FILE, LARGE + b".")
    first = next(name for name in ODD_BLOCKS if name.codec == RAW)
    yield "another archive", archive(car(blocks))
    yield "a piece that was changed", archive(car({**ODD_BLOCKS, first: bytes(1_000)}))
    yield "a piece that is missing", archive(car({name: data for name, data in ODD_BLOCKS.items() if name != first}))
    yield "an archive that was cut off", archive(car(ODD_BLOCKS)[:-1])
    yield "nothing", archive(b"")
    yield "garbage", archive(b"\x0agarbage")
    yield "a web page", http_servers.body(b"<html>Please wait</html>")
    yield "too many requests", http_servers.body(b"<html>429 Too Many Requests</html>", status=429)
    yield "nowhere", NOT_HERE
    yield "an error", http_servers.body(b"", status=502)
    yield "broken off", http_servers.breaking_off()
    yield "elsewhere", http_servers.body(b"", status=301)
    refusal = http_servers.body(b"", status=406)
    yield "a false block", by_format(car=refusal, raw=http_servers.body(b"false", content_type=BLOCK))
    yield "other blocks", by_format(car=refusal, raw=block_by_block({ODD: blocks[other]}))


@pytest.mark.parametrize("lie", [handler for _, handler in lies()], ids=[name for name, _ in lies()])
async def test_the_next_gateway_is_asked_when_one_does_not_give_what_the_address_names(lie: Handler) -> None:
    answer = await fetched(lie, archive(car(ODD_BLOCKS)), cid=ODD.text)

    assert (answer.content, answer.is_verified) == (LARGE, True)


@pytest.mark.parametrize(
    ("handler", "words"),
    [
        (NOT_HERE, "127.0.0.1: it does not have it"),
        (http_servers.body(b"<html>"), "it answered with a web page"),
        (http_servers.body(b"", status=429), "it had too many requests, and asks to wait"),
        (http_servers.body(b"<h1>429 Too Many Requests</h1>"), "it had too many requests, and asks to wait"),
        (http_servers.body(b"", status=503), "it answered with status 503"),
        (http_servers.body(b"", status=302), "it leads to where this program does not follow"),
        (http_servers.breaking_off(), "the connection broke"),
        (archive(car(stored("other.json", LARGE)[1])), "a block is missing"),
        (archive(car(ODD_BLOCKS)[:-1]), "does not fit its address: the archive was cut off"),
    ],
)
async def test_what_a_gateway_did_instead_is_told(handler: Handler, words: str) -> None:
    with pytest.raises(ContentUnavailable, match=words):
        await fetched(handler, cid=ODD.text)


async def test_an_archive_without_the_file_is_told() -> None:
    found, blocks = stored("other.json", LARGE)

    with pytest.raises(ContentUnavailable, match=r"the directory holds no submission\.json"):
        await fetched(archive(car(blocks)), cid=found.text)


@pytest.mark.parametrize(
    "pattern", ["nonsense", "http://[::1/{cid}/{file}", "http://x:99999/{cid}/{file}", "ftp://x/{cid}/{file}", ""]
)
async def test_a_pattern_that_is_none_is_passed_over(pattern: str) -> None:
    async with http_servers.answering(GOOD) as server, http_servers.asking() as client:
        patterns = (pattern, f"{server.url}/{{cid}}/{{file}}")
        store = IpfsStore(client, gateways=patterns, rpc=None, pace=PATIENT)

        assert (await store.fetch(CID, FILE, limit=1_000)).content == CONTENT


async def test_every_gateway_is_named_with_what_it_did() -> None:
    with pytest.raises(ContentUnavailable) as caught:
        await fetched(NOT_HERE, http_servers.body(b"", status=502), NOT_HERE, NOT_HERE, NOT_HERE)

    words = "127.0.0.1: it does not have it; 127.0.0.1: it answered with status 502; 127.0.0.1: it does not have it"
    assert f"{words}; and 2 more." in caught.value.message


async def test_without_gateways_nothing_can_be_read() -> None:
    with pytest.raises(ContentUnavailable, match="no gateway"):
        await fetched()


async def test_without_an_endpoint_nothing_can_be_written() -> None:
    async with gateways() as found:
        with pytest.raises(NoProofStore):
            found.store.ensure_writable()
        with pytest.raises(NoProofStore):
            await found.store.store(CONTENT, FILE)


async def test_a_gateway_that_is_silent_does_not_hold_up_the_next_one() -> None:
    async with gateways(http_servers.silent(), GOOD, pace=Pace(stagger=0.05)) as found:
        assert (await found.fetch()).content == CONTENT
        await found.servers[0].given_up.wait()


async def test_the_ones_that_lose_are_given_up() -> None:
    async with gateways(http_servers.endless(), http_servers.dripping(), GOOD, pace=Pace(stagger=0.05)) as found:
        await found.fetch(limit=2**40)
        await found.servers[0].given_up.wait()
        await found.servers[1].given_up.wait()


async def test_gateways_behind_the_first_are_left_alone_when_it_answers() -> None:
    async with gateways(GOOD, GOOD, GOOD) as found:
        await found.fetch()

        assert [server.requests for server in found.servers] == [1, 0, 0]


async def test_a_verified_answer_is_preferred_to_one_that_only_came_first() -> None:
    plain, verified = http_servers.body(LARGE), archive(car(ODD_BLOCKS))

    assert (await fetched(plain, verified, cid=ODD.text, pace=Pace(grace=60.0))).is_verified


async def test_what_nobody_vouches_for_is_taken_when_nobody_does() -> None:
    answer = await fetched(http_servers.body(LARGE), NOT_HERE, cid=ODD.text, pace=Pace(grace=60.0))

    assert (answer.content, answer.is_verified) == (LARGE, False)


async def test_what_nobody_vouches_for_does_not_wait_for_ever() -> None:
    answer = await fetched(http_servers.body(LARGE), http_servers.silent(), cid=ODD.text, pace=Pace(grace=0.05))

    assert (answer.content, answer.is_verified) == (LARGE, False)


async def test_gateways_that_never_end_are_given_up() -> None:
    pace = Pace(stagger=0.05, gateway=0.2)
    with pytest.raises(ContentUnavailable, match="no answer in time"):
        await fetched(http_servers.silent(), http_servers.dripping(), pace=pace)


@pytest.mark.parametrize("kind", ["text/plain", "application/vnd.ipld.car"])
async def test_a_file_over_the_limit_is_not_read_on(kind: str) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": kind})
        await response.prepare(request)
        while True:
            await response.write(http_servers.ENDLESS_PIECE)

    with pytest.raises(ContentTooLarge, match="1,000 bytes"):
        await fetched(endless, limit=1_000)


@pytest.mark.parametrize("handler", [http_servers.body(LARGE), archive(car(ODD_BLOCKS))], ids=["file", "archive"])
async def test_a_file_of_exactly_the_limit_is_read(handler: Handler) -> None:
    assert (await fetched(handler, cid=ODD.text, limit=len(LARGE))).content == LARGE
    with pytest.raises(ContentTooLarge):
        await fetched(handler, cid=ODD.text, limit=len(LARGE) - 1)


async def test_one_gateway_that_gives_too_much_does_not_hide_the_others() -> None:
    assert (await fetched(http_servers.endless(), GOOD, limit=1_000)).content == CONTENT


@pytest.mark.parametrize("cid", ["", "../../etc/passwd", "bafy/../..", "http://elsewhere", "a" * 5_000])
async def test_what_is_no_address_is_never_asked_for(cid: str) -> None:
    async with gateways(GOOD) as found:
        with pytest.raises(ContentUnavailable, match="no CID"):
            await found.fetch(cid)

        assert found.servers[0].requests == 0


# -- Arweave ------------------------------------------------------------------------------------------------------

ARWEAVE_ID = "bNbA3TEQVL60xlgCcqdz4ZPHFZ711cZ3hmkpGttDt_U"


async def from_arweave(handler: Handler, *, limit: int = 1_000) -> Fetched:
    async with http_servers.answering(handler) as server, http_servers.asking() as client:
        store = IpfsStore(client, gateways=("http://127.0.0.1:1/{cid}/{file}",), rpc=None, arweave=f"{server.url}/")
        return await store.fetch(Cid(ARWEAVE_ID), "main.js", limit=limit)


async def test_an_address_of_arweave_is_read_there_and_not_verified() -> None:
    seen: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        seen.append(request.path_qs)
        return web.Response(body=b"program")

    assert await from_arweave(handle) == Fetched(content=b"program", is_verified=False, source="127.0.0.1")
    assert seen == [f"/{ARWEAVE_ID}"]


async def test_what_arweave_does_not_have_is_told() -> None:
    with pytest.raises(ContentUnavailable, match="it does not have it"):
        await from_arweave(NOT_HERE)
    with pytest.raises(ContentTooLarge):
        await from_arweave(http_servers.endless())


# -- redirects ----------------------------------------------------------------------------------------------------


def answering(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(answer))


async def fetched_over_tls(answer: Callable[[httpx.Request], httpx.Response], *, public: bool = True) -> Fetched:
    async def judged(host: str) -> bool:
        return public

    async with answering(answer) as client:
        gateways = ("https://gateway.example/ipfs/{cid}/{file}",)
        store = IpfsStore(client, gateways=gateways, rpc=None, is_public=judged)
        return await store.fetch(CID, FILE, limit=1_000)


async def test_a_redirect_to_a_public_server_is_followed() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "gateway.example":
            return httpx.Response(301, headers={"Location": f"https://{CID}.ipfs.example/{FILE}?format=car"})
        return httpx.Response(200, content=CONTENT)

    assert (await fetched_over_tls(answer)).is_verified


async def test_a_redirect_to_a_private_server_is_not_followed() -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.host)
        return httpx.Response(302, headers={"Location": "https://router.example/"})

    with pytest.raises(ContentUnavailable, match="does not follow"):
        await fetched_over_tls(answer, public=False)
    assert seen == ["gateway.example"]


async def test_redirects_have_an_end() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(307, headers={"Location": f"https://gateway.example/{len(asked)}"})

    with pytest.raises(ContentUnavailable, match="from one server to the next"):
        await fetched_over_tls(answer)
    assert len(asked) == 4


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("https://gateway.example/x", "http://gateway.example/x"),
        ("https://gateway.example/x", "ftp://gateway.example/x"),
        ("https://gateway.example/x", "file:///etc/passwd"),
        ("https://gateway.example/x", "https://user:password@gateway.example/x"),
        ("http://gateway.example/x", "https://gateway.example/x"),
        ("http://gateway.example/x", "http://gateway.example/y"),
        ("https://gateway.example/x", "https://[::1"),
        ("https://gateway.example/x", "https://\x00/"),
    ],
)
async def test_only_from_https_to_https(asked: str, location: str) -> None:
    async def everybody(host: str) -> bool:
        return True

    assert await redirected(httpx.URL(asked), location, everybody) is None


async def test_a_relative_redirect_stays_on_its_server() -> None:
    async def everybody(host: str) -> bool:
        return True

    assert await redirected(httpx.URL("https://a.example/x/y"), "/z", everybody) == httpx.URL("https://a.example/z")


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "router", "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0"),
        *(
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "2002:7f00:1::",
            "224.0.0.1",
            "100.64.0.1",
        ),
    ],
)
async def test_addresses_of_this_machine_and_its_surroundings_are_not_public(host: str) -> None:
    assert not await is_public(host)


@pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700:4700::1111"])
async def test_public_addresses_are(host: str) -> None:
    assert await is_public(host)


async def test_a_name_is_judged_by_every_address_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"good.example": ["8.8.8.8"], "mixed.example": ["8.8.8.8", "10.0.0.1"], "none.example": []}

    async def resolve(host: str, port: int, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(0, 0, 0, "", (address, port)) for address in found[host]]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)

    assert [await is_public(host) for host in found] == [True, False, False]


# -- patterns -----------------------------------------------------------------------------------------------------


def test_in_the_name_of_a_host_a_cid_is_written_in_base32() -> None:
    old = "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG"
    url = Gateway("https://{cid}.ipfs.w3s.link/{file}").url(Cid(old), "main.js")

    assert str(url) == "https://bafybeie5nqv6kd3qnfjupgvz34woh3oksc3iau6abmyajn7qvtf6d2ho34.ipfs.w3s.link/main.js"


def test_in_a_path_a_cid_stands_as_it_was_given() -> None:
    url = Gateway("https://ipfs.io/ipfs/{cid}/{file}").url(CID, "a name?.js")

    assert str(url) == f"https://ipfs.io/ipfs/{CID}/a%20name%3F.js"


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("https://{cid}.ipfs.w3s.link/{file}", "ipfs.w3s.link"),
        ("https://s3.koii.network/koii-k2-task-metadata/{cid}/{file}", "s3.koii.network"),
        ("http://127.0.0.1:8080/ipfs/{cid}/{file}", "127.0.0.1"),
        ("nonsense", "nonsense"),
        ("http://[::1/{cid}/{file}", "http://[::1/{cid}/{file}"),
    ],
)
def test_a_gateway_is_called_by_its_host(pattern: str, name: str) -> None:
    assert Gateway(pattern).name == name


def test_a_block_by_itself_has_no_file_behind_it() -> None:
    name = block_id(RAW, b"x").text

    assert str(Gateway("https://ipfs.io/ipfs/{cid}/{file}").url(name, "")) == f"https://ipfs.io/ipfs/{name}"
    assert str(Gateway("https://{cid}.ipfs.w3s.link/{file}").url(name, "")) == f"https://{name}.ipfs.w3s.link/"


# -- the race by itself -------------------------------------------------------------------------------------------


async def test_a_mistake_of_our_own_is_no_fault_of_a_gateway() -> None:
    async def broken() -> Fetched:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await race([broken], PATIENT)


async def test_a_race_that_is_called_off_leaves_nothing_running() -> None:
    ended = asyncio.Event()
    begun = asyncio.Event()

    async def slow() -> Fetched:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        raise AssertionError("unreachable")

    running = asyncio.create_task(race([slow], PATIENT))
    await begun.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert ended.is_set()
