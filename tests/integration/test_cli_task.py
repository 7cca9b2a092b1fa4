"""`orca-desktop task` on a local network: an answer of its own for every ID that somebody may paste."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.cli.app import app
from orca_desktop.domain.events import NetworkChanged, TaskChanged
from orca_desktop.domain.status import EndpointState, EndpointStatus, NetworkStatus
from orca_desktop.domain.tasks import TaskId
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.sample_image import SAMPLE_REFERENCE
from orca_desktop.state.store import Store
from tests.fakes.served_node import served_node
from tests.gui import scenes

NOWHERE = "http://127.0.0.1:9"


class Desk:
    """Asks about tasks of a local network."""

    def __init__(self, network: LocalNetwork, folder: Path) -> None:
        self.network = network
        self.folder = folder

    def named(self, state: str) -> str:
        return next(task.id for task in self.network.tasks if task.state == state)

    async def ask(self, task: str, *options: str, rpc: str = "", gateway: str = "") -> Result:
        where = ["--rpc", rpc or self.network.url, "--data", str(self.folder)]
        pattern = f"{gateway or self.network.gateway_url}/ipfs/{{cid}}/{{file}}"
        arguments = ["task", task, *where, "--gateway", pattern, *options]
        return await asyncio.to_thread(CliRunner().invoke, app, arguments)

    async def told(self, task: str, *options: str, code: int = 0, rpc: str = "", gateway: str = "") -> dict[str, Any]:
        result = await self.ask(task, "--json", *options, rpc=rpc, gateway=gateway)
        assert result.exit_code == code, result.output
        told: dict[str, Any] = json.loads(result.stdout)
        return told


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with LocalNetwork(Options(manual=True)) as network:
        yield Desk(network, tmp_path)


async def test_the_sample_is_told_with_all_its_facts(desk: Desk) -> None:
    told = await desk.told(f" orca://join/{desk.named('sample')} ")

    assert (told["ok"], told["answer"], told["words"]) == (True, "joinable", "")
    assert (told["name"], told["kind"], told["token"]["symbol"]) == ("Prime Census", "KOII", "KOII")
    assert told["windows"] == {
        "starting_slot": told["windows"]["starting_slot"],
        "round_slots": 160,
        "submission_slots": 64,
        "audit_slots": 64,
    }
    assert told["bounty"]["per_round"] == 2_000_000_000
    assert told["runway"]["rounds"] == told["bounty"]["total"] // told["bounty"]["per_round"]
    assert told["stake"]["minimum"] == 10_000_000
    assert told["nodes"] == {"staked": 0, "last_round": 0}
    assert told["description"]["verified"] is True
    assert told["program"]["verified"] is True
    assert told["program"]["image"] == SAMPLE_REFERENCE
    assert told["program"]["candidates"][0]["image"] == SAMPLE_REFERENCE
    assert told["program"]["candidates"][0]["found"].startswith("imageURL, line ")


async def test_a_task_that_pays_in_a_token_is_told_with_its_mint(desk: Desk) -> None:
    told = await desk.told(desk.named("token sample"))

    assert (told["answer"], told["kind"]) == ("joinable", "KPL")
    assert told["token"] == {"symbol": "FIRE", "mint": desk.network.mint, "decimals": 9}


async def test_every_other_id_has_an_answer_of_its_own(desk: Desk) -> None:
    sample = desk.named("sample")
    answers = {
        "not_base58": await desk.told("what is this?", code=2),
        "wrong_length": await desk.told("abc", code=2),
        "no_such_account": await desk.told("11111111111111111111111111111112", code=1),
        "not_a_task": await desk.told(desk.named("system account"), code=1),
        "inactive": await desk.told(desk.named("inactive")),
        "migrated": await desk.told(desk.named("migrated")),
        "network_out_of_reach": await desk.told(sample, code=1, rpc=NOWHERE),
    }

    assert {name: told["answer"] for name, told in answers.items()} == {name: name for name in answers}
    assert all(told["words"] for told in answers.values())
    assert answers["migrated"]["newest_version"] == sample


async def test_files_that_cannot_be_had_do_not_hide_the_account(desk: Desk) -> None:
    told = await desk.told(desk.named("sample"), gateway=NOWHERE)

    assert told["name"] == "Prime Census"
    assert "127.0.0.1: no connection" in told["program"]["problem"]
    assert told["program"]["image"] is None


async def test_only_the_chain_is_asked_where_that_is_wanted(desk: Desk) -> None:
    told = await desk.told(desk.named("sample"), "--chain-only", gateway=NOWHERE)

    assert (told["answer"], told["description"], told["program"]) == ("joinable", None, None)


async def test_people_read_it_in_lines(desk: Desk) -> None:
    result = await desk.ask(desk.named("migrated"))

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"Old Census  {desk.named('migrated')}"
    assert f"Join that one instead: {desk.named('sample')}" in lines[1]
    assert f"  Runs:         {SAMPLE_REFERENCE}" in lines
    assert any(line.startswith("  Program:") and line.endswith(", verified") for line in lines)


async def test_a_refusal_is_said_to_people_in_words(desk: Desk) -> None:
    result = await desk.ask("0x")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "A task ID has only letters and digits" in result.stderr


async def test_without_a_server_named_the_one_of_the_node_that_runs_is_asked(desk: Desk) -> None:
    sample = desk.named("sample")
    endpoint = EndpointStatus(url=desk.network.url, state=EndpointState.GOOD, words="")
    store = Store()
    store.apply(NetworkChanged(NetworkStatus(server="local", reachable=True, endpoints=(endpoint,))))
    store.apply(TaskChanged(replace(scenes.task("Prime Census"), id=TaskId(sample))))
    with served_node(desk.folder, store, lambda _: ()):
        arguments = ["task", sample, "--chain-only", "--json", "--data", str(desk.folder)]
        result = await asyncio.to_thread(CliRunner().invoke, app, arguments)

    told = json.loads(result.stdout)
    assert (told["task"], told["answer"]) == (sample, "joined")
    assert "in your list of tasks" in told["words"]
