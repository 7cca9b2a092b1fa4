"""The sentences of the node and the domain, found in their source: they travel in English.

A sentence with values in it is a template: `Round {number} was paid.` What is chosen inside of it (`"s" if … else ""`)
makes a template each.
"""

from __future__ import annotations

import ast
import itertools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

UNTITLED = ("adapters", "ports", "k2")
"""Where single words and lines without a full stop are names of other formats; elsewhere they are words for users."""

DEEP = "k2"
"""Where reasons are those of decoding: they stand in sentences of their callers, as other programs' reasons do."""

PACKAGES = ("domain", "engine", "state", "adapters", "bootstrap", "ports", "k2")
COMMANDS = ("cli/demo.py",)
"""Of the command line only what a command hands to the window."""

_MOST_VARIANTS = 8
_NOT_SHOWN = frozenset({"logger", "ValueError", "TypeError", "RuntimeError", "KeyError", "AssertionError"})
_SENTENCE = re.compile(r"^[“\"(]?(?:[A-ZÄÖÜ]|https?:|\{\w+\})[^\n]*\w.*[.?!…:)]”?(?: ?\{\w+\})?$", re.DOTALL)
_FRAGMENT = re.compile(r"^[a-z][a-z’']*(?:[,;:]? [(“]?[a-zA-Z0-9’'{}_%-]+[)”]?)+$")
_LIST_OF_NAMES = re.compile(r"^\w+(?:, \w+)+$")
_ABOUT_A_FIELD = re.compile(r"^\{\w+\}:? [a-z][a-z’']+(?:[,:]? [a-zA-Z0-9’'{}_-]+)*$")
_JOINS = frozenset({"of", "and", "or", "in", "at", "to", "with", "for", "by", "from", "as", "is", "on"})
_NO_LANGUAGE = re.compile(
    r"^(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|BEGIN|WITH)\b|^[A-Za-z]+\(\{?|^\{?\w*\}?[./]"
    r"|^\w+:\S+$|%s|\bHTTP/"
)
_TITLE = re.compile(r"^(?:[A-Z][a-z’]*[a-z]|[A-Z][A-Za-z’']*,?(?:[ -][A-Za-z0-9’'{}_]+[,;]?)+)$")
LEAST_LETTERS = 2
LEAST_WORDS = 3
"""A line of fewer words in an adapter is a name of another format."""


def templates_in(source: str, *, has_titles: bool = True, has_reasons: bool = True) -> Iterator[str]:
    """The templates in one module's source text; without `has_titles` only whole sentences, and reasons."""
    tree = ast.parse(source)
    passed_over = _passed_over(tree)
    for node in ast.walk(tree):
        if id(node) in passed_over:
            continue
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            texts = (text.strip() for text in _variants(node))
            yield from (text for text in texts if _is_shown(text, has_titles=has_titles, has_reasons=has_reasons))


def templates_of(package: Path) -> list[str]:
    """All templates below the folder *package*, each once, in the order of the files."""
    found: dict[str, None] = {}
    for name in (*PACKAGES, *COMMANDS):
        for path in sorted((package / name).rglob("*.py") if name in PACKAGES else (package / name,)):
            texts = templates_in(path.read_text("utf-8"), has_titles=name not in UNTITLED, has_reasons=name != DEEP)
            found.update(dict.fromkeys(texts))
    found.update(dict.fromkeys(texts_of_stages(package.parent / "resources" / "stages")))
    return list(found)


def texts_of_stages(folder: Path) -> Iterator[str]:
    """The titles of the stages that are shipped, and their descriptions line by line."""
    for path in sorted(folder.glob("*.toml")):
        stages = tomllib.loads(path.read_text("utf-8"))
        yield stages["title"]
        yield from filter(None, stages["description"].split("\n"))


def _passed_over(tree: ast.Module) -> set[int]:
    """Docstrings, what only developers read, and the parts of a template that are seen as a whole."""
    over: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            over.add(id(node.value))
        elif isinstance(node, ast.Assert) and node.msg is not None:
            over.update(map(id, ast.walk(node.msg)))
        elif isinstance(node, ast.Call) and _called(node.func) in _NOT_SHOWN:
            over.update(map(id, ast.walk(node)))
        elif isinstance(node, ast.JoinedStr):
            over.update(id(part) for part in node.values)
        elif isinstance(node, ast.Subscript | ast.Compare):
            names = node.slice if isinstance(node, ast.Subscript) else node
            over.update(id(part) for part in ast.walk(names) if isinstance(part, ast.Constant))
    return over


def _called(function: ast.expr) -> str:
    while isinstance(function, ast.Attribute):
        function = function.value
    return function.id if isinstance(function, ast.Name) else ""


def _variants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
        return
    assert isinstance(node, ast.JoinedStr)
    taken: set[str] = set()
    choices = [_choices(part, taken) for part in node.values]
    for parts in itertools.islice(itertools.product(*choices), _MOST_VARIANTS):
        yield "".join(parts)


def _choices(part: ast.expr, taken: set[str]) -> list[str]:
    if isinstance(part, ast.Constant):
        return [str(part.value).replace("{", "{{").replace("}", "}}")]
    assert isinstance(part, ast.FormattedValue)
    value = part.value
    if isinstance(value, ast.IfExp) and all(isinstance(way, ast.Constant) for way in (value.body, value.orelse)):
        return [str(way.value) for way in (value.body, value.orelse) if isinstance(way, ast.Constant)]
    return [f"{{{_name_of(value, taken)}}}"]


def _name_of(value: ast.expr, taken: set[str]) -> str:
    """A name for what stands there, which helps whoever translates it."""
    while True:
        match value:
            case ast.Call(func=ast.Attribute(value=inner, attr="join" | "strip" | "lower"), args=[first, *_]):
                value = first
            case ast.Call(args=[ast.Name() | ast.Attribute() as first, *_]):
                value = first
            case ast.Call(func=function):
                value = function
            case ast.Subscript(value=inner) | ast.UnaryOp(operand=inner):
                value = inner
            case _:
                break
    name = value.attr if isinstance(value, ast.Attribute) else value.id if isinstance(value, ast.Name) else "value"
    name = name.strip("_").lower() or "value"
    wishes = itertools.chain([name], (f"{name}_{count}" for count in itertools.count(2)))
    free = next(wish for wish in wishes if wish not in taken)
    taken.add(free)
    return free


def _is_shown(text: str, *, has_titles: bool, has_reasons: bool) -> bool:
    if sum(character.isalpha() for character in _bare(text)) < LEAST_LETTERS or _NO_LANGUAGE.search(text):
        return False
    if _SENTENCE.match(text):
        return True
    if not has_titles:
        is_long = text.count(" ") >= LEAST_WORDS - 1
        return has_reasons and is_long and (_is_fragment(text) or bool(_TITLE.match(text)))
    return _is_fragment(text) or bool(_TITLE.match(text)) or _is_about_a_field(text)


def _is_fragment(text: str) -> bool:
    return _FRAGMENT.match(text) is not None and _LIST_OF_NAMES.match(text) is None


def _is_about_a_field(text: str) -> bool:
    """“{name} has changed”, and not “{this} of {that}”."""
    return _ABOUT_A_FIELD.match(text) is not None and not _JOINS.issuperset(re.findall(r"[A-Za-z’']+", _bare(text)))


def _bare(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)
