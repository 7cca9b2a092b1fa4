"""The output of a task's containers, as one stream of lines."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.feed import feed
from orca_desktop.adapters.docker.launch import last_lines
from orca_desktop.adapters.docker.place import NAME_LABEL, Place, containers_of
from orca_desktop.adapters.docker.streams import SdkStream
from orca_desktop.adapters.log_lines import LineCutter

FOLLOWED_LINES = 200
"""How much of a container's past a follower of its log is told first."""

Lines = tuple[str, ...]


def sources(client: Any, place: Place) -> dict[str, str]:
    """The ID of each of the task's containers, with what its lines begin with: nothing where there is only one."""
    rows = containers_of(client, place)
    return {row["Id"]: f"{row['Labels'].get(NAME_LABEL, '')}: " if len(rows) > 1 else "" for row in rows}


def newest_lines(client: Any, place: Place, count: int) -> Lines:
    """The newest lines of all containers, oldest first; those of a container that has ended come last."""
    rows = sorted(containers_of(client, place), key=lambda row: row["State"] != "running")
    starts = sources(client, place) if rows and count > 0 else {}
    lines = [
        f"{starts[row['Id']]}{line}"
        for row in rows
        if row["Id"] in starts
        for line in last_lines(client, row["Id"], count)
    ]
    return tuple(lines[-count:]) if count > 0 else ()


async def follow(threads: DockerThreads, container_id: str, start: str) -> AsyncGenerator[Lines, None]:
    """Batches of lines of one container, ending when it ends."""
    cutter = LineCutter()

    def opening(client: Any) -> SdkStream:
        return SdkStream(client.api.logs(container_id, stream=True, follow=True, tail=FOLLOWED_LINES))

    async with aclosing(feed(threads, opening, name=f"docker logs {container_id[:12]}")) as batches:
        async for parts in batches:
            if lines := tuple(f"{start}{line}" for part in parts for line in cutter.feed(part)):
                yield lines
    if rest := tuple(f"{start}{line}" for line in cutter.end()):
        yield rest


async def follow_all(threads: DockerThreads, starts: Mapping[str, str]) -> AsyncGenerator[Lines, None]:
    """Batches of lines of several containers as they come, ending when all have ended."""
    # One place: a container that writes faster than its lines are read waits, and nothing is kept for it.
    queue: asyncio.Queue[Lines | None] = asyncio.Queue(maxsize=1)
    pumps = [asyncio.create_task(_pump(follow(threads, name, start), queue)) for name, start in starts.items()]
    running = len(pumps)
    try:
        while running:
            batch = await queue.get()
            if batch is None:
                running -= 1
            else:
                yield batch
        await asyncio.gather(*pumps)
    finally:
        for pump in pumps:
            pump.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)


async def _pump(lines: AsyncGenerator[Lines, None], queue: asyncio.Queue[Lines | None]) -> None:
    try:
        async with aclosing(lines):
            async for batch in lines:
                await queue.put(batch)
    finally:
        if (task := asyncio.current_task()) is not None and not task.cancelling():
            await queue.put(None)
