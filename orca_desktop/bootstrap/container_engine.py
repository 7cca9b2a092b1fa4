"""What runs the containers of a node: Docker, or processes of this machine for the bundled sample."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.doors import Doors
from orca_desktop.adapters.docker.images import DockerImages, OwnImage, SampleWay
from orca_desktop.adapters.process.containers import ProcessContainers
from orca_desktop.adapters.process.images import ProcessImages
from orca_desktop.assets import resource
from orca_desktop.bootstrap.naming import node_name
from orca_desktop.bootstrap.settings import PROCESS_DATA, EngineChoice, Settings
from orca_desktop.domain.errors import EngineError, EngineUnavailable
from orca_desktop.ports.containers import Containers
from orca_desktop.ports.images import Images
from orca_desktop.simulation.sample_image import SAMPLE_LABEL, SAMPLE_REFERENCE, pack_sample_image, sample_version

SAMPLE_WORDS = {
    SampleWay.PRESENT: "The sample task's image is here already.",
    SampleWay.BUILT: "The sample task's image was built from its Dockerfile.",
    SampleWay.LOADED: "No public registry is in reach: the sample task's image was packed from this machine's Python.",
}


async def container_engine(
    settings: Settings, stack: contextlib.AsyncExitStack, say: Callable[[str], None] | None
) -> tuple[Containers, Images]:
    """Docker where it is asked for or answers; with *say*, the sample task's image is brought there."""
    if settings.engine is EngineChoice.PROCESS:
        return await _processes(settings, stack)
    threads = await stack.enter_async_context(DockerThreads())
    doors = await stack.enter_async_context(Doors(threads, _sample()))
    docker = DockerContainers(threads, node=node_name(settings.data_folder), doors=doors)
    status = await docker.status()
    if not status.reachable and settings.engine is EngineChoice.AUTO:
        return await _processes(settings, stack)
    if say is not None:
        if not status.reachable:
            raise EngineError(status.problem, title=EngineUnavailable.title)
        await _bring_sample(threads, say)
    return docker, DockerImages(threads)


async def _processes(settings: Settings, stack: contextlib.AsyncExitStack) -> tuple[Containers, Images]:
    containers = await stack.enter_async_context(
        ProcessContainers(
            program=resource("sample_task", "server.py"),
            image=SAMPLE_REFERENCE,
            folder=settings.data_folder / PROCESS_DATA,
        )
    )
    return containers, ProcessImages(SAMPLE_REFERENCE)


def _sample() -> OwnImage:
    return OwnImage(
        reference=SAMPLE_REFERENCE,
        label=SAMPLE_LABEL,
        version=sample_version(),
        folder=resource("sample_task"),
        pack=lambda: pack_sample_image().archive,
    )


async def _bring_sample(docker: DockerThreads, say: Callable[[str], None]) -> None:
    say(SAMPLE_WORDS[await DockerImages(docker).bring_sample(_sample(), say)])
