"""Task containers on a real Podman, through its socket that speaks Docker's API."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.data import DockerTaskData
from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.adapters.docker.images import DockerImages
from orca_desktop.domain.containers import DEFAULT_MOUNTS, Profile, PullProgress, plan_for_image
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.images import with_digest
from orca_desktop.domain.tasks import TaskId
from tests.containers_conformance import TASK, ContainersConformance, quiet
from tests.integration.docker_world import NODE, inspect, owned, plan_of, program, words
from tests.integration.test_docker_folders import TestFolders as Folders
from tests.integration.test_docker_plans import TestSeveralContainers as Several
from tests.services.podman import PodmanEngine
from tests.services.published import Publisher
from tests.services.registry import ImageRegistry
from tests.task_data_conformance import copy_of, entry
from tests.unit.adapters.data_copies import in_folder


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


class TestImages:
    """Looked up and fetched, with a registry on loopback."""

    async def test_an_image_is_fetched_with_its_progress_and_known_by_its_digest(
        self, threads: DockerThreads, sdk: Any, image_registry: ImageRegistry
    ) -> None:
        images, news = DockerImages(threads), list[str | PullProgress]()
        layers = [random.randbytes(300_000), random.randbytes(200_000)]
        architecture = sdk.api.version()["Arch"]
        digest = Publisher(address=image_registry.address).publish("podman", "1", *layers, architecture=architecture)
        reference = image_registry.reference("podman:1")
        assert (await images.look_up(reference)).present is False

        image_id = await images.bring(reference, news.append)

        try:
            facts = await images.look_up(reference)
            assert (facts.present, facts.digest, facts.fits) == (True, digest, True)
            assert await images.bring(with_digest(reference, digest), news.append) == image_id
            figures = [progress for progress in news if isinstance(progress, PullProgress)]
            assert len(figures[-1].layers) >= len(layers)
            assert "Pulling image" in news
        finally:
            sdk.api.remove_image(image_id, force=True)


class TestProfiles:
    """What Podman makes of the boxes."""

    @pytest.fixture
    async def containers(self, threads: DockerThreads, sample: str) -> AsyncIterator[DockerContainers]:
        containers = DockerContainers(threads, node=NODE)
        yield containers
        await containers.stop(TASK)
        await containers.remove_data(TASK)

    @pytest.mark.parametrize("profile", Profile)
    async def test_every_profile_is_a_box_in_which_the_data_can_be_written(
        self, containers: DockerContainers, sdk: Any, sample: str, profile: Profile
    ) -> None:
        code = """
import os, time
open('/data/x', 'w').close()
rights = [line.split()[1] for line in open('/proc/self/status') if line.startswith(('CapEff', 'CapBnd', 'NoNewPrivs'))]
print(*rights)
try: open('/app/x', 'w').close()
except OSError as error: print(error.strerror)
print('done'); time.sleep(1000)
"""
        plan = plan_of(program(code, sample, mounts=DEFAULT_MOUNTS), profile=profile)
        await containers.start(TASK, plan, quiet)

        none = "0" * 16
        assert (await words(containers))[0] == f"{none} {none} 1"
        assert inspect(sdk)["HostConfig"]["ReadonlyRootfs"] is (profile is not Profile.COMPAT)


class TestData:
    """Sizes and clean-up; copies are refused, as Podman would not give back what it was given."""

    @pytest.fixture
    async def data(self, threads: DockerThreads, sample: str) -> AsyncIterator[DockerTaskData]:
        """With the data of a task that has run."""
        containers = DockerContainers(threads, node=NODE)
        await containers.start(TASK, plan_for_image(sample), quiet)
        await containers.stop(TASK)
        yield DockerTaskData(threads, node=NODE)
        await containers.remove_data(TASK)

    async def test_its_size_is_told_and_only_what_has_our_label_goes(self, data: DockerTaskData, sdk: Any) -> None:
        sdk.api.create_volume("somebody-elses")
        try:
            assert set(await data.sizes()) == {TASK}
            assert await data.leftovers([TASK]) == ()
            found = await data.leftovers([])
            assert {item.kind for item in found} == {"volume"}
            await data.clean(found)

            assert owned(sdk) == []
            assert [row["Name"] for row in sdk.api.volumes()["Volumes"]] == ["somebody-elses"]
        finally:
            sdk.api.remove_volume("somebody-elses")

    async def test_a_copy_is_refused_with_words_and_changes_nothing(
        self, data: DockerTaskData, sdk: Any, tmp_path: Path
    ) -> None:
        with pytest.raises(DataError, match="podman volume export"):
            await data.backup(TASK, tmp_path / "copy")
        assert in_folder(tmp_path) == []
        (tmp_path / "copy").write_bytes(copy_of([entry("0/new", b"new")]))
        before = owned(sdk)
        with pytest.raises(DataError, match="podman volume import"):
            await data.restore(TASK, tmp_path / "copy")

        assert owned(sdk) == before != []


class TestFolders(Folders):
    """The folders of a task's data, and in memory."""
