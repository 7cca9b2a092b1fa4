"""Task containers on a real Docker Engine: what every adapter keeps to, and what a container gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.place import NODE_LABEL, TASK_LABEL
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.domain.tasks import TaskId
from tests.containers_conformance import OTHER_TASK, TASK, ContainersConformance, quiet, until
from tests.integration.docker_world import NODE, inspect, owned


class TestDockerContainers(ContainersConformance):
    @pytest.fixture
    def image(self, sample: str) -> str:
        return sample

    @pytest.fixture(autouse=True)
    def _engine(self, sdk: Any) -> None:
        self._sdk = sdk

    async def crash(self, containers: Any, task_id: TaskId) -> None:
        self._sdk.api.kill(inspect(self._sdk, task_id)["Id"])


class TestWhatAContainerGets:
    async def test_it_may_do_and_use_only_so_much(self, containers: DockerContainers, sdk: Any, sample: str) -> None:
        await containers.start(TASK, plan_for_image(sample), quiet)
        found = inspect(sdk)
        settings = found["HostConfig"]

        assert settings["CapDrop"] == ["ALL"]
        assert not settings["CapAdd"]
        assert settings["SecurityOpt"] == ["no-new-privileges"]
        assert not settings["Privileged"]
        assert settings["PidsLimit"] == 256
        assert settings["Memory"] == settings["MemorySwap"] == 2 * 1024**3
        assert settings["NanoCpus"] == min(2, sdk.api.info()["NCPU"]) * 10**9
        assert settings["Ulimits"] == [{"Name": "nofile", "Soft": 8_192, "Hard": 8_192}]
        assert settings["LogConfig"] == {"Type": "json-file", "Config": {"max-size": "10485760", "max-file": "3"}}
        assert settings["ReadonlyRootfs"] is True
        assert settings["DeviceRequests"] is None
        assert not settings["ExtraHosts"]
        assert settings["Init"] is True
        assert settings["RestartPolicy"]["Name"] in ("", "no")
        assert not settings["Binds"]

    async def test_the_kernel_agrees(
        self, containers: DockerContainers, sdk: Any, script: Callable[[str], str]
    ) -> None:
        image = script("print(open('/proc/self/status').read()); import time; time.sleep(1000)")
        await containers.start(TASK, plan_for_image(image), quiet)

        async def told() -> bool:
            return len(await containers.last_lines(TASK, 100)) > 30

        await until(told)
        status = dict(line.split(":\t", 1) for line in await containers.last_lines(TASK, 100) if ":\t" in line)

        assert status["CapEff"] == status["CapPrm"] == "0" * 16
        assert status["NoNewPrivs"] == "1"
        assert status["Uid"].split() == ["1000"] * 4

    async def test_only_its_port_is_published_and_only_on_loopback(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        container = await containers.start(TASK, plan_for_image(sample), quiet)
        (binding,) = inspect(sdk)["NetworkSettings"]["Ports"].pop("8080/tcp")

        assert binding["HostIp"] == "127.0.0.1"
        assert container.address == f"http://127.0.0.1:{binding['HostPort']}"

    async def test_each_task_has_a_network_and_a_volume_of_its_own(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        await containers.start(TASK, plan_for_image(sample), quiet)
        await containers.start(OTHER_TASK, plan_for_image(sample), quiet)
        one, two = inspect(sdk, TASK), inspect(sdk, OTHER_TASK)

        assert len(one["NetworkSettings"]["Networks"]) == 1
        assert one["NetworkSettings"]["Networks"].keys().isdisjoint(two["NetworkSettings"]["Networks"])
        assert [mount["Destination"] for mount in one["Mounts"]] == ["/data"]
        assert one["Mounts"][0]["Name"] != two["Mounts"][0]["Name"]

    async def test_everything_is_named_and_labelled(self, containers: DockerContainers, sdk: Any, sample: str) -> None:
        await containers.start(TASK, plan_for_image(sample), quiet)
        name = "orca-test-node-CensusTask111111"

        assert owned(sdk) == [name, name, f"{name}-data"]
        assert inspect(sdk)["Config"]["Labels"].items() >= {TASK_LABEL: TASK, NODE_LABEL: NODE}.items()

    async def test_nothing_is_left_when_it_is_stopped_and_its_data_removed(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        await containers.start(TASK, plan_for_image(sample), quiet)

        await containers.stop(TASK)
        assert owned(sdk) == ["orca-test-node-CensusTask111111-data"]
        await containers.remove_data(TASK)
        assert owned(sdk) == []
