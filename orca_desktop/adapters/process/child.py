"""One program that was started: its output, kept and followed line by line, and its end."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections import deque
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from orca_desktop.adapters.log_lines import LineCutter

KEPT_LINES = 2_000
_CHUNK_BYTES = 65_536


class ChildProcess:
    """A running program. `watch` has to run for as long as the program does."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._lines: deque[str] = deque(maxlen=KEPT_LINES)
        self._written = 0
        self._changed = asyncio.Event()
        self.exit_code: int | None = None

    @classmethod
    async def start(cls, command: Sequence[str], environment: Mapping[str, str]) -> ChildProcess:
        """Start a program whose standard input stays open for as long as this one lives. Raises OSError."""
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=dict(environment),
            **_own_process_group(),
        )
        return cls(process)

    @property
    def pid(self) -> int:
        return self._process.pid

    async def watch(self) -> int:
        """Keep what the program writes until it ends; its exit code."""
        output = self._process.stdout
        assert output is not None
        cutter = LineCutter()
        while data := await output.read(_CHUNK_BYTES):
            self._keep(cutter.feed(data))
        self._keep(cutter.end())
        self.exit_code = await self._process.wait()
        self._tell()
        return self.exit_code

    def last_lines(self, count: int) -> tuple[str, ...]:
        return tuple(self._lines)[-count:] if count > 0 else ()

    async def follow(self) -> AsyncGenerator[tuple[str, ...], None]:
        """Batches of lines, from the oldest that is kept until the program ends."""
        seen = self._written - len(self._lines)
        while True:
            changed = self._changed
            if fresh := self.last_lines(self._written - seen):
                seen = self._written
                yield fresh
            elif self.exit_code is not None:
                return
            else:
                await changed.wait()

    async def stop(self, *, grace: float) -> None:
        """Ask the program to end, wait *grace* seconds, kill it. Idempotent."""
        self._if_alive(self._process.terminate)
        try:
            async with asyncio.timeout(grace):
                await self._process.wait()
        except TimeoutError:
            self._if_alive(self._process.kill)
            await self._process.wait()
        finally:
            if self._process.stdin is not None:
                self._process.stdin.close()

    def _if_alive(self, signal: Callable[[], None]) -> None:
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                signal()

    def _keep(self, lines: list[str]) -> None:
        if lines:
            self._lines.extend(lines)
            self._written += len(lines)
            self._tell()

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


def _own_process_group() -> dict[str, Any]:
    """Ctrl-C in a terminal goes to every process of the group; this one is stopped by us, in order."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}
