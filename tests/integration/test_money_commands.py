"""Money by the commands, on a node that runs the sample task: staked, sent, and all taken back while it works."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from orca_desktop.bootstrap import attach
from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.events import Event, SagaChanged
from orca_desktop.domain.money import Saga, SagaState
from orca_desktop.simulation.genesis import FIRE
from tests.fakes import toy_wallet
from tests.integration.test_control_programs import CENSUS
from tests.services.demo_node import ask, demo_node

RECEIVER = toy_wallet("receiver").main.public_key


def told(folder: Path, *words: str) -> dict[str, Any]:
    """What a command says as JSON, which must have done what it was asked to."""
    result = ask(folder, *words, "--json")
    assert result.returncode == 0, result.stderr + result.stdout
    value: dict[str, Any] = json.loads(result.stdout)
    return value


async def until_over(folder: Path, name: str) -> Saga:
    """The saga once it is over, as a window that is attached to the node sees it."""
    over: asyncio.Future[Saga] = asyncio.get_running_loop().create_future()

    def look(event: Event) -> None:
        if isinstance(event, SagaChanged) and event.saga.id == name and event.saga.is_over and not over.done():
            over.set_result(event.saga)

    async with attach(folder, logs=False) as node, asyncio.timeout(100):
        node.store.subscribe(look)
        look(SagaChanged(node.store.sagas[name]))
        return await over


def test_money_is_staked_sent_and_taken_back_while_the_task_runs(tmp_path: Path) -> None:
    with demo_node(tmp_path) as (folder, _):
        staked = told(folder, "stake", CENSUS, "0.5", "--yes")
        sent = told(folder, "transfer", RECEIVER, "1.25", "--yes")
        tokens = told(folder, "transfer", RECEIVER, "2.5", "--token", FIRE, "--yes")
        shown = ask(folder, "unstake", CENSUS, "--json")
        unstaking = told(folder, "unstake", CENSUS, "--yes")

        waited = asyncio.run(until_over(folder, unstaking["id"]))
        (ended,) = (saga for saga in told(folder, "money")["sagas"] if saga["id"] == unstaking["id"])
        listing = told(folder, "tasks")

    assert (staked["state"], sent["state"], sent["amount_roe"]) == ("done", "done", ROE_PER_KOII * 5 // 4)
    assert (tokens["state"], tokens["amount_roe"]) == ("done", None)
    assert [(one["mint"], one["decimals"], one["amount"]) for one in tokens["amounts"]] == [(FIRE, 9, 2_500_000_000)]
    assert shown.returncode == 3, "asked for, but not agreed to"
    assert json.loads(shown.stdout)["not_before_slot"] > 0
    assert (ended["state"], ended["done"], len(ended["signatures"])) == ("done", 4, 2), ended
    assert waited.state is SagaState.DONE
    (task,) = (task for task in listing["tasks"] if task["name"] == CENSUS)
    assert task["state"] == "stopped"
