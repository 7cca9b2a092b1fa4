"""The colours of the two looks, as the design names them."""

from __future__ import annotations

import enum
from dataclasses import asdict, dataclass

from PySide6.QtGui import QColor


class Tone(enum.Enum):
    """What a colour says. Wherever a tone is shown, a word or a sign says the same."""

    GOOD = "good"
    INFO = "info"
    AUDIT = "audit"
    WARN = "warn"
    BAD = "bad"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Colours as #RRGGBB. `accent` is for lines and bars, `accent_ground` for what has words on it."""

    background: str
    sidebar: str
    panel: str
    raised: str
    hover: str
    border: str
    text: str
    quiet: str
    faint: str
    accent: str
    accent_ground: str
    accent_hover: str
    on_accent: str
    on_tone: str
    good: str
    info: str
    audit: str
    warn: str
    bad: str

    def tone(self, tone: Tone) -> QColor:
        return QColor(str(getattr(self, tone.value)))

    def wash(self, tone: Tone, strength: float = 0.17) -> QColor:
        """The tone thinned with the panel's colour: a ground on which the tone itself can be read."""
        return mix(self.tone(tone), QColor(self.panel), strength)

    def chip_text(self, tone: Tone) -> QColor:
        """The tone drawn towards the text's colour, so that small words can be read on the tone's wash."""
        return mix(self.tone(tone), QColor(self.text), 0.75)

    def substitutions(self) -> dict[str, str]:
        """The names that the style sheet may use."""
        washes = {f"{tone.value}_wash": self.wash(tone, 0.10).name() for tone in Tone}
        lines = {f"{tone.value}_line": self.wash(tone, 0.45).name() for tone in Tone}
        return {**asdict(self), **washes, **lines}


def mix(colour: QColor, ground: QColor, strength: float) -> QColor:
    """*colour* laid over *ground*; strength 0 to 1."""
    rest = 1.0 - strength
    return QColor(
        round(colour.red() * strength + ground.red() * rest),
        round(colour.green() * strength + ground.green() * rest),
        round(colour.blue() * strength + ground.blue() * rest),
    )


DARK = Tokens(
    background="#0C121D",
    sidebar="#101826",
    panel="#131C2B",
    raised="#1A2538",
    hover="#223049",
    border="#26324A",
    text="#E6ECF5",
    quiet="#8A98AF",
    faint="#5D6B84",
    accent="#2FD4C4",
    accent_ground="#2FD4C4",
    accent_hover="#55DFD1",
    on_accent="#06221F",
    on_tone="#0C121D",
    good="#3ECF8E",
    info="#5AA9FF",
    audit="#A78BFA",
    warn="#F5B84B",
    bad="#F0616D",
)

LIGHT = Tokens(
    background="#F6F8FB",
    sidebar="#FFFFFF",
    panel="#FFFFFF",
    raised="#EEF2F7",
    hover="#E2E8F0",
    border="#D8E0EA",
    text="#16202E",
    quiet="#5B6B82",
    faint="#8694A8",
    accent="#0E9F92",
    accent_ground="#0B7F75",
    accent_hover="#096B63",
    on_accent="#FFFFFF",
    on_tone="#FFFFFF",
    good="#14804A",
    info="#1A6FD6",
    audit="#6D4BD8",
    warn="#946500",
    bad="#C32B3A",
)

CONTRAST = Tokens(
    background="#000000",
    sidebar="#000000",
    panel="#000000",
    raised="#1C1C1C",
    hover="#333333",
    border="#C8C8C8",
    text="#FFFFFF",
    quiet="#E4E4E4",
    faint="#A8A8A8",
    accent="#00F0E0",
    accent_ground="#00F0E0",
    accent_hover="#8CFFF7",
    on_accent="#000000",
    on_tone="#000000",
    good="#5CFFA5",
    info="#8FC7FF",
    audit="#D0BCFF",
    warn="#FFD75E",
    bad="#FF9AA2",
)
"""Every text stands out from its ground by at least seven to one, every edge is drawn."""
