"""The images of a Docker Engine: the ones that tasks name, and the sample task's own."""

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

from orca_desktop.adapters.docker_client import DockerThreads
from orca_desktop.adapters.docker_endpoint import reason
from orca_desktop.adapters.docker_pull import plain_reason, pull
from orca_desktop.domain.errors import EngineError, ImageMissing
from orca_desktop.ports.containers import Progress

REGISTRY_SECONDS = 4.0
LOAD_SECONDS = 120.0
BUILD_IDLE_SECONDS = 120.0
MAX_NAME = 512
_MAX_TOLD = 200
_log = logging.getLogger(__name__)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@\[\]-]*")
_BASE = re.compile(r"^FROM\s+(\S+)", re.MULTILINE)


class SampleWay(enum.Enum):
    """How the sample task's image came to the engine."""

    PRESENT = "present"
    BUILT = "built"
    LOADED = "loaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSource:
    """Where the sample task's image comes from.

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

    async def bring(self, image: str, progress: Progress) -> str:
        """The image's ID, after pulling it when it is not on this machine. Raises ImageMissing."""
        if len(image) > MAX_NAME or not _NAME.fullmatch(image):
            raise ImageMissing(f"“{image[:MAX_NAME]}”", "this is not the name of an image")
        known = await self._find(image)
        if known is not None:
            return known
        progress("Pulling image")
        async with aclosing(pull(self._threads, image)) as told:
            async for words in told:
                progress(words)
        brought = await self._find(image)
        if brought is None:
            raise ImageMissing(image, "the engine pulled it, but cannot find it now")
        return brought

    async def load_image(self, archive: bytes) -> str:
        """Load an archive as `docker save` makes them; the ID of the image. Raises ImageMissing."""
        return await self._threads.call(lambda client: _load(client, archive), seconds=LOAD_SECONDS)

    async def bring_sample(self, sample: SampleSource, progress: Progress) -> SampleWay:
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

    async def _find(self, image: str) -> str | None:
        found = await self._threads.call(lambda client: _inspect(client, image))
        return None if found is None else str(found["Id"])

    async def _has_sample(self, sample: SampleSource) -> bool:
        found = await self._threads.call(lambda client: _inspect(client, sample.reference))
        labels = {} if found is None else (found["Config"].get("Labels") or {})
        return labels.get(sample.label) == sample.version

    async def _has_base(self, sample: SampleSource) -> bool:
        """Whether the image that the sample is built on is here, or can be had from its registry soon."""
        named = _BASE.search((sample.folder / "Dockerfile").read_text("utf-8"))
        if named is None:
            return False
        if await self._find(named[1]) is not None:
            return True
        try:
            await self._threads.call(lambda client: client.api.inspect_distribution(named[1]), seconds=REGISTRY_SECONDS)
        except EngineError:
            return False
        return True


def _inspect(client: Any, image: str) -> Any:
    """What the engine knows of an image, None when it has none of this name."""
    from docker.errors import APIError, NotFound

    try:
        return client.api.inspect_image(image)
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


def _build(client: Any, sample: SampleSource) -> None:
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
