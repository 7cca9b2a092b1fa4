"""How a server of the local network may behave badly, on demand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from random import Random

from orca_desktop.simulation.rpc.errors import RpcError
from orca_desktop.simulation.timeline import KEPT_PAGES

LONGEST_LATENCY_MS = 600_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What is wrong with a server; as it is made, nothing. Raises ValueError for what no server could do.

    `latency_ms`: so much later come its answers. `lag`: by so many slots it is behind the cluster, in everything it
    tells. `status`: it answers with this HTTP status; `code` and `words`: with this JSON-RPC error; `garbled`: with
    bytes that are no JSON; `silent`: not at all, until that is over. Of `status`, `code`, `garbled` and `silent` the
    first one counts, for the share `share` of the requests, and only for `methods` where some are named.
    """

    latency_ms: float = 0.0
    lag: int = 0
    status: int = 0
    code: int = 0
    words: str = "Internal error"
    garbled: bool = False
    silent: bool = False
    share: float = 1.0
    methods: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.latency_ms <= LONGEST_LATENCY_MS:
            raise ValueError("latency_ms is a number of milliseconds up to ten minutes")
        if not 0 <= self.lag < KEPT_PAGES:
            raise ValueError(f"lag is a number of slots below {KEPT_PAGES}")
        if self.status and not 400 <= self.status <= 599:
            raise ValueError("status is an HTTP status from 400 to 599")
        if not 0 <= self.share <= 1:
            raise ValueError("share is a number from 0 to 1")


NO_FAULTS = Faults()


class Misfortune:
    """Decides which requests meet the faults of a server. The same *seed* decides the same."""

    def __init__(self, seed: int) -> None:
        self.faults = NO_FAULTS
        self._dice = Random(seed)  # noqa: S311 -- no secret depends on it

    def strikes(self, methods: Collection[str]) -> bool:
        """Whether a request for these methods is to fail."""
        faults = self.faults
        if faults.methods and not set(faults.methods) & set(methods):
            return False
        return faults.share >= 1 or self._dice.random() < faults.share

    def refusal(self) -> RpcError:
        return RpcError(self.faults.code, self.faults.words)
