"""Everything the program shows, and the only place it is written."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable

from orca_desktop.domain.accounts import LockStatus
from orca_desktop.domain.audit_again import AuditAgain
from orca_desktop.domain.containers import PullProgress
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
from orca_desktop.domain.usage import UsageHistory
from orca_desktop.domain.watching import RoundSeen
from orca_desktop.state.log_buffer import LogBuffer
from orca_desktop.state.round_acts import RoundActs

log = logging.getLogger(__name__)

Listener = Callable[[Event], None]

OfWallet = WalletChanged | AccountsChanged | LockChanged
OfTask = TaskChanged | RoundChanged | RoundWatched | ActChanged | LogAppended | PullProgressed | UsageSampled
OfMoney = MoneyPlanned | SagaChanged | DayLimitChanged

LOG_LINES_KEPT = 2_000
AUDITS_AGAIN_KEPT = 20
NOTICES_KEPT = 500
SAGAS_KEPT = 100
ROUNDS_KEPT = 500
"""Rounds of a task; older ones are in the history."""

WATCHED_KEPT = 100
"""Rounds of a task that is watched; older ones are on the chain only as far as it keeps them."""


class Store:
    """`apply` writes, `subscribe` tells; everybody else only reads."""

    def __init__(self) -> None:
        self.network: NetworkStatus | None = None
        self.engine: EngineStatus | None = None
        self.wallet: WalletStatus | None = None
        self.balances: dict[PublicKey, WalletStatus] = {}
        self.accounts = AccountsChanged(())
        self.lock: LockStatus | None = None
        self.records: RecordsStatus | None = None
        self.plan: MoneyPlan | None = None
        self.sagas: dict[str, Saga] = {}
        self.day_limit = DayLimit()
        self.review: TaskReview | None = None
        self.refusal: CommandRefused | None = None
        self.audits_again: dict[tuple[TaskId, int, PublicKey], AuditAgain] = {}
        self.evidence: EvidenceSaved | None = None
        self.notices: deque[Notice] = deque(maxlen=NOTICES_KEPT)
        self.stages: tuple[StagesListing, ...] = ()
        self.tasks: dict[TaskId, Task] = {}
        self.rounds: dict[TaskId, dict[int, RoundRecord]] = {}
        self.watched: dict[TaskId, dict[int, RoundSeen]] = {}
        self.acts: dict[TaskId, RoundActs] = {}
        self.logs: dict[TaskId, LogBuffer] = {}
        self.pulls: dict[TaskId, PullProgress | None] = {}
        self.usage: dict[TaskId, UsageHistory] = {}
        self._listeners: list[Listener] = []
        self._remembered: set[TaskId] = set()
        self._is_remembered = False

    @property
    def is_remembered(self) -> bool:
        """Whether what is here is what the records told, and no node has answered yet."""
        return self._is_remembered

    def remember(self, events: Iterable[Event]) -> None:
        """Take what the records tell of the last time, before there is a node."""
        for event in events:
            self.apply(event)
        self._remembered = set(self.tasks)
        self._is_remembered = True

    def settle(self) -> None:
        """A node has told its state: what only the records knew is forgotten. May be called at any time."""
        self._is_remembered = False
        for task_id in tuple(self._remembered):
            self.apply(TaskLeft(task_id))

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
            case (
                WalletChanged() | AccountsChanged() | LockChanged() | MoneyPlanned() | SagaChanged() | DayLimitChanged()
            ):
                self._write_wallet(event)
            case RecordsChanged(status):
                self.records = status
            case TaskReviewed() | CommandRefused() | StagesListed() | AuditedAgain() | EvidenceWritten():
                self._write_answer(event)
            case Noticed(notice):
                self.notices.append(notice)
            case WorkerCrashed():
                pass  # the task says what it means for the user; the log has the details
            case TaskLeft(task_id):
                self._forget(task_id)
            case _:
                self._write_task(event)

    def _write_wallet(self, event: OfWallet | OfMoney) -> None:
        match event:
            case WalletChanged(status):
                self.balances[status.keys.main] = status
                self.wallet = status if status.is_default else self.wallet
            case AccountsChanged(accounts):
                self.accounts = event
                known = {account.main for account in accounts}
                self.balances = {key: status for key, status in self.balances.items() if key in known}
            case LockChanged(status):
                self.lock = status
            case _:
                self._write_money(event)

    def _write_money(self, event: OfMoney) -> None:
        match event:
            case MoneyPlanned(plan):
                self.plan, self.refusal = plan, None
            case SagaChanged(saga):
                self.sagas[saga.id] = saga
                if len(self.sagas) > SAGAS_KEPT:
                    del self.sagas[min(self.sagas, key=lambda name: self.sagas[name].started_at)]
            case DayLimitChanged(limit):
                self.day_limit = limit

    def _forget(self, task_id: TaskId) -> None:
        """Everything of a task that was left; notices stay, they are of what happened."""
        for known in (self.tasks, self.rounds, self.watched, self.acts, self.logs, self.pulls, self.usage):
            known.pop(task_id, None)
        self._remembered.discard(task_id)
        self.audits_again = {key: result for key, result in self.audits_again.items() if key[0] != task_id}

    def _write_answer(
        self, event: TaskReviewed | CommandRefused | StagesListed | AuditedAgain | EvidenceWritten
    ) -> None:
        match event:
            case TaskReviewed(review):
                self.review, self.refusal = review, None
            case CommandRefused():
                self.refusal = event
            case StagesListed(listings):
                self.stages = listings
            case AuditedAgain(result):
                key = (result.task_id, result.round, result.node)
                self.audits_again.pop(key, None)
                self.audits_again[key] = result
                if len(self.audits_again) > AUDITS_AGAIN_KEPT:
                    del self.audits_again[next(iter(self.audits_again))]
            case EvidenceWritten(saved):
                self.evidence = saved

    def _write_task(self, event: OfTask) -> None:
        match event:
            case TaskChanged(task):
                self.tasks[task.id] = task
                self._remembered.discard(task.id)
            case RoundChanged(record):
                rounds = self.rounds.setdefault(record.task_id, {})
                rounds[record.number] = record
                if len(rounds) > ROUNDS_KEPT:
                    del rounds[min(rounds)]
            case RoundWatched(seen):
                watched = self.watched.setdefault(seen.task_id, {})
                watched[seen.number] = seen
                if len(watched) > WATCHED_KEPT:
                    del watched[min(watched)]
            case ActChanged(record) if record.key.task_id in self.tasks:
                self.acts.setdefault(record.key.task_id, RoundActs(ROUNDS_KEPT)).keep(record)
            case LogAppended(task_id, lines, number):
                self.logs.setdefault(task_id, LogBuffer(LOG_LINES_KEPT)).append(lines, number)
            case PullProgressed(task_id, progress):
                self.pulls[task_id] = progress
            case UsageSampled(task_id, sample):
                self.usage.setdefault(task_id, UsageHistory()).add(sample)
