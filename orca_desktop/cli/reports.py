"""How a node without a window tells what happens: as a live table for people, as JSON lines for programs."""

from __future__ import annotations

from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Protocol, Self

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from orca_desktop.cli.amount_fields import amount_fields
from orca_desktop.cli.summary import Summary
from orca_desktop.cli.tasks_words import plain, print_json, status_fields
from orca_desktop.domain.amounts import amount_text, figure
from orca_desktop.domain.audits import VoteSent
from orca_desktop.domain.events import (
    CommandRefused,
    EngineChanged,
    Event,
    Noticed,
    RecordsChanged,
    RoundChanged,
    TaskChanged,
    WorkerCrashed,
)
from orca_desktop.domain.keys import shorten
from orca_desktop.domain.records import RoundRecord, standing_words
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.status import EngineKind, RecordsStatus
from orca_desktop.domain.task_status import TaskStatus
from orca_desktop.domain.tasks import Task
from orca_desktop.state.answers import task_status
from orca_desktop.state.selectors import last_rounds
from orca_desktop.state.store import Store

ROUNDS_SHOWN = 12

STYLES = {
    RoundResult.PAID: "green",
    RoundResult.MISSED: "yellow",
    RoundResult.SLASHED: "red",
    RoundResult.UNPAID: "yellow",
    RoundResult.WOULD_MISS: "yellow",
}


class Report(AbstractContextManager["Report"], Protocol):
    """Shows events while it is entered, and the summary at the end."""

    def on_event(self, event: Event, store: Store, /) -> None: ...

    def on_end(self, result: Summary) -> None: ...


