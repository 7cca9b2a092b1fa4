"""The box of a task's containers, in the engine's words: rights, limits and what is writable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from orca_desktop.domain.containers import ContainerSpec, MountKind, Profile, RunPlan

TASK_PORT = "8080/tcp"
ORDINARY_USER = "1000:1000"
"""Who runs a program under the strict profile when its image names root."""

TEMPORARY = "/tmp"  # noqa: S108  a folder inside the container, in memory
_ROOT = ("", "0", "root")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One container's part of its plan's limits."""

    memory: int
    cpus: float
    processes: int
    log_file: int


def shares(plan: RunPlan, *, cpus: int) -> tuple[Share, ...]:
    """The limits split: each container gets what it asks for, or an equal part, and all together no more than there is.

    *cpus* is how many processors the engine has.
    """
    count, limits = len(plan.containers), plan.limits
    processors = min(limits.cpus, max(cpus, 1))
    memory = _split(limits.memory, [container.memory for container in plan.containers])
    speed = _split(processors, [container.cpus for container in plan.containers])
    return tuple(
        Share(memory=int(bytes_), cpus=part, processes=limits.processes // count, log_file=limits.log_file // count)
        for bytes_, part in zip(memory, speed, strict=True)
    )


def box(plan: RunPlan, container: ContainerSpec, share: Share) -> dict[str, Any]:
    """What holds for a container of *plan*, whatever its image asks for."""
    limits = plan.limits
    settings: dict[str, Any] = {
        "CapDrop": ["ALL"],
        "SecurityOpt": ["no-new-privileges"],
        "Privileged": False,
        "ReadonlyRootfs": plan.profile is not Profile.COMPAT,
        "PidsLimit": share.processes,
        "Memory": share.memory,
        # The same again: no swap beyond it.
        "MemorySwap": share.memory,
        "NanoCpus": int(share.cpus * 10**9),
        "Ulimits": [{"Name": "nofile", "Soft": limits.open_files, "Hard": limits.open_files}],
        "LogConfig": {
            "Type": "json-file",
            "Config": {"max-size": str(share.log_file), "max-file": str(limits.log_files)},
        },
        # Reaps the processes that a task leaves behind, and passes on the request to end.
        "Init": True,
        "RestartPolicy": {"Name": "no"},
    }
    if plan.gpu and container.wants_gpu:
        settings["DeviceRequests"] = [{"Driver": "", "Count": -1, "Capabilities": [["gpu"]]}]
    return settings


def network_owner(plan: RunPlan, network: str, *, published: bool = True) -> dict[str, Any]:
    """For the first container: the task's own network, and the one port, on loopback only if at all.

    No port of this machine is named, so the engine takes a free one.
    """
    return {
        "NetworkMode": network,
        "PortBindings": {TASK_PORT: [{"HostIp": "127.0.0.1", "HostPort": ""}]} if published else {},
        "ExtraHosts": [f"{name}:{address}" for name, address in plan.host_aliases],
    }


def network_guest(owner: str) -> dict[str, Any]:
    """For the others: they live in the network of the first container, and share its names of hosts."""
    return {"NetworkMode": f"container:{owner}"}


def memory_folders(plan: RunPlan, container: ContainerSpec, shared: Iterable[str]) -> dict[str, str]:
    """The container's folders in memory, by path; *shared* names those that are volumes because others see them too."""
    options = f"rw,nosuid,nodev,{'noexec' if plan.profile is Profile.STRICT else 'exec'},mode=1777"
    own = [mount for mount in container.mounts if mount.kind is MountKind.SCRATCH and mount.name not in set(shared)]
    folders = {mount.path: f"{options},size={mount.size or plan.limits.scratch}" for mount in own}
    taken = {mount.path for mount in container.mounts}
    if plan.profile is not Profile.COMPAT and TEMPORARY not in taken:
        folders[TEMPORARY] = f"{options},size={plan.limits.scratch}"
    return folders


def user_of(plan: RunPlan, container: ContainerSpec, image_user: str) -> str:
    """Who runs the program; empty for whom the image names."""
    if container.user:
        return container.user
    is_root = image_user.split(":")[0] in _ROOT
    return ORDINARY_USER if plan.profile is Profile.STRICT and is_root else ""


def environment_of(container: ContainerSpec, user: str) -> dict[str, str]:
    """The container's variables. A user whom the image does not know gets a home that can be written."""
    home = {"HOME": TEMPORARY} if user == ORDINARY_USER and not container.user else {}
    return home | dict(container.environment)


def _split(whole: float, asked: list[float | None] | list[int | None]) -> list[float]:
    wanted = [part if part is not None else whole / len(asked) for part in asked]
    scale = min(1.0, whole / sum(wanted))
    return [part * scale for part in wanted]
