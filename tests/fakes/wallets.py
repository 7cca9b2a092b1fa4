"""Wallets whose keys are the same in every run."""

from __future__ import annotations

import hashlib

from solders.keypair import Keypair

from orca_desktop.adapters.keys.local_signer import LocalSigner
from orca_desktop.ports.keys import Wallet


def toy_wallet(name: str) -> Wallet:
    """A wallet with real keys, derived from *name*."""
    return Wallet(main=_signer(f"{name} main"), staking=_signer(f"{name} staking"))


def _signer(seed: str) -> LocalSigner:
    return LocalSigner(Keypair.from_seed(hashlib.sha256(seed.encode()).digest()))
