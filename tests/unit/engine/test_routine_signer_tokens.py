"""The same in tasks that pay in a token: the KPL program, and the way of a stake through token accounts."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.keys import PublicKey, WalletKeys, public_key
from orca_desktop.domain.tasks import TaskId, TokenKind
from orca_desktop.domain.tokens import Token
from orca_desktop.domain.wallet_errors import NotRoutine
from orca_desktop.engine.routine_calls import Leave
from orca_desktop.engine.routine_signer import check
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.programs import (
    ASSOCIATED_TOKEN_PROGRAM,
    KOII_TASK_PROGRAM,
    KPL_TASK_PROGRAM,
    SYSTEM_PROGRAM,
    TOKEN_PROGRAM,
    staking_account_deposit,
)
from orca_desktop.k2.token_instructions import create_token_account, token_transfer
from orca_desktop.k2.transactions import compile_message
from tests.unit.k2.keys import BLOCKHASH, MAIN, STAKING, TASK

MINT = PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv")
OTHER_MINT, OTHER, POT, OURS = (public_key(bytes([number]) * 32) for number in (6, 7, 5, 8))
OTHER_TASK = TaskId(public_key(bytes([9]) * 32))
STAKE = Units(1_900_000_000)
DEPOSIT = int(staking_account_deposit())
KPL = TokenKind.KPL
LEAVE = Leave(
    task_id=TASK,
    keys=WalletKeys(main=MAIN, staking=OURS, kpl_staking=OURS),
    stake=STAKE,
    token=Token(symbol="FIRE", decimals=9, mint=MINT),
)


def staked(amount: int = STAKE, *, task: str = TASK, staking: str = OURS, mint: str = MINT) -> Instruction:
    return k2.stake(task=task, pot=POT, staking=staking, amount=amount, mint=mint)


def sent(amount: int = STAKE, *, to: str = OURS, mint: str = MINT, owner: str = MAIN) -> Instruction:
    source, destination = token_account(owner, mint), token_account(to, mint)
    return token_transfer(source=source, destination=destination, owner=owner, amount=amount)


def made(owner: str = OURS, mint: str = MINT) -> Instruction:
    return create_token_account(payer=MAIN, owner=owner, mint=mint)


def account(lamports: int = DEPOSIT, kind: TokenKind = KPL) -> Instruction:
    return k2.create_staking_account(main=MAIN, staking=OURS, lamports=lamports, kind=kind)


def swapped(call: Instruction, place: int, key: str) -> Instruction:
    """The call with another account in one place."""
    metas = list(call.accounts)
    metas[place] = AccountMeta(Pubkey.from_string(key), metas[place].is_signer, metas[place].is_writable)
    return Instruction(call.program_id, bytes(call.data), metas)


ROUTINE = {
    "proof": [k2.submit_proof(task=TASK, staking=OURS, value="bafy", round_number=3, kind=KPL)],
    "vote": [k2.vote_on_proof(task=TASK, staking=OURS, candidate=OTHER, round_number=3, is_valid=False, kind=KPL)],
    "vote on a list": [
        k2.vote_on_list(task=TASK, staking=OURS, candidate=OTHER, round_number=3, is_valid=True, kind=KPL)
    ],
    "piece of a list": [k2.upload_list_chunk(task=TASK, staking=OURS, index=0, piece=b"{}", round_number=3, kind=KPL)],
    "list": [k2.submit_list(task=TASK, staking=OURS, round_number=3, kind=KPL)],
    "payout": [k2.payout(task=TASK, author=OTHER, round_number=3, kind=KPL)],
    "stake": [sent(), staked()],
    "first stake": [made(), account(), sent(), staked()],
}

FORBIDDEN = {
    "a token sent": [sent(1)],
    "a token sent to another": [sent(to=OTHER), staked()],
    "another token with the stake": [sent(mint=OTHER_MINT), staked()],
    "more sent than staked": [sent(STAKE), staked(STAKE - 1)],
    "less sent than staked": [sent(STAKE - 1), staked(STAKE)],
    "sent twice": [sent(), sent(), staked()],
    "too high a stake": [sent(STAKE + 1), staked(STAKE + 1)],
    "a stake in another token": [staked(mint=OTHER_MINT)],
    "a stake for another": [staked(staking=OTHER)],
    "a stake on another task": [sent(), staked(task=OTHER_TASK)],
    "a stake by a token program of somebody's": [sent(), swapped(staked(), 4, OTHER)],
    "an account for tokens alone": [made()],
    "an account for another": [made(owner=OTHER), sent(), staked()],
    "an account for another token": [made(mint=OTHER_MINT), sent(), staked()],
    "KOII with a stake in tokens": [k2.transfer(source=MAIN, destination=OURS, lamports=1), sent(), staked()],
    "a staking account alone": [account()],
    "a staking account of the wrong program": [account(kind=TokenKind.KOII), sent(), staked()],
    "too rich a staking account": [account(3 * DEPOSIT), sent(), staked()],
    "a withdrawal": [k2.withdraw(task=TASK, staking=OURS, kind=KPL)],
    "a claim": [k2.claim_reward(task=TASK, staking=OURS, pot=POT, beneficiary=MAIN, mint=MINT)],
    "a proof by the native program": [k2.submit_proof(task=TASK, staking=OURS, value="bafy", round_number=3)],
    "a native stake": [k2.stake(task=TASK, pot=POT, staking=OURS, amount=1)],
    "a proof by the staking key of KOII": [
        k2.submit_proof(task=TASK, staking=STAKING, value="bafy", round_number=3, kind=KPL)
    ],
    "another list": [
        swapped(k2.submit_list(task=TASK, staking=OURS, round_number=3, kind=KPL), 2, STAKING),
    ],
    "tokens approved for another": [Instruction(Pubkey.from_string(TOKEN_PROGRAM), b"\x04" + bytes(8), [])],
    "something of the token program": [Instruction(Pubkey.from_string(TOKEN_PROGRAM), b"\x09", [])],
    "something else of the account program with the same accounts": [
        Instruction(made().program_id, b"\x02", list(made().accounts)),
        sent(),
        staked(),
    ],
    "something of the account program": [Instruction(Pubkey.from_string(ASSOCIATED_TOKEN_PROGRAM), b"\x02", [])],
}


def message(instructions: list[Instruction], *, payer: str = MAIN) -> bytes:
    return compile_message(instructions, payer=payer, blockhash=BLOCKHASH)


@pytest.mark.parametrize("instructions", ROUTINE.values(), ids=ROUTINE.keys())
def test_what_rounds_need_is_signed(instructions: list[Instruction]) -> None:
    for key in (OURS, MAIN):
        check(message(instructions), LEAVE, key=key)


@pytest.mark.parametrize("instructions", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_nothing_else_is_signed(instructions: list[Instruction]) -> None:
    for key in (OURS, MAIN):
        with pytest.raises(NotRoutine):
            check(message(instructions), LEAVE, key=key)


@pytest.mark.parametrize("name", ROUTINE)
def test_in_a_task_of_koii_none_of_it_is_signed(name: str) -> None:
    leave = Leave(task_id=TASK, keys=LEAVE.keys, stake=STAKE)
    with pytest.raises(NotRoutine):
        check(message(ROUTINE[name]), leave, key=OURS)


@given(st.sampled_from(["stake", "first stake"]), st.integers(0, 3), st.integers(0, 9), st.sampled_from([OTHER, POT]))
def test_no_account_of_a_stakes_way_can_be_another(name: str, which: int, place: int, other: str) -> None:
    calls = list(ROUTINE[name])
    which %= len(calls)
    if place >= len(calls[which].accounts):
        return
    before = str(calls[which].accounts[place].pubkey)
    calls[which] = swapped(calls[which], place, other)
    is_pot = before == POT or (str(calls[which].program_id) == ASSOCIATED_TOKEN_PROGRAM and place == 6)
    if is_pot or before == other:
        return  # the task program itself knows the task's pot; what is behind the sixth account nobody reads
    with pytest.raises(NotRoutine):
        check(message(calls), LEAVE, key=OURS)


KEYS = st.sampled_from([MAIN, OURS, OTHER, TASK, OTHER_TASK, POT, MINT, token_account(MAIN, MINT)])
METAS = st.builds(
    lambda key, signs, writes: AccountMeta(Pubkey.from_string(key), signs, writes), KEYS, st.booleans(), st.booleans()
)
KNOWN = [call for calls in (*ROUTINE.values(), *FORBIDDEN.values()) for call in calls]
CALLS = st.sampled_from(KNOWN) | st.builds(
    lambda program, data, metas: Instruction(Pubkey.from_string(program), data, metas),
    st.sampled_from([KPL_TASK_PROGRAM, KOII_TASK_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM, ASSOCIATED_TOKEN_PROGRAM]),
    st.sampled_from([bytes(call.data) for call in KNOWN]),
    st.lists(METAS, max_size=6),
)


@given(st.lists(CALLS, min_size=1, max_size=4), st.randoms())
def test_no_mix_of_calls_moves_anything_but_the_stake(calls: list[Instruction], random: Random) -> None:
    random.shuffle(calls)
    try:
        check(message(calls), LEAVE, key=OURS)
    except (NotRoutine, ValueError):
        return

    amounts = {TOKEN_PROGRAM: 0, KPL_TASK_PROGRAM: 0}
    for call in calls:
        program, data = str(call.program_id), bytes(call.data)
        assert program != KOII_TASK_PROGRAM
        if program == TOKEN_PROGRAM:
            assert data[0] == 3
            assert str(call.accounts[1].pubkey) == token_account(OURS, MINT)
        if program in amounts and data[0] in (3, 9) and len(data) in (9, 73):
            amounts[PublicKey(program)] += int.from_bytes(data[1:9], "little")
    assert amounts[KPL_TASK_PROGRAM] <= STAKE
    assert amounts[TOKEN_PROGRAM] in (0, amounts[KPL_TASK_PROGRAM])
