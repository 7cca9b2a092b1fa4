"""Launching a plan: all containers of a task, in one network namespace, made and started whole or not at all."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from orca_desktop.adapters.docker.endpoint import reason
from orca_desktop.adapters.docker.limits import (
    TASK_PORT,
    box,
    environment_of,
    memory_folders,
    network_guest,
    network_owner,
    shares,
    user_of,
)
from orca_desktop.adapters.docker.mounts import Volumes, make_volumes, mounts_of, open_to_all
from orca_desktop.adapters.docker.place import LIFE_LABEL, NAME_LABEL, PLAN_LABEL, Place, containers_of, networks_of
from orca_desktop.adapters.docker.removal import quietly, remove_container
from orca_desktop.adapters.log_lines import LineCutter
from orca_desktop.domain.containers import ContainerSpec, RunPlan
from orca_desktop.domain.errors import ContainerFailed

_TOLD_LINES = 5
_PORT_TRIES = 20
_PORT_PAUSE_SECONDS = 0.1
_LOOK = "1"
"""Changes when the same plan is to be run in another way; then nothing that runs is adopted."""

Silence = Callable[[str], None]
"""Told the ID of a container before it is taken away on purpose, so that its end is no news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Launched:
    """A plan that runs, and the port of this machine that leads to it, where it was to be published."""

    container_ids: tuple[str, ...]
    life: str
    port: int | None
    adopted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """What is to be launched: *images* are the IDs of the images that the plan names, `processors` what the engine has.

    What is not `published` listens in its own network only.
    """

    place: Place
    plan: RunPlan
    images: Mapping[str, str]
    processors: int
    published: bool = True

    @property
    def fingerprint(self) -> str:
        """The same for the same plan with the same images."""
        text = repr((_LOOK, self.plan, sorted(self.images.items()), *(() if self.published else ("unpublished",))))
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def launch(client: Any, wanted: Launch, silence: Silence) -> Launched:
    """Adopt what runs by the same plan, else start it in the place of whatever the task has.

    Raises ContainerFailed; then whatever was made for it is gone again.
    """
    known = containers_of(client, wanted.place)
    if _runs(known, wanted):
        life, port = known[0]["Labels"].get(LIFE_LABEL, ""), _port(client, wanted, known[0]["Id"])
        return Launched(container_ids=_ids(known), life=life, port=port, adopted=True)
    for row in reversed(known):
        silence(row["Id"])
        remove_container(client, row["Id"])
    life = secrets.token_hex(8)
    with _told_by_engine(), ExitStack() as undo, ExitStack() as afterwards:
        container_ids = _create_all(client, wanted, life, silence, undo, afterwards)
        for container_id in container_ids:
            client.api.start(container_id)
        afterwards.close()  # now, as the programs take their time to begin
        port = _port(client, wanted, container_ids[0])
        for container_id in container_ids[1:]:
            _require_running(client, container_id)
        undo.pop_all()
    return Launched(container_ids=tuple(container_ids), life=life, port=port, adopted=False)


def processors_of(client: Any) -> int:
    """How many processors the engine has."""
    return int(client.api.info().get("NCPU", 1))


def last_lines(client: Any, container_id: str, count: int) -> tuple[str, ...]:
    """The newest lines of a container's output, oldest first."""
    cutter = LineCutter()
    output = client.api.logs(container_id, tail=count)
    return tuple([*cutter.feed(output), *cutter.end()][-count:])


def _runs(known: list[Any], wanted: Launch) -> bool:
    as_wanted = [
        row for row in known if row["State"] == "running" and row["Labels"].get(PLAN_LABEL) == wanted.fingerprint
    ]
    return len(as_wanted) == len(known) == len(wanted.plan.containers)


def _ids(rows: list[Any]) -> tuple[str, ...]:
    return tuple(row["Id"] for row in rows)


def _create_all(
    client: Any, wanted: Launch, life: str, silence: Silence, undo: ExitStack, afterwards: ExitStack
) -> list[str]:
    """Create every container with what it needs. None is started yet."""
    place, plan = wanted.place, wanted.plan
    owner = _network(client, place, undo)
    volumes = make_volumes(client, place, plan, undo)
    made: list[str] = []
    for index, (container, share) in enumerate(zip(plan.containers, shares(plan, cpus=wanted.processors), strict=True)):
        network = network_guest(made[0]) if made else network_owner(plan, owner, published=wanted.published)
        settings = box(plan, container, share) | network | _writable(plan, container, volumes)
        labels = place.labels | {PLAN_LABEL: wanted.fingerprint, LIFE_LABEL: life, NAME_LABEL: container.name}
        made.append(_create(client, wanted, index, settings, labels))
        undo.callback(remove_container, client, made[-1])
        undo.callback(silence, made[-1])
    open_to_all(client, place, wanted.images[plan.containers[0].image], volumes, afterwards)
    return made


def _writable(plan: RunPlan, container: ContainerSpec, volumes: Volumes) -> dict[str, Any]:
    return {
        "Mounts": mounts_of(container, volumes),
        "Tmpfs": memory_folders(plan, container, volumes.scratch),
    }


def _create(client: Any, wanted: Launch, index: int, settings: dict[str, Any], labels: dict[str, str]) -> str:
    container = wanted.plan.containers[index]
    image_id = wanted.images[container.image]
    user = user_of(wanted.plan, container, _image_user(client, image_id))
    made = client.api.create_container(
        image_id,
        list(container.args) or None,
        entrypoint=list(container.command) or None,
        environment=environment_of(container, user),
        working_dir=container.working_folder or None,
        user=user or None,
        name=wanted.place.container(index),
        labels=labels,
        ports=[(8080, "tcp")] if index == 0 else None,
        # The node asks the task itself; what an image would have run in its box every few seconds is left out.
        healthcheck={"test": ["NONE"]},
        host_config=settings,
    )
    return str(made["Id"])


def _image_user(client: Any, image_id: str) -> str:
    return str((client.api.inspect_image(image_id).get("Config") or {}).get("User") or "")


def _network(client: Any, place: Place, undo: ExitStack) -> str:
    known = networks_of(client, place)
    if known:
        return str(known[0]["Id"])
    made = client.api.create_network(place.name, driver="bridge", labels=place.labels, check_duplicate=True)["Id"]
    undo.callback(quietly, client.api.remove_network, made)
    return str(made)


def _port(client: Any, wanted: Launch, container_id: str) -> int | None:
    if wanted.published:
        return _published_port(client, container_id)
    _require_running(client, container_id)
    return None


def _published_port(client: Any, container_id: str) -> int:
    """Where the container's port 8080 is published now; another one after each start. Raises ContainerFailed."""
    for _ in range(_PORT_TRIES):
        bindings = _require_running(client, container_id)["NetworkSettings"]["Ports"].get(TASK_PORT)
        if bindings:
            return int(bindings[0]["HostPort"])
        time.sleep(_PORT_PAUSE_SECONDS)
    raise ContainerFailed("The engine does not publish its port 8080")


def _require_running(client: Any, container_id: str) -> Any:
    """What the engine says of a container. Raises ContainerFailed when it has ended."""
    found = client.api.inspect_container(container_id)
    if not found["State"]["Running"]:
        told = last_lines(client, container_id, _TOLD_LINES)
        raise ContainerFailed(f"It ended at once with exit code {found['State']['ExitCode']}", told)
    return found


@contextmanager
def _told_by_engine() -> Iterator[None]:
    """The engine's refusals inside the block become ContainerFailed."""
    from docker.errors import APIError

    try:
        yield
    except APIError as error:
        raise ContainerFailed(f"The engine refuses to run it: {reason(error)}") from error
