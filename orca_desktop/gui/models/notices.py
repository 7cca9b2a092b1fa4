"""The inbox as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.gui.activity_words import both_times
from orca_desktop.gui.inbox import Letter
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.words import Term, clock_time, one_line

UNREAD_COLUMN, TIME_COLUMN, KIND_COLUMN = range(3)
TITLE_LIMIT = 120
MESSAGE_LIMIT = 300

_TERMS: Mapping[NoticeKind, Term] = {
    NoticeKind.PAID: Term("Reward", Tone.GOOD),
    NoticeKind.MISS_EXPECTED: Term("In danger", Tone.WARN),
    NoticeKind.MISSED: Term("Missed", Tone.WARN),
    NoticeKind.AUDITED: Term("Audit", Tone.AUDIT),
    NoticeKind.SLASHED: Term("Stake cut", Tone.BAD),
    NoticeKind.BOUNTY_LOW: Term("Low bounty", Tone.WARN),
    NoticeKind.UNHEALTHY: Term("Trouble", Tone.BAD),
    NoticeKind.MIGRATED: Term("Replaced", Tone.INFO),
    NoticeKind.CHANGED: Term("Changed", Tone.WARN),
}


def notice_term(kind: NoticeKind) -> Term:
    return _TERMS[kind]


def notice_text(notice: Notice) -> str:
    """As it is copied."""
    place = f"{notice.task_id}" + (f" round {notice.round}" if notice.round is not None else "")
    return f"{both_times(notice.at)}\n{notice.title}\n{notice.message}\n{place}"


class NoticeTableModel(RowModel[Letter]):
    """*now* is seconds since the epoch: what is of another day shows its date."""

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(_columns(now), lambda letter: letter.key, parent)


def _columns(now: Callable[[], float]) -> tuple[Column[Letter], ...]:
    return (
        Column(
            title="",
            text=lambda letter: "●" if letter.is_unread else "",
            spoken=lambda letter: "not read" if letter.is_unread else "read",
            tip=lambda letter: "Not read yet" if letter.is_unread else "Read",
        ),
        Column(
            title="When",
            text=lambda letter: clock_time(letter.notice.at, now()),
            tip=lambda letter: both_times(letter.notice.at),
            quiet=True,
        ),
        Column(title="About", text=lambda letter: notice_term(letter.notice.kind).word),
        Column(
            title="What happened",
            text=lambda letter: one_line(letter.notice.title, TITLE_LIMIT),
            tip=lambda letter: one_line(letter.notice.title, TITLE_LIMIT),
        ),
        Column(
            title="What it means",
            text=lambda letter: one_line(letter.notice.message, MESSAGE_LIMIT),
            tip=lambda letter: one_line(letter.notice.message, MESSAGE_LIMIT),
            quiet=True,
        ),
    )
