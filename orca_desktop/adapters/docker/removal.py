"""Taking away what belongs to a task on an engine. What is not there any more is as wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from orca_desktop.adapters.docker.place import Place, networks_of


def remove_container(client: Any, container_id: str) -> None:
    """Kill and remove a container with the volumes that have no name. Idempotent."""
    with if_there():
        client.api.remove_container(container_id, force=True, v=True)


def stop_container(client: Any, container_id: str, *, grace: int) -> None:
    """Ask a container to end, wait *grace* seconds and kill it. Idempotent."""
    with if_there():
        client.api.stop(container_id, timeout=grace)


def remove_networks(client: Any, place: Place) -> None:
    for network in networks_of(client, place):
        with if_there():
            client.api.remove_network(network["Id"])


@contextmanager
def if_there() -> Iterator[None]:
    """What is not there, or is being removed already, is as wanted."""
    from docker.errors import APIError

    try:
        yield
    except APIError as error:
        if error.status_code not in (404, 409):
            raise


def quietly(act: Callable[[str], None], name: str) -> None:
    """Clean up behind an error, which is the one to be told."""
    from docker.errors import DockerException

    with suppress(DockerException):
        act(name)
