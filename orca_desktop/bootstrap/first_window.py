"""What a window asks for after its first picture: loaded then, in a thread, so that the window goes on meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING

from orca_desktop.bootstrap.settings import Settings
from orca_desktop.domain.status import NetworkStatus
from orca_desktop.state.store import Store

if TYPE_CHECKING:
    from orca_desktop.bootstrap.assembly import Node
    from orca_desktop.bootstrap.attaching import AttachedNode


@contextlib.asynccontextmanager
async def node_for_first_window(settings: Settings, store: Store) -> AsyncIterator[Node | AttachedNode]:
    """As `node_for_window`. Raises what that raises."""
    await _loaded("orca_desktop.bootstrap.windowed")
    from orca_desktop.bootstrap.windowed import node_for_window

    async with node_for_window(settings, store=store) as node:
        yield node


async def look_at_servers(servers: Sequence[str]) -> NetworkStatus:
    """As `look_at`."""
    await _loaded("orca_desktop.bootstrap.network")
    from orca_desktop.bootstrap.network import look_at

    return await look_at(servers)


async def _loaded(module: str) -> None:
    await asyncio.to_thread(importlib.import_module, module)
