"""Keys that other programs have written, and the folder of Koii's own node, made exactly as the reference says."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import base58
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.adapters.keys.key_files import keypair_of, keypair_of_base58, numbers_of, read_key_file
from orca_desktop.adapters.keys.koii_folder import (
    DamagedAccount,
    KoiiAccount,
    phrase_of,
    read_accounts,
    sealed_phrases,
    unseal,
)
from orca_desktop.adapters.keys.phrases import keys_of, staking_keys_of_array
from orca_desktop.domain.wallet_errors import KeyFileUnreadable, PinWrong
from tests.koii_folder import PIN, SEALED_DATA, SEALED_TEXT, make_koii_folder
from tests.unit.adapters.test_phrases import PHRASE

KEYS = keys_of(PHRASE)


def _array(secret: bytes) -> str:
    return json.dumps(list(secret))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as Koii's own node leaves it (k2.md 7.1, 7.4)."""
    make_koii_folder(tmp_path)
    return tmp_path


def the_account(folder: Path) -> KoiiAccount:
    (account,) = read_accounts(folder)
    assert isinstance(account, KoiiAccount)
    return account


def test_an_account_is_read_with_its_three_keys(folder: Path) -> None:
    account = the_account(folder)
    assert account.name == "My node.1"
    assert account.main == KEYS.main
    assert account.staking == KEYS.staking
    assert account.kpl_staking == KEYS.kpl_staking


def test_an_account_without_staking_keys_is_read_too(folder: Path) -> None:
    for file in (folder / "namespace").iterdir():
        file.unlink()
    account = the_account(folder)
    assert account.staking is None
    assert account.kpl_staking is None


def test_a_phrase_is_found_in_the_database_and_opened_with_the_pin(folder: Path) -> None:
    (sealed,) = sealed_phrases(folder)
    assert unseal(sealed, PIN) == PHRASE
    account = the_account(folder)
    assert phrase_of(account, ("another", PHRASE)) == PHRASE
    assert phrase_of(account, ()) is None


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_phrase_is_found_however_often_its_quotes_are_escaped(folder: Path, depth: int) -> None:
    text = SEALED_TEXT
    for _ in range(depth):
        text = json.dumps(text)[1:-1]
    (folder / "KOIIDB" / "000003.log").write_text(f'{{"key":"{text}"}}')
    (sealed,) = sealed_phrases(folder)
    assert unseal(sealed, PIN) == PHRASE


def test_another_pin_opens_nothing(folder: Path) -> None:
    (sealed,) = sealed_phrases(folder)
    with pytest.raises(PinWrong):
        unseal(sealed, "654321")


def test_the_key_behind_the_pin_is_that_of_the_reference() -> None:
    kdf = PBKDF2HMAC(algorithm=SHA256(), length=32, salt=bytes([1] * 32), iterations=10_000)
    key = kdf.derive(PIN.encode())
    assert key.hex() == "b95f8012124822f0488b5e8d8faf5949b8726f4a228d4c71cf56bb0943869348"
    plain = AESGCM(key).decrypt(bytes([2] * 16), base64.b64decode(SEALED_DATA), None)
    assert json.loads(plain) == PHRASE


def test_what_tasks_have_written_is_not_searched(folder: Path) -> None:
    (folder / "namespace" / "task.log").write_text(SEALED_TEXT.replace(SEALED_DATA[:8], "AAAAAAAA"))
    assert len(sealed_phrases(folder)) == 1


def test_a_folder_without_accounts_is_refused_with_words(tmp_path: Path) -> None:
    with pytest.raises(KeyFileUnreadable, match="no folder “wallets”"):
        read_accounts(tmp_path)
    assert sealed_phrases(tmp_path) == ()


def test_a_damaged_key_in_the_folder_is_told_by_its_file(folder: Path) -> None:
    (folder / "namespace" / "My node.1_stakingWallet.json").write_text("[1, 2")
    (account,) = read_accounts(folder)

    assert isinstance(account, DamagedAccount)
    assert account.why.startswith("My node.1_stakingWallet.json is not an array of 64 numbers")


def test_an_array_makes_the_staking_keys_that_koiis_node_makes() -> None:
    """It hashes the numbers as if they were a phrase (k2.md 7.2): the same array gives the same two keys."""
    numbers = tuple(bytes(KEYS.main))
    first, second = staking_keys_of_array(numbers), staking_keys_of_array(numbers)
    assert first == second
    assert first[0] != first[1]
    assert KEYS.staking not in first


def test_base58_is_read_with_white_space_around() -> None:
    text = base58.b58encode(bytes(KEYS.main)).decode()
    assert keypair_of_base58(f" {text}\n") == KEYS.main


@pytest.mark.parametrize("text", ["", "0", "abc", "1" * 500, "z" * 88])
def test_base58_that_is_no_key_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(KeyFileUnreadable) as caught:
        keypair_of_base58(text)
    assert not text or text not in caught.value.message.split()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        json.dumps([1] * 63),
        json.dumps([256] * 64),
        json.dumps([-1] * 64),
        json.dumps(["1"] * 64),
        json.dumps([0] * 64),
        "[" * 4_000,
    ],
)
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "id.json"
    file.write_text(text)
    with pytest.raises(KeyFileUnreadable, match=r"id\.json"):
        read_key_file(file)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "id.json"
    file.write_bytes(b" " * 5_000 + _array(bytes(KEYS.main)).encode())
    with pytest.raises(KeyFileUnreadable, match="far larger"):
        read_key_file(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyFileUnreadable, match="cannot be read"):
        read_key_file(tmp_path / "id.json")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_key_or_refused(raw: bytes) -> None:
    try:
        numbers = numbers_of(raw, "x")
    except KeyFileUnreadable:
        return
    assert bytes(keypair_of(numbers)) == bytes(numbers)
