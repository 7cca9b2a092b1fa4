"""The page of settings: what belongs to the window and what to the node, each kept as soon as it is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from orca_desktop.domain.settings.setting import Owner
from orca_desktop.domain.settings.table import CONTAINERS, LOOK, NETWORK, NOTIFICATIONS, SETTINGS, WINDOW
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.pages.settings_data import DataSettings
from orca_desktop.gui.pages.settings_lock import LockSettings
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.services import Services
from orca_desktop.gui.shortcuts import TABS, bind, shown
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.banner import Banner
from orca_desktop.gui.widgets.desktop_switch import DesktopSwitchRow
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.widgets.setting_row import RowFrame, SettingRow
from orca_desktop.state.store import Store

GROUPS = (LOOK, NOTIFICATIONS, WINDOW, NETWORK, CONTAINERS)
LOCK, DATA = mark("Lock"), mark("Data")
PLACES = (*GROUPS, LOCK, DATA)
WIDEST = 900
OF_NODE = mark("These settings belong to the node: every window and command on it goes by them.")
OF_WINDOW = mark("These settings belong to you on this computer: every window goes by them, whichever node it shows.")
ELSEWHERE = mark(
    "This window is attached to a node that runs in another program. What belongs to the node holds from the next "
    "start of that program; what belongs to the window holds here."
)
NOTES = {
    NETWORK: mark("How each server does is on the page Network. A node that was started with --rpc keeps to that."),
    CONTAINERS: mark("Box, limits and grants of a task are on its tab Container."),
    NOTIFICATIONS: mark("Whatever is off here is still among the notices in the window."),
}
NO_LOCK = mark("This window cannot set the lock. Use “orca-desktop keys” where the node runs.")


class SettingsPage(QWidget):
    """A tab a group. Ctrl+1 and so on go to one.

    Signals:
        lock_asked: the lock is to be set.
    """

    lock_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        watch: PreferencesWatch,
        services: Services,
        *,
        errands: Errands | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._watch = watch
        self._around = services.around
        self.errands = errands or Errands(self)
        self.rows: dict[str, SettingRow] = {}
        self.problem = Banner(theme, tone=Tone.WARN, closable=False)
        self.problem.setObjectName("settingsProblem")
        self.elsewhere = wrapped(tr(ELSEWHERE), tone="quiet", level="small")
        self.elsewhere.setVisible(services.is_elsewhere)
        self.switches = self._make_switches()
        self.lock = LockSettings(theme, store, bridge, "" if services.lock is not None else tr(NO_LOCK))
        self.data = DataSettings(theme, store, watch, services.around.data, self.errands)
        self.tabs = QTabWidget()
        self._lay_out()
        self.lock.asked.connect(self.lock_asked)
        watch.problems_changed.connect(self._show_problems)
        self.tabs.currentChanged.connect(self._on_tab)
        self._show_problems(watch.problems)

    def focus_first(self) -> None:
        """Where the keyboard begins."""
        self.tabs.tabBar().setFocus()

    def show_group(self, group: str) -> None:
        """Go to a group's tab."""
        self.tabs.setCurrentIndex(PLACES.index(group))

    def show_setting(self, name: str) -> None:
        """Go to one setting, with the keyboard on it."""
        row = self.rows[name]
        self.show_group(row.setting.group)
        row.field.control.setFocus()
        room = self.tabs.currentWidget()
        if isinstance(room, QScrollArea):
            room.ensureWidgetVisible(row)

    def close_down(self) -> None:
        self.errands.close()

    def _on_tab(self, _place: int) -> None:
        for row in self.switches:
            if row.isVisible():
                row.refresh()

    def _show_problems(self, problems: tuple[str, ...]) -> None:
        if problems:
            self.problem.say(tr("Not all that is set can be used"), "\n".join(map(said, problems)))
        else:
            self.problem.hide()

    def _make_switches(self) -> tuple[DesktopSwitchRow, DesktopSwitchRow]:
        return (
            DesktopSwitchRow(
                tr("Start at login"),
                tr("The program starts by itself when you log in to this computer."),
                "startAtLogin",
                self._around.start_at_login,
                self.errands,
            ),
            DesktopSwitchRow(
                tr("Open orca:// links"),
                tr("A link to a task on a web page opens this program, which looks it up. It joins nothing."),
                "openLinks",
                self._around.links,
                self.errands,
            ),
        )

    def _lay_out(self) -> None:
        self.tabs.setObjectName("settingsTabs")
        self.tabs.setAccessibleName(tr("Groups of settings"))
        self.tabs.tabBar().setDrawBase(False)
        for group in GROUPS:
            self._add_tab(said(group), self._group(group))
        self._add_tab(tr(LOCK), self.lock)
        self._add_tab(tr(DATA), self.data)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label(tr("Settings"), level="title"))
        layout.addWidget(self.elsewhere)
        layout.addWidget(self.problem)
        layout.addWidget(self.tabs, 1)

    def _group(self, group: str) -> QWidget:
        rows: list[RowFrame] = [self._row(name) for name in (one.name for one in SETTINGS if one.group == group)]
        if group == WINDOW:
            rows += self.switches
        owner = next(one.owner for one in SETTINGS if one.group == group)
        words = tr(OF_NODE) if owner is Owner.NODE else tr(OF_WINDOW)
        if group in NOTES:
            words = f"{words} {tr(NOTES[group])}"
        return _column(wrapped(words, tone="quiet", level="small"), _rows(rows))

    def _row(self, name: str) -> SettingRow:
        setting = next(one for one in SETTINGS if one.name == name)
        why_not = self._watch.why_not or (said(self._around.why_not_node) if setting.owner is Owner.NODE else "")
        self.rows[name] = SettingRow(self._theme, setting, self._watch, why_not=why_not)
        return self.rows[name]

    def _add_tab(self, title: str, content: QWidget) -> None:
        place = self.tabs.addTab(_room(content), title)
        self.tabs.setTabToolTip(place, shown(TABS, place))
        bind(TABS, self, lambda: self.tabs.setCurrentIndex(place), place=place)


def _rows(rows: list[RowFrame]) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "panel")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(1, 3, 1, 3)
    layout.setSpacing(0)
    for place, row in enumerate(rows):
        row.setProperty("first", str(place == 0).lower())
        layout.addWidget(row)
    return frame


def _column(*parts: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch()
    return column


def _room(content: QWidget) -> QScrollArea:
    """Scrolls where the window is low; no wider than one reads well."""
    content.setMaximumWidth(WIDEST)
    whole = QWidget()
    whole.setAutoFillBackground(False)
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 12, 8, 0)
    layout.addWidget(content)
    room = QScrollArea()
    room.setWidgetResizable(True)
    room.setFrameShape(QFrame.Shape.NoFrame)
    room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    room.viewport().setAutoFillBackground(False)
    room.setWidget(whole)
    return room
