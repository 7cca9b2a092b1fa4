"""What the page of activity asks of the history: each question in a thread, an overtaken answer dropped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from orca_desktop.domain.archive import EventRow, Filter
from orca_desktop.domain.errors import NoHistoryYet
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.activity_words import NO_TOKENS, ActivityRow, Tokens, row_of
from orca_desktop.gui.errands import Errands, Failed
from orca_desktop.gui.services import HistoryReader

T = TypeVar("T")

AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page of rows, and the tasks that the history knows by name."""

    rows: tuple[ActivityRow, ...]
    next: int | None
    tasks: tuple[tuple[TaskId, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Newer:
    """Rows that are newer than those that are shown; `is_more`: there are more than one page of them."""

    rows: tuple[ActivityRow, ...]
    is_more: bool = False


class HistoryQuestions:
    """Answers come to *then*; where the history fails, title and message to *failed*."""

    def __init__(
        self, reader: HistoryReader, errands: Errands, *, tokens: Callable[[], Tokens] = lambda: NO_TOKENS
    ) -> None:
        """*tokens* are asked for where a question is put, not in its thread."""
        self.reader = reader
        self._errands = errands
        self._names: Mapping[TaskId, str] = {}
        self._known_tokens = tokens
        self._tokens = NO_TOKENS
        self._asked = 0

    def ask_first(self, wanted: Filter, *, then: Callable[[Answer], None], failed: Failed) -> None:
        """The newest rows. Whatever was asked before is not answered any more."""
        self._asked += 1
        self._do(lambda: self._first(wanted), then, failed)

    def ask_older(self, wanted: Filter, after: int, *, then: Callable[[Answer], None], failed: Failed) -> None:
        self._do(lambda: self._page(wanted, after), then, failed)

    def ask_newer(self, wanted: Filter, newest: int, *, then: Callable[[Newer], None], failed: Failed) -> None:
        self._do(lambda: self._newer(wanted, newest), then, failed)

    def ask_one(self, event: int, *, then: Callable[[EventRow], None]) -> None:
        """All that an event holds; nothing when it cannot be read."""

        def answered(found: EventRow | None) -> None:
            if found is not None:
                then(found)

        self._errands.do(asyncio.to_thread(self._one, event), then=answered, failed=lambda _title, _message: None)

    def _do(self, ask: Callable[[], T], then: Callable[[T], None], failed: Failed) -> None:
        asked = self._asked
        self._tokens = self._known_tokens()

        def answered(answer: T) -> None:
            if asked == self._asked:
                then(answer)

        def went_wrong(title: str, message: str) -> None:
            if asked == self._asked:
                failed(title, message)

        self._errands.do(asyncio.to_thread(ask), then=answered, failed=went_wrong)

    def _first(self, wanted: Filter) -> Answer:
        try:
            known = self.reader.tasks()
        except NoHistoryYet:
            return Answer(rows=(), next=None)
        self._names = {task.id: task.name for task in known}
        tasks = sorted(self._names.items(), key=lambda item: item[1].casefold())
        return replace(self._page(wanted, None), tasks=tuple(tasks))

    def _page(self, wanted: Filter, after: int | None) -> Answer:
        page = self.reader.events(wanted, limit=AT_ONCE, after=after)
        return Answer(rows=tuple(row_of(event, self._names, self._tokens) for event in page.rows), next=page.next)

    def _newer(self, wanted: Filter, newest: int) -> Newer:
        try:
            page = self.reader.events(wanted, limit=AT_ONCE)
        except NoHistoryYet:
            return Newer(rows=())
        new = [event for event in page.rows if event.id > newest]
        is_more = len(new) == len(page.rows) and page.next is not None
        return Newer(rows=tuple(row_of(event, self._names, self._tokens) for event in new), is_more=is_more)

    def _one(self, event: int) -> EventRow | None:
        page = self.reader.events(Filter(), limit=1, after=event + 1)
        return next((row for row in page.rows if row.id == event), None)
