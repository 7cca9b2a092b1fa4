"""Looking images up and fetching them, with a real engine and real registries."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp import web

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.adapters.docker.images import DockerImages
from orca_desktop.domain.approvals import approved_image
from orca_desktop.domain.containers import ImageFacts, ImageVersion, PullProgress
from orca_desktop.domain.errors import EngineUnavailable, ImageMissing
from orca_desktop.domain.images import with_digest
from tests.services.docker_engine import DockerEngine
from tests.services.published import Publisher
from tests.services.registry import PASSWORD, USER, ImageRegistry
from tests.unit.adapters.http_servers import answering

ENOUGH = 60.0
OTHER_PROCESSOR = "s390x"
LARGE = 1_000_000
TRICKLE = 100
"""Bytes: what comes through at once, and every hundredth of a second."""


def quiet(_news: str | PullProgress) -> None:
    """Progress that nobody reads."""


@pytest.fixture
async def threads(docker_engine: DockerEngine) -> AsyncIterator[DockerThreads]:
    async with DockerThreads(lambda: Endpoint(host=docker_engine.host)) as threads:
        yield threads


@pytest.fixture
def images(threads: DockerThreads) -> DockerImages:
    return DockerImages(threads)


@pytest.fixture
def sdk(docker_engine: DockerEngine) -> Iterator[Any]:
    """The docker SDK, to look behind the adapter; images that a test brings are removed at its end."""
    with docker_engine.client() as client:
        before = {row["Id"] for row in client.api.images()}
        yield client
        for row in client.api.images():
            if row["Id"] not in before:
                client.api.remove_image(row["Id"], force=True)


@pytest.fixture
def processor(sdk: Any) -> str:
    """For what the engine's containers are made."""
    return str(sdk.api.version()["Arch"])


@pytest.fixture
def no_logins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A Docker configuration of the test's own; its folder."""
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    return tmp_path


def log_in(folder: Path, address: str, password: str = PASSWORD) -> None:
    """What `docker login` writes."""
    entry = base64.b64encode(f"{USER}:{password}".encode()).decode()
    (folder / "config.json").write_text(json.dumps({"auths": {address: {"auth": entry}}}))


