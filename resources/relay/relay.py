"""Joins the standard input and output with a task's port, for one connection; ends with either side.

It connects when the first bytes come, so that it may wait ready without the task's knowing.

Its text is handed to the Python of an image of ours, in a container beside the task's, in the same network. So it needs
nothing but a few modules of the standard library that every Python has.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Callable

TASK = ("127.0.0.1", 8080)
CONNECT_SECONDS = 5.0
SILENT_SECONDS = 86_400.0
"""A task may compute for long before it answers. When the node goes away, the input ends."""

MAX_BYTES = 64 * 1024 * 1024
"""In each direction. What tasks are asked and answer is a thousand times smaller."""

CHUNK = 64 * 1024


def main() -> None:
    asked = os.read(0, CHUNK)
    if not asked:
        return
    try:
        task = socket.create_connection(TASK, CONNECT_SECONDS)
        task.settimeout(SILENT_SECONDS)
        task.sendall(asked)
    except OSError:
        return
    answers = sys.stdout.buffer

    def answer(data: bytes) -> None:
        answers.write(data)
        answers.flush()

    threading.Thread(target=pour, args=(lambda: os.read(0, CHUNK), task.sendall)).start()
    pour(lambda: task.recv(CHUNK), answer)


def pour(read: Callable[[], bytes], write: Callable[[bytes], object]) -> None:
    """Copy until the end of one side, which is the end of all: HTTP needs no half-open connections."""
    rest = MAX_BYTES
    try:
        while rest > 0 and (data := read()):
            write(data)
            rest -= len(data)
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
