"""`orca-desktop keys`: accounts and their secret keys. No secret is ever part of a command or of the environment."""

from __future__ import annotations

import typer

from orca_desktop.cli.keys_found import adopt, found
from orca_desktop.cli.keys_known import check, default, export, list_, remove, rename, show
from orca_desktop.cli.keys_lock import lock, passphrase, unlock_
from orca_desktop.cli.keys_new import create, import_, watch

keys = typer.Typer(
    help="Accounts and their secret keys: create, import, check, export, lock.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
keys.command("list")(list_)
keys.command()(create)
keys.command("import")(import_)
keys.command()(watch)
keys.command()(found)
keys.command()(adopt)
keys.command()(show)
keys.command()(check)
keys.command()(export)
keys.command()(rename)
keys.command()(remove)
keys.command()(default)
keys.command()(lock)
keys.command("unlock")(unlock_)
keys.command()(passphrase)
