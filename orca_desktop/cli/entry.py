"""The entry point: only what was asked for is loaded, which is a small part of all commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from orca_desktop import __version__
from orca_desktop.cli.no_core_dump import no_core_dump

VERSION = ["--version"]


def main() -> None:
    """The entry point of `orca-desktop`."""
    no_core_dump()
    arguments = sys.argv[1:]
    if arguments == VERSION:
        print(f"orca-desktop {__version__}")
    elif not arguments:
        _open_window()
    else:
        _command(arguments)


def _open_window() -> None:
    """As most starts are, without a word: nothing that reads options is loaded."""
    from orca_desktop.cli.chosen import Chosen
    from orca_desktop.cli.opening import open_window

    sys.exit(open_window(Chosen()))


def _command(arguments: Sequence[str]) -> None:
    """The command that is meant; whoever asks for help, or for what there is not, is told about all of them."""
    from orca_desktop.cli.commands import COMMANDS, GROUPS, app_with

    known = (*COMMANDS, *GROUPS)
    app = app_with([arguments[0]] if arguments[0] in known else known)
    sys.exit(app(args=list(arguments), prog_name="orca-desktop", standalone_mode=True))
