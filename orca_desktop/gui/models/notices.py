"""The inbox as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from orca_desktop.domain.history_columns import time_text
from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.gui.activity_words import both_times
from orca_desktop.gui.inbox import Letter
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.models.rows import Column, Copyable, RowModel
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.words import Term, clock_time, one_line

UNREAD_COLUMN, TIME_COLUMN, KIND_COLUMN = range(3)
TITLE_LIMIT = 120
MESSAGE_LIMIT = 300

_TERMS: Mapping[NoticeKind, Term] = {
    NoticeKind.PAID: Term(mark("Reward"), Tone.GOOD),
    NoticeKind.MISS_EXPECTED: Term(mark("In danger"), Tone.WARN),
    NoticeKind.MISSED: Term(mark("Missed"), Tone.WARN),
    NoticeKind.AUDITED: Term(mark("Audit"), Tone.AUDIT),
    NoticeKind.SLASHED: Term(mark("Stake cut"), Tone.BAD),
    NoticeKind.BOUNTY_LOW: Term(mark("Low bounty"), Tone.WARN),
    NoticeKind.UNHEALTHY: Term(mark("Trouble"), Tone.BAD),
    NoticeKind.MIGRATED: Term(mark("Replaced"), Tone.INFO),
    NoticeKind.CHANGED: Term(mark("Changed"), Tone.WARN),
}


def notice_term(kind: NoticeKind) -> Term:
    return _TERMS[kind].told()


def notice_text(notice: Notice) -> str:
    """As it is copied."""
    number = f" {tr('round {number}', number=notice.round)}" if notice.round is not None else ""
    return f"{both_times(notice.at)}\n{said(notice.title)}\n{said(notice.message)}\n{notice.task_id}{number}"


class NoticeTableModel(RowModel[Letter]):
    """*now* is seconds since the epoch: what is of another day shows its date."""

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(_columns(now), lambda letter: letter.key, parent, copyables=_COPYABLES)


_COPYABLES: tuple[Copyable[Letter], ...] = (
    Copyable(mark("whole notice"), lambda letter: notice_text(letter.notice)),
    Copyable(mark("task ID"), lambda letter: letter.notice.task_id or ""),
)


def _columns(now: Callable[[], float]) -> tuple[Column[Letter], ...]:
    return (
        Column(
            title="",
            name=mark("Read or not"),
            sort=lambda letter: not letter.is_unread,
            copied=lambda letter: tr("not read") if letter.is_unread else tr("read"),
            text=lambda letter: "●" if letter.is_unread else "",
            spoken=lambda letter: tr("not read") if letter.is_unread else tr("read"),
            tip=lambda letter: tr("Not read yet") if letter.is_unread else tr("Read"),
        ),
        Column(
            title=mark("When"),
            text=lambda letter: clock_time(letter.notice.at, now()),
            tip=lambda letter: both_times(letter.notice.at),
            copied=lambda letter: time_text(letter.notice.at),
            sort=lambda letter: letter.notice.at,
            quiet=True,
        ),
        Column(
            title=mark("About"),
            text=lambda letter: notice_term(letter.notice.kind).word,
            sort=lambda letter: notice_term(letter.notice.kind).word,
        ),
        Column(
            title=mark("What happened"),
            text=lambda letter: one_line(said(letter.notice.title), TITLE_LIMIT),
            tip=lambda letter: one_line(said(letter.notice.title), TITLE_LIMIT),
            copied=lambda letter: one_line(said(letter.notice.title)),
            sort=lambda letter: said(letter.notice.title).casefold(),
        ),
        Column(
            title=mark("What it means"),
            text=lambda letter: one_line(said(letter.notice.message), MESSAGE_LIMIT),
            tip=lambda letter: one_line(said(letter.notice.message), MESSAGE_LIMIT),
            copied=lambda letter: one_line(said(letter.notice.message)),
            quiet=True,
        ),
    )
