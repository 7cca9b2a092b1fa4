"""The command line. Qt is imported only inside the commands that open a window."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from orca_desktop import __version__
from orca_desktop.cli.data import data
from orca_desktop.cli.demo import demo
from orca_desktop.cli.localnet import localnet
from orca_desktop.cli.models import models
from orca_desktop.cli.node import run, window
from orca_desktop.cli.tasks import finish, restart, stop
from orca_desktop.cli.tasks import start as start_task
from orca_desktop.cli.tasks_list import tasks
from orca_desktop.cli.tasks_logs import logs
from orca_desktop.cli.tasks_stats import stats

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
app.command("start")(start_task)
app.command()(stop)
app.command()(finish)
app.command()(restart)
app.command()(logs)
app.command()(stats)
app.add_typer(models, name="models")
app.add_typer(data, name="data")


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


def main() -> None:
    """The entry point of `orca-desktop`."""
    sys.exit(app(standalone_mode=True))
