"""What a node of one's own is started with: its network, its folder, its account."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from orca_desktop import bootstrap
from orca_desktop.cli.servers import addresses
from orca_desktop.domain.settings.table import ENGINE

Rpc = Annotated[
    list[str] | None,
    typer.Option("--rpc", callback=addresses, help="URL of a K2 RPC server; of several the healthiest is asked."),
]
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


def settings_of(
    rpc: list[str] | None,
    gateways: list[str] | None,
    store: str | None,
    data: Path | None,
    wallet: str,
    key_file: Path | None,
) -> bootstrap.Settings:
    """What is given goes before what `orca-desktop settings` keeps."""
    folder = data or Path(platformdirs.user_data_dir("orca-desktop", appauthor=False))
    preferences, problems = bootstrap.settings_desk(folder).read()
    for problem in problems:
        print(problem, file=sys.stderr, flush=True)
    return bootstrap.Settings(
        network=bootstrap.network_of(preferences, servers=rpc, gateways=gateways, store=store),
        data_folder=folder,
        wallet=wallet,
        key_file=key_file,
        engine=bootstrap.EngineChoice(preferences.text(ENGINE)),
        follows_servers=not rpc,
    )
