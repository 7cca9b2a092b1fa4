"""What a node is built from: the network, the data folder, and what runs the containers."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path

RECORDS = "node.sqlite"
HISTORY = "history.sqlite"
PROOFS = "proofs"
"""Where stored proofs are kept for a while, below the data folder."""

EARLIER_WALLET = "default"
"""What the wallet in the keyring was called before there was a list of accounts."""

PROCESS_DATA = "tasks"
"""Where tasks that run as processes keep their data, below the data folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Where the chain and its content are. `store` is None where proofs can only be read."""

    rpc: str
    gateways: tuple[str, ...]
    store: str | None


PUBLIC_GATEWAYS = (
    "https://s3.koii.network/koii-k2-task-metadata/{cid}/{file}",
    "https://{cid}.ipfs.w3s.link/{file}",
    "https://ipfs-gateway.koii.live/ipfs/{cid}/{file}",
    "https://{cid}.ipfs.dweb.link/{file}",
    "https://ipfs.io/ipfs/{cid}/{file}",
)
"""The order in which Koii's own node asks (k2.md 4.4)."""

MAINNET = Network(rpc="https://mainnet.koii.network", gateways=PUBLIC_GATEWAYS, store=None)


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
