"""The table of instructions against the reference, row by row, and every instruction to bytes and back (k2.md 6)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instruction_data as data
from orca_desktop.k2 import instructions
from orca_desktop.k2.addresses import managers_account, pot_authority, token_account
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.layouts import TABLE, Layout
from orca_desktop.k2.programs import (
    CLOCK_SYSVAR,
    KOII_TASK_PROGRAM,
    KPL_TASK_PROGRAM,
    RENT_SYSVAR,
    SYSTEM_PROGRAM,
    TOKEN_PROGRAM,
)
from tests.unit.k2.keys import MAIN, POT, STAKING, TASK
from tests.unit.k2.strategies import KINDS
from tests.unit.k2.strategies import instructions as instruction_values

KOII, KPL = TokenKind.KOII, TokenKind.KPL
MINT = "4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"

_FIXED_OF_KPL = "mint clock rent system_program token_program"

# Index, bytes and accounts of each instruction, copied from the reference's tables: s signs, w is written to.
ROWS = {
    (KOII, data.CreateTask): (0, 401, "payer:sw task:sw pot:w clock"),
    (KOII, data.SubmitProof): (1, 521, "task:w staking:sw clock"),
    (KOII, data.VoteOnProof): (2, 17, "task:w staking:sw candidate clock"),
    (KOII, data.VoteOnList): (3, 17, "task:w staking:sw candidate:w clock"),
    (KOII, data.Payout): (4, 9, "task:w clock data:w"),
    (KOII, data.AllowTask): (5, 9, "task:w program:s managers"),
    (KOII, data.SetActive): (6, 9, "task:w owner:s managers"),
    (KOII, data.ClaimReward): (7, 1, "task:w staking:sw pot:w beneficiary:w"),
    (KOII, data.FundTask): (8, 9, "task:w funder:sw pot:w system_program clock"),
    (KOII, data.Stake): (9, 73, "task:w staking:sw pot:w clock"),
    (KOII, data.Withdraw): (10, 1, "task:w staking:sw clock"),
    (KOII, data.UploadListChunk): (11, 521, "task staking:sw"),
    (KOII, data.SubmitList): (12, 9, "task:w staking:sw data:sw clock"),
    (KOII, data.UpdateTask): (14, 393, "payer:sw old_task:w old_pot:w clock task:sw pot:w"),
    (KPL, data.CreateTask): (
        0,
        433,
        f"payer:sw payer_tokens:w task:sw pot:sw pot_authority:w {_FIXED_OF_KPL}",
    ),
    (KPL, data.SubmitProof): (1, 521, "task:w staking:sw clock"),
    (KPL, data.VoteOnProof): (2, 10, "task:w staking:sw candidate clock"),
    (KPL, data.VoteOnList): (3, 10, "task:w staking:sw candidate:w clock"),
    (KPL, data.Payout): (4, 9, "task:w clock data:w"),
    (KPL, data.AllowTask): (5, 2, "manager:s managers:w task:sw"),
    (KPL, data.SetActive): (6, 2, "task:w owner:sw managers"),
    (KPL, data.ClaimReward): (7, 1, "task:w staking:sw pot:w beneficiary:w pot_authority token_program"),
    (KPL, data.FundTask): (8, 9, "task:w funder:sw funder_tokens:w pot:w token_program"),
    (KPL, data.Stake): (9, 73, "task:w staking:sw staking_tokens:w pot:w token_program"),
    (KPL, data.Withdraw): (10, 1, "task:w staking:sw clock"),
    (KPL, data.UploadListChunk): (11, 521, "task:w staking:sw"),
    (KPL, data.SubmitList): (12, 9, "task:w staking:sw data:sw clock"),
    (KPL, data.UpdateTask): (
        13,
        425,
        f"payer:sw old_task:w old_pot:w old_pot_authority:w task:sw pot:sw pot_authority:w {_FIXED_OF_KPL}",
    ),
    (KPL, data.DeleteTask): (14, 1, "task:w manager:sw pot:w pot_authority managers:w mint:w token_program"),
}


def test_every_row_is_as_the_reference_has_it() -> None:
    ours = {(row.kind, row.value): (row.index, row.format.size, _accounts(row)) for row in TABLE}

    assert ours == ROWS


def test_no_index_stands_twice() -> None:
    assert len({(row.kind, row.index) for row in TABLE}) == len(TABLE)


def test_what_is_inferred_says_in_what() -> None:
    doubtful = {(row.kind, row.value): row.doubt for row in TABLE if row.inferred}

    assert all(len(doubt.split()) > 5 for doubt in doubtful.values())
    assert "no source states the native ones" in doubtful[KOII, data.SubmitProof]
    assert "header" not in doubtful[KPL, data.SubmitList]
    assert "four bytes before the piece" in doubtful[KPL, data.UploadListChunk]


@given(st.data(), KINDS)
def test_every_instruction_that_is_written_is_read_back(drawn: st.DataObject, kind: TokenKind) -> None:
    value = drawn.draw(instruction_values(kind))

    assert data.decode(data.encode(value, kind), kind) == value


@given(KINDS, st.integers(0, 20), st.binary(max_size=530))
def test_any_bytes_are_an_instruction_or_malformed(kind: TokenKind, index: int, rest: bytes) -> None:
    sizes = [row.format.size for row in TABLE if (row.kind, row.index) == (kind, index)]
    for raw in (bytes([index]) + rest, *((bytes([index]) + rest).ljust(size, b"\1")[:size] for size in sizes)):
        try:
            value = data.decode(raw, kind)
        except Malformed:
            continue
        assert data.layout_of(value, kind).index == index


def test_a_vote_on_a_proof_in_a_token_is_ten_bytes() -> None:
    vote = instructions.vote_on_proof(
        task=TASK, staking=STAKING, candidate=MAIN, round_number=42, is_valid=True, kind=KPL
    )

    assert bytes(vote.data).hex() == "02" + "01" + "2a00000000000000"


def test_a_piece_of_a_list_is_padded_with_spaces_where_the_task_pays_in_a_token() -> None:
    piece = b'{"KEY1":500}'
    native, kpl = (
        bytes(
            instructions.upload_list_chunk(
                task=TASK, staking=STAKING, index=3, piece=piece, round_number=42, kind=kind
            ).data
        )
        for kind in (KOII, KPL)
    )

    assert native[:5] == kpl[:5] == bytes([11, 3, 0, 252, 1])
    assert native[5:513] == piece.ljust(508, b"\0")
    assert kpl[5:513] == piece.ljust(508, b" ")
    assert native[513:] == kpl[513:] == (42).to_bytes(8, "little")


def test_the_accounts_of_a_stake_in_a_token() -> None:
    stake = instructions.stake(task=TASK, pot=POT, staking=STAKING, amount=5, mint=MINT)

    assert str(stake.program_id) == KPL_TASK_PROGRAM
    assert [str(meta.pubkey) for meta in stake.accounts] == [
        TASK,
        STAKING,
        token_account(STAKING, MINT),
        POT,
        TOKEN_PROGRAM,
    ]


def test_a_claim_in_a_token_is_paid_to_the_token_account() -> None:
    claim = instructions.claim_reward(task=TASK, staking=STAKING, pot=POT, beneficiary=MAIN, mint=MINT)

    assert [str(meta.pubkey) for meta in claim.accounts] == [
        TASK,
        STAKING,
        POT,
        token_account(MAIN, MINT),
        pot_authority(POT),
        TOKEN_PROGRAM,
    ]


def test_what_is_the_same_everywhere_is_filled_in() -> None:
    terms = data.UpdateTask(
        name="n",
        description="d",
        executable="e",
        network="IPFS",
        bounty_per_round=1,
        round_time=2,
        audit_window=3,
        submission_window=4,
        minimum_stake=5,
        metadata="m",
        variables="",
        allowed_failed_distributions=6,
        pot_seed=bytes(32),
    )
    roles = ("payer", "old_task", "old_pot", "old_pot_authority", "task", "pot", "pot_authority", "mint")
    given_keys = dict.fromkeys(roles, MAIN)
    update = instructions.task_instruction(terms, given_keys, KPL)
    active = instructions.task_instruction(data.SetActive(is_active=True), {"task": TASK, "owner": MAIN})

    assert [str(meta.pubkey) for meta in update.accounts][-4:] == [
        CLOCK_SYSVAR,
        RENT_SYSVAR,
        SYSTEM_PROGRAM,
        TOKEN_PROGRAM,
    ]
    assert str(active.accounts[2].pubkey) == managers_account(KOII)
    assert str(active.program_id) == KOII_TASK_PROGRAM
    with pytest.raises(ValueError, match="needs the accounts task"):
        instructions.task_instruction(data.SetActive(is_active=True), {"owner": MAIN})


def test_a_native_task_cannot_be_deleted_and_a_seed_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="pay in KOII have no such instruction"):
        data.encode(data.DeleteTask(), KOII)

    terms = data.decode(bytes(401), KOII)
    assert isinstance(terms, data.CreateTask)
    with pytest.raises(ValueError, match="32 bytes"):
        data.encode(replace(terms, pot_seed=b"short"), KPL)


def _accounts(row: Layout) -> str:
    flags = (("s" if role.is_signer else "") + ("w" if role.is_writable else "") for role in row.accounts)
    return " ".join(
        f"{role.name}:{flag}" if flag else role.name for role, flag in zip(row.accounts, flags, strict=True)
    )
