"""Cuts what a program writes into lines; what a stranger's program writes has no promised shape or length."""

from __future__ import annotations

MAX_LINE_CHARACTERS = 4_000
_MAX_LINE_BYTES = 4 * MAX_LINE_CHARACTERS


class LineCutter:
    """Takes bytes as they come and gives whole lines as text.

    Longer lines are cut at MAX_LINE_CHARACTERS and the rest of them is dropped; what is not UTF-8 becomes "�".
    """

    def __init__(self) -> None:
        self._partial = bytearray()

    def feed(self, data: bytes) -> list[str]:
        """The lines that *data* completes."""
        *whole, rest = data.split(b"\n")
        lines = []
        for part in whole:
            self._add(part)
            lines.append(self._take())
        self._add(rest)
        return lines

    def end(self) -> list[str]:
        """The last line, when the output ends without a line feed."""
        return [self._take()] if self._partial else []

    def _add(self, part: bytes) -> None:
        self._partial += part[: _MAX_LINE_BYTES - len(self._partial)]

    def _take(self) -> str:
        line = self._partial.decode("utf-8", "replace").removesuffix("\r")
        self._partial.clear()
        return line[:MAX_LINE_CHARACTERS]
