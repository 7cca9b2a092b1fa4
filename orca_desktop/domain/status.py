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
    """The RPC server as last seen. `slot` is the node's estimate at the time of the event.

    `age` tells how sure it is: seconds since the server last told a slot. While `doubtful` nothing is done by it: the
    machine slept, or its time of day was set, and the server was not heard since.
    """

    server: str
    reachable: bool
    slot: int = 0
    slot_ms: float = NOMINAL_SLOT_MS
    problem: str = ""
    age: float = 0.0
    doubtful: bool = False


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
    """An account, and its main key's balance at `as_of` (a slot). `is_default`: new tasks are joined with it."""

    name: str
    keys: WalletKeys
    balance: Roe
    as_of: int
    is_default: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsStatus:
    """How the node's own files fare, in words for the user; all empty when there is nothing to say.

    `set_aside`: what was damaged and is kept beside, and what that means. `problem`: why the history is not written
    now. `lost` counts what could not be kept in it.
    """

    set_aside: tuple[str, ...] = ()
    problem: str = ""
    lost: int = 0
