"""Sealing our proofs and opening those of others (k2.md 8.1, 10.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from orca_desktop.domain.errors import ProofTooLarge
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.proofs import is_deep, mismatch, payload_text
from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2.errors import BadSignature, Malformed
from orca_desktop.k2.payloads import open_signed, signed_text
from orca_desktop.ports.keys import Signer
from orca_desktop.ports.task_api import MAX_PROOF_BYTES

MAX_STORED_BYTES = 262_144
"""One block of the proof store; a stored proof of another node may not be larger."""

MAX_SIGNED_BYTES = 191_000
"""With its signature, in base58, as JSON: still one block."""


class ProofInvalid(Exception):
    """A proof that is wrong whatever the container would say: the reason is the message.

    `is_signed`: the node itself signed what is wrong; else it may also be the store that gave something else.
    """

    def __init__(self, reason: str, *, is_signed: bool) -> None:
        super().__init__(reason)
        self.is_signed = is_signed


class _Stored(msgspec.Struct):
    """The file `submission.json`."""

    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedProof:
    """A signed proof: the text that was signed, the file to store, and whether the signature opens again."""

    payload: str
    content: bytes
    signature_valid: bool


def seal(answer: dict[str, Any], *, task_id: TaskId, round_number: int, signer: Signer) -> SealedProof:
    """Sign the container's answer as this node's proof of a round.

    Raises ProofTooLarge where it no longer fits the proof store: numbers may be longer when they are written again.
    """
    text = payload_text(task_id=task_id, round_number=round_number, staking_key=signer.public_key, answer=answer)
    message = text.encode()
    if len(message) > MAX_SIGNED_BYTES:
        raise ProofTooLarge(MAX_PROOF_BYTES)
    blob = signed_text(text, signer.sign(message))
    content = msgspec.json.encode(_Stored(signature=blob))
    return SealedProof(payload=text, content=content, signature_valid=_opens(blob, signer.public_key, text))


def open_proof(content: bytes, *, task_id: TaskId, round_number: int, node: PublicKey) -> dict[str, Any]:
    """The payload of *node*'s proof. Raises ProofInvalid when it is not one of this task, round and node."""
    payload = _read_payload(_open(content, node))
    reason = mismatch(payload, task_id=task_id, round_number=round_number, node=node)
    if reason is not None:
        raise ProofInvalid(f"The proof is signed, but {reason}.", is_signed=True)
    return payload


def signature_of(content: bytes) -> str:
    """The signed blob of a file that `open_proof` took."""
    return msgspec.json.decode(content, type=_Stored).signature


def text_signed_by(content: bytes, node: PublicKey) -> str:
    """What *node* signed, whatever it is; empty where the file is no text of it."""
    try:
        return _open(content, node)
    except ProofInvalid:
        return ""


def _open(content: bytes, node: PublicKey) -> str:
    """The text that *node* signed."""
    try:
        return open_signed(msgspec.json.decode(content, type=_Stored).signature, node)
    except BadSignature as error:
        raise ProofInvalid("The signature does not belong to this node.", is_signed=False) from error
    except (msgspec.DecodeError, UnicodeDecodeError, Malformed, RecursionError) as error:
        raise ProofInvalid("The stored proof cannot be read.", is_signed=False) from error


def _read_payload(text: str) -> dict[str, Any]:
    try:
        payload = msgspec.json.decode(text, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProofInvalid("The signed proof cannot be read.", is_signed=True) from error
    if is_deep(payload):
        raise ProofInvalid("The signed proof is nested too deeply.", is_signed=True)
    return payload


def _opens(blob: str, key: PublicKey, text: str) -> bool:
    try:
        return open_signed(blob, key) == text
    except Malformed:
        return False
