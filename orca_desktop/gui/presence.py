"""How the program is present on the desktop: its window, its sign in the tray, its notifications, and how it goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from orca_desktop.domain.commands import Command
from orca_desktop.domain.notices import NoticeKind
from orca_desktop.domain.settings.preferences import Preferences
from orca_desktop.domain.settings.table import TRAY
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.inbox import Inbox
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.last_rounds import LastRounds
from orca_desktop.gui.main_window import MainWindow
from orca_desktop.gui.notifier import Notifier
from orca_desktop.gui.outside import Popups
from orca_desktop.gui.popups import INBOX, Popup
from orca_desktop.gui.rewards_today import RewardsToday
from orca_desktop.gui.services import Around
from orca_desktop.gui.tray import Tray
from orca_desktop.gui.tray_state import end_all, finish_all, quit_words, start_all, tray_state
from orca_desktop.gui.widgets.quit_question import QuitQuestion
from orca_desktop.state.store import Store

PATIENCE_MS = 12_000
"""At login the tray may come later than the program; after so long the window is shown instead."""

REST_MS = 1_000
"""The tray is brought up to date at most once in so long."""

SAID_TRAY = "said-tray"
GONE_TO_TRAY = mark("The node goes on. Open the window or quit from the sign in the tray.")
NO_POPUPS = mark(
    "This desktop has neither a tray nor notifications, so what the node has to tell stands on this page, with the "
    "number of what is not read at the left."
)


class Presence(QObject):
    """Holds tray and notifications together, from `begin` to `close_down`.

    Signals:
        place_asked: str, what a click is to open: "task/<id>", "task/<id>/<round>", or INBOX.
    """

    place_asked = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        bridge: StoreBridge,
        submit: Callable[[Command], None],
        inbox: Inbox,
        around: Around,
        *,
        rewards: RewardsToday,
        node_goes_on: bool,
    ) -> None:
        """*node_goes_on*: the node runs elsewhere and outlives the window."""
        super().__init__(window)
        self._window = window
        self._store = store
        self._submit = submit
        self._inbox = inbox
        self._outside = around.outside
        self._settings = around.settings
        self._node_goes_on = node_goes_on
        self._popups: Popups | None = None
        self._question: QuitQuestion | None = None
        self._last_rounds: LastRounds | None = None
        self._rewards = rewards
        self.tray = Tray(window.theme, window)
        self.notifier = Notifier(bridge, self._wants, self._is_watched, self)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(PATIENCE_MS)
        self._is_stale = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._connect(bridge)
        self._refresh()

    def begin(self) -> None:
        """The window may stay away from now on, where the user chose that."""
        self._window.stays = self._stays_in_tray
        self._window.asks = self._ask_before_end
        if self._outside.in_tray and not self._window.isVisible() and not self.tray.is_there:
            self._waiting.start()

    def show_by(self, popups: Popups | None) -> None:
        """*popups* are the desktop's notifications, None where only the tray may have some."""
        self._popups = popups
        if popups is None and not self.tray.is_there:
            self._inbox.say_silence(tr(NO_POPUPS))

    def ask_to_quit(self) -> None:
        """Ask where quitting would stop something; else quit."""
        if not self._ask_before_end():
            self._window.quit_asked.emit()

    def _ask_before_end(self) -> bool:
        """Whether there is something to ask about; the question is open then."""
        title, words = quit_words(self._store, node_goes_on=self._node_goes_on)
        if not title:
            return False
        self._window.come_forward()
        if self._question is None:
            self._question = QuitQuestion(title, words, self._window)
            self._question.agreed.connect(self._window.quit_asked)
            self._question.finish_asked.connect(self._finish_and_quit)
            self._question.finished.connect(self._drop_question)
            self._question.open()
        return True

    def _finish_and_quit(self) -> None:
        """The window goes when the rounds are over, unless something is started until then."""
        self._last_rounds = LastRounds(self._tasks)
        self._window.say_end(tr("quits when its rounds are over"))
        self._submit_all(end_all(self._tasks))

    def _quit_after_rounds(self, *_changed: object) -> None:
        if self._last_rounds is None:
            return
        self._last_rounds.look(self._tasks)
        if self._last_rounds.are_called_off:
            self._last_rounds = None
            self._window.say_end("")
        elif self._last_rounds.are_over:
            self._last_rounds = None
            self._window.quit_asked.emit()

    def open_clicked(self, what: str, activation: str = "") -> None:
        self._window.come_forward(activation)
        self.place_asked.emit(what)

    def close_down(self) -> None:
        self._waiting.stop()
        self._rest.stop()
        self._window.stays = self._window.asks = _never
        self.notifier.close_down()
        self.tray.close_down()
        self._rewards.close_down()
        self._drop_question()

    @property
    def _tasks(self) -> tuple[Task, ...]:
        return tuple(self._store.tasks.values())

    def _connect(self, bridge: StoreBridge) -> None:
        tray = self.tray
        tray.opened.connect(self._window.come_forward)
        tray.inbox_asked.connect(lambda: self.open_clicked(INBOX))
        tray.popup_clicked.connect(self.open_clicked)
        tray.start_asked.connect(lambda: self._submit_all(start_all(self._tasks)))
        tray.finish_asked.connect(lambda: self._submit_all(finish_all(self._tasks)))
        tray.quit_asked.connect(self.ask_to_quit)
        tray.menu_opened.connect(self._rewards.look)
        tray.came.connect(self._waiting.stop)
        tray.came.connect(lambda: self._inbox.say_silence(""))
        self._rest.timeout.connect(lambda: self._refresh() if self._is_stale else None)
        self._waiting.timeout.connect(self._window.come_forward)
        self._window.came_forward.connect(self._waiting.stop)
        self._rewards.changed.connect(self._refresh)
        self._inbox.changed.connect(self._refresh)
        self.notifier.popped_up.connect(self._pop_up)
        self._window.went_to_tray.connect(self._say_tray)
        for around in (bridge.network_changed, bridge.engine_changed, bridge.tasks_changed, bridge.tasks_left):
            around.connect(self._refresh)
        for moved in (bridge.tasks_changed, bridge.tasks_left):
            moved.connect(self._quit_after_rounds)

    def _refresh(self, *_changed: object) -> None:
        """At once, and then not for a while: many tasks change all the time, and few look at the tray."""
        self._is_stale = self._rest.isActive()
        if self._is_stale:
            return
        self._rest.start()
        self.tray.show_state(tray_state(self._store, rewards=self._rewards.words, unread=self._inbox.unread))

    def _submit_all(self, commands: tuple[Command, ...]) -> None:
        for command in commands:
            self._submit(command)

    def _wants(self, kind: NoticeKind) -> bool:
        return self._preferences().notifies(kind)

    def _is_watched(self) -> bool:
        return self._window.isActiveWindow() and self._window.isVisible()

    def _stays_in_tray(self) -> bool:
        return self.tray.is_there and self._preferences().switch(TRAY)

    def _preferences(self) -> Preferences:
        """As they are now; asked for seldom, and the file is small."""
        return self._settings.read()[0] if self._settings is not None else Preferences()

    def _pop_up(self, popup: Popup) -> None:
        shown_by: Popups = self._popups if self._popups is not None else self.tray
        shown_by.show(popup.title, popup.message, popup.what, urgent=popup.urgent)

    def _say_tray(self) -> None:
        if not self._outside.memory.recall(SAID_TRAY):
            self._outside.memory.keep(SAID_TRAY, "yes")
            self._pop_up(Popup(title=tr("Orca Desktop runs on"), message=tr(GONE_TO_TRAY), what="window"))

    def _drop_question(self, *_result: object) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.hide()
            question.deleteLater()


def _never() -> bool:
    return False
