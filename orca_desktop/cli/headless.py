"""A node without a window: commands in, progress out, a summary at the end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orca_desktop.cli.reports import JsonReport, Report, TableReport
from orca_desktop.cli.summary import Summary, summary
from orca_desktop.cli.tasks_words import plain
from orca_desktop.domain.commands import Command, JoinTask
from orca_desktop.domain.errors import NetworkGarbled, NetworkRefused, NetworkUnreachable, OrcaError
from orca_desktop.domain.events import CommandRefused, Event, RecordsChanged, RoundChanged, TaskChanged
from orca_desktop.domain.tasks import TaskId, TaskState
from orca_desktop.domain.ways import Way
from orca_desktop.engine.backoff import Backoff

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import Node

Build = Callable[[], AbstractAsyncContextManager["Node"]]

DONE, FAILED = 0, 1

FIRST_PAUSE, LONGEST_PAUSE = 5.0, 60.0
"""Seconds between tries to join while the network is away."""

PASSING = frozenset(error.title for error in (NetworkUnreachable, NetworkRefused, NetworkGarbled))
"""Refusals after which joining is tried again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to ask of the node, given the tasks that it knows, and after how many paid rounds to end (0: never)."""

    commands: Callable[[Mapping[TaskId, Way]], list[Command]]
    rounds: int


class _Course:
    """Watches events for the end: enough paid rounds, or a reason to give up."""

    def __init__(self, node: Node, plan: Plan, report: Report) -> None:
        self._node = node
        self._plan = plan
        self._report = report
        self.over = asyncio.Event()
        self.failed = False
        self._pauses: dict[TaskId, Backoff] = {}

    def on_event(self, event: Event) -> None:
        try:
            self._report.on_event(event, self._node.store)
        except BrokenPipeError:  # nobody reads any more, as in `demo --json | head`
            self._give_up()
        match event:
            case RoundChanged() if 0 < self._plan.rounds <= summary(self._node.store).rounds_paid:
                self.over.set()
            case CommandRefused(JoinTask() as command, title, _) if title in PASSING and not self._plan.rounds:
                self._try_again(command)
            case CommandRefused() if self._plan.rounds or not self._node.store.tasks:
                self._give_up()
            case TaskChanged(task) if task.state is TaskState.FAILED and self._plan.rounds:
                self._give_up()
            case _:
                pass

    def _try_again(self, command: JoinTask) -> None:
        """A node that runs until it is stopped waits for the network, however long that takes."""
        pauses = self._pauses.setdefault(command.task_id, Backoff(first=FIRST_PAUSE, limit=LONGEST_PAUSE))
        asyncio.get_running_loop().call_later(pauses.next(), self._node.submit, command)

    def _give_up(self) -> None:
        self.failed = True
        self.over.set()


def run(build: Build, plan: Plan, *, as_json: bool) -> int:
    """Run a node until the plan is fulfilled or a signal stops it. Returns the exit code."""
    try:
        return asyncio.run(_run(build, plan, JsonReport() if as_json else TableReport()))
    except OrcaError as error:
        complain(error)
        return FAILED


def complain(error: OrcaError) -> None:
    print(plain(f"{error.title}. {error.message}"), file=sys.stderr, flush=True)


async def _run(build: Build, plan: Plan, report: Report) -> int:
    async with build() as node:
        course = _Course(node, plan, report)
        node.store.subscribe(course.on_event)
        with report:
            if node.store.records is not None:  # told while it was built: records that were damaged, say
                course.on_event(RecordsChanged(node.store.records))
            async with _working(node), _signals_set(course.over):
                for command in plan.commands({task.id: task.way for task in node.store.tasks.values()}):
                    node.submit(command)
                await course.over.wait()
        result = summary(node.store)
    _tell_end(report, result)
    return FAILED if course.failed or _is_short(result, plan) else DONE


def _tell_end(report: Report, result: Summary) -> None:
    try:
        report.on_end(result)
    except BrokenPipeError:  # the interpreter's own last flush must not complain about it again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_short(result: Summary, plan: Plan) -> bool:
    return result.rounds_paid < plan.rounds


@contextlib.asynccontextmanager
async def _working(node: Node) -> AsyncIterator[None]:
    """Run the node; leaving ends it, and everything that it started, before it returns."""
    async with asyncio.TaskGroup() as group:
        running = group.create_task(node.run(), name="node")
        try:
            yield
        finally:
            running.cancel()


@contextlib.asynccontextmanager
async def _signals_set(event: asyncio.Event) -> AsyncIterator[None]:
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGINT, signal.SIGTERM)
    for number in numbers:
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C arrives as KeyboardInterrupt
            loop.add_signal_handler(number, event.set)
    try:
        yield
    finally:
        for number in numbers:
            with contextlib.suppress(NotImplementedError):
                loop.remove_signal_handler(number)
