"""The images of a Docker Engine: looked up, fetched, and the sample task's own built or loaded."""

from __future__ import annotations

import asyncio
import enum
import logging
import re
from collections.abc import Callable
from contextlib import aclosing, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.endpoint import reason
from orca_desktop.adapters.docker.image_facts import facts_of, here_or_remote, login_name, name_of, told_by_engine
from orca_desktop.adapters.docker.pull import PullFailed, plain_reason, pull
from orca_desktop.adapters.registry.client import RegistryError, RemoteImage, describe
from orca_desktop.adapters.registry.login import Login, login_to
from orca_desktop.adapters.registry.manifests import Platform
from orca_desktop.domain.containers import ImageFacts
from orca_desktop.domain.errors import EngineError, ImageMissing
from orca_desktop.domain.images import pinned_digest, with_digest, without_spare_tag
from orca_desktop.ports.containers import Progress

REGISTRY_SECONDS = 4.0
LOOK_UP_SECONDS = 8.0
RETRY_PAUSES = (1.0, 3.0)
"""Seconds before a pull is tried again, when what went wrong may be over then."""

LOAD_SECONDS = 120.0
BUILD_IDLE_SECONDS = 120.0
MAX_NAME = 512
_MAX_TOLD = 200
_log = logging.getLogger(__name__)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@\[\]-]*")
_ID = re.compile(r"sha256:[0-9a-f]{64}")
_BASE = re.compile(r"^FROM\s+(\S+)", re.MULTILINE)


class SampleWay(enum.Enum):
    """How the sample task's image came to the engine."""

    PRESENT = "present"
    BUILT = "built"
    LOADED = "loaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnImage:
    """Where an image of the program's own comes from: the sample task's, and the one for engines elsewhere.

    An image called `reference` whose `label` says `version` is the right one. `folder` holds its Dockerfile; `pack`
    makes an archive of it without any registry, and takes its time.
    """

    reference: str
    label: str
    version: str
    folder: Path
    pack: Callable[[], bytes]


class DockerImages:
    """Finds, pulls, builds and loads. Everything raises EngineUnavailable."""

    def __init__(self, threads: DockerThreads) -> None:
        self._threads = threads

    async def look_up(self, image: str) -> ImageFacts:
        """As the Images port says; when neither the registry nor the engine has it, the registry's reason is told."""
        _check_name(image)
        here = await self._facts(image)
        if here is None:
            _check_can_be_fetched(image)
        if here is not None and (here.digest is None or pinned_digest(image) is not None):
            return here
        try:
            remote = await self._ask_registry(image)
        except RegistryError as error:
            if here is None:
                raise ImageMissing(image, str(error)) from error
            _log.info("The registry of %s is done without: %s", image, error)
            return here
        if here is None or here.digest != remote.digest:
            here = await self._facts(with_digest(image, remote.digest))
        return here_or_remote(image, here, remote)

    async def bring(self, image: str, progress: Progress) -> str:
        """The image's ID, after pulling it when it is not on this machine. Raises ImageMissing."""
        _check_name(image)
        known = await self._find(image)
        if known is not None:
            return known
        _check_can_be_fetched(image)
        await self._pull(image, progress)
        brought = await self._find(image)
        if brought is None:
            raise ImageMissing(image, "the engine pulled it, but cannot find it now")
        return brought

    async def load_image(self, archive: bytes) -> str:
        """Load an archive as `docker save` makes them; the ID of the image. Raises ImageMissing."""
        return await self._threads.call(lambda client: _load(client, archive), seconds=LOAD_SECONDS)

    async def bring_sample(self, sample: OwnImage, progress: Callable[[str], None]) -> SampleWay:
        """Have the sample's image there: found, built where its base can be had, else packed and loaded.

        Raises ImageMissing when it can be neither built nor packed.
        """
        if await self._has_sample(sample):
            return SampleWay.PRESENT
        if await self._has_base(sample):
            progress("Building the sample image")
            try:
                await self._threads.call(lambda client: _build(client, sample), seconds=BUILD_IDLE_SECONDS)
            except EngineError as error:
                _log.info("The sample image could not be built: %s", error)
                progress("The sample image could not be built; packing it instead")
            else:
                return SampleWay.BUILT
        progress("Packing the sample image")
        await self.load_image(await asyncio.to_thread(sample.pack))
        return SampleWay.LOADED

    async def _pull(self, image: str, progress: Progress) -> None:
        """What passes is waited for a little: layers that are here already are not fetched again."""
        for pause in (*RETRY_PAUSES, None):
            progress("Pulling image")
            try:
                async with aclosing(pull(self._threads, image)) as told:
                    async for news in told:
                        progress(news)
            except PullFailed as failed:
                if pause is None or not failed.passing:
                    raise ImageMissing(image, str(failed)) from failed
                progress(f"Pulling image: {failed}, trying again")
                await asyncio.sleep(pause)
            else:
                return

    async def _facts(self, image: str) -> ImageFacts | None:
        """The image as the engine has it; None when it has none of this name."""
        platform = await self._threads.call(_platform)
        found = await self._threads.call(lambda client: _inspect(client, image))
        return None if found is None else facts_of(image, found, platform)

    async def _ask_registry(self, image: str) -> RemoteImage:
        """The registry itself or, where only the engine knows the way there, through the engine. Raises RegistryError.

        An engine may have a mirror, a certificate or a proxy of its own; what it tells has no size.
        """
        platform = await self._threads.call(_platform)
        name = name_of(image)
        try:
            async with httpx.AsyncClient(trust_env=not name.is_on_loopback) as client:
                return await describe(client, name, platform, logins=self._login, seconds=LOOK_UP_SECONDS)
        except RegistryError as error:
            try:
                found = await self._threads.call(lambda client: _distribution(client, image), seconds=REGISTRY_SECONDS)
            except EngineError:
                raise error from None
            return told_by_engine(found, platform)

    async def _login(self, registry: str) -> Login | None:
        return await self._threads.call(lambda _client: login_to(login_name(registry)))

    async def _find(self, image: str) -> str | None:
        found = await self._threads.call(lambda client: _inspect(client, image))
        return None if found is None else str(found["Id"])

    async def _has_sample(self, sample: OwnImage) -> bool:
        found = await self._threads.call(lambda client: _inspect(client, sample.reference))
        labels = {} if found is None else (found["Config"].get("Labels") or {})
        return labels.get(sample.label) == sample.version

    async def _has_base(self, sample: OwnImage) -> bool:
        """Whether the image that the sample is built on is here, or can be had from its registry soon."""
        named = _BASE.search((sample.folder / "Dockerfile").read_text("utf-8"))
        if named is None:
            return False
        if await self._find(named[1]) is not None:
            return True
        try:
            await self._threads.call(lambda client: _distribution(client, named[1]), seconds=REGISTRY_SECONDS)
        except EngineError:
            return False
        return True


