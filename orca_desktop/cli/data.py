"""`orca-desktop data`: how much data tasks keep, copies of it, and what is left over of tasks that are gone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from orca_desktop import bootstrap
from orca_desktop.cli.attach import AsJson, DataFolder, TaskWords, data_folder, find_task, known
from orca_desktop.cli.headless import complain
from orca_desktop.cli.tasks_words import plain, print_json, size_text
from orca_desktop.domain.errors import DataError, OrcaError
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.ports.task_data import Copied, Leftover, TaskData
from orca_desktop.state.store import Store

data = typer.Typer(help="The data that tasks keep: sizes, copies, and what is left over.", no_args_is_help=True)

AT_REST = frozenset({TaskState.STOPPED, TaskState.FAILED})
Target = Annotated[Path, typer.Argument(metavar="FILE", help="The copy, a .tar.gz file; it must not be there yet.")]
Source = Annotated[Path, typer.Argument(metavar="FILE", help="A copy that `data backup` wrote.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
UNKNOWN = "size unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the commands work with: the joined tasks as the node or its records tell, and their data."""

    folder: Path
    store: Store
    data: TaskData


@data.command("list")
def show(folder: DataFolder = None, json: AsJson = False) -> None:
    """List how much data every joined task keeps, and what is left over of others."""
    _on_desk(folder, lambda desk: _list(desk, as_json=json))


@data.command()
def backup(task: TaskWords, file: Target, folder: DataFolder = None, json: AsJson = False) -> None:
    """Copy a task's data to a file. Stop the task first, so that nothing in the copy is torn."""
    _on_desk(folder, lambda desk: _backup(desk, task, file, as_json=json))


@data.command()
def restore(task: TaskWords, file: Source, folder: DataFolder = None, json: AsJson = False, yes: Yes = False) -> None:
    """Replace a stopped task's data by a copy. Either all of it is replaced or nothing."""
    _on_desk(folder, lambda desk: _restore(desk, task, file, as_json=json, sure=yes))


@data.command()
def clean(folder: DataFolder = None, json: AsJson = False, yes: Yes = False) -> None:
    """Show what is left over of tasks that are not joined, ask, and remove it. With --json it only shows, or --yes."""
    _on_desk(folder, lambda desk: _clean(desk, as_json=json, sure=yes))


def _on_desk(folder: Path | None, work: Callable[[Desk], Coroutine[Any, Any, None]]) -> NoReturn:
    try:
        asyncio.run(_at_desk(data_folder(folder), work))
    except OrcaError as error:
        complain(error)
        raise typer.Exit(1) from error
    raise typer.Exit(0)


async def _at_desk(folder: Path, work: Callable[[Desk], Coroutine[Any, Any, None]]) -> None:
    async with bootstrap.task_data(folder) as data:
        await work(Desk(folder=folder, store=(await known(folder))[0], data=data))


async def _list(desk: Desk, *, as_json: bool) -> None:
    sizes = await desk.data.sizes()
    leftovers = await desk.data.leftovers(desk.store.tasks)
    tasks = [{"task": task.id, "name": task.name, "size": sizes.get(task.id, 0)} for task in desk.store.tasks.values()]
    if as_json:
        print_json({"tasks": tasks, "leftovers": [asdict(item) for item in leftovers]})
        return
    for task in desk.store.tasks.values():
        print(f"{size_text(sizes.get(task.id, 0)):>10}  {plain(task.name)}  {task.id}")
    if not tasks:
        print("No task has been joined.")
    if leftovers:
        print(f"Left over of tasks that are not joined, {_total(leftovers)}; `orca-desktop data clean` removes it:")
        _print(leftovers)


async def _backup(desk: Desk, words: str, file: Path, *, as_json: bool) -> None:
    task = find_task(desk.store, words)
    copied = await desk.data.backup(task.id, file)
    if as_json:
        print_json({"ok": True, "task": task.id, "file": str(file), **asdict(copied)})
        return
    print(f"{_words(copied)} of {plain(task.name)} copied to {file}.")
    if task.state not in AT_REST:
        print("The task was not stopped: files that it was writing may be torn in the copy.")
    if copied.left_out:
        print(f"Left out: {copied.left_out:,} links that lead out of the data, pipes and the like.")


async def _restore(desk: Desk, words: str, file: Path, *, as_json: bool, sure: bool) -> None:
    task = find_task(desk.store, words)
    _check_at_rest(task)
    if not sure:
        typer.confirm(f"Replace all data of {plain(task.name)} by {file}?", abort=True, err=True)
        _check_at_rest(find_task((await known(desk.folder))[0], task.id))
    copied = await desk.data.restore(task.id, file)
    if as_json:
        print_json({"ok": True, "task": task.id, "file": str(file), **asdict(copied)})
    else:
        print(f"{_words(copied)} restored to {plain(task.name)}.")


def _check_at_rest(task: Task) -> None:
    if task.state not in AT_REST:
        raise DataError(f"{task.name} is {task.state.value}. Stop it first: orca-desktop stop {task.id}")


async def _clean(desk: Desk, *, as_json: bool, sure: bool) -> None:
    leftovers = await desk.data.leftovers(desk.store.tasks)
    removed = leftovers if await _agreed(desk, leftovers, as_json=as_json, sure=sure) else ()
    await desk.data.clean(removed)
    if as_json:
        print_json({"leftovers": [asdict(item) for item in leftovers], "removed": bool(removed) or not leftovers})
    elif removed:
        print(f"Removed: {_total(removed)}.")


async def _agreed(desk: Desk, leftovers: tuple[Leftover, ...], *, as_json: bool, sure: bool) -> bool:
    """Whether to remove what was shown; a task may have been joined while the question stood."""
    if not as_json:
        _print(leftovers)
    if not leftovers:
        if not as_json:
            print("Nothing is left over.")
        return False
    if sure or as_json:
        return sure
    typer.confirm(f"Remove this, {_total(leftovers)}? Data that is removed cannot be had back.", abort=True, err=True)
    now = (await known(desk.folder))[0].tasks
    if any(item.task_id in now for item in leftovers):
        raise DataError("A task was joined meanwhile whose data was to be removed. Nothing was removed; look again.")
    return True


def _print(leftovers: tuple[Leftover, ...]) -> None:
    for item in leftovers:
        size = UNKNOWN if item.size is None else size_text(item.size)
        print(
            f"{'' if item.kind == 'network' else size:>12}  {item.kind:<9}  {plain(item.name)}  of task {item.task_id}"
        )


def _total(leftovers: tuple[Leftover, ...]) -> str:
    return size_text(sum(item.size or 0 for item in leftovers))


def _words(copied: Copied) -> str:
    files = "1 file" if copied.files == 1 else f"{copied.files:,} files"
    return f"{files}, {size_text(copied.size)},"
