"""How one task's things on an engine are named, labelled and found again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from orca_desktop.domain.tasks import TaskId

TASK_LABEL = "network.koii.orca-desktop.task"
NODE_LABEL = "network.koii.orca-desktop.node"

PLAN_LABEL = "network.koii.orca-desktop.plan"
"""On a container: the fingerprint of the plan that it runs by."""

LIFE_LABEL = "network.koii.orca-desktop.life"
"""On a container: the same for all that were started together."""

NAME_LABEL = "network.koii.orca-desktop.container"
"""On a container: what its plan calls it."""

RELAY_LABEL = "network.koii.orca-desktop.relay"
"""On a container of ours beside a task's: the ID of the container whose network it shares."""

FOLDER_LABEL = "network.koii.orca-desktop.folder"
"""On a volume: the folder of the task's data that it holds, empty for all of it."""

SCRATCH_LABEL = "network.koii.orca-desktop.scratch"
"""On a volume in memory, which goes with the containers."""

MODEL_LABEL = "network.koii.orca-desktop.model"
"""On a volume: the name of the model that it holds, for all tasks of the node."""

WHOLE_LABEL = "network.koii.orca-desktop.model-whole"
"""On an empty volume, made last: the name of a model that is there as a whole."""

SIZE_LABEL = "network.koii.orca-desktop.model-size"
"""Beside WHOLE_LABEL: bytes in the model's files."""

_NAMED_CHARACTERS = 16
_HASHED_CHARACTERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The names and labels of what belongs to one task of one node."""

    node: str
    task_id: TaskId

    @property
    def name(self) -> str:
        return f"orca-{self.node}-{self.task_id[:_NAMED_CHARACTERS]}"

    @property
    def labels(self) -> dict[str, str]:
        return {TASK_LABEL: self.task_id, NODE_LABEL: self.node}

    @property
    def filters(self) -> dict[str, list[str]]:
        return filters_of(self.labels)

    def own(self, rows: Iterable[Any]) -> list[Any]:
        """Those that carry all our labels. Podman 4.3 lists a volume that carries any of them."""
        return [row for row in rows if (row.get("Labels") or {}).items() >= self.labels.items()]

    def container(self, index: int) -> str:
        return self.name if index == 0 else f"{self.name}-{index}"

    @property
    def relay(self) -> str:
        return f"{self.name}-relay"

    def volume(self, folder: str) -> str:
        """The volume of one folder of the task's data."""
        return f"{self.name}-data{_suffix(folder)}"

    def scratch(self, name: str) -> str:
        return f"{self.name}-scratch{_suffix(name)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPlace:
    """The names and labels of one model, which belongs to a node and to no task."""

    node: str
    model: str

    @property
    def labels(self) -> dict[str, str]:
        return {NODE_LABEL: self.node, MODEL_LABEL: self.model}

    @property
    def volume(self) -> str:
        return f"orca-{self.node}-model{_suffix(self.model)}"

    @property
    def mark(self) -> str:
        """The empty volume that says that the model is whole."""
        return f"{self.volume}-whole"


def filters_of(labels: dict[str, str]) -> dict[str, list[str]]:
    """The filter with which an engine lists what carries all of *labels*."""
    return {"label": [f"{name}={value}" for name, value in labels.items()]}


def containers_of(client: Any, place: Place, *, running: bool = False) -> list[Any]:
    """The task's containers as the engine lists them, the one that owns the network first; *running* ones only."""
    rows = client.api.containers(all=not running, filters=place.filters)
    tasks = [row for row in place.own(rows) if RELAY_LABEL not in row["Labels"]]
    return sorted(tasks, key=lambda row: (len(row["Names"][0]), row["Names"][0]))


def relays_of(client: Any, place: Place) -> list[Any]:
    """What stands beside the task's containers and leads to them from afar."""
    return [
        row for row in place.own(client.api.containers(all=True, filters=place.filters)) if RELAY_LABEL in row["Labels"]
    ]


def networks_of(client: Any, place: Place) -> list[Any]:
    """The task's networks."""
    return place.own(client.api.networks(filters=place.filters))


def volumes_of(client: Any, place: Place) -> list[Any]:
    """The task's volumes: its data, and what its containers share in memory."""
    return place.own(client.api.volumes(filters=place.filters).get("Volumes") or [])


def _suffix(name: str) -> str:
    """A name may be longer than an engine takes, and hold slashes."""
    return f"-{hashlib.sha256(name.encode()).hexdigest()[:_HASHED_CHARACTERS]}" if name else ""
