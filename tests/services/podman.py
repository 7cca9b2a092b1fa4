"""A Podman of our own behind Docker's API, with its own images, containers and networks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import docker
import psutil
from docker.errors import DockerException
from requests import RequestException

from tests.services.processes import Program, Unavailable, find_program, running, search_path, wait_until

_CONFIGURATION = """\
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
init_path = "{init}"
runtime = "{folder}/runc"
"""
_RUNC = """\
#!{python}
# Podman asks for the kernel's highest limits. Where root may not raise its own, which is so on rented machines for
# tests, each limit is lowered to what there is.
import json, os, resource, sys
from pathlib import Path

def lower(file, *members):
    config = process = json.loads(file.read_text())
    for member in members:
        process = process[member]
    for limit in process.get("rlimits", ()):
        highest = resource.getrlimit(getattr(resource, limit["type"]))[1]
        if highest != resource.RLIM_INFINITY:
            limit["hard"], limit["soft"] = min(limit["hard"], highest), min(limit["soft"], highest)
    file.write_text(json.dumps(config))

def value(flag):
    return Path(sys.argv[sys.argv.index(flag) + 1])

if "--bundle" in sys.argv:
    lower(value("--bundle") / "config.json", "process")
if "--process" in sys.argv:
    lower(value("--process"))
os.execv("{runc}", ["runc", *sys.argv[1:]])
"""
_REGISTRIES = """\
[[registry]]
location = "127.0.0.1"
insecure = true
"""
"""Docker asks no TLS of a registry on loopback, whatever its port; Podman wants to be told so."""

_STORAGE = """\
[storage]
driver = "overlay"
graphroot = "{folder}/data"
runroot = "{folder}/run"
"""


class PodmanEngine:
    """A Podman that answers at `host` ("unix:///…/podman.sock") like a Docker Engine."""

    def __init__(self, host: str) -> None:
        self.host = host

    @contextmanager
    def client(self) -> Iterator[Any]:
        """A docker.DockerClient, closed at the end of the with block."""
        with closing(docker.DockerClient(base_url=self.host, timeout=30)) as client:
            yield client


@contextmanager
def podman_engine() -> Iterator[PodmanEngine]:
    """Root only. Raises Unavailable, NotReady."""
    if os.geteuid() != 0:
        raise Unavailable("starting a Podman of our own, with networks, needs root")
    podman = find_program("podman", package="podman")
    runc = find_program("runc", package="runc")
    init = find_program("catatonit", package="catatonit")
    with _scratch_folder() as folder:
        environment = _environment(folder, init, runc)
        command = [podman, f"--tmpdir={folder}/tmp", f"--network-config-dir={folder}/networks"]
        address = folder / "podman.sock"
        serve = [*command, "system", "service", "--time=0", f"unix://{address}"]
        with running(serve, log=folder / "podman.log", environment=environment) as program:
            engine = PodmanEngine(f"unix://{address}")
            _wait(engine, address, program)
            try:
                yield engine
            finally:
                subprocess.run([*command, "rm", "--all", "--force", "--time=0"], env=environment, capture_output=True)
                subprocess.run([*command, "network", "prune", "--force"], env=environment, capture_output=True)
                _kill_monitors(folder)


def _environment(folder: Path, init: str, runc: str) -> Mapping[str, str]:
    """Files of our own in the place of the machine's: nothing of the user's Podman is seen or changed."""
    settings, storage, registries = (folder / f"{name}.conf" for name in ("containers", "storage", "registries"))
    settings.write_text(_CONFIGURATION.format(init=init, folder=folder))
    wrapper = folder / "runc"
    wrapper.write_text(_RUNC.format(python=sys.executable, runc=runc))
    wrapper.chmod(0o755)
    storage.write_text(_STORAGE.format(folder=folder))
    registries.write_text(_REGISTRIES)
    return {
        **os.environ,
        "PATH": search_path(),
        "CONTAINERS_CONF": str(settings),
        "CONTAINERS_STORAGE_CONF": str(storage),
        "CONTAINERS_REGISTRIES_CONF": str(registries),
    }


def _wait(engine: PodmanEngine, address: Path, program: Program) -> None:
    wait_until(address.exists, "socket", program=program)
    wait_until(lambda: _answers(engine), "answer to ping", program=program)


def _answers(engine: PodmanEngine) -> bool:
    try:
        with engine.client() as client:
            return bool(client.ping())
    except (DockerException, RequestException, OSError):
        return False


def _kill_monitors(folder: Path) -> None:
    """A command that could not be run inside a container leaves its monitor behind; it names our folder."""
    for process in psutil.process_iter():
        with suppress(psutil.NoSuchProcess):
            if process.name() == "conmon" and str(folder) in " ".join(process.cmdline()):
                process.kill()


@contextmanager
def _scratch_folder() -> Iterator[Path]:
    """A folder that goes away with every file system that is still mounted in it."""
    folder = Path(mkdtemp(prefix="orca-podman-"))
    try:
        yield folder
    finally:
        for line in reversed(Path("/proc/self/mountinfo").read_text().splitlines()):
            if (point := line.split()[4]).startswith(f"{folder}/"):
                subprocess.run(["umount", "--lazy", point], check=False, capture_output=True)
        with suppress(FileNotFoundError):
            shutil.rmtree(folder)
