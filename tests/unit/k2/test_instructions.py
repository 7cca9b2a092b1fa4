"""Instruction data, byte for byte, and back (k2.md 6)."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solders.instruction import Instruction

from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instruction_data as data
from orca_desktop.k2 import instructions, layouts
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.programs import CLOCK_SYSVAR, KOII_TASK_PROGRAM, SYSTEM_PROGRAM
from tests.unit.k2.keys import MAIN, POT, STAKING, TASK

ROUNDS = st.integers(0, 2**53 - 1)


def sha256(instruction: Instruction) -> str:
    return hashlib.sha256(bytes(instruction.data)).hexdigest()


def test_stake_vector() -> None:
    instruction = instructions.stake(task=TASK, pot=POT, staking=STAKING, amount=1_900_000_000)

    assert bytes(instruction.data) == bytes.fromhex("0900b33f7100000000") + b" " * 64
    assert sha256(instruction) == "567bf6fa93a725ec3703d0f6bd30bbeb832967e75845c1663470d16dd3de96d8"


def test_submit_proof_vector() -> None:
    instruction = instructions.submit_proof(task=TASK, staking=STAKING, value="bafyTEST", round_number=42)

    assert len(instruction.data) == 521
    assert sha256(instruction) == "d913bba9bc32a5f3cf0d41de42a706efecd34da45ba6eea16071e7d4305bb424"


def test_vote_on_proof_vector() -> None:
    instruction = instructions.vote_on_proof(
        task=TASK, staking=STAKING, candidate=MAIN, round_number=42, is_valid=False
    )

    assert bytes(instruction.data).hex() == "02" + "0000000000000000" + "2a00000000000000"


def test_vote_on_list_has_the_data_of_a_vote_with_its_own_index() -> None:
    instruction = instructions.vote_on_list(task=TASK, staking=STAKING, candidate=MAIN, round_number=42, is_valid=True)

    assert bytes(instruction.data).hex() == "03" + "0100000000000000" + "2a00000000000000"


def test_upload_list_chunk_vector() -> None:
    instruction = instructions.upload_list_chunk(
        task=TASK, staking=STAKING, index=0, piece=b'{"KEY1":500,"KEY2":-70}', round_number=42
    )

    assert len(instruction.data) == 521
    assert sha256(instruction) == "4bac5f530421915069abaab61296618cd196fa1923d1b94285642eee2a09e5af"


def test_payout_and_submit_list_vectors() -> None:
    payout = instructions.payout(task=TASK, author=STAKING, round_number=42)
    submit = instructions.submit_list(task=TASK, staking=STAKING, round_number=42)

    assert bytes(payout.data).hex() == "042a00000000000000"
    assert bytes(submit.data).hex() == "0c2a00000000000000"


def test_withdraw_and_claim_are_single_bytes() -> None:
    claim = instructions.claim_reward(task=TASK, staking=STAKING, pot=POT, beneficiary=MAIN)

    assert bytes(instructions.withdraw(task=TASK, staking=STAKING).data) == b"\x0a"
    assert bytes(claim.data) == b"\x07"


def test_system_instructions_follow_the_layouts_of_solana() -> None:
    create = instructions.create_staking_account(main=MAIN, staking=STAKING, lamports=7_860_880)
    transfer = instructions.transfer(source=MAIN, destination=STAKING, lamports=5)

    assert bytes(create.data).hex() == "00000000" + (7_860_880).to_bytes(8, "little").hex() + "6400000000000000" + (
        "04d147c1b483c00b49e43672fdfeb0855edd3098a93f6b02a6f5d09047dc11f7"
    )
    assert [(str(m.pubkey), m.is_signer, m.is_writable) for m in create.accounts] == [
        (MAIN, True, True),
        (STAKING, True, True),
    ]
    assert bytes(transfer.data).hex() == "020000000500000000000000"
    assert [(str(m.pubkey), m.is_signer, m.is_writable) for m in transfer.accounts] == [
        (MAIN, True, True),
        (STAKING, False, True),
    ]
    assert str(transfer.program_id) == SYSTEM_PROGRAM


@pytest.mark.parametrize(
    ("instruction", "accounts"),
    [
        (
            instructions.stake(task=TASK, pot=POT, staking=STAKING, amount=1),
            [(TASK, "w"), (STAKING, "sw"), (POT, "w"), (CLOCK_SYSVAR, "r")],
        ),
        (instructions.withdraw(task=TASK, staking=STAKING), [(TASK, "w"), (STAKING, "sw"), (CLOCK_SYSVAR, "r")]),
        (
            instructions.claim_reward(task=TASK, staking=STAKING, pot=POT, beneficiary=MAIN),
            [(TASK, "w"), (STAKING, "sw"), (POT, "w"), (MAIN, "w")],
        ),
        (
            instructions.submit_proof(task=TASK, staking=STAKING, value="v", round_number=1),
            [(TASK, "w"), (STAKING, "sw"), (CLOCK_SYSVAR, "r")],
        ),
        (
            instructions.vote_on_proof(task=TASK, staking=STAKING, candidate=MAIN, round_number=1, is_valid=True),
            [(TASK, "w"), (STAKING, "sw"), (MAIN, "r"), (CLOCK_SYSVAR, "r")],
        ),
        (
            instructions.vote_on_list(task=TASK, staking=STAKING, candidate=MAIN, round_number=1, is_valid=True),
            [(TASK, "w"), (STAKING, "sw"), (MAIN, "w"), (CLOCK_SYSVAR, "r")],
        ),
        (
            instructions.upload_list_chunk(task=TASK, staking=STAKING, index=0, piece=b"p", round_number=1),
            [(TASK, "r"), (STAKING, "sw")],
        ),
        (
            instructions.submit_list(task=TASK, staking=STAKING, round_number=1),
            [(TASK, "w"), (STAKING, "sw"), (STAKING, "sw"), (CLOCK_SYSVAR, "r")],
        ),
        (
            instructions.payout(task=TASK, author=STAKING, round_number=1),
            [(TASK, "w"), (CLOCK_SYSVAR, "r"), (STAKING, "w")],
        ),
    ],
)
def test_accounts_stand_as_the_reference_lists_them(instruction: Instruction, accounts: list[tuple[str, str]]) -> None:
    flags = [
        (str(m.pubkey), ("s" if m.is_signer else "") + ("w" if m.is_writable else "") or "r")
        for m in instruction.accounts
    ]

    assert flags == accounts
    assert str(instruction.program_id) == KOII_TASK_PROGRAM


def test_the_table_says_which_account_lists_are_inferred() -> None:
    inferred = {(row.kind, row.value) for row in layouts.TABLE if row.inferred}

    assert inferred == {
        (TokenKind.KOII, data.SubmitProof),
        (TokenKind.KOII, data.VoteOnProof),
        (TokenKind.KOII, data.VoteOnList),
        (TokenKind.KOII, data.SubmitList),
        (TokenKind.KOII, data.Payout),
        (TokenKind.KPL, data.SubmitList),
        (TokenKind.KPL, data.UploadListChunk),
    }


def test_a_value_of_512_bytes_fits_and_one_more_is_refused() -> None:
    fits = instructions.submit_proof(task=TASK, staking=STAKING, value="é" * 256, round_number=1)

    assert data.decode(bytes(fits.data)) == data.SubmitProof(value="é" * 256, round=1)
    with pytest.raises(ValueError, match="513 bytes"):
        instructions.submit_proof(task=TASK, staking=STAKING, value="é" * 256 + "a", round_number=1)


@pytest.mark.parametrize("amount", [0, -1, 2**53])
def test_amounts_that_no_client_could_read_are_refused(amount: int) -> None:
    with pytest.raises(ValueError, match=r"positive|2\^53"):
        instructions.stake(task=TASK, pot=POT, staking=STAKING, amount=amount)


@pytest.mark.parametrize("piece", [b"", b"x" * 509])
def test_a_piece_that_does_not_fit_is_refused(piece: bytes) -> None:
    with pytest.raises(ValueError, match="piece"):
        instructions.upload_list_chunk(task=TASK, staking=STAKING, index=0, piece=piece, round_number=1)


def test_a_piece_beyond_the_last_index_is_refused() -> None:
    with pytest.raises(ValueError, match="pieces"):
        instructions.upload_list_chunk(task=TASK, staking=STAKING, index=2**16, piece=b"p", round_number=1)


@given(amount=st.integers(1, 2**53 - 1), round_number=ROUNDS, is_valid=st.booleans(), value=st.text(max_size=128))
def test_what_is_built_is_read_back(amount: int, round_number: int, is_valid: bool, value: str) -> None:
    built = [
        instructions.stake(task=TASK, pot=POT, staking=STAKING, amount=amount),
        instructions.submit_proof(task=TASK, staking=STAKING, value=value, round_number=round_number),
        instructions.vote_on_proof(
            task=TASK, staking=STAKING, candidate=MAIN, round_number=round_number, is_valid=is_valid
        ),
        instructions.payout(task=TASK, author=STAKING, round_number=round_number),
    ]

    assert [data.decode(bytes(instruction.data)) for instruction in built] == [
        data.Stake(amount=amount, ip_address=""),
        data.SubmitProof(value=value.rstrip(" \0"), round=round_number),
        data.VoteOnProof(is_valid=is_valid, round=round_number),
        data.Payout(round=round_number),
    ]


@given(index=st.integers(0, 2**16 - 1), piece=st.binary(min_size=1, max_size=508), round_number=ROUNDS)
def test_a_piece_of_a_list_is_read_back_padded(index: int, piece: bytes, round_number: int) -> None:
    built = instructions.upload_list_chunk(
        task=TASK, staking=STAKING, index=index, piece=piece, round_number=round_number
    )

    assert data.decode(bytes(built.data)) == data.UploadListChunk(
        index=index, piece=piece.ljust(508, b"\0"), round=round_number
    )


@given(
    st.binary(max_size=600) | st.tuples(st.integers(0, 15), st.binary(max_size=600)).map(lambda t: bytes([t[0]]) + t[1])
)
def test_any_bytes_are_an_instruction_or_malformed(raw: bytes) -> None:
    for decode in (data.decode, data.decode_system):
        try:
            decode(raw)
        except Malformed:
            continue


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x0d",
        b"\x0a\x00",
        bytes.fromhex("02" + "0200000000000000" + "2a00000000000000"),
        bytes.fromhex("04" + "ffffffffffffffff"),
        b"\x01" + b"\xff" * 512 + bytes(8),
        b"\x0b" + bytes(2) + (500).to_bytes(2, "little") + bytes(516),
    ],
)
def test_data_that_breaks_a_rule_is_malformed(raw: bytes) -> None:
    with pytest.raises(Malformed):
        data.decode(raw)


@given(lamports=st.integers(0, 2**53 - 1))
def test_system_instructions_are_read_back(lamports: int) -> None:
    create = instructions.create_staking_account(main=MAIN, staking=STAKING, lamports=lamports)
    transfer = instructions.transfer(source=MAIN, destination=STAKING, lamports=lamports)

    assert data.decode_system(bytes(create.data)) == data.CreateAccount(
        lamports=lamports, space=100, owner=KOII_TASK_PROGRAM
    )
    assert data.decode_system(bytes(transfer.data)) == data.Transfer(lamports=lamports)


def test_every_instruction_finds_its_layout() -> None:
    assert data.layout_of(data.Payout(round=1)).index == 4
    assert data.layout_of(data.Withdraw()).index == 10