class TestLookingUp:
    async def test_an_image_is_known_before_it_is_fetched(
        self, images: DockerImages, image_registry: ImageRegistry, processor: str, sdk: Any
    ) -> None:
        content = random.randbytes(100_000)
        digest = Publisher(address=image_registry.address).publish_list(
            "looked-up", "1", {OTHER_PROCESSOR: [b"other"], processor: [content]}
        )
        reference = image_registry.reference("looked-up:1")

        facts = await images.look_up(reference)

        assert facts.size is not None
        assert 100_000 < facts.size < 110_000
        assert facts == ImageFacts(
            reference=reference, digest=digest, size=facts.size, architecture=processor, present=False, fits=True
        )
        assert [row for row in sdk.api.images() if reference in (row["RepoTags"] or [])] == []

    async def test_an_image_that_was_fetched_is_present_under_its_digest(
        self, images: DockerImages, image_registry: ImageRegistry, processor: str, sdk: Any
    ) -> None:
        digest = Publisher(address=image_registry.address).publish("fetched", "1", b"here", architecture=processor)
        reference = image_registry.reference("fetched:1")
        image_id = await images.bring(reference, quiet)

        for name in (reference, with_digest(reference, digest)):
            facts = await images.look_up(name)
            assert (facts.reference, facts.digest, facts.image_id) == (name, digest, image_id)
            assert facts.present
            assert facts.architecture == processor

    async def test_a_tag_that_moved_on_is_noticed_and_the_approved_image_still_runs(
        self, images: DockerImages, image_registry: ImageRegistry, processor: str, sdk: Any
    ) -> None:
        publisher = Publisher(address=image_registry.address)
        reference = image_registry.reference("moving:latest")
        first = publisher.publish("moving", "latest", b"first", architecture=processor)
        first_id = await images.bring(reference, quiet)
        second = publisher.publish("moving", "latest", b"second", architecture=processor)

        facts = await images.look_up(reference)
        approved = ImageVersion(reference=reference, digest=first)

        assert (facts.digest, facts.present) == (second, False)
        assert await images.bring(approved_image(approved), quiet) == first_id
        second_id = await images.bring(with_digest(reference, second), quiet)
        assert second_id != first_id
        assert (await images.look_up(reference)).image_id == second_id
        sdk.api.remove_image(first_id, force=True)
        assert await images.bring(f"{reference}@{first}", quiet) == first_id
        assert await images.bring(approved_image(approved), quiet) == first_id
        assert (await images.look_up(f"{reference}@{first}")).digest == first

    async def test_an_approved_image_that_nobody_has_any_more_is_told(
        self, images: DockerImages, image_registry: ImageRegistry
    ) -> None:
        gone = with_digest(image_registry.reference("gone:1"), "sha256:" + "0" * 64)

        for look in (images.look_up(gone), images.bring(gone, quiet)):
            with pytest.raises(ImageMissing, match="the registry has no such image"):
                await look

    async def test_an_image_for_other_processors_is_told_as_such(
        self, images: DockerImages, image_registry: ImageRegistry, processor: str, sdk: Any
    ) -> None:
        publisher = Publisher(address=image_registry.address)
        publisher.publish("foreign", "single", b"x", architecture=OTHER_PROCESSOR)
        publisher.publish_list("foreign", "list", {OTHER_PROCESSOR: [b"x"]})

        for tag in ("single", "list"):
            facts = await images.look_up(image_registry.reference(f"foreign:{tag}"))
            assert (facts.architecture, facts.fits) == (OTHER_PROCESSOR, False)
        with pytest.raises(ImageMissing, match="no such image for the engine's kind"):
            await images.bring(image_registry.reference("foreign:list"), quiet)

    async def test_an_image_of_this_machine_needs_no_registry(self, images: DockerImages, sdk: Any) -> None:
        sdk.api.import_image_from_data(b"\0" * 1024, repository="orca-desktop.localhost/home-made", tag="1")
        image_id = sdk.api.inspect_image("orca-desktop.localhost/home-made:1")["Id"]

        facts = await images.look_up("orca-desktop.localhost/home-made:1")

        assert (facts.digest, facts.image_id, facts.present, facts.fits) == (None, image_id, True, True)
        assert await images.bring(image_id, quiet) == image_id
        assert (await images.look_up(image_id)).image_id == image_id

    async def test_an_image_of_this_machine_that_was_removed_is_not_looked_for_elsewhere(
        self, images: DockerImages
    ) -> None:
        removed = "sha256:" + "0" * 64

        for look in (images.look_up(removed), images.bring(removed, quiet)):
            with pytest.raises(ImageMissing, match="made where the engine runs, and has been removed"):
                await look

    async def test_a_registry_that_is_away_is_done_without_where_the_image_is_here(
        self, images: DockerImages, image_registry: ImageRegistry, processor: str, sdk: Any
    ) -> None:
        publisher = Publisher(address=image_registry.address)
        reference = image_registry.reference("kept:1")
        digest = publisher.publish("kept", "1", b"kept", architecture=processor)
        image_id = await images.bring(reference, quiet)

        with image_registry.offline():
            facts = await images.look_up(reference)
            with pytest.raises(ImageMissing, match="the registry cannot be reached"):
                await images.look_up(image_registry.reference("other:1"))

        assert (facts.digest, facts.image_id, facts.present) == (digest, image_id, True)

    async def test_an_unknown_tag_is_told(self, images: DockerImages, image_registry: ImageRegistry) -> None:
        with pytest.raises(ImageMissing, match="the registry has no such image"):
            await images.look_up(image_registry.reference("nothing:7"))

    @pytest.mark.parametrize("name", ["", "Bad Name", "--privileged", "a" * 1_000, "http://a.org/x", "a b"])
    async def test_what_is_no_name_of_an_image_is_told(self, images: DockerImages, name: str) -> None:
        with pytest.raises(ImageMissing, match="not the name of an image"):
            await images.look_up(name)

    async def test_without_an_engine_nothing_can_be_looked_up(self) -> None:
        async with DockerThreads(lambda: Endpoint(host="unix:///nowhere/docker.sock")) as threads:
            with pytest.raises(EngineUnavailable):
                await DockerImages(threads).look_up("docker.io/owner/app:1")


