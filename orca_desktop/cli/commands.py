"""All commands by name, and where each of them is; only those that are wanted are loaded."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from orca_desktop import __version__
from orca_desktop.cli.chosen import Chosen
from orca_desktop.cli.opening import open_window

COMMANDS = {
    "window": "window:window",
    "run": "node:run",
    "demo": "demo:demo",
    "localnet": "localnet:localnet",
    "tasks": "tasks_list:tasks",
    "task": "task:task",
    "start": "tasks:start",
    "stop": "tasks:stop",
    "finish": "tasks:finish",
    "restart": "tasks:restart",
    "logs": "tasks_logs:logs",
    "stats": "tasks_stats:stats",
    "network": "network:network",
    "rounds": "history:rounds",
    "proofs": "history:proofs",
    "audits": "history:audits",
    "audit": "audit:audit",
    "rewards": "rewards:rewards",
    "activity": "history:activity",
    "why": "why:why",
    "changes": "agreement:changes",
    "approve": "agreement:approve",
    "rollback": "agreement:rollback",
    "variables": "variables:variables",
    "leave": "leave:leave",
    "account": "account:account",
    "watch": "watch:watch",
    "practice": "practice:practice",
    "stake": "money:stake",
    "unstake": "money:unstake",
    "claim": "money:claim",
    "transfer": "money:transfer",
}
"""The module below `cli` and its function, in the order in which they are told."""

GROUPS = {
    "money": "money:money",
    "keys": "keys:keys",
    "proof": "proof:proof",
    "evidence": "evidence:evidence",
    "models": "models:models",
    "data": "data:data",
    "history": "history:history",
    "stages": "stages:stages",
    "settings": "settings:settings",
    "desktop": "desktop:desktop",
}
"""Those with commands of their own."""

HELP = "The desktop node for Orca tasks. Without a command it opens the window."


def app_with(names: Iterable[str]) -> typer.Typer:
    """The command line with these commands and groups, in the order of the tables."""
    wanted = set(names)
    app = typer.Typer(
        name="orca-desktop", help=HELP, no_args_is_help=False, pretty_exceptions_enable=False, add_completion=False
    )
    app.callback(invoke_without_command=True)(_start)
    for name in filter(wanted.__contains__, COMMANDS):
        app.command(name)(_loaded(COMMANDS[name]))
    for name in filter(wanted.__contains__, GROUPS):
        app.add_typer(_loaded(GROUPS[name]), name=name)
    return app


def _loaded(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(f"orca_desktop.cli.{module}"), name)


def _start(
    context: typer.Context, version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False
) -> None:
    if version:
        print(f"orca-desktop {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(open_window(Chosen()))
