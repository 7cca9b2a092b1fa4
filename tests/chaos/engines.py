"""What can go wrong with a real container engine: containers that hang or die, and the daemon itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from docker.errors import DockerException

from orca_desktop.adapters.docker.place import TASK_LABEL
from orca_desktop.domain.tasks import TaskId
from orca_desktop.simulation.sample_image import SAMPLE_REFERENCE, pack_sample_image
from tests.chaos.course import ROUND_SECONDS, Course
from tests.services.docker_engine import DockerEngine

BACK_SECONDS = 4.0
"""A node whose container outlived what happened says nothing: after so long it is taken to be well again."""

WITHIN_SECONDS = 60.0
"""By then the node has found the engine again and has started its task anew, after the pause that a crash costs."""


class EngineTroubles:
    """Happen to one course, in an engine of the tests."""

    def __init__(self, engine: DockerEngine, course: Course) -> None:
        self._engine = engine
        self._course = course

    async def container_hangs(self) -> None:
        """Every process of the container is stopped for a while."""
        with self._course.disturbed("container hung"):
            await asyncio.to_thread(self._each, lambda container: container.pause())
            await asyncio.sleep(self._course.random.uniform(0.2, 0.5) * ROUND_SECONDS)
            await asyncio.to_thread(self._each, lambda container: container.unpause())

    async def container_dies(self) -> None:
        self._course.fell("container killed")
        await asyncio.to_thread(self._each, lambda container: container.kill())
        await self._course.ready()

    async def daemon_dies(self) -> None:
        """The daemon is killed and started again. Of a container that outlives that the node has nothing to tell."""
        before = await asyncio.to_thread(self._running)
        self._course.fell("engine killed")
        with self._engine.killed():  # here, as the daemon ends with the thread that started it
            pass
        try:
            await self._course.ready(within=BACK_SECONDS)
        except TimeoutError:
            # Asked only now: a daemon that comes back may still end what seems to have outlived it.
            if before and before == await asyncio.to_thread(self._running):
                self._course.recovered()
            else:
                await self._course.ready(within=WITHIN_SECONDS)

    def _running(self) -> frozenset[str]:
        with self._engine.client() as client:
            return frozenset(str(found.id) for found in client.containers.list(filters=self._of_task()))

    def _of_task(self) -> dict[str, str]:
        return {"label": f"{TASK_LABEL}={self._course.arena.task_id}"}

    def _each(self, work: Callable[[Any], None]) -> None:
        """Do it to every container of the task; one that has just gone is left out."""
        with self._engine.client() as client:
            for container in client.containers.list(filters=self._of_task()):
                with suppress(DockerException):
                    work(container)


@contextmanager
def sample_image(engine: DockerEngine) -> Iterator[None]:
    """The sample task's image is in the engine."""
    with engine.client() as client:
        if not client.images.list(SAMPLE_REFERENCE):
            client.images.load(pack_sample_image().archive)
        yield


def take_away(engine: DockerEngine, task_id: TaskId) -> None:
    """Everything that the node made for a task."""
    filters = {"label": f"{TASK_LABEL}={task_id}"}
    with engine.client() as client:
        for container in client.containers.list(all=True, filters=filters):
            container.remove(force=True, v=True)
        for thing in (*client.networks.list(filters=filters), *client.volumes.list(filters=filters)):
            thing.remove()
