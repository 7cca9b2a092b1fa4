"""The two bundled typefaces, and the handful of fonts that are painted with."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from orca_desktop.assets import resource

BODY = "Inter"
MONO = "JetBrains Mono"
FILES = (
    ("inter", "Inter-Regular.otf"),
    ("inter", "Inter-Medium.otf"),
    ("inter", "Inter-SemiBold.otf"),
    ("inter", "Inter-Bold.otf"),
    ("jetbrains-mono", "JetBrainsMono-Regular.ttf"),
)


def load_fonts() -> None:
    """Make the bundled typefaces known to Qt. Needs the application; loading them twice does no harm."""
    for folder, name in FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", folder, name)))


def body(pixels: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Inter with figures of one width, so that numbers do not dance when they change."""
    font = QFont(BODY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def mono(pixels: int = 11) -> QFont:
    font = QFont(MONO)
    font.setPixelSize(pixels)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font
