"""The ways to an engine: TLS, another machine, and one that is too old."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.domain.errors import ContainerFailed
from tests.containers_conformance import TASK, quiet
from tests.integration.docker_world import NODE
from tests.services.docker_engine import DockerEngine
from tests.services.doors import make_certificates, tls_door


@pytest.fixture
def certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's certificates, where Docker's settings in the environment say."""
    folder = tmp_path / "certificates"
    folder.mkdir()
    make_certificates(folder)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):  # they go before what the user's Docker settings say
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DOCKER_TLS_VERIFY", "1")
    monkeypatch.setenv("DOCKER_CERT_PATH", str(folder))
    return folder


async def test_over_tls_with_the_users_certificates_tasks_run(
    docker_engine: DockerEngine, sample: str, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with tls_door(docker_engine.host, certificates) as port:
        monkeypatch.setenv("DOCKER_HOST", f"tcp://127.0.0.1:{port}")
        async with DockerThreads() as threads:
            containers = DockerContainers(threads, node=NODE)
            try:
                await containers.start(TASK, plan_for_image(sample), quiet)
                status = await containers.status()
            finally:
                await containers.stop(TASK)
                await containers.remove_data(TASK)

    assert (status.reachable, status.running, status.problem) == (True, 1, "")


async def test_an_engine_of_another_authority_is_not_trusted(
    docker_engine: DockerEngine, certificates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    make_certificates(theirs)
    async with tls_door(docker_engine.host, theirs) as port:
        monkeypatch.setenv("DOCKER_HOST", f"tcp://127.0.0.1:{port}")
        async with DockerThreads() as threads:
            status = await DockerContainers(threads, node=NODE).status()

    assert not status.reachable


async def test_an_engine_on_another_machine_is_asked_how_it_is_and_starts_nothing(
    docker_engine: DockerEngine, sample: str, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address that is none of the names of this machine stands for the other one."""
    async with tls_door(docker_engine.host, certificates, address="127.0.0.2") as port:
        monkeypatch.setenv("DOCKER_HOST", f"tcp://127.0.0.2:{port}")
        async with DockerThreads() as threads:
            containers = DockerContainers(threads, node=NODE)
            status = await containers.status()
            with pytest.raises(ContainerFailed, match="an engine on another machine"):
                await containers.start(TASK, plan_for_image(sample), quiet)

    assert status.version
    assert not status.reachable
    assert "docker context use default" in status.problem


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
