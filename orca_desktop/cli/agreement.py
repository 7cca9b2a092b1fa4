"""`orca-desktop changes`, `approve`, `rollback`: what is no longer as the user agreed to it, and what becomes of it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from orca_desktop.cli.attach import FAILED, AsJson, DataFolder, TaskWords, data_folder, find_task, known
from orca_desktop.cli.headless import complain
from orca_desktop.cli.tasks import PATIENCE_SECONDS, Manner, NoWait, Patience, ask
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.commands import ApproveChanges, RollBackImage
from orca_desktop.domain.containers import Change
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.tasks import Task
from orca_desktop.state.selectors import can_roll_back

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]

NOTHING = "is as you agreed to run it"
NOTHING_TO_KEEP = "runs what you approved: what has changed is of the task itself, and can only be agreed to"


class ChangedMeanwhile(OrcaError):
    title = "It has changed once more"

    def __init__(self) -> None:
        super().__init__("What was shown is not what is now. Nothing was agreed to; look at the changes again.")


def changes(task: TaskWords, data: DataFolder = None, json: AsJson = False) -> None:
    """Show what has changed since you agreed to run a task, field by field. Works without a node, from its records."""
    found = _found(task, data)
    if json:
        rows = [asdict(change) for change in found.changes]
        print_json({"task": found.id, "name": found.name, "state": found.state.value, "changes": rows})
    else:
        _show(found)


def approve(
    task: TaskWords,
    data: DataFolder = None,
    json: AsJson = False,
    yes: Yes = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Agree to what has changed, and start the task. Shows the changes and asks first."""
    found = _found(task, data)
    if not found.changes:
        _nothing(found, NOTHING, as_json=json)
    _make_sure("Agree to this, and start it?", found, yes=yes, as_json=json)
    manner = Manner(as_json=json, waits=not no_wait, patience=timeout)
    ask(ApproveChanges, found.id, data, manner, check=_same(found.changes))


def rollback(
    task: TaskWords,
    data: DataFolder = None,
    json: AsJson = False,
    yes: Yes = False,
    no_wait: NoWait = False,
    timeout: Patience = PATIENCE_SECONDS,
) -> None:
    """Go on with the images and the Pod spec that you approved, and agree to the rest. Shows the changes and asks."""
    found = _found(task, data)
    if not can_roll_back(found):
        _nothing(found, NOTHING_TO_KEEP if found.changes else NOTHING, as_json=json)
    _make_sure("Go on with what ran before, agree to the rest, and start it?", found, yes=yes, as_json=json)
    manner = Manner(as_json=json, waits=not no_wait, patience=timeout)
    ask(RollBackImage, found.id, data, manner, check=_same(found.changes))


def _found(words: str, data: Path | None) -> Task:
    try:
        store, _ = asyncio.run(known(data_folder(data)))
        return find_task(store, words)
    except OrcaError as error:
        complain(error)
        raise typer.Exit(FAILED) from error


def _show(task: Task) -> None:
    if not task.changes:
        print(plain(f"{task.name} {NOTHING}."))
        return
    print(plain(f"Since you agreed to run {task.name}, this has changed:"))
    for change in task.changes:
        print(f"\n{plain(change.what)}")
        print(f"  before  {plain(change.before) or 'nothing'}")
        print(f"  now     {plain(change.now) or 'nothing'}")


def _nothing(task: Task, words: str, *, as_json: bool) -> NoReturn:
    """There is nothing to decide, which is no failure."""
    if as_json:
        state = {"task": task.id, "name": task.name, "state": task.state.value, "detail": task.detail}
        print_json({"ok": True, **state, "words": words})
    else:
        print(plain(f"{task.name} {words}."))
    raise typer.Exit


def _make_sure(question: str, task: Task, *, yes: bool, as_json: bool) -> None:
    """Ends the program with 1 where the user does not agree; a program that reads JSON has to say --yes."""
    if yes:
        return
    if as_json:
        print("Nothing is agreed to without --yes.", file=sys.stderr)
        raise typer.Exit(FAILED)
    _show(task)
    print(flush=True)
    typer.confirm(question, abort=True, err=True)


def _same(shown: tuple[Change, ...]) -> Callable[[Task], None]:
    def check(task: Task) -> None:
        if task.changes != shown:
            raise ChangedMeanwhile

    return check
