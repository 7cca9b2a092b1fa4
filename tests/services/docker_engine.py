"""A Docker Engine of our own, beside whatever else runs on the machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import docker
import psutil
from docker.errors import DockerException
from requests import RequestException

from tests.services.certificates import make_certificates
from tests.services.docker_network import Bridge, bridge
from tests.services.processes import (
    Program,
    Unavailable,
    find_program,
    free_port,
    running,
    search_path,
    start,
    wait_until,
)

_SHARED = "ORCA_TEST_DOCKER"


class DockerEngine:
    """A Docker Engine that answers at `host` ("unix:///…/docker.sock").

    `environment` leads a program to it. Published ports work on loopback; containers have no way to the internet,
    because the daemon leaves the machine's firewall and routing alone. With TLS it answers at `tls_host` too, to whom
    its authority has certified; the `certificates` of such a user are in a folder as DOCKER_CERT_PATH wants it.
    """

    def __init__(
        self, host: str, daemon: _Daemon | None = None, *, tls_host: str = "", certificates: Path | None = None
    ) -> None:
        self.host = host
        self.tls_host = tls_host
        self.certificates = certificates
        self.environment: Mapping[str, str] = {"DOCKER_HOST": host}
        self._daemon = daemon

    @contextmanager
    def client(self) -> Iterator[Any]:
        """A docker.DockerClient, closed at the end of the with block."""
        with closing(docker.DockerClient(base_url=self.host, timeout=30)) as client:
            yield client

    @contextmanager
    def offline(self) -> Iterator[None]:
        """Nothing listens at `host` inside the with block. Raises Unavailable when the engine is not ours."""
        with self._down(grace=30.0):
            yield

    @contextmanager
    def killed(self) -> Iterator[None]:
        """The daemon is killed, whatever it is doing; after the with block it runs again. Raises Unavailable."""
        with self._down(grace=0.0):
            yield

    @contextmanager
    def _down(self, *, grace: float) -> Iterator[None]:
        if self._daemon is None:
            raise Unavailable(f"with {_SHARED}=shared the engine belongs to somebody else and is not stopped")
        self._daemon.stop(grace=grace)
        try:
            yield
        finally:
            self._daemon.start()

    def container_ids(self) -> dict[str, str]:
        """The name of every container, running or not, by its id."""
        with self.client() as client:
            return {row["Id"]: row["Names"][0].lstrip("/") for row in client.api.containers(all=True)}


class _Daemon:
    """dockerd with its whole command line: started, stopped and started again over the same data."""

    def __init__(self, command: list[str], host: str, log: Path) -> None:
        self._command = command
        self._host = host
        self._log = log
        self._program: Program | None = None

    def start(self) -> None:
        self._program = start(self._command, log=self._log, environment={**os.environ, "PATH": search_path()})
        wait_until(lambda: _answers(self._host), "answer to ping", program=self._program)

    def stop(self, *, grace: float = 30.0) -> None:
        if self._program is not None:
            self._program.stop(grace=grace)
            self._program = None


@contextmanager
def docker_engine() -> Iterator[DockerEngine]:
    """An engine of our own (root only), or with ORCA_TEST_DOCKER=shared the user's. Raises Unavailable, NotReady."""
    if os.environ.get(_SHARED) == "shared":
        yield _users_engine()
        return
    if os.geteuid() != 0:
        raise Unavailable(
            f"starting a Docker Engine of our own needs root; {_SHARED}=shared lets the tests use the one that you run"
        )
    with _own_engine() as engine:
        yield engine


@contextmanager
def _own_engine() -> Iterator[DockerEngine]:
    dockerd = find_program("dockerd", package="docker.io")
    containerd = find_program("containerd", package="containerd")
    ip = find_program("ip", package="iproute2")
    with ExitStack() as stack:
        folder = stack.enter_context(_scratch_folder())
        network = stack.enter_context(bridge(ip))
        address = stack.enter_context(_containerd(containerd, folder))
        host = f"unix://{folder}/docker.sock"
        tls_host = f"tcp://127.0.0.1:{free_port()}"
        command = _dockerd_command(dockerd, folder, host, address, network) + _tls_options(folder, tls_host)
        daemon = _Daemon(command, host, folder / "dockerd.log")
        stack.callback(daemon.stop)
        daemon.start()
        engine = DockerEngine(host, daemon, tls_host=tls_host, certificates=folder / "certificates")
        stack.callback(_remove_all, engine)
        yield engine


