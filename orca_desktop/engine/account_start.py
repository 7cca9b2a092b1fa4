"""What a node knows of accounts at its start, and the wallet that an earlier version left in the keyring."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from orca_desktop.domain.accounts import Custody
from orca_desktop.domain.errors import WalletError
from orca_desktop.engine.accounts import Accounts

KEYRING_SECONDS = 10.0


async def taken_up(accounts: Accounts, *, adopt: str) -> None:
    """To be called at the start: what is known of accounts, and the keyring entry of before there was a book.

    A keyring that does not answer soon is not waited for: `looked_around` tells how it stands.
    """
    with suppress(WalletError, TimeoutError):
        await accounts.read()
        async with asyncio.timeout(KEYRING_SECONDS):
            await adopted(accounts, adopt)


async def looked_around(accounts: Accounts, *, adopt: str) -> None:
    """To be run beside the node, once: a keyring may take as long as its user takes to answer."""
    with suppress(WalletError):
        await accounts.look_around()
        await adopted(accounts, adopt)


async def adopted(accounts: Accounts, name: str) -> None:
    """Take over what the keyring has under this name, where there is no account yet. Raises WalletError."""
    if name and not accounts.accounts() and Custody.KEYRING in accounts.custodies():
        await accounts.adopt(name, Custody.KEYRING)
