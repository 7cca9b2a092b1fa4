"""Instructions for the native task program and the system program, ready to be put into a transaction (k2.md 6, 7.3).

Keys are base58 texts; amounts are ROE. Every function raises ValueError for what does not fit its field.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey
from solders.system_program import CreateAccountParams, TransferParams, create_account
from solders.system_program import transfer as system_transfer

from orca_desktop.k2 import layouts
from orca_desktop.k2.layouts import PIECE_BYTES, VALUE_BYTES, Layout
from orca_desktop.k2.programs import CLOCK_SYSVAR, KOII_TASK_PROGRAM, STAKING_ACCOUNT_BYTES

IP_ADDRESS_BYTES = 64
_MAX_EXACT = 2**53 - 1  # integers cross to JavaScript clients, which keep no more than this exactly


def stake(*, task: str, pot: str, staking: str, amount: int, ip_address: str = "") -> Instruction:
    """Move *amount* from the staking account into the pot, as this node's stake on the task."""
    if amount <= 0:
        raise ValueError("a stake is a positive amount")
    address = _padded(ip_address, IP_ADDRESS_BYTES)
    return _build(layouts.STAKE, _keys(task=task, staking=staking, pot=pot), _exact(amount), address)


def withdraw(*, task: str, staking: str) -> Instruction:
    """Turn the stake into a claimable balance."""
    return _build(layouts.WITHDRAW, _keys(task=task, staking=staking))


def claim_reward(*, task: str, staking: str, pot: str, beneficiary: str) -> Instruction:
    """Pay the whole claimable balance to *beneficiary*."""
    return _build(layouts.CLAIM_REWARD, _keys(task=task, staking=staking, pot=pot, beneficiary=beneficiary))


def submit_proof(*, task: str, staking: str, value: str, round_number: int) -> Instruction:
    """Put *value*, at most 512 bytes of UTF-8, on chain as the proof of *round_number*."""
    keys = _keys(task=task, staking=staking)
    return _build(layouts.SUBMIT_PROOF, keys, _padded(value, VALUE_BYTES), _exact(round_number))


def vote_on_proof(*, task: str, staking: str, candidate: str, round_number: int, is_valid: bool) -> Instruction:
    """Vote on the proof of the node whose staking key is *candidate*."""
    keys = _keys(task=task, staking=staking, candidate=candidate)
    return _build(layouts.VOTE_ON_PROOF, keys, int(is_valid), _exact(round_number))


def vote_on_list(*, task: str, staking: str, candidate: str, round_number: int, is_valid: bool) -> Instruction:
    """Vote on the distribution list that *candidate* submitted."""
    keys = _keys(task=task, staking=staking, candidate=candidate)
    return _build(layouts.VOTE_ON_LIST, keys, int(is_valid), _exact(round_number))


def upload_list_chunk(*, task: str, staking: str, index: int, piece: bytes, round_number: int) -> Instruction:
    """Write one piece of a list, at most 508 bytes, into the staking account; *index* counts from 0."""
    if not 0 < len(piece) <= PIECE_BYTES:
        raise ValueError(f"a piece of a list has 1 to {PIECE_BYTES} bytes, not {len(piece)}")
    if not 0 <= index < 2**16:
        raise ValueError("a list has at most 65,536 pieces")
    keys = _keys(task=task, staking=staking)
    return _build(layouts.UPLOAD_LIST_CHUNK, keys, index, PIECE_BYTES, piece, _exact(round_number))


def submit_list(*, task: str, staking: str, round_number: int) -> Instruction:
    """Announce the list that was uploaded into the staking account."""
    keys = _keys(task=task, staking=staking, data=staking)
    return _build(layouts.SUBMIT_LIST, keys, _exact(round_number))


def payout(*, task: str, author: str, round_number: int) -> Instruction:
    """Have the list that *author* submitted applied; needs no signature but the payer's."""
    return _build(layouts.PAYOUT, _keys(task=task, data=author), _exact(round_number))


def create_staking_account(*, main: str, staking: str, lamports: int) -> Instruction:
    """Create the staking account with *lamports*, owned by the task program. Both keys sign."""
    return create_account(
        CreateAccountParams(
            from_pubkey=Pubkey.from_string(main),
            to_pubkey=Pubkey.from_string(staking),
            lamports=_exact(lamports),
            space=STAKING_ACCOUNT_BYTES,
            owner=Pubkey.from_string(KOII_TASK_PROGRAM),
        )
    )


def transfer(*, source: str, destination: str, lamports: int) -> Instruction:
    """Move *lamports* between accounts; the source signs."""
    return system_transfer(
        TransferParams(
            from_pubkey=Pubkey.from_string(source),
            to_pubkey=Pubkey.from_string(destination),
            lamports=_exact(lamports),
        )
    )


def _keys(**keys: str) -> dict[str, str]:
    return {"clock": CLOCK_SYSVAR, **keys}


def _build(layout: Layout, keys: Mapping[str, str], *fields: int | bytes) -> Instruction:
    metas = [AccountMeta(Pubkey.from_string(keys[r.name]), r.is_signer, r.is_writable) for r in layout.accounts]
    try:
        data = layout.format.pack(layout.index, *fields)
    except struct.error as error:
        raise ValueError(f"a field of instruction {layout.index} does not fit: {error}") from error
    return Instruction(Pubkey.from_string(KOII_TASK_PROGRAM), data, metas)


def _padded(text: str, size: int) -> bytes:
    raw = text.encode("utf-8")
    if len(raw) > size:
        raise ValueError(f"the text has {len(raw)} bytes, and the field takes {size}")
    return raw.ljust(size, b" ")


def _exact(number: int) -> int:
    if not 0 <= number <= _MAX_EXACT:
        raise ValueError(f"{number} is not between 0 and 2^53")
    return number
