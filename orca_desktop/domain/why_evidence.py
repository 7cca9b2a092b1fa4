"""Facts and their evidence, made from what a round's record holds."""

from __future__ import annotations

from datetime import UTC, datetime

from orca_desktop.domain.records import StageMark
from orca_desktop.domain.why_case import Case, Evidence, Fact, FactId, FactState

NOTHING_YET = "Nothing can be told of this yet."


def fact(case: Case, about: FactId, state: FactState, words: str, *seen: Evidence, advice: str = "") -> Fact:
    """A fact; where it fails, what the record notes is evidence too."""
    note = case.record.note if case.record is not None and state is FactState.FAILS else ""
    noted = (Evidence(name="Note", value=note),) if note and note != words else ()
    return Fact(id=about, state=state, words=words, evidence=(*seen, *noted), advice=advice)


def unknown(about: FactId, words: str = NOTHING_YET) -> Fact:
    return Fact(id=about, state=FactState.UNKNOWN, words=words)


def of_mark(mark: StageMark | None) -> tuple[Evidence, ...]:
    """When a stage began and ended, and what was said of it."""
    if mark is None:
        return ()
    seen = [Evidence(name="Began", value=_moment(mark.began_slot, mark.began_at))]
    if mark.ended_slot is not None and mark.ended_at is not None:
        seen.append(Evidence(name="Ended", value=_moment(mark.ended_slot, mark.ended_at)))
    if mark.words:
        seen.append(Evidence(name=f"{mark.stage.value.capitalize()} stage", value=mark.words))
    return tuple(seen)


def _moment(slot: int, at: float) -> str:
    try:
        return f"slot {slot}, {datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S} UTC"
    except (OverflowError, ValueError, OSError):  # written by a clock that was set far wrong
        return f"slot {slot}"
