"""How much may move by itself: as the user chose, else as the desktop says. Nothing in the window moves past this."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

REDUCED, FULL = "reduced", "full"

_EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
_STILL = "QWidget { widget-animation-duration: 0; }"
"""What the style itself animates; it asks the sheet how long."""


class Motion(QObject):
    """Turns off what Qt moves by itself: menus and tips that slide or fade, bars that run, carets that blink.

    Signals:
        changed: `is_reduced` is other than before.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._usual_effects = tuple(effect for effect in _EFFECTS if app.isEffectEnabled(effect))
        self._usual_flash = app.cursorFlashTime()
        self._chosen = "system"
        self._desktop_wants_less = False
        self._is_reduced = False

    @property
    def is_reduced(self) -> bool:
        return self._is_reduced

    @property
    def style_sheet(self) -> str:
        """What a style sheet needs besides, so that the style keeps still."""
        return _STILL if self._is_reduced else ""

    def choose(self, wish: str) -> None:
        """“reduced” or “full”, whatever the desktop says; else as the desktop says, also when that changes."""
        self._chosen = wish
        self._decide()

    def show_desktop(self, *, wants_less: bool) -> None:
        """What the desktop asks for; one that says nothing asks for nothing."""
        self._desktop_wants_less = wants_less
        self._decide()

    def _decide(self) -> None:
        is_reduced = self._chosen == REDUCED or (self._chosen != FULL and self._desktop_wants_less)
        if is_reduced == self._is_reduced:
            return
        self._is_reduced = is_reduced
        for effect in self._usual_effects:
            self._app.setEffectEnabled(effect, not is_reduced)
        self._app.setCursorFlashTime(0 if is_reduced else self._usual_flash)
        self.changed.emit()
