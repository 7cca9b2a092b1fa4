"""The left edge: where one can go, and how what everything rests on is doing."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.keys import shorten
from orca_desktop.domain.status import EngineKind, EngineStatus, NetworkStatus, WalletStatus
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.widgets.status_box import StatusBox
from orca_desktop.gui.words import counted, koii

WIDTH = 196


class Sidebar(QFrame):
    """Name, pages, and three status boxes.

    Signals:
        page_chosen: int, the place of the page in the list.
    """

    page_chosen = Signal(int)

    def __init__(self, theme: Theme, *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "sidebar")
        self.setFixedWidth(WIDTH)
        self._logo = QLabel()
        self._pages: list[tuple[QPushButton, str]] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.page_chosen)
        self._page_list = QVBoxLayout()
        self._network = StatusBox(theme, "Network")
        self._engine = StatusBox(theme, "Container engine")
        self._wallet = StatusBox(theme, "Wallet")
        self._lay_out(note)
        self._tint()
        theme.changed.connect(self._tint)
        self._show_waiting()

    def add_page(self, title: str, icon: str) -> None:
        button = QPushButton(f"  {title}")
        button.setProperty("title", title)
        button.setProperty("role", "nav")
        button.setCheckable(True)
        button.setChecked(not self._pages)
        button.setAccessibleName(f"Page {title}")
        button.setIconSize(QSize(16, 16))
        keys = QKeySequence(f"Ctrl+{len(self._pages) + 1}")
        QShortcut(keys, self).activated.connect(button.click)
        button.setToolTip(f"{title} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
        self._group.addButton(button, len(self._pages))
        self._pages.append((button, icon))
        self._page_list.addWidget(button)
        self._tint()

    def show_count(self, place: int, count: int) -> None:
        """How much on a page is not read; nothing is shown for 0."""
        button, _icon = self._pages[place]
        title = button.property("title")
        button.setText(f"  {title}  · {count:,}" if count else f"  {title}")
        button.setAccessibleName(f"Page {title}, {count:,} not read" if count else f"Page {title}")

    def choose_page(self, place: int) -> None:
        """As if its button had been pressed."""
        self._pages[place][0].click()

    def show_network(self, status: NetworkStatus) -> None:
        host = urlsplit(status.server).netloc or status.server
        if status.reachable:
            detail = f"{host}\nslot {status.slot:,} · {status.slot_ms:.0f} ms"
            self._network.show_status(Tone.GOOD, "Network reachable", detail, tip=status.server)
        else:
            last = f"\nlast seen at slot {status.slot:,}" if status.slot else ""
            tip = status.problem or status.server
            self._network.show_status(Tone.BAD, "Network unreachable", f"{host}{last}", tip=tip)

    def show_engine(self, status: EngineStatus) -> None:
        if status.kind is EngineKind.PROCESS:
            detail = "Only the bundled sample runs."
            self._engine.show_status(Tone.WARN, "Without Docker", detail, tip=status.problem)
        elif status.reachable:
            running = counted(status.running, "container running", "containers running")
            self._engine.show_status(Tone.GOOD, f"Docker {status.version}".strip(), running)
        else:
            self._engine.show_status(Tone.BAD, "Docker unavailable", "No task can start.", tip=status.problem)

    def show_wallet(self, status: WalletStatus) -> None:
        detail = f"{shorten(status.keys.main)}\n{status.name}" if status.name else shorten(status.keys.main)
        tip = f"Main key {status.keys.main}\nStaking key {status.keys.staking}\nBalance as of slot {status.as_of:,}"
        self._wallet.show_status(Tone.GOOD, koii(status.balance), detail, tip=tip)

    def show_no_wallet(self) -> None:
        self._wallet.show_status(Tone.QUIET, "No account", "Tasks can be looked at, not run.")

    def show_unread_wallet(self, name: str) -> None:
        """There is an account, and its balance is not known yet."""
        self._wallet.show_status(Tone.QUIET, name, "Its balance is being read…")

    def _show_waiting(self) -> None:
        self._network.show_status(Tone.QUIET, "Network", "being looked up…")
        self._engine.show_status(Tone.QUIET, "Container engine", "being looked up…")
        self._wallet.show_status(Tone.QUIET, "Wallet", "being read…")

    def _lay_out(self, note: str) -> None:
        name = QVBoxLayout()
        name.setSpacing(0)
        name.addWidget(label("Orca Desktop", level="heading"))
        if note:
            name.addWidget(wrapped(note, tone="quiet", level="small"))
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self._logo)
        head.addLayout(name, 1)
        self._page_list.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 18, 12, 18)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addSpacing(8)
        layout.addLayout(self._page_list)
        layout.addStretch()
        for box in (self._network, self._engine, self._wallet):
            layout.addWidget(box)

    def _tint(self) -> None:
        self._logo.setPixmap(self._theme.mark(26).pixmap(26, 26))
        for button, icon in self._pages:
            button.setIcon(self._theme.icon(icon, self._theme.tokens.text))
