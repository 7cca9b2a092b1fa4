"""How one of several RPC servers does: what it is asked for, and what the user is told of it."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx

from orca_desktop.adapters.k2.rpc import RpcAway, RpcBehind, RpcBusy, RpcClient
from orca_desktop.domain.errors import NetworkError
from orca_desktop.domain.status import EndpointState, EndpointStatus

WEIGHT = 0.2
"""Of the newest answer in the means."""

UNKNOWN_LATENCY = 0.5
"""Seconds that a server is taken to need before it was asked."""

COST_OF_ERRORS = 10.0
"""A server that fails every time counts as so many times slower, and one."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0

LAG_SLOTS = 8
"""A server so far behind the others is not asked for what is decided by."""


@dataclass(slots=True, kw_only=True)
class Endpoint:
    """A server and its health. Times are seconds on a clock that never goes backwards."""

    client: RpcClient
    latency: float | None = None
    error_rate: float | None = None
    failures: int = 0
    """In a row."""
    rests_until: float = float("-inf")
    """It is left alone until then: because of failures, or because it asked for it."""
    asked_to_rest: bool = False
    slot: int = 0
    lag: int = 0
    heard_at: float = float("-inf")
    """When it last told a slot."""
    genesis: str | None = None
    """The network that it belongs to, empty where it does not tell; None before it was asked."""
    is_elsewhere: bool = False
    trouble: NetworkError | None = field(default=None)

    @property
    def shown_url(self) -> str:
        """Without user names, passwords, paths and queries: each of them may be a secret."""
        url = httpx.URL(self.client.url)
        return f"{url.scheme}://{self.client.server}"

    @property
    def cost(self) -> float:
        """The less, the better: seconds, more where it fails."""
        latency = UNKNOWN_LATENCY if self.latency is None else self.latency
        return latency * (1 + COST_OF_ERRORS * (self.error_rate or 0.0))

    def rests(self, now: float) -> bool:
        return now < self.rests_until

    def rank(self, now: float) -> int:
        """In which order servers are asked: those that do well, those behind, those that failed just now."""
        if self.rests(now):
            return 3 if self.asked_to_rest else 2
        return 1 if self.lag > LAG_SLOTS else 0

    def answered(self, seconds: float) -> None:
        self.latency = _mean(self.latency, seconds)
        self.error_rate = _mean(self.error_rate, 0.0)
        self.failures = 0
        self.asked_to_rest, self.rests_until, self.trouble = False, float("-inf"), None

    def outrun(self, seconds: float) -> None:
        """It was not waited for any longer, and would have taken more than this."""
        self.latency = seconds if self.latency is None else max(self.latency, seconds)

    def failed(self, error: NetworkError, now: float, *, draw: float) -> None:
        """Leave it alone for a while, longer after each failure; *draw* (0 to 1) spreads when it is asked again."""
        self.error_rate = _mean(self.error_rate, 1.0)
        self.failures += 1
        self.trouble = error
        pause = min(FIRST_PAUSE * 2.0 ** min(self.failures - 1, 20), LONGEST_PAUSE) * (0.5 + draw / 2)
        self.asked_to_rest = isinstance(error, RpcBusy) and error.pause is not None
        if isinstance(error, RpcBusy) and error.pause is not None:
            pause = error.pause
        self.rests_until = now + pause

    def told(self, slot: int, lag: int, now: float) -> None:
        self.slot, self.lag, self.heard_at = slot, max(0, lag), now

    def status(self, *, preferred: bool) -> EndpointStatus:
        state = self._state()
        return EndpointStatus(
            url=self.shown_url,
            state=state,
            words=self._words(state),
            latency_ms=None if self.latency is None else self.latency * 1000,
            error_rate=self.error_rate,
            slot=self.slot,
            lag=self.lag,
            preferred=preferred,
        )

    def _state(self) -> EndpointState:
        if self.is_elsewhere:
            return EndpointState.ELSEWHERE
        match self.trouble:
            case None:
                if self.latency is None:
                    return EndpointState.UNKNOWN
                return EndpointState.BEHIND if self.lag > LAG_SLOTS else EndpointState.GOOD
            case RpcBehind():
                return EndpointState.BEHIND
            case RpcBusy():
                return EndpointState.BUSY
            case _:
                return EndpointState.AWAY

    def _words(self, state: EndpointState) -> str:
        match state:
            case EndpointState.UNKNOWN:
                return "It was not needed yet."
            case EndpointState.GOOD:
                return "It answers."
            case EndpointState.ELSEWHERE:
                return "It belongs to another network than the first server, and is not used. Take it from the list."
            case EndpointState.BEHIND if self.trouble is None:
                return f"It is {self.lag:,} slots behind, and asked only where no other answers."
            case _:
                return _told_of(self.trouble)


def _told_of(trouble: NetworkError | None) -> str:
    """What is wrong with one server, where the others may do well."""
    match trouble:
        case None:
            return ""
        case RpcBusy(pause=float(seconds)):
            return f"It asked to be left alone for {seconds:.0f} s."
        case RpcBusy() | RpcBehind():
            return f"{trouble.reason[0].upper()}{trouble.reason[1:]}."
        case RpcAway():
            return f"It does not answer: {trouble.reason}."
        case _:
            return trouble.message


def _mean(before: float | None, newest: float) -> float:
    return newest if before is None else before + WEIGHT * (newest - before)
