"""What the state of a task that pays in a token means to the node."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from orca_desktop.domain.audits import AuditTrigger, Vote
from orca_desktop.domain.keys import key_bytes, public_key
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import ListEntry, Payout, Submission, TaskId, TokenKind
from orca_desktop.domain.tokens import Token
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.known_tokens import token as known_token
from orca_desktop.k2.kpl_account import kpl_account, mint_of
from orca_desktop.k2.kpl_state import KplList, KplState, KplSubmission, KplTrigger, KplVote, PayoutTag
from orca_desktop.k2.task_account import decode_native
from tests.unit.k2.keys import MAIN, POT, STAKING, TASK
from tests.unit.k2.strategies import STATES

FIRE = known_token(public_key(key_bytes("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv")), 9)
STATE = KplState(
    is_active=True,
    task_name="Toy task   ",
    task_manager=key_bytes(MAIN),
    stake_pot_account=key_bytes(POT),
    token_type=key_bytes(str(FIRE.mint)),
    submissions={"41": {STAKING: KplSubmission(value="bafyPROOF ", slot=1_900, round=41)}},
    submissions_audit_trigger={
        "41": {
            STAKING: KplTrigger(
                trigger_by=key_bytes(MAIN),
                slot=1_950,
                votes=(KplVote(is_valid=False, voter=key_bytes(MAIN), slot=1_950),),
            )
        }
    },
    total_bounty_amount=10,
    bounty_amount_per_round=9,
    total_stake_amount=8,
    minimum_stake_amount=7,
    available_balances={STAKING: 6},
    stake_list={STAKING: 5},
    ip_address_list={STAKING: "http://node "},
    round_time=600,
    starting_slot=1_000,
    audit_window=200,
    submission_window=201,
    distribution_rewards_submission={"40": {STAKING: KplList(account=key_bytes(STAKING), slot=1_910, round=40)}},
    distributions_audit_record={"39": PayoutTag.SUCCESSFUL, "38": PayoutTag.FAILED, "40": PayoutTag.UNINITIALIZED},
    task_vars="vars ",
    allowed_failed_distributions=3,
)


def test_every_field_of_the_state_is_there() -> None:
    account = kpl_account(TASK, STATE, FIRE)

    assert (account.id, account.kind, account.token) == (TASK, TokenKind.KPL, FIRE)
    assert (account.name, account.manager, account.stake_pot) == ("Toy task", MAIN, POT)
    assert (account.total_bounty, account.bounty_per_round) == (10, 9)
    assert (account.total_stake, account.minimum_stake, account.allowed_failed_distributions) == (8, 7, 3)
    assert account.windows == Windows(starting_slot=1_000, round_time=600, submission_window=201, audit_window=200)
    assert account.submission_triggers == {
        41: {STAKING: AuditTrigger(raised_by=MAIN, slot=1_950, votes=(Vote(voter=MAIN, is_valid=False, slot=1_950),))}
    }
    assert account.lists == {40: {STAKING: ListEntry(account=STAKING, slot=1_910)}}
    assert account.payouts == {39: Payout.SUCCESSFUL, 38: Payout.FAILED, 40: Payout.UNINITIALIZED}
    assert (account.stakes, account.balances) == ({STAKING: 5}, {STAKING: 6})
    assert (account.addresses, account.variables) == ({STAKING: "http://node"}, "vars")
    assert mint_of(STATE) == FIRE.mint


def test_a_proof_is_told_as_koiis_clients_hash_it_when_the_writer_of_a_list_is_chosen() -> None:
    proof = kpl_account(TASK, STATE, FIRE).submissions[41][STAKING]

    assert proof == Submission(
        value="bafyPROOF", slot=1_900, json='{"submission_value":"bafyPROOF ","slot":1900,"round":41}'
    )


def test_a_task_that_was_replaced_names_its_successor() -> None:
    moved = kpl_account(TASK, replace(STATE, is_migrated=True, migrated_to=f"{MAIN}  "), FIRE)

    assert moved.migrated_to == TaskId(MAIN)
    assert moved.is_migrated


@pytest.mark.parametrize(
    "state",
    [
        replace(STATE, stake_list={"AAA": 8}),
        replace(STATE, stake_list={STAKING: 2**63}),
        replace(STATE, submissions={"first": {}}),
        replace(STATE, round_time=2**53),
        replace(STATE, is_migrated=True),
    ],
)
def test_names_and_numbers_that_cannot_be_are_malformed(state: KplState) -> None:
    with pytest.raises(Malformed, match="the task account cannot be read"):
        kpl_account(TASK, state, FIRE)


@given(STATES)
def test_whatever_can_be_written_can_be_shown(state: KplState) -> None:
    account = kpl_account(TASK, state, FIRE)

    assert len(account.stakes) == len(state.stake_list)
    assert {str(number) for number in account.submissions} == set(state.submissions)


@given(STATES)
def test_both_kinds_of_accounts_mean_the_same(state: KplState) -> None:
    """The same task, written as native JSON with keys as lists of numbers: all but its kind and token agree."""
    kpl = kpl_account(TASK, state, FIRE)
    native = decode_native(TASK, native_text(state))

    assert replace(kpl, kind=TokenKind.KOII, token=native.token) == native


def test_a_token_that_nobody_listed_cannot_take_anothers_name() -> None:
    unknown = known_token(STAKING, 6)

    assert Token(symbol="FIRE", decimals=9, mint=FIRE.mint) == FIRE
    assert (unknown.symbol, unknown.decimals, unknown.mint) == ("CDH9…YLXM", 6, STAKING)


def native_text(state: KplState) -> bytes:
    triggers = (state.submissions_audit_trigger, state.distributions_audit_trigger)
    proof_triggers, list_triggers = (
        {number: {key: _trigger(entry) for key, entry in entries.items()} for number, entries in rounds.items()}
        for rounds in triggers
    )
    document = {
        "is_allowlisted": state.is_allowlisted,
        "is_active": state.is_active,
        "task_name": state.task_name,
        "task_description": state.task_description,
        "task_manager": list(state.task_manager),
        "task_audit_program": state.task_audit_program,
        "stake_pot_account": list(state.stake_pot_account),
        "total_bounty_amount": state.total_bounty_amount,
        "bounty_amount_per_round": state.bounty_amount_per_round,
        "total_stake_amount": state.total_stake_amount,
        "minimum_stake_amount": state.minimum_stake_amount,
        "available_balances": state.available_balances,
        "stake_list": state.stake_list,
        "ip_address_list": state.ip_address_list,
        "task_metadata": state.task_metadata,
        "submissions": {
            number: {
                key: {"submission_value": entry.value, "slot": entry.slot, "round": entry.round}
                for key, entry in entries.items()
            }
            for number, entries in state.submissions.items()
        },
        "submissions_audit_trigger": proof_triggers,
        "round_time": state.round_time,
        "starting_slot": state.starting_slot,
        "audit_window": state.audit_window,
        "submission_window": state.submission_window,
        "task_executable_network": state.task_executable_network,
        "distribution_rewards_submission": {
            number: {
                key: {"submission_value": list(entry.account), "slot": entry.slot} for key, entry in entries.items()
            }
            for number, entries in state.distribution_rewards_submission.items()
        },
        "distributions_audit_trigger": list_triggers,
        "distributions_audit_record": {
            number: ("Uninitialized", "PayoutSuccessful", "PayoutFailed")[tag]
            for number, tag in state.distributions_audit_record.items()
        },
        "task_vars": state.task_vars,
        "koii_vars": "",
        "is_migrated": state.is_migrated,
        "migrated_to": state.migrated_to,
        "allowed_failed_distributions": state.allowed_failed_distributions,
        "a_member_that_nobody_knows": {"yet": []},
    }
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()


def _trigger(trigger: KplTrigger) -> dict[str, object]:
    return {
        "trigger_by": list(trigger.trigger_by),
        "slot": trigger.slot,
        "votes": [{"is_valid": vote.is_valid, "voter": list(vote.voter), "slot": vote.slot} for vote in trigger.votes],
    }
