"""Tells of a task that is only watched what the chain tells of its rounds. Signs and sends nothing."""

from __future__ import annotations

from collections.abc import Callable

from orca_desktop.domain.events import Event, RoundWatched
from orca_desktop.domain.tasks import TaskAccount
from orca_desktop.domain.watching import RoundSeen, rounds_seen


class Watching:
    """`look` tells what is new in an account since the last look."""

    def __init__(self, publish: Callable[[Event], None]) -> None:
        self._publish = publish
        self._seen: dict[int, RoundSeen] = {}

    def look(self, account: TaskAccount) -> None:
        before, self._seen = self._seen, {seen.number: seen for seen in rounds_seen(account)}
        for number, seen in self._seen.items():
            if before.get(number) != seen:
                self._publish(RoundWatched(seen))
