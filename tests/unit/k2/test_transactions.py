"""Legacy transactions, byte for byte, and back (k2.md 1.7)."""

from __future__ import annotations

import contextlib
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solders.hash import Hash
from solders.instruction import CompiledInstruction, Instruction
from solders.message import Message
from solders.pubkey import Pubkey
from solders.transaction import Transaction as SolanaTransaction

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2 import instructions, transactions
from orca_desktop.k2.errors import BadSignature, Malformed
from orca_desktop.k2.programs import CLOCK_SYSVAR, KOII_TASK_PROGRAM
from tests.unit.k2.keys import BLOCKHASH, MAIN, POT, STAKING, TASK, main_keypair, staking_keypair


def message(*built: Instruction) -> bytes:
    return transactions.compile_message(built, payer=MAIN, blockhash=BLOCKHASH)


def signatures(text: bytes) -> dict[PublicKey, bytes]:
    return {
        MAIN: bytes(main_keypair().sign_message(text)),
        STAKING: bytes(staking_keypair().sign_message(text)),
    }


def wire(*built: Instruction) -> bytes:
    text = message(*built)
    return transactions.assemble(text, signatures(text))


def withdrawal() -> bytes:
    return wire(instructions.withdraw(task=TASK, staking=STAKING))


def test_the_withdrawal_vector() -> None:
    text = message(instructions.withdraw(task=TASK, staking=STAKING))

    assert len(text) == 204
    assert hashlib.sha256(text).hexdigest() == "0233263c263c37bef605a0f3d460baeb212a749279dfb676e7f7307d8113f22f"
    assert transactions.transaction_id(withdrawal()) == (
        "4i8i1CMoZWsLqS1oc36AZVPJPEs1wmyV8k54Ab9FjPQZHgpVP32C5fXEXMmoXCZKEvsxLEPbhKn41B5PsHkhgvcp"
    )


def test_the_main_wallet_signs_first() -> None:
    text = message(instructions.stake(task=TASK, pot=POT, staking=STAKING, amount=1))

    assert transactions.required_signers(text) == (MAIN, STAKING)


def test_a_payout_needs_the_payer_only() -> None:
    text = message(instructions.payout(task=TASK, author=STAKING, round_number=1))

    assert transactions.required_signers(text) == (MAIN,)


def test_a_transaction_is_read_back_with_what_its_header_grants() -> None:
    read = transactions.parse_verified(withdrawal())

    assert (read.payer, read.blockhash, len(read.signatures)) == (MAIN, BLOCKHASH, 2)
    assert read.id == transactions.transaction_id(withdrawal())
    assert read.calls == (
        transactions.ProgramCall(
            program=PublicKey(KOII_TASK_PROGRAM),
            accounts=(
                transactions.AccountUse(key=PublicKey(TASK), is_signer=False, is_writable=True),
                transactions.AccountUse(key=STAKING, is_signer=True, is_writable=True),
                transactions.AccountUse(key=CLOCK_SYSVAR, is_signer=False, is_writable=False),
            ),
            data=b"\x0a",
        ),
    )


def test_another_library_reads_and_verifies_it() -> None:
    read = SolanaTransaction.from_bytes(withdrawal())

    read.verify()
    assert bytes(read.message) == message(instructions.withdraw(task=TASK, staking=STAKING))


def test_several_instructions_share_their_keys() -> None:
    built = wire(
        instructions.create_staking_account(main=MAIN, staking=STAKING, lamports=10**7),
        instructions.stake(task=TASK, pot=POT, staking=STAKING, amount=10**7),
    )

    assert [len(call.accounts) for call in transactions.parse_verified(built).calls] == [2, 4]


def test_a_missing_signature_is_refused() -> None:
    text = message(instructions.withdraw(task=TASK, staking=STAKING))
    only_main = {MAIN: signatures(text)[MAIN]}

    with pytest.raises(ValueError, match=STAKING):
        transactions.assemble(text, only_main)


def test_a_transaction_over_1232_bytes_is_refused() -> None:
    submits = [
        instructions.submit_proof(task=TASK, staking=STAKING, value="v", round_number=number) for number in (1, 2)
    ]

    with pytest.raises(ValueError, match="1232"):
        wire(*submits)


