"""`orca-desktop leave`: a task goes from the list; what is on the chain, its history and mostly its data stay."""

from __future__ import annotations

import asyncio
import functools
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orca_desktop import bootstrap
from orca_desktop.cli.attach import (
    FAILED,
    AsJson,
    DataFolder,
    TaskWords,
    data_folder,
    find_task,
    known,
    on_node,
    while_there,
)
from orca_desktop.cli.headless import complain
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.commands import LeaveTask
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.events import CommandRefused, Event, TaskLeft
from orca_desktop.domain.leaving import what_stays
from orca_desktop.domain.tasks import Task, TaskId

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

PATIENCE_SECONDS = 150.0
"""Its container is given time to stop, and the keyring may ask for its password first."""

DATA_KEPT = "Its data is kept; `orca-desktop data clean` removes it."
DATA_GONE = "Its data is removed."

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
Force = Annotated[bool, typer.Option("--force", help="Also while stake or rewards are on it; they stay on the chain.")]
RemoveData = Annotated[bool, typer.Option("--remove-data", help="Remove the task's data too; it cannot be had back.")]


def leave(
    task: TaskWords,
    data: DataFolder = None,
    json: AsJson = False,
    yes: Yes = False,
    force: Force = False,
    remove_data: RemoveData = False,
) -> None:
    """Stop a task and take it from the list, and its variables from the keyring. Its history is kept."""
    found = _make_sure(task, data, sure=yes, as_json=json, removes_data=remove_data)
    manner = _Manner(as_json=json, force=force, folder=data_folder(data) if remove_data else None)
    raise typer.Exit(on_node(data, functools.partial(_leave, found.id, manner)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manner:
    """`folder` is the node's, where the task's data is to be removed; None: it is kept."""

    as_json: bool
    force: bool
    folder: Path | None


def _make_sure(words: str, data: Path | None, *, sure: bool, as_json: bool, removes_data: bool) -> Task:
    """Ends the program with 1 where the user does not want it; a program that reads JSON has to say --yes."""
    try:
        task = find_task(asyncio.run(known(data_folder(data)))[0], words)
    except OrcaError as error:
        complain(error)
        raise typer.Exit(FAILED) from error
    if as_json and not sure:
        print("Nothing is left without --yes.", file=sys.stderr)
        raise typer.Exit(FAILED)
    if not sure:
        if stays := what_stays(task):
            print(plain(stays), flush=True)
        fate = "its data is removed" if removes_data else "its data and history are kept"
        typer.confirm(f"Leave {plain(task.name)}? It is stopped, and {fate}.", abort=True, err=True)
    return task


async def _leave(task_id: TaskId, manner: _Manner, node: AttachedNode) -> int:
    task = find_task(node.store, task_id)
    watch = _Watch(LeaveTask(task_id, force=manner.force))
    unsubscribe = node.store.subscribe(watch.on_event)
    try:
        node.submit(watch.command)
        async with asyncio.timeout(PATIENCE_SECONDS):
            refusal = await while_there(node, watch.wait())
    except TimeoutError:
        refusal = f"It is not left after {PATIENCE_SECONDS:g} seconds; the node goes on with it."
    finally:
        unsubscribe()
    if refusal:
        return _answer(task, f"{task.name} was not left. {refusal}", ok=False, as_json=manner.as_json)
    fate = DATA_KEPT if manner.folder is None else await _remove_data(manner.folder, task_id, node)
    return _answer(task, f"{task.name} is left. {fate}", ok=True, as_json=manner.as_json)


async def _remove_data(folder: Path, task_id: TaskId, node: AttachedNode) -> str:
    """What is left over of this task, and of no other."""
    try:
        async with bootstrap.task_data(folder) as data:
            leftovers = await data.leftovers(node.store.tasks)
            await data.clean(item for item in leftovers if item.task_id == task_id)
    except OrcaError as error:
        return f"Its data could not be removed. {error.message}"
    return DATA_GONE


def _answer(task: Task, words: str, *, ok: bool, as_json: bool) -> int:
    if as_json:
        print_json({"ok": ok, "task": task.id, "name": task.name, "words": words})
    else:
        print(plain(words), file=sys.stdout if ok else sys.stderr, flush=True)
    return 0 if ok else FAILED


@dataclass(slots=True)
class _Watch:
    """Follows the events until they tell that the task is left, or why not."""

    command: LeaveTask
    outcome: asyncio.Future[str] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def on_event(self, event: Event) -> None:
        words = self._read(event)
        if words is not None and not self.outcome.done():
            self.outcome.set_result(words)

    async def wait(self) -> str:
        """Empty when it was done, else why not."""
        return await self.outcome

    def _read(self, event: Event) -> str | None:
        match event:
            case TaskLeft(task_id) if task_id == self.command.task_id:
                return ""
            case CommandRefused(command, title, message) if command == self.command:
                return f"{title}. {message}"
            case _:
                return None
