"""A switch for what the user's desktop does for the program: it shows how it stands there, and changes it there."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox

from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.services import DesktopSwitch
from orca_desktop.gui.widgets.setting_row import RowFrame

NOT_HERE = mark("This program cannot change it on this system.")


class DesktopSwitchRow(RowFrame):
    """`refresh` asks again how it stands; another program may have changed it."""

    def __init__(self, title: str, meaning: str, name: str, switch: DesktopSwitch | None, errands: Errands) -> None:
        box = QCheckBox(tr("On"))
        super().__init__(title, meaning, box)
        self.box = box
        box.setObjectName(name)
        box.setAccessibleName(title)
        self._switch = switch
        self._errands = errands
        self._is_busy = False
        why_not = said(switch.why_not) if switch is not None else tr(NOT_HERE)
        self.box.setEnabled(not why_not)
        self.box.setToolTip(why_not)
        self.box.setAccessibleDescription(f"{meaning} {why_not}".strip())
        self.say(why_not)
        self.box.toggled.connect(self._turn)

    def refresh(self) -> None:
        if self._switch is not None and self.box.isEnabled() and not self._is_busy:
            self._errands.do(asyncio.to_thread(self._switch.is_on), then=self._show, failed=self._failed)

    def _turn(self, on: bool) -> None:  # noqa: FBT001  Qt tells it so
        if self._switch is None:
            return
        self._is_busy = True
        switch = self._switch

        async def turned() -> bool:
            await asyncio.to_thread(switch.turn, on=on)
            return await asyncio.to_thread(switch.is_on)

        self._errands.do(turned(), then=self._show, failed=self._not_turned)

    def _show(self, is_on: bool) -> None:  # noqa: FBT001  an answer, handed over by itself
        self._is_busy = False
        with QSignalBlocker(self.box):
            self.box.setChecked(is_on)
        self.say("")

    def _not_turned(self, title: str, message: str) -> None:
        self._is_busy = False
        with QSignalBlocker(self.box):
            self.box.setChecked(not self.box.isChecked())
        self._failed(title, message)

    def _failed(self, title: str, message: str) -> None:
        self.say(f"{title}. {message}", is_bad=True)
