"""Opening the lock: the passphrase, why it is asked for, and when the next one is tried."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QTimer

from orca_desktop.domain.accounts import LockStatus
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import said, tr
from orca_desktop.gui.services import LockService
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.flow_card import FlowCard, field_row
from orca_desktop.gui.widgets.secret_field import SecretField
from orca_desktop.state.store import Store


class UnlockCard(FlowCard):
    """*then* is called when the lock is open; without it the card only closes."""

    moves_keys = True

    def __init__(
        self,
        theme: Theme,
        errands: Errands,
        lock: LockService,
        store: Store,
        now: Callable[[], float],
        then: Callable[[], None] | None = None,
    ) -> None:
        intro = tr("The passphrase opens what moves money, exports and removals. Rounds go on without it.")
        super().__init__(theme, tr("Unlock the wallet"), intro, tr("Unlock"))
        self._errands = errands
        self._lock = lock
        self._store = store
        self._now = now
        self._then = then
        self.passphrase = SecretField(tr("Passphrase"))
        self.passphrase.setObjectName("unlockPassphrase")
        self.body.addLayout(field_row(tr("Passphrase"), self.passphrase))
        self.passphrase.textChanged.connect(self.look)
        self.passphrase.returnPressed.connect(self.press)
        self._ticking = QTimer(self)
        self._ticking.setInterval(500)
        self._ticking.timeout.connect(self.look)
        status = self._status
        if status is not None and status.words:
            self.intro.setText(f"{said(status.words)} {intro}")
        self.look()

    def act(self) -> None:
        self.say_busy(tr("Unlocking…"))
        self._errands.do(
            self._lock.unlock(self.passphrase.secret()),
            then=self.if_open(self._opened),
            failed=self.if_open(self._refused),
        )

    def wipe(self) -> None:
        self.passphrase.wipe()
        self._ticking.stop()

    def look(self) -> None:
        """Say how long the next try has to wait, for as long as it has to."""
        status = self._status
        wait = status.retry_at - self._now() if status is not None and status.retry_at is not None else 0.0
        if wait > 0:
            self.say_missing(tr("The next try is possible in {seconds} s.", seconds=math.ceil(wait)))
            self._ticking.start()
            return
        self._ticking.stop()
        self.say_missing("" if self.passphrase.text() else tr("Type the passphrase."))

    @property
    def _status(self) -> LockStatus | None:
        return self._store.lock

    def _opened(self, _nothing: None) -> None:
        self.leave()
        if self._then is not None:
            self._then()

    def _refused(self, title: str, message: str) -> None:
        self.passphrase.wipe()
        self.say_failed(title, message)
        self.look()
        self.passphrase.setFocus()