@contextmanager
def _containerd(program: str, folder: Path) -> Iterator[Path]:
    """A containerd of our own: dockerd would use the machine's, and share its containers with the user's engine."""
    address = folder / "containerd.sock"
    config = folder / "containerd.toml"
    config.write_text('version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n')
    command: list[str | Path] = [program, "--config", config, "--address", address]
    command += ["--root", folder / "c-root", "--state", folder / "c-run"]
    try:
        environment = {**os.environ, "PATH": search_path()}
        with running(command, log=folder / "containerd.log", environment=environment) as daemon:
            wait_until(address.exists, "socket", program=daemon)
            yield address
    finally:
        _kill_shims(address)


def _dockerd_command(dockerd: str, folder: Path, host: str, containerd: Path, network: Bridge) -> list[str]:
    """An empty configuration file keeps the user's away; no iptables, because rules of two daemons undo each other."""
    config = folder / "daemon.json"
    config.write_text("{}\n")
    return [
        *(dockerd, f"--host={host}", f"--config-file={config}", f"--containerd={containerd}"),
        *(f"--data-root={folder}/data", f"--exec-root={folder}/run", f"--pidfile={folder}/dockerd.pid"),
        *(f"--bridge={network.name}", f"--default-address-pool=base={network.pool},size=26"),
        *("--iptables=false", "--ip-forward=false", "--ip-masq=false"),
    ]


def _tls_options(folder: Path, host: str) -> list[str]:
    certificates = folder / "certificates"
    certificates.mkdir()
    make_certificates(certificates)
    files = [f"--tlscacert={certificates}/ca.pem", f"--tlscert={certificates}/cert.pem"]
    return [f"--host={host}", "--tlsverify", *files, f"--tlskey={certificates}/key.pem"]


def _users_engine() -> DockerEngine:
    host = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock")
    if not _answers(host):
        raise Unavailable(f"{_SHARED}=shared is set, but no Docker Engine answers at {host}")
    return DockerEngine(host)


def _answers(host: str) -> bool:
    try:
        _knock(host)
        with DockerEngine(host).client() as client:
            return bool(client.ping())
    except (DockerException, RequestException, OSError):
        return False


def _knock(host: str) -> None:
    """WORKAROUND: the docker SDK (7.2) forgets to close its socket when nobody listens, so that is found out first."""
    if host.startswith("unix://"):
        with closing(socket.socket(socket.AF_UNIX)) as probe:
            probe.connect(host.removeprefix("unix://"))


def _remove_all(engine: DockerEngine) -> None:
    """Takes containers away while the daemon can still unmount their file systems."""
    with suppress(DockerException, RequestException), engine.client() as client:
        for container in engine.container_ids():
            client.api.remove_container(container, force=True, v=True)


def _kill_shims(address: Path) -> None:
    """A containerd that was killed leaves the parents of its containers running; they name its socket."""
    for process in psutil.process_iter():
        with suppress(psutil.NoSuchProcess):
            if process.name().startswith("containerd-shim") and str(address) in process.cmdline():
                _kill_tree(process)


def _kill_tree(process: psutil.Process) -> None:
    family = [*process.children(recursive=True), process]
    for member in family:
        with suppress(psutil.NoSuchProcess):
            member.kill()
    psutil.wait_procs(family, timeout=10)


@contextmanager
def _scratch_folder() -> Iterator[Path]:
    """A folder that goes away with every file system that is still mounted in it."""
    folder = Path(mkdtemp(prefix="orca-docker-"))
    try:
        yield folder
    finally:
        for mount in _mounts_below(folder):
            subprocess.run(["umount", "--lazy", mount], check=False, capture_output=True)
        shutil.rmtree(folder)


def _mounts_below(folder: Path) -> list[str]:
    """The innermost first."""
    points = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines()]
    return [point for point in reversed(points) if point.startswith(f"{folder}/")]
