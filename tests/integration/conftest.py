"""A container engine with the sample task's image in it, and the adapter that is tested on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.simulation.sample_image import SAMPLE_REFERENCE, PackedImage, pack_sample_image
from tests.containers_conformance import OTHER_TASK, TASK
from tests.integration.docker_world import NODE
from tests.integration.remote_world import use_context
from tests.services.docker_engine import DockerEngine
from tests.services.ssh_server import NAME, SshServer


@pytest.fixture(scope="module")
def packed() -> PackedImage:
    return pack_sample_image()


@pytest.fixture(scope="module")
def sdk(docker_engine: DockerEngine) -> Iterator[Any]:
    """The docker SDK, to look behind the adapter."""
    with docker_engine.client() as client:
        yield client


@pytest.fixture
def sample(sdk: Any, packed: PackedImage) -> str:
    """The sample task's image, in the engine."""
    if not sdk.images.list(SAMPLE_REFERENCE):
        sdk.images.load(packed.archive)
    return SAMPLE_REFERENCE


@pytest.fixture
async def threads(docker_engine: DockerEngine) -> AsyncIterator[DockerThreads]:
    async with DockerThreads(lambda: Endpoint(host=docker_engine.host)) as threads:
        yield threads


@pytest.fixture
async def containers(threads: DockerThreads, sample: str) -> AsyncIterator[DockerContainers]:
    """The adapter; what its tasks own is taken away at the end."""
    containers = DockerContainers(threads, node=NODE)
    yield containers
    for task_id in (TASK, OTHER_TASK):
        await containers.stop(task_id)
        await containers.remove_data(task_id)


@pytest.fixture
def script(sdk: Any, sample: str) -> Iterator[Callable[[str], str]]:
    """Makes images that run a line of Python instead of the sample; they are removed at the end."""
    made: list[str] = []
    with ExitStack() as stack:

        def make(code: str) -> str:
            container = sdk.api.create_container(sample, ["/usr/bin/python", "-S", "-u", "-c", code])["Id"]
            stack.callback(sdk.api.remove_container, container, v=True)
            name = f"orca-desktop.localhost/script:{len(made)}"
            made.append(name)
            sdk.api.commit(container, *name.split(":"))
            stack.callback(sdk.api.remove_image, name, force=True)
            return name

        yield make


@pytest.fixture
def docker_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder in place of the Docker settings of whoever runs the tests. No proxy of the environment leads there."""
    for name in ("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH"):
        monkeypatch.delenv(name, raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):  # what is trusted elsewhere does not count here
        monkeypatch.setenv(name, "/etc/ssl/certs/ca-certificates.crt")
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):  # and nobody is in between
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    folder = tmp_path / "docker-settings"
    folder.mkdir()
    monkeypatch.setenv("DOCKER_CONFIG", str(folder))
    return folder


@pytest.fixture
def ssh_program(ssh_server: SshServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program `ssh` of this test knows the server, and nothing else."""
    (tmp_path / "bin").mkdir()
    ssh_server.program(tmp_path / "bin")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")


@pytest.fixture
def over_ssh(docker_engine: DockerEngine, ssh_program: None, docker_settings: Path) -> str:
    """The current context leads to the engine over SSH, with the path of its socket; the context's address."""
    host = f"ssh://{NAME}{docker_engine.host.removeprefix('unix://')}"
    use_context(docker_settings, host)
    return host


@pytest.fixture
def over_tls(docker_engine: DockerEngine, docker_settings: Path) -> str:
    """The current context leads to the engine over TCP, with certificates; the context's address."""
    if docker_engine.certificates is None:
        pytest.skip("the engine is somebody else's, and leads nowhere over TLS")
    use_context(docker_settings, docker_engine.tls_host, docker_engine.certificates)
    return docker_engine.tls_host
