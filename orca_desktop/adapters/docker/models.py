"""The cache of models on a container engine: one volume for each model, filled and removed without running anything."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from orca_desktop.adapters.data_archive import Stop, Stopped, encoded
from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.endpoint import reason
from orca_desktop.adapters.docker.model_volumes import find_models
from orca_desktop.adapters.docker.place import MODEL_LABEL, NODE_LABEL, SIZE_LABEL, WHOLE_LABEL, ModelPlace, filters_of
from orca_desktop.adapters.docker.removal import if_there, quietly, remove_container
from orca_desktop.adapters.docker.workshop import workshop
from orca_desktop.adapters.model_files import ModelFiles, gather
from orca_desktop.domain.errors import ModelError
from orca_desktop.ports.model_cache import Added, Copying, Model

PIECE_SECONDS = 120.0
"""The engine may keep silent for so long while it moves files."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}")
_HERE = "/orca"
_IN_USE = 409


class DockerModels:
    """The ModelCache port on Docker; *node* as in DockerContainers.

    A volume cannot be renamed, so a mark beside it, made last, tells a model that is whole.
    """

    def __init__(self, threads: DockerThreads, *, node: str) -> None:
        self._threads = threads
        self._node = node

    async def models(self) -> tuple[Model, ...]:
        return await self._threads.call(lambda client: find_models(client, self._node))

    async def add(self, name: str, path: Path, copying: Copying) -> Added:
        if not _NAME.fullmatch(name):
            raise ModelError(f"“{name}” is no name for a model: letters, digits and . _ - are, 96 at most. Use --name.")
        place = ModelPlace(node=self._node, model=name)
        files = await asyncio.to_thread(gather, path)
        await self._stoppable(lambda client, stop: _add(client, place, files, copying, stop))
        return Added(model=Model(name=name, size=files.size), files=len(files.files), left_out=files.left_out)

    async def remove(self, name: str) -> None:
        place = ModelPlace(node=self._node, model=name)
        await self._threads.call(lambda client: _remove(client, place), seconds=PIECE_SECONDS)

    async def _stoppable(self, work: Callable[[Any, Stop], None]) -> None:
        """Do *work*, which may take long; a caller that is cancelled makes it stop, and waits for that."""
        stop = threading.Event()
        call = asyncio.ensure_future(
            self._threads.call(lambda client: work(client, stop.is_set), seconds=PIECE_SECONDS)
        )
        try:
            await asyncio.shield(call)
        except asyncio.CancelledError:
            stop.set()
            await asyncio.gather(call, return_exceptions=True)
            raise


def _add(client: Any, place: ModelPlace, files: ModelFiles, copying: Copying, stop: Stop) -> None:
    """Copy, then mark. When that fails nothing of it is left."""
    if any(model.name == place.model and model.whole for model in find_models(client, place.node)):
        raise ModelError(
            f"There is a model called “{place.model}” already. Remove it first, or give this one another name."
        )
    with _refusals():
        _clear(client, place)
        client.api.create_volume(place.volume, labels=place.labels)
        try:
            with workshop(client, place, {_HERE: place.volume}) as shop:
                shop.write(_HERE, _counted(files, copying, stop))
            marks = {NODE_LABEL: place.node, WHOLE_LABEL: place.model, SIZE_LABEL: str(files.size)}
            client.api.create_volume(place.mark, labels=marks)
        except BaseException:
            quietly(client.api.remove_volume, place.volume)
            raise


def _counted(files: ModelFiles, copying: Copying, stop: Stop) -> Iterable[bytes]:
    """The archive in pieces; what it adds to the files is not counted."""
    total, done = files.size, 0
    for piece in encoded(files.members()):
        if stop():
            raise Stopped
        yield piece
        done = min(total, done + len(piece))
        copying(done, total)


def _clear(client: Any, place: ModelPlace) -> None:
    """Take away what a copying that was broken off has left: its mark first, so that no half is ever whole."""
    filters = filters_of(place.labels)
    with if_there():
        client.api.remove_volume(place.mark)
    for row in client.api.containers(all=True, filters=filters):
        if row["State"] == "created" and row["Labels"].get(MODEL_LABEL) == place.model:
            remove_container(client, row["Id"])
    for row in client.api.images(filters=filters):
        if (row["Labels"] or {}).get(MODEL_LABEL) == place.model:
            quietly(client.api.remove_image, row["Id"])
    with if_there():
        client.api.remove_volume(place.volume)


def _remove(client: Any, place: ModelPlace) -> None:
    """The volume goes first: that is refused while a container has it, and then all is as before."""
    from docker.errors import APIError

    if all(model.name != place.model for model in find_models(client, place.node)):
        raise ModelError(f"There is no model called “{place.model}”. `orca-desktop models list` lists them.")
    try:
        client.api.remove_volume(place.volume)
    except APIError as error:
        if error.status_code == _IN_USE:
            raise ModelError(f"A task uses “{place.model}”. Stop the task first, then try again.") from error
        raise
    _clear(client, place)


@contextmanager
def _refusals() -> Iterator[None]:
    """The engine's refusals inside the block become ModelError."""
    from docker.errors import APIError

    try:
        yield
    except APIError as error:
        raise ModelError(f"The engine refuses it: {reason(error).removesuffix('.')}. Nothing was added.") from error