class TestARegistryWithALogin:
    @pytest.fixture
    def reference(self, guarded_registry: ImageRegistry, processor: str) -> str:
        publisher = Publisher(address=guarded_registry.address, login=(USER, PASSWORD))
        publisher.publish("guarded", "1", b"guarded", architecture=processor)
        return guarded_registry.reference("guarded:1")

    async def test_the_login_of_the_docker_configuration_is_used(
        self, images: DockerImages, guarded_registry: ImageRegistry, reference: str, no_logins: Path, sdk: Any
    ) -> None:
        log_in(no_logins, guarded_registry.address)

        facts = await images.look_up(reference)
        image_id = await images.bring(reference, quiet)

        assert facts.digest is not None
        assert (await images.look_up(reference)).image_id == image_id

    async def test_a_credential_helper_is_asked(
        self,
        images: DockerImages,
        guarded_registry: ImageRegistry,
        reference: str,
        no_logins: Path,
        sdk: Any,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        helper = no_logins / "docker-credential-toy"
        answer = json.dumps({"Username": USER, "Secret": PASSWORD})
        helper.write_text(f"#!/bin/sh\ncat > {no_logins}/asked\necho '{answer}'\n")
        helper.chmod(0o755)
        settings = {"credHelpers": {guarded_registry.address: "toy"}}
        (no_logins / "config.json").write_text(json.dumps(settings))
        monkeypatch.setenv("PATH", f"{no_logins}{os.pathsep}{os.environ['PATH']}")

        assert (await images.look_up(reference)).digest is not None
        assert await images.bring(reference, quiet)
        assert (no_logins / "asked").read_text() == guarded_registry.address

    async def test_without_a_login_or_with_a_wrong_one_the_user_is_told(
        self, images: DockerImages, guarded_registry: ImageRegistry, reference: str, no_logins: Path, sdk: Any
    ) -> None:
        for password in (None, "wrong"):
            if password is not None:
                log_in(no_logins, guarded_registry.address, password)
            for look in (images.look_up(reference), images.bring(reference, quiet)):
                with pytest.raises(ImageMissing, match="it needs a login, or is not there"):
                    await look

    async def test_a_broken_configuration_is_told(
        self, images: DockerImages, guarded_registry: ImageRegistry, reference: str, no_logins: Path, sdk: Any
    ) -> None:
        (no_logins / "config.json").write_text('{"auths": {"x": {"auth": "!"}}}')

        for look in (images.look_up, lambda image: images.bring(image, quiet)):
            with pytest.raises(EngineUnavailable, match="the Docker configuration of this user cannot be read"):
                await look(reference)


class TestFetching:
    async def test_figures_are_told_for_every_layer(
        self, images: DockerImages, image_registry: ImageRegistry, processor: str, sdk: Any
    ) -> None:
        layers = [random.randbytes(3_000_000), random.randbytes(2_000_000)]
        Publisher(address=image_registry.address).publish("figures", "1", *layers, architecture=processor)
        told: list[str | PullProgress] = []

        await images.bring(image_registry.reference("figures:1"), told.append)

        assert told[0] == "Pulling image"
        figures = [news for news in told if isinstance(news, PullProgress)]
        assert len(figures[-1].layers) == 2
        assert all(layer.unpacked for layer in figures[-1].layers)
        assert figures[-1].done == figures[-1].total

    async def test_a_registry_that_comes_back_is_asked_again(
        self, images: DockerImages, image_registry: ImageRegistry, processor: str, sdk: Any
    ) -> None:
        Publisher(address=image_registry.address).publish("back", "1", b"back", architecture=processor)
        away = contextlib.ExitStack()
        told: list[str] = []

        def come_back(news: str | PullProgress) -> None:
            if isinstance(news, str):
                told.append(news)
                if "trying again" in news:
                    away.close()

        away.enter_context(image_registry.offline())
        with away:
            image_id = await images.bring(image_registry.reference("back:1"), come_back)

        assert image_id
        assert told[:3] == [
            "Pulling image", "Pulling image: the registry cannot be reached, trying again", "Pulling image",
        ]  # fmt: skip

    async def test_a_pull_that_is_cancelled_ends_and_is_taken_up_again(
        self, images: DockerImages, image_registry: ImageRegistry, processor: str, sdk: Any
    ) -> None:
        layers = [b"small", random.randbytes(2_000_000)]
        Publisher(address=image_registry.address).publish("cut", "1", *layers, architecture=processor)
        gate = Gate(f"http://{image_registry.address}")
        async with asyncio.timeout(ENOUGH), answering(gate.answer) as front:
            reference = front.url.removeprefix("http://") + "/cut:1"
            pulling = asyncio.create_task(images.bring(reference, quiet))
            await gate.reached.wait()
            pulling.cancel()
            await asyncio.wait([pulling])
            # The engine leaves a download when the next bytes of it arrive.
            await front.given_up.wait()
            assert pulling.cancelled()
            gate.is_open = True

            image_id = await images.bring(reference, quiet)

        assert sdk.api.inspect_image(reference)["Id"] == image_id


class Gate:
    """A way to a registry on which large content only trickles, until it is opened."""

    def __init__(self, registry: str) -> None:
        self._registry = registry
        self.reached = asyncio.Event()
        self.is_open = False

    async def answer(self, request: web.Request) -> web.StreamResponse:
        async with httpx.AsyncClient(trust_env=False) as client:
            headers = {"Accept": ", ".join(request.headers.getall("Accept", []))}
            found = await client.request(request.method, f"{self._registry}{request.path_qs}", headers=headers)
        kept = {
            name: found.headers[name] for name in ("Content-Type", "Docker-Content-Digest") if name in found.headers
        }
        response = web.StreamResponse(status=found.status_code, headers=kept)
        response.content_length = int(found.headers.get("Content-Length", len(found.content)))
        await response.prepare(request)
        sent = 0
        while len(found.content) - sent > LARGE and not self.is_open:
            self.reached.set()
            await response.write(found.content[sent : sent + TRICKLE])
            sent += TRICKLE
            await asyncio.sleep(0.01)
        await response.write(found.content[sent:])
        return response
