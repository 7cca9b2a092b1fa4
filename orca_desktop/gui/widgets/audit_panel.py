"""An audit run again: the verdict of now beside that of then, the proof, and how it differs from ours."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout

from orca_desktop.domain.audit_again import AuditAgain, AuditImage
from orca_desktop.domain.differences import VOLATILE, NotComparable, ValueChange, difference, parse_document
from orca_desktop.domain.keys import shorten
from orca_desktop.gui import fonts
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.json_view import JsonView
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.words import one_line, verdict_term, vote_word

REASON_LIMIT = 300
VALUE_LIMIT = 120
NO_PROOF = "The proof could not be had, or is not signed by the node."
NOTHING_OF_OURS = "This node has no proof of the round to compare it with."
SAME = "It says the same as ours."


class AuditPanel(QFrame):
    """Shows one AuditAgain. Nothing of it went on chain, and it says so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._title = label(tone="quiet")
        self._now = Chip(theme)
        self._reason = wrapped(level="small")
        self._then = wrapped(tone="quiet", level="small")
        self.proof = JsonView(theme)
        self.proof.setObjectName("auditedProof")
        self.proof.setAccessibleName("The audited proof as JSON")
        self.difference = _reader("How the audited proof differs from ours")
        self.difference_button = QPushButton("Difference to ours")
        self.difference_button.setCheckable(True)
        self.close_button = QPushButton("Close")
        self.close_button.setToolTip("Show the audits received again")
        self._views = QStackedWidget()
        self._lay_out()
        self.difference_button.toggled.connect(self._show_view)

    @property
    def text(self) -> str:
        """All that it says about the verdicts."""
        return " ".join(part for part in (self._now.text(), self._reason.text(), self._then.text()) if part)

    def show_result(self, result: AuditAgain) -> None:
        which = ", by the image before" if result.image is AuditImage.BEFORE else ""
        self._title.setText(f"Round {result.round:,}, {shorten(result.node)}{which}")
        self._title.setToolTip(f"{result.node}\nAsked: {', '.join(result.asked)}")
        term = verdict_term(result.verdict)
        self._now.set_term(term.word, term.tone)
        self._reason.setText(f"{one_line(result.reason, REASON_LIMIT)} Nothing was sent.")
        self._then.setText(_then(result))
        self.proof.show_json(result.payload or NO_PROOF)
        self.difference.setPlainText("\n".join(difference_lines(result.ours, result.payload)))
        self.setAccessibleName(f"Audit run again: {self.text}")

    def _show_view(self, shows_difference: bool) -> None:  # noqa: FBT001 - the signal's own argument
        self._views.setCurrentWidget(self.difference if shows_difference else self.proof)
        self.difference_button.setText("Show the proof" if shows_difference else "Difference to ours")

    def _lay_out(self) -> None:
        self._views.addWidget(self.proof)
        self._views.addWidget(self.difference)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._now)
        head.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self.difference_button)
        foot.addStretch()
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._reason)
        layout.addWidget(self._then)
        layout.addWidget(self._views, 1)
        layout.addLayout(foot)


def difference_lines(ours: str, theirs: str) -> list[str]:
    """What differs, one place a line, without what differs in every proof."""
    if not theirs:
        return [NO_PROOF]
    if not ours:
        return [NOTHING_OF_OURS]
    try:
        found = difference(parse_document(ours), parse_document(theirs), ignore=VOLATILE)
    except NotComparable as error:
        return [f"They cannot be compared: {error}."]
    lines = [_line(change) for change in found.changes]
    return [*lines, *(["…"] if found.is_cut else [])] or [SAME]


def _then(result: AuditAgain) -> str:
    given = result.given
    if given is None:
        return "This node did not audit it in its window."
    words = f"Then: {verdict_term(given.verdict).word}, {vote_word(given.vote)}."
    return f"{words} The two verdicts differ." if result.agrees is False else words


def _line(change: ValueChange) -> str:
    place = one_line(change.pointer, VALUE_LIMIT) or "everything"
    return f"{place}: {change.kind.value}\n  ours    {_value(change.before)}\n  theirs  {_value(change.after)}"


def _value(value: Any) -> str:
    return "" if value is None else one_line(json.dumps(value, ensure_ascii=False), VALUE_LIMIT)


def _reader(name: str) -> QPlainTextEdit:
    reader = QPlainTextEdit()
    reader.setObjectName("auditedDifference")
    reader.setReadOnly(True)
    reader.setProperty("face", "mono")
    reader.setFont(fonts.mono())
    reader.setTabChangesFocus(True)
    reader.setAccessibleName(name)
    return reader
