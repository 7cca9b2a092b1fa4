"""Which program's window is the one of a data folder: a lock that is held as long as it is open."""

from __future__ import annotations

import logging
from pathlib import Path

from orca_desktop.adapters.process_lock import ProcessLock

log = logging.getLogger(__name__)

FOLDER = "window"
"""Below the data folder; a second start finds the window there (`adapters/summons.py`)."""

LOCK = "lock"


def lock_of(data_folder: Path) -> ProcessLock:
    return ProcessLock(data_folder / FOLDER / LOCK)


def take(lock: ProcessLock) -> bool:
    """Whether it is ours now. A folder that takes no lock has no second window that could be told from this one."""
    try:
        return lock.take()
    except OSError as error:
        log.warning("it cannot be told whether a window is open already: %s", error)
        return True
