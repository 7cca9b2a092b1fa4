"""Tells the history what happens: events as facts, and at the start what the node's own records know beyond it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from orca_desktop.domain.acts import OF_NO_TASK, ActRecord
from orca_desktop.domain.archive import ArchiveStatus, Fact, FactKind, TaskFacts
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.events import (
    ActChanged,
    CommandRefused,
    EngineChanged,
    Event,
    NetworkChanged,
    Noticed,
    RecordsChanged,
    RoundChanged,
    TaskChanged,
    WalletChanged,
    WorkerCrashed,
)
from orca_desktop.domain.keys import NOBODY, PublicKey
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.status import RecordsStatus, WalletStatus
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.engine.chronicle_facts import balance_words, held_fields, payer_of, round_words, task_facts
from orca_desktop.ports.archive import Recorder
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.history import History, Journal, JournalEntry

log = logging.getLogger(__name__)

ROUNDS_KEPT = 200
"""Rounds of a task that stay in the node's own records; older ones are in the history only."""

STEP = 100
"""Rounds that are read or let go at a time, so that the event loop never waits long."""

TIDY_SECONDS = 600.0
PAUSE_SECONDS = 0.05
PATIENCE_SECONDS = 60.0
"""How long it is waited for the history to be on disk before older records are let go, or not this time."""


