"""The servers themselves on loopback: WebSockets, faults by order, several of them on one chain."""

from __future__ import annotations

import asyncio
import errno
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from aiohttp import web

from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc import sockets
from orca_desktop.simulation.rpc.faults import Faults
from orca_desktop.simulation.rpc.server import RpcServer
from tests.unit.simulation.stage import ToyCensus

PATIENCE = 30.0
CONFIRMED = {"commitment": "confirmed"}
ASKED = {"jsonrpc": "2.0", "id": 1, "method": "getSlot", "params": [CONFIRMED]}


class Guest:
    """Asks the servers of a network whose clock stands still."""

    def __init__(self, network: LocalNetwork, session: aiohttp.ClientSession) -> None:
        self.network = network
        self.session = session

    async def post(self, server: RpcServer, question: Any = ASKED) -> tuple[int, bytes]:
        async with asyncio.timeout(PATIENCE), self.session.post(server.url, json=question) as response:
            return response.status, await response.read()

    async def slot(self, server: RpcServer) -> int:
        status, body = await self.post(server)

        assert status == 200
        return int(json.loads(body)["result"])

    def socket(self, server: RpcServer) -> Any:
        return self.session.ws_connect(server.socket_url)


async def told(socket: aiohttp.ClientWebSocketResponse) -> dict[str, Any]:
    async with asyncio.timeout(PATIENCE):
        message: dict[str, Any] = await socket.receive_json()
        return message


