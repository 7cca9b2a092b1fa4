"""Text for a terminal: a stranger's words made harmless, figures made readable."""

from __future__ import annotations

import json
from typing import Any

from orca_desktop.domain.task_status import TaskStatus

UNITS = ("B", "KiB", "MiB", "GiB", "TiB")


def plain(text: str) -> str:
    """The text without what a terminal would obey: escape sequences, control and invisible characters."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() or character == "\t" else "�" for character in text)


def size_text(count: float) -> str:
    """Bytes in the largest unit that leaves a figure before the point."""
    unit = 0
    while count >= 1024 and unit < len(UNITS) - 1:
        count, unit = count / 1024, unit + 1
    return f"{count:.0f} {UNITS[unit]}" if unit == 0 else f"{count:.1f} {UNITS[unit]}"


def print_json(value: dict[str, Any]) -> None:
    """One line, in ASCII: nothing in it can reach a terminal as an escape sequence."""
    print(json.dumps(value), flush=True)


def status_fields(status: TaskStatus) -> dict[str, Any]:
    """How a task stands, as members of a JSON object."""
    return {
        "status": status.kind.value,
        "status_title": status.title,
        "status_words": status.words,
        "advice": status.advice,
        "due_slot": status.due,
    }
