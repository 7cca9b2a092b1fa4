"""What the rounds have paid today, by this computer's day, as the history tells it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from orca_desktop.domain.archive import Filter
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.ledger import EntryKind, LedgerEntry
from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.gui.amounts import sums_text
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import tr
from orca_desktop.gui.services import LedgerReader
from orca_desktop.state.store import Store

MOST_ROWS = 5_000


class RewardsToday(QObject):
    """Looks when asked to, and when a reward is told. `words` are empty while nothing is known.

    Signals:
        changed: `words` are others.
    """

    changed = Signal()

    def __init__(
        self,
        store: Store,
        bridge: StoreBridge,
        reader: LedgerReader | None,
        errands: Errands,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self.words = ""
        self._store = store
        self._reader = reader
        self._errands = errands
        self._now = now
        self._is_asking = False
        bridge.noticed.connect(self._on_noticed)

    def look(self) -> None:
        """Ask the history; nothing where one was asked already."""
        reader = self._reader
        if reader is not None and not self._is_asking:
            self._is_asking = True
            wanted = Filter(since=start_of_day(self._now()), kinds=(EntryKind.REWARD.value,))
            work = asyncio.to_thread(lambda: reader.ledger(wanted, limit=MOST_ROWS).rows)
            self._errands.do(work, then=self._show, failed=self._failed)

    def close_down(self) -> None:
        self._errands.close()

    def _on_noticed(self, notice: Notice) -> None:
        if notice.kind is NoticeKind.PAID:
            self.look()

    def _show(self, entries: Iterable[LedgerEntry]) -> None:
        self._is_asking = False
        tokens = {task.token.mint: task.token for task in self._store.tasks.values()}
        known = [(entry.amount, token) for entry in entries if (token := _token(entry, tokens)) is not None]
        words = sums_text(known) if known else tr("none yet")
        if words != self.words:
            self.words = words
            self.changed.emit()

    def _failed(self, _title: str, _message: str) -> None:
        """Without a history nothing is said; the pages that ask for it tell why."""
        self._is_asking = False


def start_of_day(now: float) -> float:
    """Midnight of this computer's day, in seconds since the epoch."""
    today = time.localtime(now)
    return time.mktime((today.tm_year, today.tm_mon, today.tm_mday, 0, 0, 0, 0, 0, -1))


def _token(entry: LedgerEntry, tokens: Mapping[PublicKey | None, Token]) -> Token | None:
    """None for a token of which only the mint is known: its amounts cannot be written."""
    return KOII if entry.token == KOII.symbol else tokens.get(PublicKey(entry.token))
