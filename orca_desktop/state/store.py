"""Everything the program shows, and the only place it is written."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable

from orca_desktop.domain.containers import PullProgress
from orca_desktop.domain.events import (
    ActChanged,
    CommandRefused,
    EngineChanged,
    Event,
    LogAppended,
    NetworkChanged,
    Noticed,
    PullProgressed,
    RoundChanged,
    TaskChanged,
    TaskReviewed,
    UsageSampled,
    WalletChanged,
    WorkerCrashed,
)
from orca_desktop.domain.notices import Notice
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.status import EngineStatus, NetworkStatus, WalletStatus
from orca_desktop.domain.tasks import Task, TaskId, TaskReview
from orca_desktop.domain.usage import UsageHistory
from orca_desktop.state.log_buffer import LogBuffer

log = logging.getLogger(__name__)

Listener = Callable[[Event], None]

LOG_LINES_KEPT = 2_000
NOTICES_KEPT = 500


class Store:
    """`apply` writes, `subscribe` tells; everybody else only reads."""

    def __init__(self) -> None:
        self.network: NetworkStatus | None = None
        self.engine: EngineStatus | None = None
        self.wallet: WalletStatus | None = None
        self.review: TaskReview | None = None
        self.refusal: CommandRefused | None = None
        self.notices: deque[Notice] = deque(maxlen=NOTICES_KEPT)
        self.tasks: dict[TaskId, Task] = {}
        self.rounds: dict[TaskId, dict[int, RoundRecord]] = {}
        self.logs: dict[TaskId, LogBuffer] = {}
        self.pulls: dict[TaskId, PullProgress | None] = {}
        self.usage: dict[TaskId, UsageHistory] = {}
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* after each event has been applied. Returns the way to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, event: Event) -> None:
        self._write(event)
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception:  # whoever publishes is at work on a round, and must not pay for a fault in a view
                log.exception("a listener failed at %s", type(event).__name__)

    def _write(self, event: Event) -> None:
        match event:
            case NetworkChanged(status):
                self.network = status
            case EngineChanged(status):
                self.engine = status
            case WalletChanged(status):
                self.wallet = status
            case TaskReviewed(review):
                self.review, self.refusal = review, None
            case CommandRefused():
                self.refusal = event
            case Noticed(notice):
                self.notices.append(notice)
            case ActChanged() | WorkerCrashed():
                pass  # rounds and tasks say what they mean for the user; the history and the log have the details
            case _:
                self._write_task(event)

    def _write_task(self, event: TaskChanged | RoundChanged | LogAppended | PullProgressed | UsageSampled) -> None:
        match event:
            case TaskChanged(task):
                self.tasks[task.id] = task
            case RoundChanged(record):
                self.rounds.setdefault(record.task_id, {})[record.number] = record
            case LogAppended(task_id, lines, number):
                self.logs.setdefault(task_id, LogBuffer(LOG_LINES_KEPT)).append(lines, number)
            case PullProgressed(task_id, progress):
                self.pulls[task_id] = progress
            case UsageSampled(task_id, sample):
                self.usage.setdefault(task_id, UsageHistory()).add(sample)
