"""Task containers on a real Docker Engine."""

from __future__ import annotations

import asyncio
import io
import random
import re
import subprocess
import tarfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import ExitStack, aclosing
from pathlib import Path
from typing import Any

import pytest

from orca_desktop.adapters.docker_client import DockerThreads
from orca_desktop.adapters.docker_containers import DockerContainers
from orca_desktop.adapters.docker_endpoint import Endpoint
from orca_desktop.adapters.docker_images import DockerImages, SampleSource, SampleWay
from orca_desktop.adapters.docker_launch import NODE_LABEL, TASK_LABEL
from orca_desktop.assets import resource
from orca_desktop.domain.errors import ContainerFailed, EngineUnavailable, ImageMissing
from orca_desktop.domain.status import EngineKind
from orca_desktop.domain.tasks import TaskId
from orca_desktop.simulation.sample_image import (
    SAMPLE_LABEL,
    SAMPLE_REFERENCE,
    PackedImage,
    pack_sample_image,
    sample_version,
)
from tests.containers_conformance import ENOUGH, OTHER_TASK, TASK, ContainersConformance, quiet, until
from tests.services.docker_engine import DockerEngine
from tests.services.registry import ImageRegistry

NODE = "test-node"
NOBODY = Endpoint(host="unix:///nowhere/docker.sock")


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


