"""The history's events as a table that grows at its end as one scrolls, and at its top as things happen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal

from orca_desktop.gui.activity_words import ActivityRow, both_times, kind_term, moment, severity_term
from orca_desktop.gui.models.rows import Column, Index, RowModel

MOST_ROWS = 20_000
"""So many are held at most, about 8 MB; whoever looks for older ones narrows the time."""


class ActivityTableModel(RowModel[ActivityRow]):
    """Holds the newest rows that fit; `now` gives seconds since the epoch.

    Signals:
        more_wanted: the view has come to the end, and there are older rows.
    """

    more_wanted = Signal()

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(_columns(now), _key, parent)
        self.next: int | None = None
        """Behind which event older ones are; None: there are none."""

    @property
    def newest(self) -> int:
        """The highest number of an event that is shown; 0 without any."""
        return self._rows[0].id if self._rows else 0

    @property
    def is_full(self) -> bool:
        return len(self._rows) >= MOST_ROWS

    def show_page(self, rows: Sequence[ActivityRow], following: int | None) -> None:
        """Begin anew with the newest rows."""
        self.next = following
        self.show_rows(rows)

    def add_older(self, rows: Sequence[ActivityRow], following: int | None) -> None:
        self.next = following
        if rows:
            self._insert(len(self._rows), rows)

    def add_newer(self, rows: Sequence[ActivityRow]) -> None:
        """*rows* are newer than all that is shown; when there are too many in all, the oldest go."""
        if rows:
            self._insert(0, rows)
        if (excess := len(self._rows) - MOST_ROWS) > 0:
            self.next = self._rows[MOST_ROWS - 1].id
            self._remove(len(self._rows) - excess, len(self._rows) - 1)

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008  Qt's own signature; it is not changed
        return not parent.isValid() and self.next is not None and not self.is_full

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008  as above
        if self.canFetchMore(parent):
            self.more_wanted.emit()


def _key(row: ActivityRow) -> Hashable:
    return row.id


def _when_tip(row: ActivityRow) -> str:
    return both_times(row.at) + (f"\nslot {row.slot:,}" if row.slot else "")


def _severity_tip(row: ActivityRow) -> str:
    return severity_term(row.severity).word or "Nothing out of the ordinary"


def _columns(now: Callable[[], float]) -> tuple[Column[ActivityRow], ...]:
    return (
        Column(title="When", text=lambda row: moment(row.at, now()), tip=_when_tip, quiet=True),
        Column(title="", text=lambda row: severity_term(row.severity).sign, spoken=_severity_tip, tip=_severity_tip),
        Column(title="Kind", text=lambda row: kind_term(row.kind).word, tip=lambda row: f"Event {row.id:,}"),
        Column(title="Task", text=lambda row: row.task or "—", tip=lambda row: row.task_id or ""),
        Column(title="Round", text=lambda row: f"{row.round:,}" if row.round is not None else "—", right=True),
        Column(title="What happened", text=lambda row: row.words, tip=lambda row: row.words),
    )
