"""The whole command line."""

from __future__ import annotations

from orca_desktop.cli.commands import COMMANDS, GROUPS, app_with

app = app_with([*COMMANDS, *GROUPS])
