"""What is new about a round, as the history keeps it: fields that changed, of lists only the places that did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PLACES = "places"
"""Stands in for a list that changed in a few places: their numbers, from 0, with what is there now."""


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of *after* that are others than in *before*; nothing when there are none."""
    return {
        name: _shorter(before.get(name), value)
        for name, value in after.items()
        if name not in before or before[name] != value
    }


def with_changes(before: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """*before* as it is after what *body* tells."""
    return {**before, **{name: _patched(before.get(name), value) for name, value in body.items()}}


def _shorter(before: Any, after: Any) -> Any:
    """A list that only grew or changed in places is told by these; everything else as it is."""
    if not isinstance(before, list | tuple) or not isinstance(after, list | tuple) or not 0 < len(before) <= len(after):
        return after
    places = {str(place): item for place, item in enumerate(after) if place >= len(before) or before[place] != item}
    return {PLACES: places} if len(places) < len(after) else after


def _patched(before: Any, value: Any) -> Any:
    if not isinstance(value, dict) or value.keys() != {PLACES}:
        return value
    items = list(before) if isinstance(before, list) else []
    for place, item in sorted(((int(number), item) for number, item in value[PLACES].items()), key=lambda one: one[0]):
        items[place : place + 1] = [item]
    return items
