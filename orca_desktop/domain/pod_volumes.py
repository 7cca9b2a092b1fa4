"""The volumes of a Pod spec and where containers mount them: the task's own data, folders in memory, the models.

Paths are judged as text here. Links inside the task's data are the engine adapter's business, which makes every folder
a volume of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from orca_desktop.domain.containers import Limits, Mount, MountKind
from orca_desktop.domain.errors import PodRefused
from orca_desktop.domain.pod_amounts import memory_of, size_words
from orca_desktop.domain.pod_fields import Field, needed
from orca_desktop.domain.pod_rules import CLAIM, EMPTY_FOLDER, HOST_FOLDER, MOUNT, VOLUME
from orca_desktop.domain.pod_texts import COMPUTED, PodBase, below_base_path, program_gap, settled

MAX_VOLUMES = 32
MAX_PATH = 512
MAX_FOLDERS = 16

MODELS_CLAIM = "models"
"""The one claim that stands for something here: the cache of models."""

READ_ONLY = "the models are shared with other tasks and cannot be written"

ENGINE_SOCKET = "this is the socket of a container engine: who has it has the whole machine"
OWN_FOLDER = "a task reads and writes in its own data folder only; write ${basePath}/ and a folder"

_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?")
# No dot or space at the end: Windows would leave it out, and so make `..` of `.. `.
_FOLDER = re.compile(r"[A-Za-z0-9_.@+](?:[A-Za-z0-9_.@+~ -]{0,62}[A-Za-z0-9_@+~-])?")
_MOUNT_PATH = re.compile(r"/[^\x00-\x1f\x7f:,\"'\\$]*")
_SOCKET = re.compile(
    r"(docker|podman|containerd|crio|cri-dockerd|buildkitd?|libpod)[\w.-]*\.sock|docker_engine", re.IGNORECASE
)
_DRIVE = re.compile(r"[A-Za-z]:")
_FOLDER_TYPES = frozenset({"", "Directory", "DirectoryOrCreate"})
_KERNEL_FOLDERS = frozenset({"proc", "sys", "dev"})


def read_volumes(listed: Field, base: PodBase, *, limits: Limits, notes: list[str]) -> dict[str, Mount]:
    """The volumes by name, as mounts that have no path yet. Raises PodRefused."""
    volumes: dict[str, Mount] = {}
    for entry in listed.items(most=MAX_VOLUMES):
        name = _valid_name(needed(entry.members(VOLUME, []), "name", entry))
        if name in volumes:
            raise entry.refused(f"another volume is called {name}")
        volumes[name] = _volume(entry, name, base, limits, notes)
    return volumes


def read_mounts(listed: Field, volumes: Mapping[str, Mount], base: PodBase, notes: list[str]) -> tuple[Mount, ...]:
    """The mounts of one container. Raises PodRefused."""
    mounts: dict[str, Mount] = {}
    for entry in listed.items(most=MAX_VOLUMES):
        mount = _mount(entry, volumes, base, notes)
        if mount.path in mounts:
            raise entry.refused(f"something is mounted at {mount.path} already")
        mounts[mount.path] = mount
    return tuple(mounts.values())


def _volume(entry: Field, name: str, base: PodBase, limits: Limits, notes: list[str]) -> Mount:
    members = entry.members(VOLUME, notes)
    empty, host, claim = (members.get(kind) for kind in ("emptyDir", "hostPath", "persistentVolumeClaim"))
    if sum(kind is not None for kind in (empty, host, claim)) > 1:
        raise entry.refused("it is two kinds of volume at once")
    if claim is not None:
        return _models(claim, notes)
    if empty is not None:
        return Mount(kind=MountKind.SCRATCH, path="", name=name, size=_scratch_size(empty, limits, notes))
    if host is None:
        raise entry.refused("it says neither emptyDir nor hostPath")
    return Mount(kind=MountKind.DATA, path="", name=_data_folder(host, base, notes))


def _models(claim: Field, notes: list[str]) -> Mount:
    members = claim.members(CLAIM, notes)
    name = needed(members, "claimName", claim)
    name.word(
        allowed=frozenset({MODELS_CLAIM}), reason=f"there is no cluster to claim from; {MODELS_CLAIM} is all there is"
    )
    if "readOnly" in members:
        members["readOnly"].flag()
    return Mount(kind=MountKind.MODELS, path="", read_only=True)


def _scratch_size(empty: Field, limits: Limits, notes: list[str]) -> int | None:
    members = empty.members(EMPTY_FOLDER, notes)
    if "medium" in members:
        members["medium"].word(allowed=frozenset({"", "Memory"}), reason="a folder in memory is all there is")
    if "sizeLimit" not in members:
        return None
    asked = memory_of(members["sizeLimit"])
    if asked > limits.scratch:
        notes.append(f"{members['sizeLimit'].path}: it gets {size_words(limits.scratch)}, as every folder in memory")
    return asked if asked < limits.scratch else None


def _data_folder(host: Field, base: PodBase, notes: list[str]) -> str:
    members = host.members(HOST_FOLDER, notes)
    if "type" in members:
        members["type"].word(allowed=_FOLDER_TYPES, reason="a task gets folders, no files, sockets or devices")
    field = needed(members, "path", host)
    text = field.text(longest=MAX_PATH)
    rest = below_base_path(text)
    if rest is None:
        _refuse_outside(field, text)
    return _inside(field, settled(Field(field.path, text if rest is None else rest), base, longest=MAX_PATH))


def _refuse_outside(field: Field, path: str) -> None:
    """Refuse what does not lie below the task's folder, with the words that fit it."""
    if _SOCKET.search(path):
        raise field.refused(ENGINE_SOCKET)
    gap = program_gap(path)
    if gap is not None and not gap.startswith("$(task."):
        raise field.refused(COMPUTED.format(gap=gap[2:-1]))
    if path.startswith(("/", "\\", "~", "${", "%")) or _DRIVE.match(path):
        raise field.refused(f"it is a folder of this machine; {OWN_FOLDER}")


