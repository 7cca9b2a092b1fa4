"""What an engine tells about containers that end, as one ending for each life of a task."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import AsyncGenerator, Collection
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import msgspec

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.feed import feed
from orca_desktop.adapters.docker.place import LIFE_LABEL, NODE_LABEL, RELAY_LABEL, TASK_LABEL, filters_of
from orca_desktop.adapters.docker.removal import if_there
from orca_desktop.adapters.docker.streams import SdkStream
from orca_desktop.domain.errors import EngineUnavailable
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.containers import ContainerEnded

_KILLED = 137
_LIVES = 256
"""Lives whose end was told, and whose other containers may still be ending."""


class Endings:
    """Follows the engine's events. When one container of a task ends the others are ended too: it runs whole or not.

    *silenced* holds the IDs of containers that are taken away on purpose.
    """

    def __init__(self, threads: DockerThreads, *, node: str, silenced: Collection[str]) -> None:
        self._threads = threads
        self._node = node
        self._silenced = silenced

    async def follow(self, *, since: float) -> AsyncGenerator[ContainerEnded, None]:
        """Every ending after *since*, in seconds since the epoch. Ends when the engine goes away."""
        # Podman asks for the same event by another name than it tells it.
        filters = {"type": "container", "event": ["die", "died", "oom"], "label": [f"{NODE_LABEL}={self._node}"]}
        out_of_memory: set[str] = set()
        over: deque[str] = deque(maxlen=_LIVES)

        def opening(client: Any) -> SdkStream:
            return SdkStream(client.api.events(decode=True, since=f"{since:.9f}", filters=filters))

        async with aclosing(feed(self._threads, opening, name="docker events")) as batches:
            async for documents in batches:
                for event in msgspec.convert(documents, list[_Event]):
                    if event.action == "oom":
                        out_of_memory.add(event.actor.id)
                    elif (ended := event.ended(out_of_memory)) is not None and self._is_news(event, over):
                        over.append(event.life)
                        yield await self._settled(event, ended)

    def _is_news(self, event: _Event, over: Collection[str]) -> bool:
        return event.actor.id not in self._silenced and (not event.life or event.life not in over)

    async def _settled(self, event: _Event, ended: ContainerEnded) -> ContainerEnded:
        """The ending, once what is left of the same life is ended too."""

        def settle(client: Any) -> bool:
            _kill_all(client, self._node, event.life, self._silenced)
            return ended.out_of_memory or (ended.exit_code == _KILLED and _ran_out_of_memory(client, event.actor.id))

        try:
            return replace(ended, out_of_memory=await self._threads.call(settle))
        except EngineUnavailable:  # then nothing can be ended; the next start clears up
            return ended


class _Actor(msgspec.Struct, rename="pascal"):
    id: str = msgspec.field(name="ID", default="")
    attributes: dict[str, str] = {}


class _Event(msgspec.Struct, rename="pascal"):
    """An event of the engine about a container of ours."""

    action: str = ""
    actor: _Actor = msgspec.field(default_factory=_Actor)

    @property
    def life(self) -> str:
        return self.actor.attributes.get(LIFE_LABEL, "")

    def ended(self, out_of_memory: set[str]) -> ContainerEnded | None:
        task_id, code = self.actor.attributes.get(TASK_LABEL), self.actor.attributes.get("exitCode", "")
        if RELAY_LABEL in self.actor.attributes:
            return None
        if task_id is None or not re.fullmatch("[0-9]{1,3}", code):
            return None
        was_out_of_memory = self.actor.id in out_of_memory
        out_of_memory.discard(self.actor.id)
        return ContainerEnded(
            task_id=TaskId(task_id), exit_code=int(code), life=self.life, out_of_memory=was_out_of_memory
        )


def _ran_out_of_memory(client: Any, container_id: str) -> bool:
    """Podman has no event for it, but keeps it as long as the container is there."""
    with if_there():
        return bool(client.api.inspect_container(container_id)["State"].get("OOMKilled"))
    return False


def _kill_all(client: Any, node: str, life: str, silenced: Collection[str]) -> None:
    """Kill what still runs of one life, but for what was asked to end and has its time to do so."""
    if not life:
        return
    for row in client.api.containers(filters=filters_of({NODE_LABEL: node, LIFE_LABEL: life})):
        if row["Id"] not in silenced:
            with if_there():
                client.api.kill(row["Id"])
