"""Image registries on loopback: one for everybody, one with a login."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.services.processes import Program, find_program, start, wait_until

_CONFIG = """\
version: 0.1
log: {{level: info, formatter: text}}
storage: {{filesystem: {{rootdirectory: {folder}}}, delete: {{enabled: true}}}}
http: {{addr: "127.0.0.1:{port}"}}
"""
_LOGIN = """\
auth: {{htpasswd: {{realm: tests, path: {folder}/htpasswd}}}}
"""
USER = "anna"
PASSWORD = "no-secret"
_PASSWORD_FILE = "anna:$2y$05$6yCTp7bREqQ5odsAhiE/tePQTM7ZonLdGzwN2gK7ASbp8iuu4mrUa\n"
"""The password as bcrypt hashes it, the only way that the registry takes."""


@dataclass(frozen=True, slots=True)
class ImageRegistry:
    """An empty registry at `address` (host:port); Docker Engine asks no TLS of it because it is on loopback."""

    address: str
    server: RegistryProgram

    def reference(self, name: str) -> str:
        """The reference under which an image called `name` (repository:tag) is pushed here."""
        return f"{self.address}/{name}"

    @contextmanager
    def offline(self) -> Iterator[None]:
        """Nothing listens at `address` inside the with block."""
        self.server.stop()
        try:
            yield
        finally:
            self.server.start(port=int(self.address.rpartition(":")[2]))


class RegistryProgram:
    """Debian's docker-registry over a folder: started, stopped, and started again on the same port."""

    def __init__(self, program: str, folder: Path, *, login: bool) -> None:
        self._program = program
        self._folder = folder
        self._login = login
        self._server: Program | None = None

    def start(self, *, port: int = 0) -> str:
        """Where it listens; with port 0 the system chooses."""
        config, log = self._folder / "config.yml", self._folder / "registry.log"
        log.unlink(missing_ok=True)
        config.write_text(self._config(port))
        self._server = start([self._program, "serve", config], log=log)
        address = wait_until(lambda: _address(log), "address", program=self._server)
        wait_until(lambda: _answers(address), "answer", program=self._server)
        return address

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None

    def _config(self, port: int) -> str:
        config = _CONFIG.format(folder=self._folder / "data", port=port)
        if self._login:
            (self._folder / "htpasswd").write_text(_PASSWORD_FILE)
            config += _LOGIN.format(folder=self._folder)
        return config


@contextmanager
def image_registry(*, login: bool = False) -> Iterator[ImageRegistry]:
    """Debian's docker-registry on a free port; *login*: only for USER with PASSWORD. Raises Unavailable, NotReady."""
    program = find_program("docker-registry", package="docker-registry")
    with TemporaryDirectory(prefix="orca-registry-") as name:
        server = RegistryProgram(program, Path(name), login=login)
        try:
            yield ImageRegistry(server.start(), server)
        finally:
            server.stop()


def _address(log: Path) -> str | None:
    """The port is the system's choice, told in the log: nobody else can take it in between."""
    found = re.search(r"listening on (127\.0\.0\.1:\d+)", log.read_text(errors="replace"))
    return found.group(1) if found else None


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"http://{address}/v2/", timeout=2, trust_env=False).status_code in (200, 401)
    except httpx.TransportError:
        return False
