"""`orca-desktop start`, `stop`, `finish`, `restart`: asked of the node that runs, and answered with what came of it."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from orca_desktop.cli.attach import AsJson, DataFolder, TaskWords, find_task, on_node, while_there
from orca_desktop.cli.tasks_outcome import ENDING, Outcome, TaskCommand, Watch, known_before
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.commands import FinishTask, RestartTask, StartTask, StopTask
from orca_desktop.domain.events import Event, TaskChanged
from orca_desktop.domain.tasks import Task, TaskId, TaskState
from orca_desktop.state.store import Listener

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

PATIENCE_SECONDS = 300.0
"""An image may have to be pulled first."""

UNDER_WAY = (TaskState.STARTING, TaskState.STOPPING)

TOLD = Outcome(ok=True, words="is in the node's hands: it has the command")

NoWait = Annotated[bool, typer.Option("--no-wait", help="End once the node has the command, whatever comes of it.")]
Patience = Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds to wait for the outcome.")]


def start(
    task: TaskWords,
    data: DataFolder = None,
    json: AsJson = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Start a joined task, and wait until it runs."""
    ask(StartTask, task, data, Manner(as_json=json, waits=not no_wait, patience=timeout))


def stop(
    task: TaskWords,
    data: DataFolder = None,
    json: AsJson = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Stop a task at once: its container ends, and no further round is taken part in. The stake stays."""
    ask(StopTask, task, data, Manner(as_json=json, waits=not no_wait, patience=timeout))


def finish(
    task: TaskWords,
    data: DataFolder = None,
    json: AsJson = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Begin no new round, and stop the task once the rounds under way are through."""
    ask(FinishTask, task, data, Manner(as_json=json, waits=not no_wait, patience=timeout))


def restart(
    task: TaskWords,
    data: DataFolder = None,
    json: AsJson = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Stop a task's container and start it again; the rounds under way go on."""
    ask(RestartTask, task, data, Manner(as_json=json, waits=not no_wait, patience=timeout))


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the user wants to be answered. `patience` in seconds."""

    as_json: bool
    waits: bool
    patience: float


def ask(
    kind: Callable[[TaskId], TaskCommand],
    words: str,
    data: Path | None,
    manner: Manner,
    *,
    check: Callable[[Task], None] = lambda _: None,
) -> NoReturn:
    """Give the command and end the program with what came of it. *check* may raise OrcaError before it is given."""
    raise typer.Exit(on_node(data, functools.partial(_asked, kind, words, manner, check)))


async def _asked(
    kind: Callable[[TaskId], TaskCommand],
    words: str,
    manner: Manner,
    check: Callable[[Task], None],
    node: AttachedNode,
) -> int:
    task = find_task(node.store, words)
    check(task)
    command = _fitting(kind(task.id), task)
    watch, known = Watch(command, task), known_before(command, task)
    with _told(node, watch.on_event), _told(node, _Progress(task).on_event):
        node.submit(command)
        await node.visit.accepted()
        outcome = (known or await _outcome(node, watch, task, manner)) if manner.waits else TOLD
    _answer(node.store.tasks[task.id], outcome, manner)
    return 0 if outcome.ok else 1


@contextlib.contextmanager
def _told(node: AttachedNode, listener: Listener) -> Iterator[None]:
    unsubscribe = node.store.subscribe(listener)
    try:
        yield
    finally:
        unsubscribe()


def _fitting(command: TaskCommand, task: Task) -> TaskCommand:
    """To restart what does not run is to start it."""
    return StartTask(task.id) if isinstance(command, RestartTask) and task.state in ENDING else command


async def _outcome(node: AttachedNode, watch: Watch, task: Task, manner: Manner) -> Outcome:
    try:
        async with asyncio.timeout(manner.patience):
            return await while_there(node, _awaited(watch))
    except TimeoutError:
        now = node.store.tasks[task.id]
        words = f"is {now.state.value} after {manner.patience:g} seconds; the node goes on. {now.detail}"
        return Outcome(ok=False, words=words.rstrip())


async def _awaited(watch: Watch) -> Outcome:
    return await watch.outcome


class _Progress:
    """Says on standard error what goes on meanwhile; figures that count up are said once."""

    def __init__(self, task: Task) -> None:
        self._task_id = task.id
        self._said = ""

    def on_event(self, event: Event) -> None:
        match event:
            case TaskChanged(task) if task.id == self._task_id and task.detail and task.state in UNDER_WAY:
                shape = re.sub(r"\d+", "", task.detail)
                if shape != self._said:
                    self._said = shape
                    print(f"… {plain(task.detail)}", file=sys.stderr, flush=True)
            case _:
                pass


def _answer(task: Task, outcome: Outcome, manner: Manner) -> None:
    if manner.as_json:
        state = {"task": task.id, "name": task.name, "state": task.state.value, "detail": task.detail}
        print_json({"ok": outcome.ok, **state, "words": outcome.words})
    else:
        words = outcome.words if outcome.words.endswith((".", "!", "?")) else f"{outcome.words}."
        print(plain(f"{task.name} {words}"), file=sys.stdout if outcome.ok else sys.stderr, flush=True)
