"""Which notices become a notification of the desktop, and how many become one. No widgets here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.gui.language import said, tr, trn
from orca_desktop.gui.words import one_line

TITLE_LIMIT = 90
MESSAGE_LIMIT = 240
LISTED = 3
URGENT = frozenset({NoticeKind.SLASHED, NoticeKind.MISS_EXPECTED, NoticeKind.UNHEALTHY})

INBOX = "inbox"
"""What a click on several news opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Popup:
    """`what` says what a click opens: "task/<id>", "task/<id>/<round>", or INBOX."""

    title: str
    message: str
    what: str
    urgent: bool = False


def summed_up(notices: Sequence[Notice]) -> Popup:
    """One notification for all of them; there is at least one."""
    if len(notices) == 1:
        return _alone(notices[0])
    counts = Counter(notice.kind for notice in notices)
    title = ", ".join(kind_words(kind, count) for kind, count in counts.most_common())
    listed = [one_line(said(notice.title), TITLE_LIMIT) for notice in _by_weight(notices)[:LISTED]]
    more = [tr("and {count} more", count=len(notices) - LISTED)] if len(notices) > LISTED else []
    tasks = {notice.task_id for notice in notices}
    return Popup(
        title=one_line(title, TITLE_LIMIT),
        message="\n".join((*listed, *more)),
        what=f"task/{tasks.pop()}" if len(tasks) == 1 else INBOX,
        urgent=any(notice.kind in URGENT for notice in notices),
    )


def kind_words(kind: NoticeKind, count: int) -> str:
    """So many of a kind: “2 rewards”."""
    match kind:
        case NoticeKind.PAID:
            return trn(count, "{n} reward", "{n} rewards")
        case NoticeKind.MISS_EXPECTED:
            return trn(count, "{n} round in danger", "{n} rounds in danger")
        case NoticeKind.MISSED:
            return trn(count, "{n} missed round", "{n} missed rounds")
        case NoticeKind.AUDITED:
            return trn(count, "{n} audit of yours", "{n} audits of yours")
        case NoticeKind.SLASHED:
            return trn(count, "{n} stake cut", "{n} stakes cut")
        case NoticeKind.BOUNTY_LOW:
            return trn(count, "{n} low bounty", "{n} low bounties")
        case NoticeKind.UNHEALTHY:
            return trn(count, "{n} task in trouble", "{n} tasks in trouble")
        case NoticeKind.MIGRATED:
            return trn(count, "{n} replaced task", "{n} replaced tasks")
        case NoticeKind.CHANGED:
            return trn(count, "{n} changed task", "{n} changed tasks")


def _alone(notice: Notice) -> Popup:
    place = f"/{notice.round}" if notice.round is not None else ""
    return Popup(
        title=one_line(said(notice.title), TITLE_LIMIT),
        message=one_line(said(notice.message), MESSAGE_LIMIT),
        what=f"task/{notice.task_id}{place}",
        urgent=notice.kind in URGENT,
    )


def _by_weight(notices: Sequence[Notice]) -> list[Notice]:
    """What is urgent first, then the newest."""
    return sorted(notices, key=lambda notice: (notice.kind not in URGENT, -notice.at))
