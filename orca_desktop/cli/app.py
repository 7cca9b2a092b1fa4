"""The command line. Qt is imported only inside the commands that open a window."""

from __future__ import annotations

from typing import Annotated

import typer

from orca_desktop import __version__
from orca_desktop.cli.account import account
from orca_desktop.cli.agreement import approve, changes, rollback
from orca_desktop.cli.audit import audit
from orca_desktop.cli.data import data
from orca_desktop.cli.demo import demo
from orca_desktop.cli.desktop import desktop
from orca_desktop.cli.evidence import evidence
from orca_desktop.cli.history import activity, audits, history, proofs, rounds
from orca_desktop.cli.keys import keys
from orca_desktop.cli.leave import leave
from orca_desktop.cli.localnet import localnet
from orca_desktop.cli.models import models
from orca_desktop.cli.money import claim, money, stake, transfer, unstake
from orca_desktop.cli.network import network
from orca_desktop.cli.node import run
from orca_desktop.cli.proof import proof
from orca_desktop.cli.rewards import rewards
from orca_desktop.cli.settings import settings
from orca_desktop.cli.stages import stages
from orca_desktop.cli.task import task
from orca_desktop.cli.tasks import finish, restart, stop
from orca_desktop.cli.tasks import start as start_task
from orca_desktop.cli.tasks_list import tasks
from orca_desktop.cli.tasks_logs import logs
from orca_desktop.cli.tasks_stats import stats
from orca_desktop.cli.variables import variables
from orca_desktop.cli.watch import watch
from orca_desktop.cli.why import why
from orca_desktop.cli.window import window

app = typer.Typer(
    name="orca-desktop",
    help="The desktop node for Orca tasks. Without a command it opens the window.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(window)
app.command()(run)
app.command()(demo)
app.command()(localnet)
app.command()(tasks)
app.command()(task)
app.command("start")(start_task)
app.command()(stop)
app.command()(finish)
app.command()(restart)
app.command()(logs)
app.command()(stats)
app.command()(network)
app.command()(rounds)
app.command()(proofs)
app.command()(audits)
app.command()(audit)
app.command()(rewards)
app.command()(activity)
app.command()(why)
app.command()(changes)
app.command()(approve)
app.command()(rollback)
app.command()(variables)
app.command()(leave)
app.command()(account)
app.command()(watch)
app.command()(stake)
app.command()(unstake)
app.command()(claim)
app.command()(transfer)
app.add_typer(money, name="money")
app.add_typer(keys, name="keys")
app.add_typer(proof, name="proof")
app.add_typer(evidence, name="evidence")
app.add_typer(models, name="models")
app.add_typer(data, name="data")
app.add_typer(history, name="history")
app.add_typer(stages, name="stages")
app.add_typer(settings, name="settings")
app.add_typer(desktop, name="desktop")


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context, version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False
) -> None:
    """The desktop node for Orca tasks. Without a command it opens the window."""
    if version:
        print(f"orca-desktop {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        context.invoke(window)
