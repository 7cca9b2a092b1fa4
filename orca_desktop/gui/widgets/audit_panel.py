"""An audit run again: the verdict of now beside that of then, the proof, and how it differs from ours."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout

from orca_desktop.domain.audit_again import AuditAgain, AuditImage
from orca_desktop.domain.differences import VOLATILE, ChangeKind, NotComparable, ValueChange, difference, parse_document
from orca_desktop.domain.keys import shorten
from orca_desktop.gui import fonts
from orca_desktop.gui.language import mark, numeral, said, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import CopyButton
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.json_view import JsonView
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.words import one_line, verdict_term, vote_word

REASON_LIMIT = 300
VALUE_LIMIT = 120
NO_PROOF = mark("The proof could not be had, or is not signed by the node.")
NOTHING_OF_OURS = mark("This node has no proof of the round to compare it with.")
SAME = mark("It says the same as ours.")


class AuditPanel(QFrame):
    """Shows one AuditAgain. Nothing of it went on chain, and it says so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._node = ""
        self._title = label(tone="quiet")
        self.copy_button = CopyButton(theme, tr("Copy the key of the node"), lambda: self._node)
        self._now = Chip(theme)
        self._reason = wrapped(level="small")
        self._then = wrapped(tone="quiet", level="small")
        self.proof = JsonView(theme)
        self.proof.setObjectName("auditedProof")
        self.proof.setAccessibleName(tr("The audited proof as JSON"))
        self.difference = _reader(tr("How the audited proof differs from ours"))
        self.difference_button = QPushButton(tr("Difference to ours"))
        self.difference_button.setCheckable(True)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setToolTip(tr("Show the audits received again"))
        self._views = QStackedWidget()
        self._lay_out()
        self.difference_button.toggled.connect(self._show_view)

    @property
    def text(self) -> str:
        """All that it says about the verdicts."""
        return " ".join(part for part in (self._now.text(), self._reason.text(), self._then.text()) if part)

    def show_result(self, result: AuditAgain) -> None:
        number, node = numeral(result.round), shorten(result.node)
        self._node = result.node
        self._title.setText(
            tr("Round {number}, {node}, by the image before", number=number, node=node)
            if result.image is AuditImage.BEFORE
            else tr("Round {number}, {node}", number=number, node=node)
        )
        self._title.setToolTip(f"{result.node}\n{tr('Asked: {servers}', servers=', '.join(result.asked))}")
        term = verdict_term(result.verdict)
        self._now.set_term(term.word, term.tone)
        self._reason.setText(tr("{reason} Nothing was sent.", reason=one_line(said(result.reason), REASON_LIMIT)))
        self._then.setText(_then(result))
        self.proof.show_json(result.payload or tr(NO_PROOF))
        self.difference.setPlainText("\n".join(difference_lines(result.ours, result.payload)))
        self.setAccessibleName(tr("Audit run again: {words}", words=self.text))

    def _show_view(self, shows_difference: bool) -> None:  # noqa: FBT001 - the signal's own argument
        self._views.setCurrentWidget(self.difference if shows_difference else self.proof)
        self.difference_button.setText(tr("Show the proof") if shows_difference else tr("Difference to ours"))

    def _lay_out(self) -> None:
        self._views.addWidget(self.proof)
        self._views.addWidget(self.difference)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self.copy_button)
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
        return [tr(NO_PROOF)]
    if not ours:
        return [tr(NOTHING_OF_OURS)]
    try:
        found = difference(parse_document(ours), parse_document(theirs), ignore=VOLATILE)
    except NotComparable as error:
        return [tr("They cannot be compared: {reason}.", reason=said(str(error)))]
    lines = [_line(change) for change in found.changes]
    return [*lines, *(["…"] if found.is_cut else [])] or [tr(SAME)]


def _then(result: AuditAgain) -> str:
    given = result.given
    if given is None:
        return tr("This node did not audit it in its window.")
    words = tr("Then: {verdict}, {vote}.", verdict=verdict_term(given.verdict).word, vote=vote_word(given.vote))
    return f"{words} {tr('The two verdicts differ.')}" if result.agrees is False else words


def _line(change: ValueChange) -> str:
    place = one_line(change.pointer, VALUE_LIMIT) or tr("everything")
    kind = {ChangeKind.ADDED: tr("added"), ChangeKind.REMOVED: tr("removed"), ChangeKind.CHANGED: tr("changed")}[
        change.kind
    ]
    ours, theirs = tr("ours"), tr("theirs")
    width = max(len(ours), len(theirs))
    lines = (f"  {ours:<{width}}  {_value(change.before)}", f"  {theirs:<{width}}  {_value(change.after)}")
    return "\n".join((f"{place}: {kind}", *lines))


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
