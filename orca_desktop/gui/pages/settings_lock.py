"""The lock, among the settings: how it stands; it is set on the page of the wallet, in one place only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import LockStatus
from orca_desktop.domain.money import TokenLimit
from orca_desktop.gui.amounts import exact_text
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.language import mark, tr, trn
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.wallet_words import exact, lock_term
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.fact_rows import FactLine, FactRows
from orca_desktop.gui.widgets.labels import wrapped
from orca_desktop.gui.widgets.table import panel
from orca_desktop.state.store import Store

INTRO = mark("The lock is on money, exports and removals; rounds go on behind it.")


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
        self.button = QPushButton(tr("&Lock settings…"))
        self.button.setObjectName("openLockSettings")
        self.button.setEnabled(not why_not)
        self.button.setToolTip(why_not)
        self.button.setAccessibleDescription(why_not)
        self.button.clicked.connect(self.asked)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.chip)
        head.addWidget(wrapped(tr(INTRO), tone="quiet"), 1)
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
        most = tr("any amount") if limit.limit is None else f"{exact(limit.limit)} KOII"
        self.facts.show_facts(
            [
                FactLine(what=tr("A passphrase is asked for"), value=tr("yes") if _is_guarded(status) else tr("no")),
                FactLine(what=tr("Locks by itself"), value=_idle(status)),
                FactLine(what=tr("Most that leaves in a day"), value=most),
                FactLine(what=tr("Within the last day"), value=f"{exact(limit.spent)} KOII"),
                *map(_of_token, limit.tokens),
            ]
        )


def _of_token(limit: TokenLimit) -> FactLine:
    token = limit.token
    value = tr(
        "{limit}; within the last day {spent}",
        limit=exact_text(limit.limit, token),
        spent=exact_text(limit.spent, token),
    )
    return FactLine(what=tr("Most {symbol} in a day", symbol=token.symbol), value=value, tip=f"{token.mint}")


def _is_guarded(status: LockStatus | None) -> bool:
    return status is not None and status.is_guarded


def _idle(status: LockStatus | None) -> str:
    if status is None or not status.is_guarded:
        return tr("never: there is no passphrase")
    if not status.idle_minutes:
        return tr("when this computer sleeps")
    return trn(
        status.idle_minutes,
        "after {n} minute without use, and when this computer sleeps",
        "after {n} minutes without use, and when this computer sleeps",
    )
