"""Rewards as bars, by day, task or token, each beside the period before; the same in words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent

from orca_desktop.gui import fonts
from orca_desktop.gui.amounts import amount_text, figure
from orca_desktop.gui.language import mark, numeral, tr
from orca_desktop.gui.rewards import By, RewardBar, Rewards, period_words, total_words
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.chart import Chart
from orca_desktop.gui.widgets.chart_bars import (
    Bar,
    Bars,
    column_at,
    paint_columns,
    paint_legend,
    paint_rows,
    row_at,
    rows_fitting,
)

LEAST_HEIGHT = 108
WANTED_HEIGHT = 170
LEGEND = 20
SPOKEN = 12
"""So many tasks or tokens are told with their figures; the table has all of them."""

LEGEND_FROM = 96
"""In less room the bars matter more than what their colours mean."""

NOTHING = mark("Nothing was earned or lost in this time, nor in the time before.")
CALLED = {
    By.DAY: mark("Rewards by day, {period} (UTC)"),
    By.TASK: mark("Rewards by task, {period} (UTC)"),
    By.TOKEN: mark("Rewards by token, {period} (UTC)"),
}
READING = mark("The history is being read…")


class RewardChart(Chart):
    """A stop is a bar. What does not fit is counted below; the table has all of it."""

    def __init__(self, theme: Theme) -> None:
        self._rewards: Rewards | None = None
        super().__init__(theme, tr("Rewards"))
        self.setObjectName("rewardChart")
        self.setMinimumHeight(LEAST_HEIGHT)
        self.tell()

    def show_rewards(self, rewards: Rewards | None) -> None:
        """None while nothing is known. The bar that is pointed at stays, where the answer is to the same question."""
        before, self._rewards = self._rewards, rewards
        is_same = before is not None and rewards is not None and before.question == rewards.question
        stays = is_same and self.stop is not None and self.stop < self.count_stops()
        self.point_at(self.stop if stays else None)

    @property
    def figures(self) -> tuple[str, ...]:
        if self._rewards is None or self._rewards.is_empty:
            return ()
        if self.stop is not None:
            return (self._bar_words(self._shown()[self.stop]),)
        return (
            tr(
                "{now}  ·  before: {before}",
                now=total_words(self._rewards.total()),
                before=total_words(self._rewards.total(before=True)),
            ),
        )

    def count_stops(self) -> int:
        if self._rewards is None or self._rewards.is_empty:
            return 0
        return len(self._shown())

    def stop_near(self, place: QPoint, room: QRect) -> int:
        inside, count = self._inside(room), self.count_stops()
        return column_at(place.x(), inside, count) if self._is_by_day else row_at(place.y(), inside, count)

    def words(self) -> str:
        if self._rewards is None:
            return f"{tr('Rewards')}: {tr(READING)}"
        question = self._rewards.question
        what = tr(CALLED[question.by], period=period_words(question))
        if self._rewards.is_empty:
            return f"{what}: {tr(NOTHING)}"
        now, before = (total_words(self._rewards.total(before=which)) for which in (False, True))
        most = max(self._rewards.bars, key=lambda bar: bar.now.reward) if self._is_by_day else None
        told = [
            f"{what}: {now}",
            tr("the {days} days before: {before}", days=question.days, before=before),
        ]
        if most and most.now.reward:
            told.append(tr("most on {day}, {amount}", day=most.name, amount=amount_text(most.now.reward, most.token)))
        if not self._is_by_day:
            told += [f"{bar.name}: {self._bar_words(bar)}" for bar in self._told()[:SPOKEN]]
        return "; ".join(told)

    def words_at(self, stop: int) -> str:
        bar = self._shown()[stop]
        return f"{bar.name}: {self._bar_words(bar)}"

    def paint_inside(self, painter: QPainter, room: QRect) -> None:
        if self._rewards is None or self._rewards.is_empty:
            painter.setFont(fonts.body(12))
            painter.setPen(QColor(self._theme.tokens.quiet))
            words = tr(READING) if self._rewards is None else tr(NOTHING)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
            return
        tokens, inside = self._theme.tokens, self._inside(room)
        token = self._rewards.bars[0].token
        plot = Bars(
            bars=tuple(_drawn(bar) for bar in self._shown()),
            at=self.stop,
            text=lambda value: f"{figure(round(value), token)} {token.symbol}",
        )
        (paint_columns if self._is_by_day else paint_rows)(painter, inside, plot, tokens)
        if room.height() < LEGEND_FROM:
            return
        foot = QRectF(room.left(), room.bottom() - LEGEND + 2, room.width(), LEGEND)
        paint_legend(painter, foot, self._legend(), tokens)
        self._paint_rest(painter, foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In less room there are fewer rows to point at."""
        super().resizeEvent(event)
        if self.stop is not None and self.stop >= self.count_stops():
            self.point_at(None)

    def sizeHint(self) -> QSize:
        return QSize(420, WANTED_HEIGHT)

    @property
    def _is_by_day(self) -> bool:
        return self._rewards is not None and self._rewards.question.by is By.DAY

    def _inside(self, room: QRect) -> QRect:
        return room.adjusted(0, 0, 0, -LEGEND if room.height() >= LEGEND_FROM else 0)

    def _shown(self) -> tuple[RewardBar, ...]:
        """Every day; of tasks and tokens as many as there is room for."""
        return self._told() if self._is_by_day else self._told()[: rows_fitting(self._inside(self.room()))]

    def _told(self) -> tuple[RewardBar, ...]:
        """Every day; of tasks and tokens those that won or lost something."""
        if self._rewards is None or self._is_by_day:
            return self._rewards.bars if self._rewards is not None else ()
        return tuple(bar for bar in self._rewards.bars if any((bar.now.reward, bar.now.slash, bar.before.reward)))

    def _legend(self) -> tuple[tuple[str, Tone], ...]:
        assert self._rewards is not None
        question = self._rewards.question
        lost = ((tr("Stake cut"), Tone.BAD),) if any(bar.now.slash for bar in self._rewards.bars) else ()
        return (
            (period_words(question), Tone.GOOD),
            *lost,
            (tr("the {days} days before", days=question.days), Tone.QUIET),
        )

    def _paint_rest(self, painter: QPainter, foot: QRectF) -> None:
        left_out = len(self._rewards.bars) - self.count_stops() if self._rewards is not None else 0
        words = tr("{count} more in the table", count=numeral(left_out)) if left_out else tr("Days in UTC")
        painter.setFont(fonts.body(11))
        painter.setPen(QColor(self._theme.tokens.quiet))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _bar_words(self, bar: RewardBar) -> str:
        now, before = (total_words(((bar.token, period),)) for period in (bar.now, bar.before))
        return tr("{now}  ·  before: {before}", now=now, before=before)


def _drawn(bar: RewardBar) -> Bar:
    return Bar(
        name=bar.name,
        gained=float(max(0, bar.now.reward)),
        lost=float(min(0, bar.now.slash)),
        before=float(max(0, bar.before.reward)),
        figure=amount_text(bar.now.reward + bar.now.slash, bar.token),
        scale=bar.now.token,
    )
