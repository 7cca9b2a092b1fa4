"""What the model's node is made of: collaborators that fail, and a life that can end at any of their calls."""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import msgspec

from orca_desktop.domain.errors import ContentUnavailable, TaskSilent
from orca_desktop.domain.stages.profile import StageProfile
from orca_desktop.domain.tasks import Cid
from orca_desktop.ports.proof_store import Fetched
from orca_desktop.ports.task_api import Address, Terms
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.rpc.envelope import JsonRpc
from tests.chaos.books import Books
from tests.fakes import FakeClock, FakeTaskApi
from tests.fakes.task_api import right_answer

ANSWER_SECONDS = 0.01
HEALTH_SECONDS = 2.0


class Dead(BaseException):
    """The node was killed: nothing that it still tries has any effect."""


class Life:
    """One life of the node, until it is killed: at once, or before or after so many things that it does."""

    def __init__(self) -> None:
        self.is_over = False
        self.left: int | None = None
        self.may_act = asyncio.Event()
        self.may_act.set()

    def step(self) -> None:
        """Something of the node begins or has just happened. Raises Dead."""
        if self.left is not None and not self.is_over:
            self.left -= 1
            self.is_over = self.left <= 0
        if self.is_over:
            raise Dead

    async def awake(self) -> None:
        """Wait while the machine sleeps."""
        await self.may_act.wait()
        self.step()


class Mortal:
    """A collaborator of the node whose every call is a point at which the node may die."""

    def __init__(self, inner: Any, life: Life) -> None:
        self._inner = inner
        self._life = life

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._inner, name)
        if name == "bound":  # the task API by the stages of one task
            return lambda terms: Mortal(method(terms), self._life)
        if inspect.iscoroutinefunction(method):
            return functools.partial(self._awaited, method)
        if inspect.isasyncgenfunction(method) or not callable(method):
            return method
        return functools.partial(self._called, method)

    async def _awaited(self, method: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        await self._life.awake()
        answer = await method(*arguments, **named)
        await self._life.awake()
        return answer

    def _called(self, method: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        self._life.step()
        answer = method(*arguments, **named)
        self._life.step()
        return answer


class ToyCensus:
    """What simulated nodes compute: the same squares as the toy container."""

    def prove(self, round_number: int) -> dict[str, object]:
        return right_answer(round_number)

    def check(self, submission: Mapping[str, object], round_number: int) -> bool:
        return bool(submission.get("square") == right_answer(round_number)["square"])


class LedgerServer(httpx.AsyncBaseTransport):
    """The local network's RPC server without a socket. `fault` says how it fails, None: not at all."""

    def __init__(self, rpc: JsonRpc, books: Books) -> None:
        self.fault: str | None = None
        self.lifted = asyncio.Event()
        self._rpc = rpc
        self._books = books

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(ANSWER_SECONDS)
        match self.fault:
            case "refused":
                raise httpx.ConnectError("no connection")
            case "silent":
                await self.lifted.wait()
                raise httpx.ReadError("the connection broke")
            case "busy":
                return httpx.Response(503)
            case "garbage":
                return httpx.Response(200, content=b"\xff{")
            case "wrong":
                return httpx.Response(200, json={"jsonrpc": "2.0", "id": 1, "result": {"value": [None, -1]}})
        body = await request.aread()
        answer = self._answer(body)
        if self.fault == "twice":
            answer = self._answer(body)
        if self.fault == "lost":
            raise httpx.ReadError("the connection broke")
        await asyncio.sleep(ANSWER_SECONDS)
        return httpx.Response(200, content=self._cut(answer))

    def _answer(self, body: bytes) -> bytes:
        asked = msgspec.json.decode(body)
        if asked["method"] == "sendTransaction":
            self._books.write(asked["params"][0])
        return self._rpc.answer(body)

    def _cut(self, answer: bytes) -> bytes:
        return answer[: len(answer) // 2] if self.fault == "cut off" else answer


FAULTS = ("refused", "silent", "busy", "garbage", "wrong", "twice", "lost", "cut off")


class ModelStore:
    """The local network's proof store, which may be out of reach."""

    def __init__(self, content: ContentStore) -> None:
        self.is_away = False
        self._content = content

    def ensure_writable(self) -> None:
        return

    async def store(self, content: bytes, file_name: str) -> Cid:
        await self._reach(file_name)
        return self._content.add(file_name, content)

    async def fetch(self, cid: Cid, file_name: str, *, limit: int) -> Fetched:
        await self._reach(file_name)
        found = self._content.get(cid, file_name)
        if found is None:
            raise ContentUnavailable(file_name, "nobody has it")
        return Fetched(content=found, source="model")

    async def _reach(self, file_name: str) -> None:
        await asyncio.sleep(ANSWER_SECONDS)
        if self.is_away:
            raise ContentUnavailable(file_name, "no connection")


class HangingApi:
    """The task's server in a container whose processes may be stopped: what it is asked then it answers after that."""

    def __init__(self, inner: FakeTaskApi) -> None:
        self.runs_on = asyncio.Event()
        self.runs_on.set()
        self._inner: Any = inner

    @property
    def profile(self) -> StageProfile:
        profile: StageProfile = self._inner.profile
        return profile

    def bound(self, terms: Terms) -> HangingApi:
        bound = HangingApi(self._inner.bound(terms))
        bound.runs_on = self.runs_on
        return bound

    async def is_healthy(self, address: Address) -> bool:
        return await self._answered(HEALTH_SECONDS) and await self._inner.is_healthy(address)

    async def work(self, address: Address, round_number: int, *, timeout: float) -> Any:
        await self._require("work", timeout)
        return await self._inner.work(address, round_number, timeout=timeout)

    async def submission(self, address: Address, round_number: int, *, timeout: float) -> Any:
        await self._require("submission", timeout)
        return await self._inner.submission(address, round_number, timeout=timeout)

    async def audit(self, address: Address, submission: dict[str, Any], *, timeout: float, signature: str) -> Any:
        await self._require("audit", timeout)
        return await self._inner.audit(address, submission, timeout=timeout, signature=signature)

    async def _require(self, what: str, timeout: float) -> None:
        if not await self._answered(timeout):
            raise TaskSilent(what, timeout)

    async def _answered(self, timeout: float) -> bool:
        try:
            async with asyncio.timeout(timeout):
                await self.runs_on.wait()
        except TimeoutError:
            return False
        return True


class ModelClock(FakeClock):
    """The node's clock; somebody may set the time of day."""

    def __init__(self) -> None:
        self.set_by = 0.0

    def wall(self) -> float:
        return super().wall() + self.set_by
