"""The most of a token that leaves in a day: which token, and how much of it; nothing where no token is known."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.commands import SetDayLimit
from orca_desktop.domain.tokens import Token
from orca_desktop.gui.amounts import editable, exact_text
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.wallet_words import parse_token_amount
from orca_desktop.gui.widgets.flow_card import field_row, note
from orca_desktop.state.selectors import tokens_known
from orca_desktop.state.store import Store

EACH_ITS_OWN = mark("Each token has a limit of its own, as nobody here knows what it is worth. Empty: any amount.")


class TokenLimitField(QWidget):
    """One token at a time; what was typed for another one is dropped.

    Signals:
        changed: something else was chosen or typed.
        pressed: Return in the field.
    """

    changed = Signal()
    pressed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.token = QComboBox()
        self.token.setObjectName("limitToken")
        self.token.setAccessibleName(tr("The token"))
        for token in sorted(tokens_known(store).values(), key=lambda one: one.symbol):
            self.token.addItem(token.symbol, token)
        self.amount = QLineEdit()
        self.amount.setObjectName("tokenLimit")
        self.amount.setPlaceholderText(tr("any amount"))
        self.spent = note()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(field_row(tr("Most of a token in a day"), self.token, note(tr(EACH_ITS_OWN))))
        layout.addLayout(field_row(tr("How much of it"), self.amount, self.spent))
        self.token.currentIndexChanged.connect(self._show_token)
        self.amount.textChanged.connect(self.changed)
        self.amount.returnPressed.connect(self.pressed)
        self._show_token()

    @property
    def is_needed(self) -> bool:
        """Whether any token is known."""
        return self.token.count() > 0

    def problem(self) -> str:
        """What is wrong with what was typed; empty where nothing is."""
        token = self._chosen
        return parse_token_amount(self.amount.text(), token)[1] if token is not None and self._typed else ""

    def asked(self) -> SetDayLimit | None:
        """What is to be set; None where it is so already."""
        token = self._chosen
        if token is None or self.problem():
            return None
        limit = parse_token_amount(self.amount.text(), token)[0] if self._typed else None
        return None if limit == self._store.day_limit.of(token) else SetDayLimit(limit, token)

    @property
    def _typed(self) -> str:
        return self.amount.text().strip()

    @property
    def _chosen(self) -> Token | None:
        chosen: Token | None = self.token.currentData()
        return chosen

    def _show_token(self) -> None:
        token = self._chosen
        if token is None:
            return
        limit = self._store.day_limit.of(token)
        known = self._store.day_limit.tokens
        spent = next((one.spent for one in known if one.token.mint == token.mint), Units(0))
        self.amount.setAccessibleName(tr("Most of {symbol} in a day", symbol=token.symbol))
        self.amount.setText("" if limit is None else editable(limit, token))
        self.spent.setText(
            tr("Within the last day: {spent}.", spent=exact_text(spent, token)) if limit is not None else ""
        )
        self.changed.emit()
