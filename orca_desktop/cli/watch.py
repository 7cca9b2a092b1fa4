"""`orca-desktop watch`: a task in the list to look at only: nothing runs, nothing is staked, nothing is signed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Annotated

import typer

from orca_desktop.cli.attach import AsJson, DataFolder, on_node
from orca_desktop.cli.headless import complain
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.cli.until_so import until_so
from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.errors import TaskIdError
from orca_desktop.domain.tasks import TaskId, parse_task_id
from orca_desktop.domain.ways import Way

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

BAD_WORDS = 2

AccountName = Annotated[
    str, typer.Option("--account", help="Whose stake and rewards are shown: an account's name or main key.")
]


def watch(
    task: Annotated[str, typer.Argument(metavar="TASK", help="The task's ID.")],
    account: AccountName = "",
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Watch a task on the chain, without a key: its rounds, proofs, audits and payouts. Nothing runs or is staked."""
    try:
        task_id = parse_task_id(task)
    except TaskIdError as error:
        complain(error)
        raise typer.Exit(BAD_WORDS) from error
    raise typer.Exit(on_node(data, functools.partial(_watch, task_id, account, json)))


async def _watch(task_id: TaskId, account: str, as_json: bool, node: AttachedNode) -> int:
    command = JoinTask(task_id, account=account, way=Way.WATCH)
    watched = await until_so(node, command, lambda task: task.id == task_id)
    words = f"{watched.name} is watched: nothing runs, nothing is staked. `orca-desktop leave` ends that."
    if as_json:
        print_json({"ok": True, "task": task_id, "name": watched.name, "way": watched.way.value, "words": words})
    else:
        print(plain(words), flush=True)
    return 0
