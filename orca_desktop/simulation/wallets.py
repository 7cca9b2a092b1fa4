"""Keys of the simulation. They come from the seed and are worth nothing anywhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import count

from solders.instruction import Instruction
from solders.keypair import Keypair
from solders.pubkey import Pubkey

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.programs import STAKE_POT_PREFIX
from orca_desktop.k2.transactions import assemble, compile_message, required_signers


def keypair(seed: int, name: str) -> Keypair:
    """The keypair of this name: always the same for the same seed."""
    return Keypair.from_seed(hashlib.sha256(f"orca-desktop localnet {seed} {name}".encode()).digest())


def public(pair: Keypair) -> PublicKey:
    return PublicKey(str(pair.pubkey()))


def stake_pot(seed: int, name: str) -> PublicKey:
    """An address without a secret key whose text begins as every native stake pot's does (k2.md 2)."""
    for attempt in count():
        text = STAKE_POT_PREFIX + str(keypair(seed, f"{name} pot {attempt}").pubkey())[len(STAKE_POT_PREFIX) :]
        try:
            address = Pubkey.from_string(text)
        except ValueError:
            continue
        if address.is_on_curve():
            return PublicKey(text)
    raise AssertionError("count() never ends")


class SimulatedWallet:
    """A main and a staking key that sign transactions."""

    def __init__(self, seed: int, name: str) -> None:
        self._main = keypair(seed, f"{name} main")
        self._staking = keypair(seed, f"{name} staking")

    @property
    def main(self) -> PublicKey:
        return public(self._main)

    @property
    def staking(self) -> PublicKey:
        return public(self._staking)

    def sign_with_staking(self, message: bytes) -> bytes:
        return bytes(self._staking.sign_message(message))

    def transaction(self, instructions: Sequence[Instruction], *, blockhash: str) -> bytes:
        """A signed transaction that the main key pays for."""
        message = compile_message(instructions, payer=self.main, blockhash=blockhash)
        pairs = {self.main: self._main, self.staking: self._staking}
        return assemble(message, {key: bytes(pairs[key].sign_message(message)) for key in required_signers(message)})