async def subscribe(socket: aiohttp.ClientWebSocketResponse, method: str, *params: Any) -> int:
    await socket.send_json({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
    return int((await told(socket))["result"])


async def until(condition: Any) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - the condition is in the server, which tells nobody
            await asyncio.sleep(0.01)


@pytest.fixture
async def guest() -> AsyncIterator[Guest]:
    options = Options(manual=True, round_slots=20, servers=2)
    async with LocalNetwork(options, census=ToyCensus()) as network, aiohttp.ClientSession() as session:
        yield Guest(network, session)


class TestSockets:
    async def test_the_socket_is_one_after_the_port_and_tells_slots(self, guest: Guest) -> None:
        server = guest.network.servers[0]
        async with guest.socket(server) as socket:
            number = await subscribe(socket, "slotSubscribe")
            guest.network.slots.tick()
            message = await told(socket)

        assert int(server.socket_url.rsplit(":", 1)[1]) == int(server.url.rsplit(":", 1)[1]) + 1
        assert message["params"]["subscription"] == number
        assert message["params"]["result"]["slot"] == guest.network.slots.current

    async def test_a_signature_that_is_confirmed_is_told_at_once(self, guest: Guest) -> None:
        server = guest.network.servers[0]
        key = guest.network.nodes[0].tools.wallet.main
        drop = {"jsonrpc": "2.0", "id": 1, "method": "requestAirdrop", "params": [key, 5]}
        signature = json.loads((await guest.post(server, drop))[1])["result"]
        async with guest.socket(server) as socket:
            await subscribe(socket, "signatureSubscribe", signature, CONFIRMED)
            message = await told(socket)

        assert message["params"]["result"]["value"] == {"err": None}

    async def test_nonsense_gets_an_error_and_the_connection_stays(self, guest: Guest) -> None:
        async with guest.socket(guest.network.servers[0]) as socket:
            await socket.send_str("{")
            error = await told(socket)
            await subscribe(socket, "slotSubscribe")

        assert error["error"]["code"] == -32700

    async def test_bytes_are_no_message(self, guest: Guest) -> None:
        async with guest.socket(guest.network.servers[0]) as socket:
            await socket.send_bytes(b"x")
            async with asyncio.timeout(PATIENCE):
                await socket.receive()

            assert socket.close_code == aiohttp.WSCloseCode.UNSUPPORTED_DATA

    async def test_the_port_speaks_nothing_else(self, guest: Guest) -> None:
        url = guest.network.servers[0].socket_url.replace("ws:", "http:")
        async with asyncio.timeout(PATIENCE), guest.session.get(url) as response:
            assert response.status == 426

    async def test_who_leaves_is_forgotten(self, guest: Guest) -> None:
        server = guest.network.servers[0]
        async with guest.socket(server):
            await until(lambda: server.listeners == 1)
        await until(lambda: server.listeners == 0)

    async def test_who_does_not_listen_is_cut_off(self, guest: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sockets, "LONGEST_OUTBOX", 5)
        server = guest.network.servers[0]
        async with guest.socket(server) as socket:
            await subscribe(socket, "slotSubscribe")
            for _ in range(10):  # without a pause: nothing can be sent in between
                guest.network.slots.tick()
            await until(lambda: server.listeners == 0)

    async def test_a_notification_gets_no_answer(self, guest: Guest) -> None:
        async with guest.socket(guest.network.servers[0]) as socket:
            await socket.send_json({"jsonrpc": "2.0", "method": "slotSubscribe"})
            number = await subscribe(socket, "slotSubscribe")

        assert number == 1

    async def test_the_end_of_the_network_is_said(self) -> None:
        async with aiohttp.ClientSession() as session:
            async with LocalNetwork(Options(manual=True), census=ToyCensus()) as network:
                socket = await session.ws_connect(network.servers[0].socket_url)
            async with asyncio.timeout(PATIENCE):
                message = await socket.receive()

            assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, aiohttp.WSCloseCode.GOING_AWAY)
            await socket.close()


class TestFaults:
    async def test_one_server_fails_and_the_other_does_not(self, guest: Guest) -> None:
        first, second = guest.network.servers
        with first.failing(Faults(status=502)):
            assert (await guest.post(first))[0] == 502
            assert await guest.slot(second) == guest.network.slots.current

        assert await guest.slot(first) == guest.network.slots.current

    async def test_an_error_in_the_servers_words(self, guest: Guest) -> None:
        server = guest.network.servers[0]
        with server.failing(Faults(code=-32005, words="Node is behind by 42 slots")):
            error = json.loads((await guest.post(server))[1])["error"]

        assert error == {"code": -32005, "message": "Node is behind by 42 slots"}

    async def test_garbled_is_no_json(self, guest: Guest) -> None:
        server = guest.network.servers[0]
        with server.failing(Faults(garbled=True)):
            status, body = await guest.post(server)

        assert status == 200
        with pytest.raises(ValueError):  # noqa: PT011 - bytes that are no text, or no JSON
            json.loads(body)

    async def test_a_server_that_lags_is_behind_the_other(self, guest: Guest) -> None:
        first, second = guest.network.servers
        guest.network.slots.advance_to(guest.network.slots.current + 30)
        with first.failing(Faults(lag=20)):
            assert await guest.slot(second) - await guest.slot(first) == 20

    async def test_a_silent_server_answers_when_it_is_over(self, guest: Guest) -> None:
        server = guest.network.servers[0]
        async with guest.socket(server) as socket:
            await subscribe(socket, "slotSubscribe")
            with server.failing(Faults(silent=True)):
                asking = asyncio.create_task(guest.slot(server))
                guest.network.slots.tick()
                await asyncio.sleep(0.05)

                assert not asking.done()

            assert await asking == guest.network.slots.current
            guest.network.slots.tick()
            message = await told(socket)

        assert message["params"]["result"]["slot"] == guest.network.slots.current

    async def test_a_network_with_a_silent_server_can_end(self) -> None:
        async with aiohttp.ClientSession() as session:
            async with LocalNetwork(Options(manual=True), census=ToyCensus()) as network:
                network.servers[0].faults = Faults(silent=True)
                asking = asyncio.create_task(session.post(network.url, json=ASKED))
                await asyncio.sleep(0.05)
            with suppress(aiohttp.ClientError):  # it may also be answered at the last moment
                (await asking).close()

        assert asking.done()

    async def test_latency_is_waited_for(self, guest: Guest) -> None:
        server, loop = guest.network.servers[0], asyncio.get_running_loop()
        with server.failing(Faults(latency_ms=100)):
            began = loop.time()
            await guest.slot(server)

            assert loop.time() - began >= 0.1

    async def test_only_some_methods_fail(self, guest: Guest) -> None:
        server = guest.network.servers[0]
        with server.failing(Faults(status=503, methods=("sendTransaction",))):
            assert await guest.slot(server) == guest.network.slots.current
            assert (await guest.post(server, {**ASKED, "method": "sendTransaction"}))[0] == 503

    async def test_offline_holds_for_sockets_too(self, guest: Guest) -> None:
        with guest.network.offline():
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await guest.socket(guest.network.servers[1])

            assert (await guest.post(guest.network.servers[1]))[0] == 503

    async def test_the_operator_is_answered_whatever_is_wrong(self) -> None:
        options = Options(manual=True, admin=True)
        async with LocalNetwork(options, census=ToyCensus()) as network, aiohttp.ClientSession() as session:
            guest, server = Guest(network, session), network.servers[0]
            order = {**ASKED, "method": "localnet_setFaults", "params": [0, {"status": 500}]}
            await guest.post(server, order)
            failed = (await guest.post(server))[0]
            await guest.post(server, {**order, "params": [0]})

            assert failed == 500
            assert await guest.slot(server) == network.slots.current


class TestPorts:
    async def test_a_port_whose_successor_is_taken_is_refused(self, guest: Guest) -> None:
        taken = int(guest.network.servers[0].url.rsplit(":", 1)[1])

        with pytest.raises(OSError, match="address"):
            async with LocalNetwork(Options(manual=True, port=taken - 1), census=ToyCensus()):
                pass

    async def test_another_pair_is_looked_for_while_the_second_port_is_taken(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tried: list[int] = []

        class Site(web.TCPSite):
            """Finds the second port of the first two pairs taken."""

            def __init__(self, runner: web.AppRunner, host: str, port: int) -> None:
                super().__init__(runner, host, port)
                self._wanted = port

            async def start(self) -> None:
                if self._wanted:
                    tried.append(self._wanted)
                    if len(tried) < 3:
                        raise OSError(errno.EADDRINUSE, "address in use")
                await super().start()

        monkeypatch.setattr("orca_desktop.simulation.ports.web.TCPSite", Site)
        async with LocalNetwork(Options(manual=True), census=ToyCensus()) as network:
            assert network.servers[0].socket_url == f"ws://127.0.0.1:{tried[-1]}"

        assert len(tried) == 3

    async def test_every_server_knows_the_same_chain(self, guest: Guest) -> None:
        first, second = guest.network.servers
        key = guest.network.nodes[0].tools.wallet.main
        await guest.post(first, {**ASKED, "method": "requestAirdrop", "params": [key, 5]})
        asked = {**ASKED, "method": "getBalance", "params": [key, CONFIRMED]}
        balances = [json.loads((await guest.post(server, asked))[1])["result"]["value"] for server in (first, second)]

        assert balances[0] == balances[1]


async def test_a_clock_that_leaps_goes_on_from_there() -> None:
    async with LocalNetwork(Options(slot_ms=5, round_slots=20), census=ToyCensus()) as network:
        network.slots.advance_to(network.slots.current + 1_000)
        leapt = network.slots.current
        await until(lambda: network.slots.current > leapt)


async def test_who_asks_and_goes_away_amid_the_question_is_no_trouble(guest: Guest) -> None:
    server = guest.network.servers[0]
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(server.url).port)
    writer.write(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf of it")
    await writer.drain()
    await guest.slot(server)
    writer.transport.abort()
    await guest.slot(server)

    assert await reader.read() == b""
