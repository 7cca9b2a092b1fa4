"""`orca-desktop keys list`, `show`, `check`, `export`, `rename`, `remove` and `default`."""

from __future__ import annotations

import enum
import functools
import json as json_format
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import base58
import typer

from orca_desktop import bootstrap
from orca_desktop.cli.attach import FAILED, AsJson, DataFolder
from orca_desktop.cli.keys_ask import confirmed, give_up, may_show, say, secret, show_once
from orca_desktop.cli.keys_desk import KeyFile, Name, Yes, account_called, answer, on_accounts, unlock, unlock_for
from orca_desktop.cli.keys_words import account_fields, account_lines, lock_fields, lock_of, lock_words
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.accounts import Account
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.wallet_errors import AccountInUse, NotBackedUp, WordsUnknown
from orca_desktop.ports.keys import WalletSecrets

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import Beside

NONE = "There is no account yet. `orca-desktop keys create` makes one, `orca-desktop keys import` brings one along."


def list_(data: DataFolder = None, json: AsJson = False) -> None:
    """List the accounts, and how their lock stands. Asks no keyring, but for the wallet of an earlier version."""
    on_accounts(data, functools.partial(_list, json))


async def _list(as_json: bool, desk: Beside) -> int:
    accounts, default, lock = desk.accounts.accounts(), desk.accounts.default(), lock_of(desk)
    if as_json:
        listed = [
            account_fields(account, is_default=account == default, held=_held(account, desk)) for account in accounts
        ]
        print_json({"accounts": listed, "lock": lock_fields(lock), "node_runs": desk.node_runs})
        return 0
    for account in accounts:
        print("\n".join(account_lines(account, is_default=account == default, held=_held(account, desk))))
    if not accounts:
        print(NONE)
    say(lock_words(lock))
    return 0


def show(name: Name, data: DataFolder = None, json: AsJson = False) -> None:
    """Show one account: its public keys, where the secret ones are, the tasks that work with it."""
    on_accounts(data, functools.partial(_show, name, json))


async def _show(name: str, as_json: bool, desk: Beside) -> int:
    account = account_called(desk, name)
    is_default, tasks = account == desk.accounts.default(), _tasks_of(account, desk)
    if as_json:
        listed = [{"task": task.id, "name": task.name} for task in tasks]
        fields = account_fields(account, is_default=is_default, held=_held(account, desk))
        print_json({**fields, "tasks": listed})
        return 0
    print("\n".join(account_lines(account, is_default=is_default, held=_held(account, desk))))
    for task in tasks:
        print(plain(f"  task         {task.name} ({task.id})"))
    return 0


def _held(account: Account, desk: Beside) -> WalletStatus | None:
    """What its main account holds, as the node that runs has last read it."""
    return desk.store.balances.get(account.main) if desk.node_runs else None


def _tasks_of(account: Account, desk: Beside) -> list[Task]:
    """Those that work with it, by its key or as the default."""
    is_default = account == desk.accounts.default()
    tasks = desk.store.tasks.values()
    return [task for task in tasks if task.account in (account.main, account.name) or (is_default and not task.account)]


def check(name: Name, key_file: KeyFile = None, data: DataFolder = None, json: AsJson = False) -> None:
    """Ask for three of an account's words, to see that they are on your paper."""
    on_accounts(data, functools.partial(_check, name, json), key_file=key_file)


async def _check(name: str, as_json: bool, desk: Beside) -> int:
    account = account_called(desk, name)
    await unlock_for(desk, account)
    places = await desk.accounts.words_to_check(account.name)
    typed = {place: secret(f"Word {place}").reveal() for place in places}
    if await desk.accounts.check_words(account.name, typed):
        return answer(desk, account_called(desk, name), f"{account.name}: your words are right.", as_json=as_json)
    say(f"{account.name}: at least one of them is another word. Look at your paper and try again; nothing was changed.")
    return FAILED


class Form(enum.Enum):
    """What of an account to write: its words, or one of its keys as an array of 64 numbers."""

    WORDS = "words"
    KEY = "key"
    STAKING = "staking"
    KPL_STAKING = "kpl-staking"


As = Annotated[
    Form | None, typer.Option("--as", help="What to write; else the words, or the key where there are none.")
]
Out = Annotated[Path | None, typer.Option("--out", help="A new file that only you can read; else on the terminal.")]
ShowSecret = Annotated[bool, typer.Option("--show-words", help="Write it also where the output is no terminal.")]


