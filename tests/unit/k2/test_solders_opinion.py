"""Our bytes before the parsers of solders, which are Solana's own: mints, token accounts, addresses, transactions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from solders.message import Message, from_bytes_versioned
from solders.pubkey import Pubkey
from solders.token.associated import get_associated_token_address
from solders.token.state import Mint as SoldersMint
from solders.token.state import TokenAccount as SoldersTokenAccount
from solders.token.state import TokenAccountState
from solders.transaction import VersionedTransaction

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instructions
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.token_accounts import (
    Mint,
    TokenAccount,
    decode_mint,
    decode_token_account,
    encode_mint,
    encode_token_account,
)
from orca_desktop.k2.transactions import assemble, compile_message
from tests.unit.k2.keys import BLOCKHASH, MAIN, STAKING, TASK, main_keypair, staking_keypair
from tests.unit.k2.strategies import EXACT, KEYS, KINDS
from tests.unit.k2.test_tokens import ACCOUNTS, MINTS


@given(MINTS)
def test_a_mint_is_the_same_to_both(mint: Mint) -> None:
    theirs = SoldersMint(
        mint_authority=_key(mint.mint_authority),
        supply=mint.supply,
        decimals=mint.decimals,
        is_initialized=True,
        freeze_authority=_key(mint.freeze_authority),
    )

    assert SoldersMint.from_bytes(encode_mint(mint)) == theirs
    assert decode_mint(bytes(theirs)) == mint


@given(ACCOUNTS)
def test_a_token_account_is_the_same_to_both(account: TokenAccount) -> None:
    theirs = SoldersTokenAccount(
        mint=Pubkey.from_string(account.mint),
        owner=Pubkey.from_string(account.owner),
        amount=account.amount,
        delegate=_key(account.delegate),
        state=TokenAccountState.Frozen if account.is_frozen else TokenAccountState.Initialized,
        is_native=None,
        delegated_amount=account.delegated_amount,
        close_authority=_key(account.close_authority),
    )

    assert SoldersTokenAccount.from_bytes(encode_token_account(account)) == theirs
    assert decode_token_account(bytes(theirs)) == account


@given(KEYS, KEYS)
def test_both_find_the_same_token_account(owner: PublicKey, mint: PublicKey) -> None:
    theirs = get_associated_token_address(Pubkey.from_string(owner), Pubkey.from_string(mint))

    assert token_account(owner, mint) == str(theirs)


@given(KINDS, EXACT, st.text(max_size=128))
def test_a_transaction_is_read_by_solders_as_a_legacy_one_with_true_signatures(
    kind: TokenKind, number: int, value: str
) -> None:
    proof = instructions.submit_proof(task=TASK, staking=STAKING, value=value, round_number=number, kind=kind)
    message = compile_message([proof], payer=MAIN, blockhash=BLOCKHASH)
    signers = {MAIN: main_keypair(), STAKING: staking_keypair()}
    wire = assemble(message, {key: bytes(one.sign_message(message)) for key, one in signers.items()})
    theirs = VersionedTransaction.from_bytes(wire)

    assert isinstance(theirs.message, Message)
    assert theirs.verify_with_results() == [True, True]
    assert bytes(theirs) == wire
    assert bytes(from_bytes_versioned(message)) == message
    assert bytes(theirs.message.instructions[0].data) == bytes(proof.data)


def _key(key: PublicKey | None) -> Pubkey | None:
    return None if key is None else Pubkey.from_string(key)
