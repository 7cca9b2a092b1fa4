"""What is set, for the widgets: read again now and then, as another window or the terminal may change it."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from orca_desktop.domain.settings.preferences import Preferences
from orca_desktop.domain.settings.setting import Owner
from orca_desktop.gui.errands import Errands, Failed
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.services import SettingsService

LOOK_MS = 3_000
NO_SERVICE = mark("This window cannot change settings. Use “orca-desktop settings” instead.")


class PreferencesWatch(QObject):
    """`begin` starts to look; what is known before is what was read at the start, or the usual values.

    Signals:
        changed: Preferences; something is set otherwise than before.
        problems_changed: tuple[str, ...]; what cannot be used of what is set, in words.
    """

    changed = Signal(object)
    problems_changed = Signal(object)

    def __init__(self, service: SettingsService | None, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._errands = errands
        self._problems: tuple[str, ...] = ()
        self._is_busy = False
        self._puts = 0
        self.value = Preferences()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def why_not(self) -> str:
        """Why nothing can be set here; empty when it can."""
        return "" if self._service is not None else tr(NO_SERVICE)

    @property
    def problems(self) -> tuple[str, ...]:
        return self._problems

    def place(self, owner: Owner) -> str:
        """The file in which the settings of *owner* are kept."""
        return str(self._service.place(owner)) if self._service is not None else ""

    def begin(self) -> None:
        if self._service is not None:
            self._take(self._service.read())
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Read again; an answer that a change has overtaken is dropped."""
        if self._service is None or self._is_busy:
            return
        self._is_busy = True
        puts = self._puts

        def answered(read: tuple[Preferences, tuple[str, ...]]) -> None:
            self._is_busy = False
            if puts == self._puts:
                self._take(read)

        def failed(_title: str, _message: str) -> None:
            self._is_busy = False

        self._errands.do_in_thread(self._service.read, then=answered, failed=failed)

    def put(self, name: str, value: object, *, then: Callable[[], None], failed: Failed) -> None:
        """Set a value; afterwards call *then*, or *failed* with a title and the reason."""
        if self._service is None:
            failed(tr("The setting was not changed"), tr(NO_SERVICE))
            return
        self._puts += 1

        def kept(read: tuple[Preferences, tuple[str, ...]]) -> None:
            self._take(read)
            then()

        self._errands.do_in_thread(functools.partial(self._service.put, name, value), then=kept, failed=failed)

    def _take(self, read: tuple[Preferences, tuple[str, ...]]) -> None:
        before, (self.value, problems) = self.value, read
        if self.value != before:
            self.changed.emit(self.value)
        if problems != self._problems:
            self._problems = problems
            self.problems_changed.emit(problems)
