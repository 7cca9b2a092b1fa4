"""Carries store changes to the widgets: merged, a moment later, and never back up into the engine."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from orca_desktop.domain.accounts import LockStatus
from orca_desktop.domain.audit_again import AuditAgain
from orca_desktop.domain.events import (
    AccountsChanged,
    ActChanged,
    AuditedAgain,
    CommandRefused,
    DayLimitChanged,
    EngineChanged,
    Event,
    EvidenceWritten,
    LockChanged,
    LogAppended,
    MoneyPlanned,
    NetworkChanged,
    Noticed,
    PullProgressed,
    RecordsChanged,
    RoundChanged,
    RoundWatched,
    SagaChanged,
    StagesListed,
    TaskChanged,
    TaskLeft,
    TaskReviewed,
    UsageSampled,
    WalletChanged,
    WorkerCrashed,
)
from orca_desktop.domain.evidence import EvidenceSaved
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import DayLimit, MoneyPlan, Saga
from orca_desktop.domain.notices import Notice
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.stages.choice import StagesListing
from orca_desktop.domain.status import EngineStatus, NetworkStatus, RecordsStatus, WalletStatus
from orca_desktop.domain.tasks import Task, TaskId, TaskReview
from orca_desktop.state.store import Store

OfWallet = WalletChanged | AccountsChanged | LockChanged
OfMoney = MoneyPlanned | SagaChanged | DayLimitChanged

FLUSH_MS = 100


@dataclass(slots=True)
class _Pending:
    """What happened since the last flush; of each thing only its newest value."""

    network: NetworkStatus | None = None
    engine: EngineStatus | None = None
    wallets: dict[PublicKey, WalletStatus] = field(default_factory=dict)
    accounts: AccountsChanged | None = None
    lock: LockStatus | None = None
    plan: MoneyPlan | None = None
    sagas: dict[str, Saga] = field(default_factory=dict)
    day_limit: DayLimit | None = None
    records: RecordsStatus | None = None
    review: TaskReview | None = None
    refusals: list[CommandRefused] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    audits_again: list[AuditAgain] = field(default_factory=list)
    evidence: EvidenceSaved | None = None
    stages: tuple[StagesListing, ...] | None = None
    tasks: dict[TaskId, Task] = field(default_factory=dict)
    left: set[TaskId] = field(default_factory=set)
    rounds: dict[tuple[TaskId, int], RoundRecord] = field(default_factory=dict)
    watched: set[TaskId] = field(default_factory=set)
    logs: set[TaskId] = field(default_factory=set)
    pulls: set[TaskId] = field(default_factory=set)
    usage: set[TaskId] = field(default_factory=set)


class StoreBridge(QObject):
    """Turns store events into Qt signals, at most every 100 ms.

    Signals:
        network_changed: NetworkStatus.
        engine_changed: EngineStatus.
        wallet_changed: WalletStatus of the default account.
        balances_changed: list[WalletStatus]; of each account once, with its newest value.
        accounts_changed: AccountsChanged.
        lock_changed: LockStatus.
        money_planned: MoneyPlan.
        sagas_changed: list[Saga]; each saga once, with its newest value.
        day_limit_changed: DayLimit.
        records_changed: RecordsStatus.
        tasks_changed: list[Task]; each task once, with its newest value.
        tasks_left: set[TaskId]; those that are in the list no more, unless they are among `tasks_changed` again.
        rounds_changed: list[RoundRecord]; each round once, with its newest value.
        logs_appended, pulls_changed, usage_changed, watched_changed: set[TaskId]; whose lines, pull, usage or rounds
            seen on chain are new in the store.
        reviewed: TaskReview.
        refused: CommandRefused; each of them.
        noticed: Notice; each of them.
        audited_again: AuditAgain; each of them.
        evidence_written: EvidenceSaved.
        stages_listed: tuple[StagesListing, ...].
    """

    network_changed = Signal(object)
    engine_changed = Signal(object)
    wallet_changed = Signal(object)
    balances_changed = Signal(list)
    accounts_changed = Signal(object)
    lock_changed = Signal(object)
    money_planned = Signal(object)
    sagas_changed = Signal(list)
    day_limit_changed = Signal(object)
    records_changed = Signal(object)
    tasks_changed = Signal(list)
    tasks_left = Signal(object)
    rounds_changed = Signal(list)
    logs_appended = Signal(object)
    pulls_changed = Signal(object)
    usage_changed = Signal(object)
    watched_changed = Signal(object)
    reviewed = Signal(object)
    refused = Signal(object)
    noticed = Signal(object)
    audited_again = Signal(object)
    evidence_written = Signal(object)
    stages_listed = Signal(object)

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
            case NetworkChanged() | EngineChanged() | RecordsChanged():
                self._remember_world(event)
            case (
                WalletChanged() | AccountsChanged() | LockChanged() | MoneyPlanned() | SagaChanged() | DayLimitChanged()
            ):
                self._remember_wallet(event)
            case TaskReviewed() | CommandRefused() | StagesListed() | AuditedAgain() | EvidenceWritten():
                self._remember_answer(event)
            case TaskChanged(task):
                pending.tasks[task.id] = task
            case TaskLeft(task_id):
                pending.left.add(task_id)
                self._forget(task_id)
            case RoundChanged(record):
                pending.rounds[record.task_id, record.number] = record
            case Noticed(notice):
                pending.notices.append(notice)
            case ActChanged() | WorkerCrashed():
                pass  # shown by the state of the round or the task
            case _:
                self._remember_stream(event)

    def _forget(self, task_id: TaskId) -> None:
        """What was still to be told of a task that was left."""
        pending = self._pending
        pending.tasks.pop(task_id, None)
        pending.rounds = {key: record for key, record in pending.rounds.items() if key[0] != task_id}
        for streams in (pending.logs, pending.pulls, pending.usage, pending.watched):
            streams.discard(task_id)

    def _remember_answer(
        self, event: TaskReviewed | CommandRefused | StagesListed | AuditedAgain | EvidenceWritten
    ) -> None:
        match event:
            case TaskReviewed(review):
                self._pending.review = review
            case CommandRefused():
                self._pending.refusals.append(event)
            case StagesListed(listings):
                self._pending.stages = listings
            case AuditedAgain(result):
                self._pending.audits_again.append(result)
            case EvidenceWritten(saved):
                self._pending.evidence = saved

    def _remember_world(self, event: NetworkChanged | EngineChanged | RecordsChanged) -> None:
        match event:
            case NetworkChanged(status):
                self._pending.network = status
            case EngineChanged(status):
                self._pending.engine = status
            case RecordsChanged(status):
                self._pending.records = status

    def _remember_wallet(self, event: OfWallet | OfMoney) -> None:
        match event:
            case WalletChanged(status):
                self._pending.wallets[status.keys.main] = status
            case AccountsChanged():
                self._pending.accounts = event
            case LockChanged(status):
                self._pending.lock = status
            case _:
                self._remember_money(event)

    def _remember_money(self, event: OfMoney) -> None:
        match event:
            case MoneyPlanned(plan):
                self._pending.plan = plan
            case SagaChanged(saga):
                self._pending.sagas[saga.id] = saga
            case DayLimitChanged(limit):
                self._pending.day_limit = limit

    def _remember_stream(self, event: LogAppended | PullProgressed | UsageSampled | RoundWatched) -> None:
        """What comes often and much is only noted; who shows it takes it from the store."""
        match event:
            case LogAppended(task_id):
                self._pending.logs.add(task_id)
            case PullProgressed(task_id):
                self._pending.pulls.add(task_id)
            case UsageSampled(task_id):
                self._pending.usage.add(task_id)
            case RoundWatched(seen):
                self._pending.watched.add(seen.task_id)

    def flush(self) -> None:
        """Tell now what has come since the last time."""
        pending, self._pending = self._pending, _Pending()
        self._tell_world(pending)
        self._tell_streams(pending)
        self._tell_tasks(pending)
        self._tell_money(pending)
        self._tell_answers(pending)

    def _tell_world(self, pending: _Pending) -> None:
        if pending.network is not None:
            self.network_changed.emit(pending.network)
        if pending.engine is not None:
            self.engine_changed.emit(pending.engine)
        if pending.accounts is not None:
            self.accounts_changed.emit(pending.accounts)
        for status in pending.wallets.values():
            if status.is_default:
                self.wallet_changed.emit(status)
        if pending.wallets:
            self.balances_changed.emit(list(pending.wallets.values()))
        if pending.lock is not None:
            self.lock_changed.emit(pending.lock)
        if pending.records is not None:
            self.records_changed.emit(pending.records)
        if pending.stages is not None:
            self.stages_listed.emit(pending.stages)

    def _tell_tasks(self, pending: _Pending) -> None:
        if pending.left:
            self.tasks_left.emit(pending.left)
        if pending.tasks:
            self.tasks_changed.emit(list(pending.tasks.values()))
        if pending.rounds:
            self.rounds_changed.emit(list(pending.rounds.values()))

    def _tell_streams(self, pending: _Pending) -> None:
        for task_ids, signal in (
            (pending.logs, self.logs_appended),
            (pending.pulls, self.pulls_changed),
            (pending.usage, self.usage_changed),
            (pending.watched, self.watched_changed),
        ):
            if task_ids:
                signal.emit(task_ids)

    def _tell_money(self, pending: _Pending) -> None:
        if pending.plan is not None:
            self.money_planned.emit(pending.plan)
        if pending.sagas:
            self.sagas_changed.emit(list(pending.sagas.values()))
        if pending.day_limit is not None:
            self.day_limit_changed.emit(pending.day_limit)

    def _tell_answers(self, pending: _Pending) -> None:
        if pending.review is not None:
            self.reviewed.emit(pending.review)
        for refusal in pending.refusals:
            self.refused.emit(refusal)
        for notice in pending.notices:
            self.noticed.emit(notice)
        for result in pending.audits_again:
            self.audited_again.emit(result)
        if pending.evidence is not None:
            self.evidence_written.emit(pending.evidence)
