"""Mints, token accounts, and the addresses and instructions that go with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solders.instruction import Instruction

from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import addresses, token_instructions
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.programs import (
    ASSOCIATED_TOKEN_PROGRAM,
    KOII_TASK_PROGRAM,
    RENT_SYSVAR,
    SYSTEM_PROGRAM,
    TOKEN_PROGRAM,
)
from orca_desktop.k2.token_accounts import (
    Mint,
    TokenAccount,
    decode_mint,
    decode_token_account,
    encode_mint,
    encode_token_account,
)
from tests.unit.k2.keys import MAIN, POT, STAKING
from tests.unit.k2.strategies import KEYS, U64

FIRE = "4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"

MINTS = st.builds(
    Mint,
    decimals=st.integers(0, 38),
    supply=U64,
    mint_authority=st.none() | KEYS,
    freeze_authority=st.none() | KEYS,
)
ACCOUNTS = st.builds(
    TokenAccount,
    mint=KEYS,
    owner=KEYS,
    amount=U64,
    is_frozen=st.booleans(),
    delegate=st.none() | KEYS,
    delegated_amount=U64,
    close_authority=st.none() | KEYS,
)


def test_the_addresses_of_the_reference() -> None:
    assert addresses.managers_account(TokenKind.KOII) == "AeHCRTPxCvpAWWvo6Arv21v5PXtXyDmWKAKfHLppyKUU"
    assert addresses.managers_account(TokenKind.KPL) == "85pwxmwDnxqnQBe9xs7L9ipKeFVMfDSNLjxFeTc65662"
    assert addresses.pot_authority(POT) == "vtoKGDvfYvi4R5ARr7pNKnVbmsdS6TM9qe6BBrDNhw5"
    assert addresses.token_account(MAIN, FIRE) == "BtbJ97eHKHiPxKrLdGe8Fjd4iUtN7u8sCWBQjG1vczUQ"


def test_the_bumps_of_the_reference() -> None:
    seeds = (bytes(32), bytes(32))

    assert addresses.pot_bump(POT) == 255
    assert addresses.derived(KOII_TASK_PROGRAM, b"manager")[1] == 255
    assert 0 <= addresses.derived(ASSOCIATED_TOKEN_PROGRAM, *seeds)[1] <= 255


@given(MINTS)
def test_a_mint_that_is_written_is_read_back(mint: Mint) -> None:
    assert decode_mint(encode_mint(mint)) == mint


@given(ACCOUNTS)
def test_a_token_account_that_is_written_is_read_back(account: TokenAccount) -> None:
    assert decode_token_account(encode_token_account(account)) == account


@given(st.binary(max_size=200) | st.binary(min_size=82, max_size=82) | st.binary(min_size=165, max_size=165))
def test_any_bytes_are_read_or_malformed(data: bytes) -> None:
    for decode in (decode_mint, decode_token_account, token_instructions.decode_token):
        try:
            decode(data)
        except Malformed:
            continue


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(82),
        encode_mint(Mint(decimals=9))[:-1],
        encode_mint(Mint(decimals=39)),
        b"\x02" + encode_mint(Mint(decimals=9))[1:],
    ],
)
def test_what_is_no_mint_is_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode_mint(data)


@pytest.mark.parametrize("data", [b"", bytes(165), encode_token_account(TokenAccount(mint=MAIN, owner=MAIN)) + b"\0"])
def test_what_is_no_token_account_is_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode_token_account(data)


def test_a_transfer_of_tokens_as_the_reference_lists_it() -> None:
    moving = token_instructions.token_transfer(source=MAIN, destination=STAKING, owner=POT, amount=5)

    assert bytes(moving.data) == b"\x03" + bytes([5]) + bytes(7)
    assert str(moving.program_id) == TOKEN_PROGRAM
    assert _accounts(moving) == [(MAIN, "w"), (STAKING, "w"), (POT, "s")]


@given(st.integers(0, 2**53 - 1))
def test_a_transfer_is_read_back(amount: int) -> None:
    moving = token_instructions.token_transfer(source=MAIN, destination=STAKING, owner=POT, amount=amount)

    assert token_instructions.decode_token(bytes(moving.data)) == token_instructions.TokenTransfer(amount=amount)


def test_a_token_account_is_made_as_the_reference_lists_it() -> None:
    making = token_instructions.create_token_account(payer=MAIN, owner=STAKING, mint=FIRE)

    assert bytes(making.data) == b""
    assert str(making.program_id) == ASSOCIATED_TOKEN_PROGRAM
    assert _accounts(making) == [
        (MAIN, "sw"),
        (addresses.token_account(STAKING, FIRE), "w"),
        (STAKING, ""),
        (FIRE, ""),
        (SYSTEM_PROGRAM, ""),
        (TOKEN_PROGRAM, ""),
        (RENT_SYSVAR, ""),
    ]
    assert token_instructions.is_creation(bytes(making.data))


def _accounts(instruction: Instruction) -> list[tuple[str, str]]:
    return [
        (str(meta.pubkey), ("s" if meta.is_signer else "") + ("w" if meta.is_writable else ""))
        for meta in instruction.accounts
    ]
