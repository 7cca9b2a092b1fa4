"""Stake, Withdraw and ClaimReward (k2.md 6.2, 6.6)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.kpl_state import KplState, encode_kpl_state
from orca_desktop.k2.programs import STAKE_POT_PREFIX, TOKEN_PROGRAM, rent_exempt_minimum, staking_account_deposit
from orca_desktop.k2.token_accounts import TOKEN_ACCOUNT_BYTES, TokenAccount, encode_token_account
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.genesis import MINIMUM_STAKE
from tests.unit.simulation.stage import AUDIT, PURSE, SETTLE, STAKE, Stage

FEES = 2 * 5_000
NOBODYS = PublicKey("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")


@pytest.fixture(params=TokenKind, ids=lambda kind: kind.value)
def kind(request: pytest.FixtureRequest) -> TokenKind:
    """Everything here goes for tasks of KOII and of a token."""
    kind: TokenKind = request.param
    return kind


def test_a_stake_moves_into_the_pot_and_onto_the_list(stage: Stage) -> None:
    pot_before, purse_before = stage.held(stage.pot), stage.purse(stage.ada)
    stage.stake(stage.ada)
    task = stage.task()
    costs = staking_account_deposit() + FEES if stage.is_native else 0

    assert task.stakes == {stage.ada.staking: STAKE}
    assert task.total_stake == STAKE
    assert stage.held(stage.pot) == pot_before + STAKE
    assert stage.purse(stage.ada) == purse_before - STAKE - costs
    assert stage.lamports(stage.ada.staking) == staking_account_deposit()


def test_a_stake_in_tokens_leaves_the_koii_alone() -> None:
    stage = Stage(TokenKind.KPL)
    stage.stake(stage.ada)
    rent = rent_exempt_minimum(TOKEN_ACCOUNT_BYTES)

    assert stage.lamports(stage.ada.main) == PURSE - staking_account_deposit() - rent - FEES


def test_the_pots_address_looks_like_every_stake_pot() -> None:
    assert Stage().pot.startswith(STAKE_POT_PREFIX)


def test_a_second_stake_adds_to_the_first(stage: Stage) -> None:
    stage.stake(stage.ada)
    stage.done(stage.ada, stage.funding(stage.ada, 5), stage.staking(stage.ada, 5))

    assert stage.task().stakes[stage.ada.staking] == STAKE + 5
    assert stage.task().total_stake == STAKE + 5


def test_an_address_given_with_the_stake_is_kept(stage: Stage) -> None:
    stage.done(stage.ada, *stage.creation(stage.ada, STAKE), stage.staking(stage.ada, STAKE, ip_address="http://one"))

    assert stage.task().addresses == {stage.ada.staking: "http://one"}


def test_less_than_the_minimum_is_refused_and_the_account_is_not_made_either(stage: Stage) -> None:
    low = MINIMUM_STAKE - 1
    words = stage.refusal(stage.ada, *stage.creation(stage.ada, low), stage.staking(stage.ada, low))

    assert "minimum" in words
    assert stage.ledger.account(stage.ada.staking) is None


def test_a_stake_needs_a_staking_account_of_the_task_program(stage: Stage) -> None:
    assert "Mismatch owner" in stage.refusal(stage.ada, stage.staking(stage.ada, STAKE))

    stage.done(stage.ada, k2.transfer(source=stage.ada.main, destination=stage.ada.staking, lamports=STAKE))

    assert "Mismatch owner" in stage.refusal(stage.ada, stage.staking(stage.ada, STAKE))


def test_the_staking_account_of_the_other_program_is_refused(stage: Stage) -> None:
    other = TokenKind.KPL if stage.is_native else TokenKind.KOII
    deposit = staking_account_deposit() + STAKE
    account = k2.create_staking_account(main=stage.ada.main, staking=stage.ada.staking, lamports=deposit, kind=other)
    stage.done(stage.ada, account)

    assert "Mismatch owner" in stage.refusal(stage.ada, stage.staking(stage.ada, STAKE))


def test_a_stake_beyond_what_there_is_for_it_is_refused(stage: Stage) -> None:
    stage.stake(stage.ada)

    assert "insufficient" in stage.refusal(stage.ada, stage.staking(stage.ada, PURSE))


def test_a_stake_may_not_take_the_staking_accounts_rent() -> None:
    stage = Stage()
    stage.stake(stage.ada)

    assert "rent" in stage.refusal(stage.ada, stage.staking(stage.ada, staking_account_deposit() - 1))


def test_a_stake_into_another_pot_is_refused(stage: Stage) -> None:
    stage.stake(stage.bela)
    mint = None if stage.is_native else stage.mint
    elsewhere = k2.stake(
        task=stage.task_id, pot=stage.cleo.main, staking=stage.bela.staking, amount=MINIMUM_STAKE, mint=mint
    )

    assert "pot" in stage.refusal(stage.bela, elsewhere)


@pytest.mark.parametrize("is_migrated", [False, True])
def test_a_task_that_does_not_run_takes_no_stake(stage: Stage, is_migrated: bool) -> None:
    stage.rewrite(is_active=is_migrated, is_migrated=is_migrated, migrated_to=stage.task_id)
    built = (*stage.creation(stage.ada, STAKE), stage.staking(stage.ada, STAKE))

    assert stage.refusal(stage.ada, *built) == "Task is not active"


def test_what_is_no_task_takes_no_stake(stage: Stage) -> None:
    """A wallet, a staking account, a task of the other kind, one in an account of somebody else's, and one of zeros."""
    stage.stake(stage.ada, stage.bela)
    other = stage.tasks["token sample" if stage.is_native else "sample"]
    mint = None if stage.is_native else stage.mint
    task = stage.ledger.account(stage.task_id)
    assert task is not None
    stage.ledger.decree({NOBODYS: replace(task, owner=TOKEN_PROGRAM)})
    stage.ledger.decree({PublicKey(stage.mint): replace(task, data=bytes(len(encode_kpl_state(KplState()))))})

    for no_task in (stage.tasks["system account"], stage.ada.staking, other, NOBODYS, stage.mint):
        stake = k2.stake(task=no_task, pot=stage.pot, staking=stage.bela.staking, amount=STAKE, mint=mint)

        assert stage.refusal(stage.bela, stake) == "Task ID Not Correct"


