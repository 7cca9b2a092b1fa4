"""What an answer of the task's server means, by the reading that the profile gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orca_desktop.domain.stages.pointers import NotThere, value_at
from orca_desktop.domain.stages.profile import Condition, Reading, Scalar

WORDS_SHOWN = 200


class Unread(ValueError):
    """An answer that is not what the reading says. The text says why."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """The task has nothing to do or to submit in this round. `words` say so; `on_chain` is what then goes on chain."""

    words: str
    on_chain: str | None = None


@dataclass(frozen=True, slots=True)
class Abstained:
    """The task gives no verdict; `words` say why."""

    words: str


def nothing_words(nothing: Nothing) -> str:
    """What a round in which there was nothing to submit says of itself."""
    if nothing.on_chain is None:
        return f"{nothing.words} Nothing was put on chain."
    return f"{nothing.words} So “{nothing.on_chain}” was put on chain, which pays nothing."


def holds(condition: Condition, round_number: int | None, submission: Mapping[str, Any] | None) -> bool:
    """Whether a call is to be made."""
    if (round_number or 0) < condition.from_round:
        return False
    if condition.submission is None:
        return True
    try:
        value = value_at(submission, condition.submission)
    except NotThere:
        value = None
    if condition.equals is not None:
        return _is(value, condition.equals)
    return not _is(value, condition.differs)


def reads_body(reading: Reading) -> bool:
    """Whether more than the status is read."""
    return bool(reading.at or reading.nothing or reading.ok is not None)


def complaint(reading: Reading, document: Any) -> str | None:
    """What the answer itself says went wrong; None when it says that all is well. Raises Unread."""
    if reading.ok is None:
        return None
    try:
        is_well = value_at(document, reading.ok)
    except NotThere as error:
        raise Unread(f"it has nothing at {reading.ok}") from error
    if not isinstance(is_well, bool):
        raise Unread(f"at {reading.ok} true or false is wanted")
    return None if is_well else said(reading, document) or "it says so without a reason"


def said(reading: Reading, document: Any) -> str:
    """The answer's own words, a stranger's; empty when it has none."""
    if reading.words is None:
        return ""
    try:
        words = value_at(document, reading.words)
    except NotThere:
        return ""
    return " ".join(words.split())[:WORDS_SHOWN] if isinstance(words, str) else ""


def found(reading: Reading, document: Any) -> Any | Nothing:
    """What the reading points to, or Nothing where that is a value which means so. Raises Unread."""
    try:
        value = value_at(document, reading.at)
    except NotThere as error:
        raise Unread(f"it has nothing at {reading.at}") from error
    if any(_is(value, nothing) for nothing in reading.nothing):
        return Nothing(f"The task's answer was “{value}”: it had nothing to submit.")
    return value


def verdict(reading: Reading, document: Any) -> bool | Abstained:
    """What an audit's answer says of the proof. Raises Unread."""
    value = found(reading, document)
    if isinstance(value, Nothing):
        return Abstained(value.words)
    if any(_is(value, valid) for valid in reading.valid):
        return True
    if any(_is(value, invalid) for invalid in reading.invalid):
        return False
    if reading.abstain == "anything else" or (reading.abstain == "null" and value is None):
        return Abstained("The task gives no verdict on this proof.")
    raise Unread(_wanted(reading))


def _wanted(reading: Reading) -> str:
    if reading.valid == (True,) and reading.invalid == (False,):
        return "true or false is wanted"
    return f"one of {', '.join(str(value) for value in (*reading.valid, *reading.invalid))} is wanted"


def _is(value: object, wanted: Scalar | None) -> bool:
    """Equal, and of the same kind: 1 is not true."""
    return isinstance(value, bool) == isinstance(wanted, bool) and value == wanted
