"""How the world around the tasks stands: the network, the container engine, the wallet."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.keys import WalletKeys
from orca_desktop.domain.tokens import Token, TokenAmount

NOMINAL_SLOT_MS = 408.0
"""The rule of thumb for the duration of a slot, until it is measured (k2.md 1.3)."""


class EndpointState(enum.Enum):
    """How one of several RPC servers does."""

    UNKNOWN = "not asked yet"
    GOOD = "good"
    BEHIND = "behind"
    """Its slot is older than what was seen already."""
    BUSY = "busy"
    """It asked to be left alone for a while."""
    AWAY = "away"
    """No answer, or none that can be used."""
    ELSEWHERE = "another network"
    """It belongs to another network than the others, and is never used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointStatus:
    """An RPC server as the last answers showed it. `url` has no part that may be secret: neither names nor a path.

    `latency_ms` and `error_rate` (0 to 1) are means in which newer answers count more, None before there was one.
    `slot` is the newest it told, `lag` by how many slots it was behind the others then. `words` say it all in one
    sentence. The node reads from the one that is `preferred`.
    """

    url: str
    state: EndpointState
    words: str
    latency_ms: float | None = None
    error_rate: float | None = None
    slot: int = 0
    lag: int = 0
    preferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkStatus:
    """The network as last seen. `slot` is the node's estimate at the time of the event, `server` whom it asks.

    `age` tells how sure it is: seconds since a server last told a slot. While `doubtful` nothing is done by it: the
    machine slept, or its time of day was set, and no server was heard since. `endpoints` are all servers, in the
    order in which the user named them; `subscribed`: a server tells its slots by itself, instead of being asked.
    """

    server: str
    reachable: bool
    slot: int = 0
    slot_ms: float = NOMINAL_SLOT_MS
    problem: str = ""
    age: float = 0.0
    doubtful: bool = False
    endpoints: tuple[EndpointStatus, ...] = ()
    subscribed: bool = False


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
    """An account, and its main key's balance at `as_of` (a slot). `is_default`: new tasks are joined with it.

    `tokens` are those that the main key holds, read at the slot `tokens_as_of`; None where they were not asked for.
    """

    name: str
    keys: WalletKeys
    balance: Roe
    as_of: int
    is_default: bool = True
    tokens: tuple[TokenAmount, ...] | None = None
    tokens_as_of: int = 0

    def holds(self, token: Token) -> int | None:
        """So much of a token, in its smallest unit; None where that is not known."""
        if token.is_koii:
            return self.balance
        return None if self.tokens is None else sum(one.amount for one in self.tokens if one.token.mint == token.mint)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsStatus:
    """How the node's own files fare, in words for the user; all empty when there is nothing to say.

    `set_aside`: what was damaged and is kept beside, and what that means. `problem`: why the history is not written
    now. `lost` counts what could not be kept in it.
    """

    set_aside: tuple[str, ...] = ()
    problem: str = ""
    lost: int = 0
