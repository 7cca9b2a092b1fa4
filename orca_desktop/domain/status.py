"""How the world around the tasks stands: the network, the container engine, the wallet."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.keys import WalletKeys

NOMINAL_SLOT_MS = 408.0
"""The rule of thumb for the duration of a slot, until it is measured (k2.md 1.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkStatus:
    """The RPC server as last seen. `slot` is the node's estimate at the time of the event."""

    server: str
    reachable: bool
    slot: int = 0
    slot_ms: float = NOMINAL_SLOT_MS
    problem: str = ""


class EngineKind(enum.Enum):
    """What runs the containers."""

    DOCKER = "docker"
    PROCESS = "process"


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineStatus:
    """The container engine as last seen; `running` counts this program's containers only."""

    kind: EngineKind
    reachable: bool
    version: str = ""
    running: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletStatus:
    """The wallet in use, and the main account's balance at `as_of` (a slot)."""

    name: str
    keys: WalletKeys
    balance: Roe
    as_of: int
