"""`orca-desktop account`: which account works for a task, and another one in its place."""

from __future__ import annotations

import asyncio
import functools
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orca_desktop.cli.attach import FAILED, AsJson, DataFolder, TaskWords, data_folder, find_task, known, on_node
from orca_desktop.cli.headless import complain
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.cli.until_so import until_so
from orca_desktop.domain.accounts import Account, named
from orca_desktop.domain.commands import SetAccount
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.wallet_errors import NoAccount
from orca_desktop.state.store import Store

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

NewAccount = Annotated[
    str, typer.Argument(metavar="[ACCOUNT]", help="The name or main key of the account that shall work for it.")
]


def account(task: TaskWords, new: NewAccount = "", data: DataFolder = None, json: AsJson = False) -> None:
    """Show which account works for a task, or have another one take over: while it is stopped and nothing is staked."""
    if new:
        raise typer.Exit(on_node(data, functools.partial(_set, task, new, json)))
    raise typer.Exit(_show(task, data, as_json=json))


def account_of(store: Store, task: Task) -> Account | None:
    """Whose keys work for the task; a task that names none has the default one, and one that practises has none."""
    return named(store.accounts.accounts, task.worked_for_by(store.accounts.default))


def account_fields_of(store: Store, task: Task) -> dict[str, Any]:
    """Members of a JSON object; the main key is told also where the account is not known here."""
    found = account_of(store, task)
    return {
        "account": found.name if found is not None else None,
        "main_key": found.main if found is not None else task.account or None,
    }


def _show(words: str, data: Path | None, *, as_json: bool) -> int:
    try:
        store, _ = asyncio.run(known(data_folder(data)))
        task = find_task(store, words)
    except OrcaError as error:
        complain(error)
        return FAILED
    return _told(store, task, f"{_name(store, task)} works for {task.name}.", as_json=as_json)


async def _set(words: str, new: str, as_json: bool, node: AttachedNode) -> int:
    task = find_task(node.store, words)
    chosen = named(node.store.accounts.accounts, new)
    if chosen is None:
        raise NoAccount(new)
    if task.account != chosen.main:
        task = await until_so(
            node, SetAccount(task.id, chosen.main), lambda now: now.id == task.id and now.account == chosen.main
        )
    return _told(node.store, task, f"{chosen.name} works for {task.name} from now on.", as_json=as_json)


def _told(store: Store, task: Task, words: str, *, as_json: bool) -> int:
    if task.is_watched:
        words = f"{words} It is only watched: nothing is signed."
    if task.is_practising:
        words = f"{words} It only practises, with keys that are made for that and hold nothing."
    if as_json:
        fields = account_fields_of(store, task)
        print_json({"ok": True, "task": task.id, "name": task.name, "way": task.way.value, **fields, "words": words})
    else:
        print(plain(words), flush=True)
    return 0


def _name(store: Store, task: Task) -> str:
    found = account_of(store, task)
    if found is not None:
        return found.name
    return f"The account with the main key {task.account}" if task.account else "No account"
