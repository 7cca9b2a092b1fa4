"""`orca-desktop stages`: how tasks are spoken to, and by which of it a task is."""

from __future__ import annotations

import asyncio
import functools
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from orca_desktop.bootstrap import AttachedNode, stage_files
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
from orca_desktop.cli.stages_words import as_dict, described, stages_lines
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.commands import SetStages
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.events import CommandRefused, Event, StagesListed
from orca_desktop.domain.stages.choice import TEMPLATE, StagesListing
from orca_desktop.domain.stages.errors import NoSuchStages, StagesError, StagesInvalid
from orca_desktop.domain.tasks import Task

PATIENCE_SECONDS = 60.0
NO_ANSWER = "The node has the command and has not answered it yet; `orca-desktop stages of` tells what came of it."

stages = typer.Typer(help="How tasks are asked for their work, and how their answers are read.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="As `orca-desktop stages list` shows it.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="A description of stages, a .toml file.")]
MainKey = Annotated[bool, typer.Option("--main-key", help="Agree that the stages sign with your main key.")]


@stages.command("list")
def list_stages(data: DataFolder = None, json: AsJson = False) -> None:
    """List the stages that can be chosen, and the files of yours that are not right with what is wrong."""
    listings = stage_files(data_folder(data)).listed()
    if json:
        print_json({"stages": [as_dict(listing) for listing in listings]})
    for listing in () if json else listings:
        print(plain(described(listing)))
    raise typer.Exit(FAILED if any(listing.problem for listing in listings) else 0)


@stages.command()
def show(name: Name, data: DataFolder = None, json: AsJson = False) -> None:
    """Show what stages do: every call, what is signed, and how the answers are read."""
    files = stage_files(data_folder(data))
    try:
        listing = _named(files.listed(), name)
        chosen = files.find(name, main_key=True)
        profile = files.profile(chosen)
    except StagesError as error:
        _fail(error)
    if json:
        print_json(as_dict(listing) | {"text": chosen.text})
        return
    print(plain(described(listing)))
    for line in (*listing.description.splitlines(), "", *stages_lines(profile)):
        print(plain(line))


@stages.command()
def check(file: File, json: AsJson = False) -> None:
    """Say whether a description of stages is right, and if not, where and what would be."""
    try:
        profile = stage_files(file.parent).check(file)
    except StagesInvalid as error:
        if json:
            print_json({"ok": False, "file": file.name, "field": error.field, "words": error.message})
            raise typer.Exit(FAILED) from error
        _fail(error)
    if json:
        print_json({"ok": True, "file": file.name, "title": profile.title})
    else:
        print(plain(f"{file.name} is right: “{profile.title}”."))


@stages.command("of")
def of_task(task: TaskWords, data: DataFolder = None, json: AsJson = False) -> None:
    """Say by which stages a task is spoken to. Works without a node, from its records."""
    try:
        store, _ = asyncio.run(known(data_folder(data)))
        _answer(find_task(store, task), as_json=json)
    except OrcaError as error:
        complain(error)
        raise typer.Exit(FAILED) from error


@stages.command()
def use(task: TaskWords, name: Name, main_key: MainKey = False, data: DataFolder = None, json: AsJson = False) -> None:
    """Speak to a task by other stages from its next call on."""
    raise typer.Exit(on_node(data, functools.partial(_use, task, name, main_key, json)))


async def _use(words: str, name: str, main_key: bool, as_json: bool, node: AttachedNode) -> int:
    task = find_task(node.store, words)
    command = SetStages(task.id, name, main_key=main_key)
    answer: asyncio.Future[CommandRefused | None] = asyncio.get_running_loop().create_future()

    def on_event(event: Event) -> None:
        is_refused = isinstance(event, CommandRefused) and event.command == command
        is_taken = isinstance(event, StagesListed) and _name_of(node.store.tasks[task.id]) == name
        if (is_refused or is_taken) and not answer.done():
            answer.set_result(event if isinstance(event, CommandRefused) else None)

    unsubscribe = node.store.subscribe(on_event)
    try:
        node.submit(command)
        async with asyncio.timeout(PATIENCE_SECONDS):
            refusal = await while_there(node, _awaited(answer))
    except TimeoutError as error:
        raise OrcaError(NO_ANSWER) from error
    finally:
        unsubscribe()
    if refusal is not None:
        raise OrcaError(refusal.message, title=refusal.title)
    _answer(node.store.tasks[task.id], as_json=as_json)
    return 0


async def _awaited(answer: asyncio.Future[CommandRefused | None]) -> CommandRefused | None:
    return await answer


def _answer(task: Task, *, as_json: bool) -> None:
    name = _name_of(task)
    main_key = task.stages is not None and task.stages.main_key
    if as_json:
        print_json({"task": task.id, "name": task.name, "stages": name, "main_key": main_key})
    else:
        signs = " They may sign with your main key." if main_key else ""
        print(plain(f"{task.name} is spoken to by the stages “{name}”.{signs}"))


def _name_of(task: Task) -> str:
    return TEMPLATE if task.stages is None else task.stages.name


def _named(listings: tuple[StagesListing, ...], name: str) -> StagesListing:
    for listing in listings:
        if listing.name == name:
            return listing
    raise NoSuchStages(name[:80], tuple(listing.name for listing in listings))


def _fail(error: OrcaError) -> NoReturn:
    complain(error)
    raise typer.Exit(FAILED) from error
