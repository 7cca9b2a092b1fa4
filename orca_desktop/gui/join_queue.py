"""The tasks that the user wants to join, one after the other: nothing that was asked for is dropped by a failure."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from orca_desktop.domain.pasted import MOST_AT_ONCE, Pasted
from orca_desktop.domain.tasks import MAX_PASTED, TaskId
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.outside import WindowMemory

REMEMBERED = "joins"


class EntryState(enum.Enum):
    """How far one of them has come."""

    WAITING = mark("waiting")
    LOOKING = mark("being looked up")
    OPEN = mark("open below")
    FAILED = mark("failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`text` as it came; `task_id` None where it is none. `title` and `message` say why it failed.

    `alone`: it was typed by itself, and its failure is told beside the field, where it can be corrected.
    """

    number: int
    text: str
    task_id: TaskId | None
    state: EntryState = EntryState.WAITING
    title: str = ""
    message: str = ""
    alone: bool = False


class JoinQueue(QObject):
    """Hands out one text at a time to be looked up, and keeps the rest, also over the end of the program.

    Signals:
        look_up: str; to be asked now.
        changed: the entries are others.
    """

    look_up = Signal(str)
    changed = Signal()

    def __init__(self, memory: WindowMemory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._numbers = 0
        self._entries: list[Entry] = []
        for text in _texts(memory.recall(REMEMBERED)):
            self._entries.append(self._entry(Pasted(text=text, task_id=TaskId(text))))

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    @property
    def current(self) -> Entry | None:
        """The one that is being looked up or looked at."""
        return next((one for one in self._entries if one.state in (EntryState.LOOKING, EntryState.OPEN)), None)

    @property
    def is_idle(self) -> bool:
        return self.current is None

    def add(self, pasted: Iterable[Pasted]) -> None:
        """Put what is new behind what waits, and go on where nothing is under way. What is no ID has failed already."""
        for one in pasted:
            if len(self._entries) < MOST_AT_ONCE and not self._knows(one):
                self._entries.append(self._entry(one))
        self._tell()
        self.go_on()

    def put_first(self, text: str, task_id: TaskId) -> None:
        """What the user typed goes before all else; what was under way waits again."""
        self._entries = [
            replace(one, state=EntryState.WAITING) if one == self.current and not one.alone else one
            for one in self._entries
            if one.task_id != task_id and not (one.alone and one == self.current)
        ]
        entry = replace(self._entry(Pasted(text=text, task_id=task_id)), alone=True)
        self._entries.insert(0, entry)
        self.go_on()

    def go_on(self) -> None:
        """Look up the next that waits, unless one is under way."""
        waiting = next((one for one in self._entries if one.state is EntryState.WAITING), None)
        if self.is_idle and waiting is not None:
            self._change(waiting, state=EntryState.LOOKING)
            self.look_up.emit(waiting.text)

    def opened(self, task_id: TaskId) -> None:
        """The review of this task is shown; whoever asked for it, what waits goes on waiting."""
        for entry in self._entries:
            if entry.task_id == task_id:
                self._change(entry, state=EntryState.OPEN)
                return
        found = self._entry(Pasted(text=task_id, task_id=task_id))
        self._entries.insert(0, replace(found, state=EntryState.OPEN, alone=True))
        self._tell()

    def failed(self, title: str, message: str) -> None:
        """The one that is under way cannot be joined now. It stays, and the next has its turn."""
        entry = self.current
        if entry is None:
            return
        if entry.alone:
            self._entries.remove(entry)
            self._tell()
        else:
            self._change(entry, state=EntryState.FAILED, title=said(title), message=said(message))
            self.go_on()

    def done(self, task_id: TaskId) -> None:
        """It was joined, or the user does not want it now."""
        self._entries = [one for one in self._entries if one.task_id != task_id]
        self._tell()
        self.go_on()

    def again(self, number: int) -> None:
        """Try one that failed, or was left from the last time, in its turn."""
        for entry in self._entries:
            if entry.number == number and entry.state is EntryState.FAILED and entry.task_id is not None:
                self._change(entry, state=EntryState.WAITING, title="", message="")
                break
        self.go_on()

    def remove(self, number: int) -> None:
        """Forget one that waits or failed."""
        under_way = (EntryState.LOOKING, EntryState.OPEN)
        self._entries = [one for one in self._entries if one.number != number or one.state in under_way]
        self._tell()

    def _knows(self, pasted: Pasted) -> bool:
        return any(one.task_id is not None and one.task_id == pasted.task_id for one in self._entries)

    def _entry(self, pasted: Pasted) -> Entry:
        self._numbers += 1
        entry = Entry(number=self._numbers, text=pasted.text[:MAX_PASTED], task_id=pasted.task_id)
        if pasted.task_id is not None:
            return entry
        return replace(entry, state=EntryState.FAILED, title=tr("This is not a task ID"), message=said(pasted.problem))

    def _change(self, entry: Entry, **changes: object) -> None:
        after = replace(entry, **changes)  # type: ignore[arg-type]  # the names and types are those of the callers above
        self._entries[self._entries.index(entry)] = after
        self._tell()

    def _tell(self) -> None:
        kept = [one.task_id for one in self._entries if one.task_id is not None and not one.alone]
        self._memory.keep(REMEMBERED, json.dumps(kept) if kept else "")
        self.changed.emit()


def _texts(text: str) -> list[str]:
    """IDs that were kept; what is no list of texts is nothing."""
    try:
        found = json.loads(text or "[]")
    except ValueError:
        return []
    return [one for one in found if isinstance(one, str)][:MOST_AT_ONCE] if isinstance(found, list) else []
