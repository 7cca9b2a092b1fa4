"""`orca-desktop run`: the node on a network of the user's choice, without a window."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from orca_desktop import bootstrap
from orca_desktop.cli import headless
from orca_desktop.cli.chosen import Chosen
from orca_desktop.cli.keys_ask import say, secret
from orca_desktop.cli.node_options import DataFolder, Gateways, KeyFile, ProofStore, Rpc, WalletName
from orca_desktop.domain.accounts import Custody
from orca_desktop.domain.commands import Command, JoinTask, StartTask
from orca_desktop.domain.errors import TaskIdError
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskId, parse_task_id
from orca_desktop.domain.wallet_errors import NoAccountYet
from orca_desktop.domain.ways import Way

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import Node

LOCKED = (
    "The encrypted key file is locked: `orca-desktop keys unlock` opens it for this node, or start it with --unlock."
)

Unlock = Annotated[
    bool, typer.Option("--unlock", help="Ask for the passphrase at the start, or read it from standard input.")
]
StagesName = Annotated[str, typer.Option("--stages", help="Stages of the tasks joined; else what fits their image.")]
MainKey = Annotated[bool, typer.Option("--main-key", help="Agree that the tasks' stages sign with your main key.")]
ImageName = Annotated[
    str, typer.Option("--image", help="The image that the task runs, where its program does not tell; for one task.")
]
OnlyWatch = Annotated[
    bool, typer.Option("--watch", help="Only look at the tasks: nothing runs or is staked, and no account is needed.")
]
OnlyPractise = Annotated[
    bool,
    typer.Option("--practice", help="Run the containers at the network's rounds and send nothing; needs no account."),
]
JsonLines = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def run(
    task: Annotated[list[str] | None, typer.Argument(help="IDs of tasks to join, or to start when joined.")] = None,
    rpc: Rpc = None,
    gateway: Gateways = None,
    store: ProofStore = None,
    data: DataFolder = None,
    wallet: WalletName = "",
    key_file: KeyFile = None,
    unlock: Unlock = False,
    json: JsonLines = False,
    stages: StagesName = "",
    main_key: MainKey = False,
    watch: OnlyWatch = False,
    image: ImageName = "",
    practice: OnlyPractise = False,
) -> None:
    """Run the node without a window until it is stopped. Joining stakes each task's minimum."""
    if watch and practice:
        say("--watch and --practice are two ways: choose one.")
        raise typer.Exit(2)
    way = Way.WATCH if watch else Way.PRACTICE if practice else Way.RUN
    chosen = Chosen(rpc=rpc, gateways=gateway, store=store, data=data, wallet=wallet, key_file=key_file)
    settings = chosen.settings()
    try:
        task_ids = [parse_task_id(text) for text in task or []]
    except TaskIdError as error:
        headless.complain(error)
        raise typer.Exit(2) from error
    if image and len(task_ids) != 1:
        say("--image is for one task: name its ID, and no other.")
        raise typer.Exit(2)
    passphrase = secret("Passphrase") if unlock else None
    build = functools.partial(_ready, settings, passphrase, needs_account=way is Way.RUN)
    asked = functools.partial(joined_by, task_ids, stages, main_key, image, way=way)
    raise typer.Exit(headless.run(build, headless.Plan(commands=asked, rounds=0), as_json=json))


@contextlib.asynccontextmanager
async def _ready(
    settings: bootstrap.Settings, passphrase: Secret | None, *, needs_account: bool
) -> AsyncIterator[Node]:
    """A node, unlocked with the passphrase where one is given. Raises WalletError as well."""
    async with bootstrap.build(settings) as node:
        if needs_account and not node.accounts.accounts() and settings.key_file is None:
            await node.take_over()
        if needs_account and not node.accounts.accounts():
            raise NoAccountYet
        if passphrase is not None:
            await node.accounts.lock.unlock(passphrase)
        elif any(account.custody is Custody.VAULT for account in node.accounts.accounts()):
            say(LOCKED)
        yield node


def joined_by(
    task_ids: list[TaskId],
    stages: str,
    main_key: bool,
    image: str,
    known: Mapping[TaskId, Way],
    *,
    way: Way = Way.RUN,
) -> list[Command]:
    """What is in the list in this way is started; what is not, or does less, is joined; what is watched goes on."""
    commands: list[Command] = []
    for task_id in task_ids:
        if known.get(task_id) is way:
            commands += [] if way is Way.WATCH else [StartTask(task_id)]
        elif way is not Way.WATCH or task_id not in known:
            commands.append(JoinTask(task_id, stages=stages, main_key=main_key, image=image, way=way))
    return commands
