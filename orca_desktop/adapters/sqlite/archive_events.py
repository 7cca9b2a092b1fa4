"""From facts to events, and from events to the derived tables: the same whether live or when they are made anew."""

from __future__ import annotations

import functools
import sqlite3
from dataclasses import replace
from typing import Any

import msgspec

from orca_desktop.adapters.sqlite.archive_book import Book
from orca_desktop.adapters.sqlite.archive_rounds import RoundTables
from orca_desktop.adapters.sqlite.archive_schema import home_of
from orca_desktop.adapters.sqlite.round_changes import changes
from orca_desktop.adapters.sqlite.search import clean
from orca_desktop.domain.acts import OF_NO_TASK, ActKey, ActRecord, ActStatus
from orca_desktop.domain.archive import EventRow, Fact, FactKind, TaskFacts
from orca_desktop.domain.intents import token_name
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.ledger import (
    Account,
    Holding,
    LedgerEntry,
    act_entries,
    act_source,
    round_entries,
    round_source,
)
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import TaskId


class Events:
    """Writes inside the transaction of whoever calls.

    *index*: whether full-text search is kept up to date. *told_in* has all the events, where the tables are made anew.
    """

    def __init__(
        self, connection: sqlite3.Connection, *, index: bool = True, told_in: sqlite3.Connection | None = None
    ) -> None:
        self._connection = connection
        self._told_in = told_in or connection
        self._index = index
        self._book = Book(connection)
        self._rounds = RoundTables(connection, index=index)

    def record(self, fact: Fact) -> bool:
        """Add an event and what follows from it; False, and nothing is written, when it tells nothing new."""
        body = self._news(fact)
        if body is None:
            return False
        text, raw = clean(fact.text), clean(msgspec.json.encode(body).decode())
        cursor = self._connection.execute(
            "INSERT INTO events (at, slot, kind, task, round, text, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (fact.at, fact.slot, fact.kind.value, fact.task_id, fact.round, text, raw),
        )
        event = EventRow(
            id=cursor.lastrowid or 0,
            at=fact.at,
            slot=fact.slot,
            kind=fact.kind.value,
            task_id=fact.task_id,
            round=fact.round,
            text=text,
            body=raw,
        )
        if self._index:
            query = "INSERT INTO events_text (rowid, task, kind, text) VALUES (?, ?, ?, ?)"
            self._connection.execute(query, (event.id, event.task_id, event.kind, text))
        self.derive(event)
        return True

    def derive(self, event: EventRow) -> None:
        """Bring the derived tables up to date with *event*."""
        match event.kind:
            case FactKind.ROUND.value if event.task_id is not None and event.round is not None:
                record = self._rounds.apply(event)
                main = self._works_for(self.task(record.task_id))
                self._book.book(round_source(record), round_entries(record, event.at, event.slot, main), event.at)
            case FactKind.ACT.value:
                self._derive_act(event)
            case FactKind.TASK.value:
                self._derive_task(event)
            case FactKind.BALANCE.value:
                self._derive_balance(event)
            case _:
                pass  # the event itself is all there is

    # -- what is new about a fact -------------------------------------------------------------------------------

    def _news(self, fact: Fact) -> dict[str, Any] | None:
        """The event's body, of a round only what has changed; None when there is nothing new."""
        match fact.body:
            case RoundRecord():
                return self._round_news(fact.body)
            case ActRecord():
                return self._act_news(fact.body)
            case TaskFacts() if fact.task_id is not None:
                return self._task_news(fact.task_id, fact.body)
            case _:
                return self._plain_news(fact, _builtins(fact.body))

    def _plain_news(self, fact: Fact, body: dict[str, Any]) -> dict[str, Any] | None:
        query = "SELECT 1 FROM events WHERE at = ? AND kind = ? AND text = ? AND task IS ? AND body = ?"
        raw = clean(msgspec.json.encode(body).decode())
        same = (fact.at, fact.kind.value, clean(fact.text), fact.task_id, raw)
        return None if self._connection.execute(query, same).fetchone() else body

    def _round_news(self, record: RoundRecord) -> dict[str, Any] | None:
        before = self._rounds.known(record.task_id, record.number)
        if before is None:
            return _builtins(record)
        return changes(_builtins(before), _builtins(record)) or None

    def _act_news(self, act: ActRecord) -> dict[str, Any] | None:
        """An outcome that says nothing keeps the words of before; what was intended stays known beside it."""
        query = (
            "SELECT status, detail, signature, intent, main FROM acts "
            "WHERE task = ? AND round = ? AND act = ? AND subject = ?"
        )
        key = (act.key.task_id, act.key.round, act.key.act, act.key.subject)
        known = self._connection.execute(query, key).fetchone()
        signature, detail, intent = act.signature or "", clean(act.detail), ""
        main = act.main or (known[4] if known is not None else "")
        if act.status is ActStatus.INTENDED or known is None:
            intent = detail
        elif known is not None and signature in ("", known[2]):
            signature, detail, intent = known[2], detail or known[1], known[3]
        if known == (act.status.value, detail, signature, intent, main):
            return None
        about = {"act": act.key.act, "subject": act.key.subject, "status": act.status.value}
        return {**about, "detail": detail, "signature": signature, "intent": intent, "main": main}

    def _task_news(self, task_id: TaskId, facts: TaskFacts) -> dict[str, Any] | None:
        known = self.task(task_id)
        if known is not None and facts.as_of <= known.as_of:  # figures of an earlier reading, as after a restart
            facts = replace(facts, stake=known.stake, claimable=known.claimable, as_of=known.as_of)
        if known is not None and replace(facts, as_of=known.as_of) == known:
            decides = facts.as_of > known.as_of and any(
                self._book.is_open(holding) for holding, _ in self._holdings(task_id, facts)
            )
            return _builtins(facts) if decides else None
        return _builtins(facts)

    def task(self, task_id: TaskId) -> TaskFacts | None:
        row = self._connection.execute("SELECT facts FROM tasks WHERE id = ?", (task_id,)).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=TaskFacts)

    # -- what follows -------------------------------------------------------------------------------------------

    def _derive_act(self, event: EventRow) -> None:
        body = msgspec.json.decode(event.body, type=dict[str, str])
        number = -1 if event.round is None else event.round
        task_id, signature = event.task_id or OF_NO_TASK, body["signature"]
        main = PublicKey(body["main"]) if "main" in body else self._home
        self._connection.execute(
            "REPLACE INTO acts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (task_id, number, body["act"], body["subject"], event.at, body["status"], body["detail"],
             body["signature"], body["intent"], main),
        )  # fmt: skip
        key = ActKey(task_id=task_id, round=number, act=body["act"], subject=body["subject"])
        if signature:
            act = ActRecord(
                key=key,
                status=ActStatus(body["status"]),
                detail=body["detail"],
                signature=Signature(signature),
                slot=event.slot,
                main=main,
            )
            entries = act_entries(act, body["intent"], event.at)
            self._book.book(act_source(act), [entry for entry in entries if self._is_ours(entry, main)], event.at)

    def _is_ours(self, entry: LedgerEntry, main: PublicKey) -> bool:
        """What was sent to somebody else has a row there only where that is another account of the user's."""
        return entry.main == main or self._book.is_known(entry.main)

    def _derive_task(self, event: EventRow) -> None:
        facts = msgspec.json.decode(event.body, type=TaskFacts)
        row = (event.task_id, event.at, facts.as_of, event.body)
        self._connection.execute("REPLACE INTO tasks VALUES (?, ?, ?, ?)", row)
        if facts.as_of and event.task_id is not None:
            for holding, figure in self._holdings(event.task_id, facts):
                self._book.figure(holding, figure, at=event.at, slot=facts.as_of)

    def _holdings(self, task_id: TaskId, facts: TaskFacts) -> tuple[tuple[Holding, int], ...]:
        """What lies on a task, with what the chain says of it."""
        main, token = self._works_for(facts), token_name(facts.token)
        figures = ((Account.STAKE, facts.stake), (Account.CLAIMABLE, facts.claimable))
        return tuple(
            (Holding(main=main, account=account, task_id=task_id, token=token), figure) for account, figure in figures
        )

    def _derive_balance(self, event: EventRow) -> None:
        """What lies in a main account: KOII, and tokens where they were asked for."""
        body = msgspec.json.decode(event.body, type=_Balance)
        main = self._home if body.main is None else body.main
        of_koii = Holding(main=main, account=Account.MAIN)
        self._book.figure(of_koii, body.balance, at=event.at, slot=event.slot)
        if body.tokens is None:
            return
        gone = dict.fromkeys(self._book.tokens_of(main), 0)
        for token, figure in (gone | {held.mint: held.amount for held in body.tokens}).items():
            holding = replace(of_koii, token=token)
            self._book.figure(holding, figure, at=event.at, slot=body.tokens_as_of or event.slot)

    # -- whose it is --------------------------------------------------------------------------------------------

    def _works_for(self, facts: TaskFacts | None) -> PublicKey:
        """The main key of the account that a task works with."""
        return self._home if facts is None or facts.account is None else facts.account

    @functools.cached_property
    def _home(self) -> PublicKey:
        """Whose all is that is told without a main key, as earlier versions did."""
        return home_of(self._told_in)


class _Held(msgspec.Struct):
    mint: str
    amount: int


class _Balance(msgspec.Struct):
    balance: int
    main: PublicKey | None = None
    tokens: tuple[_Held, ...] | None = None
    tokens_as_of: int = 0


def _builtins(body: object) -> dict[str, Any]:
    return dict(msgspec.to_builtins(body))
