"""`orca-desktop keys found` and `adopt`: wallets that are kept here without being in the list of accounts."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Annotated

import typer

from orca_desktop.cli.attach import AsJson, DataFolder
from orca_desktop.cli.keys_ask import say
from orca_desktop.cli.keys_desk import KeyFile, account_called, answer, custody_of, on_accounts, unlock
from orca_desktop.cli.keys_words import PLACES
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.accounts import Custody, LeftBehind
from orca_desktop.domain.errors import KeyMissing

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import Beside

NOTHING = (
    "Nothing was found beside the accounts of the list. Not every keyring can be searched: `orca-desktop keys adopt "
    "NAME` asks for one wallet by its name."
)
CARE = "Another data folder's node may be working with them. Do not run two nodes with one account."

CustodyName = Annotated[str, typer.Option("--custody", help="Where it is kept: keyring, vault or file.")]
Unlocked = Annotated[bool, typer.Option("--unlock", help="Look into the encrypted file too; asks for its passphrase.")]


def found(
    unlock_vault: Unlocked = False, key_file: KeyFile = None, data: DataFolder = None, json: AsJson = False
) -> None:
    """List wallets that are kept here without being in the list: of another data folder, or of a lost list."""
    on_accounts(data, functools.partial(_found, unlock_vault, json), key_file=key_file)


async def _found(unlock_vault: bool, as_json: bool, desk: Beside) -> int:
    if unlock_vault:
        await unlock(desk)
    left = await desk.accounts.left_behind()
    if as_json:
        print_json({"found": [_fields(one) for one in left]})
        return 0
    for one in left:
        print(plain(f"{one.name}  {one.main or '–'}  {PLACES[one.custody]}"))
        if one.problem:
            say(f"  {one.name}: {one.problem}")
    say(f"`orca-desktop keys adopt NAME` takes one over. {CARE}" if left else NOTHING)
    return 0


def adopt(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="The names under which they are kept.")],
    custody: CustodyName = "keyring",
    key_file: KeyFile = None,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Take wallets that are kept here into the list of accounts. What is kept is not changed."""
    on_accounts(data, functools.partial(_adopt, tuple(name), custody_of(custody, key_file), json), key_file=key_file)


async def _adopt(names: tuple[str, ...], custody: Custody, as_json: bool, desk: Beside) -> int:
    if custody is Custody.VAULT:
        await unlock(desk)
    for name in names:
        account = await desk.accounts.adopt(name, custody)
        if account is None:
            raise KeyMissing(name)
        words = f"{account.name} ({account.main}) is in the list. It is kept {PLACES[custody]}."
        answer(desk, account_called(desk, account.name), words, as_json=as_json)
    say(CARE)
    return 0


def _fields(one: LeftBehind) -> dict[str, str | None]:
    return {"name": one.name, "custody": one.custody.value, "main": one.main, "problem": one.problem or None}
