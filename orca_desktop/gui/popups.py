"""Which notices become a notification of the desktop, and how many become one. No Qt here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from orca_desktop.domain.notices import Notice, NoticeKind
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
    title = ", ".join(f"{count} {kind_words(kind, count)}" for kind, count in counts.most_common())
    listed = [one_line(notice.title, TITLE_LIMIT) for notice in _by_weight(notices)[:LISTED]]
    more = [f"and {len(notices) - LISTED} more"] if len(notices) > LISTED else []
    tasks = {notice.task_id for notice in notices}
    return Popup(
        title=one_line(title, TITLE_LIMIT),
        message="\n".join((*listed, *more)),
        what=f"task/{tasks.pop()}" if len(tasks) == 1 else INBOX,
        urgent=any(notice.kind in URGENT for notice in notices),
    )


def kind_words(kind: NoticeKind, count: int = 1) -> str:
    """A kind as it is counted: “2 rewards”."""
    one, many = {
        NoticeKind.PAID: ("reward", "rewards"),
        NoticeKind.MISS_EXPECTED: ("round in danger", "rounds in danger"),
        NoticeKind.MISSED: ("missed round", "missed rounds"),
        NoticeKind.AUDITED: ("audit of yours", "audits of yours"),
        NoticeKind.SLASHED: ("stake cut", "stakes cut"),
        NoticeKind.BOUNTY_LOW: ("low bounty", "low bounties"),
        NoticeKind.UNHEALTHY: ("task in trouble", "tasks in trouble"),
        NoticeKind.MIGRATED: ("replaced task", "replaced tasks"),
        NoticeKind.CHANGED: ("changed task", "changed tasks"),
    }[kind]
    return one if count == 1 else many


def _alone(notice: Notice) -> Popup:
    place = f"/{notice.round}" if notice.round is not None else ""
    return Popup(
        title=one_line(notice.title, TITLE_LIMIT),
        message=one_line(notice.message, MESSAGE_LIMIT),
        what=f"task/{notice.task_id}{place}",
        urgent=notice.kind in URGENT,
    )


def _by_weight(notices: Sequence[Notice]) -> list[Notice]:
    """What is urgent first, then the newest."""
    return sorted(notices, key=lambda notice: (notice.kind not in URGENT, -notice.at))
