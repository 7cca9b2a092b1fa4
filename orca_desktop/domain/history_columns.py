"""Events as columns with names that stay, and values as cells of a CSV: the same from the terminal and the window."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a table of the first picture copies cells too, and has nothing to do with the history
    from orca_desktop.domain.archive import EventRow

EVENT_NAMES = ("id", "time", "slot", "kind", "task", "round", "text", "body", "severity")

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that a spreadsheet would carry out as a formula; a stranger may have written it."""


def time_text(at: float) -> str:
    """In UTC, as ISO 8601; empty for a time that no calendar has."""
    try:
        return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except (OverflowError, OSError, ValueError):
        return ""


def event_columns(row: EventRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "time": time_text(row.at),
        "slot": row.slot,
        "kind": row.kind,
        "task": row.task_id,
        "round": row.round,
        "text": row.text,
        "body": row.body,
        "severity": int(row.severity),
    }


def cell(value: Any) -> Any:
    """A value for CSV: texts without control characters, and none that a spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    text = value if value.isprintable() else "".join(one if one.isprintable() or one == "\t" else "�" for one in value)
    return f"'{text}" if text.startswith(FORMULA) else text
