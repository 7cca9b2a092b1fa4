"""The entry point: to open the window only what that takes is loaded, which is a small part of all commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from orca_desktop.cli.no_core_dump import no_core_dump

WINDOW = "window"


def main() -> None:
    """The entry point of `orca-desktop`."""
    no_core_dump()
    arguments = sys.argv[1:]
    if opens_window(arguments):
        _open_window(arguments)
    else:
        from orca_desktop.cli.app import app

        sys.exit(app(standalone_mode=True))


def opens_window(arguments: Sequence[str]) -> bool:
    """Without a command, or with that of the window; what asks for help is told about all commands."""
    return "--help" not in arguments and (not arguments or arguments[0] == WINDOW)


def _open_window(arguments: Sequence[str]) -> None:
    import typer

    from orca_desktop.cli.window import window

    app = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
    app.command()(window)
    sys.exit(app(args=list(arguments[1:]), prog_name=f"orca-desktop {WINDOW}", standalone_mode=True))