class JsonReport:
    """One JSON object a line on standard output; the summary is the last. What says nothing new is left out."""

    def __init__(self) -> None:
        self._told: dict[tuple[object, ...], dict[str, Any]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        return None

    def on_event(self, event: Event, store: Store, /) -> None:
        described = _described(event, store)
        if described is None:
            return
        about = (described["event"], described.get("task"), described.get("round"))
        if self._told.get(about) != described:
            self._told[about] = described
            self._write(described)

    def on_end(self, result: Summary) -> None:
        self._write({"event": "summary", **result.as_dict()})

    def _write(self, value: dict[str, Any]) -> None:
        print_json(value)


class TableReport:
    """A table that is drawn anew in place; where output is no terminal, a line for every step instead."""

    def __init__(self) -> None:
        self._console = Console(markup=False, emoji=False, highlight=False)  # texts come from strangers
        self._live = Live(console=self._console, auto_refresh=False, transient=False)
        self._last: dict[tuple[str, int], tuple[RoundResult, str]] = {}

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._live.stop()

    def on_event(self, event: Event, store: Store, /) -> None:
        if self._console.is_terminal:
            self._live.update(_screen(store), refresh=True)
        else:
            self._print_step(event, store)

    def on_end(self, result: Summary) -> None:
        self._console.print(_closing(result))

    def _print_step(self, event: Event, store: Store) -> None:
        match event:
            case TaskChanged(task):
                self._print_status(task, task_status(store, task))
            case RoundChanged(record) if self._is_new((record.task_id, record.number), record.result, record.note):
                self._print(f"round {record.number}: {standing_words(record)} {record.note}".rstrip())
            case CommandRefused(_, title, message):
                self._print(f"{title}. {message}")
            case RecordsChanged(records) if _records_words(records):
                self._print(_records_words(records))
            case _:
                pass

    def _print_status(self, task: Task, status: TaskStatus) -> None:
        if self._is_new((task.id, -1), RoundResult.WORKING, f"{status.kind}{task.detail}"):
            self._print(f"{task.name}: {status.title}. {status.words}")

    def _print(self, words: str) -> None:
        self._console.print(plain(words))

    def _is_new(self, key: tuple[str, int], result: RoundResult, note: str) -> bool:
        changed = self._last.get(key) != (result, note)
        self._last[key] = (result, note)
        return changed


def _described(event: Event, store: Store) -> dict[str, Any] | None:
    match event:
        case TaskChanged(task):
            return {"event": "task", **_task_fields(task), **status_fields(task_status(store, task))}
        case RoundChanged(record):
            return {"event": "round", **_round_fields(record)}
        case CommandRefused(_, title, message):
            return {"event": "refused", "title": title, "message": message}
        case WorkerCrashed(task_id, error, will_restart):
            return {"event": "crashed", "task": task_id, "error": error, "will_restart": will_restart}
        case EngineChanged(engine):
            return {
                "event": "engine",
                "kind": engine.kind.value,
                "reachable": engine.reachable,
                "version": engine.version,
            }
        case RecordsChanged(records):
            return {"event": "records", "problem": _records_words(records), "lost": records.lost}
        case Noticed(notice):
            return {
                "event": "notice",
                "kind": notice.kind.value,
                "task": notice.task_id,
                "round": notice.round,
                "title": notice.title,
                "message": notice.message,
                "at": notice.at,
            }
        case _:
            return None


def _task_fields(task: Task) -> dict[str, Any]:
    return {
        "task": task.id,
        "name": task.name,
        "way": task.way.value,
        "state": task.state.value,
        "detail": task.detail,
        **amount_fields(task.token, claimable=task.claimable, staked=task.stake),
    }


def _round_fields(record: RoundRecord) -> dict[str, Any]:
    return {
        "task": record.task_id,
        "round": record.number,
        "way": record.way.value,
        "result": record.result.value,
        "note": record.note,
        "proof": record.proof.cid if record.proof else None,
        "audits": [
            {"node": audit.node, "verdict": audit.verdict.value, "vote": audit.vote.value, "reason": audit.reason}
            for audit in record.audits_given
        ],
        **amount_fields(record.token, reward=record.reward),
    }


def _screen(store: Store) -> Group:
    parts = [_heading(store)]
    return Group(*parts, *(_table(task, store) for task in store.tasks.values()))


def _heading(store: Store) -> Text:
    network, engine = store.network, store.engine
    words = []
    if network is not None:
        words.append(f"{network.server} · slot {network.slot:,}" if network.reachable else network.problem)
    if engine is not None and engine.kind is EngineKind.PROCESS:
        words.append("without Docker: only the bundled sample runs, as an ordinary process")
    elif engine is not None:
        words.append(f"Docker {engine.version}" if engine.reachable else engine.problem)
    if store.records is not None and _records_words(store.records):
        words.append(_records_words(store.records))
    if store.refusal is not None:
        words.append(f"{store.refusal.title}. {store.refusal.message}")
    return Text(plain(" · ".join(words)), style="dim")


def _table(task: Task, store: Store) -> Table:
    status = task_status(store, task)
    title = plain(f"{task.name} · {status.title}. {status.words}")
    table = Table(title=title, title_justify="left")
    table.add_column("Round", justify="right")
    for name in ("State", "Proof", "Audits", "Against us"):
        table.add_column(name)
    table.add_column(f"Reward, {task.token.symbol}", justify="right")
    for record in last_rounds(store, task.id, ROUNDS_SHOWN):
        table.add_row(*_cells(record), style=STYLES.get(record.result))
    table.caption = (
        f"claimable {amount_text(task.claimable, task.token)} · staked {amount_text(task.stake, task.token)}"
    )
    return table


def _cells(record: RoundRecord) -> tuple[str, ...]:
    against = sum(1 for audit in record.audits_given if audit.vote is VoteSent.AGAINST)
    received = record.audit_received
    return (
        str(record.number),
        plain(f"{standing_words(record)} {record.note}".rstrip()),
        shorten(record.proof.cid) if record.proof and record.proof.cid else "",
        f"{len(record.audits_given)} given, {against} against" if record.audits_given else "",
        f"{received.votes_for} for, {received.votes_against} against" if received else "",
        figure(record.reward, record.token) if record.reward is not None else "",
    )


def _records_words(records: RecordsStatus) -> str:
    return " ".join((*records.set_aside, records.problem)).strip()


def _closing(result: Summary) -> str:
    practised = f"{result.rounds_practised} practised. " if result.rounds_practised else ""
    return (
        f"{practised}{result.rounds_submitted} rounds submitted, {result.rounds_paid} paid, "
        f"{result.rounds_missed} missed. "
        f"{result.audits_given} audits given, {result.false_votes} of them against. "
        f"Claimable: {result.claimable}."
    )
