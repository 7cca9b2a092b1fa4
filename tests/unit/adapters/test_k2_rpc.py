"""The RPC server is a stranger: whatever it answers is a typed value or a typed error, within bounds."""

from __future__ import annotations

import gzip
import json

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.adapters.bounded_http import Answer
from orca_desktop.adapters.k2 import rpc as k2_rpc
from orca_desktop.adapters.k2.rpc import RpcClient, RpcRefusal
from orca_desktop.domain.errors import NetworkError, NetworkGarbled, NetworkRefused, NetworkUnreachable
from tests.unit.adapters import http_servers
from tests.unit.adapters.http_servers import Handler


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
        return web.Response(body=answer(1))

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
        answer("a text"),
        answer(None),
        answer(1.5),
        answer([1]),
        answer(True),
        b'{"result": 1e999}',
        b'{"result": ' + b"9" * 5_000 + b"}",
        b'{"result": NaN}',
        b'{"result": "\xff"}',
        b'{"\xff": 1, "result": "x"}',
        b'{"result": 1',
        b'{"error": "a text"}',
        refusal("a code", "words"),
        refusal(5, None),
        b'{"result": ' + b"[" * 500_000,
        b'{"result": ' + b"[" * 500_000 + b"]" * 500_000 + b"}",
        b'{"error": {"code": 1, "message": "x", "data": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
    ],
    ids=lambda content: content[:40].decode("latin-1"),
)
async def test_an_answer_of_another_form_is_garbled(content: bytes) -> None:
    with pytest.raises(NetworkGarbled) as caught:
        await asked(http_servers.body(content))

    assert "getSlot" in caught.value.message


@settings(max_examples=50, deadline=None)
@given(content=st.binary(max_size=200) | st.binary(max_size=100).map(lambda raw: b'{"result":' + raw + b"}"))
def test_any_bytes_are_a_value_or_a_typed_error(content: bytes) -> None:
    envelope = RpcClient.__new__(RpcClient)
    try:
        decoded = envelope._envelope("getSlot", Answer(status=200, body=content))
        envelope._result("getSlot", decoded, dict[str, int])
    except NetworkError as error:
        assert error.title  # noqa: PT017 - both ends are fine here


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


async def test_an_endless_answer_is_given_up_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(k2_rpc, "MAX_ANSWER_BYTES", 1_000_000)
    async with http_servers.answering(http_servers.endless(b'{"result": "')) as server, http_servers.asking() as client:
        with pytest.raises(NetworkGarbled, match="too large"):
            await RpcClient(client, server.url).call("getSlot", [], str)

        await server.given_up.wait()


async def test_a_small_answer_that_unpacks_to_a_large_one_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(k2_rpc, "MAX_ANSWER_BYTES", 1_000_000)
    packed = gzip.compress(b'{"result": "' + b"x" * 20_000_000 + b'"}')

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
