"""The gaps in a Pod spec that a task's program fills in: its own constants, and what it computes.

`k2/pod_programs.py` writes them as `$(task.id)`, `$(task.basePath)`, `$(process.env.NAME)` and `$(computed.NAME)`;
a spec that was written by hand may say `${basePath}` and the like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orca_desktop.domain.pod_fields import Field
from orca_desktop.domain.tasks import TaskId

TASK_ID_GAP = "$(task.id)"
BASE_PATH_GAP = "$(task.basePath)"

COMPUTED = "a part of it ({gap}) is computed by the task's program, which is not run here"

_PROGRAM_GAP = re.compile(r"\$\((?:process\.env|task|computed)\.[A-Za-z0-9_$.]+\)")
_ANY_GAP = re.compile(r"\$\{[^{}]*\}|" + _PROGRAM_GAP.pattern)
_BASE_PATH = re.compile(r"^(?:\$\(task\.basePath\)|\$\{(?:basePath|BASE_PATH|taskPath)\})")


@dataclass(frozen=True, slots=True, kw_only=True)
class PodBase:
    """What a Pod spec leaves to the one who reads it: whose it is, and the image that its program names besides."""

    task_id: TaskId
    image: str = ""


def program_gap(text: str) -> str | None:
    """The first gap that the program would fill in."""
    found = _PROGRAM_GAP.search(text)
    return found[0] if found else None


def settled(field: Field, base: PodBase, *, longest: int) -> str:
    """The text with the task's ID put in. Raises PodRefused for a gap that cannot be filled."""
    text = field.text(longest=longest).replace(TASK_ID_GAP, base.task_id)
    gap = program_gap(text)
    if gap is not None and gap.startswith("$(process."):
        raise field.refused(f"a variable of yours ({gap[2:-1]}) may stand in env only, where others do not see it")
    if gap is not None:
        raise field.refused(COMPUTED.format(gap=gap[2:-1]))
    return text


def name_of(field: Field, base: PodBase) -> str:
    """A name; whatever the program would put into it is the task's ID, as in `user-${podId}` (k2.md 10.7)."""
    return _ANY_GAP.sub(base.task_id, field.text(longest=1024))


def image_of(field: Field, base: PodBase) -> str:
    """An image; where the program would put it in, the one that the program names."""
    text = field.text(longest=1024).strip()
    if _ANY_GAP.fullmatch(text) and base.image:
        return base.image
    return settled(Field(field.path, text), base, longest=1024)


def below_base_path(text: str) -> str | None:
    """The rest of a path that begins with the task's own folder; None when it does not."""
    found = _BASE_PATH.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    return rest if not rest or rest.startswith("/") else None
