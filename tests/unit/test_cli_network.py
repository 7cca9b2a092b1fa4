"""`orca-desktop network`: what the node knows of its servers, or what they answer now."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.cli.app import app
from orca_desktop.cli.servers import addresses
from orca_desktop.domain.events import NetworkChanged
from orca_desktop.domain.status import EndpointState, EndpointStatus, NetworkStatus
from orca_desktop.state.store import Store
from tests.fakes.served_node import served_node
from tests.unit.adapters.rpc_servers import ToyRpc, serving

GOOD = EndpointStatus(
    url="https://one.example",
    state=EndpointState.GOOD,
    words="It answers.",
    latency_ms=41.26,
    error_rate=0.0,
    slot=1_234_567,
    preferred=True,
)
BEHIND = replace(
    GOOD, url="https://two.example", state=EndpointState.BEHIND, words="It is 40 slots behind.", lag=40, preferred=False
)
STATUS = NetworkStatus(
    server="one.example", reachable=True, slot=1_234_567, slot_ms=408.2, endpoints=(GOOD, BEHIND), subscribed=True
)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["network", *words])


def document(result: Result) -> dict[str, Any]:
    (line,) = result.stdout.splitlines()
    value: dict[str, Any] = json.loads(line)
    return value


@contextmanager
def served(*toys: ToyRpc) -> Iterator[list[str]]:
    """The options that name these servers, which run beside the command."""
    ready, stop = threading.Event(), threading.Event()

    async def serve() -> None:
        async with serving(*toys):
            ready.set()
            await asyncio.to_thread(stop.wait)

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    ready.wait()
    try:
        yield [word for toy in toys for word in ("--rpc", toy.url)]
    finally:
        stop.set()
        thread.join()


def test_the_node_that_runs_tells_what_it_knows(tmp_path: Path) -> None:
    store = Store()
    store.apply(NetworkChanged(STATUS))
    with served_node(tmp_path, store, lambda _: ()):
        text, told = run("--data", str(tmp_path)), document(run("--json", "--data", str(tmp_path)))

    assert text.exit_code == 0
    assert "Slot 1,234,567, 408 ms each. Slots are told by the server." in text.stdout
    assert "good, asked first" in text.stdout
    assert "It is 40 slots behind." in text.stdout
    assert told["node_runs"]
    assert told["subscribed"]
    assert told["endpoints"][0] == {
        "url": "https://one.example",
        "state": "good",
        "words": "It answers.",
        "latency_ms": 41.3,
        "error_rate": 0.0,
        "slot": 1_234_567,
        "lag_slots": 0,
        "preferred": True,
    }
    assert told["endpoints"][1]["lag_slots"] == 40


def test_servers_that_are_named_are_asked() -> None:
    with served(ToyRpc(fault="503"), ToyRpc(slot=4_711)) as named:
        told, text = document(run("--json", *named)), run(*named)

    assert not told["node_runs"]
    assert told["reachable"]
    assert told["slot"] == 4_711
    assert [one["state"] for one in told["endpoints"]] == ["busy", "good"]
    assert [one["preferred"] for one in told["endpoints"]] == [False, True]
    assert told["endpoints"][1]["latency_ms"] > 0
    assert text.exit_code == 0
    assert "asked the servers itself" in text.stderr


def test_without_a_node_the_servers_of_the_settings_are_asked(tmp_path: Path) -> None:
    with served(ToyRpc(slot=99)) as (_, url):
        assert (
            CliRunner().invoke(app, ["settings", "set", "network.servers", url, "--data", str(tmp_path)]).exit_code == 0
        )
        told = document(run("--json", "--data", str(tmp_path)))

    assert [one["url"] for one in told["endpoints"]] == [url]
    assert told["slot"] == 99


def test_where_none_answers_it_ends_with_1_and_says_why() -> None:
    with served(ToyRpc(fault="garbage")) as named:
        result = run(*named)

    assert result.exit_code == 1
    assert "not what the protocol says" in result.stdout
    assert "Rounds cannot" not in result.stdout
    assert "Traceback" not in result.stdout + result.stderr


def test_what_is_no_address_is_refused() -> None:
    result = run("--rpc", "mainnet\x1b[31m")

    assert result.exit_code == 2
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize("command", [("run",), ("network",), ("keys", "import", "--phrase"), ("task", "x")])
@pytest.mark.parametrize(
    "url", ["http://[", "mainnet.koii.network", "ftp://rpc.example", "http://:8899", "https://a\n"]
)
def test_no_command_begins_with_what_is_no_address(command: tuple[str, ...], url: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, [*command, "--rpc", url, "--data", str(tmp_path)])

    assert result.exit_code == 2
    assert "no address of a server" in " ".join(result.stderr.replace("│", " ").split())


def test_an_address_on_the_own_net_is_one() -> None:
    assert addresses(["http://192.168.1.5:8899", "https://rpc.example/key"]) is not None
