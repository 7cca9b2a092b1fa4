"""What a node is built from: the network, the data folder, and what runs the containers."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path

from orca_desktop.domain.settings.table import MAINNET_SERVERS, PUBLIC_GATEWAYS

RECORDS = "node.sqlite"
HISTORY = "history.sqlite"
PROOFS = "proofs"
"""Where stored proofs are kept for a while, below the data folder."""

ROUNDS_AT_REST = 200
"""Rounds of a task that are read while no node runs: as many as a node takes up."""

EARLIER_WALLET = "default"
"""What the wallet in the keyring was called before there was a list of accounts."""

PROCESS_DATA = "tasks"
"""Where tasks that run as processes keep their data, below the data folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Where the chain and its content are. `store` is None where proofs can only be read.

    `servers` are the RPC servers of one and the same network, the preferred one first.
    """

    servers: tuple[str, ...]
    gateways: tuple[str, ...]
    store: str | None


MAINNET = Network(servers=MAINNET_SERVERS, gateways=PUBLIC_GATEWAYS, store=None)


class EngineChoice(enum.Enum):
    """What runs the containers. AUTO: Docker where it answers, else the bundled sample as a process."""

    AUTO = "auto"
    DOCKER = "docker"
    PROCESS = "process"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    network: Network
    data_folder: Path
    wallet: str = ""
    """The account that new tasks are joined with, where there is one of this name; else the one chosen as default."""
    key_file: Path | None = None
    """A plain file for keys, which only the operator of a server may name."""
    engine: EngineChoice = EngineChoice.DOCKER
    follows_servers: bool = False
    """Whether servers that are set while the node runs take the place of those it was started with."""
