"""Asking the node that runs, and waiting for the one event that answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from orca_desktop.cli.attach import while_there
from orca_desktop.domain.commands import Command
from orca_desktop.domain.errors import NodeError, OrcaError
from orca_desktop.domain.events import CommandRefused, Event

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

T = TypeVar("T")


async def answer_to(node: AttachedNode, command: Command, read: Callable[[Event], T | None], *, patience: float) -> T:
    """What *read* makes of the event that answers *command*. Raises OrcaError with the words of a refusal, NodeGone."""
    answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def on_event(event: Event) -> None:
        if answer.done():
            return
        if isinstance(event, CommandRefused) and event.command == command:
            answer.set_exception(OrcaError(event.message, title=event.title))
        elif (value := read(event)) is not None:
            answer.set_result(value)

    unsubscribe = node.store.subscribe(on_event)
    try:
        node.submit(command)
        return await while_there(node, asyncio.wait_for(answer, patience))
    except TimeoutError as error:
        words = f"The node has the command, and did not answer within {patience:g} s."
        raise NodeError(words, title="No answer yet") from error
    finally:
        unsubscribe()
