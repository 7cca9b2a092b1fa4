"""One movement of money: what, how far, what happens now or why it ended, and how to end it where that is possible."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from orca_desktop.domain.money import Saga, SagaState
from orca_desktop.gui.language import said, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.wallet_words import saga_term
from orca_desktop.gui.widgets.buttons import CopyButton
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.labels import ElidedLabel, label, wrapped
from orca_desktop.gui.widgets.progress_bar import ThinBar
from orca_desktop.gui.words import one_line


class SagaRow(QFrame):
    """Complete at every change; its whole text is its accessible name.

    Signals:
        cancelled: str, the saga's ID; the user gives it up.
    """

    cancelled = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        self._saga: Saga | None = None
        self._title = ElidedLabel(weight="strong")
        self._chip = Chip(theme)
        self._steps = label(tone="quiet", level="small")
        self._bar = ThinBar(theme)
        self._words = wrapped(tone="quiet", level="small")
        self.cancel_button = QPushButton(tr("Cancel it"))
        self.cancel_button.setObjectName("cancelMoney")
        self.copy_button = CopyButton(theme, tr("Copy what happened, with its transactions"), self._text)
        self.cancel_button.clicked.connect(self._cancel)
        self._lay_out()

    def show_saga(self, saga: Saga) -> None:
        self._saga = saga
        term, count = saga_term(saga.state), len(saga.plan.steps)
        self._title.setText(one_line(said(saga.plan.title)))
        self._chip.set_term(term.word, term.tone)
        self._steps.setText(tr("{done} of {count} done", done=saga.done, count=count))
        self._bar.show_part(saga.done / count if count else 0.0, self._steps.text())
        self._words.setText(self._now(saga))
        self._words.setVisible(bool(self._words.text()))
        self.cancel_button.setVisible(not saga.is_over)
        why_not = (
            tr("Something of it was sent already; it is carried to its end.")
            if (saga.done or saga.signatures) and not saga.can_cancel
            else ""
        )
        self.cancel_button.setEnabled(not why_not)
        may = tr("What became of it nobody can tell") if saga.signatures else tr("Nothing of it was sent yet")
        self.cancel_button.setToolTip(why_not or may)
        self.setAccessibleName(
            tr(
                "{title}. {word}, {done} of {count} done. {words}",
                title=said(saga.plan.title),
                word=term.word,
                done=saga.done,
                count=count,
                words=self._words.text(),
            ).strip()
        )

    def _now(self, saga: Saga) -> str:
        if saga.words:
            return said(saga.words)
        steps = saga.plan.steps
        if saga.state is SagaState.RUNNING and saga.done < len(steps):
            return tr("Now: {step}", step=said(steps[saga.done]))
        return ""

    def _text(self) -> str:
        if self._saga is None:
            return ""
        facts = "\n".join(f"{said(what)}: {said(value)}" for what, value in self._saga.plan.facts)
        signatures = "\n".join(
            tr("transaction {signature}", signature=signature) for signature in self._saga.signatures
        )
        head = f"{said(self._saga.plan.title)}\n{self._chip.text()}, {self._steps.text()}\n{self._words.text()}"
        return "\n".join(part for part in (head, facts, signatures) if part)

    def _cancel(self) -> None:
        if self._saga is not None:
            self.cancelled.emit(self._saga.id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._steps)
        head.addWidget(self._chip)
        head.addWidget(self.copy_button)
        head.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 9, 10, 10)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._words)
