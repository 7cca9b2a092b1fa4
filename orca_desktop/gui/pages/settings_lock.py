"""The lock, among the settings: how it stands; it is set on the page of the wallet, in one place only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import LockStatus
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.wallet_words import exact, lock_term
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.fact_rows import FactLine, FactRows
from orca_desktop.gui.widgets.labels import wrapped
from orca_desktop.gui.widgets.table import panel
from orca_desktop.gui.words import counted
from orca_desktop.state.store import Store

INTRO = "The lock is on money, exports and removals; rounds go on behind it."


class LockSettings(QWidget):
    """Signals:
    asked: the lock is to be set.
    """

    asked = Signal()

    def __init__(self, theme: Theme, store: Store, bridge: StoreBridge, why_not: str) -> None:
        super().__init__()
        self._store = store
        self.chip = Chip(theme)
        self.facts = FactRows(theme, first_width=190)
        self.button = QPushButton("&Lock settings…")
        self.button.setObjectName("openLockSettings")
        self.button.setEnabled(not why_not)
        self.button.setToolTip(why_not)
        self.button.setAccessibleDescription(why_not)
        self.button.clicked.connect(self.asked)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.chip)
        head.addWidget(wrapped(INTRO, tone="quiet"), 1)
        head.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(panel(self.facts, margins=(14, 12, 14, 12)))
        layout.addStretch()
        bridge.lock_changed.connect(self.refresh)
        bridge.day_limit_changed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_changed: object) -> None:
        status = self._store.lock
        term = lock_term(status)
        self.chip.set_term(term.word, term.tone)
        limit = self._store.day_limit
        most = "any amount" if limit.limit is None else f"{exact(limit.limit)} KOII"
        self.facts.show_facts(
            [
                FactLine(what="A passphrase is asked for", value="yes" if _is_guarded(status) else "no"),
                FactLine(what="Locks by itself", value=_idle(status)),
                FactLine(what="Most that leaves in a day", value=most),
                FactLine(what="Within the last day", value=f"{exact(limit.spent)} KOII"),
            ]
        )


def _is_guarded(status: LockStatus | None) -> bool:
    return status is not None and status.is_guarded


def _idle(status: LockStatus | None) -> str:
    if status is None or not status.is_guarded:
        return "never: there is no passphrase"
    minutes = counted(status.idle_minutes, "minute", "minutes")
    after = f"after {minutes} without use, and " if status.idle_minutes else ""
    return f"{after}when this computer sleeps"
