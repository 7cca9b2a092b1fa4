"""What a name or a short expression in a task's program stands for, as far as that can be told without running it.

The answers are texts, or the gaps that `domain/pod_texts.py` describes.
"""

from __future__ import annotations

import re

from orca_desktop.k2.script_places import assigned

MAX_ALIASES = 3
TASK_ID = "$(task.id)"
BASE_PATH = "$(task.basePath)"

_ENDS = r"\s*(?=[,;)}\n]|$)"
_PATH = r"(?:[A-Za-z_$][\w$]*\s*\.\s*)*"
_NAMED = re.compile(rf"{_PATH}([A-Za-z_$][\w$]*){_ENDS}")
_LITERAL = re.compile(r"""(["'`])([^"'`\\\n$]{0,500})\1""" + _ENDS)
_TASK_ID = re.compile(rf"{_PATH}TASK_ID{_ENDS}")
_BASE_PATH = re.compile(rf"(?:await\b|yield\b|[\s(])*{_PATH}getBasePath\(\)[\s)]*?{_ENDS}")
# dotenv-webpack writes the second form for a variable that was not set when the bundle was made.
_VARIABLE = re.compile(
    r"""(?:process\.env|"MISSING_ENV_VAR")(?:\??\.([A-Za-z_]\w*)|\[["']([A-Za-z_]\w*)["']\])"""
    r"""(?:\s*(?:\|\||\?\?)\s*(?:""|''|``))?""" + _ENDS,
    re.ASCII,
)
_NO_NAME = re.compile(r"[^A-Za-z0-9_$.]+")
_USUAL = {"basepath": BASE_PATH, "podid": TASK_ID, "taskid": TASK_ID, "task_id": TASK_ID}


def meaning(program: str, expression: str, at: int) -> str:
    """What *expression*, which stands at *at*, comes to; `$(computed.…)` where only running the program would tell."""
    known = _known(program, expression, at, MAX_ALIASES)
    if known is not None:
        return known
    named = _NAMED.fullmatch(expression)
    usual = _USUAL.get(named[1].lower()) if named else None
    return usual or f"$(computed.{_NO_NAME.sub('_', expression)[:60].strip('_') or 'value'})"


def _known(program: str, expression: str, at: int, aliases: int) -> str | None:
    """Read the beginning of *expression*, which may be followed by the rest of the program."""
    if _TASK_ID.match(expression):
        return TASK_ID
    if _BASE_PATH.match(expression):
        return BASE_PATH
    if (literal := _LITERAL.match(expression)) is not None:
        return literal[2]
    if (variable := _VARIABLE.match(expression)) is not None:
        return f"$(process.env.{variable[1] or variable[2]})"
    named = _NAMED.match(expression)
    if named is None or aliases == 0:
        return None
    place = next(assigned(program, named[1], at), None)
    return None if place is None else _known(program, program[place : place + 600], place, aliases - 1)
