"""An engine whose containers and images are real: they are published in a registry, and run in Docker."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import httpx

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.images import DockerImages
from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.domain.containers import ImageFacts
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.tools import Tools
from tests.integration.docker_world import NODE
from tests.services.registry import ImageRegistry
from tests.services.tiny_image import perl_root
from tests.unit.engine.world import PACE, TASK, World

ENOUGH = 20.0
LOOK_EVERY = 0.3
BEFORE_THE_FIRST_ROUND = Windows(starting_slot=10**12, round_time=100, submission_window=40, audit_window=40)

SERVER = r"""
$| = 1; $SIG{TERM} = sub { exit 0 };
socket(my $door, 2, 1, 6) or die; setsockopt($door, 1, 2, pack("l", 1));
bind($door, pack("Sna4x8", 2, 8080, "\0\0\0\0")) or die $!; listen($door, 8);
while (accept(my $guest, $door)) {
  my $line = <$guest>; while (defined(my $head = <$guest>)) { last if $head =~ /^\r?\n/ }
  print $guest "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"; close $guest;
}
"""


@dataclass(frozen=True, slots=True)
class Version:
    """An image as it was pushed: its digest in the registry, and the ID that the engine gives it."""

    digest: str
    image_id: str


class Shop:
    """Publishes images with a real engine's push, and takes them out of the engine again."""

    def __init__(self, sdk: Any, registry: ImageRegistry) -> None:
        self._sdk = sdk
        self._registry = registry
        self._numbers = iter(range(1, 100))
        self._root = perl_root()
        self.made: list[str] = []

    def reference(self, name: str) -> str:
        return self._registry.reference(f"agreement-{name}:latest")

    def publish(self, name: str, code: str) -> Version:
        """New content under the name's tag."""
        repository = self.reference(name).removesuffix(":latest")
        changes = [f"CMD {json.dumps(['/usr/bin/perl', '-e', code])}", f"ENV VERSION={next(self._numbers)}"]
        self._sdk.api.import_image_from_data(self._root, repository=repository, tag="latest", changes=changes)
        said = [json.loads(line) for line in self._sdk.api.push(repository, "latest").splitlines()]
        (digest,) = [line["aux"]["Digest"] for line in said if "aux" in line]
        version = Version(digest, self._sdk.api.inspect_image(f"{repository}:latest")["Id"])
        self.made.append(version.image_id)
        self.lose(version)
        return version

    def lose(self, version: Version) -> None:
        """The engine has it no more; the registry has."""
        self._sdk.api.remove_image(version.image_id, force=True)


class CountedImages(DockerImages):
    """`looks` counts what was looked up."""

    looks = 0

    async def look_up(self, image: str) -> ImageFacts:
        self.looks += 1
        return await super().look_up(image)


class DockerWorld(World):
    """The chain, the proof store and the wallet are fakes; what runs, runs."""

    def __init__(self, threads: DockerThreads, client: httpx.AsyncClient) -> None:
        super().__init__(windows=BEFORE_THE_FIRST_ROUND)
        self.docker = DockerContainers(threads, node=NODE)
        self.registry = CountedImages(threads)
        self._http = HttpTaskApi(client)

    def tools(self) -> Tools:
        return replace(
            super().tools(),
            containers=self.docker,
            images=self.registry,
            task_api=self._http,
            speak_by=self._http.bound,
            pace=replace(PACE, changes=LOOK_EVERY),
        )

    async def soon(self, condition: Callable[[], bool]) -> None:
        await self.until(condition, seconds=ENOUGH)

    async def runs(self) -> None:
        await self.soon(lambda: TASK in self.store.tasks and self.task.state is TaskState.RUNNING)

    async def waits(self) -> None:
        await self.soon(lambda: self.task.state is TaskState.STOPPED and bool(self.task.changes))

    async def looked(self) -> None:
        """Two whole looks at both images later."""
        before = self.registry.looks
        await self.soon(lambda: self.registry.looks >= before + 6)
