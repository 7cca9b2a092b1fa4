"""The server itself: faults, its port, its end, and the command that runs it as a process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import httpx
import pytest

from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from tests.integration.local_network.visitor import STATES, Visitor


class TestFaults:
    async def test_an_offline_network_answers_503_and_recovers(self, visitor: Visitor) -> None:
        with visitor.network.offline():
            response = await visitor.client.post(visitor.network.rpc_url, json={})

            assert response.status_code == httpx.codes.SERVICE_UNAVAILABLE

        assert await visitor.call("getSlot") == visitor.network.slots.current

    async def test_a_port_that_is_taken_is_an_error(self, network: LocalNetwork) -> None:
        port = int(network.rpc_url.rsplit(":", 1)[1])

        with pytest.raises(OSError, match="address"):
            async with LocalNetwork(Options(manual=True, port=port)):
                pass

    async def test_after_the_block_nobody_listens(self) -> None:
        async with LocalNetwork(Options(manual=True)) as network:
            url = network.rpc_url
        async with httpx.AsyncClient() as client:
            with pytest.raises(httpx.ConnectError):
                await client.post(url, json={})

    async def test_a_bug_in_the_computation_comes_out_of_run(self) -> None:
        async with LocalNetwork(Options(slot_ms=1, round_slots=10), census=_NoCensus()) as network:
            with pytest.raises(_Bug):
                await network.run()


class TestProcess:
    """`orca-desktop localnet` as a process of its own."""

    def test_it_announces_itself_and_ends_with_its_standard_input(self) -> None:
        options = ("--json", "--until-stdin-closes", "--slot-ms", "20", "--servers", "2")
        with self._started(*options) as process:
            assert process.stdout is not None
            announced = json.loads(process.stdout.readline())
            body = {"jsonrpc": "2.0", "id": 1, "method": "getSlot", "params": []}
            slot = httpx.post(announced["rpc"], json=body).json()["result"]
            process.communicate(timeout=20)

        assert process.returncode == 0
        assert slot >= 1_000
        assert announced["slot_ms"] == 20
        assert [task["state"] for task in announced["tasks"]] == STATES
        assert announced["servers"][0]["rpc"] == announced["rpc"]
        assert len({server["socket"] for server in announced["servers"]}) == 2

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_it_ends_cleanly_on_a_signal(self, number: signal.Signals) -> None:
        with self._started() as process:
            assert process.stdout is not None
            words = [process.stdout.readline() for _ in range(12)]
            process.send_signal(number)
            _, errors = process.communicate(timeout=20)

        assert process.returncode == 0
        assert words[0].startswith("RPC ")
        assert words[1].startswith("WebSocket ")
        assert "(sample)" in words[5]
        assert words[-1] == "Stop it with Ctrl-C.\n"
        assert errors == ""

    async def test_a_taken_port_is_told_in_words(self, network: LocalNetwork) -> None:
        port = network.rpc_url.rsplit(":", 1)[1]
        with self._started("--port", port) as process:
            _, errors = process.communicate(timeout=20)

        assert process.returncode == 1
        assert errors == (
            f"The local network cannot listen on port {port} and the one after it: it is in use. Choose another one.\n"
        )

    def _started(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "orca_desktop", "localnet", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


class _Bug(Exception):
    pass


class _NoCensus:
    def prove(self, round_number: int) -> dict[str, object]:
        raise _Bug(str(round_number))

    def check(self, submission: object, round_number: int) -> bool:
        raise _Bug(str(round_number))
