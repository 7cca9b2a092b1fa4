"""`orca-desktop variables`: the names of what a task asks of you, and setting values, which are never shown."""

from __future__ import annotations

import asyncio
import enum
import functools
import getpass
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
from orca_desktop.domain.commands import SetVariables, without_secrets
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.events import CommandRefused, Event, TaskChanged
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.variable_errors import VariableRefused
from orca_desktop.domain.variables import MAX_VALUE, asked_for, problem_of

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

PATIENCE_SECONDS = 150.0
"""The keyring may ask for its password first."""

BAD_WORDS = 2


class Act(enum.Enum):
    """What to do with a variable."""

    SET = "set"
    UNSET = "unset"


ToDo = Annotated[
    Act | None, typer.Argument(metavar="[set|unset]", help="Without it the names are listed, set and missing.")
]
Name = Annotated[str, typer.Argument(metavar="[NAME]", help="The variable to set, or to remove.")]


def variables(
    task: TaskWords, act: ToDo = None, name: Name = "", data: DataFolder = None, json: AsJson = False
) -> None:
    """List what a task asks of you, or set a value: asked for without showing it, or read from standard input."""
    if act is None:
        raise typer.Exit(_list(task, data, as_json=json))
    if not name:
        print(f"Which variable? orca-desktop variables TASK {act.value} NAME", file=sys.stderr)
        raise typer.Exit(BAD_WORDS)
    value = _value(name) if act is Act.SET else None
    raise typer.Exit(on_node(data, functools.partial(_change, task, name, value, json)))


def _value(name: str) -> Secret:
    """From a prompt that shows nothing, or the whole of standard input but its last line feed."""
    try:
        if sys.stdin.isatty():
            value = getpass.getpass(f"Value of {plain(name)} (not shown): ")
        else:
            text = sys.stdin.read(MAX_VALUE + 3)
            value = text.removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        value = "\udc80"
    if problem := problem_of(value):
        complain(VariableRefused(plain(name), problem))
        raise typer.Exit(FAILED)
    return Secret(value)


def _list(words: str, data: Path | None, *, as_json: bool) -> int:
    try:
        store, _ = asyncio.run(known(data_folder(data)))
        task = find_task(store, words)
    except OrcaError as error:
        complain(error)
        return FAILED
    if as_json:
        print_json(_as_dict(task))
    else:
        _show(task)
    return 0


def _as_dict(task: Task) -> dict[str, object]:
    missing = list(task.variables_missing)
    return {"task": task.id, "name": task.name, "set": list(task.variables_set), "missing": missing}


def _show(task: Task) -> None:
    asked = asked_for(task.run_plan)
    names = (*asked, *(name for name in task.variables_set if name not in asked))
    if not names:
        print(plain(f"{task.name} asks for no variables."))
    for name in names:
        state = "missing" if name not in task.variables_set else "set" if name in asked else "set, no longer asked for"
        print(f"{plain(name)}  {state}")


async def _change(words: str, name: str, value: Secret | None, as_json: bool, node: AttachedNode) -> int:
    task = find_task(node.store, words)
    if value is None and name not in task.variables_set:
        return _answer(task, f"{name} was not set", ok=True, as_json=as_json)
    command = SetVariables(task.id, removed=(name,)) if value is None else SetVariables(task.id, ((name, value),))
    watch = _Watch(command, task)
    unsubscribe = node.store.subscribe(watch.on_event)
    try:
        node.submit(command)
        async with asyncio.timeout(PATIENCE_SECONDS):
            refusal = await while_there(node, watch.wait())
    except TimeoutError:
        return _answer(task, f"{name}: the keyring has not answered yet", ok=False, as_json=as_json)
    finally:
        unsubscribe()
    now = node.store.tasks[task.id]
    done = f"{name} is removed" if value is None else f"{name} is kept in the keyring of this computer"
    return _answer(now, refusal or done, ok=not refusal, as_json=as_json)


def _answer(task: Task, words: str, *, ok: bool, as_json: bool) -> int:
    if as_json:
        print_json({"ok": ok, **_as_dict(task), "words": words})
        return 0 if ok else FAILED
    missing = f" {task.name} still waits for {', '.join(task.variables_missing)}." if task.variables_missing else ""
    print(plain(f"{words.rstrip('.')}.{missing}"), file=sys.stdout if ok else sys.stderr, flush=True)
    return 0 if ok else FAILED


@dataclass(slots=True)
class _Watch:
    """Follows the events until they tell that the variables were changed, or why not."""

    command: SetVariables
    before: Task
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
            case CommandRefused(command, title, message) if command == without_secrets(self.command):
                return f"{title}. {message}"
            case TaskChanged(task) if task.id == self.before.id and task.variables_at != self.before.variables_at:
                return ""
            case _:
                return None
