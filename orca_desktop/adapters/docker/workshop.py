"""Reading and writing volumes without running anything: through a container that is never started.

Its image is empty and made on the spot, so neither a registry nor an image of a task is needed.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from orca_desktop.adapters.docker.removal import quietly, remove_container
from orca_desktop.domain.errors import DataError, EngineUnavailable

_EMPTY_ARCHIVE = b"\0" * 1024
_CHUNK = 64 * 1024


class Labelled(Protocol):
    """A task's place, or a model's: what is made for it carries its labels."""

    @property
    def labels(self) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """A container that has volumes at paths of our choice."""

    client: Any
    container: str

    def read(self, path: str) -> Generator[bytes, None, None]:
        """A folder as the pieces of a tar archive, in which it keeps its last name.

        Who does not read to the end closes the iterator: the engine holds the container until then. The SDK's own way
        leaves that to the garbage collector.
        """
        api = self.client.api
        url = f"{api.base_url}/v{api.api_version}/containers/{self.container}/archive"
        with closing(api.get(url, params={"path": path}, stream=True, timeout=api.timeout)) as answer:
            if not answer.ok:
                raise DataError(f"The engine does not give the data of {path} (status {answer.status_code}).")
            yield from answer.iter_content(_CHUNK)

    def write(self, path: str, pieces: Iterable[bytes]) -> None:
        """Unpack a tar archive in a folder, with owners and modes."""
        self.client.api.put_archive(self.container, path, pieces)


@contextmanager
def workshop(client: Any, place: Labelled, volumes: Mapping[str, str]) -> Iterator[Workshop]:
    """A workshop with *volumes*, names by path, for the length of a with block."""
    image = _empty_image(client, place)
    try:
        mounts = [{"Type": "volume", "Source": name, "Target": path} for path, name in volumes.items()]
        settings = {"NetworkMode": "none", "CapDrop": ["ALL"], "Mounts": mounts}
        container = client.api.create_container(image, ["-"], labels=place.labels, host_config=settings)["Id"]
        try:
            yield Workshop(client=client, container=container)
        finally:
            remove_container(client, container)
    finally:
        quietly(client.api.remove_image, image)


class _Made(msgspec.Struct):
    """The engine's report on an import: the last line has the image's ID."""

    status: str = ""


def _empty_image(client: Any, place: Labelled) -> str:
    labels = [f"LABEL {name}={value}" for name, value in place.labels.items()]
    report = client.api.import_image_from_data(_EMPTY_ARCHIVE, changes=labels)
    for line in reversed(str(report).splitlines()):
        with suppress(msgspec.DecodeError):
            if (made := msgspec.json.decode(line, type=_Made)).status.startswith("sha256:"):
                return made.status
    raise EngineUnavailable("it does not make the empty image with which data is read and written")
