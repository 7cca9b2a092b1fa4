"""A container engine in memory: containers start, say things, crash and stop."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

from orca_desktop.domain.containers import Profile, PullProgress, RunPlan, UsageSample
from orca_desktop.domain.errors import ContainerFailed, EngineUnavailable, ImageMissing
from orca_desktop.domain.status import EngineKind, EngineStatus
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.containers import ContainerEnded, Progress, RunningContainer
from orca_desktop.ports.task_api import Address

FIRST_PORT = 32_768
TIGHTNESS = tuple(Profile)


@dataclass(slots=True, kw_only=True)
class _Life:
    """One life of a container."""

    container: RunningContainer
    plan: RunPlan
    lines: list[str] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    is_over: bool = False


class FakeContainers:
    """`starts` and `stops` count; `missing` names images that cannot be had; the seconds say how long things take,
    `news_seconds` how long it takes until an ending is told.

    `pulls` are the figures told of an image before it is here; `profiles_tried` are those of all tries, and in one
    that is stricter than `needs_profile` nothing runs.
    """

    def __init__(self, clock: Clock) -> None:
        self.starts: Counter[TaskId] = Counter()
        self.stops: Counter[TaskId] = Counter()
        self.missing: set[str] = set()
        self.removed_data: list[TaskId] = []
        self.profiles_tried: list[Profile] = []
        self.needs_profile = Profile.STRICT
        self.pulls: tuple[PullProgress, ...] = ()
        self.start_seconds = 0.5
        self.stop_seconds = 0.5
        self.dies_while_starting = False
        self.news_seconds = 0.0
        self.usage_seconds = 0.5
        self.most_asked_at_once = 0
        self._asked = 0
        self._clock = clock
        self._lives: dict[TaskId, _Life] = {}
        self._listeners: list[asyncio.Queue[tuple[float, ContainerEnded | None]]] = []
        self._away = False
        self._problem = ""
        self._numbers = count(1)

    # -- what a test does ---------------------------------------------------------------------------------------

    @property
    def running(self) -> frozenset[TaskId]:
        return frozenset(task_id for task_id, life in self._lives.items() if not life.is_over)

    def plan_of(self, task_id: TaskId) -> RunPlan:
        """By which plan a container was started that is here."""
        return self._lives[task_id].plan

    def task_at(self, address: Address) -> TaskId | None:
        """Whose container answers at an address."""
        return next((task for task in self.running if self._lives[task].container.address == address), None)

    def say(self, task_id: TaskId, *lines: str) -> None:
        self._lives[task_id].lines += lines
        self._lives[task_id].news.set()

    def left_behind(self, task_id: TaskId, plan: RunPlan) -> None:
        """A container that runs since before the program was started."""
        self._born(task_id, plan)

    def crash_unseen(self, task_id: TaskId) -> None:
        """End a running container while nobody is told."""
        self._end(task_id)

    def crash(self, task_id: TaskId, *, exit_code: int = 1, out_of_memory: bool = False) -> None:
        """End a running container."""
        self._end(task_id)
        life = self._lives[task_id].container.life
        self._tell(ContainerEnded(task_id=task_id, exit_code=exit_code, life=life, out_of_memory=out_of_memory))

    @contextmanager
    def away(self) -> Iterator[None]:
        """The engine does not answer; containers run on."""
        self._away = True
        self._tell(None)
        try:
            yield
        finally:
            self._away = False

    @contextmanager
    def failing(self, problem: str) -> Iterator[None]:
        """No container can be started."""
        self._problem = problem
        try:
            yield
        finally:
            self._problem = ""

    # -- the port -----------------------------------------------------------------------------------------------

    async def status(self) -> EngineStatus:
        if self._away:
            return EngineStatus(kind=EngineKind.DOCKER, reachable=False, problem="no connection")
        return EngineStatus(kind=EngineKind.DOCKER, reachable=True, version="1.0", running=len(self.running))

    async def running_tasks(self) -> frozenset[TaskId]:
        self.require_engine()
        return self.running

    async def start(self, task_id: TaskId, plan: RunPlan, progress: Progress) -> RunningContainer:
        image = plan.images[0]
        self.require_engine()
        if task_id in self.running and self._lives[task_id].plan == plan:
            return self._lives[task_id].container
        if image in self.missing:
            raise ImageMissing(image, "no registry has it")
        for pull in self.pulls:
            progress(pull)
            await self._clock.sleep(self.start_seconds)
        progress("Starting the container")
        await self._clock.sleep(self.start_seconds)
        self.require_engine()
        self.starts[task_id] += 1
        self.profiles_tried.append(plan.profile)
        if self._problem:
            raise ContainerFailed(self._problem)
        if TIGHTNESS.index(plan.profile) < TIGHTNESS.index(self.needs_profile):
            raise ContainerFailed("It ended at once", ("open: Permission denied",))
        container = self._born(task_id, plan)
        if self.dies_while_starting:
            self.crash(task_id)
        return container

    async def stop(self, task_id: TaskId) -> None:
        self.require_engine()
        if task_id not in self._lives:
            return
        await self._clock.sleep(self.stop_seconds)
        self.stops[task_id] += 1
        if task_id in self.running:
            self.crash(task_id, exit_code=0)
        self._lives.pop(task_id, None)

    async def remove_data(self, task_id: TaskId) -> None:
        self.require_engine()
        self.removed_data.append(task_id)

    async def usage(self, task_id: TaskId) -> UsageSample | None:
        self.require_engine()
        self._asked += 1
        self.most_asked_at_once = max(self.most_asked_at_once, self._asked)
        try:
            await self._clock.sleep(self.usage_seconds)
        finally:
            self._asked -= 1
        return self._used() if task_id in self.running else None

    async def last_lines(self, task_id: TaskId, count: int) -> tuple[str, ...]:
        self.require_engine()
        life = self._lives.get(task_id)
        return tuple(life.lines[-count:]) if life else ()

    async def logs(self, task_id: TaskId) -> AsyncIterator[tuple[str, ...]]:
        self.require_engine()
        life, told = self._lives.get(task_id), 0
        while life is not None:
            if told < len(life.lines):
                batch, told = tuple(life.lines[told:]), len(life.lines)
                yield batch
            elif life.is_over:
                return
            else:
                life.news.clear()
                await life.news.wait()

    async def endings(self) -> AsyncIterator[ContainerEnded]:
        self.require_engine()
        queue: asyncio.Queue[tuple[float, ContainerEnded | None]] = asyncio.Queue()
        self._listeners.append(queue)
        try:
            while True:
                at, ending = await queue.get()
                if ending is None:
                    return
                await self._clock.sleep(max(at + self.news_seconds - self._clock.now(), 0.0))
                yield ending
        finally:
            self._listeners.remove(queue)

    def _used(self) -> UsageSample:
        at = self._clock.wall()
        return UsageSample(
            at=at, cpu=0.5, memory=1_000, memory_limit=2_000, received=int(at), sent=0, read=0, written=int(at)
        )

    # -- inside -------------------------------------------------------------------------------------------------

    def _born(self, task_id: TaskId, plan: RunPlan) -> RunningContainer:
        port = FIRST_PORT + self.starts.total()
        address, life = Address(f"http://127.0.0.1:{port}"), f"life {next(self._numbers)}"
        container = RunningContainer(task_id=task_id, address=address, image=plan.images[0], life=life)
        self._lives[task_id] = _Life(container=container, plan=plan)
        return container

    def _end(self, task_id: TaskId) -> None:
        self._lives[task_id].is_over = True
        self._lives[task_id].news.set()

    def _tell(self, ending: ContainerEnded | None) -> None:
        for queue in self._listeners:
            queue.put_nowait((self._clock.now(), ending))

    def require_engine(self) -> None:
        if self._away:
            raise EngineUnavailable("no connection")
