"""Groups of commands of which one need not be named: `orca-desktop proof TASK` is `orca-desktop proof show TASK`."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup


class _WithDefault(TyperGroup):
    default = ""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] != "--help":
            args = [self.default, *args]
        return super().parse_args(ctx, args)


class ShowByDefault(_WithDefault):
    default = "show"


class SaveByDefault(_WithDefault):
    default = "save"
