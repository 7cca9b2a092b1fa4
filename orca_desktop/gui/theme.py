"""The look of the program: palette, style sheet, fonts and icons, following the system's light or dark scheme."""

from __future__ import annotations

import functools
import string

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from orca_desktop.assets import resource
from orca_desktop.gui import fonts
from orca_desktop.gui.motion import Motion
from orca_desktop.gui.tokens import CONTRAST, DARK, LIGHT, Tokens

_ICON_SCALES = (1, 2, 3)
ICONS_KEPT = 200
"""Each is drawn once, however many buttons have it; there are fewer icons, times the colours in use."""
_CHOSEN = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


class Theme(QObject):
    """Dresses the application, and again whenever the system changes between light and dark.

    Signals:
        changed: `tokens` are others; painted widgets update themselves, icons are made anew.
    """

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Qt.ColorScheme | None = None, *, waits: bool = False) -> None:
        """*waits*: the style sheet is put on by `wear`, when the first widgets stand."""
        super().__init__(app)
        self._app = app
        self._waits = waits
        self._style_sheet = string.Template(resource("qss", "window.qss").read_text(encoding="utf-8"))
        self._icons = functools.lru_cache(ICONS_KEPT)(_icon)
        self._marks = functools.lru_cache(ICONS_KEPT)(_mark)
        self.tokens = DARK
        self._chosen = "system"
        self.motion = Motion(app)
        self.motion.changed.connect(lambda: self._dress(self.tokens))
        fonts.load_fonts()
        app.setStyle("Fusion")
        app.setFont(fonts.body())
        self._wants_contrast = False
        if scheme is None:
            app.styleHints().colorSchemeChanged.connect(self._on_system)
            self._follow_contrast()
        self.use(scheme or app.styleHints().colorScheme())

    def wear(self) -> None:
        """Put the style sheet on. Widgets that are still being put together would be styled anew with every step."""
        if self._waits:
            self._waits = False
            self._put_on()

    def choose(self, look: str) -> None:
        """“light”, “dark” or “contrast”, whatever the system says; else as the system says, also when that changes."""
        if look == self._chosen:
            return
        self._chosen = look
        if look in _CHOSEN:
            self._dress(_CHOSEN[look])
        else:
            self.use(self._app.styleHints().colorScheme())

    def use(self, scheme: Qt.ColorScheme) -> None:
        """Dark unless the system says light; whatever it says, high contrast where it asks for that."""
        usual = LIGHT if scheme == Qt.ColorScheme.Light else DARK
        self._dress(CONTRAST if self._wants_contrast else usual)

    def show_contrast(self, *, wanted: bool) -> None:
        """Whether the system asks for high contrast; it decides unless the user has chosen a look."""
        self._wants_contrast = wanted
        self._on_system(self._app.styleHints().colorScheme())

    def _follow_contrast(self) -> None:
        """Qt tells what the system asks for from 6.10 on."""
        accessibility = getattr(self._app.styleHints(), "accessibility", None)
        if accessibility is None:
            return
        hints = accessibility()
        high = Qt.ContrastPreference.HighContrast
        self._wants_contrast = hints.contrastPreference() == high
        hints.contrastPreferenceChanged.connect(lambda said: self.show_contrast(wanted=said == high))

    def _on_system(self, scheme: Qt.ColorScheme) -> None:
        if self._chosen not in _CHOSEN:
            self.use(scheme)

    def _dress(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._app.setPalette(_palette(self.tokens))
        if not self._waits:
            self._put_on()
        self.changed.emit()

    def _put_on(self) -> None:
        sheet = self._style_sheet.substitute(self.tokens.substitutions(), **_signs(self.tokens))
        self._app.setStyleSheet(sheet + self.motion.style_sheet)

    def icon(self, name: str, colour: str | None = None, *, size: int = 16) -> QIcon:
        """A Lucide icon in *colour* (the quiet text's unless said). Logical pixels, sharp up to 300 %."""
        return self._icons(name, colour or self.tokens.quiet, size)

    def mark(self, size: int) -> QIcon:
        """The program's own mark."""
        return self._marks(size)


def _icon(name: str, colour: str, size: int) -> QIcon:
    svg = resource("icons", "lucide", f"{name}.svg").read_text(encoding="utf-8")
    return _rendered(svg.replace("currentColor", colour), size)


def _mark(size: int) -> QIcon:
    return _rendered(resource("icons", "mark.svg").read_text(encoding="utf-8"), size)


def _rendered(svg: str, size: int) -> QIcon:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    icon = QIcon()
    for scale in _ICON_SCALES:
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        icon.addPixmap(pixmap)
    return icon


def _signs(tokens: Tokens) -> dict[str, str]:
    """Files of the small signs inside controls: a style sheet takes pictures from files only, in their own colours."""
    look = "light" if tokens is LIGHT else "dark"
    return {name: resource("icons", "controls", f"{name}-{look}.svg").as_posix() for name in ("check", "arrow")}


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for names, colour in (
        ((role.Window, role.Button), tokens.background),
        ((role.Base, role.AlternateBase), tokens.panel),
        ((role.ToolTipBase, role.Light, role.Midlight), tokens.raised),
        ((role.Mid, role.Dark, role.Shadow), tokens.border),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), tokens.text),
        ((role.PlaceholderText,), tokens.quiet),
        ((role.Highlight, role.Accent), tokens.accent_ground),
        ((role.HighlightedText,), tokens.on_accent),
        ((role.Link, role.LinkVisited), tokens.info),
    ):
        for name in names:
            palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.faint))
    return palette
