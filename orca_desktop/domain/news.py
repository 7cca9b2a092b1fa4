"""What is news: which change of a task or a round its user wants to be told, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orca_desktop.domain.amounts import amount_text
from orca_desktop.domain.notices import NoticeKind
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task, TaskState

LOW_BOUNTY_ROUNDS = 24
"""A bounty that pays fewer rounds than this is low: at rounds of an hour, a day."""

MISSED_MEANWHILE = "Rounds are missed while this lasts."

TROUBLED = frozenset({TaskState.UNHEALTHY, TaskState.STARTING})
"""States in which trouble goes on: a container that crashes is started again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A notice without its time: what happened to a task, in words; `round` None where it is about no round."""

    kind: NoticeKind
    title: str
    message: str
    round: int | None = None


def facts(task: Task) -> tuple[object, ...]:
    """What of a task's account is news when it changes; whoever keeps these tells the same only once."""
    return task.is_active, task.is_allowlisted, task.was_allowlisted, task.migrated_to, is_bounty_low(task)


def is_bounty_low(task: Task) -> bool:
    """Whether the bounty that is left pays fewer than LOW_BOUNTY_ROUNDS rounds in full. What is unknown is not low."""
    return task.total_bounty is not None and rounds_left(task) < LOW_BOUNTY_ROUNDS


def rounds_left(task: Task) -> int:
    """How many rounds the bounty that is left pays in full."""
    if task.total_bounty is None or task.bounty_per_round <= 0:
        return LOW_BOUNTY_ROUNDS
    return max(0, task.total_bounty // task.bounty_per_round)


def news_of_task(before: Task, after: Task) -> Iterator[News]:
    """What has happened to the task itself between two looks; trouble with its container is `trouble_of`."""
    if after.migrated_to is not None and after.migrated_to != before.migrated_to:
        yield News(
            kind=NoticeKind.MIGRATED,
            title=f"{after.name} was replaced",
            message=f"The creator has moved it to another task: {after.migrated_to}. Join that one to go on earning.",
        )
    if is_bounty_low(after) and not is_bounty_low(before):
        yield _low_bounty(after)
    if after.changes and after.changes != before.changes:
        what = ", ".join(change.what.lower() for change in after.changes)
        yield News(
            kind=NoticeKind.CHANGED,
            title=f"{after.name} has changed",
            message=f"Not as you agreed any more: {what}. It is not started again before you have looked at it.",
        )


def trouble_of(task: Task) -> News:
    """A task that does not work, and has not for a while or will not be tried again."""
    words = task.detail or "Its container does not work as it should."
    costs = "It only practises, so no round is missed by that." if task.is_practising else MISSED_MEANWHILE
    return News(
        kind=NoticeKind.UNHEALTHY,
        title=f"{task.name} {'has failed' if task.state is TaskState.FAILED else 'is unhealthy'}",
        message=f"{words} {costs}",
    )


def news_of_round(before: RoundRecord, after: RoundRecord, name: str) -> Iterator[News]:
    """What has happened in a round between two looks. *name* is the task's."""
    has_ended = after.result.is_final and not before.result.is_final
    if after.warning and not before.warning and not after.result.is_final:
        yield _about(NoticeKind.MISS_EXPECTED, after, f"{name} may miss round {after.number:,}", after.warning)
    if after.audit_received is not None and before.audit_received is None and not after.result.is_final:
        yield _doubted(after, name)
    if has_ended:
        yield from _ended(after, name)


def _ended(record: RoundRecord, name: str) -> Iterator[News]:
    match record.result:
        case RoundResult.PAID:
            title = f"{name} paid {amount_text(record.reward or 0, record.token)}"
            yield _about(NoticeKind.PAID, record, title, f"The reward of round {record.number:,} can be claimed.")
        case RoundResult.MISSED:
            words = record.note or "The proof was not on chain in time."
            yield _about(NoticeKind.MISSED, record, f"{name} missed round {record.number:,}", words)
        case RoundResult.SLASHED:
            title = f"{name}: stake cut by {amount_text(-min(0, record.reward or 0), record.token)}"
            words = record.note or "The votes went against the proof."
            yield _about(NoticeKind.SLASHED, record, title, f"Round {record.number:,}: {words}")
        case _:
            pass
    if record.audit_received is not None and record.result in (RoundResult.PAID, RoundResult.UNPAID):
        yield _outcome(record, name)


def _doubted(record: RoundRecord, name: str) -> News:
    words = "Another node has raised an audit against it; the stake is cut if the votes go against it."
    return _about(NoticeKind.AUDITED, record, f"{name}: the proof of round {record.number:,} is doubted", words)


def _outcome(record: RoundRecord, name: str) -> News:
    """How an audit ended that did not cost the stake."""
    audit = record.audit_received
    votes = f" {audit.votes_for} for it, {audit.votes_against} against." if audit is not None else ""
    stood = record.result is RoundResult.PAID
    title = f"{name}: the proof of round {record.number:,} {'stood' if stood else 'brought no reward'}"
    return _about(NoticeKind.AUDITED, record, title, f"Its audit is over.{votes}")


def _low_bounty(task: Task) -> News:
    left = rounds_left(task)
    words = "It is used up." if left == 0 else f"It pays {left:,} more round{'' if left == 1 else 's'} in full."
    return News(kind=NoticeKind.BOUNTY_LOW, title=f"The bounty of {task.name} is low", message=words)


def _about(kind: NoticeKind, record: RoundRecord, title: str, message: str) -> News:
    return News(kind=kind, title=title, message=message, round=record.number)
