"""Legacy transactions (k2.md 1.7): instructions to message, message and signatures to wire bytes, and back.

No secret key comes here: callers sign the message's bytes and hand in the signatures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import base58
from solders.hash import Hash, ParseHashError
from solders.instruction import CompiledInstruction, Instruction
from solders.message import Message
from solders.pubkey import Pubkey
from solders.signature import Signature as RawSignature
from solders.transaction import Transaction as RawTransaction

from orca_desktop.domain.keys import SIGNATURE_BYTES, PublicKey, Signature
from orca_desktop.k2.errors import BadSignature, Malformed

MAX_TRANSACTION_BYTES = 1232
_LEGACY_HEADER_END = 0x80  # a first byte with this bit set opens a versioned message


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountUse:
    """An account in an instruction, with what the transaction's header grants."""

    key: PublicKey
    is_signer: bool
    is_writable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramCall:
    program: PublicKey
    accounts: tuple[AccountUse, ...]
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """A transaction that was read. `signatures` stand in the order of the signing keys, the payer's first.

    `keys` are all that it names, in the message's order.
    """

    payer: PublicKey
    blockhash: str
    signatures: tuple[Signature, ...]
    calls: tuple[ProgramCall, ...]
    keys: tuple[PublicKey, ...] = ()

    @property
    def id(self) -> Signature:
        return self.signatures[0]


def compile_message(instructions: Sequence[Instruction], *, payer: str, blockhash: str) -> bytes:
    """The bytes to sign. Keys stand as Koii's clients order them: by first use within the four groups.

    Raises ValueError for a payer or blockhash that cannot be read.
    """
    keys, header = _ordered_keys(instructions, Pubkey.from_string(payer))
    places = {key: place for place, key in enumerate(keys)}
    compiled = [
        CompiledInstruction(places[i.program_id], bytes(i.data), bytes(places[meta.pubkey] for meta in i.accounts))
        for i in instructions
    ]
    try:
        recent = Hash.from_string(blockhash)
    except ParseHashError as error:
        raise ValueError(f"{blockhash!r} is no blockhash") from error
    return bytes(Message.new_with_compiled_instructions(*header, keys, recent, compiled))


def required_signers(message: bytes) -> tuple[PublicKey, ...]:
    """The keys that must sign, in the order of their signatures; the payer is the first. Raises Malformed."""
    parsed = _parse_message(message)
    signing = parsed.account_keys[: parsed.header.num_required_signatures]
    return tuple(PublicKey(str(key)) for key in signing)


def blockhash_of(message: bytes) -> str:
    """The block that the message refers to. Raises Malformed."""
    return str(_parse_message(message).recent_blockhash)


def assemble(message: bytes, signatures: Mapping[PublicKey, bytes]) -> bytes:
    """The transaction as it is sent. Raises ValueError when a signature is missing or the whole is too large."""
    signers = required_signers(message)
    missing = [key for key in signers if len(signatures.get(key, b"")) != SIGNATURE_BYTES]
    if missing:
        raise ValueError(f"no signature of 64 bytes from {', '.join(missing)}")
    wire = bytes([len(signers)]) + b"".join(signatures[key] for key in signers) + message
    if len(wire) > MAX_TRANSACTION_BYTES:
        raise ValueError(f"the transaction has {len(wire)} bytes, and {MAX_TRANSACTION_BYTES} are the limit")
    return wire


def transaction_id(wire: bytes) -> Signature:
    """The name of a transaction: its first signature. Raises Malformed."""
    if len(wire) < 1 + SIGNATURE_BYTES:
        raise Malformed("a transaction has at least one signature")
    return Signature(base58.b58encode(wire[1 : 1 + SIGNATURE_BYTES]).decode("ascii"))


def parse(wire: bytes) -> Transaction:
    """Read a transaction and check its form. Raises Malformed. Signatures are checked by `parse_verified`."""
    return _to_transaction(_parse_raw(wire))


