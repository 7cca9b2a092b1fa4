"""The left edge: where one can go, and how what everything rests on is doing."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.keys import shorten
from orca_desktop.domain.status import EngineKind, EngineStatus, NetworkStatus, WalletStatus
from orca_desktop.domain.tokens import KOII
from orca_desktop.gui.amounts import exact_text
from orca_desktop.gui.language import numeral, said, tr, trn
from orca_desktop.gui.shortcuts import PAGES, bind, with_keys
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.widgets.status_box import StatusBox
from orca_desktop.gui.words import koii

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
        self._network = StatusBox(theme, tr("Network"))
        self._engine = StatusBox(theme, tr("Container engine"))
        self._wallet = StatusBox(theme, tr("Wallet"))
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
        button.setAccessibleName(tr("Page {title}", title=title))
        button.setIconSize(QSize(16, 16))
        place = len(self._pages)
        bind(PAGES, self, button.click, place=place)
        button.setToolTip(with_keys(title, PAGES, place))
        self._group.addButton(button, len(self._pages))
        self._pages.append((button, icon))
        self._page_list.addWidget(button)
        self._tint()

    @property
    def titles(self) -> list[str]:
        return [str(button.property("title")) for button, _icon in self._pages]

    def show_count(self, place: int, count: int) -> None:
        """How much on a page is not read; nothing is shown for 0."""
        button, _icon = self._pages[place]
        title = button.property("title")
        button.setText(f"  {title}  · {numeral(count)}" if count else f"  {title}")
        button.setAccessibleName(
            tr("Page {title}, {count} not read", title=title, count=numeral(count))
            if count
            else tr("Page {title}", title=title)
        )

    def choose_page(self, place: int) -> None:
        """As if its button had been pressed."""
        self._pages[place][0].click()

    def show_network(self, status: NetworkStatus) -> None:
        host = urlsplit(status.server).netloc or status.server
        if status.reachable:
            slot = tr("slot {slot} · {length} ms", slot=numeral(status.slot), length=numeral(status.slot_ms, 0))
            detail = f"{host}\n{slot}"
            self._network.show_status(Tone.GOOD, tr("Network reachable"), detail, tip=status.server)
        else:
            last = tr("last seen at slot {slot}", slot=numeral(status.slot)) if status.slot else ""
            tip = said(status.problem) or status.server
            self._network.show_status(Tone.BAD, tr("Network unreachable"), f"{host}\n{last}".rstrip(), tip=tip)

    def show_engine(self, status: EngineStatus) -> None:
        if status.kind is EngineKind.PROCESS:
            detail = tr("Only the bundled sample runs.")
            self._engine.show_status(Tone.WARN, tr("Without Docker"), detail, tip=said(status.problem))
        elif status.reachable:
            running = trn(status.running, "{n} container running", "{n} containers running")
            self._engine.show_status(Tone.GOOD, f"Docker {status.version}".strip(), running)
        else:
            self._engine.show_status(
                Tone.BAD, tr("Docker unavailable"), tr("No task can start."), tip=said(status.problem)
            )

    def show_wallet(self, status: WalletStatus) -> None:
        self._wallet.offer_copies(
            (tr("main key"), status.keys.main),
            (tr("staking key"), status.keys.staking),
            (tr("balance"), exact_text(status.balance, KOII)),
        )
        detail = f"{shorten(status.keys.main)}\n{status.name}" if status.name else shorten(status.keys.main)
        tip = tr(
            "Main key {main}\nStaking key {staking}\nBalance as of slot {as_of}",
            main=status.keys.main,
            staking=status.keys.staking,
            as_of=numeral(status.as_of),
        )
        self._wallet.show_status(Tone.GOOD, koii(status.balance), detail, tip=tip)

    def show_no_wallet(self) -> None:
        self._wallet.show_status(Tone.QUIET, tr("No account"), tr("Tasks can be practised, not run."))

    def show_unread_wallet(self, name: str) -> None:
        """There is an account, and its balance is not known yet."""
        self._wallet.show_status(Tone.QUIET, name, tr("Its balance is being read…"))

    def _show_waiting(self) -> None:
        self._network.show_status(Tone.QUIET, tr("Network"), tr("being looked up…"))
        self._engine.show_status(Tone.QUIET, tr("Container engine"), tr("being looked up…"))
        self._wallet.show_status(Tone.QUIET, tr("Wallet"), tr("being read…"))

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
