"""How the columns of a table share its width. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Width:
    """A column's width in pixels: what it wants, and what it makes do with. The one that grows takes what is left."""

    wanted: int
    least: int
    grows: bool = False


def shared_out(widths: Sequence[Width], room: int) -> list[int]:
    """The columns' pixels, together as wide as *room* where their least widths allow it."""
    lacking = sum(width.wanted for width in widths) - room
    if lacking <= 0:
        return [width.wanted - (lacking if width.grows else 0) for width in widths]
    spare = sum(width.wanted - width.least for width in widths)
    part = min(1.0, lacking / spare) if spare else 0.0
    return [round(width.wanted - part * (width.wanted - width.least)) for width in widths]
