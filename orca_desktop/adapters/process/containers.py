"""Runs the bundled sample task as an ordinary process, for machines without a container engine.

An ordinary process is not shut in: it may do what the user may do. So nothing but the program that is shipped with
Orca Desktop is ever run this way.
"""

from __future__ import annotations

import asyncio
import os
import platform
import re
import secrets
import shutil
import sys
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from weakref import WeakSet

from orca_desktop.adapters.process.child import ChildProcess
from orca_desktop.adapters.process.usage import ProcessMeter
from orca_desktop.domain.containers import RunPlan, UsageSample
from orca_desktop.domain.errors import ContainerFailed, ImageMissing
from orca_desktop.domain.status import EngineKind, EngineStatus
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.containers import STOP_GRACE_SECONDS, ContainerEnded, Progress, RunningContainer
from orca_desktop.ports.task_api import Address

START_SECONDS = 15.0
_LISTENING = re.compile(r"listening on 127\.0\.0\.1:([0-9]+)")
_PASSED_ON = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    """A process of ours, the task that keeps its output, and what it uses."""

    child: ChildProcess
    watcher: asyncio.Task[None]
    container: RunningContainer
    meter: ProcessMeter

    @property
    def is_running(self) -> bool:
        return self.child.exit_code is None


class ProcessContainers:
    """The Containers port for the bundled sample; an async context manager, whose end stops every process.

    *program* is the sample's server, *image* the reference that stands for it, *folder* holds one data folder a task.
    """

    def __init__(self, *, program: Path, image: str, folder: Path, python: str = sys.executable) -> None:
        self._program = program
        self._image = image
        self._folder = folder
        self._python = python
        self._samples: dict[TaskId, _Sample] = {}
        self._listeners: WeakSet[asyncio.Queue[ContainerEnded]] = WeakSet()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task_id in list(self._samples):
            await self.stop(task_id)

    async def status(self) -> EngineStatus:
        running = sum(1 for sample in self._samples.values() if sample.is_running)
        version = f"Python {platform.python_version()}"
        return EngineStatus(kind=EngineKind.PROCESS, reachable=True, version=version, running=running)

    async def running_tasks(self) -> frozenset[TaskId]:
        return frozenset(task_id for task_id, sample in self._samples.items() if sample.is_running)

    async def start(self, task_id: TaskId, plan: RunPlan, progress: Progress) -> RunningContainer:
        image = plan.images[0]
        if image != self._image:
            raise ImageMissing(image, "without Docker only the bundled sample task runs")
        known = self._samples.get(task_id)
        if known is not None and known.is_running:
            return known.container
        await self.stop(task_id)
        progress("Starting the bundled sample, without Docker")
        sample = await self._launch(task_id)
        self._samples[task_id] = sample
        return sample.container

    async def stop(self, task_id: TaskId) -> None:
        sample = self._samples.get(task_id)
        if sample is not None:
            await _end(sample.child, sample.watcher)
            self._samples.pop(task_id, None)

    async def remove_data(self, task_id: TaskId) -> None:
        await asyncio.to_thread(shutil.rmtree, self._data_folder(task_id), ignore_errors=True)

    async def last_lines(self, task_id: TaskId, count: int) -> tuple[str, ...]:
        sample = self._samples.get(task_id)
        return sample.child.last_lines(count) if sample else ()

    async def logs(self, task_id: TaskId) -> AsyncGenerator[tuple[str, ...], None]:
        sample = self._samples.get(task_id)
        if sample is not None:
            async for lines in sample.child.follow():
                yield lines

    async def usage(self, task_id: TaskId) -> UsageSample | None:
        sample = self._samples.get(task_id)
        return sample.meter.sample() if sample is not None and sample.is_running else None

    def endings(self) -> AsyncGenerator[ContainerEnded, None]:
        queue: asyncio.Queue[ContainerEnded] = asyncio.Queue()
        self._listeners.add(queue)
        return _taken_from(queue)

    async def _launch(self, task_id: TaskId) -> _Sample:
        """Start the program and wait until it listens. When that fails, nothing of it is left running."""
        command = [self._python, "-B", "-X", "utf8", str(self._program)]
        try:
            child = await ChildProcess.start(command, self._environment(task_id))
        except OSError as error:
            raise ContainerFailed(f"The bundled sample cannot be started: {error}") from error
        life = secrets.token_hex(8)
        watcher = asyncio.create_task(self._watch(task_id, child, life), name=f"sample {task_id}")
        try:
            address = await _address(child)
            container = RunningContainer(task_id=task_id, address=address, image=self._image, life=life)
        except BaseException:
            await _end(child, watcher)
            raise
        return _Sample(child=child, watcher=watcher, container=container, meter=ProcessMeter(child.pid))

    async def _watch(self, task_id: TaskId, child: ChildProcess, life: str) -> None:
        exit_code = await child.watch()
        for queue in self._listeners:
            queue.put_nowait(ContainerEnded(task_id=task_id, exit_code=exit_code, life=life))

    def _environment(self, task_id: TaskId) -> dict[str, str]:
        """What the program needs and no more: the user's environment may hold secrets."""
        folder = self._data_folder(task_id)
        folder.mkdir(parents=True, exist_ok=True)
        passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        settings = {"BIND_ADDRESS": "127.0.0.1", "PORT": "0", "DATA_DIR": str(folder), "STOP_WHEN_STDIN_CLOSES": "1"}
        return passed_on | settings

    def _data_folder(self, task_id: TaskId) -> Path:
        return self._folder / task_id


async def _address(child: ChildProcess) -> Address:
    """Where the program says that it listens. Raises ContainerFailed when it ends or keeps silent."""
    try:
        async with asyncio.timeout(START_SECONDS):
            async for lines in child.follow():
                for line in lines:
                    if found := _LISTENING.search(line):
                        return Address(f"http://127.0.0.1:{found[1]}")
    except TimeoutError as error:
        problem = f"The bundled sample did not listen within {START_SECONDS:g} s"
        raise ContainerFailed(problem, child.last_lines(5)) from error
    raise ContainerFailed(f"The bundled sample ended at once with code {child.exit_code}", child.last_lines(5))


async def _end(child: ChildProcess, watcher: asyncio.Task[None]) -> None:
    await child.stop(grace=STOP_GRACE_SECONDS)
    await watcher


async def _taken_from(queue: asyncio.Queue[ContainerEnded]) -> AsyncGenerator[ContainerEnded, None]:
    while True:
        yield await queue.get()
