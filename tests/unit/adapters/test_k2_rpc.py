"""The RPC server is a stranger: whatever it answers is a typed value or a typed error, within bounds."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from aiohttp import web

from orca_desktop.adapters.k2 import rpc as k2_rpc
from orca_desktop.adapters.k2.retry_after import LONGEST_SECONDS, retry_after
from orca_desktop.adapters.k2.rpc import RpcAway, RpcBusy, RpcClient, RpcRefusal
from orca_desktop.domain.errors import NetworkGarbled, NetworkRefused, NetworkUnreachable
from tests.unit.adapters import http_servers
from tests.unit.adapters.http_servers import Handler

OPENING = b'{"jsonrpc": "2.0", "id": 1, "result": '


async def asked(handler: Handler, result: type = int) -> object:
    """What a call to such a server gives."""
    async with http_servers.answering(handler) as server, http_servers.asking() as client:
        return await RpcClient(client, server.url).call("getSlot", [], result)


def answer(result: object) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "id": 1, "result": result}).encode()


def refusal(code: object, message: object, data: object = None) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "id": 1, "error": {"code": code, "message": message, "data": data}}).encode()


async def test_an_answer_is_its_result() -> None:
    assert await asked(http_servers.body(answer(41_332_742))) == 41_332_742


async def test_the_request_is_json_rpc() -> None:
    seen: list[dict[str, object]] = []

    async def handle(request: web.Request) -> web.Response:
        seen.append(await request.json())
        return web.Response(body=json.dumps({"jsonrpc": "2.0", "id": seen[-1]["id"], "result": 1}).encode())

    async with http_servers.answering(handle) as server, http_servers.asking() as client:
        rpc = RpcClient(client, server.url)
        await rpc.call("getSlot", [{"commitment": "confirmed"}], int)
        await rpc.call("getVersion", [], object)

    assert seen[0] == {"jsonrpc": "2.0", "id": 1, "method": "getSlot", "params": [{"commitment": "confirmed"}]}
    assert seen[1]["id"] != seen[0]["id"]


async def test_a_refusal_keeps_code_words_and_what_came_with_them() -> None:
    with pytest.raises(RpcRefusal) as caught:
        await asked(http_servers.body(refusal(-32002, "Transaction simulation failed", {"logs": ["a", "b"]})))

    assert (caught.value.code, caught.value.reason) == (-32002, "Transaction simulation failed")
    assert caught.value.data == {"logs": ["a", "b"]}
    assert isinstance(caught.value, NetworkRefused)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"garbage",
        b"<html>",
        b"null",
        b"[]",
        b"5",
        b"{}",
        b'{"jsonrpc": "2.0", "id": 1}',
        b'{"jsonrpc": "1.0", "id": 1, "result": 1}',
        b'{"id": 1, "result": 1}',
        b'{"jsonrpc": "2.0", "id": 2, "result": 1}',
        b'{"jsonrpc": "2.0", "id": "1", "result": 1}',
        b'{"jsonrpc": "2.0", "result": 1}',
        b'{"jsonrpc": "2.0", "id": 2, "error": {"code": 1, "message": "no"}}',
        b'[{"jsonrpc": "2.0", "id": 1, "result": 1}]',
        answer("a text"),
        answer(None),
        answer(1.5),
        answer([1]),
        answer(True),
        OPENING + b"1e999}",
        OPENING + b"9" * 5_000 + b"}",
        OPENING + b"NaN}",
        OPENING + b'"\xff"}',
        b'{"\xff": 1, ' + OPENING[1:] + b'"x"}',
        OPENING + b"1",
        b'{"jsonrpc": "2.0", "id": 1, "error": "a text"}',
        refusal("a code", "words"),
        refusal(5, None),
        OPENING + b"[" * 500_000,
        OPENING + b"[" * 500_000 + b"]" * 500_000 + b"}",
        b'{"jsonrpc": "2.0", "id": 1, "error": {"code": 1, "message": "x", "data": '
        + (b"[" * 100_000 + b"]" * 100_000 + b"}}"),
    ],
    ids=lambda content: content[:40].decode("latin-1"),
)
async def test_an_answer_of_another_form_is_garbled(content: bytes) -> None:
    with pytest.raises(NetworkGarbled) as caught:
        await asked(http_servers.body(content))

    assert "getSlot" in caught.value.message


@pytest.mark.parametrize("status", [429, 502, 503, 504])
async def test_a_server_that_is_busy_is_out_of_reach_for_now(status: int) -> None:
    with pytest.raises(NetworkUnreachable, match=f"busy, status {status}"):
        await asked(http_servers.body(b"<html>slow down</html>", status=status))


@pytest.mark.parametrize("status", [301, 400, 403, 404, 500])
async def test_another_status_without_words_is_a_refusal(status: int) -> None:
    with pytest.raises(NetworkRefused) as caught:
        await asked(http_servers.body(b"<html>", status=status))

    assert caught.value.code == status


async def test_words_are_read_whatever_the_status() -> None:
    with pytest.raises(RpcRefusal, match="no such method"):
        await asked(http_servers.body(refusal(-32601, "no such method"), status=400))


async def test_redirects_are_not_followed() -> None:
    async with http_servers.answering(http_servers.body(answer(1))) as elsewhere:

        async def handle(request: web.Request) -> web.Response:
            return web.Response(status=307, headers={"Location": elsewhere.url})

        with pytest.raises(NetworkRefused):
            await asked(handle)

        assert elsewhere.requests == 0


@pytest.mark.parametrize("method", ["getSlot", "getAccountInfo"])
async def test_an_endless_answer_is_given_up_at_the_limit(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(k2_rpc, "MAX_ANSWER_BYTES", 1_000_000)
    async with http_servers.answering(http_servers.endless(OPENING + b'"')) as server, http_servers.asking() as client:
        with pytest.raises(NetworkGarbled, match=f"{method} is too large"):
            await RpcClient(client, server.url).call(method, [], str)

        await server.given_up.wait()


async def test_what_tells_of_no_account_is_small() -> None:
    large = answer("x" * 3_000_000)
    async with http_servers.answering(http_servers.body(large)) as server, http_servers.asking() as client:
        assert len(await RpcClient(client, server.url).call("getAccountInfo", [], str)) == 3_000_000
        with pytest.raises(NetworkGarbled, match="too large"):
            await RpcClient(client, server.url).call("getVersion", [], str)


async def test_a_small_answer_that_unpacks_to_a_large_one_is_given_up() -> None:
    packed = gzip.compress(OPENING + b'"' + b"x" * 20_000_000 + b'"}')

    async def handle(request: web.Request) -> web.Response:
        return web.Response(body=packed, headers={"Content-Encoding": "gzip"})

    with pytest.raises(NetworkGarbled, match="too large"):
        await asked(handle, str)


@pytest.mark.parametrize("server", [http_servers.dripping(), http_servers.silent()], ids=["dripping", "silent"])
async def test_a_server_that_takes_for_ever_is_given_up(server: Handler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(k2_rpc, "TIMEOUT_SECONDS", 0.2)

    with pytest.raises(NetworkUnreachable, match="no answer in time"):
        await asked(server)


async def test_a_connection_that_breaks_is_told() -> None:
    with pytest.raises(NetworkUnreachable, match="the connection broke"):
        await asked(http_servers.breaking_off())


async def test_nobody_there_is_told_with_the_servers_name() -> None:
    async with http_servers.answering(http_servers.silent()) as server:
        url = server.url
    async with http_servers.asking() as client:
        rpc = RpcClient(client, url)
        with pytest.raises(NetworkUnreachable) as caught:
            await rpc.call("getSlot", [], int)

    assert rpc.server == url.removeprefix("http://")
    assert rpc.server in caught.value.message
    assert "no connection" in caught.value.message


# -- servers that cannot answer now -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("999999999999999999999", LONGEST_SECONDS),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_SECONDS),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        ("", None),
    ],
)
async def test_a_busy_server_may_say_for_how_long(said: str, seconds: float | None) -> None:
    async def handle(request: web.Request) -> web.Response:
        return web.Response(status=429, headers={"Retry-After": said})

    with pytest.raises(RpcBusy) as caught:
        await asked(handle)

    assert caught.value.pause == seconds


def test_a_moment_to_come_back_at_is_so_many_seconds_away() -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)

    assert retry_after({"Retry-After": then}) == pytest.approx(60, abs=5)


@pytest.mark.parametrize(
    "answered", [refusal(-32005, "Node is unhealthy"), refusal(-32000, "Node is behind by 42 slots")]
)
async def test_a_node_that_is_behind_cannot_answer_now(answered: bytes) -> None:
    with pytest.raises(NetworkUnreachable, match="behind the network"):
        await asked(http_servers.body(answered))


@pytest.mark.parametrize(
    ("handler", "arrived"),
    [
        (http_servers.body(b"", status=429), False),
        (http_servers.body(b"", status=502), True),
        (http_servers.body(b"", status=504), True),
        (http_servers.breaking_off(), True),
        (http_servers.body(refusal(-32005, "Node is behind by 42 slots")), False),
    ],
    ids=["429", "502", "504", "breaking off", "behind"],
)
async def test_whether_a_request_may_have_been_carried_out_is_told(handler: Handler, *, arrived: bool) -> None:
    with pytest.raises(RpcAway) as caught:
        await asked(handler)

    assert caught.value.arrived is arrived
