"""What of ours is on an engine although its task is not joined: found and removed by label only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from orca_desktop.adapters.docker.endpoint import reason
from orca_desktop.adapters.docker.place import NODE_LABEL, TASK_LABEL
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.task_data import Leftover


def volume_sizes(client: Any) -> dict[str, int | None]:
    """Bytes by the name of the volume, as the engine measures them; None where it does not."""
    rows = client.api.df().get("Volumes") or []
    sizes = {row["Name"]: (row.get("UsageData") or {}).get("Size", -1) for row in rows}
    return {str(name): size if size >= 0 else None for name, size in sizes.items()}


def find_leftovers(client: Any, node: str, joined: frozenset[TaskId]) -> tuple[Leftover, ...]:
    """In the order in which they can be removed."""
    found = tuple(item for item in _ours(client, node) if item.task_id not in joined)
    if not any(item.kind == "volume" for item in found):
        return found
    sizes = volume_sizes(client)
    return tuple(_sized(item, sizes.get(item.name)) if item.kind == "volume" else item for item in found)


def remove_leftovers(client: Any, node: str, leftovers: Iterable[Leftover]) -> None:
    """Remove what is still there under this name and of this task. Raises DataError with the first refusal."""
    from docker.errors import APIError

    chosen = {(item.kind, item.name, item.task_id) for item in leftovers}
    for item in _ours(client, node):
        if (item.kind, item.name, item.task_id) in chosen:
            try:
                _remove(client, item)
            except APIError as error:
                if error.status_code != 404:
                    raise DataError(f"The {item.kind} {item.name} is not removed: {reason(error)}") from error


def _ours(client: Any, node: str) -> Iterator[Leftover]:
    """All that carries the label of this node and of a task."""
    filters = {"label": f"{NODE_LABEL}={node}"}
    for row in _of_a_task(client.api.containers(all=True, size=True, filters=filters)):
        yield _item("container", row["Names"][0].lstrip("/"), row, row.get("SizeRw", 0))
    for row in _of_a_task(client.api.networks(filters=filters)):
        yield _item("network", row["Name"], row)
    for row in _of_a_task(client.api.volumes(filters=filters).get("Volumes") or []):
        yield _item("volume", row["Name"], row)
    for row in _of_a_task(client.api.images(filters=filters)):
        yield _item("image", row["Id"], row, row.get("Size"))


def _of_a_task(rows: Iterable[Any]) -> list[Any]:
    # Looked at here: of several labels in a filter, Podman takes one to be enough.
    return [row for row in rows if TASK_LABEL in (row.get("Labels") or {})]


def _item(kind: str, name: str, row: Any, size: int | None = None) -> Leftover:
    return Leftover(kind=kind, name=name, task_id=TaskId(row["Labels"][TASK_LABEL]), size=size)


def _sized(item: Leftover, size: int | None) -> Leftover:
    return Leftover(kind=item.kind, name=item.name, task_id=item.task_id, size=size)


def _remove(client: Any, item: Leftover) -> None:
    match item.kind:
        case "container":
            client.api.remove_container(item.name, force=True, v=True)
        case "network":
            client.api.remove_network(item.name)
        case "volume":
            client.api.remove_volume(item.name)
        case "image":
            client.api.remove_image(item.name)
