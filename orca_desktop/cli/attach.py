"""How a command finds the node of a data folder, and in it the task that the user means."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol, TypeVar

import typer

from orca_desktop import bootstrap
from orca_desktop.cli.headless import complain
from orca_desktop.domain.errors import NoNodeRuns, NoTaskFits, OrcaError, SeveralTasksFit, TaskIdError
from orca_desktop.domain.tasks import Task, TaskId, parse_task_id
from orca_desktop.state.store import Store

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

DataFolder = Annotated[Path | None, typer.Option("--data", help="Folder with the node's records.")]
TaskWords = Annotated[
    str, typer.Argument(metavar="TASK", help="The task's name, its ID, or a beginning of the ID that no other has.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]

FAILED = 1

T = TypeVar("T")


class Named(Protocol):
    """What has the ID and the name of a task."""

    @property
    def id(self) -> TaskId: ...

    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)


def data_folder(chosen: Path | None) -> Path:
    """The folder that the user chose, or the one that a node has by itself."""
    return bootstrap.data_folder(chosen)


def on_node(data: Path | None, work: Callable[[AttachedNode], Awaitable[int]], *, logs: bool = False) -> int:
    """Do *work* on the node that runs on the data folder; the exit code. An OrcaError is told and gives 1."""
    try:
        return asyncio.run(_attached(data_folder(data), work, logs=logs))
    except OrcaError as error:
        complain(error)
        return FAILED
    except BrokenPipeError:  # nobody reads any more, as in `orca-desktop logs … | head`
        close_output()
        return FAILED


async def while_there(node: AttachedNode, work: Coroutine[Any, Any, T]) -> T:
    """The result of *work*. Raises NodeGone as soon as the node goes away."""
    working = asyncio.create_task(work, name="command")
    ending = asyncio.create_task(node.run(), name="end of the node")
    try:
        await asyncio.wait({working, ending}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            ending.result()
        return await working
    finally:
        working.cancel()
        ending.cancel()
        await asyncio.gather(working, ending, return_exceptions=True)


@contextmanager
def quiet_interrupt() -> Iterator[None]:
    """Ctrl-C ends the program at once, even amid a long regular expression: for commands with nothing to tidy up."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


async def known(folder: Path) -> tuple[Store, bool]:
    """The state of the node that runs, else what its records tell; and whether one runs. Raises OrcaError."""
    try:
        async with bootstrap.attach(folder, logs=False) as node:
            return node.store, True
    except NoNodeRuns:
        return bootstrap.at_rest(folder), False


def find_task(store: Store, words: str) -> Task:
    """The joined task with this ID, this beginning of an ID, or this name. Raises NoTaskFits, SeveralTasksFit."""
    return choose(words, tuple(store.tasks.values()))


def choose(words: str, tasks: Sequence[N]) -> N:
    """The one of *tasks* that is meant. Raises NoTaskFits, SeveralTasksFit."""
    with suppress(TaskIdError):
        words = parse_task_id(words)
    named = [task for task in tasks if task.name.casefold() == words.casefold()]
    fitting = [task for task in tasks if task.id == words] or named or [t for t in tasks if t.id.startswith(words)]
    if not words or not fitting:
        raise NoTaskFits(words[:100])
    if len(fitting) > 1:
        raise SeveralTasksFit(words[:100], tuple(task.id for task in fitting))
    return fitting[0]


def close_output() -> None:
    """Keep the interpreter's own last flush from complaining that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


async def _attached(folder: Path, work: Callable[[AttachedNode], Awaitable[int]], *, logs: bool) -> int:
    async with bootstrap.attach(folder, logs=logs) as node:
        return await work(node)
