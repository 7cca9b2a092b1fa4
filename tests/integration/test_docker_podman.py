"""Task containers on a real Podman, through its socket that speaks Docker's API."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.domain.tasks import TaskId
from tests.containers_conformance import ContainersConformance
from tests.integration.docker_world import inspect
from tests.integration.test_docker_folders import TestFolders as Folders
from tests.integration.test_docker_plans import TestSeveralContainers as Several
from tests.services.podman import PodmanEngine


@pytest.fixture(scope="module")
def sdk(podman_engine: PodmanEngine) -> Iterator[Any]:
    with podman_engine.client() as client:
        yield client


@pytest.fixture
async def threads(podman_engine: PodmanEngine) -> AsyncIterator[DockerThreads]:
    async with DockerThreads(lambda: Endpoint(host=podman_engine.host)) as threads:
        yield threads


class TestPodman(ContainersConformance):
    @pytest.fixture
    def image(self, sample: str) -> str:
        return sample

    @pytest.fixture(autouse=True)
    def _engine(self, sdk: Any) -> None:
        self._sdk = sdk

    async def crash(self, containers: Any, task_id: TaskId) -> None:
        self._sdk.api.kill(inspect(self._sdk, task_id)["Id"])


class TestPlans(Several):
    """Several containers of one task."""

    # Podman's own init runs before the program is looked for, so a program that is missing is told as an ending.
    test_one_that_ends_at_once_leaves_nothing_of_the_others = None  # type: ignore[assignment]


class TestFolders(Folders):
    """The folders of a task's data, and in memory."""
