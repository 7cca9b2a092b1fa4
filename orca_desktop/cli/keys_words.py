"""Accounts, the places of their secrets and their lock, in words and as JSON."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from orca_desktop.cli.money_words import amount_fields
from orca_desktop.cli.tasks_words import plain
from orca_desktop.domain.accounts import Account, Custody, LockStatus
from orca_desktop.domain.amounts import exact_amount
from orca_desktop.domain.koii_amounts import exact_koii
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tokens import TokenAmount

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import Beside

PLACES = {
    Custody.KEYRING: "in the keyring of this computer",
    Custody.VAULT: "in a file encrypted with your passphrase",
    Custody.PLAIN_FILE: "in a plain file: whoever reads it owns what these keys own",
    Custody.MEMORY: "nowhere: they end with the program",
    Custody.WATCH_ONLY: "not on this computer: it can only be watched",
}

CHOICES = (
    "Where else keys can be: `--custody vault` keeps them in a file that is encrypted with a passphrase of yours; "
    "`--custody file --key-file PATH`, meant for servers, in a plain file that whoever reads the disk can use. Neither "
    "is ever chosen for you."
)

NOT_BACKED_UP = "no copy known: `orca-desktop keys check` asks for three of its words"


def account_fields(account: Account, *, is_default: bool, held: WalletStatus | None = None) -> dict[str, Any]:
    """Public all through. *held*: what its main account holds, as a node that runs has last read it."""
    return {
        "name": account.name,
        "main": account.main,
        "staking": account.staking,
        "kpl_staking": account.kpl_staking,
        "custody": account.custody.value,
        "default": is_default,
        "backed_up": account.backed_up,
        "created_at": account.created_at,
        "note": account.note,
        **({} if held is None else _held_fields(held)),
    }


def _held_fields(held: WalletStatus) -> dict[str, Any]:
    tokens = (
        None if held.tokens is None else [{**amount_fields(one), "elsewhere": one.elsewhere} for one in held.tokens]
    )
    return {"balance_roe": held.balance, "tokens": tokens, "as_of_slot": held.as_of}


def _held_line(held: TokenAmount) -> str:
    more = f", and {exact_amount(held.elsewhere, held.token)} in other accounts for it" if held.elsewhere else ""
    return f"{exact_amount(held.amount, held.token)} (mint {held.token.mint}){more}"


def lock_fields(lock: LockStatus) -> dict[str, Any]:
    return {
        "guarded": lock.is_guarded,
        "locked": lock.is_locked,
        "words": lock.words,
        "retry_at": lock.retry_at,
        "idle_minutes": lock.idle_minutes,
    }


def lock_of(desk: Beside) -> LockStatus:
    """That of the node that runs; without one, what a node would begin with."""
    told = desk.store.lock if desk.node_runs else None
    return told or desk.accounts.lock.status


def lock_words(lock: LockStatus) -> str:
    if not lock.is_guarded:
        return lock.words
    state = "Money, exports and removals are locked." if lock.is_locked else "The wallet is unlocked."
    wait = ""
    if lock.retry_at is not None and lock.retry_at > time.time():
        wait = f" The next passphrase is tried in {lock.retry_at - time.time():.0f} seconds."
    return f"{state} {lock.words}".rstrip() + wait


def account_lines(account: Account, *, is_default: bool, held: WalletStatus | None = None) -> list[str]:
    """One account in full, for a terminal; with what its main account holds where a node has read it."""
    lines = [
        f"{account.name}{' (default)' if is_default else ''}",
        f"  main key     {account.main}",
        f"  staking key  {account.staking or 'not known'}",
    ]
    if account.kpl_staking is not None:
        lines.append(f"  KPL staking  {account.kpl_staking}")
    lines.append(f"  secret keys  {PLACES[account.custody]}")
    if account.can_sign:
        lines.append(f"  backup       {'you have shown to have one' if account.backed_up else NOT_BACKED_UP}")
    if held is not None:
        lines.append(f"  balance      {exact_koii(held.balance)}, as of slot {held.as_of:,}")
        lines += [f"  token        {_held_line(amount)}" for amount in held.tokens or ()]
    if account.note:
        lines.append(f"  note         {account.note}")
    return [plain(line) for line in lines]
