"""The notices that the node has told, and which of them the user has read; that outlives the program."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from orca_desktop.domain.notices import Notice
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.outside import WindowMemory
from orca_desktop.state.store import Store

READ_UNTIL = "inbox-read-until"
READ_ALONE = "inbox-read-alone"
SILENCE_READ = "inbox-silence-read"
MOST_READ_ALONE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A notice in the inbox. `key` tells it from all others, also from those that say the same at the same time."""

    key: str
    notice: Notice
    is_unread: bool


class Inbox(QObject):
    """Signals:
    changed: there are other letters, or others are unread.
    """

    changed = Signal()

    def __init__(self, store: Store, bridge: StoreBridge, memory: WindowMemory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._memory = memory
        self._silence = ""
        self._letters: tuple[Letter, ...] | None = None
        if not store.is_remembered:
            self._begin_memory()
        self._until = _number(memory.recall(READ_UNTIL))
        self._alone = _texts(memory.recall(READ_ALONE))
        bridge.noticed.connect(lambda _notice: self._tell())

    def begin(self) -> None:
        """A node has told the notices that there were."""
        self._begin_memory()
        self._until = _number(self._memory.recall(READ_UNTIL))
        self._tell()

    def _begin_memory(self) -> None:
        """What was there before the first inbox is no news."""
        if not self._memory.recall(READ_UNTIL):
            self._memory.keep(READ_UNTIL, repr(self._newest()))

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The newest first."""
        if self._letters is None:
            self._letters = self._sorted()
        return self._letters

    def _sorted(self) -> tuple[Letter, ...]:
        told: Counter[str] = Counter()
        letters: list[Letter] = []
        for notice in self._store.notices:
            same = f"{notice.at:.3f} {notice.task_id} {notice.kind.value} {notice.round}"
            key = f"{same} {told[same]}"
            told[same] += 1
            is_unread = notice.at > self._until and key not in self._alone
            letters.append(Letter(key=key, notice=notice, is_unread=is_unread))
        letters.sort(key=lambda letter: letter.notice.at)
        return tuple(reversed(letters))

    @property
    def silence(self) -> str:
        """Why the desktop shows none of it; empty when it does, and once the user has read that."""
        return "" if self._memory.recall(SILENCE_READ) else self._silence

    def say_silence(self, words: str) -> None:
        self._silence = words
        self.changed.emit()

    def silence_was_read(self) -> None:
        self._memory.keep(SILENCE_READ, "yes")
        self.changed.emit()

    @property
    def unread(self) -> int:
        return sum(letter.is_unread for letter in self.letters)

    def mark_read(self, letter: Letter) -> None:
        if letter.is_unread:
            self._alone = [*self._alone, letter.key][-MOST_READ_ALONE:]
            self._keep()

    def mark_all_read(self) -> None:
        self._until = max(self._until, self._newest())
        self._alone = []
        self._keep()

    def _newest(self) -> float:
        return max((notice.at for notice in self._store.notices), default=0.0)

    def _keep(self) -> None:
        self._memory.keep(READ_UNTIL, repr(self._until))
        self._memory.keep(READ_ALONE, json.dumps(self._alone) if self._alone else "")
        self._tell()

    def _tell(self) -> None:
        self._letters = None
        self.changed.emit()


def _number(text: str) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _texts(text: str) -> list[str]:
    try:
        found = json.loads(text or "[]")
    except ValueError:
        return []
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
