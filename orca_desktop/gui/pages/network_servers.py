"""The RPC servers: how each does, and the means to add, order, remove and test them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orca_desktop.domain.settings.errors import SettingRefused
from orca_desktop.domain.settings.preferences import known
from orca_desktop.domain.settings.rules import rpc_problem
from orca_desktop.domain.settings.table import SERVERS
from orca_desktop.domain.settings.values import checked
from orca_desktop.domain.status import EndpointState, EndpointStatus, NetworkStatus
from orca_desktop.gui.delegates.cells import Cell, ChipCell
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, said, tr, trn
from orca_desktop.gui.models.servers import ServerTableModel
from orca_desktop.gui.network_words import ServerRow, shown_url, state_term, test_words
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.services import LookAt
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tips import plain_tip
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.labels import label
from orca_desktop.gui.widgets.server_bar import ServerBar
from orca_desktop.gui.widgets.table import CalmTable, panel
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.gui.words import clock_time

WIDTHS = (
    Width(270, 130),
    Width(138, 130),
    Width(96, 92),
    Width(92, 86),
    Width(74, 68),
    Width(104, 98),
    Width(300, 60, grows=True),
)
LEAST_HEIGHT = 36 + 4 * 34
"""The head and four servers."""

NONE_SELECTED = mark("Select a server first.")
LAST_ONE = mark("At least one server is needed.")
NO_TEST = mark("This window cannot ask servers. Use “orca-desktop network” instead.")


class ServersPanel(QWidget):
    """What is set is changed at once, and the node follows; what it uses now is told beside."""

    def __init__(
        self,
        theme: Theme,
        watch: PreferencesWatch,
        errands: Errands,
        look_at: LookAt | None,
        *,
        why_not_node: str,
        now: Callable[[], float],
    ) -> None:
        super().__init__()
        self._watch = watch
        self._errands = errands
        self._look_at = look_at
        self._now = now
        self._why_not = why_not_node or watch.why_not
        self._known: tuple[EndpointStatus, ...] = ()
        self._tested: dict[str, EndpointStatus] = {}
        self._is_testing = False
        self.model = ServerTableModel(can_set=not self._why_not, parent=self)
        self.table = _table(theme, self.model)
        self.bar = ServerBar(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(tr("RPC servers"), weight="strong"))
        layout.addWidget(panel(self.table), 1)
        layout.addWidget(self.bar)
        self._connect()
        self.refresh()

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is set; nothing where that does not count here."""
        return () if self._why_not else self._watch.value.texts(SERVERS)

    def show_network(self, status: NetworkStatus) -> None:
        self._known = status.endpoints or (_of_one(status),)
        self.refresh()

    def refresh(self, *_changed: object) -> None:
        self.model.show_servers(self.chosen, self._known, self._tested)
        self._show_buttons()

    # -- what is set --------------------------------------------------------------------------------------------

    def _add(self, text: str) -> None:
        if problem := rpc_problem(text):
            self.bar.say_problem(said(problem))
        else:
            self._put((*self.chosen, text), then=self.bar.field.clear)

    def _move(self, step: int) -> None:
        row = self._selected
        if row is None or row.place is None:
            return
        servers = list(self.chosen)
        servers.insert(row.place + step, servers.pop(row.place))
        self._put(servers, then=lambda: self._select(row.url))

    def _remove(self) -> None:
        row = self._selected
        if row is not None:
            self._put([url for url in self.chosen if url != row.url], then=self.table.setFocus)

    def _put(self, servers: Sequence[str], *, then: Callable[[], None]) -> None:
        try:
            value = checked(known(SERVERS), tuple(servers))
        except SettingRefused as refusal:
            self.bar.say_problem(said(refusal.message))
            return
        self.bar.say_problem("")
        self._watch.put(SERVERS, value, then=then, failed=lambda title, why: self.bar.say_problem(f"{title}. {why}"))

    # -- testing ------------------------------------------------------------------------------------------------

    def test(self) -> None:
        """Ask all servers that are set, from this program, whatever the node makes of them."""
        servers = self._testable
        if self._look_at is None or self._is_testing or not servers:
            return
        self._is_testing = True
        self.bar.words.setText(trn(len(servers), "Asking {n} server…", "Asking {n} servers…"))
        self._show_buttons()
        self._errands.do(
            self._look_at(servers), then=lambda found: self._tell(servers, found), failed=self._test_failed
        )

    def _tell(self, servers: Sequence[str], found: NetworkStatus) -> None:
        self._is_testing = False
        self._tested = dict(zip(servers, found.endpoints, strict=False))
        self.bar.words.setText(test_words(servers, found, clock_time(self._now())))
        self.bar.words.setToolTip(plain_tip("\n".join(f"{one.url}: {said(one.words)}" for one in found.endpoints)))
        self.refresh()

    def _test_failed(self, title: str, message: str) -> None:
        self._is_testing = False
        self.bar.words.setText(f"{title}. {message}")
        self._show_buttons()

    @property
    def _testable(self) -> tuple[str, ...]:
        return self.chosen or tuple(one.url for one in self._known)

    # -- buttons ------------------------------------------------------------------------------------------------

    @property
    def _selected(self) -> ServerRow | None:
        place = self.table.selected_row()
        return self.model.row_at(place) if place is not None else None

    def _select(self, url: str) -> None:
        place = next((at for at, row in enumerate(self.model.rows) if row.url == url), None)
        if place is not None:
            self.table.selectRow(place)

    def _show_buttons(self, *_changed: object) -> None:
        row, bar, last = self._selected, self.bar, len(self.chosen) - 1
        why_not = self._why_not or (tr(NONE_SELECTED) if row is None else "")
        if not why_not and row is not None and row.place is None:
            why_not = tr("It is in the settings no more.")
        place = row.place if row is not None and row.place is not None else 0
        bar.field.setEnabled(not self._why_not)
        bar.field.setToolTip(self._why_not)
        bar.switch(bar.add_button, tr("The node uses it within a few seconds"), self._why_not)
        bar.switch(bar.up, tr("Ask it earlier"), why_not or (tr("It is the first already.") if place == 0 else ""))
        bar.switch(bar.down, tr("Ask it later"), why_not or (tr("It is the last already.") if place == last else ""))
        bar.switch(bar.remove, tr("Remove it"), why_not or (tr(LAST_ONE) if last < 1 else ""))
        bar.switch(bar.copy, tr("Copy its address"), tr(NONE_SELECTED) if row is None else "")
        testing = tr("The servers are being asked.") if self._is_testing else ""
        bar.switch(
            bar.test_button,
            tr("Asks each of them a few times"),
            testing or (tr(NO_TEST) if self._look_at is None else ""),
        )

    def _copy(self) -> None:
        if (row := self._selected) is not None:
            QGuiApplication.clipboard().setText(row.url)

    def _connect(self) -> None:
        self.bar.add_asked.connect(self._add)
        self.bar.moved.connect(self._move)
        self.bar.remove_asked.connect(self._remove)
        self.bar.copy_asked.connect(self._copy)
        self.table.set_row_buttons(self.bar.up, self.bar.down, self.bar.remove)
        self.bar.test_asked.connect(self.test)
        self.table.selectionModel().selectionChanged.connect(self._show_buttons)
        self._watch.changed.connect(self.refresh)


def _of_one(status: NetworkStatus) -> EndpointStatus:
    """For a node that tells of its servers only whether the network can be reached."""
    return EndpointStatus(
        url=shown_url(status.server),
        state=EndpointState.GOOD if status.reachable else EndpointState.AWAY,
        words=status.problem or "It answers.",
        slot=status.slot,
        preferred=True,
    )


def _table(theme: Theme, model: ServerTableModel) -> CalmTable:
    def tone(row: ServerRow) -> Tone:
        return state_term(row, can_set=model.can_set).tone

    table = CalmTable(theme, model, name=tr("RPC servers"), row_height=34)
    table.setObjectName("serversTable")
    table.setItemDelegate(Cell(theme, table))
    table.setItemDelegateForColumn(1, ChipCell(theme, tone, table))
    table.setMinimumHeight(LEAST_HEIGHT)
    table.set_widths(*WIDTHS)
    table.set_empty_text(tr("The node has not told yet which servers it asks."))
    return table