def parse_verified(wire: bytes) -> Transaction:
    """Read a transaction and check every signature. Raises Malformed or BadSignature."""
    raw = _parse_raw(wire)
    if not all(raw.verify_with_results()):
        raise BadSignature("a signature of the transaction does not fit its message")
    return _to_transaction(raw)


def _ordered_keys(instructions: Sequence[Instruction], payer: Pubkey) -> tuple[list[Pubkey], tuple[int, int, int]]:
    """All keys in the order of the message, and the three counts of its header."""
    signs, writes = {payer}, {payer}
    met = dict.fromkeys([payer])
    for meta in (meta for instruction in instructions for meta in instruction.accounts):
        met.setdefault(meta.pubkey)
        signs.update([meta.pubkey] if meta.is_signer else [])
        writes.update([meta.pubkey] if meta.is_writable else [])
    met.update(dict.fromkeys(i.program_id for i in instructions if i.program_id not in met))
    keys = sorted(met, key=lambda key: (key not in signs, key not in writes))
    return keys, (len(signs), len(signs - writes), len(keys) - len(signs | writes))


def _parse_message(message: bytes) -> Message:
    if not message or message[0] & _LEGACY_HEADER_END:
        raise Malformed("only legacy messages are known here")
    try:
        parsed = Message.from_bytes(message)
    except ValueError as error:
        raise Malformed(f"the message cannot be read: {error}") from error
    if bytes(parsed) != message:
        raise Malformed("there is something behind the message")
    return parsed


def _parse_raw(wire: bytes) -> RawTransaction:
    if len(wire) > MAX_TRANSACTION_BYTES:
        raise Malformed(f"a transaction has at most {MAX_TRANSACTION_BYTES} bytes, not {len(wire)}")
    count = wire[0] if wire else 0
    message = _parse_message(wire[1 + count * SIGNATURE_BYTES :])
    header, keys = message.header, len(message.account_keys)
    if count == 0 or count != header.num_required_signatures:
        raise Malformed("the number of signatures is not the one that the message asks for")
    if header.num_readonly_signed_accounts >= count or count + header.num_readonly_unsigned_accounts > keys:
        raise Malformed("the message's header does not fit its keys")
    if message.has_duplicates():
        raise Malformed("a key stands twice in the message")
    raw = RawTransaction.populate(message, _signatures(wire[1 : 1 + count * SIGNATURE_BYTES]))
    _check_places(message.instructions, keys)
    return raw


def _signatures(raw: bytes) -> list[RawSignature]:
    return [RawSignature(raw[at : at + SIGNATURE_BYTES]) for at in range(0, len(raw), SIGNATURE_BYTES)]


def _check_places(instructions: Iterable[CompiledInstruction], keys: int) -> None:
    for instruction in instructions:
        if not 0 < instruction.program_id_index < keys or any(place >= keys for place in instruction.accounts):
            raise Malformed("an instruction names a key that the message does not have")


def _to_transaction(raw: RawTransaction) -> Transaction:
    message = raw.message
    uses = [_use(message, place) for place in range(len(message.account_keys))]
    return Transaction(
        payer=uses[0].key,
        keys=tuple(use.key for use in uses),
        blockhash=str(message.recent_blockhash),
        signatures=tuple(Signature(str(signature)) for signature in raw.signatures),
        calls=tuple(
            ProgramCall(
                program=uses[call.program_id_index].key,
                accounts=tuple(uses[place] for place in call.accounts),
                data=bytes(call.data),
            )
            for call in message.instructions
        ),
    )


def _use(message: Message, place: int) -> AccountUse:
    header, keys = message.header, message.account_keys
    signing = header.num_required_signatures
    if place < signing:
        is_writable = place < signing - header.num_readonly_signed_accounts
    else:
        is_writable = place < len(keys) - header.num_readonly_unsigned_accounts
    return AccountUse(key=PublicKey(str(keys[place])), is_signer=place < signing, is_writable=is_writable)
