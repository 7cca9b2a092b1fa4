"""`orca-desktop desktop`: what the user's desktop does for the program: start it at login, open its links."""

from __future__ import annotations

import enum
from typing import Annotated

import msgspec
import typer

from orca_desktop import bootstrap
from orca_desktop.cli import headless
from orca_desktop.cli.chosen import Chosen
from orca_desktop.cli.node_options import DataFolder
from orca_desktop.domain.errors import OrcaError

desktop = typer.Typer(help="Start at login, and open orca:// links with this program. For this user only.")


class Turn(enum.Enum):
    ON = "on"
    OFF = "off"


Switch = Annotated[Turn | None, typer.Argument(help="on or off; without it, how it stands.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object.")]


@desktop.command()
def login(turn: Switch = None, data: DataFolder = None, json: Json = False) -> None:
    """Start the window in the tray when you log in."""
    switch = bootstrap.start_at_login(Chosen(data=data).again())
    _turn("login", "Starting at login", switch, turn, as_json=json)


@desktop.command()
def links(turn: Switch = None, data: DataFolder = None, json: Json = False) -> None:
    """Open orca:// links with this program."""
    switch = bootstrap.links(Chosen(data=data).again())
    _turn("links", "Opening orca:// links", switch, turn, as_json=json)


def _turn(name: str, title: str, switch: bootstrap.DesktopSwitch, turn: Turn | None, *, as_json: bool) -> None:
    try:
        if turn is not None:
            switch.turn(on=turn is Turn.ON)
        is_on = switch.is_on()
    except OrcaError as error:
        headless.complain(error)
        raise typer.Exit(1) from error
    if as_json:
        print(msgspec.json.encode({name: is_on, "why_not": switch.why_not}).decode())
    else:
        print(f"{title} is {'on' if is_on else 'off'}.", switch.why_not)
