"""The page of the network: the slot and how sure it is, the RPC servers, and where content and proofs are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.settings.table import GATEWAYS, STORE
from orca_desktop.domain.status import NetworkStatus
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, numeral, said, tr
from orca_desktop.gui.network_words import DOUBT, age, network_term, slot_time, way
from orca_desktop.gui.pages.network_servers import ServersPanel
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.services import Around
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.banner import Banner
from orca_desktop.gui.widgets.cards import FigureCard
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.fact_rows import FactLine, FactRows
from orca_desktop.gui.widgets.labels import ElidedLabel, label
from orca_desktop.gui.widgets.room import Room
from orca_desktop.gui.widgets.table import panel
from orca_desktop.state.store import Store

TICK_MS = 1_000
LEAST_CONTENT = 96
NO_STORE = mark("none: without one no task can be run")
NOT_TOLD = mark("The node has not told yet how the network is.")


class NetworkPage(QWidget):
    """Ticks only while it is looked at.

    Signals:
        settings_asked: where content and proofs are is to be changed.
    """

    settings_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        clock: SlotClock,
        watch: PreferencesWatch,
        around: Around,
        *,
        now: Callable[[], float],
        errands: Errands | None = None,
    ) -> None:
        super().__init__()
        self._clock = clock
        self._now = now
        self._watch = watch
        self._why_not_node = said(around.why_not_node)
        self._status: NetworkStatus | None = None
        self._told_at = 0.0
        self.errands = errands or Errands(self)
        self.chip = Chip(theme)
        self.server = ElidedLabel(tone="quiet", level="small")
        self.problem = Banner(theme, closable=False)
        self.problem.setObjectName("networkProblem")
        self.doubt = Banner(theme, tone=Tone.WARN, closable=False)
        self.doubt.setObjectName("networkDoubt")
        self.figures = tuple(
            FigureCard(title) for title in (tr("Slot"), tr("A slot takes"), tr("Last heard"), tr("Slots are"))
        )
        self.servers = ServersPanel(
            theme, watch, self.errands, around.look_at, why_not_node=self._why_not_node, now=now
        )
        self.content = FactRows(theme, first_width=120)
        self.change_button = QPushButton(tr("&Change in Settings"))
        self.change_button.setObjectName("changeContent")
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._lay_out()
        self._timer.timeout.connect(self._show_age)
        clock.ticked.connect(self._show_slot)
        bridge.network_changed.connect(self.show_network)
        watch.changed.connect(self._show_content)
        self.change_button.clicked.connect(self.settings_asked)
        self._show_content()
        self._show_nothing()
        if store.network is not None:
            self.show_network(store.network)

    def show_network(self, status: NetworkStatus) -> None:
        self._status, self._told_at = status, self._now()
        term = network_term(status)
        self.chip.set_term(term.word, term.tone)
        self.server.setText(tr("asks {server}", server=status.server))
        self._show_banners(status)
        figure, unit, note = slot_time(status)
        self.figures[1].show_figure(figure, unit, note)
        self.figures[3].show_figure(*_with_unit(way(status)))
        self._show_slot()
        self._show_age()
        self.servers.show_network(status)

    def focus_first(self) -> None:
        """Where the keyboard begins."""
        self.servers.table.setFocus()

    def close_down(self) -> None:
        self._timer.stop()
        self.errands.close()

    def _show_banners(self, status: NetworkStatus) -> None:
        if status.reachable:
            self.problem.hide()
        else:
            words = said(status.problem) or tr("{server} does not answer.", server=status.server)
            self.problem.say(tr("The network cannot be reached"), tr("{words} The node keeps trying.", words=words))
        if status.doubtful and status.reachable:
            self.doubt.say(tr("The clock is in doubt"), tr(DOUBT))
        else:
            self.doubt.hide()

    def _show_nothing(self) -> None:
        term = network_term(None)
        self.chip.set_term(term.word, term.tone)
        self.server.setText("")
        for card in self.figures:
            card.show_figure("—", "", tr("not known yet"))

    def _show_slot(self) -> None:
        if self._status is None or not self.isVisible():
            return
        slot = self._clock.slot()
        note = tr("counted on in between") if self._status.reachable else tr("when it was last seen")
        self.figures[0].show_figure(numeral(int(slot)) if slot is not None else "—", "", note)

    def _show_age(self) -> None:
        if self._status is not None:
            passed = max(0.0, self._now() - self._told_at)
            figure, unit = age(self._status, passed)
            note = tr("in doubt") if self._status.doubtful else tr("from a server")
            self.figures[2].show_figure(figure, unit, note)

    def _show_content(self, *_changed: object) -> None:
        if self._why_not_node or self._watch.why_not:
            self.content.show_facts([FactLine(what=tr("Where"), value=self._why_not_node or self._watch.why_not)])
            return
        store = self._watch.value.text(STORE)
        gateways = self._watch.value.texts(GATEWAYS)
        facts = [FactLine(what=tr("Proofs are put"), value=store or tr(NO_STORE), copied=store, tip=store)]
        facts += [
            FactLine(
                what=tr("Content from") if not place else tr("then ({place})", place=place + 1),
                value=url,
                copied=url,
                mono=True,
            )
            for place, url in enumerate(gateways)
        ]
        self.content.show_facts(facts)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(tr("Network"), level="title"))
        head.addSpacing(8)
        head.addWidget(self.chip)
        head.addWidget(self.server, 1)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        for card in self.figures:
            figures.addWidget(card, 1)
        below = QHBoxLayout()
        below.addWidget(label(tr("Content and proofs"), weight="strong"), 1)
        below.addWidget(self.change_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.problem)
        layout.addWidget(self.doubt)
        layout.addLayout(figures)
        layout.addWidget(self.servers, 1)
        layout.addLayout(below)
        layout.addWidget(Room(panel(self.content, margins=(14, 10, 10, 10)), least=LEAST_CONTENT))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self._show_slot()
        self._show_age()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def _with_unit(words: tuple[str, str]) -> tuple[str, str, str]:
    figure, note = words
    return figure.lower(), "", note
