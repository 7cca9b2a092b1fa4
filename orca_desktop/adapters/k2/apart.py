"""Decoding that takes long enough to hold up the loop is done in a thread: a task's account may have 50 MB.

Python runs one thread at a time, and changes over between steps, not within one: long ones are done in parts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

LARGE_BYTES = 1_000_000
"""Decoded within about 20 ms; what is smaller is decoded where it is."""

T = TypeVar("T")


async def apart(work: Callable[[], T], *, size: int) -> T:
    """What *work*, which has *size* bytes to decode, gives or raises. It is not broken off when this is cancelled."""
    return await asyncio.to_thread(work) if size > LARGE_BYTES else work()
