"""`orca-desktop network`: the RPC servers and how each does, from the node that runs or asked by the command itself."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from orca_desktop import bootstrap
from orca_desktop.cli.attach import AsJson, DataFolder, data_folder
from orca_desktop.cli.headless import complain
from orca_desktop.cli.servers import addresses
from orca_desktop.cli.tasks_list import WIDE
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.errors import NoNodeRuns, OrcaError
from orca_desktop.domain.settings.table import SERVERS
from orca_desktop.domain.status import EndpointStatus, NetworkStatus

Rpc = Annotated[
    list[str] | None,
    typer.Option(
        "--rpc", callback=addresses, help="Ask this RPC server, whether a node runs or not; may be given several times."
    ),
]

ASKED_HERE = "No node is running on this data folder; this command asked the servers itself."
UNREACHED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How the network stands, and whether a node that runs told it."""

    status: NetworkStatus
    node_runs: bool


def network(rpc: Rpc = None, data: DataFolder = None, json: AsJson = False) -> None:
    """Tell how the RPC servers do: speed, errors, slots behind. Works without a node. Ends with 1 when none answers."""
    try:
        sight = asyncio.run(_sight(tuple(rpc or ()), data_folder(data)))
    except OrcaError as error:
        complain(error)
        raise typer.Exit(1) from error
    if json:
        print_json(fields(sight))
    else:
        _show(sight)
    raise typer.Exit(0 if sight.status.reachable else UNREACHED)


async def _sight(servers: tuple[str, ...], folder: Path) -> Sight:
    if servers:
        return Sight(status=await bootstrap.look_at(servers), node_runs=False)
    try:
        async with bootstrap.attach(folder, logs=False) as node:
            if (known := node.store.network) is not None and known.endpoints:
                return Sight(status=known, node_runs=True)
    except NoNodeRuns:
        pass
    chosen, _ = bootstrap.settings_desk(folder).read()
    return Sight(status=await bootstrap.look_at(chosen.texts(SERVERS)), node_runs=False)


def fields(sight: Sight) -> dict[str, Any]:
    status = sight.status
    return {
        "node_runs": sight.node_runs,
        "reachable": status.reachable,
        "server": status.server,
        "slot": status.slot,
        "slot_ms": round(status.slot_ms, 1),
        "age_seconds": round(status.age, 1),
        "doubtful": status.doubtful,
        "subscribed": status.subscribed,
        "problem": status.problem,
        "endpoints": [_endpoint_fields(one) for one in status.endpoints],
    }


def _endpoint_fields(endpoint: EndpointStatus) -> dict[str, Any]:
    return {
        "url": endpoint.url,
        "state": endpoint.state.value,
        "words": endpoint.words,
        "latency_ms": None if endpoint.latency_ms is None else round(endpoint.latency_ms, 1),
        "error_rate": None if endpoint.error_rate is None else round(endpoint.error_rate, 3),
        "slot": endpoint.slot,
        "lag_slots": endpoint.lag,
        "preferred": endpoint.preferred,
    }


def _show(sight: Sight) -> None:
    status = sight.status
    if not sight.node_runs:
        print(ASKED_HERE, file=sys.stderr, flush=True)
    print(plain(_headline(sight)))
    console = Console()
    if not console.is_terminal:
        console.width = WIDE
    console.print(_table(status.endpoints))


def _headline(sight: Sight) -> str:
    status = sight.status
    if not status.reachable:
        return status.problem
    told = "told by the server" if status.subscribed else "asked for once a second"
    how = f" Slots are {told}." if sight.node_runs else ""
    return f"Slot {status.slot:,}, {status.slot_ms:.0f} ms each.{how}"


def _table(endpoints: tuple[EndpointStatus, ...]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("Server", no_wrap=True)
    table.add_column("State")
    for name in ("Answers in, ms", "Errors", "Behind, slots"):
        table.add_column(name, justify="right")
    table.add_column("")
    for one in endpoints:
        table.add_row(*(Text(plain(cell)) for cell in _cells(one)))
    return table


def _cells(endpoint: EndpointStatus) -> tuple[str, ...]:
    return (
        endpoint.url,
        f"{endpoint.state.value}, asked first" if endpoint.preferred else endpoint.state.value,
        "–" if endpoint.latency_ms is None else f"{endpoint.latency_ms:.0f}",
        "–" if endpoint.error_rate is None else f"{endpoint.error_rate:.0%}",
        f"{endpoint.lag:,}" if endpoint.slot else "–",
        endpoint.words,
    )
