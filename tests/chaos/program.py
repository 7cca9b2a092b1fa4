"""The node as a program that can be killed, frozen and started again on the same data folder."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

LONGEST_LINE = 2**20

Line = dict[str, Any]


class NodeProgram:
    """`on_line` is called with each JSON line that the program writes, `on_end` after the last one.

    What it says beside that is in *log*.
    """

    def __init__(self, command: list[str], *, log: Path, environment: Mapping[str, str]) -> None:
        self.on_line: Callable[[Line], None] = lambda _: None
        self.on_end: Callable[[], None] = lambda: None
        self.starts = 0
        self._command = command
        self._log = log
        self._environment = {**os.environ, **environment}
        self._process: asyncio.subprocess.Process | None = None
        self._is_killed = self._is_asked_to_end = False
        self._reading: asyncio.Task[None] | None = None

    @property
    def ended_by_itself(self) -> bool:
        """Whether it has ended, or is ending, though nobody killed or stopped it; to be asked in `on_end`."""
        return not (self._is_killed or self._is_asked_to_end)

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Start it anew once the one before has ended."""
        await self.wait()
        self.starts += 1
        self._is_killed = self._is_asked_to_end = False
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                env=self._environment,
                limit=LONGEST_LINE,
            )
        self._reading = asyncio.create_task(self._read(self._process), name="lines of the node")

    def kill(self) -> None:
        """SIGKILL, now: it can do nothing any more when this returns, and what it said before is not passed on."""
        self._is_killed = True
        self._signal(signal.SIGKILL)

    def freeze(self) -> None:
        """As a machine that sleeps: nothing of it runs until `thaw`."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    async def stop(self) -> int:
        """Ask it to end as its user would; returns its exit code."""
        self._is_asked_to_end = True
        self._signal(signal.SIGTERM)
        return await self.wait()

    async def wait(self) -> int:
        """Until it has ended and all that it said was read."""
        if self._process is None:
            return 0
        code = await self._process.wait()
        if self._reading is not None:
            await self._reading
        return code

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for raw in process.stdout:
            if not self._is_killed:
                self.on_line(json.loads(raw))
        self.on_end()

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(number)
