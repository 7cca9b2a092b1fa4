"""SubmitTask and AuditSubmissions, with every refusal and every edge of their windows (k2.md 6.6)."""

from __future__ import annotations

import json

import pytest

from orca_desktop.domain.audits import AuditTrigger, Vote
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.simulation.genesis import KEPT_ROUNDS
from tests.unit.simulation.stage import AUDIT, SETTLE, SUBMISSION, Stage


@pytest.fixture(params=TokenKind, ids=lambda kind: kind.value)
def kind(request: pytest.FixtureRequest) -> TokenKind:
    """Everything here goes for tasks of KOII and of a token."""
    kind: TokenKind = request.param
    return kind


@pytest.fixture
def staked(stage: Stage) -> Stage:
    stage.stake(stage.ada, stage.bela, stage.cleo)
    return stage


@pytest.fixture
def submitted(staked: Stage) -> Stage:
    staked.at(6)
    staked.done(staked.ada, staked.proof(staked.ada, 5))
    return staked


@pytest.mark.parametrize("position", [SUBMISSION, AUDIT - 1])
def test_a_proof_of_the_round_before_is_taken_in_the_submission_window(staked: Stage, position: int) -> None:
    staked.at(6, position)
    staked.done(staked.ada, staked.proof(staked.ada, 5, "bafyone"))
    submission = staked.task().submissions[5][staked.ada.staking]

    assert (submission.value, submission.slot) == ("bafyone", staked.ledger.slot)
    assert json.loads(submission.json) == {"submission_value": "bafyone", "slot": staked.ledger.slot, "round": 5}


@pytest.mark.parametrize("position", [AUDIT, SETTLE, 19])
def test_a_proof_after_the_submission_window_is_refused(staked: Stage, position: int) -> None:
    staked.at(6, position)

    assert staked.refusal(staked.ada, staked.proof(staked.ada, 5)) == "Submission window is closed"


@pytest.mark.parametrize("round_number", [4, 6, 7])
def test_a_proof_of_another_round_is_refused(staked: Stage, round_number: int) -> None:
    staked.at(6)

    assert "takes no submissions" in staked.refusal(staked.ada, staked.proof(staked.ada, round_number))


def test_nothing_can_be_submitted_in_the_first_round_or_before_it(staked: Stage) -> None:
    assert staked.refusal(staked.ada, staked.proof(staked.ada, 0)) == "Submission window is closed"

    staked.at(0)

    assert "takes no submissions" in staked.refusal(staked.ada, staked.proof(staked.ada, 0))


def test_a_proof_without_a_stake_is_refused(stage: Stage) -> None:
    stage.stake(stage.ada)
    stage.at(6)
    stage.done(stage.ada, stage.withdrawal(stage.ada))

    assert "must stake" in stage.refusal(stage.ada, stage.proof(stage.ada, 5))


def test_a_second_proof_for_the_round_is_refused(submitted: Stage) -> None:
    words = submitted.refusal(submitted.ada, submitted.proof(submitted.ada, 5, "bafytwo"))

    assert "already" in words
    assert submitted.task().submissions[5][submitted.ada.staking].value == "bafyproof"


def test_an_empty_proof_is_refused(staked: Stage) -> None:
    staked.at(6)

    assert staked.refusal(staked.ada, staked.proof(staked.ada, 5, "   ")) == "Submission is empty"


@pytest.mark.parametrize("is_migrated", [False, True])
def test_an_inactive_task_takes_no_proofs(staked: Stage, is_migrated: bool) -> None:
    staked.rewrite(is_active=is_migrated, is_migrated=is_migrated, migrated_to=staked.task_id)
    staked.at(6)

    assert staked.refusal(staked.ada, staked.proof(staked.ada, 5)) == "Task is not active"


def test_old_rounds_are_dropped(staked: Stage) -> None:
    for number in range(9):
        staked.at(number + 1)
        staked.done(staked.ada, staked.proof(staked.ada, number))

    assert list(staked.task().submissions) == list(range(9 - KEPT_ROUNDS, 9))


@pytest.mark.parametrize("position", [AUDIT, SETTLE - 1])
def test_the_first_vote_opens_a_trigger_and_counts(submitted: Stage, position: int) -> None:
    submitted.at(6, position)
    submitted.done(submitted.bela, submitted.proof_vote(submitted.bela, submitted.ada, 5, is_valid=False))
    slot = submitted.ledger.slot
    bela = submitted.bela.staking

    assert submitted.task().submission_triggers == {
        5: {
            submitted.ada.staking: AuditTrigger(
                raised_by=bela, slot=slot, votes=(Vote(voter=bela, is_valid=False, slot=slot),)
            )
        }
    }


def test_further_votes_are_added_in_their_order(submitted: Stage) -> None:
    submitted.at(6, AUDIT)
    submitted.done(submitted.bela, submitted.proof_vote(submitted.bela, submitted.ada, 5, is_valid=False))
    submitted.done(submitted.cleo, submitted.proof_vote(submitted.cleo, submitted.ada, 5, is_valid=True))
    trigger = submitted.task().submission_triggers[5][submitted.ada.staking]

    assert [(vote.voter, vote.is_valid) for vote in trigger.votes] == [
        (submitted.bela.staking, False),
        (submitted.cleo.staking, True),
    ]


@pytest.mark.parametrize("position", [SUBMISSION, AUDIT - 1, SETTLE, 19])
def test_a_vote_outside_the_audit_window_is_refused(submitted: Stage, position: int) -> None:
    submitted.at(6, position)
    vote = submitted.proof_vote(submitted.bela, submitted.ada, 5, is_valid=False)

    assert submitted.refusal(submitted.bela, vote) == "Audit window is closed"


@pytest.mark.parametrize("round_number", [4, 6])
def test_a_vote_on_another_round_is_refused(submitted: Stage, round_number: int) -> None:
    submitted.at(6, AUDIT)
    vote = submitted.proof_vote(submitted.bela, submitted.ada, round_number, is_valid=False)

    assert "takes no audits" in submitted.refusal(submitted.bela, vote)


def test_a_vote_on_ones_own_proof_is_refused(submitted: Stage) -> None:
    submitted.at(6, AUDIT)
    vote = submitted.proof_vote(submitted.ada, submitted.ada, 5, is_valid=True)

    assert "your own" in submitted.refusal(submitted.ada, vote)


def test_a_vote_on_somebody_who_did_not_submit_is_refused(submitted: Stage) -> None:
    submitted.at(6, AUDIT)
    vote = submitted.proof_vote(submitted.bela, submitted.cleo, 5, is_valid=False)

    assert "no submission of this candidate" in submitted.refusal(submitted.bela, vote)


def test_a_second_vote_is_refused(submitted: Stage) -> None:
    submitted.at(6, AUDIT)
    submitted.done(submitted.bela, submitted.proof_vote(submitted.bela, submitted.ada, 5, is_valid=False))
    again = submitted.proof_vote(submitted.bela, submitted.ada, 5, is_valid=True)

    assert "already voted" in submitted.refusal(submitted.bela, again)


def test_a_vote_without_a_stake_is_refused(submitted: Stage) -> None:
    submitted.at(6, AUDIT)
    submitted.done(submitted.bela, submitted.withdrawal(submitted.bela))
    vote = submitted.proof_vote(submitted.bela, submitted.ada, 5, is_valid=False)

    assert "must stake" in submitted.refusal(submitted.bela, vote)
