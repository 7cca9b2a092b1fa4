"""A registry in memory: what its images are, and new content under an old name."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from orca_desktop.domain.containers import ImageFacts
from orca_desktop.ports.containers import Progress
from tests.fakes.containers import FakeContainers


class FakeImages:
    """`digests` are of the images that a registry has; any other was made on this machine, and has one of `ids`."""

    def __init__(self, containers: FakeContainers) -> None:
        self.digests: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self._containers = containers
        self._answers = asyncio.Event()
        self._answers.set()

    @contextmanager
    def silent(self) -> Iterator[None]:
        """What is looked up inside the with block is answered after it."""
        self._answers.clear()
        try:
            yield
        finally:
            self._answers.set()

    async def look_up(self, image: str) -> ImageFacts:
        await self._answers.wait()
        self._containers.require_engine()
        digest = self.digests.get(image)
        image_id = None if digest else self.ids.get(image, "sha256:here")
        return ImageFacts(
            reference=image, digest=digest, size=1_000, architecture="amd64", present=True, image_id=image_id
        )

    async def bring(self, image: str, progress: Progress) -> str:
        return (await self.look_up(image)).image_id or "sha256:pulled"
