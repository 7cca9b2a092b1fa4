"""What is signed without asking the user: what rounds need of one task, and nothing else, whatever it is mixed with."""

from __future__ import annotations

from random import Random

import base58
import pytest
from hypothesis import given
from hypothesis import strategies as st
from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey

from orca_desktop.adapters.keys.local_signer import LocalSigner
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.keys import PublicKey, WalletKeys, public_key
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.wallet_errors import NotRoutine
from orca_desktop.engine.routine_calls import Leave
from orca_desktop.engine.routine_signer import RoutineSigner, check
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, SYSTEM_PROGRAM, staking_account_deposit
from orca_desktop.k2.transactions import compile_message
from tests.unit.k2.keys import BLOCKHASH, MAIN, POT, STAKING, TASK, main_keypair

OTHER = public_key(bytes([7]) * 32)
OTHER_TASK = TaskId(public_key(bytes([9]) * 32))
STAKE = Roe(1_900_000_000)
LEAVE = Leave(
    task_id=TASK, keys=WalletKeys(main=MAIN, staking=STAKING, kpl_staking=public_key(bytes([8]) * 32)), stake=STAKE
)

DEPOSIT = int(staking_account_deposit())

ROUTINE = {
    "proof": [k2.submit_proof(task=TASK, staking=STAKING, value="bafy", round_number=3)],
    "vote": [k2.vote_on_proof(task=TASK, staking=STAKING, candidate=OTHER, round_number=3, is_valid=False)],
    "vote on a list": [k2.vote_on_list(task=TASK, staking=STAKING, candidate=OTHER, round_number=3, is_valid=True)],
    "piece of a list": [k2.upload_list_chunk(task=TASK, staking=STAKING, index=0, piece=b"{}", round_number=3)],
    "list": [k2.submit_list(task=TASK, staking=STAKING, round_number=3)],
    "payout": [k2.payout(task=TASK, author=OTHER, round_number=3)],
    "stake": [k2.stake(task=TASK, pot=POT, staking=STAKING, amount=STAKE)],
    "stake, sent before": [
        k2.transfer(source=MAIN, destination=STAKING, lamports=STAKE),
        k2.stake(task=TASK, pot=POT, staking=STAKING, amount=STAKE),
    ],
    "first stake": [
        k2.create_staking_account(main=MAIN, staking=STAKING, lamports=STAKE + DEPOSIT),
        k2.stake(task=TASK, pot=POT, staking=STAKING, amount=STAKE),
    ],
}

FORBIDDEN = {
    "transfer": [k2.transfer(source=MAIN, destination=OTHER, lamports=1)],
    "transfer to ourselves": [k2.transfer(source=MAIN, destination=STAKING, lamports=1)],
    "withdrawal": [k2.withdraw(task=TASK, staking=STAKING)],
    "claim": [k2.claim_reward(task=TASK, staking=STAKING, pot=POT, beneficiary=MAIN)],
    "claim for another": [k2.claim_reward(task=TASK, staking=STAKING, pot=POT, beneficiary=OTHER)],
    "too high a stake": [k2.stake(task=TASK, pot=POT, staking=STAKING, amount=STAKE + 1)],
    "two stakes that are too much": 2 * [k2.stake(task=TASK, pot=POT, staking=STAKING, amount=STAKE - 1)],
    "proof of another task": [k2.submit_proof(task=OTHER_TASK, staking=STAKING, value="bafy", round_number=3)],
    "stake with money beside it": [
        k2.transfer(source=MAIN, destination=STAKING, lamports=STAKE + 1),
        k2.stake(task=TASK, pot=POT, staking=STAKING, amount=STAKE),
    ],
    "stake and a transfer to another": [
        k2.transfer(source=MAIN, destination=OTHER, lamports=STAKE),
        k2.stake(task=TASK, pot=POT, staking=STAKING, amount=STAKE),
    ],
    "stake that is paid twice": [
        k2.transfer(source=MAIN, destination=STAKING, lamports=STAKE),
        k2.transfer(source=MAIN, destination=STAKING, lamports=STAKE),
        k2.stake(task=TASK, pot=POT, staking=STAKING, amount=STAKE),
    ],
    "too rich a staking account": [
        k2.create_staking_account(main=MAIN, staking=STAKING, lamports=STAKE + 3 * DEPOSIT),
        k2.stake(task=TASK, pot=POT, staking=STAKING, amount=STAKE),
    ],
    "staking account alone": [k2.create_staking_account(main=MAIN, staking=STAKING, lamports=DEPOSIT)],
    "emptied staking account": [k2.transfer(source=STAKING, destination=MAIN, lamports=5)],
    "another program": [Instruction(Pubkey.from_string(OTHER), b"\x01", [])],
    "unknown to the task program": [Instruction(Pubkey.from_string(KOII_TASK_PROGRAM), b"\xfe", [])],
    "unknown to the system program": [Instruction(Pubkey.from_string(SYSTEM_PROGRAM), b"\x01\x00\x00\x00", [])],
    "nothing": [],
}


def message(instructions: list[Instruction], *, payer: str = MAIN) -> bytes:
    return compile_message(instructions, payer=payer, blockhash=BLOCKHASH)


