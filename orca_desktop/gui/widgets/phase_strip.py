"""The current round as a band of its phases, with the present moment on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from orca_desktop.domain.moments import Moment
from orca_desktop.domain.rounds import Phase, Windows
from orca_desktop.gui import fonts
from orca_desktop.gui.language import numeral, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone

HEIGHT = 34
RADIUS = 8


class PhaseStrip(QLabel):
    """Empty until `show_moment`; to screen readers a label.

    While a round is worked on, the two before it are audited and settled.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._windows: Windows | None = None
        self._moment: Moment | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_moment(self, windows: Windows | None, moment: Moment | None, words: str) -> None:
        """*words* say to screen readers what is painted."""
        self._windows, self._moment = windows, moment
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time goes in every chart
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.fillPath(outline, QColor(self._theme.tokens.panel))
        painter.setClipPath(outline)
        if self._windows is not None and self._moment is not None:
            self._paint_phases(painter, self._windows, self._moment)
            self._paint_now(painter, self._moment)
        painter.setClipping(False)
        painter.setPen(QColor(self._theme.tokens.border))
        painter.drawPath(outline)
        painter.end()

    def _paint_phases(self, painter: QPainter, windows: Windows, moment: Moment) -> None:
        left = 0.0
        for phase, slots, text in phase_parts(windows, moment.number):
            width = self.width() * slots / windows.round_time
            rect = QRectF(left, 0, width, self.height())
            self._paint_phase(painter, rect, phase, text, is_now=phase is moment.phase)
            left += width

    def _paint_phase(self, painter: QPainter, rect: QRectF, phase: Phase, text: str, *, is_now: bool) -> None:
        tokens = self._theme.tokens
        tone = {Phase.SUBMISSION: Tone.INFO, Phase.AUDIT: Tone.AUDIT, Phase.SETTLE: Tone.QUIET}[phase]
        painter.fillRect(rect, tokens.wash(tone, 0.24 if is_now else 0.13))
        painter.setFont(fonts.body(11))
        painter.setPen(QColor(tokens.text if is_now else tokens.quiet))
        room = rect.adjusted(10, 0, -6, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_now(self, painter: QPainter, moment: Moment) -> None:
        if moment.phase is not None:
            at = min(self.width() * moment.progress, self.width() - 2.0)
            painter.fillRect(QRectF(at, 0, 2, self.height()), QColor(self._theme.tokens.text))


def phase_parts(windows: Windows, number: int) -> tuple[tuple[Phase, int, str], ...]:
    """The phases of round *number* with their length in slots, and what is done in each (k2.md 5.2)."""
    rest = windows.round_time - windows.submission_window - windows.audit_window
    work = (
        tr("Work {number} · Submit {before}", number=numeral(number), before=numeral(number - 1))
        if number >= 1
        else tr("Work {number}", number=numeral(number))
    )
    audit = tr("Audit {number}", number=numeral(number - 1)) if number >= 1 else tr("Audit")
    settle = tr("Settle {number}", number=numeral(number - 2)) if number >= 2 else tr("Settle")
    parts = (
        (Phase.SUBMISSION, windows.submission_window, work),
        (Phase.AUDIT, windows.audit_window, audit),
        (Phase.SETTLE, rest, settle),
    )
    return tuple(part for part in parts if part[1] > 0)
