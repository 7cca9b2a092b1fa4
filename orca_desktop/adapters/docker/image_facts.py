"""An image in one form, whether the engine, its registry, or the engine for the registry describes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import msgspec

from orca_desktop.adapters.registry.client import ImageName, RegistryError, RemoteImage
from orca_desktop.adapters.registry.manifests import Platform, Target, architectures_of
from orca_desktop.domain.containers import ImageFacts
from orca_desktop.domain.images import pinned_digest, repository_of

DOCKER_HUB = "docker.io"
DOCKER_HUB_HOST = "registry-1.docker.io"
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


class _Here(msgspec.Struct, rename="pascal"):
    """What the engine says of an image that it has."""

    id: str
    size: int = 0
    os: str = ""
    architecture: str = ""
    repo_digests: tuple[str, ...] | None = None


class _Content(msgspec.Struct):
    digest: str = ""


class _Distribution(msgspec.Struct, rename="pascal"):
    """What the engine says after asking the registry."""

    descriptor: _Content
    platforms: tuple[Target, ...] | None = None


def name_of(image: str) -> ImageName:
    """Where an image is, as docker reads its name: without a registry it is on Docker Hub. Raises RegistryError."""
    from docker import auth
    from docker.errors import DockerException
    from docker.utils import parse_repository_tag

    try:
        repository, version = parse_repository_tag(image)
        registry, path = auth.resolve_repository_name(repository_of(repository))
    except DockerException as error:
        raise RegistryError("this is not the name of an image") from error
    if registry == DOCKER_HUB:
        registry, path = DOCKER_HUB_HOST, path if "/" in path else f"library/{path}"
    return ImageName(registry=registry, repository=path, version=version or "latest")


def login_name(registry: str) -> str:
    """The name under which `docker login` keeps the login to a registry."""
    return DOCKER_HUB if registry == DOCKER_HUB_HOST else registry


def facts_of(image: str, found: Any, platform: Platform) -> ImageFacts:
    """An image that the engine has. `digest` is None unless it came from the registry that *image* names."""
    here = msgspec.convert(found, _Here)
    return ImageFacts(
        reference=image,
        digest=pinned_digest(image) or _digest_in(here.repo_digests or (), repository_of(image)),
        size=here.size,
        architecture=here.architecture or None,
        present=True,
        image_id=here.id,
        fits=Target(os=here.os, architecture=here.architecture).is_for(platform),
    )


def here_or_remote(image: str, here: ImageFacts | None, remote: RemoteImage) -> ImageFacts:
    """What the name stands for in the registry, with what the engine knows of the same content if it has that."""
    if here is not None:
        return replace(here, reference=image, digest=remote.digest)
    return ImageFacts(
        reference=image,
        digest=remote.digest,
        size=remote.size,
        architecture=remote.architecture,
        present=False,
        fits=remote.fits,
    )


def told_by_engine(found: Any, platform: Platform) -> RemoteImage:
    """What the engine learned from a registry. Raises RegistryError."""
    try:
        distribution = msgspec.convert(found, _Distribution)
    except msgspec.ValidationError as error:
        raise RegistryError("the engine's answer cannot be read") from error
    if not _DIGEST.fullmatch(distribution.descriptor.digest):
        raise RegistryError("the registry tells no digest")
    targets = distribution.platforms or ()
    fits = not targets or any(target.is_for(platform) for target in targets)
    architecture = platform.architecture if fits and targets else architectures_of(targets) or None
    return RemoteImage(digest=distribution.descriptor.digest, size=None, architecture=architecture, fits=fits)


def _digest_in(repo_digests: Iterable[str], repository: str) -> str | None:
    """The engine shortens the names of Docker Hub."""
    wanted = _short(repository)
    digests = (entry.rpartition("@")[2] for entry in repo_digests if _short(repository_of(entry)) == wanted)
    return next(digests, None)


def _short(repository: str) -> str:
    return repository.removeprefix(f"{DOCKER_HUB}/").removeprefix("library/")
