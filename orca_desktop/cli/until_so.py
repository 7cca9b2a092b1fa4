"""Gives a running node a command about a task, and waits until the task is so, or the node says why not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from orca_desktop.cli.attach import while_there
from orca_desktop.domain.commands import Command
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.events import CommandRefused, Event, TaskChanged
from orca_desktop.domain.tasks import Task

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

PATIENCE_SECONDS = 60.0


class NotDone(OrcaError):
    title = "It was not done"


async def until_so(node: AttachedNode, command: Command, is_so: Callable[[Task], bool]) -> Task:
    """The task as it then is. Raises NotDone with the node's words, or after a minute without any."""
    outcome: asyncio.Future[Task | NotDone] = asyncio.get_running_loop().create_future()

    def on_event(event: Event) -> None:
        if outcome.done():
            return
        match event:
            case TaskChanged(task) if is_so(task):
                outcome.set_result(task)
            case CommandRefused(refused, title, message) if refused == command:
                outcome.set_result(NotDone(message, title=title))
            case _:
                pass

    async def awaited() -> Task | NotDone:
        return await outcome

    unsubscribe = node.store.subscribe(on_event)
    try:
        node.submit(command)
        async with asyncio.timeout(PATIENCE_SECONDS):
            found = await while_there(node, awaited())
    except TimeoutError:
        raise NotDone(f"The node has not answered within {PATIENCE_SECONDS:g} seconds; it may still do it.") from None
    finally:
        unsubscribe()
    if isinstance(found, NotDone):
        raise found
    return found
