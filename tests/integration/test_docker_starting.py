"""Starting a task on a real Docker Engine: what is adopted, replaced, pulled and left behind."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.domain.containers import PullProgress, plan_for_image
from orca_desktop.domain.errors import ContainerFailed, ImageMissing
from tests.containers_conformance import TASK, quiet
from tests.integration.docker_world import NODE, fate, inspect, owned, tar_of
from tests.services.docker_engine import DockerEngine
from tests.services.registry import ImageRegistry


class TestStarting:
    async def test_a_container_of_another_image_is_replaced(
        self, containers: DockerContainers, sdk: Any, sample: str, script: Callable[[str], str]
    ) -> None:
        await containers.start(TASK, plan_for_image(script("import time; time.sleep(1000)")), quiet)
        before = inspect(sdk)

        await containers.start(TASK, plan_for_image(sample), quiet)

        assert inspect(sdk)["Id"] != before["Id"]
        assert inspect(sdk)["Image"] == sdk.images.get(sample).id

    async def test_an_image_may_be_named_by_its_id(self, containers: DockerContainers, sdk: Any, sample: str) -> None:
        image_id = sdk.images.get(sample).id

        await containers.start(TASK, plan_for_image(image_id), quiet)

        assert inspect(sdk)["Image"] == image_id

    async def test_what_another_program_started_is_adopted_after_a_restart(
        self, containers: DockerContainers, docker_engine: DockerEngine, sample: str
    ) -> None:
        first = await containers.start(TASK, plan_for_image(sample), quiet)
        async with DockerThreads(lambda: Endpoint(host=docker_engine.host)) as threads:
            assert await DockerContainers(threads, node=NODE).start(TASK, plan_for_image(sample), quiet) == first

    async def test_another_node_on_the_same_engine_is_not_touched(
        self, containers: DockerContainers, threads: DockerThreads, sdk: Any, sample: str
    ) -> None:
        neighbour = DockerContainers(threads, node="neighbour")
        theirs = await neighbour.start(TASK, plan_for_image(sample), quiet)
        ours = await containers.start(TASK, plan_for_image(sample), quiet)

        await containers.stop(TASK)
        await containers.remove_data(TASK)

        assert ours.address != theirs.address
        assert (await neighbour.status()).running == 1
        assert await neighbour.start(TASK, plan_for_image(sample), quiet) == theirs
        await neighbour.stop(TASK)
        await neighbour.remove_data(TASK)
        assert owned(sdk) == []

    async def test_a_container_that_ends_at_once_has_failed_with_its_last_words(
        self, containers: DockerContainers, sdk: Any, script: Callable[[str], str]
    ) -> None:
        message, lines = await fate(containers, plan_for_image(script("print('no key is set'); raise SystemExit(3)")))

        assert "exit code 3" in message
        assert lines == ("no key is set",)

    async def test_an_image_that_cannot_be_started_leaves_nothing(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        """The engine finds out only when it starts the container that it has already made."""
        made = sdk.api.create_container(sample)["Id"]
        sdk.api.commit(made, "orca-desktop.localhost/broken", "1", conf={"User": "nobody-of-this-name"})
        sdk.api.remove_container(made, v=True)
        try:
            with pytest.raises(ContainerFailed, match="nobody-of-this-name"):
                await containers.start(TASK, plan_for_image("orca-desktop.localhost/broken:1"), quiet)
        finally:
            sdk.api.remove_image("orca-desktop.localhost/broken:1")

        assert owned(sdk) == []

    async def test_a_refusal_of_the_engine_leaves_nothing(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        """Somebody else's container has the name that ours would have."""
        taken = sdk.api.create_container(sample, name="orca-test-node-CensusTask111111")["Id"]
        try:
            with pytest.raises(ContainerFailed, match="The engine refuses to run it"):
                await containers.start(TASK, plan_for_image(sample), quiet)
        finally:
            sdk.api.remove_container(taken, v=True)

        assert owned(sdk) == []

    @pytest.mark.parametrize("name", ["", "Bad Name", "--privileged", "a" * 1_000, "http://a.org/x", "UPPER/x"])
    async def test_what_is_no_name_of_an_image_is_missing(self, containers: DockerContainers, name: str) -> None:
        with pytest.raises(ImageMissing, match="not the name of an image"):
            await containers.start(TASK, plan_for_image(name), quiet)

    @pytest.mark.parametrize("node", ["", "-x", "a b", "x" * 60, "../x"])
    def test_a_node_has_a_name_that_docker_takes(self, threads: DockerThreads, node: str) -> None:
        with pytest.raises(ValueError, match="not the name of a node"):
            DockerContainers(threads, node=node)


class TestPulling:
    async def test_an_image_is_pulled_with_progress(
        self, containers: DockerContainers, sdk: Any, sample: str, image_registry: ImageRegistry
    ) -> None:
        reference = image_registry.reference("prime-census:1")
        container = sdk.api.create_container(sample)["Id"]
        sdk.api.put_archive(container, "/tmp", tar_of({"new": random.randbytes(3_000_000)}))
        image_id = sdk.api.commit(container, *reference.rsplit(":", 1))["Id"]
        sdk.api.remove_container(container, v=True)
        pushed = list(sdk.api.push(reference, stream=True, decode=True))
        assert not [line for line in pushed if "error" in line]
        sdk.api.remove_image(reference)
        told: list[str | PullProgress] = []

        await containers.start(TASK, plan_for_image(reference), told.append)

        assert inspect(sdk)["Image"] == image_id
        assert told[0] == "Pulling image"
        assert "Unpacking image" in told
        assert told[-1] == "Starting the container"
        await containers.stop(TASK)
        sdk.api.remove_image(reference)

    async def test_an_image_that_the_registry_does_not_have(
        self, containers: DockerContainers, sdk: Any, image_registry: ImageRegistry
    ) -> None:
        with pytest.raises(ImageMissing, match="the registry has no such image"):
            await containers.start(TASK, plan_for_image(image_registry.reference("nothing:7")), quiet)

        assert owned(sdk) == []

    async def test_a_registry_that_is_not_there(self, containers: DockerContainers) -> None:
        with pytest.raises(ImageMissing, match="the registry cannot be reached"):
            await containers.start(TASK, plan_for_image("127.0.0.1:9/nothing:1"), quiet)
