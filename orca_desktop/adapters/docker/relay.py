"""A container of ours beside a task's on an engine elsewhere: it shares the task's network and leads connections in."""

from __future__ import annotations

from typing import Any

from orca_desktop.adapters.docker.place import RELAY_LABEL, Place, relays_of
from orca_desktop.adapters.docker.removal import remove_container
from orca_desktop.assets import resource

_MEMORY = 256 * 1024**2
_PROCESSES = 128
_CPUS = 1
_WAITING = ("python", "-S", "-B", "-c", "import signal; signal.pause()")


def ensure_relay(client: Any, place: Place, owner: str, image: str) -> str:
    """The ID of the relay to the container *owner*, made and started where there is none that runs."""
    for row in relays_of(client, place):
        if row["State"] == "running" and row["Labels"][RELAY_LABEL] == owner:
            return str(row["Id"])
        remove_container(client, row["Id"])
    made = client.api.create_container(
        image,
        list(_WAITING),
        name=place.relay,
        labels=place.labels | {RELAY_LABEL: owner},
        healthcheck={"test": ["NONE"]},
        host_config=_box(owner),
    )["Id"]
    try:
        client.api.start(made)
    except BaseException:
        remove_container(client, made)
        raise
    return str(made)


def remove_relays(client: Any, place: Place) -> None:
    """Idempotent."""
    for row in relays_of(client, place):
        remove_container(client, row["Id"])


def new_connection(client: Any, relay: str) -> str:
    """The ID of a connection to the task that begins when it is attached to; it ends with its input."""
    program = resource("relay", "relay.py").read_text("utf-8")
    command = ["python", "-S", "-B", "-c", program]
    return str(client.api.exec_create(relay, command, stdin=True, stdout=True, stderr=False)["Id"])


def _box(owner: str) -> dict[str, Any]:
    """As tight as a task's: it needs the network of the task, and nothing else."""
    return {
        "NetworkMode": f"container:{owner}",
        "CapDrop": ["ALL"],
        "SecurityOpt": ["no-new-privileges"],
        "ReadonlyRootfs": True,
        # The image has a volume there, which would be made for nothing.
        "Tmpfs": {"/data": "ro,size=4096"},
        "PidsLimit": _PROCESSES,
        "Memory": _MEMORY,
        "MemorySwap": _MEMORY,
        "NanoCpus": _CPUS * 10**9,
        "LogConfig": {"Type": "none"},
        "Init": True,
        "RestartPolicy": {"Name": "no"},
    }
