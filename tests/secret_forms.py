"""Every form in which a secret might turn up where it does not belong."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import base58

from orca_desktop.adapters.keys.local_signer import secrets_of_phrase
from orca_desktop.ports.keys import WalletSecrets

SEED_BYTES = 32


def forms_of_wallet(name: str, wallet: WalletSecrets) -> dict[bytes, str]:
    """Texts and bytes to look for, each with what it is."""
    forms: dict[bytes, str] = {}
    for key in ("main", "staking", "kpl_staking"):
        raw = base58.b58decode(getattr(wallet, key).reveal())
        forms |= {form: f"{kind} of {name}'s {key} key" for form, kind in _forms_of_bytes(raw)}
    if wallet.phrase is not None:
        forms |= {form: f"words of {name}, {kind}" for form, kind in _forms_of_phrase(wallet.phrase.reveal())}
    return forms


def forms_of_phrase(name: str, phrase: str) -> dict[bytes, str]:
    """Those of the words, of all keys made of them, and of the other main key that they stand for."""
    other = secrets_of_phrase(phrase, cli=True)
    return forms_of_wallet(name, secrets_of_phrase(phrase)) | forms_of_wallet(f"{name} (command line)", other)


def forms_of_text(name: str, text: str) -> dict[bytes, str]:
    """Those of a passphrase or a PIN."""
    raw = text.encode()
    forms = {raw: "text", raw.hex().encode(): "hex", quote(text).encode(): "URL", text.encode("utf-16-le"): "UTF-16"}
    forms |= dict.fromkeys(_base64(raw), "base64")
    return {form: f"{kind} of {name}" for form, kind in forms.items()}


def found(content: bytes, forms: Iterable[bytes]) -> list[bytes]:
    """The forms that are in *content*."""
    return [form for form in forms if form in content]


def _forms_of_bytes(raw: bytes) -> Iterator[tuple[bytes, str]]:
    seed = raw[:SEED_BYTES]
    for part, what in ((raw, "all"), (seed, "the seed"), (seed[:16], "half a seed"), (seed[16:], "half a seed")):
        yield part, f"{what} (bytes)"
        yield part[::-1], f"{what} (backwards)"
        yield part.hex().encode(), f"{what} (hex)"
        yield part.hex().upper().encode(), f"{what} (hex)"
        for separator in (",", ", ", " ", ",\n"):
            yield separator.join(map(str, part)).encode(), f"{what} (numbers)"
        for form in _base64(part):
            yield form, f"{what} (base64)"
        yield repr(part)[2:-1].encode(), f"{what} (Python)"
    for whole in (raw, seed):
        yield base58.b58encode(whole), "base58"
        yield base58.b58encode(whole)[:24], "the beginning of base58"


def _forms_of_phrase(phrase: str) -> Iterator[tuple[bytes, str]]:
    words = phrase.split()
    for first in range(0, len(words) - 2, 3):  # three in a row give the others away to nobody, but do not belong there
        for separator in (" ", ",", ", ", '", "', "\n", "-", "%20", "+"):
            yield separator.join(words[first : first + 3]).encode(), "three in a row"
    yield json.dumps(words).encode(), "a list"
    for form in _base64(phrase.encode()):
        yield form, "base64"


def _base64(raw: bytes) -> Iterator[bytes]:
    """As it looks wherever in a longer text it begins, without what depends on its neighbours."""
    for shift in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            text = encode(bytes(shift) + raw)
            begin, end = (0, 2, 3)[shift], len(text) - 4
            yield text[begin:end]
