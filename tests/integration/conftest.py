"""A container engine with the sample task's image in it, and the adapter that is tested on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.simulation.sample_image import SAMPLE_REFERENCE, PackedImage, pack_sample_image
from tests.containers_conformance import OTHER_TASK, TASK
from tests.integration.docker_world import NODE
from tests.services.docker_engine import DockerEngine


@pytest.fixture(scope="module")
def packed() -> PackedImage:
    return pack_sample_image()


@pytest.fixture(scope="module")
def sdk(docker_engine: DockerEngine) -> Iterator[Any]:
    """The docker SDK, to look behind the adapter."""
    with docker_engine.client() as client:
        yield client


@pytest.fixture
def sample(sdk: Any, packed: PackedImage) -> str:
    """The sample task's image, in the engine."""
    if not sdk.images.list(SAMPLE_REFERENCE):
        sdk.images.load(packed.archive)
    return SAMPLE_REFERENCE


@pytest.fixture
async def threads(docker_engine: DockerEngine) -> AsyncIterator[DockerThreads]:
    async with DockerThreads(lambda: Endpoint(host=docker_engine.host)) as threads:
        yield threads


@pytest.fixture
async def containers(threads: DockerThreads, sample: str) -> AsyncIterator[DockerContainers]:
    """The adapter; what its tasks own is taken away at the end."""
    containers = DockerContainers(threads, node=NODE)
    yield containers
    for task_id in (TASK, OTHER_TASK):
        await containers.stop(task_id)
        await containers.remove_data(task_id)


@pytest.fixture
def script(sdk: Any, sample: str) -> Iterator[Callable[[str], str]]:
    """Makes images that run a line of Python instead of the sample; they are removed at the end."""
    made: list[str] = []
    with ExitStack() as stack:

        def make(code: str) -> str:
            container = sdk.api.create_container(sample, ["/usr/bin/python", "-S", "-u", "-c", code])["Id"]
            stack.callback(sdk.api.remove_container, container, v=True)
            name = f"orca-desktop.localhost/script:{len(made)}"
            made.append(name)
            sdk.api.commit(container, *name.split(":"))
            stack.callback(sdk.api.remove_image, name, force=True)
            return name

        yield make
