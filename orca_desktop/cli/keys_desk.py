"""How a command about keys reaches the accounts of a data folder, and opens what is locked."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from orca_desktop import bootstrap
from orca_desktop.cli.attach import FAILED, data_folder
from orca_desktop.cli.headless import complain
from orca_desktop.cli.keys_ask import give_up, new_secret, say, secret
from orca_desktop.cli.keys_words import CHOICES, PLACES, account_fields
from orca_desktop.cli.servers import addresses
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.accounts import Account, Custody
from orca_desktop.domain.errors import KeyringLocked, KeyringUnavailable, OrcaError
from orca_desktop.domain.wallet_errors import NoAccount, PlaceMissing

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import Beside

Rpc = Annotated[
    list[str] | None,
    typer.Option("--rpc", callback=addresses, help="URL of a K2 RPC server, asked which keys have been used."),
]
KeyFile = Annotated[
    Path | None, typer.Option("--key-file", help="The plain file of a server's keys; only where you want one.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Confirm without being asked.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the account.")]

PLACE_NAMES = {"keyring": Custody.KEYRING, "vault": Custody.VAULT, "file": Custody.PLAIN_FILE}


def on_accounts(
    data: Path | None,
    work: Callable[[Beside], Awaitable[int]],
    *,
    key_file: Path | None = None,
    rpc: list[str] | None = None,
) -> NoReturn:
    """Do *work* on the accounts of the data folder and end the program. An OrcaError is told and gives 1."""
    folder = data_folder(data)
    network = bootstrap.network_of(bootstrap.settings_desk(folder).read()[0], servers=rpc)
    settings = bootstrap.Settings(network=network, data_folder=folder, wallet="", key_file=key_file)

    async def run() -> int:
        async with bootstrap.accounts_beside(settings) as desk:
            return await work(desk)

    try:
        code = asyncio.run(run())
    except OrcaError as error:
        complain(error)
        if isinstance(error, KeyringUnavailable | KeyringLocked | PlaceMissing):
            say(CHOICES)
        code = FAILED
    raise typer.Exit(code)


def account_called(desk: Beside, name: str) -> Account:
    """By name or main key. Raises NoAccount."""
    for account in desk.accounts.accounts():
        if name in (account.name, account.main):
            return account
    raise NoAccount(name)


def custody_of(words: str, key_file: Path | None) -> Custody:
    """Ends the program for another word, and for a plain file without its path."""
    custody = PLACE_NAMES.get(words)
    if custody is None:
        give_up(f"There is no place “{words}” for keys; there are: {', '.join(PLACE_NAMES)}.")
    if custody is Custody.PLAIN_FILE and key_file is None:
        give_up("A plain file must be named: --custody file --key-file PATH. Nothing was saved.")
    return custody


async def prepare(desk: Beside, custody: Custody) -> None:
    """Say where the keys go; have the encrypted file open, and begin it with a new passphrase where there is none."""
    say(f"The secret keys go {PLACES[custody]}.")
    if custody is not Custody.VAULT:
        return
    guarded = desk.accounts.lock.status.is_guarded
    passphrase = secret("Passphrase") if guarded else new_secret("New passphrase, 8 characters at least")
    await desk.accounts.lock.begin_vault(passphrase)


async def unlock(desk: Beside) -> None:
    """Ask for the passphrase where one guards."""
    if desk.accounts.lock.is_locked:
        await desk.accounts.lock.unlock(secret("Passphrase"))


async def unlock_for(desk: Beside, account: Account) -> None:
    """Ask for the passphrase where the secrets of this account cannot be read without it."""
    if account.custody is Custody.VAULT:
        await unlock(desk)


def answer(desk: Beside, account: Account, words: str, *, as_json: bool) -> int:
    """Tell what was done with an account."""
    is_default = account == desk.accounts.default()
    if as_json:
        print_json({"ok": True, **account_fields(account, is_default=is_default), "words": words})
    else:
        print(plain(words), flush=True)
        if account.note:
            say(account.note)
    return 0