def export(
    name: Name,
    form: As = None,
    out: Out = None,
    show_words: ShowSecret = False,
    yes: Yes = False,
    key_file: KeyFile = None,
    data: DataFolder = None,
) -> None:
    """Write an account's secret, after you confirmed it: to a file of yours, or once on the terminal."""
    if out is None and not may_show(even_into_a_pipe=show_words):
        give_up("Secrets are shown on a terminal. For a file use --out, for a pipe --show-words. Nothing was written.")
    on_accounts(data, functools.partial(_export, name, form, out, yes), key_file=key_file)


async def _export(name: str, form: Form | None, out: Path | None, yes: bool, desk: Beside) -> int:
    account = account_called(desk, name)
    confirmed(f"Whoever sees what is written now can take all that “{account.name}” owns.", account.name, already=yes)
    await unlock(desk)
    secrets = await desk.accounts.reveal(account.name)
    text = _written(account, secrets, form or (Form.WORDS if secrets.phrase else Form.KEY))
    if out is None:
        show_once(f"The secret of {plain(account.name)}:", text)
        return 0
    bootstrap.write_private(out, text)
    say(f"{out} has it now, unencrypted. Keep it where nobody else reads, or delete it once it is copied.")
    return 0


def _written(account: Account, secrets: WalletSecrets, form: Form) -> Secret:
    keys = {Form.KEY: secrets.main, Form.STAKING: secrets.staking, Form.KPL_STAKING: secrets.kpl_staking}
    if form in keys:
        return Secret(json_format.dumps(list(base58.b58decode(keys[form].reveal())), separators=(",", ":")))
    if secrets.phrase is None:
        raise WordsUnknown(account.name)
    return secrets.phrase


def rename(
    name: Name,
    new_name: Annotated[str, typer.Argument(metavar="NEW")],
    key_file: KeyFile = None,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Call an account something else. Tasks go on with it."""
    on_accounts(data, functools.partial(_rename, name, new_name, json), key_file=key_file)


async def _rename(name: str, new_name: str, as_json: bool, desk: Beside) -> int:
    account = account_called(desk, name)
    await unlock_for(desk, account)
    await desk.accounts.rename(account.name, new_name)
    renamed = account_called(desk, new_name)
    return answer(desk, renamed, f"{account.name} is called {renamed.name} now.", as_json=as_json)


def remove(
    name: Name,
    force: Annotated[
        bool,
        typer.Option("--force", help="Also with stake or rewards on it, or where no copy is known: you have one."),
    ] = False,
    yes: Yes = False,
    key_file: KeyFile = None,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Forget an account for good. Refused while tasks run with it, stake lies on it, or no copy of it is known."""
    on_accounts(data, functools.partial(_remove, name, force, yes, json), key_file=key_file)


async def _remove(name: str, force: bool, yes: bool, as_json: bool, desk: Beside) -> int:
    account = account_called(desk, name)
    loss = f"“{account.name}” and its secrets are forgotten for good; only a copy of yours brings them back."
    watched = f"“{account.name}” is not watched any more."
    confirmed(loss if account.can_sign else watched, account.name, already=yes)
    if account.can_sign:
        _refuse_unknown_stake(account, desk, force=force)
        if not account.backed_up and not force:
            raise NotBackedUp(account.name)
        await unlock(desk)
    await desk.accounts.remove(account.name, account.name, forced=force)
    return answer(desk, account, f"{account.name} is removed.", as_json=as_json)


def _refuse_unknown_stake(account: Account, desk: Beside, *, force: bool) -> None:
    """The records of a node that does not run tell of no amounts. Raises AccountInUse."""
    tasks = _tasks_of(account, desk)
    if tasks and not desk.node_runs and not force:
        raise AccountInUse(
            f"“{tasks[0].name}” works with it, and without a running node it is not known what stake lies on it. "
            "Start the node and try again, or say with --force that you have the words."
        )


def default(name: Name, data: DataFolder = None, json: AsJson = False) -> None:
    """Choose whom tasks that you join from now on work for."""
    on_accounts(data, functools.partial(_default, name, json))


async def _default(name: str, as_json: bool, desk: Beside) -> int:
    await desk.accounts.choose_default(account_called(desk, name).name)
    account = account_called(desk, name)
    return answer(desk, account, f"Tasks joined from now on work for {account.name}.", as_json=as_json)
