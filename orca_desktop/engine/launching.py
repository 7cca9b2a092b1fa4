"""What a start tells on its way: words, and the figures of the images that are fetched."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from orca_desktop.domain.containers import PullProgress
from orca_desktop.domain.events import Event, PullProgressed
from orca_desktop.domain.tasks import TaskId


class Launch:
    """A context around one start: when it ends, for whatever reason, no image is on its way any more."""

    def __init__(self, task_id: TaskId, publish: Callable[[Event], None], say: Callable[[str], None]) -> None:
        self._task_id = task_id
        self._publish = publish
        self._say = say
        self._is_pulling = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_pull()

    def progress(self, news: str | PullProgress) -> None:
        """The Progress of the Containers port."""
        if isinstance(news, str):
            self._end_pull()
            self._say(news)
        else:
            self._is_pulling = True
            self._publish(PullProgressed(self._task_id, news))

    def _end_pull(self) -> None:
        if self._is_pulling:
            self._is_pulling = False
            self._publish(PullProgressed(self._task_id, None))
