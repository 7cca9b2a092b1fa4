"""What registries say of an image, as typed values: manifests, lists of them, and the image's own configuration.

OCI image specification 1.1; Docker's older forms have the same fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import msgspec

ACCEPTED = (
    "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, "
    "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json"
)

_Digest = Annotated[str, msgspec.Meta(pattern=r"^sha256:[0-9a-f]{64}$")]
_Size = Annotated[int, msgspec.Meta(ge=0, lt=2**50)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """For what a program is made, in the words of registries: `linux`, `amd64`."""

    system: str
    architecture: str


class Target(msgspec.Struct, frozen=True):
    """The platform of an entry in a list."""

    os: str = ""
    architecture: str = ""

    def is_for(self, platform: Platform) -> bool:
        return (self.os, self.architecture) == (platform.system, platform.architecture)


class Descriptor(msgspec.Struct, frozen=True, rename="camel"):
    """A reference to content, with its size in bytes as it is sent."""

    digest: _Digest
    size: _Size
    platform: Target | None = None


class Manifest(msgspec.Struct, frozen=True, rename="camel"):
    """A list of manifests (`manifests`), or the manifest of one image (`config` and `layers`)."""

    schema_version: int = 2
    manifests: tuple[Descriptor, ...] = ()
    config: Descriptor | None = None
    layers: tuple[Descriptor, ...] = ()

    @property
    def is_list(self) -> bool:
        return bool(self.manifests)

    @property
    def size(self) -> int:
        """Bytes that a pull without any layer in place fetches."""
        return sum(layer.size for layer in self.layers) + (self.config.size if self.config else 0)


def entry_for(manifest: Manifest, platform: Platform) -> Descriptor | None:
    """The entry of a list for a platform; None when none fits."""
    return next((entry for entry in manifest.manifests if entry.platform and entry.platform.is_for(platform)), None)


def architectures(entries: Iterable[Descriptor]) -> str:
    """What a list offers."""
    return architectures_of(entry.platform for entry in entries if entry.platform)


def architectures_of(targets: Iterable[Target]) -> str:
    """The architectures, each once; entries that are no image but say something about one are for no known system."""
    return ", ".join(dict.fromkeys(target.architecture for target in targets if target.os != "unknown"))
