"""Awaits what a page asks of a service, and tells the page; never later than the page lives."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from orca_desktop.domain.errors import OrcaError
from orca_desktop.gui.language import mark, said, tr

if TYPE_CHECKING:  # loaded when there is a loop: the first picture is painted before
    import asyncio

log = logging.getLogger(__name__)

T = TypeVar("T")
Failed = Callable[[str, str], None]
Start = Callable[[Coroutine[Any, Any, None]], object]

BUG = mark(
    "Something in the program went wrong. Nothing was sent; what was kept is as it was before, or is shown here."
)


class Errands(QObject):
    """Starts each piece of work at once and keeps hold of it. *start* stands in for the loop's own in tests."""

    def __init__(self, parent: QObject | None = None, *, start: Start | None = None) -> None:
        super().__init__(parent)
        self._start = start or self._in_loop
        self._running: set[asyncio.Task[None]] = set()
        self._is_open = True

    def do(self, work: Coroutine[Any, Any, T], *, then: Callable[[T], None], failed: Failed) -> None:
        """Await *work*; afterwards call *then* with its result, or *failed* with a title and a message, translated."""
        self._start(self._await(work, then, failed))

    def do_in_thread(self, work: Callable[[], T], *, then: Callable[[T], None], failed: Failed) -> None:
        """The same with *work* that blocks, in a thread of its own."""
        from asyncio import to_thread

        self.do(to_thread(work), then=then, failed=failed)

    def close(self) -> None:
        """Tell nobody anything any more, and let go of what waits. May be called twice."""
        self._is_open = False
        for task in self._running:
            task.cancel()

    async def _await(self, work: Coroutine[Any, Any, T], then: Callable[[T], None], failed: Failed) -> None:
        try:
            result = await work
        except OrcaError as error:
            self._tell(functools.partial(failed, said(error.title), said(error.message)))
        except Exception as error:  # noqa: BLE001 - a bug of a service is told like any failure; its text may be secret
            log.warning("an errand of the window failed with %s", type(error).__name__)
            self._tell(functools.partial(failed, tr("That did not work"), tr(BUG)))
        else:
            self._tell(functools.partial(then, result))

    def _tell(self, call: Callable[[], None]) -> None:
        if self._is_open:
            call()

    def _in_loop(self, work: Coroutine[Any, Any, None]) -> None:
        from asyncio import get_running_loop

        task = get_running_loop().create_task(work, name="errand of the window")
        self._running.add(task)
        task.add_done_callback(self._running.discard)