def tar_of(files: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o755
            tar.addfile(entry, io.BytesIO(content))
    return archive.getvalue()


def owned(sdk: Any, task_id: TaskId = TASK) -> list[str]:
    """The names of everything on the engine that carries the task's label."""
    filters = {"label": f"{TASK_LABEL}={task_id}"}
    found = [row["Names"][0].lstrip("/") for row in sdk.api.containers(all=True, filters=filters)]
    found += [row["Name"] for row in sdk.api.networks(filters=filters)]
    return found + [row["Name"] for row in sdk.api.volumes(filters=filters)["Volumes"] or []]


def inspect(sdk: Any, task_id: TaskId = TASK) -> Any:
    (row,) = sdk.api.containers(all=True, filters={"label": f"{TASK_LABEL}={task_id}"})
    return sdk.api.inspect_container(row["Id"])


async def fate(containers: DockerContainers, image: str) -> tuple[str, tuple[str, ...]]:
    """How a container that soon ends is told to have ended, whether it was seen at the start or after it."""
    endings: Any = containers.endings()
    async with asyncio.timeout(ENOUGH), aclosing(endings):
        try:
            await containers.start(TASK, image, quiet)
        except ContainerFailed as failed:
            return failed.message, failed.last_lines
        ended = await anext(endings)
        return f"exit code {ended.exit_code}", await containers.last_lines(TASK, 5)


class TestDockerContainers(ContainersConformance):
    @pytest.fixture
    async def containers(self, threads: DockerThreads, sample: str) -> AsyncIterator[DockerContainers]:
        containers = DockerContainers(threads, node=NODE)
        yield containers
        for task_id in (TASK, OTHER_TASK):
            await containers.stop(task_id)
            await containers.remove_data(task_id)

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
        await containers.start(TASK, sample, quiet)
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
        assert settings["LogConfig"] == {"Type": "json-file", "Config": {"max-size": "10m", "max-file": "3"}}
        assert settings["Init"] is True
        assert settings["RestartPolicy"]["Name"] in ("", "no")
        assert not settings["Binds"]

    async def test_the_kernel_agrees(
        self, containers: DockerContainers, sdk: Any, script: Callable[[str], str]
    ) -> None:
        image = script("print(open('/proc/self/status').read()); import time; time.sleep(1000)")
        await containers.start(TASK, image, quiet)

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
        container = await containers.start(TASK, sample, quiet)
        (binding,) = inspect(sdk)["NetworkSettings"]["Ports"].pop("8080/tcp")

        assert binding["HostIp"] == "127.0.0.1"
        assert container.address == f"http://127.0.0.1:{binding['HostPort']}"

    async def test_each_task_has_a_network_and_a_volume_of_its_own(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        await containers.start(TASK, sample, quiet)
        await containers.start(OTHER_TASK, sample, quiet)
        one, two = inspect(sdk, TASK), inspect(sdk, OTHER_TASK)

        assert len(one["NetworkSettings"]["Networks"]) == 1
        assert one["NetworkSettings"]["Networks"].keys().isdisjoint(two["NetworkSettings"]["Networks"])
        assert [mount["Destination"] for mount in one["Mounts"]] == ["/data"]
        assert one["Mounts"][0]["Name"] != two["Mounts"][0]["Name"]

    async def test_everything_is_named_and_labelled(self, containers: DockerContainers, sdk: Any, sample: str) -> None:
        await containers.start(TASK, sample, quiet)
        name = "orca-test-node-CensusTask111111"

        assert owned(sdk) == [name, name, f"{name}-data"]
        assert inspect(sdk)["Config"]["Labels"].items() >= {TASK_LABEL: TASK, NODE_LABEL: NODE}.items()

    async def test_nothing_is_left_when_it_is_stopped_and_its_data_removed(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        await containers.start(TASK, sample, quiet)

        await containers.stop(TASK)
        assert owned(sdk) == ["orca-test-node-CensusTask111111-data"]
        await containers.remove_data(TASK)
        assert owned(sdk) == []


class TestStarting:
    async def test_a_container_of_another_image_is_replaced(
        self, containers: DockerContainers, sdk: Any, sample: str, script: Callable[[str], str]
    ) -> None:
        await containers.start(TASK, script("import time; time.sleep(1000)"), quiet)
        before = inspect(sdk)

        await containers.start(TASK, sample, quiet)

        assert inspect(sdk)["Id"] != before["Id"]
        assert inspect(sdk)["Image"] == sdk.images.get(sample).id

    async def test_an_image_may_be_named_by_its_id(self, containers: DockerContainers, sdk: Any, sample: str) -> None:
        image_id = sdk.images.get(sample).id

        await containers.start(TASK, image_id, quiet)

        assert inspect(sdk)["Image"] == image_id

    async def test_what_another_program_started_is_adopted_after_a_restart(
        self, containers: DockerContainers, docker_engine: DockerEngine, sample: str
    ) -> None:
        first = await containers.start(TASK, sample, quiet)
        async with DockerThreads(lambda: Endpoint(host=docker_engine.host)) as threads:
            assert await DockerContainers(threads, node=NODE).start(TASK, sample, quiet) == first

    async def test_another_node_on_the_same_engine_is_not_touched(
        self, containers: DockerContainers, threads: DockerThreads, sdk: Any, sample: str
    ) -> None:
        neighbour = DockerContainers(threads, node="neighbour")
        theirs = await neighbour.start(TASK, sample, quiet)
        ours = await containers.start(TASK, sample, quiet)

        await containers.stop(TASK)
        await containers.remove_data(TASK)

        assert ours.address != theirs.address
        assert (await neighbour.status()).running == 1
        assert await neighbour.start(TASK, sample, quiet) == theirs
        await neighbour.stop(TASK)
        await neighbour.remove_data(TASK)
        assert owned(sdk) == []

    async def test_a_container_that_ends_at_once_has_failed_with_its_last_words(
        self, containers: DockerContainers, sdk: Any, script: Callable[[str], str]
    ) -> None:
        message, lines = await fate(containers, script("print('no key is set'); raise SystemExit(3)"))

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
                await containers.start(TASK, "orca-desktop.localhost/broken:1", quiet)
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
                await containers.start(TASK, sample, quiet)
        finally:
            sdk.api.remove_container(taken, v=True)

        assert owned(sdk) == []

    @pytest.mark.parametrize("name", ["", "Bad Name", "--privileged", "a" * 1_000, "http://a.org/x", "UPPER/x"])
    async def test_what_is_no_name_of_an_image_is_missing(self, containers: DockerContainers, name: str) -> None:
        with pytest.raises(ImageMissing, match="not the name of an image"):
            await containers.start(TASK, name, quiet)

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
        told: list[str] = []

        await containers.start(TASK, reference, told.append)

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
            await containers.start(TASK, image_registry.reference("nothing:7"), quiet)

        assert owned(sdk) == []

    async def test_a_registry_that_is_not_there(self, containers: DockerContainers) -> None:
        with pytest.raises(ImageMissing, match="the registry cannot be reached"):
            await containers.start(TASK, "127.0.0.1:9/nothing:1", quiet)


class TestFollowing:
    async def test_long_lines_are_cut_and_what_is_no_text_is_replaced(
        self, containers: DockerContainers, script: Callable[[str], str]
    ) -> None:
        image = script("import sys; sys.stdout.buffer.write(b'x' * 100_000 + b'\\n\\xff\\xfe\\r\\nlast')")
        _, lines = await fate(containers, image)

        assert lines == ("x" * 4_000, "��", "last")

    async def test_a_reader_that_falls_behind_slows_the_engine_and_loses_nothing(
        self, containers: DockerContainers, script: Callable[[str], str]
    ) -> None:
        image = script("import time; [print(n) for n in range(20_000)]; time.sleep(1000)")
        await containers.start(TASK, image, quiet)
        seen: list[int] = []
        async with asyncio.timeout(ENOUGH):
            logs: Any = containers.logs(TASK)
            async with aclosing(logs):
                async for batch in logs:
                    assert len(batch) < 20_000
                    seen += [int(line) for line in batch]
                    if seen[-1] == 19_999:
                        break

        assert seen == list(range(seen[0], 20_000))

    async def test_an_end_for_lack_of_memory_is_told_as_such(
        self, containers: DockerContainers, sdk: Any, script: Callable[[str], str]
    ) -> None:
        image = script(
            "import os, time\nwhile not os.path.exists('/tmp/go'): time.sleep(0.02)\nprint(len(b'x' * 10**9))"
        )
        endings: Any = containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            await containers.start(TASK, image, quiet)
            container = inspect(sdk)["Id"]
            sdk.api.update_container(container, mem_limit="64m", memswap_limit="64m")
            sdk.api.exec_start(sdk.api.exec_create(container, ["/usr/bin/python", "-S", "-c", "open('/tmp/go', 'w')"]))
            ended = await anext(endings)

        assert ended.out_of_memory

    async def test_what_runs_beside_our_tasks_is_not_told(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        endings: Any = containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            sdk.containers.run(sample, ["/usr/bin/python", "-S", "-c", "pass"], remove=True)
            await containers.start(TASK, sample, quiet)
            await containers.stop(TASK)

            assert (await anext(endings)).task_id == TASK


class TestAnEngineThatGoesAway:
    async def test_it_is_a_status_and_an_error_in_words(self) -> None:
        async with DockerThreads(lambda: NOBODY) as threads:
            containers = DockerContainers(threads, node=NODE)
            status = await containers.status()
            for act in (
                lambda: containers.start(TASK, "image", quiet),
                lambda: containers.stop(TASK),
                lambda: containers.remove_data(TASK),
                lambda: containers.last_lines(TASK, 1),
                lambda: anext(containers.logs(TASK)),
                lambda: anext(containers.endings()),
            ):
                with pytest.raises(EngineUnavailable, match="not installed or not started"):
                    await act()

        assert (status.kind, status.reachable, status.running) == (EngineKind.DOCKER, False, 0)
        assert "not installed or not started" in status.problem

    async def test_streams_end_with_it_and_the_adapter_finds_it_again(
        self, containers: DockerContainers, docker_engine: DockerEngine, sample: str
    ) -> None:
        await containers.start(TASK, sample, quiet)
        endings: Any = containers.endings()
        logs: Any = containers.logs(TASK)
        async with asyncio.timeout(ENOUGH), aclosing(endings), aclosing(logs):
            await anext(logs)
            await containers.start(OTHER_TASK, sample, quiet)
            await containers.stop(OTHER_TASK)
            await anext(endings)
            following = [asyncio.create_task(drained(stream)) for stream in (endings, logs)]
            await containers.start(TASK, sample, quiet)
            with docker_engine.offline():
                assert not (await containers.status()).reachable
                await asyncio.gather(*following)
            assert (await containers.status()).reachable


async def drained(stream: Any) -> None:
    async for _ in stream:
        pass


class TestTheSampleImage:
    @pytest.fixture
    def source(self, packed: PackedImage) -> SampleSource:
        return SampleSource(
            reference=SAMPLE_REFERENCE,
            label=SAMPLE_LABEL,
            version=sample_version(),
            folder=resource("sample_task"),
            pack=lambda: packed.archive,
        )

    @pytest.fixture
    def without_sample(self, sdk: Any, sample: str) -> None:
        sdk.api.remove_image(sample, force=True)

    async def test_it_is_loaded_under_the_id_that_was_computed(
        self, threads: DockerThreads, sdk: Any, packed: PackedImage, without_sample: None
    ) -> None:
        assert await DockerImages(threads).load_image(packed.archive) == packed.image_id
        assert sdk.images.get(SAMPLE_REFERENCE).id == packed.image_id

    async def test_without_a_registry_it_is_packed_and_then_it_is_there(
        self, threads: DockerThreads, source: SampleSource, without_sample: None
    ) -> None:
        images = DockerImages(threads)

        assert await images.bring_sample(source, quiet) is SampleWay.LOADED
        assert await images.bring_sample(source, quiet) is SampleWay.PRESENT

    async def test_an_older_version_is_replaced(
        self, threads: DockerThreads, sdk: Any, source: SampleSource, sample: str
    ) -> None:
        old = sdk.api.create_container(sample)["Id"]
        sdk.api.commit(old, *sample.split(":"), conf={"Labels": {SAMPLE_LABEL: "an older one"}})
        sdk.api.remove_container(old, v=True)

        assert await DockerImages(threads).bring_sample(source, quiet) is SampleWay.LOADED
        assert sdk.images.get(sample).labels[SAMPLE_LABEL] == source.version

    async def test_with_its_base_at_hand_it_is_built_and_works(
        self, threads: DockerThreads, sdk: Any, source: SampleSource, without_sample: None, base: str
    ) -> None:
        assert await DockerImages(threads).bring_sample(source, quiet) is SampleWay.BUILT
        containers = DockerContainers(threads, node=NODE)
        try:
            await containers.start(TASK, SAMPLE_REFERENCE, quiet)

            async def listens() -> bool:
                return "listening on" in "".join(await containers.last_lines(TASK, 5))

            await until(listens)
            assert inspect(sdk)["Config"]["User"] == "1000:1000"
        finally:
            await containers.stop(TASK)
            await containers.remove_data(TASK)
            sdk.api.remove_image(SAMPLE_REFERENCE, force=True)

    async def test_when_the_build_fails_it_is_packed(
        self, threads: DockerThreads, sdk: Any, source: SampleSource, packed: PackedImage
    ) -> None:
        """The base has no shell here, so the first step of the build does not run."""
        sdk.images.load(packed.archive)
        sdk.api.tag(SAMPLE_REFERENCE, "python", "3.12-slim")
        sdk.api.remove_image(SAMPLE_REFERENCE)
        told: list[str] = []
        try:
            assert await DockerImages(threads).bring_sample(source, told.append) is SampleWay.LOADED
        finally:
            sdk.api.remove_image("python:3.12-slim")

        assert told == [
            "Building the sample image",
            "The sample image could not be built; packing it instead",
            "Packing the sample image",
        ]

    async def test_what_is_no_archive_is_refused(self, threads: DockerThreads) -> None:
        with pytest.raises((ImageMissing, EngineUnavailable)):
            await DockerImages(threads).load_image(b"this is no archive")

    @pytest.fixture
    def base(self, sdk: Any, packed: PackedImage) -> Iterator[str]:
        """Something that can stand in for the official Python image: the packed one, with a shell."""
        sdk.images.load(packed.archive)
        programs = [Path(f"/bin/{name}").resolve() for name in ("sh", "mkdir", "chown")]
        listing = subprocess.run(["ldd", *map(str, programs)], check=True, capture_output=True, text=True).stdout
        libraries = [Path(path) for path in set(re.findall(r"=> (/\S+)", listing))]
        files = {
            f"bin/{name}": path.read_bytes() for name, path in zip(("sh", "mkdir", "chown"), programs, strict=True)
        }
        files |= {f"lib/{path.name}": path.read_bytes() for path in libraries}
        files["Dockerfile"] = (
            f"FROM {SAMPLE_REFERENCE}\nUSER 0:0\nCOPY bin /usr/bin/\nCOPY lib /usr/lib/orca/\n"
            f'SHELL ["/usr/bin/sh", "-c"]\nCMD []\nLABEL {SAMPLE_LABEL}=""\n'
        ).encode()
        sdk.images.build(fileobj=io.BytesIO(tar_of(files)), custom_context=True, tag="python:3.12-slim", rm=True)
        sdk.api.remove_image(SAMPLE_REFERENCE, force=True)
        yield "python:3.12-slim"
        sdk.api.remove_image("python:3.12-slim", force=True)
