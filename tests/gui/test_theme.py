"""Both looks are readable, complete, and changed while the program runs."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

import orca_desktop.gui
from orca_desktop.assets import resource
from orca_desktop.gui import fonts
from orca_desktop.gui.painting import paint_votes
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import CONTRAST, DARK, LIGHT, Tokens, Tone, mix
from tests.gui import scenes
from tests.gui.conftest import Desk

LOOKS = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}
READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (level AA)."""

SEEN = 3.0
"""What it asks of lines and signs that mean something."""

CHOSEN_ROW, BANNER = 0.12, 0.10
"""How strongly a chosen row and a banner are tinted."""

ENHANCED = 7.0
"""And at level AAA."""


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", LOOKS.values(), ids=LOOKS)
def test_text_is_readable_on_every_ground(tokens: Tokens) -> None:
    for text, ground in itertools.product(
        (tokens.text, tokens.quiet), (tokens.background, tokens.panel, tokens.raised)
    ):
        assert contrast(QColor(text), QColor(ground)) >= READABLE, (text, ground)


@pytest.mark.parametrize("tokens", LOOKS.values(), ids=LOOKS)
def test_text_is_readable_on_a_row_that_is_chosen_and_where_the_pointer_is(tokens: Tokens) -> None:
    chosen = mix(tokens.tone(Tone.INFO), QColor(tokens.panel), CHOSEN_ROW)
    for text, ground in itertools.product((tokens.text, tokens.quiet), (chosen, QColor(tokens.sidebar))):
        assert contrast(QColor(text), ground) >= READABLE, (text, ground.name())
    assert contrast(QColor(tokens.text), QColor(tokens.hover)) >= READABLE


@pytest.mark.parametrize("tokens", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("tone", [tone for tone in Tone if tone is not Tone.QUIET])
def test_words_in_a_tone_are_readable_on_every_ground(tokens: Tokens, tone: Tone) -> None:
    for ground in (tokens.background, tokens.panel):
        assert contrast(tokens.tone(tone), QColor(ground)) >= READABLE, (tone, ground)
    for text in (tokens.text, tokens.quiet):
        assert contrast(QColor(text), tokens.wash(tone, BANNER)) >= READABLE, (tone, text)


@pytest.mark.parametrize("tokens", LOOKS.values(), ids=LOOKS)
def test_what_the_accent_says_can_be_read_and_its_lines_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.background, tokens.panel):
        assert contrast(QColor(tokens.accent_ground), QColor(ground)) >= READABLE, ground
        assert contrast(QColor(tokens.accent), QColor(ground)) >= SEEN, ground


@pytest.mark.parametrize("tokens", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("tone", [tone for tone in Tone if tone is not Tone.QUIET])
def test_chips_and_signs_are_readable(tokens: Tokens, tone: Tone) -> None:
    assert contrast(tokens.chip_text(tone), tokens.wash(tone)) >= READABLE
    assert contrast(QColor(tokens.on_tone), tokens.tone(tone)) >= READABLE


@pytest.mark.parametrize("tokens", LOOKS.values(), ids=LOOKS)
def test_the_accent_button_is_readable(tokens: Tokens) -> None:
    assert contrast(QColor(tokens.on_accent), QColor(tokens.accent_ground)) >= READABLE


def test_in_high_contrast_everything_stands_out() -> None:
    grounds = (CONTRAST.background, CONTRAST.panel, CONTRAST.raised)
    for text, ground in itertools.product((CONTRAST.text, CONTRAST.quiet, CONTRAST.faint), grounds):
        assert contrast(QColor(text), QColor(ground)) >= ENHANCED, (text, ground)
    for tone in Tone:
        assert contrast(CONTRAST.chip_text(tone), CONTRAST.wash(tone)) >= ENHANCED, tone
    assert contrast(QColor(CONTRAST.border), QColor(CONTRAST.panel)) >= ENHANCED


def test_the_bundled_fonts_are_the_ones_in_use(theme: Theme) -> None:
    assert QFontInfo(fonts.body()).family() == "Inter"
    assert QFontInfo(fonts.mono()).family() == "JetBrains Mono"


def test_every_figure_has_the_same_width(theme: Theme) -> None:
    metrics = QFontMetricsF(fonts.body())

    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_every_icon_can_be_drawn(theme: Theme) -> None:
    for path in resource("icons", "lucide").glob("*.svg"):
        image = theme.icon(path.stem, size=16).pixmap(16, 16).toImage()

        assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16)), path.stem


