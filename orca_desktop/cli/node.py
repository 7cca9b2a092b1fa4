"""`orca-desktop`, `orca-desktop window` and `orca-desktop run`: the node on a network of the user's choice."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from orca_desktop import bootstrap
from orca_desktop.cli import headless
from orca_desktop.domain.commands import Command, JoinTask, StartTask
from orca_desktop.domain.errors import TaskIdError
from orca_desktop.domain.tasks import TaskId, parse_task_id

Rpc = Annotated[str, typer.Option("--rpc", help="URL of the K2 RPC server.")]
Gateways = Annotated[
    list[str] | None, typer.Option("--gateway", help="URL pattern with {cid} and {file}; may be given several times.")
]
ProofStore = Annotated[
    str | None, typer.Option("--store", help="URL of an IPFS RPC endpoint where proofs are stored; needed to join.")
]
DataFolder = Annotated[Path | None, typer.Option("--data", help="Folder for the node's records.")]
WalletName = Annotated[
    str, typer.Option("--wallet", help="Name of the wallet in the keyring; made at the first start.")
]
JsonLines = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def window(
    rpc: Rpc = bootstrap.MAINNET.rpc,
    gateway: Gateways = None,
    store: ProofStore = None,
    data: DataFolder = None,
    wallet: WalletName = "default",
) -> None:
    """Open the window, on the node that runs on the data folder or else on one of its own."""
    from orca_desktop.gui import app  # Qt is loaded only when a window is wanted

    settings = _settings(rpc, gateway, store, data, wallet)
    raise typer.Exit(app.start(functools.partial(bootstrap.attach_or_build, settings)))


def run(
    task: Annotated[list[str] | None, typer.Argument(help="IDs of tasks to join, or to start when joined.")] = None,
    rpc: Rpc = bootstrap.MAINNET.rpc,
    gateway: Gateways = None,
    store: ProofStore = None,
    data: DataFolder = None,
    wallet: WalletName = "default",
    json: JsonLines = False,
) -> None:
    """Run the node without a window until it is stopped. Joining stakes each task's minimum."""
    settings = _settings(rpc, gateway, store, data, wallet)
    try:
        task_ids = [parse_task_id(text) for text in task or []]
    except TaskIdError as error:
        headless.complain(error)
        raise typer.Exit(2) from error
    build = functools.partial(bootstrap.build, settings)
    commands = headless.Plan(commands=lambda known: _commands(task_ids, known), rounds=0)
    raise typer.Exit(headless.run(build, commands, as_json=json))


def _commands(task_ids: list[TaskId], known: frozenset[TaskId]) -> list[Command]:
    return [StartTask(task_id) if task_id in known else JoinTask(task_id) for task_id in task_ids]


def _settings(
    rpc: str, gateways: list[str] | None, store: str | None, data: Path | None, wallet: str
) -> bootstrap.Settings:
    network = bootstrap.Network(
        rpc=rpc,
        gateways=tuple(gateways) if gateways else bootstrap.PUBLIC_GATEWAYS,
        store=store.rstrip("/") if store else None,
    )
    folder = data or Path(platformdirs.user_data_dir("orca-desktop", appauthor=False))
    return bootstrap.Settings(network=network, data_folder=folder, wallet=wallet)
