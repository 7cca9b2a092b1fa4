"""The cache of models on a real Podman."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.endpoint import Endpoint
from tests.integration.test_docker_models import TestTasks as Tasks
from tests.integration.test_docker_models import TestTheCache as Cache
from tests.integration.test_docker_models import models, snapshot
from tests.services.podman import PodmanEngine

__all__ = ["models", "snapshot"]


@pytest.fixture(scope="module")
def sdk(podman_engine: PodmanEngine) -> Iterator[Any]:
    with podman_engine.client() as client:
        yield client


@pytest.fixture
async def threads(podman_engine: PodmanEngine) -> AsyncIterator[DockerThreads]:
    async with DockerThreads(lambda: Endpoint(host=podman_engine.host)) as threads:
        yield threads


class TestTasks(Tasks):
    """Reading the models, and not writing them."""


class TestTheCache(Cache):
    """Filling and emptying it."""
