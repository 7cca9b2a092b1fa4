"""Looking into copies of a task's data."""

from __future__ import annotations

import tarfile
from pathlib import Path

from orca_desktop.adapters.data_archive import MANIFEST


def names_in(path: Path) -> set[str]:
    with tarfile.open(path) as tar:
        return set(tar.getnames()) - {MANIFEST}


def in_folder(path: Path) -> list[str]:
    return sorted(found.name for found in path.iterdir())
