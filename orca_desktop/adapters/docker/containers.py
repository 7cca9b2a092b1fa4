"""Runs the containers of tasks on a container engine that speaks Docker's API."""

from __future__ import annotations

import asyncio
import re
import time
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from typing import Any

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.doors import Doors
from orca_desktop.adapters.docker.endings import Endings
from orca_desktop.adapters.docker.images import DockerImages
from orca_desktop.adapters.docker.launch import Launch, Launched, launch, processors_of
from orca_desktop.adapters.docker.logs import follow_all, newest_lines, sources
from orca_desktop.adapters.docker.mounts import remove_volumes
from orca_desktop.adapters.docker.place import NODE_LABEL, RELAY_LABEL, TASK_LABEL, Place, containers_of
from orca_desktop.adapters.docker.relay import remove_relays
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
_SILENCED = 256
"""Containers taken away on purpose whose end the engine has not told yet; there are a few at most."""


class DockerContainers:
    """The Containers port on Docker. Only what carries the labels of this *node* is ever seen, adopted or removed.

    Two programs, or two data folders, that share an engine need different node names: letters, digits, `.`, `_`, `-`.
    Through *doors* tasks are reached on an engine that may be on another machine; without them none starts there.
    """

    def __init__(self, threads: DockerThreads, *, node: str, doors: Doors | None = None) -> None:
        if not _NODE.fullmatch(node):
            raise ValueError(f"not the name of a node: {node!r}")
        self._threads = threads
        self._images = DockerImages(threads)
        self._doors = doors
        self._node = node
        self._meter = UsageMeter()
        self._silenced: deque[str] = deque(maxlen=_SILENCED)

    async def status(self) -> EngineStatus:
        try:
            version, running = await self._threads.call(self._look)
        except EngineUnavailable as error:
            return EngineStatus(kind=EngineKind.DOCKER, reachable=False, problem=error.message)
        return EngineStatus(kind=EngineKind.DOCKER, reachable=True, version=version, running=running)

    async def running_tasks(self) -> frozenset[TaskId]:
        return await self._threads.call(self._running)

    async def start(self, task_id: TaskId, plan: RunPlan, progress: Progress) -> RunningContainer:
        place, doors = self._place(task_id), self._doors_needed()
        if doors is not None:
            await doors.prepare(progress)
        images, processors = await self._needed(plan, progress)
        wanted = Launch(place=place, plan=plan, images=images, processors=processors, published=doors is None)
        progress("Starting the container")
        launched = await self._threads.call(
            lambda client: launch(client, wanted, self._silenced.append),
            seconds=LAUNCH_SECONDS,
            undo=lambda client, launched: _take_back(client, place, launched),
        )
        if doors is None:
            address = Address(f"http://127.0.0.1:{launched.port}")
        else:
            address = await self._opened(doors, place, launched)
        return RunningContainer(task_id=task_id, address=address, image=plan.images[0], life=launched.life)

    async def stop(self, task_id: TaskId) -> None:
        place = self._place(task_id)
        running = await self._threads.call(lambda client: containers_of(client, place, running=True))
        await self._shut(task_id)
        # One end is told for all of them.
        self._silenced.extend(row["Id"] for row in running[1:])
        await asyncio.gather(*(self._ask_to_end(row["Id"]) for row in running))
        await self._threads.call(lambda client: _clear(client, place), seconds=LAUNCH_SECONDS)

    async def remove_data(self, task_id: TaskId) -> None:
        place = self._place(task_id)

        def remove(client: Any) -> None:
            _clear(client, place)
            remove_volumes(client, place)

        await self._shut(task_id)
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

    async def _needed(self, plan: RunPlan, progress: Progress) -> tuple[dict[str, str], int]:
        """The IDs of the plan's images, once they are here, and how many processors the engine has."""
        processors = asyncio.ensure_future(self._threads.call(processors_of))  # it takes longer than finding an image
        try:
            images = {image: await self._images.bring(image, progress) for image in plan.images}
            return images, await processors
        finally:
            processors.cancel()
            await asyncio.gather(processors, return_exceptions=True)

    def _doors_needed(self) -> Doors | None:
        """None where loopback leads to what the engine publishes. Raises ContainerFailed, EngineUnavailable."""
        if self._threads.endpoint().is_here:
            return None
        if self._doors is None:
            raise ContainerFailed("The engine may be on another machine, to which nothing here leads")
        return self._doors

    async def _opened(self, doors: Doors, place: Place, launched: Launched) -> Address:
        """The address of what was launched elsewhere; when no door can be opened, the launch is taken back."""
        try:
            return await doors.open(place, launched.container_ids[0])
        except BaseException:
            with suppress(EngineUnavailable):
                await self._threads.call(lambda client: _take_back(client, place, launched), seconds=LAUNCH_SECONDS)
            raise

    async def _shut(self, task_id: TaskId) -> None:
        if self._doors is not None:
            await self._doors.close(task_id)

    async def _ask_to_end(self, container_id: str) -> None:
        await self._threads.call(
            lambda client: stop_container(client, container_id, grace=STOP_GRACE_SECONDS), seconds=LAUNCH_SECONDS
        )

    def _look(self, client: Any) -> tuple[str, int]:
        return str(client.api.version()["Version"]), len(self._running(client))

    def _running(self, client: Any) -> frozenset[TaskId]:
        filters = {"label": f"{NODE_LABEL}={self._node}", "status": "running"}
        labels = [row["Labels"] for row in client.api.containers(filters=filters)]
        return frozenset(TaskId(of[TASK_LABEL]) for of in labels if TASK_LABEL in of and RELAY_LABEL not in of)

    def _place(self, task_id: TaskId) -> Place:
        return Place(node=self._node, task_id=task_id)


def _take_back(client: Any, place: Place, launched: Launched) -> None:
    """Undo a start that nobody waits for any more; what ran before it goes on."""
    if not launched.adopted:
        _clear(client, place)


def _clear(client: Any, place: Place) -> None:
    """Remove all of a task's place but its data."""
    remove_relays(client, place)
    for known in reversed(containers_of(client, place)):
        remove_container(client, known["Id"])
    remove_networks(client, place)
    remove_volumes(client, place, scratch_only=True)
