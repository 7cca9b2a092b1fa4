"""The volumes of a task: one for each folder of its data, in-memory ones that containers share, and the models.

A folder of the data is a volume of its own, which works on every engine, old ones too. A link inside of it is
followed inside of the container only, so none leads out.
"""

from __future__ import annotations

import io
import tarfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from orca_desktop.adapters.docker.model_volumes import whole_models
from orca_desktop.adapters.docker.place import FOLDER_LABEL, SCRATCH_LABEL, Place, volumes_of
from orca_desktop.adapters.docker.podman import is_podman
from orca_desktop.adapters.docker.removal import if_there, quietly, remove_container
from orca_desktop.domain.containers import ContainerSpec, Mount, MountKind, RunPlan, asks_for_models

_WORKSHOP = "/orca"
_ANYBODY = 0o777
_SMALL = 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class Volumes:
    """The volumes that a plan needs, by folder or name; `fresh` are the names of those that were just made."""

    data: Mapping[str, str]
    scratch: Mapping[str, str]
    models: Mapping[str, str] | None
    fresh: set[str] = field(default_factory=set)


def shared_scratch(plan: RunPlan) -> dict[str, Mount]:
    """The folders in memory that more than one container sees, by name."""
    mounts = [mount for container in plan.containers for mount in container.mounts if mount.kind is MountKind.SCRATCH]
    seen = Counter(mount.name for mount in mounts)
    return {mount.name: mount for mount in mounts if mount.name and seen[mount.name] > 1}


def make_volumes(client: Any, place: Place, plan: RunPlan, undo: ExitStack) -> Volumes:
    """Have every volume of *plan* there. What is made here is taken back by *undo*."""
    known = {row["Name"] for row in volumes_of(client, place)}
    volumes = Volumes(
        data={folder: place.volume(folder) for folder in sorted(_folders(plan))},
        scratch={name: place.scratch(name) for name in shared_scratch(plan)},
        models=whole_models(client, place.node) if plan.model_cache and asks_for_models(plan) else None,
    )
    for folder, name in volumes.data.items():
        if name not in known:
            _make(client, name, place.labels | {FOLDER_LABEL: folder}, undo)
            volumes.fresh.add(name)
    for mount in shared_scratch(plan).values():
        _make_scratch(client, place, mount, mount.size or plan.limits.scratch, undo)
    return volumes


def mounts_of(container: ContainerSpec, volumes: Volumes) -> list[dict[str, Any]]:
    """The container's mounts in the engine's words."""
    mounts: dict[str, dict[str, Any]] = {}
    for mount in container.mounts:
        if mount.kind is MountKind.DATA:
            for path, folder in _tree(mount, volumes.data):
                name = volumes.data[folder]
                mounts.setdefault(path, _volume(name, path, read_only=mount.read_only, copy=name in volumes.fresh))
        elif mount.kind is MountKind.MODELS and volumes.models is not None:
            mounts |= _models(mount.path, volumes.models)
        elif mount.kind is MountKind.SCRATCH and mount.name in volumes.scratch:
            name = volumes.scratch[mount.name]
            mounts[mount.path] = _volume(name, mount.path, read_only=mount.read_only, copy=False)
    return list(mounts.values())


def open_to_all(client: Any, place: Place, image_id: str, volumes: Volumes, afterwards: ExitStack) -> None:
    """Let every user write in the fresh volumes, whoever the image or the profile says runs the program.

    Without capabilities not even root may write in another user's folder. The engine itself changes the mode, when it
    unpacks an archive in a container that is never started: no program of the image runs. *afterwards* takes that
    container away, which need not be waited for.
    """
    if not volumes.fresh:
        return
    numbers = {folder: str(number) for number, folder in enumerate(volumes.data)}
    mounts = [
        _volume(volumes.data[folder], f"{_WORKSHOP}/{number}", read_only=False, copy=False)
        for folder, number in numbers.items()
    ]
    settings = {"NetworkMode": "none", "CapDrop": ["ALL"], "Mounts": mounts}
    workshop = client.api.create_container(image_id, ["-"], labels=place.labels, host_config=settings)["Id"]
    afterwards.callback(remove_container, client, workshop)
    folders = _workshop_folders(volumes, numbers)
    client.api.put_archive(workshop, _WORKSHOP, _open_folders(folders))
    if is_podman(client):
        _open_mounts(client, workshop, numbers.values(), folders)


