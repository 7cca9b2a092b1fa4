"""What a node of one's own is started with: its network, its folder, its account."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orca_desktop.cli.servers import addresses

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