def _inside(field: Field, path: str) -> str:
    """A relative path in its shortest form; "" is the data folder itself."""
    if _SOCKET.search(path):
        raise field.refused(ENGINE_SOCKET)
    folders = [folder for folder in path.split("/") if folder not in ("", ".")]
    if ".." in folders:
        raise field.refused("it leads upwards with `..`")
    if len(folders) > MAX_FOLDERS:
        raise field.refused(f"it is more than {MAX_FOLDERS} folders deep")
    if not all(_FOLDER.fullmatch(folder) for folder in folders):
        raise field.refused("a folder's name has letters, digits and . _ - @ + ~, 64 at most")
    return "/".join(folders)


def _mount(entry: Field, volumes: Mapping[str, Mount], base: PodBase, notes: list[str]) -> Mount:
    members = entry.members(MOUNT, notes)
    named = needed(members, "name", entry)
    volume = volumes.get(named.text())
    if volume is None:
        raise named.refused("there is no volume of this name")
    if "subPath" in members:
        volume = _below(volume, members["subPath"], base)
    path = _mount_path(needed(members, "mountPath", entry), base, volume.kind)
    read_only = "readOnly" in members and members["readOnly"].flag()
    if volume.kind is MountKind.MODELS and not read_only:
        notes.append(f"{entry.path}: {READ_ONLY}")
    return replace(volume, path=path, read_only=read_only or volume.read_only)


def _below(volume: Mount, field: Field, base: PodBase) -> Mount:
    path = settled(field, base, longest=MAX_PATH)
    if path.startswith("/"):
        raise field.refused("it must not begin with a slash")
    inner = _inside(field, path)
    if volume.kind is not MountKind.DATA:
        raise field.refused("only a part of the task's data is mounted; this is mounted whole")
    return replace(volume, name="/".join(part for part in (volume.name, inner) if part))


def _mount_path(field: Field, base: PodBase, kind: MountKind) -> str:
    path = settled(field, base, longest=MAX_PATH)
    if _SOCKET.search(path):
        raise field.refused(ENGINE_SOCKET)
    if not _MOUNT_PATH.fullmatch(path):
        raise field.refused("it must be an absolute path without : , quotes, $ and backslashes")
    folders = [folder for folder in path.split("/") if folder not in ("", ".")]
    if ".." in folders:
        raise field.refused("it leads upwards with `..`")
    shared_memory = folders == ["dev", "shm"] and kind is MountKind.SCRATCH
    if not folders or (folders[0] in _KERNEL_FOLDERS and not shared_memory):
        raise field.refused("this place belongs to the system inside the container")
    return "/" + "/".join(folders)


def _valid_name(field: Field) -> str:
    name = field.text(longest=MAX_PATH)
    if not _NAME.fullmatch(name):
        raise PodRefused(field.path, "a name has letters, digits and dashes, 63 at most")
    return name
