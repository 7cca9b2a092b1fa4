"""The local network's system and token programs beside a Solana machine: both do the same with whatever is asked."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from solders.account import Account as VmAccount
from solders.instruction import AccountMeta, Instruction
from solders.keypair import Keypair
from solders.litesvm import LiteSVM
from solders.pubkey import Pubkey
from solders.transaction import VersionedTransaction
from solders.transaction_metadata import FailedTransactionMetadata

from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.programs import TOKEN_PROGRAM, rent_exempt_minimum
from orca_desktop.k2.token_accounts import (
    MINT_BYTES,
    TOKEN_ACCOUNT_BYTES,
    Mint,
    TokenAccount,
    encode_mint,
    encode_token_account,
)
from orca_desktop.k2.token_instructions import create_token_account, token_transfer
from orca_desktop.k2.transactions import assemble, compile_message, required_signers
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.chain import PROGRAMS
from orca_desktop.simulation.ledger import Ledger

LEAST = rent_exempt_minimum(0)
KEYPAIRS = [Keypair.from_seed(bytes([number]) * 32) for number in range(1, 5)]
KEYS = [PublicKey(str(keypair.pubkey())) for keypair in KEYPAIRS]
MINTS = [public_key(bytes([number]) * 32) for number in (101, 102)]
NAMES = st.integers(0, len(KEYS) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One transaction: of its last instruction an account may not be written to, and another one does not sign."""

    payer: int
    wanted: tuple[Instruction, ...]
    read_only: int | None = None
    unsigned: int | None = None

    def instructions(self) -> list[Instruction]:
        *before, last = self.wanted
        metas = [
            AccountMeta(
                meta.pubkey, meta.is_signer and place != self.unsigned, meta.is_writable and place != self.read_only
            )
            for place, meta in enumerate(last.accounts)
        ]
        return [*before, Instruction(last.program_id, bytes(last.data), metas)]


def _transfer(source: int, target: int, lamports: int) -> Instruction:
    return k2.transfer(source=KEYS[source], destination=KEYS[target], lamports=lamports)


def _create(payer: int, new: int, lamports: int, space: int) -> Instruction:
    return k2.create_account(payer=KEYS[payer], new=KEYS[new], lamports=lamports, space=space, owner=TOKEN_PROGRAM)


def _tokens(source: int, target: int, owner: int, mints: tuple[str, str], amount: int) -> Instruction:
    return token_transfer(
        source=token_account(KEYS[source], mints[0]),
        destination=token_account(KEYS[target], mints[1]),
        owner=KEYS[owner],
        amount=amount,
    )


def _make(payer: int, owner: int, mint: str) -> Instruction:
    return create_token_account(payer=KEYS[payer], owner=KEYS[owner], mint=mint)


LAMPORTS = st.sampled_from([0, 1, 5_000, LEAST - 1, LEAST, LEAST + 1, 3_000_000, 10**9, 10**9 - 5_000, 10**9 - 10_000])
AMOUNTS = st.sampled_from([0, 1, 300, 1_000, 1_001, 2**53 - 1])
MINT = st.sampled_from([MINTS[0], MINTS[0], MINTS[1], KEYS[0]])
INSTRUCTIONS = st.one_of(
    st.builds(_transfer, NAMES, NAMES, LAMPORTS),
    st.builds(_create, NAMES, NAMES, LAMPORTS, st.sampled_from([0, 1, 100])),
    st.builds(_tokens, NAMES, NAMES, NAMES, st.tuples(MINT, MINT), AMOUNTS),
    st.builds(_make, NAMES, NAMES, MINT),
)
TRANSACTIONS = st.builds(
    Asked,
    payer=NAMES,
    wanted=st.lists(INSTRUCTIONS, min_size=1, max_size=3).map(tuple),
    read_only=st.none() | st.none() | st.integers(0, 6),
    unsigned=st.none() | st.none() | st.integers(0, 6),
)


def beginning() -> dict[PublicKey, Account]:
    """Two keys with money and tokens, one with hardly any, one with nothing; a mint, and another one."""
    mint = encode_mint(Mint(decimals=9, supply=10**12))
    held = encode_token_account(TokenAccount(mint=MINTS[0], owner=KEYS[0], amount=1_000))
    none = encode_token_account(TokenAccount(mint=MINTS[0], owner=KEYS[1]))
    rent = rent_exempt_minimum(TOKEN_ACCOUNT_BYTES)
    return {
        KEYS[0]: Account(lamports=10**9),
        KEYS[1]: Account(lamports=10**9),
        KEYS[2]: Account(lamports=LEAST + 10_000),
        **{key: Account(lamports=rent_exempt_minimum(MINT_BYTES), owner=TOKEN_PROGRAM, data=mint) for key in MINTS},
        token_account(KEYS[0], MINTS[0]): Account(lamports=rent, owner=TOKEN_PROGRAM, data=held),
        token_account(KEYS[1], MINTS[0]): Account(lamports=rent, owner=TOKEN_PROGRAM, data=none),
    }


class Both:
    def __init__(self) -> None:
        self.ledger = Ledger(beginning(), PROGRAMS, slot=100, seed=1)
        self.vm = LiteSVM()
        for key, account in beginning().items():
            found = VmAccount(
                lamports=account.lamports,
                data=account.data,
                owner=Pubkey.from_string(account.owner),
                executable=False,
                rent_epoch=2**64 - 1,
            )
            self.vm.set_account(Pubkey.from_string(key), found)

    def ask(self, asked: Asked) -> tuple[bool, bool]:
        """Whether the ledger carried it out, and whether the machine did."""
        self.ledger.begin(self.ledger.slot + 1)
        self.vm.expire_blockhash()
        ours = self.ledger.execute(_signed(asked, self.ledger.blockhash)).is_success
        wire = _signed(asked, str(self.vm.latest_blockhash()))
        theirs = self.vm.send_transaction(VersionedTransaction.from_bytes(wire))
        return ours, not isinstance(theirs, FailedTransactionMetadata)

    def stands(self) -> tuple[dict[str, Account | None], dict[str, Account | None]]:
        """All that may have changed, as the ledger has it and as the machine has it."""
        keys = [*KEYS, *MINTS, *(token_account(key, mint) for key in KEYS for mint in MINTS)]
        return {key: self._ours(key) for key in keys}, {key: self._theirs(key) for key in keys}

    def _ours(self, key: PublicKey) -> Account | None:
        found = self.ledger.account(key)
        return found if found is not None and found.lamports else None

    def _theirs(self, key: PublicKey) -> Account | None:
        found = self.vm.get_account(Pubkey.from_string(key))
        if found is None or not found.lamports:
            return None
        return Account(lamports=found.lamports, owner=PublicKey(str(found.owner)), data=bytes(found.data))


@settings(max_examples=120)
@given(st.lists(TRANSACTIONS, min_size=1, max_size=5))
def test_both_carry_out_the_same_and_refuse_the_same(course: list[Asked]) -> None:
    both = Both()
    for asked in course:
        ours, theirs = both.ask(asked)
        assert ours == theirs
    here, there = both.stands()

    assert here == there


def _signed(asked: Asked, blockhash: str) -> bytes:
    message = compile_message(asked.instructions(), payer=KEYS[asked.payer], blockhash=blockhash)
    keypairs = dict(zip(KEYS, KEYPAIRS, strict=True))
    return assemble(message, {key: bytes(keypairs[key].sign_message(message)) for key in required_signers(message)})
