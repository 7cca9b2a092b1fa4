"""Why a round brought no reward: the answer, and under it the chain of facts with what was seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orca_desktop.domain.why_case import Explanation, Fact
from orca_desktop.gui.language import mark, numeral, said, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import CopyButton
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.words import fact_term, one_line

NOTHING = mark("Nothing can be asked before a round of this task has begun.")
WORDS_LIMIT = 300
VALUE_LIMIT = 200


class WhyPanel(QFrame):
    """Shows the chain for one round. Facts that fail or are not known yet are told as plainly as those that hold."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._theme = theme
        self._shown: Explanation | None = None
        self._title = label(tone="quiet")
        self._answer = wrapped(weight="strong")
        self._advice = wrapped(tone="quiet", level="small")
        self._rows: list[FactRow] = []
        self._list = QVBoxLayout()
        self.copy_button = CopyButton(theme, tr("Copy all of it as text"), lambda: as_text(self._shown))
        self._lay_out()
        self.show_chain(None)

    @property
    def rows(self) -> list[FactRow]:
        """Those that are shown."""
        return self._rows[: len(self._shown.facts)] if self._shown is not None else []

    @property
    def answer_text(self) -> str:
        return self._answer.text()

    def show_chain(self, chain: Explanation | None) -> None:
        if chain is not None and chain == self._shown:
            return
        self._shown = chain
        self._title.setText(tr("Round {number}", number=numeral(chain.number)) if chain is not None else tr("Why?"))
        self._answer.setText(one_line(said(chain.answer.words), WORDS_LIMIT) if chain is not None else tr(NOTHING))
        self._advice.setText(said(chain.answer.advice) if chain is not None else "")
        self._advice.setVisible(bool(self._advice.text()))
        self._answer.setAccessibleName(tr("Answer: {answer}", answer=self._answer.text()))
        self.copy_button.setVisible(chain is not None)
        self._show_facts(chain.facts if chain is not None else ())

    def _show_facts(self, facts: tuple[Fact, ...]) -> None:
        while len(self._rows) < len(facts):
            row = FactRow(self._theme)
            self._rows.append(row)
            self._list.insertWidget(self._list.count() - 1, row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(facts))
            if place < len(facts):
                row.show_fact(facts[place], is_answer=self._shown is not None and facts[place] is self._shown.answer)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 4, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(_scrolling(self._list), 1)
        for part in (self._answer, self._advice):
            self._list.insertWidget(self._list.count() - 1, part)


class FactRow(QWidget):
    """A sign, what was asked, the sentence, and the evidence below it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sign = Chip(theme)
        self._name = label(weight="strong", level="small")
        self._words = wrapped(level="small")
        self._evidence = wrapped(tone="quiet", level="small")
        self._evidence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()

    @property
    def text(self) -> str:
        parts = (self._sign.text(), self._name.text(), self._words.text(), self._evidence.text())
        return " ".join(part for part in parts if part)

    def show_fact(self, fact: Fact, *, is_answer: bool) -> None:
        term = fact_term(fact.state)
        self._sign.set_term(term.sign, term.tone)
        self._sign.setToolTip(term.word)
        name = said(fact.id.value)
        self._name.setText(tr("{fact} · the answer", fact=name) if is_answer else name)
        self._words.setText(one_line(said(fact.words), WORDS_LIMIT))
        seen = "\n".join(f"{said(one.name)}: {_breakable(said(one.value))}" for one in fact.evidence)
        self._evidence.setText(seen)
        self._evidence.setVisible(bool(seen))
        self.setAccessibleName(f"{name}: {term.word}. {self._words.text()}")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self._name, self._words, self._evidence):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


def as_text(chain: Explanation | None) -> str:
    """The whole chain as plain text, to be pasted elsewhere."""
    if chain is None:
        return ""
    lines = [tr("Round {number}: {words}", number=chain.number, words=said(chain.answer.words))]
    for fact in chain.facts:
        lines.append(f"[{fact_term(fact.state).word}] {said(fact.id.value)}: {said(fact.words)}")
        lines += [f"    {said(one.name)}: {said(one.value)}" for one in fact.evidence]
    return "\n".join(lines)


def _breakable(value: str) -> str:
    """A value that wraps anywhere: keys and CIDs have no spaces."""
    short = one_line(value, VALUE_LIMIT)
    return "\u200b".join(short) if " " not in short else short


def _scrolling(rows: QVBoxLayout) -> QScrollArea:
    inside = QWidget()
    rows.setContentsMargins(0, 0, 6, 0)
    rows.setSpacing(4)
    rows.addStretch()
    inside.setLayout(rows)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.viewport().setAutoFillBackground(False)  # the panel's own ground shows through
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(tr("Facts about the round"))
    area.setWidget(inside)
    inside.setAutoFillBackground(False)  # setting the widget turns it on
    return area
