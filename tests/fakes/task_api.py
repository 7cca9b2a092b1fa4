"""The web server inside a container: works, proves and audits, or does any of it badly."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Self

from orca_desktop.adapters.task_api.stage_files import shipped_template
from orca_desktop.domain.errors import NothingToSubmit, ProofTooLarge, TaskRefused, TaskSilent
from orca_desktop.domain.stages.answers import Abstained, Nothing
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.task_api import MAX_PROOF_BYTES, Address, Terms
from tests.fakes.containers import FakeContainers


def right_answer(round_number: int) -> dict[str, Any]:
    """What the toy task proves in a round."""
    return {"square": round_number * round_number}


def is_right(submission: dict[str, Any]) -> bool:
    """The toy task's audit: computes it again."""
    return bool(submission.get("square") == int(submission["roundNumber"]) ** 2)


@dataclass(slots=True, kw_only=True)
class ToyServer:
    """What one task's container does.

    `work_seconds` is how long a proof takes; with `holds_request` the answer to /task
    comes only then, and a request that is given up ends the work. A `silent`
    server takes requests and never answers. One that has `nothing` never has a proof, and `no_work` is what it says of
    the work; one that `abstains` gives no verdict, for that reason. `asked` lists every request as ("task", 3),
    `audited` every proof shown, `signatures` their blobs.
    """

    healthy: bool = True
    silent: bool = False
    work_seconds: float = 1.0
    holds_request: bool = False
    answer_seconds: float = 0.05
    audit_seconds: float = 0.05
    fails_with: int | None = None
    too_large: bool = False
    nothing: Nothing | None = None
    abstains: str = ""
    no_work: str = ""
    prove: Callable[[int], dict[str, Any]] = right_answer
    check: Callable[[dict[str, Any]], bool] = is_right
    ready_at: dict[int, float] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    audited: list[dict[str, Any]] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)


class FakeTaskApi:
    """A container that does not run does not answer; `server` gives what a task's container does."""

    def __init__(self, containers: FakeContainers, clock: Clock) -> None:
        self._containers = containers
        self._clock = clock
        self._servers: dict[TaskId, ToyServer] = {}
        self.profile = shipped_template()
        self.terms: list[Terms] = []

    def server(self, task_id: TaskId) -> ToyServer:
        return self._servers.setdefault(task_id, ToyServer())

    def bound(self, terms: Terms) -> Self:
        other = copy(self)
        other.profile = terms.profile
        self.terms.append(terms)
        return other

    async def is_healthy(self, address: Address) -> bool:
        server = self._at(address)
        return server is not None and server.healthy and not server.silent

    async def work(self, address: Address, round_number: int, *, timeout: float) -> str:
        server = await self._reached(address, "POST /task", timeout)
        server.asked.append(("task", round_number))
        ready_at = self._clock.now() + server.work_seconds
        if server.holds_request:
            await self._take(server.work_seconds, "POST /task", timeout)
        server.ready_at.setdefault(round_number, ready_at)
        return server.no_work

    async def submission(self, address: Address, round_number: int, *, timeout: float) -> dict[str, Any] | Nothing:
        server = await self._reached(address, "GET /submission", timeout)
        server.asked.append(("submission", round_number))
        await self._take(server.answer_seconds, "GET /submission", timeout)
        if server.nothing is not None:
            return server.nothing
        if server.ready_at.get(round_number, float("inf")) > self._clock.now():
            raise NothingToSubmit(round_number)
        if server.too_large:
            raise ProofTooLarge(MAX_PROOF_BYTES)
        return server.prove(round_number)

    async def audit(
        self, address: Address, submission: dict[str, Any], *, timeout: float, signature: str = ""
    ) -> bool | Abstained:
        server = await self._reached(address, "POST /audit", timeout)
        server.audited.append(submission)
        await self._take(server.audit_seconds, "POST /audit", timeout)
        server.signatures.append(signature)
        return Abstained(server.abstains) if server.abstains else server.check(submission)

    async def _reached(self, address: Address, what: str, timeout: float) -> ToyServer:
        server = self._at(address)
        if server is None or server.silent:
            await self._clock.sleep(timeout if server else 0.01)
            raise TaskSilent(what, timeout)
        if server.fails_with is not None:
            raise TaskRefused(what, server.fails_with)
        return server

    async def _take(self, seconds: float, what: str, timeout: float) -> None:
        await self._clock.sleep(min(max(seconds, 0.0), timeout))
        if seconds > timeout:
            raise TaskSilent(what, timeout)

    def _at(self, address: Address) -> ToyServer | None:
        task_id = self._containers.task_at(address)
        return None if task_id is None else self.server(task_id)
