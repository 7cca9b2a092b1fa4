"""Carries store changes to the widgets: merged, a moment later, and never back up into the engine."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

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
from orca_desktop.state.store import Store

FLUSH_MS = 100


@dataclass(slots=True)
class _Pending:
    """What happened since the last flush; of each thing only its newest value."""

    network: NetworkStatus | None = None
    engine: EngineStatus | None = None
    wallet: WalletStatus | None = None
    review: TaskReview | None = None
    refusals: list[CommandRefused] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    tasks: dict[TaskId, Task] = field(default_factory=dict)
    rounds: dict[tuple[TaskId, int], RoundRecord] = field(default_factory=dict)
    logs: set[TaskId] = field(default_factory=set)
    pulls: set[TaskId] = field(default_factory=set)
    usage: set[TaskId] = field(default_factory=set)


class StoreBridge(QObject):
    """Turns store events into Qt signals, at most every 100 ms.

    Signals:
        network_changed: NetworkStatus.
        engine_changed: EngineStatus.
        wallet_changed: WalletStatus.
        tasks_changed: list[Task]; each task once, with its newest value.
        rounds_changed: list[RoundRecord]; each round once, with its newest value.
        logs_appended, pulls_changed, usage_changed: set[TaskId]; whose lines, pull or usage in the store are new.
        reviewed: TaskReview.
        refused: CommandRefused; each of them.
        noticed: Notice; each of them.
    """

    network_changed = Signal(object)
    engine_changed = Signal(object)
    wallet_changed = Signal(object)
    tasks_changed = Signal(list)
    rounds_changed = Signal(list)
    logs_appended = Signal(object)
    pulls_changed = Signal(object)
    usage_changed = Signal(object)
    reviewed = Signal(object)
    refused = Signal(object)
    noticed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending = _Pending()
        self._flush_timer = QTimer(self)
        self._flush_timer.setSingleShot(True)
        self._flush_timer.setInterval(FLUSH_MS)
        self._flush_timer.timeout.connect(self.flush)
        self._unsubscribe = store.subscribe(self._on_event)
        self._is_open = True

    def close(self) -> None:
        """Tell the widgets nothing more. May be called twice."""
        if self._is_open:
            self._is_open = False
            self._unsubscribe()
            self._flush_timer.stop()

    def _on_event(self, event: Event) -> None:
        self._remember(event)
        if not self._flush_timer.isActive():
            self._flush_timer.start()

    def _remember(self, event: Event) -> None:
        pending = self._pending
        match event:
            case NetworkChanged(status):
                pending.network = status
            case EngineChanged(status):
                pending.engine = status
            case WalletChanged(status):
                pending.wallet = status
            case TaskReviewed(review):
                pending.review = review
            case CommandRefused():
                pending.refusals.append(event)
            case TaskChanged(task):
                pending.tasks[task.id] = task
            case RoundChanged(record):
                pending.rounds[record.task_id, record.number] = record
            case Noticed(notice):
                pending.notices.append(notice)
            case ActChanged() | WorkerCrashed():
                pass  # shown by the state of the round or the task
            case _:
                self._remember_stream(event)

    def _remember_stream(self, event: LogAppended | PullProgressed | UsageSampled) -> None:
        """What comes often and much is only noted; who shows it takes it from the store."""
        match event:
            case LogAppended(task_id):
                self._pending.logs.add(task_id)
            case PullProgressed(task_id):
                self._pending.pulls.add(task_id)
            case UsageSampled(task_id):
                self._pending.usage.add(task_id)

    def flush(self) -> None:
        """Tell now what has come since the last time."""
        pending, self._pending = self._pending, _Pending()
        self._tell_world(pending)
        self._tell_streams(pending)
        self._tell_tasks(pending)
        self._tell_answers(pending)

    def _tell_world(self, pending: _Pending) -> None:
        if pending.network is not None:
            self.network_changed.emit(pending.network)
        if pending.engine is not None:
            self.engine_changed.emit(pending.engine)
        if pending.wallet is not None:
            self.wallet_changed.emit(pending.wallet)

    def _tell_tasks(self, pending: _Pending) -> None:
        if pending.tasks:
            self.tasks_changed.emit(list(pending.tasks.values()))
        if pending.rounds:
            self.rounds_changed.emit(list(pending.rounds.values()))

    def _tell_streams(self, pending: _Pending) -> None:
        for task_ids, signal in (
            (pending.logs, self.logs_appended),
            (pending.pulls, self.pulls_changed),
            (pending.usage, self.usage_changed),
        ):
            if task_ids:
                signal.emit(task_ids)

    def _tell_answers(self, pending: _Pending) -> None:
        if pending.review is not None:
            self.reviewed.emit(pending.review)
        for refusal in pending.refusals:
            self.refused.emit(refusal)
        for notice in pending.notices:
            self.noticed.emit(notice)