def _check_name(image: str) -> None:
    if len(image) > MAX_NAME or not _NAME.fullmatch(image):
        raise ImageMissing(f"“{image[:MAX_NAME]}”", "this is not the name of an image")


def _check_can_be_fetched(image: str) -> None:
    """An engine's own ID would be taken for the name of somebody's image on Docker Hub."""
    if _ID.fullmatch(image):
        raise ImageMissing(image, "it was made where the engine runs, and has been removed since")


def _platform(client: Any) -> Platform:
    """For what the engine's containers are made."""
    version = client.api.version()
    return Platform(system=str(version.get("Os", "")), architecture=str(version.get("Arch", "")))


def _distribution(client: Any, image: str) -> Any:
    """What the engine learns from the registry."""
    return client.api.inspect_distribution(image)


def _inspect(client: Any, image: str) -> Any:
    """What the engine knows of an image, None when it has none of this name."""
    from docker.errors import APIError, NotFound

    try:
        return client.api.inspect_image(without_spare_tag(image))
    except NotFound:
        return None
    except APIError as error:
        raise ImageMissing(image, plain_reason(reason(error))) from error


def _load(client: Any, archive: bytes) -> str:
    """Load an archive; the ID of its image. Raises ImageMissing when the engine does not take it."""
    events = list(client.api.load_image(archive))
    told = "".join(event.get("stream", "") for event in events if isinstance(event, dict))
    named = re.search(r"Loaded image(?: ID)?: (\S+)", told)
    loaded = _inspect(client, named[1]) if named else None
    if loaded is None:
        raise ImageMissing("The packed image", f"the engine does not take it: {str(events)[:_MAX_TOLD]}")
    return str(loaded["Id"])


def _build(client: Any, sample: OwnImage) -> None:
    """Build from the Dockerfile. Raises ImageMissing with the builder's last word."""
    labels = {sample.label: sample.version}
    events = client.api.build(
        path=str(sample.folder), tag=sample.reference, labels=labels, rm=True, forcerm=True, decode=True,
        timeout=BUILD_IDLE_SECONDS,
    )  # fmt: skip
    with closing(events):
        for event in events:
            if "error" in event:
                raise ImageMissing(sample.reference, f"it cannot be built: {event['error']}")
