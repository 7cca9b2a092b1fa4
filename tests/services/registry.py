"""An image registry on loopback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.services.processes import Program, find_program, running, wait_until

_CONFIG = """\
version: 0.1
log: {{level: info, formatter: text}}
storage: {{filesystem: {{rootdirectory: {folder}}}, delete: {{enabled: true}}}}
http: {{addr: "127.0.0.1:0"}}
"""


@dataclass(frozen=True, slots=True)
class ImageRegistry:
    """An empty registry at `address` (host:port); Docker Engine asks no TLS of it because it is on loopback."""

    address: str

    def reference(self, name: str) -> str:
        """The reference under which an image called `name` (repository:tag) is pushed here."""
        return f"{self.address}/{name}"


@contextmanager
def image_registry() -> Iterator[ImageRegistry]:
    """Debian's docker-registry on a free port. Raises Unavailable, NotReady."""
    program = find_program("docker-registry", package="docker-registry")
    with TemporaryDirectory(prefix="orca-registry-") as name:
        folder = Path(name)
        config = folder / "config.yml"
        config.write_text(_CONFIG.format(folder=folder / "data"))
        with running([program, "serve", config], log=folder / "registry.log") as server:
            address = wait_until(lambda: _address(server), "address", program=server)
            wait_until(lambda: _answers(address), "answer", program=server)
            yield ImageRegistry(address)


def _address(server: Program) -> str | None:
    """The port is the system's choice, told in the log: nobody else can take it in between."""
    found = re.search(r"listening on (127\.0\.0\.1:\d+)", server.log.read_text(errors="replace"))
    return found.group(1) if found else None


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"http://{address}/v2/", timeout=2, trust_env=False).is_success
    except httpx.TransportError:
        return False
