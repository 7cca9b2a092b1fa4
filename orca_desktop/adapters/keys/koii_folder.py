"""The folder of Koii's own desktop node: its accounts' key files, and its phrases behind a PIN (k2.md 7.1, 7.4).

Only read: nothing in that folder is ever changed.
"""

from __future__ import annotations

import base64
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from solders.keypair import Keypair

from orca_desktop.adapters.keys.key_files import keypair_of, read_key_file
from orca_desktop.adapters.keys.phrases import MAX_PHRASE, keys_of
from orca_desktop.domain.wallet_errors import KeyFileUnreadable, PhraseWrong, PinWrong

FOLDER = "KOII-Desktop-Node"
MAIN_FILE = "_mainSystemWallet.json"
STAKING_FILE = "_stakingWallet.json"
KPL_FILE = "_kplStakingWallet.json"

MAX_ACCOUNTS = 100
MAX_SCANNED_FILES = 500
MAX_SCANNED_BYTES = 64 * 1024 * 1024
"""Its database is a few megabytes; beyond this the search for phrases ends."""

ITERATIONS = 10_000
KEY_BYTES = 32

_FIELD = rb'\\{0,3}"%s\\{0,3}"\s*:\s*\\{0,3}"([A-Za-z0-9+/=]{%d,%d})\\{0,3}"'
_DATA, _IV, _SALT = (
    re.compile(_FIELD % (name, least, most))
    for name, least, most in ((b"data", 24, 4 * MAX_PHRASE), (b"iv", 16, 64), (b"salt", 40, 64))
)
_SEALED = re.compile(rb'\{\\{0,3}"data\\{0,3}"[^{}]{1,6000}\}')


@dataclass(frozen=True, slots=True, kw_only=True)
class KoiiAccount:
    """An account in the folder. What it has no file for is None."""

    name: str
    main: Keypair = field(repr=False)
    staking: Keypair | None = field(default=None, repr=False)
    kpl_staking: Keypair | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedAccount:
    """An account of which a key file cannot be read; `why` names the file."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPhrase:
    """A phrase encrypted with a PIN."""

    data: bytes = field(repr=False)
    iv: bytes = field(repr=False)
    salt: bytes = field(repr=False)


def usual_folder() -> Path:
    """Where Koii's own node keeps its files on this system; it need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home() / "AppData" / "Roaming"))) / FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / FOLDER
    return Path(os.environ.get("XDG_CONFIG_HOME", str(Path.home() / ".config"))) / FOLDER


def read_accounts(folder: Path) -> tuple[KoiiAccount | DamagedAccount, ...]:
    """Every account, by name. Raises KeyFileUnreadable where there is none.

    One of which any file is damaged is so as a whole: with other staking keys than its own it would lose its stakes.
    """
    try:
        files = sorted((folder / "wallets").glob(f"*{MAIN_FILE}"))[:MAX_ACCOUNTS]
    except OSError as error:
        raise KeyFileUnreadable(f"{folder.name} cannot be read: {error.strerror}.") from None
    accounts = tuple(_account(folder, file) for file in files)
    if not accounts:
        raise KeyFileUnreadable(f"{folder.name} has no folder “wallets” with accounts in it.")
    return accounts


def sealed_phrases(folder: Path) -> tuple[SealedPhrase, ...]:
    """Every encrypted phrase in the folder's database, each once; its files are searched as they lie on the disk."""
    found: dict[bytes, SealedPhrase] = {}
    for raw in _scanned(folder):
        for match in _SEALED.finditer(raw):
            sealed = _sealed(match[0])
            if sealed is not None:
                found.setdefault(sealed.data, sealed)
    return tuple(found.values())


def unseal(sealed: SealedPhrase, pin: str) -> str:
    """The phrase. Raises PinWrong, or PhraseWrong when what was encrypted is none."""
    kdf = PBKDF2HMAC(algorithm=SHA256(), length=KEY_BYTES, salt=sealed.salt, iterations=ITERATIONS)
    try:
        plain = AESGCM(kdf.derive(pin.encode())).decrypt(sealed.iv, sealed.data, None)
    except (InvalidTag, ValueError):
        raise PinWrong from None
    try:
        return msgspec.json.decode(plain, type=str)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise PhraseWrong("What is kept behind the PIN is no phrase.") from None


def phrase_of(account: KoiiAccount, phrases: tuple[str, ...]) -> str | None:
    """Which of the phrases makes this account's main key; None when none does."""
    for phrase in phrases:
        keys = keys_of(phrase)
        if account.main.pubkey() in (keys.main.pubkey(), keys.cli_main.pubkey()):
            return phrase
    return None


def _account(folder: Path, main_file: Path) -> KoiiAccount | DamagedAccount:
    name = main_file.name.removesuffix(MAIN_FILE)
    namespace = folder / "namespace"
    try:
        return KoiiAccount(
            name=name,
            main=keypair_of(read_key_file(main_file)),
            staking=_optional(namespace / f"{name}{STAKING_FILE}"),
            kpl_staking=_optional(namespace / f"{name}{KPL_FILE}"),
        )
    except KeyFileUnreadable as error:
        return DamagedAccount(name=name, why=error.why)


def _optional(file: Path) -> Keypair | None:
    return keypair_of(read_key_file(file)) if file.exists() else None


def _scanned(folder: Path) -> Iterator[bytes]:
    """The content of the folder's own files; what its tasks have written is left out."""
    left, files = MAX_SCANNED_BYTES, 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in ("namespace", "executables", "wallets"))
        for name in sorted(names):
            files += 1
            if files > MAX_SCANNED_FILES or left <= 0:
                return
            raw = _read(Path(parent) / name, left)
            left -= len(raw)
            yield raw


def _read(file: Path, limit: int) -> bytes:
    try:
        if not file.is_file():
            return b""
        with file.open("rb") as opened:
            return opened.read(limit)
    except OSError:
        return b""


def _sealed(text: bytes) -> SealedPhrase | None:
    data, iv, salt = _DATA.search(text), _IV.search(text), _SALT.search(text)
    if data is None or iv is None or salt is None:
        return None
    try:
        return SealedPhrase(
            data=base64.b64decode(data[1], validate=True),
            iv=base64.b64decode(iv[1], validate=True),
            salt=base64.b64decode(salt[1], validate=True),
        )
    except ValueError:
        return None
