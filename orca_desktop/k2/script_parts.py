"""Taking an expression of JavaScript apart: where it ends, and what stands between its outermost operators."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_EXPRESSION = 2_000

_QUOTES = "\"'`"
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_ENDS = frozenset(",;\n")
_GOES_ON = re.compile(r"\s*(?:[+?:.]|\|\||&&)")
_LEFT_OPEN = re.compile(r"(?:[+?:(.,=]|\|\||&&|\?\?)\s*$")
_WAITS = re.compile(r"(?:await|yield)\b\s*")
_CALL = re.compile(r"\s*\.concat\(")
_HARMLESS = re.compile(r"\s*\.(?:trim|toString)\(\)\s*$")
_COMMENT = re.compile(r"\s*(?:/\*.{0,500}?\*/|//[^\n]{0,500}\n)", re.DOTALL)


def ending(program: str, at: int) -> int:
    """Where the expression that begins at *at* ends; MAX_EXPRESSION characters on at the latest."""
    limit = min(len(program), at + MAX_EXPRESSION)
    for place, character, depth in _outer(program, at, limit):
        if depth < 0:
            return place
        if depth == 0 and character in _ENDS and not (character == "\n" and _spans(program, at, place)):
            return place
    return limit


def _spans(program: str, at: int, line_end: int) -> bool:
    """Whether the expression goes on behind the end of this line."""
    return bool(
        _LEFT_OPEN.search(program, max(at, line_end - 40), line_end)
        or _GOES_ON.match(program, line_end, line_end + 200)
    )


def unwrapped(expression: str) -> str:
    """Without a comment before it, brackets around it, `await`, `a, b` before the last part, and `.trim()`."""
    expression = expression.strip()
    while True:
        before = expression
        for passed in (_COMMENT, _WAITS):
            if (found := passed.match(expression)) is not None:
                expression = expression[found.end() :].strip()
        expression = _HARMLESS.sub("", expression)
        if expression.startswith("(") and _closing(expression, 0) == len(expression) - 1:
            expression = parts(expression[1:-1], ",")[-1].strip()
        if expression == before:
            return expression


def parts(expression: str, *operators: str) -> list[str]:
    """What stands between these operators, outside of brackets and quotes. For `?` and `:` three parts are a choice."""
    found, start, skip = [], 0, -1
    for place, _, depth in _outer(expression, 0, len(expression)):
        if depth != 0 or place < skip:
            continue
        operator = next((one for one in operators if _stands(expression, place, one)), None)
        if operator is not None:
            found.append(expression[start:place])
            start = skip = place + len(operator)
    return [*found, expression[start:]]


def concatenated(expression: str) -> list[str] | None:
    """The pieces of `a.concat(b, c).concat(d)`; None for anything else."""
    for place, character, depth in _outer(expression, 0, len(expression)):
        if depth == 0 and character == "." and (call := _CALL.match(expression, place)) is not None:
            break
    else:
        return None
    pieces, at = [expression[:place]], place
    while (call := _CALL.match(expression, at)) is not None:
        closing = _closing(expression, call.end() - 1)
        if closing < 0:
            return None
        pieces += parts(expression[call.end() : closing], ",")
        at = closing + 1
    return pieces if not expression[at:].strip() else None


def _stands(expression: str, place: int, operator: str) -> bool:
    """Whether this operator is at *place*, and not the beginning or the end of another."""
    if not expression.startswith(operator, place):
        return False
    around = expression[max(0, place - 1) : place], expression[place + len(operator) : place + len(operator) + 1]
    match operator:
        case "?":
            return "?" not in around and around[1] != "."
        case "+":
            return "+" not in around and around[1] != "="
        case _:
            return True


def _closing(expression: str, opening: int) -> int:
    """Where the bracket at *opening* is closed; -1 where it is not."""
    for place, character, depth in _outer(expression, opening + 1, len(expression)):
        if depth < 0:
            return place if character == _PAIRS[expression[opening]] else -1
    return -1


def _outer(text: str, at: int, end: int) -> Iterator[tuple[int, str, int]]:
    """Each character outside of quotes with its place and how many brackets are open around it.

    A closing bracket counts as outside of its pair; -1 is the one that closes what was open before.
    """
    depth = 0
    while at < end:
        character = text[at]
        if character in _QUOTES:
            yield at, character, depth
            at = _behind_quoted(text, at, end)
            continue
        if character in ")]}":
            depth -= 1
        yield at, character, depth
        if depth < 0:
            return
        if character in "([{":
            depth += 1
        at += 1


def _behind_quoted(text: str, at: int, end: int) -> int:
    """Behind the text whose quote is at *at*, with the expressions in it; *end* where it does not end."""
    quote = text[at]
    at += 1
    while at < end:
        if text[at] == "\\":
            at += 1
        elif text[at] == quote:
            return at + 1
        elif quote == "`" and text.startswith("${", at):
            at = _behind_gap(text, at + 2, end)
            continue
        at += 1
    return end


def _behind_gap(text: str, at: int, end: int) -> int:
    depth = 1
    while at < end and depth:
        if text[at] in _QUOTES and text[at] != "`":
            at = _behind_quoted(text, at, end)
            continue
        depth += (text[at] == "{") - (text[at] == "}")
        at += 1
    return at
