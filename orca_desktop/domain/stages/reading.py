"""From the text of a file to a profile that can be carried out: every refusal names the field and the way out."""

from __future__ import annotations

import math
import tomllib
from typing import Any

import msgspec

from orca_desktop.domain.stages.checks import check
from orca_desktop.domain.stages.errors import StagesInvalid
from orca_desktop.domain.stages.profile import StageProfile
from orca_desktop.domain.stages.refusals import in_words

MAX_FILE_BYTES = 64 * 1024
MAX_LEVELS = 20
"""Of tables and lists in each other."""


def read_profile(text: str, file: str) -> StageProfile:
    """The profile that *text*, in TOML, describes; *file* is what errors call it. Raises StagesInvalid."""
    if len(text.encode("utf-8", errors="replace")) > MAX_FILE_BYTES:
        raise StagesInvalid(file, "", "it is too large", f"A description has at most {MAX_FILE_BYTES:,} bytes")
    document = _document(text, file)
    _check_values(document, file)
    try:
        profile = msgspec.convert(document, StageProfile)
    except msgspec.ValidationError as error:
        refusal = in_words(f"{error}", StageProfile)
        raise StagesInvalid(file, refusal.field, refusal.wrong, refusal.right) from error
    check(profile, file)
    return profile


def _document(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StagesInvalid(file, "", f"it is not TOML: {error}", "docs/stages.md shows how one is written") from error
    except (RecursionError, ValueError) as error:  # numbers of thousands of digits; tables in tables without end
        raise StagesInvalid(file, "", "it is not TOML that can be read") from error


def _check_values(document: dict[str, Any], file: str) -> None:
    """Only what JSON has too, and not without end."""
    level: list[tuple[str, Any]] = [("", document)]
    for _ in range(MAX_LEVELS):
        level = [inner for path, value in level for inner in _inside(path, value, file)]
        if not level:
            return
    raise StagesInvalid(file, level[0][0], "it is nested too deeply", f"At most {MAX_LEVELS} levels are read")


def _inside(path: str, value: Any, file: str) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [(f"{path}.{name}" if path else name, part) for name, part in value.items()]
    if isinstance(value, list):
        return [(f"{path}[{place}]", part) for place, part in enumerate(value)]
    is_number = isinstance(value, int | float) and math.isfinite(value) and abs(value) < 2**63
    if not is_number and not isinstance(value, str):
        raise StagesInvalid(file, path, "JSON has no such value", "Write a text, a number, true or false")
    return []
