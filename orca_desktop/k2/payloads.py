"""Signed payloads: a signature followed by the text it signs, as one base58 blob (k2.md 8.1)."""

from __future__ import annotations

from solders.pubkey import Pubkey
from solders.signature import Signature as RawSignature

from orca_desktop.domain.keys import SIGNATURE_BYTES, PublicKey
from orca_desktop.k2 import long_base58
from orca_desktop.k2.errors import BadSignature, Malformed

MAX_BLOB_CHARACTERS = 300_000
"""More than any blob that fits one block of the proof store."""


def signed_text(text: str, signature: bytes) -> str:
    """Join a text and the 64-byte signature over its UTF-8 bytes."""
    if len(signature) != SIGNATURE_BYTES:
        raise ValueError(f"a signature has {SIGNATURE_BYTES} bytes, not {len(signature)}")
    return long_base58.encode(signature + text.encode("utf-8"))


def open_signed(blob: str, key: PublicKey) -> str:
    """The text inside, once its signature is found to be *key*'s. Raises Malformed or BadSignature."""
    if len(blob) > MAX_BLOB_CHARACTERS:
        raise Malformed(f"the signed payload has more than {MAX_BLOB_CHARACTERS:,} characters")
    raw = long_base58.decode(blob)
    if len(raw) < SIGNATURE_BYTES:
        raise Malformed("the signed payload is too short to hold a signature")
    signature, message = RawSignature(raw[:SIGNATURE_BYTES]), raw[SIGNATURE_BYTES:]
    if not signature.verify(Pubkey.from_string(key), message):
        raise BadSignature("the payload was not signed with this key")
    try:
        return message.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("the signed payload is not UTF-8") from error
