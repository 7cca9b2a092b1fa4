"""Reading a text out of a JavaScript program as it is written there: quoted, as a template, or put together of both.

Not a parser of the language: it reads one expression that begins with a quote, and knows no more than that needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orca_desktop.k2.errors import Malformed

MAX_TEXT = 64 * 1024
MAX_EXPRESSION = 400
MAX_PIECES = 400

_QUOTES = "\"'`"
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}
_SPACE = re.compile(r"\s*")
_CONCAT = re.compile(r"\s*\.concat\(")
_PLUS = re.compile(r"\s*\+(?!\+)\s*")
_ENDS_TEMPLATE = re.compile(r"[`\\]|\$\{")
_ENDS_QUOTED = re.compile(r"[\"'\\\n]")
_NESTS = re.compile(r"[(\[{}\])\"'`,;+\n]")


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the program puts in what an expression comes to."""

    expression: str


Piece = str | Gap


def read_text(program: str, start: int) -> tuple[Piece, ...]:
    """The text whose quote is at *start*: `"a" + b`, `"a".concat(b)` and `a ${b}` in backquotes.

    Raises Malformed when it does not end, or is larger than MAX_TEXT.
    """
    reader = _Reader(program, start)
    reader.expression()
    return tuple(reader.pieces)


class _Reader:
    """Goes through the program once, from the first quote on."""

    def __init__(self, program: str, start: int) -> None:
        self._program = program
        self._at = start
        self._length = 0
        self.pieces: list[Piece] = []

    def expression(self) -> None:
        self._literal()
        while True:
            if (concat := _CONCAT.match(self._program, self._at)) is not None:
                self._at = concat.end()
                self._arguments()
            elif (plus := _PLUS.match(self._program, self._at)) is not None:
                self._at = plus.end()
                self._operand("+,;)]}\n")
            else:
                return

    def _arguments(self) -> None:
        """What stands between the brackets of a call, up to the closing one."""
        while True:
            self._skip_space()
            self._operand(",)")
            self._skip_space()
            ended = self._here() == ")"
            self._at += 1
            if ended:
                return

    def _operand(self, ends: str) -> None:
        if self._here() in _QUOTES:
            self._literal()
        else:
            self._add(Gap(self._until(ends)))

    def _literal(self) -> None:
        quote = self._here()
        self._at += 1
        if quote == "`":
            self._template()
        else:
            self._quoted(quote)

    def _quoted(self, quote: str) -> None:
        while True:
            found = self._chunk(_ENDS_QUOTED)
            if found == "\\":
                self._escape()
            elif found == quote:
                return
            elif found == "\n":
                raise Malformed("a text in the program does not end")
            else:
                self._add(found)

    def _template(self) -> None:
        while (found := self._chunk(_ENDS_TEMPLATE)) != "`":
            if found == "\\":
                self._escape()
            else:
                self._add(Gap(self._until("}")))
                self._at += 1

    def _chunk(self, ends: re.Pattern[str]) -> str:
        """Take everything up to the next end; the end itself, which is passed."""
        found = ends.search(self._program, self._at, self._at + MAX_TEXT)
        if found is None:
            raise Malformed(f"a text in the program does not end, or is longer than {MAX_TEXT:,} characters")
        self._add(self._program[self._at : found.start()])
        self._at = found.end()
        return found[0]

    def _escape(self) -> None:
        """The character behind the backslash that was just passed."""
        found = _ESCAPE.match(self._program, self._at - 1)
        if found is None:
            raise Malformed("a text in the program does not end")
        number = found[1] or found[2] or found[3]
        try:
            self._add(chr(int(number, 16)) if number else _ESCAPED.get(found[4], found[4]))
        except ValueError as error:
            raise Malformed("a text in the program holds a character that does not exist") from error
        self._at = found.end()

    def _until(self, ends: str) -> str:
        """An expression up to one of *ends* that stands outside of its brackets and quotes; it is not passed."""
        start, depth = self._at, 0
        while True:
            found = _NESTS.search(self._program, self._at, start + MAX_EXPRESSION)
            if found is None:
                raise Malformed(f"an expression in a text is longer than {MAX_EXPRESSION} characters")
            self._at = found.end()
            if depth == 0 and found[0] in ends:
                self._at = found.start()
                return self._program[start : self._at].strip()
            if found[0] in _QUOTES:
                self._pass_quoted(found[0], start + MAX_EXPRESSION)
            depth += (found[0] in "([{") - (found[0] in ")]}")

    def _pass_quoted(self, quote: str, end: int) -> None:
        while (place := self._program.find(quote, self._at, end)) >= 0:
            self._at = place + 1
            if self._program[place - 1] != "\\":
                return
        self._at = end

    def _add(self, piece: Piece) -> None:
        if piece == "":
            return
        self.pieces.append(piece)
        self._length += len(piece) if isinstance(piece, str) else 0
        if self._length > MAX_TEXT or len(self.pieces) > MAX_PIECES:
            raise Malformed(f"a text in the program is longer than {MAX_TEXT:,} characters")

    def _here(self) -> str:
        """The character at hand. Raises Malformed at the end of the program."""
        if self._at >= len(self._program):
            raise Malformed("a text in the program does not end")
        return self._program[self._at]

    def _skip_space(self) -> None:
        space = _SPACE.match(self._program, self._at)
        self._at = space.end() if space else self._at
