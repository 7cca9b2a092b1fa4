"""Makes a wallet in the keyring and prints its public keys: a program, as a keyring may leave connections behind."""

from __future__ import annotations

import asyncio
import sys

import msgspec

from orca_desktop.adapters.keys.keyring_vault import KeyringVault
from orca_desktop.adapters.keys.local_signer import new_secrets
from orca_desktop.domain.keys import WalletKeys


async def make(name: str) -> WalletKeys:
    vault = KeyringVault()
    try:
        await vault.keep(name, new_secrets())
        return (await vault.open(name)).keys
    finally:
        vault.close()


if __name__ == "__main__":
    print(msgspec.json.encode(asyncio.run(make(sys.argv[1]))).decode())
