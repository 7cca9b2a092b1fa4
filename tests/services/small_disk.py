"""A file system of a few megabytes that can be filled up."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.services.processes import Unavailable

MEGABYTES = 8
_PIECE = bytes(4096)


class SmallDisk:
    """An empty file system at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def full(self) -> Iterator[None]:
        """There is no room for a single byte more inside the with block."""
        ballast = self.folder / "ballast"
        try:
            with ballast.open("wb", buffering=0) as file:
                _fill(file.fileno())
            yield
        finally:
            ballast.unlink()


@contextmanager
def small_disk() -> Iterator[SmallDisk]:
    """Raises Unavailable where none can be mounted."""
    if os.geteuid() != 0:
        raise Unavailable("mounting a small file system needs root")
    with TemporaryDirectory(prefix="orca-disk-") as name:
        command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", name]
        mounted = subprocess.run(command, capture_output=True, text=True, check=False)
        if mounted.returncode != 0:
            raise Unavailable(f"a small file system cannot be mounted: {mounted.stderr.strip()}")
        try:
            yield SmallDisk(Path(name))
        finally:
            subprocess.run(["umount", "--lazy", name], check=False, capture_output=True)


def _fill(descriptor: int) -> None:
    try:
        while True:
            os.write(descriptor, _PIECE)
    except OSError:
        return
