"""The sample task's image on a real Docker Engine: packed, built, or there already."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.images import DockerImages, OwnImage, SampleWay
from orca_desktop.assets import resource
from orca_desktop.domain.containers import PullProgress, plan_for_image
from orca_desktop.domain.errors import EngineUnavailable, ImageMissing
from orca_desktop.simulation.sample_image import (
    SAMPLE_LABEL,
    SAMPLE_REFERENCE,
    PackedImage,
    sample_version,
)
from tests.containers_conformance import TASK, quiet, until
from tests.integration.docker_world import NODE, inspect, tar_of


class TestTheSampleImage:
    @pytest.fixture
    def source(self, packed: PackedImage) -> OwnImage:
        return OwnImage(
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
        self, threads: DockerThreads, source: OwnImage, without_sample: None
    ) -> None:
        images = DockerImages(threads)

        assert await images.bring_sample(source, quiet) is SampleWay.LOADED
        assert await images.bring_sample(source, quiet) is SampleWay.PRESENT

    async def test_an_older_version_is_replaced(
        self, threads: DockerThreads, sdk: Any, source: OwnImage, sample: str
    ) -> None:
        old = sdk.api.create_container(sample)["Id"]
        sdk.api.commit(old, *sample.split(":"), conf={"Labels": {SAMPLE_LABEL: "an older one"}})
        sdk.api.remove_container(old, v=True)

        assert await DockerImages(threads).bring_sample(source, quiet) is SampleWay.LOADED
        assert sdk.images.get(sample).labels[SAMPLE_LABEL] == source.version

    async def test_with_its_base_at_hand_it_is_built_and_works(
        self, threads: DockerThreads, sdk: Any, source: OwnImage, without_sample: None, base: str
    ) -> None:
        assert await DockerImages(threads).bring_sample(source, quiet) is SampleWay.BUILT
        containers = DockerContainers(threads, node=NODE)
        try:
            await containers.start(TASK, plan_for_image(SAMPLE_REFERENCE), quiet)

            async def listens() -> bool:
                return "listening on" in "".join(await containers.last_lines(TASK, 5))

            await until(listens)
            assert inspect(sdk)["Config"]["User"] == "1000:1000"
        finally:
            await containers.stop(TASK)
            await containers.remove_data(TASK)
            sdk.api.remove_image(SAMPLE_REFERENCE, force=True)

    async def test_when_the_build_fails_it_is_packed(
        self, threads: DockerThreads, sdk: Any, source: OwnImage, packed: PackedImage
    ) -> None:
        """The base has no shell here, so the first step of the build does not run."""
        sdk.images.load(packed.archive)
        sdk.api.tag(SAMPLE_REFERENCE, "python", "3.12-slim")
        sdk.api.remove_image(SAMPLE_REFERENCE)
        told: list[str | PullProgress] = []
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
