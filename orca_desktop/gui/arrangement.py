"""How a user has arranged the columns of a table, as a value and as a text that outlives the program. No Qt here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LEAST_WIDTH, MOST_WIDTH = 24, 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """`order` names all columns from left to right; `hidden` those that were taken away; `widths` in pixels those that
    were set by hand. Without `sorted_by` the rows stand in the page's order.
    """

    order: tuple[int, ...]
    hidden: frozenset[int] = frozenset()
    widths: Mapping[int, int] = field(default_factory=dict)
    sorted_by: int | None = None
    is_descending: bool = False


def text_of(arrangement: Arrangement) -> str:
    return json.dumps(
        {
            "order": arrangement.order,
            "hidden": sorted(arrangement.hidden),
            "widths": sorted(arrangement.widths.items()),
            "sorted": arrangement.sorted_by,
            "descending": arrangement.is_descending,
        }
    )


def arrangement_of(text: str, columns: int) -> Arrangement | None:
    """What *text* tells of a table with that many columns; None for anything that is not whole or not about it."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    order, hidden, widths = (_items(told.get(name)) for name in ("order", "hidden", "widths"))
    by, places = told.get("sorted"), range(columns)
    if not _are_places(order, places) or sorted(order) != list(places):
        return None
    if not _are_places(hidden, places) or len(set(hidden)) >= columns:
        return None
    if not all(_is_width(one, places) for one in widths) or not (by is None or _are_places([by], places)):
        return None
    return Arrangement(
        order=tuple(order),
        hidden=frozenset(hidden),
        widths=dict(widths),
        sorted_by=by,
        is_descending=told.get("descending") is True,
    )


def _items(value: Any) -> list[Any]:
    """What is no list has an item that fits nowhere."""
    return value if isinstance(value, list) else [None]


def _are_places(values: list[Any], places: range) -> bool:
    return all(type(value) is int and value in places for value in values)


def _is_width(pair: Any, places: range) -> bool:
    if not isinstance(pair, list) or len(pair) != 2 or not _are_places(pair[:1], places):
        return False
    return type(pair[1]) is int and LEAST_WIDTH <= pair[1] <= MOST_WIDTH
