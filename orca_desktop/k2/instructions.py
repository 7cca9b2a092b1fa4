"""Instructions for both task programs and the system program, ready to be put into a transaction (k2.md 6, 7.3).

Keys are base58 texts; amounts are in the smallest unit. `kind` names the program of the task: that of KOII, unless
said otherwise. Every function raises ValueError for what does not fit its field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey
from solders.system_program import CreateAccountParams, TransferParams
from solders.system_program import create_account as system_create
from solders.system_program import transfer as system_transfer

from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instruction_values as ask
from orca_desktop.k2.addresses import managers_account, pot_authority, token_account
from orca_desktop.k2.fields import exact
from orca_desktop.k2.instruction_data import encode, layout_of
from orca_desktop.k2.programs import (
    CLOCK_SYSVAR,
    RENT_SYSVAR,
    STAKING_ACCOUNT_BYTES,
    SYSTEM_PROGRAM,
    TOKEN_PROGRAM,
    program_of,
)

KOII: Final = TokenKind.KOII
KPL: Final = TokenKind.KPL

_FIXED: Final = {
    "clock": CLOCK_SYSVAR,
    "rent": RENT_SYSVAR,
    "system_program": SYSTEM_PROGRAM,
    "token_program": TOKEN_PROGRAM,
}
"""Accounts that are the same in every instruction that names them."""


def task_instruction(value: ask.TaskInstruction, keys: Mapping[str, str], kind: TokenKind = KOII) -> Instruction:
    """Any instruction of the table. *keys* are its accounts by their names there, but for those that are fixed."""
    known = {**_FIXED, "managers": managers_account(kind), **keys}
    roles = layout_of(value, kind).accounts
    missing = [role.name for role in roles if role.name not in known]
    if missing:
        raise ValueError(f"the instruction needs the accounts {', '.join(missing)}")
    metas = [AccountMeta(Pubkey.from_string(known[role.name]), role.is_signer, role.is_writable) for role in roles]
    return Instruction(Pubkey.from_string(program_of(kind)), encode(value, kind), metas)


def stake(
    *, task: str, pot: str, staking: str, amount: int, ip_address: str = "", mint: str | None = None
) -> Instruction:
    """Move *amount* from the staking account into the pot, as this node's stake on the task.

    With a *mint* it is a task of that token, and the tokens come out of the staking key's token account.
    """
    if amount <= 0:
        raise ValueError("a stake is a positive amount")
    keys = {"task": task, "staking": staking, "pot": pot}
    value = ask.Stake(amount=amount, ip_address=ip_address)
    if mint is None:
        return task_instruction(value, keys)
    return task_instruction(value, {**keys, "staking_tokens": token_account(staking, mint)}, KPL)


def withdraw(*, task: str, staking: str, kind: TokenKind = KOII) -> Instruction:
    """Turn the stake into a claimable balance."""
    return task_instruction(ask.Withdraw(), {"task": task, "staking": staking}, kind)


def claim_reward(*, task: str, staking: str, pot: str, beneficiary: str, mint: str | None = None) -> Instruction:
    """Pay the whole claimable balance to *beneficiary*; with a *mint* to its token account, which must be there."""
    keys = {"task": task, "staking": staking, "pot": pot}
    if mint is None:
        return task_instruction(ask.ClaimReward(), {**keys, "beneficiary": beneficiary})
    tokens = {"beneficiary": token_account(beneficiary, mint), "pot_authority": pot_authority(pot)}
    return task_instruction(ask.ClaimReward(), {**keys, **tokens}, KPL)


def submit_proof(*, task: str, staking: str, value: str, round_number: int, kind: TokenKind = KOII) -> Instruction:
    """Put *value*, at most 512 bytes of UTF-8, on chain as the proof of *round_number*."""
    proof = ask.SubmitProof(value=value, round=round_number)
    return task_instruction(proof, {"task": task, "staking": staking}, kind)


def vote_on_proof(
    *, task: str, staking: str, candidate: str, round_number: int, is_valid: bool, kind: TokenKind = KOII
) -> Instruction:
    """Vote on the proof of the node whose staking key is *candidate*."""
    vote = ask.VoteOnProof(is_valid=is_valid, round=round_number)
    return task_instruction(vote, {"task": task, "staking": staking, "candidate": candidate}, kind)


def vote_on_list(
    *, task: str, staking: str, candidate: str, round_number: int, is_valid: bool, kind: TokenKind = KOII
) -> Instruction:
    """Vote on the distribution list that *candidate* submitted."""
    vote = ask.VoteOnList(is_valid=is_valid, round=round_number)
    return task_instruction(vote, {"task": task, "staking": staking, "candidate": candidate}, kind)


def upload_list_chunk(
    *, task: str, staking: str, index: int, piece: bytes, round_number: int, kind: TokenKind = KOII
) -> Instruction:
    """Write one piece of a list, at most 508 bytes, into the staking account; *index* counts from 0."""
    chunk = ask.UploadListChunk(index=index, piece=piece, round=round_number)
    return task_instruction(chunk, {"task": task, "staking": staking}, kind)


def submit_list(*, task: str, staking: str, round_number: int, kind: TokenKind = KOII) -> Instruction:
    """Announce the list that was uploaded into the staking account."""
    keys = {"task": task, "staking": staking, "data": staking}
    return task_instruction(ask.SubmitList(round=round_number), keys, kind)


def payout(*, task: str, author: str, round_number: int, kind: TokenKind = KOII) -> Instruction:
    """Have the list that *author* submitted applied; needs no signature but the payer's."""
    return task_instruction(ask.Payout(round=round_number), {"task": task, "data": author}, kind)


def create_staking_account(*, main: str, staking: str, lamports: int, kind: TokenKind = KOII) -> Instruction:
    """Create the staking account with *lamports*, owned by the task program. Both keys sign."""
    return create_account(
        payer=main, new=staking, lamports=lamports, space=STAKING_ACCOUNT_BYTES, owner=program_of(kind)
    )


def create_account(*, payer: str, new: str, lamports: int, space: int, owner: str) -> Instruction:
    """Create an account with *space* bytes of zeros. Both keys sign."""
    return system_create(
        CreateAccountParams(
            from_pubkey=Pubkey.from_string(payer),
            to_pubkey=Pubkey.from_string(new),
            lamports=exact(lamports),
            space=exact(space),
            owner=Pubkey.from_string(owner),
        )
    )


def transfer(*, source: str, destination: str, lamports: int) -> Instruction:
    """Move *lamports* between accounts; the source signs."""
    return system_transfer(
        TransferParams(
            from_pubkey=Pubkey.from_string(source),
            to_pubkey=Pubkey.from_string(destination),
            lamports=exact(lamports),
        )
    )
