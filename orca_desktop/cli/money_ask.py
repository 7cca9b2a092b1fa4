"""Asks the node that runs to plan and to carry out; answers come as events."""

from __future__ import annotations

import asyncio
import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from orca_desktop.cli.attach import on_node, while_there
from orca_desktop.cli.tasks_words import plain
from orca_desktop.domain.commands import CancelMoney, CarryOutMoney, Command, PlanMoney, SetDayLimit
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.events import CommandRefused, DayLimitChanged, Event, MoneyPlanned, SagaChanged
from orca_desktop.domain.money import DayLimit, MoneyPlan, MoneyRequest, Saga, SagaState

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

ANSWER_SECONDS = 60.0
"""A plan asks the network several things, and a keyring may want its password before anything is signed."""

Answer = TypeVar("Answer")


class Refused(OrcaError):
    """The node said no; nothing was changed."""

    def __init__(self, title: str, message: str) -> None:
        super().__init__(message, title=title)


class NoAnswer(OrcaError):
    title = "The node did not answer in time"

    def __init__(self) -> None:
        super().__init__("`orca-desktop money` tells whether anything is under way.")


@dataclass(slots=True)
class _Asked(Generic[Answer]):
    """Waits for the event that answers a command; *read* makes the answer of one, None for others."""

    command: Command
    read: Callable[[Event], Answer | None]
    answer: asyncio.Future[Answer]

    def on_event(self, event: Event) -> None:
        if self.answer.done():
            return
        if isinstance(event, CommandRefused) and event.command == self.command:
            self.answer.set_exception(Refused(event.title, event.message))
        elif (found := self.read(event)) is not None:
            self.answer.set_result(found)


def plans(data: Path | None, wanted: list[tuple[MoneyRequest, str]], found: list[MoneyPlan]) -> int:
    """Put the plan of each request, for the account named beside it, into *found*; the exit code."""

    async def ask(node: AttachedNode) -> int:
        for request, account in wanted:
            command = PlanMoney(request, account)
            found.append(await _answered(node, command, functools.partial(_plan, command)))
        return 0

    return on_node(data, ask)


def carried_out(data: Path | None, plans: list[MoneyPlan], *, waits: bool, patience: float, found: list[Saga]) -> int:
    """Have all of them begun, and then see them through; the sagas as they were last seen go into *found*.

    What has begun the node goes on with, whatever becomes of this program.
    """

    async def ask(node: AttachedNode) -> int:
        for plan in plans:
            begun = functools.partial(_saga, name=plan.id)
            found.append(await _answered(node, CarryOutMoney(plan.id), begun))
        for place, saga in enumerate(found if waits else ()):
            found[place] = await _followed(node, saga, patience)
        return 0

    return on_node(data, ask)


def cancelled(data: Path | None, saga_id: str, found: list[Saga]) -> int:
    async def ask(node: AttachedNode) -> int:
        def given_up(event: Event) -> Saga | None:
            saga = _saga(event, saga_id)
            return saga if saga is not None and saga.state is SagaState.CANCELLED else None

        found.append(await _answered(node, CancelMoney(saga_id), given_up))
        return 0

    return on_node(data, ask)


def limited(data: Path | None, command: SetDayLimit, found: list[DayLimit]) -> int:
    async def ask(node: AttachedNode) -> int:
        if node.store.day_limit.of(command.token) == command.limit:
            found.append(node.store.day_limit)
            return 0
        found.append(await _answered(node, command, lambda event: _limit(event, command)))
        return 0

    return on_node(data, ask)


def _plan(asked: PlanMoney, event: Event) -> MoneyPlan | None:
    if isinstance(event, MoneyPlanned) and event.plan.answers(asked.request, asked.account):
        return event.plan
    return None


def _saga(event: Event, name: str) -> Saga | None:
    return event.saga if isinstance(event, SagaChanged) and event.saga.id == name else None


def _limit(event: Event, command: SetDayLimit) -> DayLimit | None:
    is_so = isinstance(event, DayLimitChanged) and event.limit.of(command.token) == command.limit
    return event.limit if is_so and isinstance(event, DayLimitChanged) else None


async def _answered(node: AttachedNode, command: Command, read: Callable[[Event], Answer | None]) -> Answer:
    """Give a command and return its answer. Raises Refused, NoAnswer, NodeGone."""
    asked = _Asked(command, read, asyncio.get_running_loop().create_future())
    with _told(node, asked.on_event):
        node.submit(command)
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await while_there(node, _of(asked.answer))
        except TimeoutError as error:
            raise NoAnswer from error


async def _followed(node: AttachedNode, saga: Saga, patience: float) -> Saga:
    """The saga when it is over, waits for its time, or the patience is at its end; its words go to standard error."""
    said = [""]
    over: asyncio.Future[Saga] = asyncio.get_running_loop().create_future()

    def look(event: Event) -> None:
        now = _saga(event, saga.id)
        if now is None:
            return
        if not now.is_over and now.words != said[0]:
            said[0] = now.words
            print(
                plain(f"… {min(now.done + 1, len(now.plan.steps))} of {len(now.plan.steps)}: {now.words}"),
                file=sys.stderr,
            )
        if (now.is_over or now.state is SagaState.WAITING) and not over.done():
            over.set_result(now)

    with _told(node, look):
        look(SagaChanged(node.store.sagas.get(saga.id, saga)))
        try:
            async with asyncio.timeout(patience):
                return await while_there(node, _of(over))
        except TimeoutError:
            return node.store.sagas.get(saga.id, saga)


async def _of(future: asyncio.Future[Answer]) -> Answer:
    return await future


@contextmanager
def _told(node: AttachedNode, listener: Callable[[Event], None]) -> Iterator[None]:
    unsubscribe = node.store.subscribe(listener)
    try:
        yield
    finally:
        unsubscribe()
