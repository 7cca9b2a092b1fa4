"""An engine that is too old is told as such."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.endpoint import Endpoint
from tests.integration.docker_world import NODE


@asynccontextmanager
async def engine_of(version: str, folder: Path) -> AsyncIterator[str]:
    """Something on a socket that says which version of the API it speaks."""
    body = json.dumps({"ApiVersion": version, "MinAPIVersion": "1.12", "Version": "19.03.15"}).encode()
    head = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if await reader.read(65_536):
            writer.write(head % len(body) + body)
            await writer.drain()
        writer.close()

    path = folder / "docker.sock"
    async with await asyncio.start_unix_server(answer, path):
        yield f"unix://{path}"


async def test_an_engine_that_is_too_old_is_told_with_what_helps(tmp_path: Path) -> None:
    async with engine_of("1.40", tmp_path) as host, DockerThreads(lambda: Endpoint(host=host)) as threads:
        status = await DockerContainers(threads, node=NODE).status()

    assert not status.reachable
    assert "speaks version 1.40" in status.problem
    assert "Docker 20.10" in status.problem
