"""One task's place on a Docker Engine: its container, network and volume, found by label and made or removed whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from orca_desktop.adapters.docker_endpoint import reason
from orca_desktop.adapters.docker_limits import TASK_PORT, host_config
from orca_desktop.adapters.log_lines import LineCutter
from orca_desktop.domain.errors import ContainerFailed
from orca_desktop.domain.tasks import TaskId

TASK_LABEL = "network.koii.orca-desktop.task"
NODE_LABEL = "network.koii.orca-desktop.node"
_NAMED_CHARACTERS = 16
_TOLD_LINES = 5
_PORT_TRIES = 20
_PORT_PAUSE_SECONDS = 0.1


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
        return {"label": [f"{name}={value}" for name, value in self.labels.items()]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Launched:
    """A container that runs, and the port of this machine that leads to it."""

    container_id: str
    port: int
    adopted: bool


def containers_of(client: Any, place: Place) -> list[Any]:
    """The task's containers as the engine lists them, running or not."""
    return list(client.api.containers(all=True, filters=place.filters))


def launch(client: Any, place: Place, image_id: str) -> Launched:
    """Adopt the task's running container when it is of this image, else make a new one in its place.

    Raises ContainerFailed; then whatever was made for it is gone again.
    """
    for known in containers_of(client, place):
        if known["State"] == "running" and known["ImageID"] == image_id:
            return Launched(container_id=known["Id"], port=_published_port(client, known["Id"]), adopted=True)
        remove_container(client, known["Id"])
    with _told_by_engine(), ExitStack() as undo:
        network = _network(client, place, undo)
        volume = _volume(client, place, undo)
        cpus = int(client.api.info().get("NCPU", 1))
        settings = host_config(client.api, volume=volume, network=network, cpus=cpus)
        container_id = client.api.create_container(
            image_id, name=place.name, labels=place.labels, ports=[(8080, "tcp")], host_config=settings
        )["Id"]
        undo.callback(remove_container, client, container_id)
        client.api.start(container_id)
        port = _published_port(client, container_id)
        undo.pop_all()
    return Launched(container_id=container_id, port=port, adopted=False)


def remove_container(client: Any, container_id: str) -> None:
    """Kill and remove a container with the volumes that have no name. Idempotent."""
    with _if_there():
        client.api.remove_container(container_id, force=True, v=True)


def stop_container(client: Any, container_id: str, *, grace: int) -> None:
    """Ask a container to end, wait *grace* seconds, kill and remove it. Idempotent."""
    with _if_there():
        client.api.stop(container_id, timeout=grace)
    remove_container(client, container_id)


def remove_networks(client: Any, place: Place) -> None:
    for network in client.api.networks(filters=place.filters):
        with _if_there():
            client.api.remove_network(network["Id"])


def remove_volumes(client: Any, place: Place) -> None:
    for volume in client.api.volumes(filters=place.filters).get("Volumes") or []:
        with _if_there():
            client.api.remove_volume(volume["Name"])


def last_lines(client: Any, container_id: str, count: int) -> tuple[str, ...]:
    """The newest lines of a container's output, oldest first."""
    cutter = LineCutter()
    output = client.api.logs(container_id, tail=count)
    return tuple([*cutter.feed(output), *cutter.end()][-count:])


def _network(client: Any, place: Place, undo: ExitStack) -> str:
    known = client.api.networks(filters=place.filters)
    if known:
        return str(known[0]["Id"])
    made = client.api.create_network(place.name, driver="bridge", labels=place.labels, check_duplicate=True)["Id"]
    undo.callback(_quietly, client.api.remove_network, made)
    return str(made)


def _volume(client: Any, place: Place, undo: ExitStack) -> str:
    known = client.api.volumes(filters=place.filters).get("Volumes") or []
    if known:
        return str(known[0]["Name"])
    made = client.api.create_volume(f"{place.name}-data", labels=place.labels)["Name"]
    undo.callback(_quietly, client.api.remove_volume, made)
    return str(made)


def _published_port(client: Any, container_id: str) -> int:
    """Where the container's port 8080 is published now; another one after each start. Raises ContainerFailed."""
    for _ in range(_PORT_TRIES):
        found = client.api.inspect_container(container_id)
        if not found["State"]["Running"]:
            told = last_lines(client, container_id, _TOLD_LINES)
            raise ContainerFailed(f"It ended at once with exit code {found['State']['ExitCode']}", told)
        bindings = found["NetworkSettings"]["Ports"].get(TASK_PORT)
        if bindings:
            return int(bindings[0]["HostPort"])
        time.sleep(_PORT_PAUSE_SECONDS)
    raise ContainerFailed("The engine does not publish its port 8080")


@contextmanager
def _told_by_engine() -> Iterator[None]:
    """The engine's refusals inside the block become ContainerFailed."""
    from docker.errors import APIError

    try:
        yield
    except APIError as error:
        raise ContainerFailed(f"The engine refuses to run it: {reason(error)}") from error


@contextmanager
def _if_there() -> Iterator[None]:
    """What is not there, or is being removed already, is as wanted."""
    from docker.errors import APIError

    try:
        yield
    except APIError as error:
        if error.status_code not in (404, 409):
            raise


def _quietly(act: Callable[[str], None], name: str) -> None:
    """Clean up behind an error, which is the one to be told."""
    from docker.errors import DockerException

    with suppress(DockerException):
        act(name)
