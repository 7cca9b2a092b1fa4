"""What the screens call things, with the tone and the sign of each. No widgets here."""

from __future__ import annotations

import functools
import math
import time
from collections.abc import Iterable
from dataclasses import dataclass

from orca_desktop.domain.amounts import Roe, sums_by_token
from orca_desktop.domain.audits import AuditReceived, Verdict, VoteSent
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import Phase, RoundResult
from orca_desktop.domain.task_status import StatusKind
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.domain.why_case import FactState
from orca_desktop.gui.amounts import amount_text, koii_text
from orca_desktop.gui.language import local, mark, numeral, tr
from orca_desktop.gui.tokens import Tone

NAME_LIMIT = 60
MONTHS = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark("May"),
    mark("Jun"),
    mark("Jul"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, its tone, and a one-character sign for where no word fits."""

    word: str
    tone: Tone
    sign: str = ""

    def told(self) -> Term:
        """In the user's language: of a word that stands marked in a table."""
        return Term(tr(self.word), self.tone, self.sign) if self.word else self


@functools.cache
def status_tone(kind: StatusKind) -> Tone:
    """The title says it without the colour."""
    return {
        StatusKind.MIGRATED: Tone.WARN,
        StatusKind.COMPLETE: Tone.QUIET,
        StatusKind.OUT_OF_BOUNTY: Tone.WARN,
        StatusKind.WATCHING: Tone.INFO,
        StatusKind.WAITING_FOR_APPROVAL: Tone.WARN,
        StatusKind.WAITING_FOR_VARIABLES: Tone.WARN,
        StatusKind.UNDERFUNDED: Tone.BAD,
        StatusKind.FAILED: Tone.BAD,
        StatusKind.STOPPING: Tone.INFO,
        StatusKind.COOLING_DOWN: Tone.QUIET,
        StatusKind.STOPPED: Tone.QUIET,
        StatusKind.NETWORK_AWAY: Tone.BAD,
        StatusKind.ENGINE_AWAY: Tone.BAD,
        StatusKind.UNHEALTHY: Tone.WARN,
        StatusKind.FINISHING: Tone.INFO,
        StatusKind.STARTING: Tone.INFO,
        StatusKind.PRACTISING: Tone.INFO,
        StatusKind.MISS_EXPECTED: Tone.WARN,
        StatusKind.FLAGGED: Tone.AUDIT,
        StatusKind.SLASHED: Tone.BAD,
        StatusKind.MISSING: Tone.WARN,
        StatusKind.UNPAID: Tone.WARN,
        StatusKind.DELISTED: Tone.WARN,
        StatusKind.EARNING: Tone.GOOD,
        StatusKind.WARMING_UP: Tone.INFO,
    }[kind]


def fact_term(state: FactState) -> Term:
    return {
        FactState.HOLDS: Term(tr("Holds"), Tone.GOOD, "✓"),
        FactState.FAILS: Term(tr("Fails"), Tone.BAD, "✗"),
        FactState.UNKNOWN: Term(tr("Not known"), Tone.QUIET, "–"),
    }[state]


def time_left(seconds: float) -> str:
    """“38 min left”, without seconds where they would only flicker; empty when it is over."""
    if seconds <= 0:
        return ""
    left = duration(math.ceil(seconds / 60) * 60) if seconds > 90 else whole_seconds(seconds)
    return tr("{time} left", time=left)


def result_term(result: RoundResult) -> Term:
    return _result_terms()[result].told()


@functools.cache
def _result_terms() -> dict[RoundResult, Term]:
    """Asked for with each cell that is painted."""
    return {
        RoundResult.WORKING: Term(mark("Working"), Tone.INFO, "…"),
        RoundResult.WORKED: Term(mark("Work done"), Tone.INFO, "•"),
        RoundResult.SUBMITTED: Term(mark("Submitted"), Tone.INFO, "↑"),
        RoundResult.IN_AUDIT: Term(mark("In audit"), Tone.AUDIT, "?"),
        RoundResult.SETTLING: Term(mark("Settling"), Tone.AUDIT, "="),
        RoundResult.PAID: Term(mark("Paid"), Tone.GOOD, "✓"),
        RoundResult.UNPAID: Term(mark("Unpaid"), Tone.WARN, "0"),
        RoundResult.IDLE: Term(mark("Nothing to submit"), Tone.QUIET, "·"),
        RoundResult.MISSED: Term(mark("Missed"), Tone.WARN, "–"),
        RoundResult.SLASHED: Term(mark("Stake cut"), Tone.BAD, "!"),
        RoundResult.PRACTISED: Term(mark("Practised"), Tone.QUIET, "○"),
        RoundResult.WOULD_MISS: Term(mark("Would miss"), Tone.WARN, "×"),
    }


def round_term(record: RoundRecord) -> Term:
    """How a round stands; of one that is practised, that too."""
    term = result_term(record.result)
    if not record.is_practice or record.result.is_practice:
        return term
    return Term(tr("Practising"), Tone.QUIET, term.sign)


def verdict_term(verdict: Verdict) -> Term:
    return {
        Verdict.VALID: Term(tr("Valid"), Tone.GOOD),
        Verdict.INVALID: Term(tr("Not valid"), Tone.BAD),
        Verdict.NONE: Term(tr("No verdict"), Tone.QUIET),
    }[verdict]


def vote_word(vote: VoteSent) -> str:
    return {
        VoteSent.FOR: tr("voted for"),
        VoteSent.AGAINST: tr("voted against"),
        VoteSent.NOT_NEEDED: tr("not needed"),
        VoteSent.NOT_SENT: tr("not sent"),
        VoteSent.WOULD_BE_FOR: tr("would be for"),
        VoteSent.WOULD_BE_AGAINST: tr("would be against"),
    }[vote]


def outcome_term(audit: AuditReceived, result: RoundResult) -> Term:
    """What came of an audit against us; the round's end decides, not the votes."""
    if result is RoundResult.SLASHED:
        return Term(tr("Stake cut"), Tone.BAD)
    if result is RoundResult.PAID:
        return Term(tr("Proof stood"), Tone.GOOD)
    if result.is_final:
        return Term(tr("No reward"), Tone.WARN)
    leads_against = audit.votes_against > audit.votes_for
    return Term(tr("Open"), Tone.WARN if leads_against else Tone.AUDIT)


def phase_word(phase: Phase | None) -> str:
    if phase is None:
        return tr("not begun")
    return {Phase.SUBMISSION: tr("submission"), Phase.AUDIT: tr("audit"), Phase.SETTLE: tr("settling")}[phase]


def koii_and_rest(amounts: Iterable[tuple[int, Token]]) -> tuple[str, str]:
    """The sum in KOII without its unit, and what there is of other tokens: "+ 3.000 FIRE"."""
    sums = dict(sums_by_token(amounts))
    ours = koii_text(sums.pop(KOII, 0))
    return ours, "".join(f"+ {amount_text(amount, token)} " for token, amount in sums.items()).rstrip()


def koii(amount: Roe) -> str:
    return f"{koii_text(amount)} KOII"


def duration(seconds: float) -> str:
    """Short enough for a countdown: 2.4 s, 38 s, 13 min 36 s, 2 h 5 min, 3 d 4 h."""
    if seconds < 10:
        return f"{numeral(max(0.0, seconds), 1)} s"
    whole = round(seconds)
    for unit, small, size, inner in (("d", "h", 86_400, 3_600), ("h", "min", 3_600, 60), ("min", "s", 60, 1)):
        if whole >= size:
            rest = whole % size // inner
            return f"{whole // size} {unit} {rest} {small}" if rest else f"{whole // size} {unit}"
    return f"{whole} s"


def whole_seconds(seconds: float) -> str:
    """A countdown without tenths, which would only flicker."""
    return duration(seconds) if seconds >= 10 else f"{max(0, math.ceil(seconds))} s"


def clock_time(at: float, now: float | None = None) -> str:
    """Seconds since the epoch as this computer's time: 10:41; on another day than *now* with its date: 4 Mar 10:41."""
    then = time.localtime(at)
    is_today = now is None or then[:3] == time.localtime(now)[:3]
    hour = time.strftime("%H:%M", then)
    return hour if is_today else f"{day_of_month(then.tm_mday, then.tm_mon)} {hour}"


def day_of_month(day: int, month: int) -> str:
    """“4 Mar”; the months count from 1."""
    return tr("{day} {month}", day=day, month=tr(MONTHS[month - 1]))


def size(count: float) -> str:
    """Bytes in the unit that fits: 512 B, 1.4 MiB, 2 GiB."""
    for unit in ("B", "KiB", "MiB", "GiB"):
        if count < 1_000 or unit == "GiB":
            break
        count /= 1_024
    digits = 0 if unit == "B" or count >= 100 else 1
    return local(f"{count:,.{digits}f}".removesuffix(".0")) + f" {unit}"


def rate(bytes_a_second: float) -> str:
    return f"{size(bytes_a_second)}/s"


def cores(count: float) -> str:
    """Processor cores in use: 0.03 cores, 1.50 cores."""
    return tr("{count} cores", count=numeral(count, 2))


def one_line(text: str, limit: int = NAME_LIMIT) -> str:
    """A stranger's text for one line: no line breaks, no control or direction characters, bounded."""
    spaced = " ".join(text[: limit * 4].split())
    printable = "".join(character for character in spaced if character.isprintable())
    return printable if len(printable) <= limit else f"{printable[: limit - 1]}…"


def printable_lines(text: str, limit: int) -> str:
    """A stranger's text for several lines: bounded, without control or direction characters."""
    return "".join(character for character in text[:limit] if character.isprintable() or character == "\n")
