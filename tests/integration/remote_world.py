"""Engines elsewhere, as the tests see them: a node's adapters on one, and what stands behind."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.doors import Doors
from orca_desktop.adapters.docker.endpoint import Endpoint, current_endpoint
from orca_desktop.adapters.docker.images import OwnImage
from orca_desktop.assets import resource
from orca_desktop.simulation.sample_image import SAMPLE_LABEL, SAMPLE_REFERENCE, PackedImage, sample_version
from tests.integration.docker_world import NODE


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A node's adapters on an engine elsewhere."""

    threads: DockerThreads
    doors: Doors
    containers: DockerContainers


def image_of(packed: PackedImage) -> OwnImage:
    """The image with which doors are opened, packed once."""
    return OwnImage(
        reference=SAMPLE_REFERENCE,
        label=SAMPLE_LABEL,
        version=sample_version(),
        folder=resource("sample_task"),
        pack=lambda: packed.archive,
    )


def use_context(settings: Path, host: str, certificates: Path | None = None) -> None:
    """What `docker context create` and `docker context use` leave in the folder of the user's Docker settings."""
    name = "elsewhere"
    key = hashlib.sha256(name.encode()).hexdigest()
    meta = {"Name": name, "Metadata": {}, "Endpoints": {"docker": {"Host": host, "SkipTLSVerify": False}}}
    (settings / "contexts" / "meta" / key).mkdir(parents=True, exist_ok=True)
    (settings / "contexts" / "meta" / key / "meta.json").write_text(json.dumps(meta))
    (settings / "config.json").write_text(json.dumps({"currentContext": name}))
    tls = settings / "contexts" / "tls" / key / "docker"
    shutil.rmtree(tls, ignore_errors=True)
    if certificates is not None:
        tls.mkdir(parents=True)
        for file in ("ca.pem", "cert.pem", "key.pem"):
            shutil.copy(certificates / file, tls)


@asynccontextmanager
async def remote(
    packed: PackedImage, endpoint: Callable[[], Endpoint] = current_endpoint, *, node: str = NODE
) -> AsyncIterator[Remote]:
    """As the program builds it; *endpoint* is by default what Docker's settings in the environment say."""
    async with DockerThreads(endpoint) as threads, Doors(threads, image_of(packed)) as doors:
        yield Remote(threads=threads, doors=doors, containers=DockerContainers(threads, node=node, doors=doors))
