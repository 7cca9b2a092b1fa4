"""Where asyncio meets Qt, and where the operating system may ask the program to end. Nothing else imports qasync."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator
from types import FrameType
from typing import Any

import shiboken6
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

import qasync  # isort: skip  (after PySide6: it takes the binding that it finds loaded)

Main = Callable[[asyncio.Event], Coroutine[Any, Any, int]]


def run(app: QApplication, main: Main) -> int:
    """Run *main* on the Qt loop until it returns; its argument is set when the user or the system wants to quit.

    Qt never ends the loop by itself, so that cleaning up can still await things.
    """
    app.setQuitOnLastWindowClosed(False)

    async def with_quit_event() -> int:
        quit_requested = asyncio.Event()
        with _signals(quit_requested.set):
            return await main(quit_requested)

    loop = qasync.QEventLoop(app)
    try:
        with asyncio.Runner(loop_factory=lambda: loop) as runner, _no_interrupt():
            return runner.run(with_quit_event())
    finally:
        # WORKAROUND: qasync 0.28 leaves the timers of cancelled calls running in the loop that it closes. Whichever
        # thread collects its garbage would end them later, and only this one may.
        shiboken6.delete(loop._timer)  # noqa: SLF001 - see above


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    """Keep asyncio.Runner from putting its own SIGINT handler in place: it would cancel instead of asking to quit."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _signals(quit_program: Callable[[], None]) -> Iterator[None]:
    """Call *quit_program* on SIGINT and SIGTERM.

    While Qt waits no Python runs, so a handler alone would be called at the next click: the signal's number also goes
    through a socket that wakes Qt up.
    """

    def handler(_number: int, _frame: FrameType | None) -> None:
        quit_program()

    reader, writer = socket.socketpair()
    reader.settimeout(0)
    writer.settimeout(0)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: _drain(reader))
    before = {number: signal.signal(number, handler) for number in (signal.SIGINT, signal.SIGTERM)}
    wakeup_before = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup_before)
        for number, previous in before.items():
            signal.signal(number, previous)
        notifier.setEnabled(False)
        notifier.deleteLater()
        reader.close()
        writer.close()


def _drain(reader: socket.socket) -> None:
    with contextlib.suppress(BlockingIOError):
        reader.recv(64)
