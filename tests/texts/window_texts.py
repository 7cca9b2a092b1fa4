"""The texts of the window: what is given to `tr`, `trn` and `mark` as a literal (`gui/language.py`)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_CALLS = {"tr": 0, "mark": 0, "trn": 2}
"""Which argument is the source of the translation; for `trn` that is the form for many."""


@dataclass(frozen=True, slots=True)
class WindowText:
    """`where` is a file below `orca_desktop`; `has_forms`: it depends on a count."""

    text: str
    where: str
    has_forms: bool


def texts_of(package: Path) -> list[WindowText]:
    """All texts of the window, each once, in the order of the files."""
    found: dict[str, WindowText] = {}
    for path in sorted((package / "gui").rglob("*.py")):
        where = path.relative_to(package).as_posix()
        for text, has_forms in _texts_in(ast.parse(path.read_text("utf-8"))):
            found.setdefault(text, WindowText(text, where, has_forms))
    return list(found.values())


def _texts_in(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
            place = _CALLS[node.func.id]
            source = node.args[place] if len(node.args) > place else None
            for part in (source.body, source.orelse) if isinstance(source, ast.IfExp) else (source,):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value, node.func.id == "trn"
