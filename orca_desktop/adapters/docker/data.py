"""The data of tasks in the volumes of a Docker Engine."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from orca_desktop.adapters.data_archive import (
    Contents,
    Member,
    Stop,
    decoded,
    encoded,
    examine,
    members_of,
    write_copy,
)
from orca_desktop.adapters.data_entries import Entries
from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.endpoint import reason
from orca_desktop.adapters.docker.leftovers import find_leftovers, remove_leftovers, volume_sizes
from orca_desktop.adapters.docker.place import (
    FOLDER_LABEL,
    NODE_LABEL,
    SCRATCH_LABEL,
    TASK_LABEL,
    Place,
    containers_of,
    volumes_of,
)
from orca_desktop.adapters.docker.podman import is_podman
from orca_desktop.adapters.docker.removal import quietly, remove_container
from orca_desktop.adapters.docker.workshop import Workshop, workshop
from orca_desktop.adapters.forward_reader import PieceReader
from orca_desktop.adapters.new_file import new_file
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.task_data import Copied, Leftover

MAX_BYTES = 1024**4
"""More data than a task has; a bound on what a copy may unpack to."""

PIECE_SECONDS = 120.0
"""The engine may keep silent for so long while it moves data."""

KEPT_LABEL = "network.koii.orca-desktop.kept"
"""On a volume: what a folder of the data held before the restoring that is under way; `all` once every folder is."""

_ALL_KEPT = "all"
_HERE = "/orca"
T = TypeVar("T")


class DockerTaskData:
    """The TaskData port on Docker; *node* as in DockerContainers, *limit* in bytes without compression."""

    def __init__(self, threads: DockerThreads, *, node: str, limit: int = MAX_BYTES) -> None:
        self._threads = threads
        self._node = node
        self._limit = limit

    async def sizes(self) -> Mapping[TaskId, int]:
        def measure(client: Any) -> dict[TaskId, int]:
            known, sizes = volume_sizes(client), dict[TaskId, int]()
            for row in client.api.volumes(filters={"label": f"{NODE_LABEL}={self._node}"}).get("Volumes") or []:
                task = row["Labels"].get(TASK_LABEL)
                if task is not None and SCRATCH_LABEL not in row["Labels"]:
                    sizes[TaskId(task)] = sizes.get(TaskId(task), 0) + (known.get(row["Name"]) or 0)
            return sizes

        return await self._threads.call(measure, seconds=PIECE_SECONDS)

    async def backup(self, task_id: TaskId, path: Path) -> Copied:
        place = Place(node=self._node, task_id=task_id)
        return await self._moved(lambda client, stop: _backup(client, place, path, self._limit, stop))

    async def restore(self, task_id: TaskId, path: Path) -> Copied:
        place = Place(node=self._node, task_id=task_id)
        return await self._moved(lambda client, stop: _restore(client, place, path, self._limit, stop))

    async def leftovers(self, joined: Iterable[TaskId]) -> tuple[Leftover, ...]:
        known = frozenset(joined)
        return await self._threads.call(lambda client: find_leftovers(client, self._node, known), seconds=PIECE_SECONDS)

    async def clean(self, leftovers: Iterable[Leftover]) -> None:
        chosen = tuple(leftovers)
        await self._threads.call(lambda client: remove_leftovers(client, self._node, chosen), seconds=PIECE_SECONDS)

    async def _moved(self, work: Callable[[Any, Stop], T]) -> T:
        """Do *work*, which may take long; a caller that is cancelled makes it stop, and waits for that."""
        stop = threading.Event()
        call = asyncio.ensure_future(
            self._threads.call(lambda client: work(client, stop.is_set), seconds=PIECE_SECONDS)
        )
        try:
            return await asyncio.shield(call)
        except asyncio.CancelledError:
            stop.set()
            await asyncio.gather(call, return_exceptions=True)
            raise


def _refuse_podman(client: Any) -> None:
    """Raise DataError on Podman (4.3), whose archives have lost the owners of files and the names of their folders."""
    if is_podman(client):
        raise DataError(
            "Podman does not hand out a task's data with its owners, so it is neither copied nor put back here. "
            "Use `podman volume export` and `podman volume import`; `podman volume ls` tells the names."
        )


def _backup(client: Any, place: Place, path: Path, limit: int, stop: Stop) -> Copied:
    _refuse_podman(client)
    volumes = _data_volumes(client, place)
    if not volumes:
        raise DataError("The task has no data here.")
    numbered = {f"{_HERE}/{number}": name for number, name in enumerate(volumes.values())}
    entries = Entries(folders=len(volumes), limit=limit, refuses=False)
    with (
        _refusals("Nothing was copied."),
        new_file(path) as output,
        workshop(client, place, numbered) as shop,
        closing(_read_all(shop, numbered, entries, stop)) as members,
    ):
        write_copy(output, tuple(volumes), members, stop)
    return entries.copied


def _read_all(shop: Workshop, paths: Iterable[str], entries: Entries, stop: Stop) -> Generator[Member, None, None]:
    for path in paths:
        with closing(shop.read(path)) as pieces:
            yield from decoded(PieceReader(pieces).read, entries, stop=stop)


def _restore(client: Any, place: Place, path: Path, limit: int, stop: Stop) -> Copied:
    """What was there is kept in volumes beside it until all of the copy is in place."""
    _refuse_podman(client)
    contents = examine(path, limit=limit, stop=stop)
    _free(client, place)
    with _refusals("The data is as it was."):
        kept = _keep(client, place)
        try:
            _vacate(client, place)
        except BaseException:
            _forget(client, place)
            raise
        try:
            _fill(client, place, contents, path, limit, stop)
        except BaseException:
            _put_back(client, place, kept)
            _forget(client, place)
            raise
        _forget(client, place)
    return contents.copied


def _free(client: Any, place: Place) -> None:
    """Take away the task's containers, which hold its volumes. Raises DataError when one of them runs."""
    if containers_of(client, place, running=True):
        raise DataError("The task runs. Stop it first, then try again.")
    for known in containers_of(client, place):
        remove_container(client, known["Id"])


