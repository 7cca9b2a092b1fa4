"""A program on a terminal that the tests play: they see what it shows, and type."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

_SECONDS = 60.0
_POLL = 0.05
_ROWS, _COLUMNS = 40, 160


class Terminal:
    """`shown` is all that the program wrote so far, with its escape sequences."""

    def __init__(self, master: int, popen: subprocess.Popen[bytes]) -> None:
        self._master = master
        self._popen = popen
        self._seen = 0
        self.shown = ""

    def wait_for(self, text: str) -> str:
        """What was shown from where the last wait ended up to *text*."""
        deadline = time.monotonic() + _SECONDS
        while (found := self.shown.find(text, self._seen)) < 0:
            assert time.monotonic() < deadline, f"{text!r} was not shown: {self.shown!r}"
            ended = self._popen.poll() is not None
            assert self._read() or not ended, f"ended before {text!r}: {self.shown!r}"
        begin, self._seen = self._seen, found + len(text)
        return self.shown[begin : self._seen]

    def type(self, text: str) -> None:
        """With Enter."""
        os.write(self._master, f"{text}\n".encode())

    def end(self) -> int:
        """Its exit code, once it has ended."""
        deadline = time.monotonic() + _SECONDS
        while self._popen.poll() is None:
            assert time.monotonic() < deadline, f"does not end: {self.shown!r}"
            self._read()
        while self._read():
            pass
        return self._popen.wait()

    def _read(self) -> bool:
        """Whether there was something to read, which is waited for a moment."""
        if not select.select([self._master], [], [], _POLL)[0]:
            return False
        self.shown += os.read(self._master, 65_536).decode(errors="replace")
        return True


@contextmanager
def on_terminal(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Runs *command* with a terminal of its own for everything; it is ended at the latest with the block."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
    popen = subprocess.Popen(
        # The new session's first terminal that is opened becomes the one that passwords are asked for on.
        ["sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(slave), *command],
        env={**os.environ, **environment, "TERM": "xterm"},
        start_new_session=True,
    )
    try:
        yield Terminal(master, popen)
    finally:
        with suppress(ProcessLookupError):
            popen.kill()
        popen.wait()
        os.close(slave)
        os.close(master)
