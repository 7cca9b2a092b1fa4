"""`orca-desktop settings`: what is set, and setting it, with a node that runs or without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer

from orca_desktop import bootstrap
from orca_desktop.bootstrap import SettingsDesk
from orca_desktop.cli.attach import AsJson, DataFolder, data_folder
from orca_desktop.cli.headless import complain
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.settings.preferences import Preferences, known
from orca_desktop.domain.settings.setting import Holds, Setting, Value
from orca_desktop.domain.settings.table import SETTINGS
from orca_desktop.domain.settings.values import shown, typed

settings = typer.Typer(
    help="Settings of the node and of the window: list, get, set, reset.", invoke_without_command=True
)

Name = Annotated[str, typer.Argument(help="What `orca-desktop settings` lists.")]
Values = Annotated[list[str], typer.Argument(help="The value; several for a list, in their order.")]

CHECK = {
    Holds.AT_ONCE: "What runs follows within a few seconds.",
    Holds.NEXT_START: "It holds from the next start.",
}


@settings.callback()
def show(context: typer.Context, data: DataFolder = None, json: AsJson = False) -> None:
    """Without a command: list all settings, with what is chosen."""
    if context.invoked_subcommand is None:
        _at_desk(data, lambda desk: _list(desk, as_json=json))


@settings.command()
def get(name: Name, data: DataFolder = None, json: AsJson = False) -> None:
    """Show one setting; of a list one line each."""

    def told(desk: SettingsDesk) -> None:
        value = desk.read()[0].value(name)
        if json:
            print_json(_fields(known(name), value))
        else:
            for line in value if isinstance(value, tuple) else (_raw(value),):
                print(plain(line))

    _at_desk(data, told)


@settings.command("set")
def put(name: Name, value: Values, data: DataFolder = None, json: AsJson = False) -> None:
    """Set a value. It is checked first; a value that cannot be used changes nothing."""
    _at_desk(data, lambda desk: _changed(desk.put(name, typed(known(name), value)), name, as_json=json))


@settings.command()
def reset(name: Name, data: DataFolder = None, json: AsJson = False) -> None:
    """Go back to the usual value."""
    _at_desk(data, lambda desk: _changed(desk.reset(name), name, as_json=json))


def _at_desk(data: Any, work: Callable[[SettingsDesk], None]) -> NoReturn:
    try:
        work(bootstrap.settings_desk(data_folder(data)))
    except OrcaError as error:
        complain(error)
        raise typer.Exit(1) from error
    raise typer.Exit(0)


def _list(desk: SettingsDesk, *, as_json: bool) -> None:
    preferences, problems = desk.read()
    for problem in problems:
        _warn(problem)
    width = max(len(setting.name) for setting in SETTINGS)
    for setting in SETTINGS:
        value = preferences.value(setting.name)
        if as_json:
            print_json(_fields(setting, value))
        else:
            mark = "" if value == setting.default else "  (chosen)"
            print(f"{setting.name:<{width}}  {plain(shown(setting, value))}{mark}")


def _changed(read: tuple[Preferences, tuple[str, ...]], name: str, *, as_json: bool) -> None:
    preferences, problems = read
    for problem in problems:
        _warn(problem)
    setting, value = known(name), preferences.value(name)
    if as_json:
        print_json({"ok": True, **_fields(setting, value)})
    else:
        print(f"{setting.title}: {plain(shown(setting, value))}. {CHECK[setting.holds]}")


def _fields(setting: Setting, value: Value) -> dict[str, Any]:
    return {
        "name": setting.name,
        "title": setting.title,
        "value": list(value) if isinstance(value, tuple) else value,
        "usual": list(setting.default) if isinstance(setting.default, tuple) else setting.default,
        "of": setting.owner.value,
        "holds": setting.holds.value,
    }


def _raw(value: Value) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)


def _warn(problem: str) -> None:
    typer.echo(plain(problem), err=True)
