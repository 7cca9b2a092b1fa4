"""Asking a network about a task, for a command that needs neither a node nor an account."""

from __future__ import annotations

import contextlib
from collections.abc import Container

from orca_desktop.bootstrap.network import content_of, reaching
from orca_desktop.bootstrap.settings import Network
from orca_desktop.domain.task_facts import TaskFacts
from orca_desktop.domain.tasks import TaskId
from orca_desktop.engine.enquiry import enquire


async def look_up(task_id: TaskId, network: Network, joined: Container[TaskId], *, files: bool) -> TaskFacts:
    """Raises NoSuchAccount, NotATask or NetworkError. *files*: read its description and its program as well."""
    async with contextlib.AsyncExitStack() as stack:
        reach = await stack.enter_async_context(reaching(network.servers))
        store = await content_of(network, stack) if files else None
        return await enquire(task_id, reach.chain, store, joined)
