"""What was pasted, dropped or opened, looked over without asking anybody: which IDs are in it, what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orca_desktop.domain.errors import TaskIdError
from orca_desktop.domain.tasks import MAX_PASTED, TaskId, parse_task_id

MOST_AT_ONCE = 20
_APART = re.compile(r"[\s,;|]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """One text that may be a task ID. `task_id` is None where it is none; then `problem` says why."""

    text: str
    task_id: TaskId | None = None
    problem: str = ""


def looked_over(text: str) -> tuple[Pasted, ...]:
    """The whole as one ID where it is one, else each of its parts if two of them are; every ID once.

    Empty for an empty text. More than MOST_AT_ONCE are cut off.
    """
    if not text.strip():
        return ()
    whole = _one(text[:MAX_PASTED])
    if whole.task_id is not None:
        return (whole,)
    parts = [_one(part) for part in _APART.split(text.strip()) if part]
    ids = {part.task_id: part for part in reversed(parts) if part.task_id is not None}
    if len(ids) < 2:
        return (whole,) if not ids or len(parts) == 1 else tuple(ids.values())
    return tuple(part for part in parts if part.task_id is None or ids[part.task_id] is part)[:MOST_AT_ONCE]


def _one(text: str) -> Pasted:
    try:
        return Pasted(text=text, task_id=parse_task_id(text))
    except TaskIdError as error:
        return Pasted(text=text, problem=error.message)
