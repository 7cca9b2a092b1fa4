"""A pytest plugin: no test leaves a task, thread, timer, window or process behind, or warns unasked in the log."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import re
import sys
import threading
import time
from asyncio import runners
from collections.abc import Callable, Hashable, Iterator, Mapping

import psutil
import pytest

ExpectWarnings = Callable[[str], None]
"""Says that the test logs a record of WARNING or above whose text the given regular expression finds."""

_GRACE = float(os.environ.get("ORCA_TEST_LEAK_GRACE", "5"))
_UNNAMED = re.compile(r"(Thread|Dummy)-\d+")


@pytest.fixture(autouse=True)
def _nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test after which something runs on that was not there before it."""
    tasks = _watch_cancelled_tasks(monkeypatch)
    counters = (_threads, timers, windows)
    before = [set(count()) for count in counters]
    yield
    left = [f"task {name}" for name in tasks]
    for count, known in zip(counters, before, strict=True):
        left += _left(count, known)
    if left:
        pytest.fail(f"the test left behind: {', '.join(sorted(left))}", pytrace=False)


@pytest.fixture(autouse=True)
def expect_warnings() -> Iterator[ExpectWarnings]:
    """Fails a test that logs at WARNING or above unannounced, and one whose announced record does not come."""
    expected: list[str] = []
    records = _Records()
    root = logging.getLogger()
    root.addHandler(records)
    try:
        yield expected.append
    finally:
        root.removeHandler(records)
    surprising = [text for text in records.texts if not any(re.search(pattern, text) for pattern in expected)]
    missing = [pattern for pattern in expected if not any(re.search(pattern, text) for text in records.texts)]
    if surprising or missing:
        pytest.fail(f"not expected in the log: {surprising}; expected, but not there: {missing}", pytrace=False)


@pytest.fixture(scope="session", autouse=True)
def _no_process_is_left() -> Iterator[None]:
    """Torn down after every other fixture: by then the services' programs are gone too."""
    before = set(_processes())
    yield
    left = _left(_processes, before)
    if left:
        pytest.fail(f"the tests left behind: {', '.join(sorted(left))}", pytrace=False)


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.name} {record.levelname}: {record.getMessage()}")


def _left(count: Callable[[], Mapping[Hashable, str]], known: set[Hashable]) -> list[str]:
    """What is new and does not go away by itself: things that are just ending get a few seconds to do so."""
    deadline = time.monotonic() + _GRACE
    while new := [name for key, name in count().items() if key not in known]:
        if time.monotonic() > deadline:
            return new
        gc.collect()
        time.sleep(0.02)
    return []


def _watch_cancelled_tasks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collects the names of tasks that are still there when a loop is closed.

    asyncio.Runner cancels them without a word and offers no hook (3.11 to 3.13), hence the private name.
    """
    names: list[str] = []
    cancel = runners._cancel_all_tasks  # type: ignore[attr-defined]  # typeshed leaves private names out

    def watched(loop: asyncio.AbstractEventLoop) -> None:
        names.extend(task.get_name() for task in asyncio.all_tasks(loop))
        cancel(loop)

    monkeypatch.setattr(runners, "_cancel_all_tasks", watched)
    return names


def _threads() -> dict[Hashable, str]:
    """Threads that keep the program alive, and those somebody gave a name to."""
    return {
        thread.ident: f"thread {thread.name}"
        for thread in threading.enumerate()
        if not thread.daemon or not _UNNAMED.match(thread.name)
    }


def timers() -> dict[Hashable, str]:
    """Running QTimers; none where no test has imported Qt."""
    if "PySide6.QtCore" not in sys.modules:
        return {}
    import shiboken6
    from PySide6.QtCore import QTimer

    alive = [thing for thing in shiboken6.getAllValidWrappers() if isinstance(thing, QTimer)]
    return {shiboken6.getCppPointer(timer): f"timer {timer.objectName()}" for timer in alive if timer.isActive()}


def windows() -> dict[Hashable, str]:
    """Top-level widgets without a parent, after those that wait for their deletion are gone."""
    if "PySide6.QtWidgets" not in sys.modules:
        return {}
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return {}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    owned = [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
    return {
        shiboken6.getCppPointer(widget): f"window {type(widget).__name__} {widget.objectName()}"
        for widget in owned
        if widget.metaObject().className() != "QTipLabel"  # Qt keeps the last tooltip by itself
    }


def _processes() -> dict[Hashable, str]:
    return {child.pid: f"process {child.pid} {child.name()}" for child in psutil.Process().children(recursive=True)}
