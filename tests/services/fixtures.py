"""The services as fixtures: started when the first test asks for them, stopped after the last one."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TypeVar

import pytest

from tests.services import accessibility as a11y
from tests.services import docker_engine as docker
from tests.services import ipfs_node as ipfs
from tests.services import node_judge as judges
from tests.services import podman, registry
from tests.services import screen as x11
from tests.services import secret_service as secrets
from tests.services import small_disk as disks
from tests.services import ssh_server as ssh
from tests.services.processes import Unavailable

T = TypeVar("T")

_MARKERS = {
    "docker_engine": "docker",
    "podman_engine": "podman",
    "image_registry": "registry",
    "guarded_registry": "registry",
    "secret_service": "secret_service",
    "screen": "x11",
    "large_screen": "x11",
    "accessibility": "atspi",
}

# WORKAROUND: keyring 25.7 opens a bus connection for each call and leaves its end to the garbage collector.
_UNCLOSED_BUS = pytest.mark.filterwarnings("ignore:unclosed <socket.*family=1:ResourceWarning")


def pytest_configure() -> None:
    """A test run that is asked to end stops its services like one that is interrupted at the keyboard."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for a service carries its marker: `-m "not docker"` leaves out all that need an engine."""
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in _MARKERS:
                item.add_marker(_MARKERS[fixture])
            if fixture == "session_bus":
                item.add_marker(_UNCLOSED_BUS)


@pytest.fixture(scope="session")
def docker_engine() -> Iterator[docker.DockerEngine]:
    """A Docker Engine; its `host` is "unix:///…". Fails at the end when a container is left in it."""
    with _offer(docker.docker_engine()) as engine:
        before = engine.container_ids()
        yield engine
        left = {name for key, name in engine.container_ids().items() if key not in before}
        assert not left, f"containers that no test took away: {', '.join(sorted(left))}"


@pytest.fixture(scope="session")
def podman_engine() -> Iterator[podman.PodmanEngine]:
    """A Podman behind Docker's API; its `host` is "unix:///…"."""
    with _offer(podman.podman_engine()) as engine:
        yield engine


@pytest.fixture(scope="session")
def image_registry() -> Iterator[registry.ImageRegistry]:
    """An empty image registry on loopback."""
    with _offer(registry.image_registry()) as offered:
        yield offered


@pytest.fixture(scope="session")
def guarded_registry() -> Iterator[registry.ImageRegistry]:
    """An empty image registry on loopback, for `registry.USER` with `registry.PASSWORD` only."""
    with _offer(registry.image_registry(login=True)) as offered:
        yield offered


@pytest.fixture(scope="session")
def ssh_server() -> Iterator[ssh.SshServer]:
    """An SSH server on loopback that knows one user, and that user's settings."""
    with _offer(ssh.ssh_server()) as server:
        yield server


@pytest.fixture(scope="session")
def secret_service() -> Iterator[secrets.SecretService]:
    """An unlocked Secret Service, for programs started with its `environment`; see also `session_bus`."""
    with _offer(secrets.secret_service()) as service:
        yield service


@pytest.fixture
def session_bus(secret_service: secrets.SecretService, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The test's own process finds the Secret Service, as keyring and our adapter look for it."""
    for name, value in secret_service.environment.items():
        monkeypatch.setenv(name, value)
    yield
    gc.collect()


@pytest.fixture
def small_disk() -> Iterator[disks.SmallDisk]:
    """An empty file system of a few megabytes, which a test can fill up."""
    with _offer(disks.small_disk()) as disk:
        yield disk


@pytest.fixture(scope="session")
def screen() -> Iterator[x11.Screen]:
    """An X screen with a window manager; a program started with its `environment` opens its windows there."""
    with _offer(x11.screen()) as display:
        yield display


@pytest.fixture(scope="module")
def large_screen() -> Iterator[x11.Screen]:
    """A screen on which the window has room also at twice its size."""
    with _offer(x11.screen((2640, 1760))) as display:
        yield display


@pytest.fixture(scope="session")
def accessibility() -> Iterator[a11y.Accessibility]:
    """What a screen reader is told by a program that was started with its `environment`."""
    with _offer(a11y.accessibility()) as service:
        yield service


@pytest.fixture(scope="session")
def ipfs_node() -> Iterator[ipfs.IpfsNode]:
    """An IPFS node on loopback with an empty repository, offline."""
    with _offer(ipfs.ipfs_node()) as node:
        yield node


@pytest.fixture(scope="session")
def judge() -> Iterator[judges.Judge]:
    """What JavaScript libraries make of bytes that are ours."""
    with _offer(judges.node_judge()) as judge:
        yield judge


@contextmanager
def _offer(service: AbstractContextManager[T]) -> Iterator[T]:
    """Where a service cannot be had its tests are skipped with the reason; with CI=true they fail with it."""
    with ExitStack() as stack:
        try:
            offered = stack.enter_context(service)
        except Unavailable as reason:
            if os.environ.get("CI") == "true":
                pytest.fail(str(reason), pytrace=False)
            pytest.skip(str(reason))
        yield offered
