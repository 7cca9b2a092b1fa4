"""When the stages of a round are due: the pipeline of k2.md 5.2 as windows of slots."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.rounds import Windows

LIST_DELAY = 2
"""A round's distribution list is written, audited and paid out in the second round after it."""

MAX_FAILED_LISTS = 10
"""No task allows more lists that fail for one round; a bound on what an account may claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From slot `opens` to before slot `closes`."""

    opens: int
    closes: int

    @property
    def length(self) -> int:
        return self.closes - self.opens

    def at(self, share: float) -> int:
        """The slot that lies *share* (0 to 1) into the window, never its last one."""
        return min(self.opens + int(self.length * share), max(self.opens, self.closes - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The windows of one round's stages, in the order in which they come."""

    work: Window
    submission: Window
    audit: Window
    list_writing: Window
    list_audit: Window
    payout: Window


def schedule(windows: Windows, number: int, *, failed_lists: int = 0) -> Schedule:
    """The stages of round *number*. Each list that failed moves the list's stages on by one round."""
    following, settling = number + 1, number + LIST_DELAY + failed_lists
    return Schedule(
        work=Window(opens=windows.start_of(number), closes=windows.end_of(number)),
        submission=Window(opens=windows.start_of(following), closes=windows.audit_start_of(following)),
        audit=Window(opens=windows.audit_start_of(following), closes=windows.settle_start_of(following)),
        list_writing=Window(opens=windows.start_of(settling), closes=windows.audit_start_of(settling)),
        list_audit=Window(opens=windows.audit_start_of(settling), closes=windows.settle_start_of(settling)),
        payout=Window(opens=windows.settle_start_of(settling), closes=windows.end_of(settling)),
    )
