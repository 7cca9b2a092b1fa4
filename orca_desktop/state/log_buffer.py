"""The newest lines that a task's containers wrote, each with its number and its round, in bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice


@dataclass(frozen=True, slots=True)
class LogLine:
    """`number` counts all lines of the task from 0, also those that are no longer kept."""

    number: int
    text: str
    round: int | None = None


@dataclass(frozen=True, slots=True)
class NewLines:
    """What came after a line that one knows; `skipped` were dropped before anybody asked for them."""

    lines: tuple[LogLine, ...]
    skipped: int = 0


class LogBuffer:
    """Keeps *kept* lines. Iterating gives their texts, oldest first."""

    def __init__(self, kept: int) -> None:
        self._texts: deque[str] = deque(maxlen=kept)
        self._total = 0
        self._rounds: deque[tuple[int, int | None]] = deque()
        """Number of the first line of each stretch of one round, and the round."""

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def total(self) -> int:
        """How many lines there were in all: the number that the next one gets."""
        return self._total

    def append(self, lines: Sequence[str], round_number: int | None = None) -> None:
        if not lines:
            return
        if not self._rounds or self._rounds[-1][1] != round_number:
            self._rounds.append((self._total, round_number))
        self._texts.extend(lines)
        self._total += len(lines)
        while len(self._rounds) > 1 and self._rounds[1][0] <= self._first:
            self._rounds.popleft()

    def rounds(self) -> tuple[int, ...]:
        """The rounds of the lines that are kept, newest first, each once."""
        known = (number for _, number in reversed(self._rounds) if number is not None)
        return tuple(dict.fromkeys(known))

    def since(self, number: int = 0, *, at_most: int | None = None) -> NewLines:
        """The lines from *number* on, the newest *at_most* of them."""
        begin = max(number, self._first)
        if at_most is not None:
            begin = max(begin, self._total - at_most)
        return NewLines(lines=tuple(self._lines(begin)), skipped=max(0, begin - number))

    @property
    def _first(self) -> int:
        return self._total - len(self._texts)

    def _lines(self, begin: int) -> Iterator[LogLine]:
        stretches = deque(self._rounds)
        for number, text in enumerate(islice(self._texts, begin - self._first, None), begin):
            while len(stretches) > 1 and stretches[1][0] <= number:
                stretches.popleft()
            yield LogLine(number, text, stretches[0][1])
