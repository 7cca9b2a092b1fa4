"""What the history's events are called on the screen: kind, weight, where, and what happened. No Qt here."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orca_desktop.domain.acts import ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.archive import EventRow, FactKind, Severity
from orca_desktop.domain.history_columns import time_text
from orca_desktop.domain.intents import intended
from orca_desktop.domain.keys import shorten
from orca_desktop.domain.ledger import KOII
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.words import MONTHS, Term, koii, one_line

WORDS_LIMIT = 240
KIND_WORDS = {
    FactKind.ROUND: "Round",
    FactKind.ACT: "Transaction",
    FactKind.TASK: "Task",
    FactKind.BALANCE: "Balance",
    FactKind.NOTICE: "News",
    FactKind.REFUSED: "Refused",
    FactKind.CRASH: "Fault",
    FactKind.NETWORK: "Network",
    FactKind.ENGINE: "Engine",
}
KIND_TONES = {FactKind.ROUND: Tone.INFO, FactKind.ACT: Tone.AUDIT, FactKind.NOTICE: Tone.GOOD}
ACT_WORDS = {
    ActStatus.INTENDED: "is being sent",
    ActStatus.DONE: "is on chain",
    ActStatus.REFUSED: "was refused",
    ActStatus.UNKNOWN: "is in doubt: it is being looked up",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """One event as a line; what it holds beside that is asked for when somebody looks at it."""

    id: int
    at: float
    slot: int
    kind: str
    severity: Severity
    task_id: TaskId | None
    task: str
    round: int | None
    words: str


def row_of(event: EventRow, names: Mapping[TaskId, str]) -> ActivityRow:
    """*names* are those of the tasks that the history knows."""
    name = names.get(event.task_id, "") if event.task_id is not None else ""
    return ActivityRow(
        id=event.id,
        at=event.at,
        slot=event.slot,
        kind=event.kind,
        severity=event.severity,
        task_id=event.task_id,
        task=one_line(name) or (shorten(event.task_id) if event.task_id else ""),
        round=event.round,
        words=words_of(event),
    )


def words_of(event: EventRow) -> str:
    """What happened, in one line. An event of a kind that is not known here tells its own text."""
    body = body_of(event)
    match event.kind:
        case FactKind.ACT.value:
            told = _act_words(body) or event.text
        case FactKind.TASK.value if body.get("state"):
            told = ". ".join(str(body[part]) for part in ("state", "detail") if body.get(part))
        case FactKind.NETWORK.value if body.get("reachable"):
            told = f"The network answers ({body.get('server', '')})"
        case FactKind.ENGINE.value if body.get("reachable"):
            told = f"The container engine answers ({body.get('kind', '')})"
        case _:
            told = event.text
    return _begun(one_line(told, WORDS_LIMIT))


def body_of(event: EventRow) -> dict[str, Any]:
    """What an event holds by name; nothing where that cannot be read."""
    try:
        body = json.loads(event.body)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def kind_term(kind: str) -> Term:
    known = next((one for one in FactKind if one.value == kind), None)
    return Term(KIND_WORDS[known], KIND_TONES.get(known, Tone.QUIET)) if known is not None else Term(kind, Tone.QUIET)


def severity_term(severity: Severity) -> Term:
    """The ordinary has no word: it is what is left."""
    return {
        Severity.TROUBLE: Term("Problem", Tone.BAD, "!"),
        Severity.NOTABLE: Term("Notable", Tone.WARN, "•"),
        Severity.ORDINARY: Term("", Tone.QUIET),
    }[severity]


def moment(at: float, now: float) -> str:
    """A time as this computer tells it: 10:41:07; on another day 4 Mar 10:41, in another year with that."""
    try:
        then, today = time.localtime(at), time.localtime(now)
    except (OverflowError, OSError, ValueError):
        return "—"
    if then[:3] == today[:3]:
        return time.strftime("%H:%M:%S", then)
    year = f" {then.tm_year}" if then.tm_year != today.tm_year else ""
    return f"{then.tm_mday} {MONTHS[then.tm_mon - 1]}{year} {time.strftime('%H:%M', then)}"


def both_times(at: float) -> str:
    """A time as this computer tells it, and in UTC below it."""
    try:
        local = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at))
    except (OverflowError, OSError, ValueError):
        return "No time is known"
    return f"{local} here\n{time_text(at)}"


def copied(row: ActivityRow) -> str:
    """A line for the clipboard, its parts apart by tabs."""
    number = f"round {row.round}" if row.round is not None else ""
    parts = (time_text(row.at), kind_term(row.kind).word, row.task_id or "", number, row.words)
    return "\t".join(parts)


def _act_words(body: Mapping[str, Any]) -> str:
    statuses = {status.value: words for status, words in ACT_WORDS.items()}
    act, status = str(body.get("act", "")), str(body.get("status", ""))
    if not act or status not in statuses:
        return ""
    about = f" about {shorten(str(body['subject']))}" if body.get("subject") else ""
    detail = str(body.get("detail", ""))
    words = _amount(detail) or (_begun(detail) if " " in detail else detail)  # a CID is no sentence
    return f"{act}{about} {statuses[status]}" + (f". {words}" if words else "")


def _amount(detail: str) -> str:
    """What an act moves, where its detail tells an amount of KOII."""
    intent = intended(detail)
    return koii(Roe(intent.amount)) if intent.amount is not None and intent.token == KOII else ""


def _begun(line: str) -> str:
    return line[:1].upper() + line[1:]
