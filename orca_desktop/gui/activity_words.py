"""What the history's events are called on the screen: kind, weight, where, and what happened. No widgets here."""

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
from orca_desktop.domain.keys import PublicKey, shorten
from orca_desktop.domain.ledger import KOII
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import Token
from orca_desktop.gui.amounts import amount_text
from orca_desktop.gui.history_words import act_word, round_words, state_word
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.wallet_words import unknown_token
from orca_desktop.gui.words import Term, day_of_month, koii, one_line

WORDS_LIMIT = 240

Tokens = Mapping[PublicKey, Token]
NO_TOKENS: Tokens = {}

KIND_WORDS = {
    FactKind.ROUND: mark("Round"),
    FactKind.ACT: mark("Transaction"),
    FactKind.TASK: mark("Task"),
    FactKind.BALANCE: mark("Balance"),
    FactKind.NOTICE: mark("News"),
    FactKind.REFUSED: mark("Refused"),
    FactKind.CRASH: mark("Fault"),
    FactKind.NETWORK: mark("Network"),
    FactKind.ENGINE: mark("Engine"),
}
KIND_TONES = {FactKind.ROUND: Tone.INFO, FactKind.ACT: Tone.AUDIT, FactKind.NOTICE: Tone.GOOD}
ACT_WORDS = {
    ActStatus.INTENDED: mark("is being sent"),
    ActStatus.DONE: mark("is on chain"),
    ActStatus.REFUSED: mark("was refused"),
    ActStatus.UNKNOWN: mark("is in doubt: it is being looked up"),
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


def row_of(event: EventRow, names: Mapping[TaskId, str], tokens: Tokens = NO_TOKENS) -> ActivityRow:
    """*names* are those of the tasks that the history knows, *tokens* those that are known by their mints."""
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
        words=words_of(event, tokens),
    )


def words_of(event: EventRow, tokens: Tokens = NO_TOKENS) -> str:
    """What happened, in one line. An event of a kind that is not known here tells its own text."""
    body = body_of(event)
    match event.kind:
        case FactKind.ACT.value:
            told = _act_words(body, tokens) or said(event.text)
        case FactKind.ROUND.value:
            told = round_words(event.text)
        case FactKind.TASK.value if body.get("state"):
            told = ". ".join(
                part for part in (state_word(str(body["state"])), said(str(body.get("detail") or ""))) if part
            )
        case FactKind.NETWORK.value if body.get("reachable"):
            told = tr("The network answers ({server})", server=body.get("server", ""))
        case FactKind.ENGINE.value if body.get("reachable"):
            told = tr("The container engine answers ({kind})", kind=body.get("kind", ""))
        case _:
            told = said(event.text)
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
    return (
        Term(tr(KIND_WORDS[known]), KIND_TONES.get(known, Tone.QUIET)) if known is not None else Term(kind, Tone.QUIET)
    )


def severity_term(severity: Severity) -> Term:
    """The ordinary has no word: it is what is left."""
    return {
        Severity.TROUBLE: Term(tr("Problem"), Tone.BAD, "!"),
        Severity.NOTABLE: Term(tr("Notable"), Tone.WARN, "•"),
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
    return f"{day_of_month(then.tm_mday, then.tm_mon)}{year} {time.strftime('%H:%M', then)}"


def local_time(at: float) -> str:
    """A time as this computer tells it, whole: 2026-03-04 10:41:07; empty where it is none."""
    try:
        return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at))
    except (OverflowError, OSError, ValueError):
        return ""


def both_times(at: float) -> str:
    """A time as this computer tells it, and in UTC below it."""
    local = local_time(at)
    return f"{tr('{time} here', time=local)}\n{time_text(at)}" if local else tr("No time is known")


def copied(row: ActivityRow) -> str:
    """A line for the clipboard, its parts apart by tabs."""
    number = tr("round {number}", number=row.round) if row.round is not None else ""
    parts = (time_text(row.at), kind_term(row.kind).word, row.task_id or "", number, row.words)
    return "\t".join(parts)


def _act_words(body: Mapping[str, Any], tokens: Tokens) -> str:
    statuses = {status.value: words for status, words in ACT_WORDS.items()}
    act, status = str(body.get("act", "")), str(body.get("status", ""))
    if not act or status not in statuses:
        return ""
    detail = str(body.get("detail", ""))
    words = _amount(detail, tokens) or (_begun(said(detail)) if " " in detail else detail)  # a CID is no sentence
    return _what_came(act_word(act), str(body.get("subject", "")), tr(statuses[status])) + (
        f". {words}" if words else ""
    )


def _what_came(act: str, subject: str, status: str) -> str:
    if subject:
        return tr("{act} about {subject} {status}", act=act, subject=shorten(subject), status=status)
    return tr("{act} {status}", act=act, status=status)


def _amount(detail: str, tokens: Tokens) -> str:
    """What an act moves, where its detail tells an amount."""
    intent = intended(detail)
    if intent.amount is None:
        return ""
    if intent.token == KOII:
        return koii(Roe(intent.amount))
    mint = PublicKey(intent.token)
    return amount_text(intent.amount, tokens.get(mint) or unknown_token(mint))


def _begun(line: str) -> str:
    return line[:1].upper() + line[1:]
