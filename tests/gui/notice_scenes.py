"""Notices to look at and to test with."""

from __future__ import annotations

from orca_desktop.domain.notices import Notice, NoticeKind
from tests.gui import scenes


def notice(
    kind: NoticeKind = NoticeKind.PAID, number: int | None = 42, *, ago: float = 60.0, name: str = "Prime Census"
) -> Notice:
    title, message = {
        NoticeKind.PAID: (f"{name} paid 0.400 KOII", f"The reward of round {number} can be claimed."),
        NoticeKind.MISSED: (f"{name} missed round {number}", "The container had nothing to submit."),
        NoticeKind.MISS_EXPECTED: (
            f"{name} may miss round {number}",
            "Its container has not answered for 40 s; the window closes in 6 min.",
        ),
        NoticeKind.SLASHED: (f"{name}: stake cut by 0.007 KOII", f"Round {number}: the votes went against the proof."),
        NoticeKind.UNHEALTHY: (f"{name} is unhealthy", "It used more memory than it may. Rounds are missed."),
        NoticeKind.CHANGED: (f"{name} has changed", "Not as you agreed any more: image version, minimum stake."),
    }[kind]
    return Notice(
        kind=kind,
        task_id=scenes.task_id(name),
        title=title,
        message=message,
        at=scenes.EPOCH - ago,
        round=number,
    )


NOTICES = (
    notice(NoticeKind.PAID, 40, ago=90_000.0),
    notice(NoticeKind.UNHEALTHY, None, ago=40_000.0),
    notice(NoticeKind.MISSED, 41, ago=9_000.0),
    notice(NoticeKind.SLASHED, 37, ago=7_000.0),
    notice(NoticeKind.CHANGED, None, ago=2_400.0),
    notice(NoticeKind.MISS_EXPECTED, 44, ago=700.0),
    notice(NoticeKind.PAID, 42, ago=120.0),
)