def test_an_unreadable_blockhash_is_refused() -> None:
    with pytest.raises(ValueError, match="blockhash"):
        transactions.compile_message([], payer=MAIN, blockhash="0" * 44)


def test_a_changed_message_does_not_verify() -> None:
    changed = bytearray(withdrawal())
    changed[-40] ^= 1

    with pytest.raises(BadSignature):
        transactions.parse_verified(bytes(changed))


def signed_message(
    header: tuple[int, int, int], keys: list[str], calls: list[tuple[int, bytes]], *, signatures: int = 1
) -> bytes:
    """A transaction around a message that no library would build."""
    compiled = [CompiledInstruction(program, b"", places) for program, places in calls]
    pubkeys = [Pubkey.from_string(key) for key in keys]
    text = bytes(Message.new_with_compiled_instructions(*header, pubkeys, Hash.from_string(BLOCKHASH), compiled))
    return bytes([signatures]) + bytes(main_keypair().sign_message(text)) * signatures + text


def test_a_message_made_by_hand_is_read() -> None:
    assert transactions.parse_verified(signed_message((1, 0, 1), [MAIN, TASK], [(1, b"\0")])).payer == MAIN


@pytest.mark.parametrize(
    ("header", "keys", "calls", "signatures"),
    [
        pytest.param((1, 0, 1), [MAIN, TASK, TASK], [(1, b"\0")], 1, id="a key twice"),
        pytest.param((1, 0, 1), [MAIN, TASK], [(2, b"\0")], 1, id="a program that is not there"),
        pytest.param((1, 0, 1), [MAIN, TASK], [(0, b"\0")], 1, id="the payer as a program"),
        pytest.param((1, 0, 1), [MAIN, TASK], [(1, b"\2")], 1, id="an account that is not there"),
        pytest.param((1, 1, 1), [MAIN, TASK], [(1, b"\0")], 1, id="a payer that cannot be written"),
        pytest.param((1, 0, 2), [MAIN, TASK], [(1, b"\0")], 1, id="more read-only keys than keys"),
        pytest.param((2, 0, 1), [MAIN], [], 2, id="more signatures than keys"),
        pytest.param((0, 0, 1), [MAIN, TASK], [(1, b"\0")], 1, id="a signature too many"),
        pytest.param((1, 0, 1), [MAIN, TASK], [(1, b"\0")], 2, id="another signature too many"),
        pytest.param((0, 0, 1), [MAIN, TASK], [(1, b"\0")], 0, id="no signature"),
    ],
)
def test_a_message_that_does_not_fit_together_is_malformed(
    header: tuple[int, int, int], keys: list[str], calls: list[tuple[int, bytes]], signatures: int
) -> None:
    with pytest.raises(Malformed) as caught:
        transactions.parse(signed_message(header, keys, calls, signatures=signatures))

    assert not isinstance(caught.value, BadSignature)


@given(st.binary(max_size=1300))
def test_any_bytes_are_a_transaction_or_malformed(raw: bytes) -> None:
    for read in (
        transactions.parse,
        transactions.parse_verified,
        transactions.transaction_id,
        transactions.required_signers,
    ):
        try:
            read(raw)
        except Malformed:
            continue


@given(place=st.integers(0, len(withdrawal()) - 1), value=st.integers(0, 255))
def test_a_transaction_with_one_wrong_byte_never_passes(place: int, value: int) -> None:
    right = withdrawal()
    wrong = right[:place] + bytes([value]) + right[place + 1 :]
    if wrong == right:
        return

    with pytest.raises(Malformed):
        transactions.parse_verified(wrong)
    with contextlib.suppress(Malformed):
        transactions.parse(wrong)


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00", b"\x01" + bytes(64), withdrawal() + b"\x00", withdrawal()[:-1], b"\x02" + bytes(128) + b"\x80" * 50],
)
def test_what_is_cut_long_or_versioned_is_malformed(raw: bytes) -> None:
    with pytest.raises(Malformed):
        transactions.parse(raw)
