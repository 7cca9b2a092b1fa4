"""Runs the containers of tasks on a container engine that speaks Docker's API."""

from __future__ import annotations

import asyncio
import re
import time
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.endings import Endings
from orca_desktop.adapters.docker.images import DockerImages
from orca_desktop.adapters.docker.launch import Launch, Launched, launch
from orca_desktop.adapters.docker.logs import follow_all, newest_lines, sources
from orca_desktop.adapters.docker.mounts import remove_volumes
from orca_desktop.adapters.docker.place import NODE_LABEL, TASK_LABEL, Place, containers_of
from orca_desktop.adapters.docker.removal import remove_container, remove_networks, stop_container
from orca_desktop.adapters.docker.usage import Stats, UsageMeter, stats_of
from orca_desktop.domain.containers import RunPlan, UsageSample
from orca_desktop.domain.errors import ContainerFailed, EngineUnavailable
from orca_desktop.domain.status import EngineKind, EngineStatus
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.containers import STOP_GRACE_SECONDS, ContainerEnded, Progress, RunningContainer
from orca_desktop.ports.task_api import Address

LAUNCH_SECONDS = 60.0

_NODE = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,40}")
_ELSEWHERE = (
    "Docker is set to an engine on another machine. It answers, but a task's port is published on the loopback of that "
    "machine only, which nothing here can reach, so no task is started there. Choose an engine of this machine: "
    "`docker context use default`"
)
_SILENCED = 256
"""Containers taken away on purpose whose end the engine has not told yet; there are a few at most."""


class DockerContainers:
    """The Containers port on Docker. Only what carries the labels of this *node* is ever seen, adopted or removed.

    Two programs, or two data folders, that share an engine need different node names: letters, digits, `.`, `_`, `-`.
    """

    def __init__(self, threads: DockerThreads, *, node: str) -> None:
        if not _NODE.fullmatch(node):
            raise ValueError(f"not the name of a node: {node!r}")
        self._threads = threads
        self._images = DockerImages(threads)
        self._node = node
        self._meter = UsageMeter()
        self._silenced: deque[str] = deque(maxlen=_SILENCED)

    async def status(self) -> EngineStatus:
        try:
            version, running = await self._threads.call(self._look)
            is_here = self._threads.endpoint().is_here
        except EngineUnavailable as error:
            return EngineStatus(kind=EngineKind.DOCKER, reachable=False, problem=error.message)
        problem = "" if is_here else f"{_ELSEWHERE}."
        return EngineStatus(
            kind=EngineKind.DOCKER, reachable=is_here, version=version, running=running, problem=problem
        )

    async def running_tasks(self) -> frozenset[TaskId]:
        return await self._threads.call(self._running)

    async def start(self, task_id: TaskId, plan: RunPlan, progress: Progress) -> RunningContainer:
        if not self._threads.endpoint().is_here:
            raise ContainerFailed(_ELSEWHERE)
        place = self._place(task_id)
        images = {image: await self._images.bring(image, progress) for image in plan.images}
        wanted = Launch(place=place, plan=plan, images=images)
        progress("Starting the container")
        launched = await self._threads.call(
            lambda client: launch(client, wanted, self._silenced.append),
            seconds=LAUNCH_SECONDS,
            undo=lambda client, launched: _take_back(client, place, launched),
        )
        address = Address(f"http://127.0.0.1:{launched.port}")
        return RunningContainer(task_id=task_id, address=address, image=plan.images[0])

    async def stop(self, task_id: TaskId) -> None:
        place = self._place(task_id)
        running = await self._threads.call(lambda client: containers_of(client, place, running=True))
        # One end is told for all of them.
        self._silenced.extend(row["Id"] for row in running[1:])
        await asyncio.gather(*(self._ask_to_end(row["Id"]) for row in running))
        await self._threads.call(lambda client: _clear(client, place), seconds=LAUNCH_SECONDS)

    async def remove_data(self, task_id: TaskId) -> None:
        place = self._place(task_id)

        def remove(client: Any) -> None:
            _clear(client, place)
            remove_volumes(client, place)

        await self._threads.call(remove, seconds=LAUNCH_SECONDS)

    async def last_lines(self, task_id: TaskId, count: int) -> tuple[str, ...]:
        place = self._place(task_id)
        return await self._threads.call(lambda client: newest_lines(client, place, count))

    async def logs(self, task_id: TaskId) -> AsyncGenerator[tuple[str, ...], None]:
        place = self._place(task_id)
        starts = await self._threads.call(lambda client: sources(client, place))
        async with aclosing(follow_all(self._threads, starts)) as batches:
            async for lines in batches:
                yield lines

    async def usage(self, task_id: TaskId) -> UsageSample | None:
        place = self._place(task_id)

        def read(client: Any) -> tuple[dict[str, float], dict[str, Stats]]:
            rows = containers_of(client, place, running=True)
            return {row["Id"]: float(row["Created"]) for row in rows}, stats_of(client, [row["Id"] for row in rows])

        born, stats = await self._threads.call(read)
        return self._meter.sample(task_id, born, stats)

    def endings(self) -> AsyncGenerator[ContainerEnded, None]:
        """From now on, not only from the first reading on."""
        return Endings(self._threads, node=self._node, silenced=self._silenced).follow(since=time.time())

    async def _ask_to_end(self, container_id: str) -> None:
        await self._threads.call(
            lambda client: stop_container(client, container_id, grace=STOP_GRACE_SECONDS), seconds=LAUNCH_SECONDS
        )

    def _look(self, client: Any) -> tuple[str, int]:
        return str(client.api.version()["Version"]), len(self._running(client))

    def _running(self, client: Any) -> frozenset[TaskId]:
        filters = {"label": f"{NODE_LABEL}={self._node}", "status": "running"}
        labels = [row["Labels"].get(TASK_LABEL) for row in client.api.containers(filters=filters)]
        return frozenset(TaskId(label) for label in labels if label)

    def _place(self, task_id: TaskId) -> Place:
        return Place(node=self._node, task_id=task_id)


def _take_back(client: Any, place: Place, launched: Launched) -> None:
    """Undo a start that nobody waits for any more; what ran before it goes on."""
    if not launched.adopted:
        _clear(client, place)


def _clear(client: Any, place: Place) -> None:
    """Remove all of a task's place but its data."""
    for known in reversed(containers_of(client, place)):
        remove_container(client, known["Id"])
    remove_networks(client, place)
    remove_volumes(client, place, scratch_only=True)
