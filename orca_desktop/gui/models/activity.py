"""The history's events as a table that grows at its end as one scrolls, and at its top as things happen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal

from orca_desktop.domain.history_columns import time_text
from orca_desktop.gui.activity_words import ActivityRow, both_times, kind_term, moment, severity_term
from orca_desktop.gui.language import mark, numeral, tr
from orca_desktop.gui.models.rows import Column, Copyable, Index, RowModel

MOST_ROWS = 20_000
"""So many are held at most, about 8 MB; whoever looks for older ones narrows the time."""


class ActivityTableModel(RowModel[ActivityRow]):
    """Holds the newest rows that fit; `now` gives seconds since the epoch.

    Signals:
        more_wanted: the view has come to the end, and there are older rows.
    """

    more_wanted = Signal()

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(_columns(now), _key, parent, copyables=_COPYABLES)
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


_COPYABLES: tuple[Copyable[ActivityRow], ...] = (Copyable(mark("task ID"), lambda row: row.task_id or ""),)


def _key(row: ActivityRow) -> Hashable:
    return row.id


def _when_tip(row: ActivityRow) -> str:
    return both_times(row.at) + (f"\n{tr('slot {slot}', slot=numeral(row.slot))}" if row.slot else "")


def _severity_tip(row: ActivityRow) -> str:
    return severity_term(row.severity).word or tr("Nothing out of the ordinary")


def _columns(now: Callable[[], float]) -> tuple[Column[ActivityRow], ...]:
    return (
        Column(
            title=mark("When"),
            text=lambda row: moment(row.at, now()),
            tip=_when_tip,
            copied=lambda row: time_text(row.at),
            quiet=True,
        ),
        Column(
            title="",
            name=mark("Weight"),
            text=lambda row: severity_term(row.severity).sign,
            spoken=_severity_tip,
            tip=_severity_tip,
            copied=lambda row: severity_term(row.severity).word,
        ),
        Column(
            title=mark("Kind"),
            text=lambda row: kind_term(row.kind).word,
            tip=lambda row: tr("Event {number}", number=numeral(row.id)),
        ),
        Column(
            title=mark("Task"),
            text=lambda row: row.task or "—",
            tip=lambda row: row.task_id or "",
            copied=lambda row: row.task_id or "",
        ),
        Column(
            title=mark("Round"),
            text=lambda row: numeral(row.round) if row.round is not None else "—",
            copied=lambda row: str(row.round) if row.round is not None else "",
            right=True,
        ),
        Column(title=mark("What happened"), text=lambda row: row.words, tip=lambda row: row.words),
    )