def test_withdrawing_without_a_stake_is_refused(stage: Stage) -> None:
    stage.stake(stage.ada)
    stage.done(stage.ada, stage.withdrawal(stage.ada))
    stage.at(0)

    assert stage.refusal(stage.ada, stage.withdrawal(stage.ada)) == "You must stake before withdraw"


def test_a_node_that_never_submitted_withdraws_and_claims_in_one_transaction(stage: Stage) -> None:
    stage.stake(stage.ada)
    before = stage.purse(stage.ada)
    stage.done(stage.ada, stage.withdrawal(stage.ada), stage.claim(stage.ada))

    assert stage.purse(stage.ada) == before + STAKE - (FEES if stage.is_native else 0)
    assert (stage.task().stakes, stage.task().balances, stage.task().total_stake) == ({}, {}, 0)


@pytest.mark.parametrize("later", [1, 2, 3, 4])
def test_the_stake_is_held_for_three_rounds_after_the_last_proof(stage: Stage, later: int) -> None:
    stage.stake(stage.ada)
    stage.at(5)
    stage.done(stage.ada, stage.proof(stage.ada, 4))
    stage.at(4 + later, SETTLE)

    if later <= 3:
        assert "submission cannot withdraw" in stage.refusal(stage.ada, stage.withdrawal(stage.ada))
    else:
        stage.done(stage.ada, stage.withdrawal(stage.ada))

        assert stage.task().balances == {stage.ada.staking: STAKE}


def test_claiming_nothing_is_refused(stage: Stage) -> None:
    stage.stake(stage.ada)

    assert stage.refusal(stage.ada, stage.claim(stage.ada)) == (
        "The provided claimer account doesn't have any balance on task state"
    )


def test_a_claim_out_of_another_pot_is_refused(stage: Stage) -> None:
    stage.stake(stage.ada)
    stage.done(stage.ada, stage.withdrawal(stage.ada))
    claim = k2.claim_reward(
        task=stage.task_id,
        staking=stage.ada.staking,
        pot=stage.bela.main,
        beneficiary=stage.ada.main,
        mint=None if stage.is_native else stage.mint,
    )

    assert "pot" in stage.refusal(stage.ada, claim)


def test_a_claim_may_go_to_any_address(stage: Stage) -> None:
    stage.stake(stage.ada)
    stage.at(0, AUDIT)
    before = stage.purse(stage.bela)
    stage.done(stage.ada, stage.withdrawal(stage.ada), stage.claim(stage.ada, beneficiary=stage.bela.main))

    assert stage.purse(stage.bela) == before + STAKE


def test_a_claim_of_tokens_needs_an_account_for_them() -> None:
    stage = Stage(TokenKind.KPL)
    stage.stake(stage.ada)
    stage.done(stage.ada, stage.withdrawal(stage.ada))

    assert "Invalid token account" in stage.refusal(stage.ada, stage.claim(stage.ada, beneficiary=NOBODYS))


def test_a_stake_comes_out_of_the_associated_token_account_only() -> None:
    stage = Stage(TokenKind.KPL)
    stage.stake(stage.ada)
    own = TokenAccount(mint=stage.mint, owner=stage.ada.staking, amount=STAKE)
    lamports = rent_exempt_minimum(TOKEN_ACCOUNT_BYTES)
    stage.ledger.decree({NOBODYS: Account(lamports=lamports, owner=TOKEN_PROGRAM, data=encode_token_account(own))})
    built = stage.staking(stage.ada, STAKE)
    usual = Pubkey.from_string(token_account(stage.ada.staking, stage.mint))
    metas = [
        AccountMeta(Pubkey.from_string(NOBODYS) if m.pubkey == usual else m.pubkey, m.is_signer, m.is_writable)
        for m in built.accounts
    ]

    assert "not the one" in stage.refusal(stage.ada, Instruction(built.program_id, built.data, metas))


def test_a_claim_goes_to_tokens_of_the_same_mint_only() -> None:
    stage = Stage(TokenKind.KPL)
    stage.stake(stage.ada)
    stage.done(stage.ada, stage.withdrawal(stage.ada))
    other = PublicKey("Fe7878UvoGHUM7B8C95rX3MigUqtBZmtcPcX5sz3Qhxd")
    own = TokenAccount(mint=other, owner=stage.ada.main)
    lamports = rent_exempt_minimum(TOKEN_ACCOUNT_BYTES)
    key = token_account(stage.ada.main, stage.mint)
    stage.ledger.decree({key: Account(lamports=lamports, owner=TOKEN_PROGRAM, data=encode_token_account(own))})

    assert "not associated with this Mint" in stage.refusal(stage.ada, stage.claim(stage.ada))
