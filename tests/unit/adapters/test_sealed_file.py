"""A sealed text comes back with its passphrase only, and damage is told from a passphrase that does not fit."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.adapters.keys.sealed_file import DoesNotFit, Newer, Unreadable, new_key, seal, unseal

PASSPHRASE = "correct horse battery staple"
TEXT = b'{"main":"secret"}'
KEY = new_key(PASSPHRASE)
SEALED = seal(TEXT, KEY)


def test_a_text_comes_back_with_its_passphrase() -> None:
    text, key = unseal(SEALED, PASSPHRASE)
    assert text == TEXT
    assert unseal(seal(b"more", key), PASSPHRASE)[0] == b"more"


def test_nothing_of_it_can_be_read_in_the_file() -> None:
    assert b"secret" not in SEALED
    assert seal(TEXT, KEY) != SEALED  # the same text never looks the same


@pytest.mark.parametrize("passphrase", ["", "Correct horse battery staple", f"{PASSPHRASE} "])
def test_another_passphrase_does_not_fit(passphrase: str) -> None:
    with pytest.raises(DoesNotFit):
        unseal(SEALED, passphrase)


@given(cut=st.integers(min_value=0, max_value=len(SEALED) - 3))
def test_a_file_that_was_cut_off_is_damaged(cut: int) -> None:
    with pytest.raises(Unreadable):
        unseal(SEALED[:cut], PASSPHRASE)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(min_value=0, max_value=len(SEALED) - 1), bit=st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_never_gives_another_text(place: int, bit: int) -> None:
    raw = bytearray(SEALED)
    raw[place] ^= 1 << bit
    try:
        text, _ = unseal(bytes(raw), PASSPHRASE)
    except (Unreadable, DoesNotFit, Newer):
        return
    assert text == TEXT  # white space, or bits that base64 does not use


def test_a_newer_version_is_told() -> None:
    file = json.loads(SEALED)
    file["head"] |= {"version": 2, "kdf": "something else"}
    with pytest.raises(Newer):
        unseal(json.dumps(file).encode(), PASSPHRASE)


@pytest.mark.parametrize("cost", [{"memory_kib": 1 << 40}, {"passes": 10**9}, {"lanes": 0}, {"memory_kib": 1}])
def test_a_file_cannot_ask_for_endless_work(cost: dict[str, int]) -> None:
    file = json.loads(SEALED)
    file["head"]["cost"] |= cost
    with pytest.raises(Unreadable):
        unseal(json.dumps(file).encode(), PASSPHRASE)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        unseal(raw, PASSPHRASE)


def test_a_repr_shows_no_key() -> None:
    assert KEY.seal.hex() not in repr(KEY)
    assert repr(KEY.seal) not in repr(KEY)