def remove_volumes(client: Any, place: Place, *, scratch_only: bool = False) -> None:
    """Remove the task's volumes, or those in memory only. Idempotent."""
    for volume in volumes_of(client, place):
        if not scratch_only or SCRATCH_LABEL in volume["Labels"]:
            with if_there():
                client.api.remove_volume(volume["Name"])


def _folders(plan: RunPlan) -> set[str]:
    return {mount.name for container in plan.containers for mount in container.mounts if mount.kind is MountKind.DATA}


def _models(path: str, models: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The models that are there now, each in a folder of its name; around them an empty folder in memory."""
    size = {"TmpfsOptions": {"SizeBytes": _SMALL, "Mode": 0o755}}
    around = {path: {"Type": "tmpfs", "Target": path, "ReadOnly": True, **size}}
    inner = {name: f"{path}/{name}" for name in models}
    return around | {inner[name]: _volume(models[name], inner[name], read_only=True, copy=False) for name in models}


def _tree(mount: Mount, folders: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Where a folder of the data is seen, and the folders inside of it: paths with the folder that each shows."""
    yield mount.path, mount.name
    for folder, below in _inside(mount.name, folders):
        yield f"{mount.path.rstrip('/')}/{below}", folder


def _inside(outer: str, folders: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The folders that lie inside *outer*, with the path that leads there from it."""
    start = f"{outer}/" if outer else ""
    for folder in sorted(folders):
        if folder != outer and folder.startswith(start):
            yield folder, folder.removeprefix(start)


def _workshop_folders(volumes: Volumes, numbers: Mapping[str, str]) -> list[str]:
    """The fresh volumes, and in every volume the places where others are mounted."""
    folders = [number for folder, number in numbers.items() if volumes.data[folder] in volumes.fresh]
    for outer, number in numbers.items():
        for _, below in _inside(outer, volumes.data):
            parts = below.split("/")
            folders += ["/".join([number, *parts[:depth]]) for depth in range(1, len(parts) + 1)]
    return folders


def _open_mounts(client: Any, workshop: str, numbers: Iterable[str], folders: Collection[str]) -> None:
    """Podman unpacks an archive below what is mounted, unless it is told the mount."""
    for number in numbers:
        inner = [path.removeprefix(f"{number}/") for path in folders if path.startswith(f"{number}/")]
        itself = ["."] if number in folders else []
        client.api.put_archive(workshop, f"{_WORKSHOP}/{number}", _open_folders([*itself, *inner]))


def _open_folders(paths: Iterable[str]) -> bytes:
    """An archive of folders in which everybody may write.

    It ends with its end mark: Podman reads no further, and fails where padding is still being handed to it.
    """
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for path in paths:
            entry = tarfile.TarInfo(path)
            entry.type, entry.mode = tarfile.DIRTYPE, _ANYBODY
            archive.addfile(entry)
        end = archive.offset + 2 * tarfile.BLOCKSIZE
    return buffer.getvalue()[:end]


def _volume(name: str, path: str, *, read_only: bool, copy: bool) -> dict[str, Any]:
    """*copy*: a fresh volume begins with what the image has at that place."""
    options = {} if copy else {"VolumeOptions": {"NoCopy": True}}
    return {"Type": "volume", "Source": name, "Target": path, "ReadOnly": read_only, **options}


def _make_scratch(client: Any, place: Place, mount: Mount, size: int, undo: ExitStack) -> None:
    """A folder in memory that is a volume. Podman 4.3 gives it no size; then the limit of the memory is its bound."""
    from docker.errors import APIError

    name, labels = place.scratch(mount.name), place.labels | {SCRATCH_LABEL: mount.name}
    options = {"type": "tmpfs", "device": "tmpfs", "o": f"size={size},mode=1777"}
    try:
        _make(client, name, labels, undo, options)
    except APIError:
        _make(client, name, labels, undo, options | {"o": "mode=1777"})


def _make(
    client: Any, name: str, labels: Mapping[str, str], undo: ExitStack, options: Mapping[str, str] | None = None
) -> None:
    client.api.create_volume(name, labels=dict(labels), driver_opts=dict(options) if options else None)
    undo.callback(quietly, client.api.remove_volume, name)