@pytest.mark.parametrize("instructions", ROUTINE.values(), ids=ROUTINE.keys())
def test_what_rounds_need_is_signed(instructions: list[Instruction]) -> None:
    check(message(instructions), LEAVE, key=STAKING)
    check(message(instructions), LEAVE, key=MAIN)


@pytest.mark.parametrize("instructions", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_nothing_else_is_signed(instructions: list[Instruction]) -> None:
    for key in (STAKING, MAIN):
        with pytest.raises(NotRoutine):
            check(message(instructions), LEAVE, key=key)


@given(st.lists(st.sampled_from(sorted(ROUTINE)), max_size=3), st.sampled_from(sorted(FORBIDDEN)), st.randoms())
def test_what_is_forbidden_does_not_pass_among_what_is_allowed(names: list[str], bad: str, random: Random) -> None:
    calls = [call for name in names for call in ROUTINE[name]] + FORBIDDEN[bad]
    if not FORBIDDEN[bad]:
        return
    random.shuffle(calls)
    paid_for = bad in ("transfer to ourselves", "staking account alone")
    if paid_for and any("stake" in name for name in names):
        return  # what brings a stake there may come with a stake, as the test above has it
    with pytest.raises(NotRoutine):
        check(message(calls), LEAVE, key=STAKING)


KEYS = st.sampled_from([MAIN, STAKING, OTHER, PublicKey(TASK), PublicKey(OTHER_TASK), POT])
METAS = st.builds(
    lambda key, signs, writes: AccountMeta(Pubkey.from_string(key), signs, writes), KEYS, st.booleans(), st.booleans()
)
CALLS = st.builds(
    lambda program, data, metas: Instruction(Pubkey.from_string(program), data, metas),
    st.sampled_from([KOII_TASK_PROGRAM, SYSTEM_PROGRAM, OTHER]),
    st.binary(max_size=90)
    | st.sampled_from([bytes(call.data) for calls in (*ROUTINE.values(), *FORBIDDEN.values()) for call in calls]),
    st.lists(METAS, max_size=5),
)


@given(st.lists(CALLS, min_size=1, max_size=4))
def test_no_mix_of_instructions_moves_money_or_speaks_for_another_task(calls: list[Instruction]) -> None:
    raw = message(calls)
    try:
        check(raw, LEAVE, key=STAKING)
    except NotRoutine:
        return

    staked = 0
    for call in calls:
        accounts, data = [str(meta.pubkey) for meta in call.accounts], bytes(call.data)
        if str(call.program_id) == SYSTEM_PROGRAM:
            assert accounts == [MAIN, STAKING]
            continue
        assert str(call.program_id) == KOII_TASK_PROGRAM
        assert accounts[0] == TASK or (data[0] == 11 and TASK in accounts)
        assert data[0] in (1, 2, 3, 4, 9, 11, 12)
        staked += int.from_bytes(data[1:9], "little") if data[0] == 9 else 0
    assert staked <= STAKE


@given(st.binary(max_size=600))
def test_bytes_that_are_nothing_known_are_not_signed(raw: bytes) -> None:
    with pytest.raises(NotRoutine):
        check(b"\x80" + raw, LEAVE, key=STAKING)
    if not raw.startswith(b"{"):
        with pytest.raises(NotRoutine):
            check(raw, LEAVE, key=STAKING)


def test_another_payer_or_signer_is_refused() -> None:
    with pytest.raises(NotRoutine):
        check(message(ROUTINE["proof"], payer=OTHER), LEAVE, key=STAKING)
    stranger = Instruction(
        Pubkey.from_string(KOII_TASK_PROGRAM),
        bytes(ROUTINE["payout"][0].data),
        [AccountMeta(Pubkey.from_string(OTHER), True, True)],
    )
    with pytest.raises(NotRoutine):
        check(message([stranger]), LEAVE, key=STAKING)


def test_json_texts_are_signed_with_the_staking_key_and_with_the_main_key_where_the_user_agreed() -> None:
    text = '{"taskId": "x", "emoji": "🦈"}'.encode()
    agreed = Leave(task_id=TASK, keys=LEAVE.keys, stake=STAKE, main_texts=True)

    check(text, LEAVE, key=STAKING)
    check(text, agreed, key=MAIN)
    with pytest.raises(NotRoutine, match="main key"):
        check(text, LEAVE, key=MAIN)
    for bad in (b"{", b"{}x", b'["a"]', b'"a"', b"{" * 5_000):
        with pytest.raises(NotRoutine):
            check(bad, LEAVE, key=STAKING)


def test_a_signer_signs_only_what_passes_and_shows_no_secret() -> None:
    inner = LocalSigner(main_keypair())
    asked: list[bytes] = []

    def sign(raw: bytes) -> bytes:
        asked.append(raw)
        return inner.sign(raw)

    signer = RoutineSigner(key=lambda: MAIN, sign_with=lambda: sign, leave=lambda: LEAVE)
    good, bad = message(ROUTINE["proof"]), message(FORBIDDEN["transfer"])

    assert signer.sign(good) == inner.sign(good)
    with pytest.raises(NotRoutine):
        signer.sign(bad)
    assert asked == [good]
    assert MAIN in repr(signer)
    assert base58.b58encode(bytes(main_keypair())).decode() not in repr(signer)
