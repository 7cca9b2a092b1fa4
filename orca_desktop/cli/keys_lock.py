"""`orca-desktop keys lock`, `unlock` and `passphrase`: the lock on money, exports and removals."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Annotated

import typer

from orca_desktop.cli.attach import FAILED, AsJson, DataFolder
from orca_desktop.cli.keys_ask import give_up, new_secret, say, secret
from orca_desktop.cli.keys_desk import on_accounts, unlock
from orca_desktop.cli.keys_words import lock_fields, lock_of
from orca_desktop.cli.tasks_words import plain, print_json

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import Beside

NO_NODE = "No node runs on this data folder, so nothing is open: each command asks for the passphrase itself."


def lock(data: DataFolder = None, json: AsJson = False) -> None:
    """Have the running node ask for the passphrase again before money moves. Rounds go on."""
    on_accounts(data, functools.partial(_lock, json))


async def _lock(as_json: bool, desk: Beside) -> int:
    if not desk.node_runs:
        return _told(desk, NO_NODE, as_json=as_json, ok=True)
    if not desk.accounts.lock.status.is_guarded:
        return _told(desk, desk.accounts.lock.status.words, as_json=as_json, ok=False)
    desk.lock()
    return _told(desk, "The node's wallet is locked. Rounds go on.", as_json=as_json, ok=True)


def unlock_(data: DataFolder = None, json: AsJson = False) -> None:
    """Give the running node the passphrase, so that it opens the encrypted file, and money can be moved."""
    on_accounts(data, functools.partial(_unlock, json))


async def _unlock(as_json: bool, desk: Beside) -> int:
    if not desk.node_runs:
        return _told(desk, NO_NODE, as_json=as_json, ok=False)
    if not desk.accounts.lock.status.is_guarded:
        return _told(desk, desk.accounts.lock.status.words, as_json=as_json, ok=True)
    passphrase = secret("Passphrase")
    await desk.accounts.lock.unlock(passphrase)
    desk.unlock(passphrase)
    return _told(desk, "The node's wallet is unlocked.", as_json=as_json, ok=True)


def passphrase(
    remove: Annotated[bool, typer.Option("--remove", help="Ask for none any more.")] = False,
    idle: Annotated[
        int | None, typer.Option("--idle", min=0, help="Minutes without use after which a node locks; 0: never.")
    ] = None,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Choose the passphrase that guards money, exports and removals, and the encrypted key file where there is one."""
    if remove and idle is not None:
        give_up("--idle and --remove do not go together.")
    on_accounts(
        data, functools.partial(_idle, idle, json) if idle is not None else functools.partial(_choose, remove, json)
    )


async def _idle(minutes: int, as_json: bool, desk: Beside) -> int:
    await unlock(desk)
    await desk.accounts.lock.set_idle_minutes(minutes)
    desk.look_again()
    words = f"It locks after {minutes} minutes without use." if minutes else "It no longer locks by itself."
    return _told(desk, words, as_json=as_json, ok=True)


async def _choose(remove: bool, as_json: bool, desk: Beside) -> int:
    await unlock(desk)
    chosen = None if remove else new_secret("New passphrase, 8 characters at least")
    await desk.accounts.lock.change_passphrase(chosen)
    desk.lock_changed()
    words = "No passphrase is asked for any more." if remove else "The new passphrase holds from now on."
    return _told(desk, words, as_json=as_json, ok=True)


def _told(desk: Beside, words: str, *, as_json: bool, ok: bool) -> int:
    if as_json:
        print_json({"ok": ok, "lock": lock_fields(lock_of(desk)), "words": words})
    elif ok:
        print(plain(words), flush=True)
    else:
        say(words)
    return 0 if ok else FAILED
