"""`orca-desktop`, `orca-desktop window` and `orca-desktop run`: the node on a network of the user's choice."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from orca_desktop import bootstrap
from orca_desktop.bootstrap import Node
from orca_desktop.cli import headless
from orca_desktop.cli.keys_ask import say, secret
from orca_desktop.domain.accounts import Custody
from orca_desktop.domain.commands import Command, JoinTask, StartTask
from orca_desktop.domain.errors import TaskIdError
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskId, parse_task_id
from orca_desktop.domain.wallet_errors import NoAccountYet

LOCKED = (
    "The encrypted key file is locked: `orca-desktop keys unlock` opens it for this node, or start it with --unlock."
)

Rpc = Annotated[str, typer.Option("--rpc", help="URL of the K2 RPC server.")]
Gateways = Annotated[
    list[str] | None, typer.Option("--gateway", help="URL pattern with {cid} and {file}; may be given several times.")
]
ProofStore = Annotated[
    str | None, typer.Option("--store", help="URL of an IPFS RPC endpoint where proofs are stored; needed to join.")
]
DataFolder = Annotated[Path | None, typer.Option("--data", help="Folder for the node's records.")]
WalletName = Annotated[
    str, typer.Option("--wallet", help="Name of the account that tasks are joined with; else the default one.")
]
KeyFile = Annotated[
    Path | None, typer.Option("--key-file", help="A plain file of keys, for servers: whoever reads it owns them.")
]
Unlock = Annotated[
    bool, typer.Option("--unlock", help="Ask for the passphrase at the start, or read it from standard input.")
]
StagesName = Annotated[str, typer.Option("--stages", help="Stages of the tasks joined; else what fits their image.")]
MainKey = Annotated[bool, typer.Option("--main-key", help="Agree that the tasks' stages sign with your main key.")]
JsonLines = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def window(
    rpc: Rpc = bootstrap.MAINNET.rpc,
    gateway: Gateways = None,
    store: ProofStore = None,
    data: DataFolder = None,
    wallet: WalletName = "",
    key_file: KeyFile = None,
) -> None:
    """Open the window, on the node that runs on the data folder or else on one of its own."""
    from orca_desktop.gui import app  # Qt is loaded only when a window is wanted

    settings = _settings(rpc, gateway, store, data, wallet, key_file)
    raise typer.Exit(app.start(functools.partial(bootstrap.node_for_window, settings)))


def run(
    task: Annotated[list[str] | None, typer.Argument(help="IDs of tasks to join, or to start when joined.")] = None,
    rpc: Rpc = bootstrap.MAINNET.rpc,
    gateway: Gateways = None,
    store: ProofStore = None,
    data: DataFolder = None,
    wallet: WalletName = "",
    key_file: KeyFile = None,
    unlock: Unlock = False,
    json: JsonLines = False,
    stages: StagesName = "",
    main_key: MainKey = False,
) -> None:
    """Run the node without a window until it is stopped. Joining stakes each task's minimum."""
    settings = _settings(rpc, gateway, store, data, wallet, key_file)
    try:
        task_ids = [parse_task_id(text) for text in task or []]
    except TaskIdError as error:
        headless.complain(error)
        raise typer.Exit(2) from error
    build = functools.partial(_ready, settings, secret("Passphrase") if unlock else None)
    commands = headless.Plan(commands=lambda known: _commands(task_ids, known, stages, main_key=main_key), rounds=0)
    raise typer.Exit(headless.run(build, commands, as_json=json))


@contextlib.asynccontextmanager
async def _ready(settings: bootstrap.Settings, passphrase: Secret | None) -> AsyncIterator[Node]:
    """A node that has an account, unlocked with the passphrase where one is given. Raises WalletError as well."""
    async with bootstrap.build(settings) as node:
        if not node.accounts.accounts() and settings.key_file is None:
            await node.take_over()
        if not node.accounts.accounts():
            raise NoAccountYet
        if passphrase is not None:
            await node.accounts.lock.unlock(passphrase)
        elif any(account.custody is Custody.VAULT for account in node.accounts.accounts()):
            say(LOCKED)
        yield node


def _commands(task_ids: list[TaskId], known: frozenset[TaskId], stages: str, *, main_key: bool) -> list[Command]:
    return [
        StartTask(task_id) if task_id in known else JoinTask(task_id, stages=stages, main_key=main_key)
        for task_id in task_ids
    ]


def _settings(
    rpc: str, gateways: list[str] | None, store: str | None, data: Path | None, wallet: str, key_file: Path | None
) -> bootstrap.Settings:
    network = bootstrap.Network(
        rpc=rpc,
        gateways=tuple(gateways) if gateways else bootstrap.PUBLIC_GATEWAYS,
        store=store.rstrip("/") if store else None,
    )
    folder = data or Path(platformdirs.user_data_dir("orca-desktop", appauthor=False))
    return bootstrap.Settings(network=network, data_folder=folder, wallet=wallet, key_file=key_file)
