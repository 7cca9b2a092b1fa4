"""What holds of every page, as a screen reader and a pair of eyes find it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from tests.services.accessibility import Accessible, Bounds, State

CELLS = frozenset({"cell", "column header", "page tab", "list item", "menu item"})
"""Parts of a control, which come and go as it scrolls."""

SAMPLES = 64
LEAST_COLOURS = 20


def controls(seen: Accessible) -> list[Accessible]:
    """All that the keyboard can reach, without the parts of tables and the like."""
    return [thing for thing in seen.all() if State.FOCUSABLE in thing.states and thing.role not in CELLS]


def untold(seen: Accessible) -> list[tuple[str, str]]:
    """Controls without a role or a name, boxes that say only their value, and those that are off without a reason."""
    lacking = []
    for thing in controls(seen):
        is_named = thing.role not in {"", "unknown", "invalid"} and bool(thing.name.strip())
        says_only_its_value = thing.role == "combo box" and not thing.meaning.strip()
        is_off_without_reason = State.ENABLED not in thing.states and not thing.meaning.strip()
        if not is_named or says_only_its_value or is_off_without_reason:
            lacking.append((thing.role, thing.name))
    return lacking


def cut_off(seen: Accessible) -> list[tuple[str, str, Bounds]]:
    """Controls that reach over the edge of the window or of what holds them, except where one can scroll to them."""
    return [(one.role, one.name, one.bounds) for one, clip in _placed(seen) if not clip.holds(one.bounds)]


def overlapping(seen: Accessible) -> list[tuple[str, str]]:
    """Pairs of controls that lie on each other as far as they are in sight, by their names."""
    single = [
        (thing.name, shown)
        for thing, clip in _placed(seen)
        if (shown := clip.shown(thing.bounds)) and not any(State.FOCUSABLE in one.states for one in _below(thing))
    ]
    return [
        (name, other)
        for place, (name, bounds) in enumerate(single)
        for other, its_bounds in single[place + 1 :]
        if _meet(bounds, its_bounds)
    ]


def lightness(picture: Path, frame: Bounds, scale: float) -> float:
    """The mean of what is inside the window, 0 for black to 1 for white. Fails for a picture of one colour."""
    image = QImage(str(picture))
    found = [
        image.pixelColor(
            round((frame.left + frame.width * (across + 0.5) / SAMPLES) * scale),
            round((frame.top + frame.height * (down + 0.5) / SAMPLES) * scale),
        )
        for across in range(SAMPLES)
        for down in range(SAMPLES)
    ]
    assert len({colour.rgb() for colour in found}) >= LEAST_COLOURS, "the window is blank"
    return sum(QColor.lightnessF(colour) for colour in found) / len(found)


@dataclass(frozen=True, slots=True)
class _Clip:
    """Where a thing is in sight; where it `scrolls`, it may reach over the top and the bottom."""

    bounds: Bounds
    scrolls: bool = False

    def holds(self, other: Bounds) -> bool:
        mine = self.bounds
        across = mine.left <= other.left and other.left + other.width <= mine.left + mine.width
        down = mine.top <= other.top and other.top + other.height <= mine.top + mine.height
        return across and (down or self.scrolls)

    def shown(self, other: Bounds) -> Bounds | None:
        mine = self.bounds
        left, top = max(mine.left, other.left), max(mine.top, other.top)
        width = min(mine.left + mine.width, other.left + other.width) - left
        height = min(mine.top + mine.height, other.top + other.height) - top
        return Bounds(left=left, top=top, width=width, height=height) if width > 0 and height > 0 else None

    def inside(self, holder: Bounds) -> _Clip:
        """What is higher than its own place scrolls."""
        is_higher = holder.top < self.bounds.top or holder.top + holder.height > self.bounds.top + self.bounds.height
        return _Clip(self.shown(holder) or holder, self.scrolls or is_higher)


def _placed(seen: Accessible) -> list[tuple[Accessible, _Clip]]:
    """The controls, and where each may be."""
    frame = seen.find("frame")
    assert frame is not None
    wanted = {id(thing) for thing in controls(seen)}
    return [(thing, clip) for thing, clip in _clipped(frame, _Clip(frame.bounds)) if id(thing) in wanted]


def _clipped(thing: Accessible, clip: _Clip) -> Iterator[tuple[Accessible, _Clip]]:
    yield thing, clip
    inside = clip.inside(thing.bounds)
    for child in thing.children:
        yield from _clipped(child, inside)


def _below(thing: Accessible) -> Iterator[Accessible]:
    for child in thing.children:
        yield from child.all()


def _meet(one: Bounds, other: Bounds) -> bool:
    across = one.left < other.left + other.width and other.left < one.left + one.width
    return across and one.top < other.top + other.height and other.top < one.top + one.height
