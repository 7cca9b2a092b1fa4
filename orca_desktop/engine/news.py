"""Makes notices of what is published: each fact once, also when the program starts again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from orca_desktop.domain.events import Event, Noticed, RoundChanged, TaskChanged, TaskLeft
from orca_desktop.domain.news import TROUBLED, News, news_of_round, news_of_task, trouble_of
from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task, TaskId, TaskState
from orca_desktop.ports.clock import Clock

GRACE_SECONDS = 120.0
"""A container that recovers within so long is not worth a notice."""

LOOK_SECONDS = 5.0

ROUNDS_KEPT = 32
"""Rounds of a task that are compared with what comes next; older ones have ended long since."""


@dataclass(slots=True)
class Trouble:
    """A task that does not work: since when (the clock's seconds), and whether that was told."""

    since: float
    is_told: bool = False


class Newsroom:
    """Stands between whoever publishes and everybody else: `publish` passes an event on, and what is news after it.

    What comes before `run` is what was known when the program last ended: it is no news, and what follows is compared
    with it.
    """

    def __init__(self, publish: Callable[[Event], None], clock: Clock) -> None:
        self._publish = publish
        self._clock = clock
        self._is_live = False
        self._tasks: dict[TaskId, Task] = {}
        self._rounds: dict[TaskId, dict[int, RoundRecord]] = {}
        self._warned: dict[TaskId, set[int]] = {}
        self._troubles: dict[TaskId, Trouble] = {}

    @property
    def rounds_remembered(self) -> int:
        return sum(len(rounds) for rounds in self._rounds.values())

    def publish(self, event: Event) -> None:
        self._publish(event)
        match event:
            case TaskChanged(task):
                self._see_task(task)
            case RoundChanged(record):
                self._see_round(record)
            case TaskLeft(task_id):
                for memory in (self._tasks, self._rounds, self._warned, self._troubles):
                    memory.pop(task_id, None)
            case _:
                pass

    async def run(self) -> None:
        """Begin to tell, and watch whose trouble lasts, until cancelled."""
        self._is_live = True
        while True:
            await self._clock.sleep(LOOK_SECONDS)
            for task_id, trouble in tuple(self._troubles.items()):
                if self._clock.now() - trouble.since >= GRACE_SECONDS:
                    self._tell_trouble(self._tasks[task_id], trouble)

    # -- tasks --------------------------------------------------------------------------------------------------

    def _see_task(self, task: Task) -> None:
        before = self._tasks.get(task.id, task)
        self._tasks[task.id] = task
        if self._is_live:
            self._follow_trouble(before, task)
            self._tell(task.id, news_of_task(before, task))

    def _follow_trouble(self, before: Task, task: Task) -> None:
        """Trouble begins with an unhealthy container and lasts until it runs, is not wanted, or is started anew."""
        if before.state is TaskState.FAILED and task.state is not TaskState.FAILED:
            self._troubles.pop(task.id, None)
        if task.state in (TaskState.UNHEALTHY, TaskState.FAILED):
            trouble = self._troubles.setdefault(task.id, Trouble(since=self._clock.now()))
            if task.state is TaskState.FAILED:
                self._tell_trouble(task, trouble)
        elif task.state not in TROUBLED:
            self._troubles.pop(task.id, None)

    def _tell_trouble(self, task: Task, trouble: Trouble) -> None:
        if not trouble.is_told:
            trouble.is_told = True
            self._tell(task.id, [trouble_of(task)])

    # -- rounds -------------------------------------------------------------------------------------------------

    def _see_round(self, record: RoundRecord) -> None:
        rounds = self._rounds.setdefault(record.task_id, {})
        fresh = RoundRecord(task_id=record.task_id, number=record.number, result=RoundResult.WORKING)
        before = rounds.get(record.number, fresh)
        rounds[record.number] = record
        if self._is_live:
            task = self._tasks.get(record.task_id)
            found = news_of_round(before, record, task.name if task is not None else record.task_id)
            self._tell(record.task_id, (news for news in found if self._is_first(record, news)))
        if len(rounds) > ROUNDS_KEPT:
            self._forget(record.task_id, min(rounds))

    def _is_first(self, record: RoundRecord, news: News) -> bool:
        """A warning that goes and comes back is told once."""
        if news.kind is not NoticeKind.MISS_EXPECTED:
            return True
        warned = self._warned.setdefault(record.task_id, set())
        is_first = record.number not in warned
        warned.add(record.number)
        return is_first

    def _forget(self, task_id: TaskId, number: int) -> None:
        del self._rounds[task_id][number]
        self._warned.get(task_id, set()).discard(number)

    def _tell(self, task_id: TaskId, found: Iterable[News]) -> None:
        for news in found:
            notice = Notice(
                kind=news.kind,
                task_id=task_id,
                title=news.title,
                message=news.message,
                at=self._clock.wall(),
                round=news.round,
            )
            self._publish(Noticed(notice))
