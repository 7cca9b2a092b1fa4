"""Runs task containers on the Docker Engine of this machine."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import msgspec

from orca_desktop.adapters.docker_client import DockerThreads
from orca_desktop.adapters.docker_feed import feed
from orca_desktop.adapters.docker_images import DockerImages
from orca_desktop.adapters.docker_launch import (
    NODE_LABEL,
    TASK_LABEL,
    Launched,
    Place,
    containers_of,
    last_lines,
    launch,
    remove_container,
    remove_networks,
    remove_volumes,
    stop_container,
)
from orca_desktop.adapters.docker_streams import SdkStream
from orca_desktop.adapters.log_lines import LineCutter
from orca_desktop.domain.errors import EngineUnavailable
from orca_desktop.domain.status import EngineKind, EngineStatus
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.containers import STOP_GRACE_SECONDS, ContainerEnded, Progress, RunningContainer
from orca_desktop.ports.task_api import Address

LAUNCH_SECONDS = 60.0
FOLLOWED_LINES = 200
"""How much of a container's past a follower of its log is told first."""

_NODE = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,40}")


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

    async def status(self) -> EngineStatus:
        try:
            version, running = await self._threads.call(self._look)
        except EngineUnavailable as error:
            return EngineStatus(kind=EngineKind.DOCKER, reachable=False, problem=error.message)
        return EngineStatus(kind=EngineKind.DOCKER, reachable=True, version=version, running=running)

    async def start(self, task_id: TaskId, image: str, progress: Progress) -> RunningContainer:
        place = self._place(task_id)
        image_id = await self._images.bring(image, progress)
        progress("Starting the container")
        launched = await self._threads.call(
            lambda client: launch(client, place, image_id),
            seconds=LAUNCH_SECONDS,
            undo=lambda client, launched: _take_back(client, place, launched),
        )
        address = Address(f"http://127.0.0.1:{launched.port}")
        return RunningContainer(task_id=task_id, address=address, image=image)

    async def stop(self, task_id: TaskId) -> None:
        place = self._place(task_id)
        await self._threads.call(lambda client: _stop(client, place), seconds=LAUNCH_SECONDS)

    async def remove_data(self, task_id: TaskId) -> None:
        place = self._place(task_id)
        await self._threads.call(lambda client: _remove_data(client, place), seconds=LAUNCH_SECONDS)

    async def last_lines(self, task_id: TaskId, count: int) -> tuple[str, ...]:
        place = self._place(task_id)
        return await self._threads.call(lambda client: _last_lines(client, place, count))

    async def logs(self, task_id: TaskId) -> AsyncGenerator[tuple[str, ...], None]:
        place = self._place(task_id)
        cutter = LineCutter()
        name = f"docker logs {task_id}"
        async with aclosing(feed(self._threads, lambda client: _open_logs(client, place), name=name)) as batches:
            async for parts in batches:
                if lines := tuple(line for part in parts for line in cutter.feed(part)):
                    yield lines
        if rest := tuple(cutter.end()):
            yield rest

    def endings(self) -> AsyncGenerator[ContainerEnded, None]:
        return self._endings(since=time.time())

    async def _endings(self, *, since: float) -> AsyncGenerator[ContainerEnded, None]:
        filters = {"type": "container", "event": ["die", "oom"], "label": [f"{NODE_LABEL}={self._node}"]}
        out_of_memory: set[str] = set()

        def opening(client: Any) -> SdkStream:
            return SdkStream(client.api.events(decode=True, since=f"{since:.9f}", filters=filters))

        async with aclosing(feed(self._threads, opening, name="docker events")) as batches:
            async for documents in batches:
                for event in msgspec.convert(documents, list[_Event]):
                    if event.action == "oom":
                        out_of_memory.add(event.actor.id)
                    elif (ended := event.ended(out_of_memory)) is not None:
                        yield ended

    def _look(self, client: Any) -> tuple[str, int]:
        filters = {"label": f"{NODE_LABEL}={self._node}", "status": "running"}
        return str(client.api.version()["Version"]), len(client.api.containers(filters=filters))

    def _place(self, task_id: TaskId) -> Place:
        return Place(node=self._node, task_id=task_id)


class _Actor(msgspec.Struct, rename="pascal"):
    id: str = msgspec.field(name="ID", default="")
    attributes: dict[str, str] = {}


class _Event(msgspec.Struct, rename="pascal"):
    """An event of the engine about a container of ours."""

    action: str = ""
    actor: _Actor = msgspec.field(default_factory=_Actor)

    def ended(self, out_of_memory: set[str]) -> ContainerEnded | None:
        task_id, code = self.actor.attributes.get(TASK_LABEL), self.actor.attributes.get("exitCode", "")
        if task_id is None or not re.fullmatch("[0-9]{1,3}", code):
            return None
        was_out_of_memory = self.actor.id in out_of_memory
        out_of_memory.discard(self.actor.id)
        return ContainerEnded(task_id=TaskId(task_id), exit_code=int(code), out_of_memory=was_out_of_memory)


def _take_back(client: Any, place: Place, launched: Launched) -> None:
    """Undo a start that nobody waits for any more; what ran before it goes on."""
    if not launched.adopted:
        remove_container(client, launched.container_id)
        remove_networks(client, place)


def _stop(client: Any, place: Place) -> None:
    for known in containers_of(client, place):
        stop_container(client, known["Id"], grace=STOP_GRACE_SECONDS)
    remove_networks(client, place)


def _remove_data(client: Any, place: Place) -> None:
    for known in containers_of(client, place):
        remove_container(client, known["Id"])
    remove_networks(client, place)
    remove_volumes(client, place)


def _last_lines(client: Any, place: Place, count: int) -> tuple[str, ...]:
    found = containers_of(client, place)
    return last_lines(client, found[0]["Id"], count) if found and count > 0 else ()


def _open_logs(client: Any, place: Place) -> SdkStream:
    found = containers_of(client, place)
    if not found:
        return SdkStream(())
    return SdkStream(client.api.logs(found[0]["Id"], stream=True, follow=True, tail=FOLLOWED_LINES))
