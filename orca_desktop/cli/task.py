"""`orca-desktop task ID`: what there is to know about any task, without a node and without an account."""

from __future__ import annotations

import asyncio
from collections.abc import Container, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from orca_desktop import bootstrap
from orca_desktop.cli.attach import FAILED, DataFolder, data_folder, known
from orca_desktop.cli.headless import complain
from orca_desktop.cli.servers import addresses
from orca_desktop.cli.task_report import facts_fields, facts_lines, refusal_fields
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.errors import OrcaError, TaskIdError
from orca_desktop.domain.task_facts import TaskFacts
from orca_desktop.domain.tasks import TaskId, parse_task_id

Rpc = Annotated[
    list[str] | None, typer.Option("--rpc", callback=addresses, help="URL of a K2 RPC server; else those of the node.")
]
Gateways = Annotated[list[str] | None, typer.Option("--gateway", help="URL pattern with {cid} and {file}.")]
ChainOnly = Annotated[bool, typer.Option("--chain-only", help="Ask the chain only: no description, no image.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object.")]
WhichTask = Annotated[str, typer.Argument(metavar="TASK", help="The task's ID, or a link to it.")]

NO_ID = 2


def task(
    task: WhichTask,
    rpc: Rpc = None,
    gateway: Gateways = None,
    data: DataFolder = None,
    chain_only: ChainOnly = False,
    json: AsJson = False,
) -> None:
    """Look up a task: account, rounds, bounty, nodes, image. Ends with 1 where there is none, with 2 for no task ID."""
    try:
        task_id = parse_task_id(task)
        facts = asyncio.run(_facts(task_id, rpc, gateway, data_folder(data), files=not chain_only))
    except OrcaError as error:
        if json:
            print_json(refusal_fields(error))
        else:
            complain(error)
        raise typer.Exit(NO_ID if isinstance(error, TaskIdError) else FAILED) from error
    if json:
        print_json(facts_fields(facts))
    else:
        for line in facts_lines(facts):
            print(plain(line))


async def _facts(
    task_id: TaskId, servers: list[str] | None, gateways: list[str] | None, folder: Path, *, files: bool
) -> TaskFacts:
    preferences, _ = bootstrap.settings_desk(folder).read()
    network = bootstrap.network_of(preferences, servers=servers, gateways=gateways, store=None)
    joined, of_node = await _of_node(folder)
    # What a node tells of its servers leaves out what may be secret: where they are those of the settings, these serve.
    if not servers and of_node and _hosts(of_node) != _hosts(network.servers):
        network = replace(network, servers=of_node)
    return await bootstrap.look_up(task_id, network, joined, files=files)


def _hosts(servers: Iterable[str]) -> set[str]:
    return {urlsplit(url).netloc.rpartition("@")[2] for url in servers}


async def _of_node(folder: Path) -> tuple[Container[TaskId], tuple[str, ...]]:
    """The tasks that the folder's node has joined, and the servers that it asks while it runs."""
    try:
        store, runs = await known(folder)
    except OrcaError:
        return (), ()
    endpoints = store.network.endpoints if runs and store.network is not None else ()
    return frozenset(store.tasks), tuple(endpoint.url for endpoint in endpoints)
