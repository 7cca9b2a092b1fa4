"""The name under which a node's containers, networks and volumes are found on an engine."""

from __future__ import annotations

import contextlib
import hashlib
import re
import secrets
import time
from pathlib import Path

from orca_desktop.bootstrap.settings import RECORDS
from orca_desktop.domain.errors import JournalError

FILE = "node-name"
_TRIES = 50
_PAUSE_SECONDS = 0.02


def node_name(data_folder: Path) -> str:
    """Tells what belongs to this node from what other nodes have on the same engine, also those of other computers.

    Drawn once, and kept in the data folder. Raises JournalError when it cannot be.
    """
    path = data_folder / FILE
    try:
        data_folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError), path.open("x", encoding="ascii") as file:
            file.write(_first_name(data_folder))
        return _written(path)
    except OSError as error:
        raise JournalError(f"The file {path} cannot be used: {error.strerror or error}.") from error


def _first_name(data_folder: Path) -> str:
    """A new one; for a node that is older than this file the one it went by, under which its tasks' data are found."""
    if (data_folder / RECORDS).exists():
        return hashlib.sha256(str(data_folder.resolve()).encode()).hexdigest()[:8]
    return secrets.token_hex(4)


def _written(path: Path) -> str:
    """What is in the file; another process may just be writing it."""
    for _ in range(_TRIES):
        name = path.read_text("ascii", errors="replace").strip()
        if re.fullmatch("[0-9a-f]{8}", name):
            return name
        time.sleep(_PAUSE_SECONDS)
    if name:
        raise OSError("it does not hold the name of a node")
    path.write_text(secrets.token_hex(4), "ascii")  # who began it has died over it
    return _written(path)
