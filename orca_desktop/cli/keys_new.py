"""`orca-desktop keys create`, `import` and `watch`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orca_desktop.cli.attach import FAILED, AsJson, DataFolder
from orca_desktop.cli.keys_ask import give_up, may_show, say, secret, show_once
from orca_desktop.cli.keys_desk import (
    KeyFile,
    Name,
    Rpc,
    account_called,
    answer,
    custody_of,
    on_accounts,
    prepare,
)
from orca_desktop.cli.keys_words import PLACES
from orca_desktop.domain.accounts import Account, Custody
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.wallet_errors import KeyFileUnreadable

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import Beside

LENGTHS = (12, 24)

NOT_SHOWN = (
    "Its words were not shown, as this output is no terminal. Write them down before money lies on it: "
    "`orca-desktop keys export {} --as words` on a terminal shows them."
)

CustodyName = Annotated[
    str, typer.Option("--custody", help="Where the secret keys go: keyring, vault (with a passphrase), or file.")
]
ShowWords = Annotated[bool, typer.Option("--show-words", help="Write the words also where the output is no terminal.")]
NewName = Annotated[str, typer.Argument(metavar="[NAME]", help="The name of the account.")]


def create(
    name: NewName = "default",
    custody: CustodyName = "keyring",
    key_file: KeyFile = None,
    words: Annotated[int, typer.Option(help="12 or 24.")] = 12,
    show_words: ShowWords = False,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Make an account of fresh words, and show them once."""
    if words not in LENGTHS:
        give_up("A phrase has 12 or 24 words.")
    shows = may_show(even_into_a_pipe=show_words) and (show_words or not json)
    work = functools.partial(_create, name, custody_of(custody, key_file), words, shows, json)
    on_accounts(data, work, key_file=key_file)


async def _create(name: str, custody: Custody, words: int, shows: bool, as_json: bool, desk: Beside) -> int:
    await prepare(desk, custody)
    phrase = await desk.accounts.create(name, custody, words)
    if shows:
        show_once(
            "The words of this account. Whoever has them has what it owns; without them nobody helps you.", phrase
        )
    else:
        say(NOT_SHOWN.format(name))
    account = account_called(desk, name)
    return answer(desk, account, _kept(account), as_json=as_json)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What to import from: one of these. `koii_folder` may be None for the usual one."""

    phrase: bool
    file: Path | None
    base58: bool
    koii: bool
    koii_folder: Path | None
    pin: bool


def import_(
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]", help="The new name; with --koii those there, or none for all."),
    ] = None,
    phrase: Annotated[bool, typer.Option("--phrase", help="From 12 or 24 words, which are asked for.")] = False,
    file: Annotated[Path | None, typer.Option("--file", help="From a key file: an array of 64 numbers.")] = None,
    base58: Annotated[bool, typer.Option("--base58", help="From a secret key's text, which is asked for.")] = False,
    koii: Annotated[bool, typer.Option("--koii", help="From the folder of Koii's own desktop node.")] = False,
    koii_folder: Annotated[Path | None, typer.Option(help="That folder, where it is not in its usual place.")] = None,
    pin: Annotated[bool, typer.Option("--pin", help="With --koii: the words too; its PIN is asked for.")] = False,
    custody: CustodyName = "keyring",
    key_file: KeyFile = None,
    rpc: Rpc = None,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Bring an account along. Secrets are typed or come on standard input, a line each; never in the command itself."""
    source = Source(
        phrase=phrase, file=file, base58=base58, koii=koii or koii_folder is not None, koii_folder=koii_folder, pin=pin
    )
    if sum((source.phrase, source.file is not None, source.base58, source.koii)) != 1:
        give_up("Say what to import from: one of --phrase, --file, --base58, --koii.")
    if not source.koii and len(name or ()) > 1:
        give_up("One account has one name.")
    where = custody_of(custody, key_file)
    work = functools.partial(_import_koii if source.koii else _import, tuple(name or ()), where, source, json)
    on_accounts(data, work, key_file=key_file, rpc=rpc)


async def _import(names: tuple[str, ...], custody: Custody, source: Source, as_json: bool, desk: Beside) -> int:
    await prepare(desk, custody)
    name, accounts = (*names, "default")[0], desk.accounts
    if source.phrase:
        account = await accounts.import_phrase(name, custody, secret("The words, with spaces between"))
    elif source.base58:
        account = await accounts.import_base58(name, custody, secret("The secret key"))
    else:
        account = await accounts.import_key_file(name, custody, source.file or Path())
    return answer(desk, account, _kept(account), as_json=as_json)


async def _import_koii(names: tuple[str, ...], custody: Custody, source: Source, as_json: bool, desk: Beside) -> int:
    there = await desk.accounts.koii_accounts(source.koii_folder)
    if not there:
        raise KeyFileUnreadable("The folder of Koii's node holds no account.")
    await prepare(desk, custody)
    pin = secret("PIN of Koii's node") if source.pin else None
    chosen = names or tuple(found.name for found in there if not found.problem)
    damaged = () if names else tuple(found for found in there if found.problem)
    for account in await desk.accounts.import_koii(source.koii_folder, chosen, custody, pin):
        answer(desk, account, _kept(account), as_json=as_json)
    say("The folder of Koii's node was read and not changed. Its key files there are not encrypted; see docs/keys.md.")
    for found in damaged:
        say(f"“{found.name}” was not imported. {found.problem}")
    return FAILED if damaged else 0


def watch(
    name: Name,
    key: Annotated[str, typer.Argument(metavar="KEY", help="The public main key.")],
    staking: Annotated[str, typer.Option(help="The public staking key, to see its stakes too.")] = "",
    kpl_staking: Annotated[str, typer.Option(help="That of tasks which pay in a token, to see those stakes too.")] = "",
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Watch an account whose keys are elsewhere. Nothing can be signed with it."""
    on_accounts(data, functools.partial(_watch, name, key, staking, kpl_staking, json))


async def _watch(name: str, key: str, staking: str, kpl_staking: str, as_json: bool, desk: Beside) -> int:
    known = [PublicKey(text) if text else None for text in (staking, kpl_staking)]
    account = await desk.accounts.watch(name, PublicKey(key), *known)
    return answer(desk, account, f"{account.name} is watched.", as_json=as_json)


def _kept(account: Account) -> str:
    return f"{account.name} ({account.main}) is kept {PLACES[account.custody]}."
