"""When the node and everything around it was well: only then can a window be expected to be met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from orca_desktop.domain.schedule import Window


@dataclass(slots=True)
class Trouble:
    """`ended` is None while it lasts. Slots."""

    kind: str
    began: int
    ended: int | None = None


class Health:
    """Troubles by slot; *now* gives the current one."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self.troubles: list[Trouble] = []

    def begin(self, kind: str) -> Trouble:
        trouble = Trouble(kind, self._now())
        self.troubles.append(trouble)
        return trouble

    def end(self, trouble: Trouble) -> None:
        trouble.ended = self._now()

    def was(self, kind: str, *, since: int) -> None:
        """Something was wrong that is known only now that it has ended."""
        self.troubles.append(Trouble(kind, since, self._now()))

    @contextmanager
    def trouble(self, kind: str) -> Iterator[None]:
        trouble = self.begin(kind)
        try:
            yield
        finally:
            self.end(trouble)

    def in_the_way(self, window: Window) -> str:
        """What was not well during a window; empty when all was."""
        kinds = [
            trouble.kind
            for trouble in self.troubles
            if trouble.began < window.closes and (trouble.ended is None or trouble.ended >= window.opens)
        ]
        return ", ".join(dict.fromkeys(kinds))