def _keep(client: Any, place: Place) -> Mapping[str, str]:
    """Volumes with what the data's folders hold now, or held before a restoring that was broken off."""
    kept = _kept_volumes(client, place)
    if _ALL_KEPT in kept:
        return {folder: name for folder, name in kept.items() if folder != _ALL_KEPT}
    _forget(client, place)
    volumes = _data_volumes(client, place)
    copies = {folder: _kept_name(place, number) for number, folder in enumerate(volumes)}
    for folder, name in copies.items():
        client.api.create_volume(name, labels=place.labels | {KEPT_LABEL: f"/{folder}"})
    _copy(client, place, volumes, copies)
    client.api.create_volume(_kept_name(place, _ALL_KEPT), labels=place.labels | {KEPT_LABEL: _ALL_KEPT})
    return {f"/{folder}": name for folder, name in copies.items()}


def _vacate(client: Any, place: Place) -> None:
    """Remove the first volume, which fails when anything holds it: then nothing has been touched."""
    _remove(client, list(_data_volumes(client, place).values())[:1])


def _fill(client: Any, place: Place, contents: Contents, path: Path, limit: int, stop: Stop) -> None:
    _remove(client, _data_volumes(client, place).values())
    volumes = _make(client, place, contents.folders)
    numbered = {f"{_HERE}/{number}": name for number, name in enumerate(volumes.values())}
    with workshop(client, place, numbered) as shop, members_of(path, limit=limit, stop=stop) as members:
        shop.write(_HERE, encoded(members))


def _put_back(client: Any, place: Place, kept: Mapping[str, str]) -> None:
    before = {folder.removeprefix("/"): name for folder, name in kept.items()}
    _remove(client, _data_volumes(client, place).values())
    _copy(client, place, before, _make(client, place, before))


def _forget(client: Any, place: Place) -> None:
    """The mark goes first, for what is kept without it is worth nothing; where it stays, so does the rest."""
    quietly(client.api.remove_volume, _kept_name(place, _ALL_KEPT))
    kept = _kept_volumes(client, place)
    if _ALL_KEPT not in kept:
        for name in kept.values():
            quietly(client.api.remove_volume, name)


def _copy(client: Any, place: Place, sources: Mapping[str, str], targets: Mapping[str, str]) -> None:
    """Copy volumes, names by folder. An engine reads or writes in one container at a time, so it takes two."""
    if not sources:
        return
    readable = {f"{_HERE}/{number}": sources[folder] for number, folder in enumerate(sources)}
    writable = {f"{_HERE}/{number}": targets[folder] for number, folder in enumerate(sources)}
    with workshop(client, place, readable) as source, workshop(client, place, writable) as target:
        for path in readable:
            with closing(source.read(path)) as pieces:
                target.write(_HERE, pieces)


def _make(client: Any, place: Place, folders: Iterable[str]) -> dict[str, str]:
    """Empty volumes for folders of the data, names by folder."""
    volumes = {folder: place.volume(folder) for folder in folders}
    for folder, name in volumes.items():
        client.api.create_volume(name, labels=place.labels | {FOLDER_LABEL: folder})
    return volumes


def _remove(client: Any, volumes: Iterable[str]) -> None:
    for name in tuple(volumes):
        client.api.remove_volume(name)


def _data_volumes(client: Any, place: Place) -> dict[str, str]:
    """The volumes that hold the task's data, names by folder."""
    data = [
        row
        for row in volumes_of(client, place)
        if SCRATCH_LABEL not in row["Labels"] and KEPT_LABEL not in row["Labels"]
    ]
    return {row["Labels"].get(FOLDER_LABEL, ""): row["Name"] for row in sorted(data, key=lambda row: str(row["Name"]))}


def _kept_volumes(client: Any, place: Place) -> dict[str, str]:
    kept = [row for row in volumes_of(client, place) if KEPT_LABEL in row["Labels"]]
    return {row["Labels"][KEPT_LABEL]: row["Name"] for row in kept}


def _kept_name(place: Place, what: object) -> str:
    return f"{place.name}-kept-{what}"


@contextmanager
def _refusals(then: str) -> Iterator[None]:
    """The engine's refusals inside the block become DataError; *then* says how things stand after one."""
    from docker.errors import APIError

    try:
        yield
    except APIError as error:
        raise DataError(f"The engine refuses it: {reason(error).removesuffix('.')}. {then}") from error
