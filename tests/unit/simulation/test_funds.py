"""Stake, Withdraw and ClaimReward (k2.md 6.2, 6.6)."""

from __future__ import annotations

import json

import pytest

from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.programs import STAKE_POT_PREFIX, staking_account_deposit
from orca_desktop.simulation.genesis import MINIMUM_STAKE
from tests.unit.simulation.stage import AUDIT, PURSE, SETTLE, STAKE, Stage

FEES = 2 * 5_000


def test_a_stake_moves_into_the_pot_and_onto_the_list(stage: Stage) -> None:
    pot_before = stage.lamports(stage.pot)
    stage.stake(stage.ada)
    task = stage.task()

    assert task.stakes == {stage.ada.staking: STAKE}
    assert task.total_stake == STAKE
    assert stage.lamports(stage.pot) == pot_before + STAKE
    assert stage.lamports(stage.ada.staking) == staking_account_deposit()
    assert stage.lamports(stage.ada.main) == PURSE - STAKE - staking_account_deposit() - FEES


def test_the_pots_address_looks_like_every_stake_pot(stage: Stage) -> None:
    assert stage.pot.startswith(STAKE_POT_PREFIX)


def test_a_second_stake_adds_to_the_first(stage: Stage) -> None:
    stage.stake(stage.ada)
    fund = k2.transfer(source=stage.ada.main, destination=stage.ada.staking, lamports=5)
    stage.done(stage.ada, fund, stage.staking(stage.ada, 5))

    assert stage.task().stakes[stage.ada.staking] == STAKE + 5
    assert stage.task().total_stake == STAKE + 5


def test_an_address_given_with_the_stake_is_kept(stage: Stage) -> None:
    stage.done(stage.ada, stage.creation(stage.ada, STAKE), stage.staking(stage.ada, STAKE, ip_address="http://one"))
    account = stage.ledger.account(stage.task_id)

    assert account is not None
    assert json.loads(account.data)["ip_address_list"] == {stage.ada.staking: "http://one"}


def test_less_than_the_minimum_is_refused_and_the_account_is_not_made_either(stage: Stage) -> None:
    low = MINIMUM_STAKE - 1
    words = stage.refusal(stage.ada, stage.creation(stage.ada, low), stage.staking(stage.ada, low))

    assert "minimum" in words
    assert stage.ledger.account(stage.ada.staking) is None


def test_a_stake_needs_a_staking_account_of_the_task_program(stage: Stage) -> None:
    assert "Mismatch owner" in stage.refusal(stage.ada, stage.staking(stage.ada, STAKE))

    stage.done(stage.ada, k2.transfer(source=stage.ada.main, destination=stage.ada.staking, lamports=STAKE))

    assert "Mismatch owner" in stage.refusal(stage.ada, stage.staking(stage.ada, STAKE))


def test_a_stake_beyond_what_the_staking_account_holds_is_refused(stage: Stage) -> None:
    stage.stake(stage.ada)

    assert "insufficient lamports" in stage.refusal(stage.ada, stage.staking(stage.ada, PURSE))


def test_a_stake_may_not_take_the_staking_accounts_rent(stage: Stage) -> None:
    stage.stake(stage.ada)

    assert "rent" in stage.refusal(stage.ada, stage.staking(stage.ada, staking_account_deposit() - 1))


def test_a_stake_into_another_pot_is_refused(stage: Stage) -> None:
    stage.stake(stage.bela)
    elsewhere = k2.stake(task=stage.task_id, pot=stage.cleo.main, staking=stage.bela.staking, amount=MINIMUM_STAKE)

    assert "pot" in stage.refusal(stage.bela, elsewhere)


@pytest.mark.parametrize("state", ["inactive", "migrated"])
def test_a_task_that_does_not_run_takes_no_stake(stage: Stage, state: str) -> None:
    pot = stage.task(state).stake_pot
    stake = k2.stake(task=stage.tasks[state], pot=pot, staking=stage.ada.staking, amount=STAKE)

    assert stage.refusal(stage.ada, stage.creation(stage.ada, STAKE), stake) == "Task is not active"


@pytest.mark.parametrize("state", ["system account"])
def test_what_is_no_task_takes_no_stake(stage: Stage, state: str) -> None:
    stake = k2.stake(task=stage.tasks[state], pot=stage.pot, staking=stage.ada.staking, amount=STAKE)

    assert stage.refusal(stage.ada, stage.creation(stage.ada, STAKE), stake) == "Task ID Not Correct"


def test_a_staking_account_is_no_task(stage: Stage) -> None:
    stage.stake(stage.ada, stage.bela)
    stake = k2.stake(task=stage.ada.staking, pot=stage.pot, staking=stage.bela.staking, amount=STAKE)

    assert stage.refusal(stage.bela, stake) == "Task ID Not Correct"


def test_withdrawing_without_a_stake_is_refused(stage: Stage) -> None:
    stage.stake(stage.ada)
    stage.done(stage.ada, stage.withdrawal(stage.ada))
    stage.at(0)

    assert stage.refusal(stage.ada, stage.withdrawal(stage.ada)) == "You must stake before withdraw"


def test_a_node_that_never_submitted_withdraws_and_claims_in_one_transaction(stage: Stage) -> None:
    stage.stake(stage.ada)
    before = stage.lamports(stage.ada.main)
    stage.done(stage.ada, stage.withdrawal(stage.ada), stage.claim(stage.ada))

    assert stage.lamports(stage.ada.main) == before + STAKE - FEES
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
        task=stage.task_id, staking=stage.ada.staking, pot=stage.bela.main, beneficiary=stage.ada.main
    )

    assert "pot" in stage.refusal(stage.ada, claim)


def test_a_claim_may_go_to_any_address(stage: Stage) -> None:
    stage.stake(stage.ada)
    stage.at(0, AUDIT)
    claim = k2.claim_reward(task=stage.task_id, staking=stage.ada.staking, pot=stage.pot, beneficiary=stage.bela.main)
    stage.done(stage.ada, stage.withdrawal(stage.ada), claim)

    assert stage.lamports(stage.bela.main) == PURSE + STAKE
