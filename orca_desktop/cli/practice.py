"""`orca-desktop practice`: a task's container at the network's rounds, of which nothing goes on chain."""

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
from orca_desktop.domain.tasks import parse_task_id
from orca_desktop.domain.ways import Way

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

BAD_WORDS = 2

StagesName = Annotated[str, typer.Option("--stages", help="Stages of the task; else what fits its image.")]
ImageName = Annotated[str, typer.Option("--image", help="The image it runs, where its program does not tell.")]
MainKey = Annotated[
    bool, typer.Option("--main-key", help="Let its stages sign with a main key too: one made for practice.")
]


def practice(
    task: Annotated[str, typer.Argument(metavar="TASK", help="The task's ID.")],
    stages: StagesName = "",
    image: ImageName = "",
    main_key: MainKey = False,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Practise a task: its container works, proves and audits at the network's rounds, and nothing is sent or staked.

    No account is needed. `orca-desktop run TASK`, or the window, makes a run of it.
    """
    try:
        task_id = parse_task_id(task)
    except TaskIdError as error:
        complain(error)
        raise typer.Exit(BAD_WORDS) from error
    command = JoinTask(task_id, stages=stages, image=image, main_key=main_key, way=Way.PRACTICE)
    raise typer.Exit(on_node(data, functools.partial(_practise, command, json)))


async def _practise(command: JoinTask, as_json: bool, node: AttachedNode) -> int:
    found = await until_so(node, command, lambda task: task.id == command.task_id and task.is_practising)
    words = f"{found.name} practises: its container is started, and nothing of it goes on chain or is staked."
    if as_json:
        print_json({"ok": True, "task": found.id, "name": found.name, "way": found.way.value, "words": words})
    else:
        print(plain(words), flush=True)
    return 0
