"""Signed payloads against the reference's vector (k2.md 8.1)."""

from __future__ import annotations

import math

import base58
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.k2 import long_base58
from orca_desktop.k2.cids import MAX_BLOCK_BYTES
from orca_desktop.k2.errors import BadSignature, Malformed
from orca_desktop.k2.payloads import MAX_BLOB_CHARACTERS, open_signed, signed_text
from orca_desktop.ports.task_api import MAX_PROOF_BYTES
from tests.unit.k2.keys import MAIN, STAKING, staking_keypair

TEXT = (
    '{"taskId":"FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv","roundNumber":3,'
    '"stakingKey":"CDH9MAF1YxiiunHuNzHxWpBK37jurjLYeW9bjyqNYLXM","value":"Hello"}'
)
BLOB = (
    "RLsx6AKTyhAPFSsb6NDQQo9piGxWCpojk9pZT4Uqkjuaay621jVsrdYW35cYmwzX9pECs65WKD7wvWxg5m8owaC7RSrFrf8nzrriBRfKwEpxA3BzQXNP"
    "d47BG72xhGUbfUoWdv1gCWKEjMWNn2BtCbwx2d1eTQhn2BLwP8GqUdmDa8M26DkGwLGNaf5EakPC1dQ2BrhBZbJQV3LbUiLNEQku57HyQuHcT9RVZHby"
    "MVyqDJ7PVimLpbTH3AGUrD7sTuJeEav6y3Lepx9kH9RfZA6Raq4rVA2qm3i"
)


def signed(text: str) -> str:
    return signed_text(text, bytes(staking_keypair().sign_message(text.encode())))


def test_the_signed_payload_vector() -> None:
    assert signed(TEXT) == BLOB
    assert open_signed(BLOB, STAKING) == TEXT


def test_a_payload_of_another_key_is_refused() -> None:
    with pytest.raises(BadSignature):
        open_signed(BLOB, MAIN)


def test_a_changed_payload_is_refused() -> None:
    raw = bytearray(base58.b58decode(BLOB))
    raw[70] ^= 1

    with pytest.raises(BadSignature):
        open_signed(base58.b58encode(bytes(raw)).decode(), STAKING)


def test_a_signed_text_that_is_not_utf8_is_malformed() -> None:
    raw = bytes(staking_keypair().sign_message(b"\xff")) + b"\xff"

    with pytest.raises(Malformed, match="UTF-8"):
        open_signed(base58.b58encode(raw).decode(), STAKING)


@pytest.mark.parametrize("blob", ["", "1", "0OIl", "é", "z" * (MAX_BLOB_CHARACTERS + 1)])
def test_what_holds_no_signature_is_malformed(blob: str) -> None:
    with pytest.raises(Malformed):
        open_signed(blob, STAKING)


def test_a_signature_of_another_length_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        signed_text(TEXT, b"short")


def test_the_largest_proof_still_fits_one_block_of_the_proof_store() -> None:
    head = len(TEXT)
    characters = math.ceil((64 + head + MAX_PROOF_BYTES) * 8 / math.log2(58))

    assert characters + len('{"signature":""}') <= MAX_BLOCK_BYTES
    assert characters <= MAX_BLOB_CHARACTERS


@given(st.text(max_size=300))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    assert open_signed(signed(text), STAKING) == text


@given(st.text(max_size=400))
def test_any_blob_is_opened_or_malformed(blob: str) -> None:
    with pytest.raises(Malformed):
        open_signed(blob, STAKING)


@given(st.binary(max_size=300), st.integers(0, 3))
def test_long_base58_is_base58(raw: bytes, zeros: int) -> None:
    padded = b"\0" * zeros + raw

    assert long_base58.encode(padded) == base58.b58encode(padded).decode()
    assert long_base58.decode(long_base58.encode(padded)) == padded