class Chronicle:
    """`on_event` is to be subscribed; `run` brings in what is missing and lets go of what is old, until cancelled."""

    def __init__(
        self,
        recorder: Recorder,
        history: History,
        journal: Journal,
        clock: Clock,
        publish: Callable[[Event], None],
        *,
        main_of: Callable[[str], PublicKey] = lambda account: PublicKey(account),
        set_aside: tuple[str, ...] = (),
    ) -> None:
        """*main_of* tells the main key of a task's account, NOBODY where there is none.

        *set_aside*: what is to be said of records that were damaged.
        """
        self._recorder = recorder
        self._history = history
        self._journal = journal
        self._clock = clock
        self._publish = publish
        self._main_of = main_of
        self._slot = 0
        self._set_aside = set_aside
        self._said = RecordsStatus()
        self._missing = True
        self._tasks: dict[TaskId, TaskFacts] = {}
        self._world: dict[FactKind, dict[str, object]] = {}
        self._balances: dict[PublicKey, dict[str, object]] = {}

    # -- what happens -------------------------------------------------------------------------------------------

    def on_event(self, event: Event) -> None:
        """Hand an event over. Returns at once, whatever becomes of it."""
        match event:
            case RoundChanged(record):
                self._recorder.put(self._round(record, self._clock.wall()))
                self._tasks.pop(record.task_id, None)  # the next reading is told, as it may have to explain this one
            case ActChanged(record):
                self._recorder.put(self._act(record))
                self._tasks.pop(record.key.task_id, None)
                self._balances.pop(record.main, None)
            case TaskChanged(task):
                self._task_changed(task)
            case WalletChanged(status):
                self._wallet_changed(status)
            case Noticed(notice):
                body = {"kind": notice.kind.value, "title": notice.title, "message": notice.message}
                fact = self._fact(FactKind.NOTICE, body, f"{notice.title}. {notice.message}", notice.task_id)
                self._recorder.put(replace(fact, at=notice.at, round=notice.round))
            case CommandRefused(command, title, message):
                task_id = getattr(command, "task_id", None)
                body = {"command": type(command).__name__, "title": title, "message": message}
                self._recorder.put(self._fact(FactKind.REFUSED, body, f"{title}. {message}", task_id))
            case WorkerCrashed(task_id, error, will_restart):
                self._recorder.put(self._fact(FactKind.CRASH, {"will_restart": will_restart}, error, task_id))
            case _:
                self._world_changed(event)

    def archive_changed(self, status: ArchiveStatus) -> None:
        """How the history fares. Once it is written again, what was lost is taken from the node's own records."""
        told = tuple(dict.fromkeys((*self._set_aside, *([status.set_aside] if status.set_aside else []))))
        records = RecordsStatus(set_aside=told, problem=status.problem, lost=status.lost)
        self._missing = self._missing or records.lost > self._said.lost
        if records != self._said:
            self._said = records
            self._publish(RecordsChanged(records))

    def _world_changed(self, event: Event) -> None:
        match event:
            case NetworkChanged(status):
                self._slot = status.slot
                body = {"server": status.server, "reachable": status.reachable, "problem": status.problem}
                self._transition(FactKind.NETWORK, body, status.problem or f"{status.server} answers")
            case EngineChanged(status):
                body = {"kind": status.kind.value, "reachable": status.reachable, "problem": status.problem}
                self._transition(FactKind.ENGINE, body, status.problem or f"{status.kind.value} {status.version}")
            case _:
                pass  # what comes much and often is not history

    def _transition(self, kind: FactKind, body: dict[str, object], text: str) -> None:
        if self._world.get(kind) != body:
            self._world[kind] = body
            self._recorder.put(self._fact(kind, body, text))

    def _wallet_changed(self, status: WalletStatus) -> None:
        body: dict[str, object] = {"wallet": status.name, "main": status.keys.main, "balance": status.balance}
        if status.tokens is not None:
            body["tokens"] = [held_fields(amount) for amount in status.tokens]
        if self._balances.get(status.keys.main) != body:
            self._balances[status.keys.main] = body
            body = {**body, "tokens_as_of": status.tokens_as_of}
            fact = self._fact(FactKind.BALANCE, body, balance_words(status))
            self._recorder.put(replace(fact, slot=status.as_of))

    def _task_changed(self, task: Task) -> None:
        facts = task_facts(task, self._main_for(task))
        shape = replace(facts, as_of=0, detail=re.sub(r"\d+", "", facts.detail))
        if self._tasks.get(task.id) != shape:
            self._tasks[task.id] = shape  # figures that count up, as while an image comes, are told once
            text = f"{task.name}: {task.state.value} {task.detail}".rstrip()
            self._recorder.put(self._fact(FactKind.TASK, facts, text, task.id))

    # -- what the node's own records know beyond it -------------------------------------------------------------

    async def run(self) -> None:
        """Bring in what the history lacks, and let the node's own records go that are old, until cancelled."""
        while True:
            try:
                await self._tidy()
            except JournalError as error:
                log.info("the history cannot be brought up to date now: %s", error)
            except Exception:  # the history must not cost any task its round
                log.exception("the history could not be brought up to date")
            await self._clock.sleep(TIDY_SECONDS if not self._missing else PATIENCE_SECONDS)

    async def _tidy(self) -> None:
        if self._missing:
            await self.catch_up()
        for task, _ in self._history.tasks():
            await self._let_go(task.id)

    async def catch_up(self) -> None:
        """Hand over the newest rounds and all acts of each task, into a new history every round there is."""
        self._missing = False
        await self._hand_over(map(self._known_act, self._journal.entries(OF_NO_TASK)))
        for task, _ in self._history.tasks():
            if self._recorder.is_new:  # it must know whose the task is before it hears what was moved
                facts = replace(task_facts(task, self._main_for(task)), as_of=0)
                self._recorder.put(self._fact(FactKind.TASK, facts, task.name, task.id))
            await self._hand_over(map(self._known_act, self._journal.entries(task.id)))
            first = self._history.newest_from(task.id, ROUNDS_KEPT)
            after = None if first is None or self._recorder.is_new else first - 1
            while page := self._history.rounds_after(task.id, after, limit=STEP):
                await self._hand_over(self._round(record, self._began(record)) for record in page)
                after = page[-1].number
                await self._clock.sleep(0)  # rounds have their turn between two pages

    async def _let_go(self, task_id: TaskId) -> None:
        """Let rounds and acts go that are older than the newest rounds, step by step, once the history has them."""
        await self._clock.sleep(0)
        first = self._history.newest_from(task_id, ROUNDS_KEPT)
        while first is not None and (old := self._history.rounds_before(task_id, first, limit=STEP)):
            await self._hand_over(self._round(record, self._began(record)) for record in old)
            if not await self._is_kept():
                return
            last = old[-1].number
            self._history.forget_rounds(task_id, last)
            self._journal.forget_settled(task_id, last)

    async def _hand_over(self, facts: Iterable[Fact]) -> None:
        """Put facts in as there is room, leaving half of it to what happens meanwhile."""
        room = max(1, self._recorder.room // 2)
        for fact in facts:
            while room <= 0:
                await self._clock.sleep(PAUSE_SECONDS)
                room = self._recorder.room // 2
            self._recorder.put(fact)
            room -= 1

    async def _is_kept(self) -> bool:
        """Whether all that was put so far came to be on disk within a bounded time."""
        mark, waited = self._recorder.mark(), 0.0
        while mark and self._recorder.kept < mark and waited < PATIENCE_SECONDS:
            await self._clock.sleep(PAUSE_SECONDS)
            waited += PAUSE_SECONDS
        return 0 < mark <= self._recorder.kept and not self._missing

    def _main_for(self, task: Task) -> PublicKey:
        return NOBODY if task.is_practising else self._main_of(task.account)

    # -- facts --------------------------------------------------------------------------------------------------

    def _fact(
        self,
        kind: FactKind,
        body: TaskFacts | Mapping[str, object],
        text: str,
        task_id: TaskId | None = None,
    ) -> Fact:
        return Fact(kind=kind, at=self._clock.wall(), slot=self._slot, body=body, text=text, task_id=task_id)

    def _round(self, record: RoundRecord, at: float) -> Fact:
        return Fact(
            kind=FactKind.ROUND,
            at=at,
            slot=self._slot,
            body=record,
            text=round_words(record),
            task_id=record.task_id,
            round=record.number,
        )

    def _act(self, record: ActRecord) -> Fact:
        key = record.key
        parts = (key.act, record.status.value, key.subject, record.detail, record.signature or "")
        return Fact(
            kind=FactKind.ACT,
            at=self._clock.wall(),
            slot=record.slot,
            body=record,
            text=" ".join(part for part in parts if part),
            task_id=key.task_id or None,
            round=key.round if key.round >= 0 else None,
        )

    def _known_act(self, entry: JournalEntry) -> Fact:
        signature = entry.signed.signature if entry.signed is not None else None
        act = ActRecord(key=entry.key, status=entry.status, detail=entry.detail, signature=signature)
        return self._act(replace(act, main=payer_of(entry)))

    def _began(self, record: RoundRecord) -> float:
        """When a round began that was recorded before; now, where that is not known."""
        return record.stages[0].began_at if record.stages else self._clock.wall()
