"""What was sent on chain in a task's newest rounds: of each act the newest word."""

from __future__ import annotations

from collections.abc import Iterator

from orca_desktop.domain.acts import ROUND_ACTS, ActKey, ActRecord

ACTS_KEPT = 8
"""Acts of a round. Only votes can be more, one for each other node; the oldest of them go first."""


class RoundActs:
    """Bounded by *rounds*, counted in rounds that have acts, the newest kept."""

    def __init__(self, rounds: int) -> None:
        self._most = rounds
        self._rounds: dict[int, dict[ActKey, ActRecord]] = {}

    def keep(self, record: ActRecord) -> None:
        """Takes the place of an earlier word about the same act. What is no act of a round is let go."""
        if record.key.round < 0 or record.key.act not in ROUND_ACTS:
            return
        acts = self._rounds.setdefault(record.key.round, {})
        acts.pop(record.key, None)
        acts[record.key] = record
        if len(acts) > ACTS_KEPT:
            del acts[next((key for key in acts if key.subject), next(iter(acts)))]
        if len(self._rounds) > self._most:
            del self._rounds[min(self._rounds)]

    def of(self, number: int) -> tuple[ActRecord, ...]:
        """Those of a round, the one that was told of last at the end."""
        return tuple(self._rounds.get(number, {}).values())

    def __iter__(self) -> Iterator[ActRecord]:
        for acts in self._rounds.values():
            yield from acts.values()
