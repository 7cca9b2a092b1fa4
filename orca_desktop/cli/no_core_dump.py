"""A program that crashes leaves no picture of its memory on the disk: secret keys may be in it."""

from __future__ import annotations

import sys


def no_core_dump() -> None:
    """Forbid core dumps of this program and of all that it starts, where the system lets us."""
    if sys.platform == "win32":
        return
    import resource

    # Linux takes 0 for files only; 1 also keeps the kernel from feeding a crash reporter (core(5), fs/coredump.c).
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    limit = 1 if sys.platform == "linux" and most != 0 else 0
    resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))