@pytest.mark.parametrize(("look", "tokens"), [("dark", DARK), ("light", LIGHT)])
def test_signs_inside_controls_have_the_colours_of_their_look(look: str, tokens: Tokens) -> None:
    for name, colour in (("check", tokens.on_accent), ("arrow", tokens.quiet)):
        assert f'stroke="{colour}"' in resource("icons", "controls", f"{name}-{look}.svg").read_text(encoding="utf-8")


def test_no_bundled_icon_is_unused() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(orca_desktop.gui.__path__[0]).rglob("*.py"))

    unused = [path.stem for path in resource("icons", "lucide").glob("*.svg") if f'"{path.stem}"' not in sources]

    assert unused == []


def test_the_look_changes_while_the_window_is_open(qapp: QApplication, desk: Desk, theme: Theme) -> None:
    desk.play(scenes.busy)
    try:
        dark = desk.window.grab().toImage().pixelColor(700, 5)
        theme.use(Qt.ColorScheme.Light)
        light = desk.window.grab().toImage().pixelColor(700, 5)
    finally:
        theme.use(Qt.ColorScheme.Dark)

    assert QColor(DARK.background) == dark
    assert QColor(LIGHT.background) == light


def test_the_system_decides_unless_told_otherwise(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    follower = Theme(qapp)
    try:
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)

        assert follower.tokens == LIGHT
    finally:
        follower.deleteLater()
        theme.use(Qt.ColorScheme.Dark)


def test_every_scene_can_be_painted_in_both_looks(desk: Desk, theme: Theme) -> None:
    try:
        for scene in scenes.SCENES.values():
            desk.play(scene)
            for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
                theme.use(scheme)
                assert not desk.window.grab().isNull()
    finally:
        theme.use(Qt.ColorScheme.Dark)


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
@pytest.mark.parametrize("is_checked", [True, False])
@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Dark, Qt.ColorScheme.Light])
def test_what_cannot_be_ticked_looks_so(
    qtbot: QtBot, theme: Theme, kind: type[QCheckBox | QRadioButton], is_checked: bool, scheme: Qt.ColorScheme
) -> None:
    theme.use(scheme)
    button = kind("Shared cache of models")
    qtbot.addWidget(button)
    button.setChecked(is_checked)
    button.show()
    enabled = button.grab().toImage()

    button.setEnabled(False)
    disabled = button.grab().toImage()
    theme.use(Qt.ColorScheme.Dark)

    box, words = QRect(0, 0, 18, button.height()), QRect(22, 0, button.width() - 22, button.height())
    assert enabled.copy(box) != disabled.copy(box)
    assert enabled.copy(words) != disabled.copy(words)


def test_votes_share_a_bar_as_they_fell(theme: Theme) -> None:
    image = QImage(103, 5, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.tokens.panel))
    painter = QPainter(image)
    paint_votes(painter, QRectF(image.rect()), 3, 1, theme.tokens)
    painter.end()

    row = [image.pixelColor(x, 2) for x in range(image.width())]
    assert row.count(theme.tokens.tone(Tone.GOOD)) == pytest.approx(75, abs=4)
    assert row.count(theme.tokens.tone(Tone.BAD)) == pytest.approx(25, abs=4)


def test_the_system_may_ask_for_high_contrast_and_a_choice_goes_before_it(qapp: QApplication) -> None:
    followed = Theme(qapp)
    usual = followed.tokens
    followed.show_contrast(wanted=True)
    assert followed.tokens is CONTRAST

    followed.choose("light")
    assert followed.tokens is LIGHT
    followed.show_contrast(wanted=True)
    assert followed.tokens is LIGHT

    followed.choose("system")
    assert followed.tokens is CONTRAST
    followed.show_contrast(wanted=False)
    assert followed.tokens is usual
    followed.deleteLater()
