"""The rules of distribution lists (k2.md 5.4, 9)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audits import AuditTrigger, Vote
from orca_desktop.domain.distribution import (
    Submitter,
    agrees,
    check_list,
    default_list,
    select_author,
    slash_of,
    submitters_of,
)
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import ListEntry, Payout, Submission, TaskAccount, TaskId, TokenKind

A, B, C = PublicKey("AAAA"), PublicKey("BBBB"), PublicKey("CCCC")
VECTOR = {A: ("cidA", 110), B: ("cidB", 111), C: ("cidC", 112)}


def submission(value: str, slot: int, round_number: int = 7) -> Submission:
    text = f'{{"submission_value":"{value}","slot":{slot},"round":{round_number}}}'
    return Submission(value=value, slot=slot, json=text)


def vector_round(*keys: PublicKey) -> dict[PublicKey, Submission]:
    return {key: submission(*VECTOR[key]) for key in keys}


def account(
    submissions: Mapping[int, Mapping[PublicKey, Submission]],
    *,
    stakes: Mapping[PublicKey, Roe] | None = None,
    triggers: Mapping[int, Mapping[PublicKey, AuditTrigger]] | None = None,
    lists: Mapping[int, Mapping[PublicKey, ListEntry]] | None = None,
    payouts: Mapping[int, Payout] | None = None,
) -> TaskAccount:
    return TaskAccount(
        id=TaskId("TASK"),
        kind=TokenKind.KOII,
        name="t",
        description="",
        manager=A,
        is_active=True,
        is_allowlisted=True,
        executable="",
        executable_network="IPFS",
        metadata="",
        stake_pot=B,
        windows=Windows(starting_slot=0, round_time=10, submission_window=4, audit_window=4),
        total_bounty=Roe(100),
        bounty_per_round=Roe(10),
        total_stake=Roe(0),
        minimum_stake=Roe(1),
        allowed_failed_distributions=3,
        stakes=stakes or {},
        submissions=submissions,
        submission_triggers=triggers or {},
        lists=lists or {},
        payouts=payouts or {},
    )


def trigger(*votes: bool) -> AuditTrigger:
    return AuditTrigger(
        raised_by=A, slot=1, votes=tuple(Vote(voter=PublicKey(str(n)), is_valid=v, slot=1) for n, v in enumerate(votes))
    )


class TestDefaultList:
    def test_approved_nodes_share_equally_and_the_rest_stays_in_the_pool(self) -> None:
        nodes = [Submitter(key=key, votes=1, stake=50) for key in (A, B, C)]

        assert default_list(nodes, 100) == {A: 33, B: 33, C: 33}

    def test_a_refused_node_loses_seventy_percent_rounded_down(self) -> None:
        nodes = [Submitter(key=A, votes=2, stake=5), Submitter(key=B, votes=-1, stake=19)]

        assert default_list(nodes, 100) == {A: 100, B: -13}

    def test_equal_votes_give_nothing(self) -> None:
        assert default_list([Submitter(key=A, votes=0, stake=5)], 100) == {A: 0}

    def test_with_nobody_approved_nothing_is_paid(self) -> None:
        nodes = [Submitter(key=A, votes=-1, stake=10), Submitter(key=B, votes=0, stake=10)]

        assert default_list(nodes, 100) == {A: -7, B: 0}

    def test_nobody_submitted(self) -> None:
        assert default_list([], 100) == {}

    @given(
        st.lists(
            st.builds(Submitter, key=st.text().map(PublicKey), votes=st.integers(-5, 5), stake=st.integers(0, 2**60)),
            unique_by=lambda submitter: submitter.key,
        ),
        st.integers(0, 2**60),
    )
    def test_it_always_passes_the_chains_check(self, nodes: list[Submitter], bounty: int) -> None:
        amounts = default_list(nodes, bounty)

        assert check_list(amounts, bounty=bounty, known_keys={node.key for node in nodes}) == ()
        assert all(-amounts[node.key] <= slash_of(node.stake) for node in nodes)


class TestSubmitters:
    def test_votes_count_for_minus_against_and_one_without_an_audit(self) -> None:
        state = account(
            {7: vector_round(A, B, C)},
            stakes={A: Roe(5), B: Roe(6)},
            triggers={7: {B: trigger(False, False, True), C: trigger(False, True)}},
        )

        assert submitters_of(state, 7) == (
            Submitter(key=A, votes=1, stake=5),
            Submitter(key=B, votes=-1, stake=6),
            Submitter(key=C, votes=0, stake=0),
        )

    def test_a_round_without_proofs_has_none(self) -> None:
        assert submitters_of(account({}), 7) == ()


class TestAuthor:
    def test_the_vector(self) -> None:
        assert select_author(account({7: vector_round(A, B, C)}), 7, previous_failed=False) == A

    def test_scores_that_fall_leave_the_second_to_write_after_a_failure(self) -> None:
        """The vector's scores are 460, 353 and 241: B beats only the second best, C nobody."""
        assert select_author(account({7: vector_round(A, B, C)}), 7, previous_failed=True) == B

    def test_scores_that_only_rise_leave_nobody_after_a_failure(self) -> None:
        assert select_author(account({7: vector_round(A)}), 7, previous_failed=False) == A
        assert select_author(account({7: vector_round(A)}), 7, previous_failed=True) is None

    def test_equal_scores_leave_it_to_the_first(self) -> None:
        """The scores are 265, 265 and 61."""
        tie = {key: submission(VECTOR[key][0], slot) for key, slot in ((A, 100), (B, 103), (C, 130))}

        assert select_author(account({7: tie}), 7, previous_failed=False) == A

    def test_a_best_that_was_beaten_is_the_second_best(self) -> None:
        """The scores are 106, 301 and 32: C does not beat A, which B pushed down, so nobody is found."""
        scores = {key: submission(VECTOR[key][0], slot) for key, slot in ((A, 100), (B, 100), (C, 104))}

        assert select_author(account({7: scores}), 7, previous_failed=True) is None

    def test_only_nodes_of_the_two_rounds_before_are_candidates(self) -> None:
        state = account({7: vector_round(A, B, C), 6: vector_round(B, C), 5: vector_round(A, B)})

        assert select_author(state, 7, previous_failed=False) == B

    def test_with_no_steady_node_all_are_candidates(self) -> None:
        state = account({7: vector_round(A, B, C), 6: vector_round(B), 5: vector_round(C)})

        assert select_author(state, 7, previous_failed=False) == A

    def test_rounds_before_the_first_are_not_asked_for(self) -> None:
        state = account({1: vector_round(A, B, C), 0: vector_round(B)})

        assert select_author(account({0: vector_round(A, B, C)}), 0, previous_failed=False) == A
        assert select_author(state, 1, previous_failed=False) == B

    def test_authors_of_a_failed_round_are_left_out(self) -> None:
        state = account(
            {7: vector_round(A, B, C)},
            lists={7: {A: ListEntry(account=A, slot=1), C: ListEntry(account=C, slot=1)}},
            payouts={7: Payout.FAILED},
        )

        assert select_author(state, 7, previous_failed=False) == B

    def test_a_round_without_proofs_has_no_author(self) -> None:
        assert select_author(account({}), 7, previous_failed=False) is None

    @given(st.permutations([A, B, C]), st.booleans())
    def test_the_author_is_a_submitter_or_nobody(self, keys: list[PublicKey], failed: bool) -> None:
        author = select_author(account({7: vector_round(*keys)}), 7, previous_failed=failed)

        assert author in {A, B, C, None}


class TestCheck:
    def test_a_good_list_has_no_problems(self) -> None:
        assert check_list({A: 10, B: -3, C: 0}, bounty=10, known_keys={A, B, C}) == ()

    def test_more_than_the_bounty_is_a_problem(self) -> None:
        (problem,) = check_list({A: 6, B: 5, C: -20}, bounty=10, known_keys={A, B, C})

        assert "add up to 11," in problem

    def test_a_stranger_is_a_problem(self) -> None:
        (problem,) = check_list({A: 1, B: 1}, bounty=10, known_keys={A})

        assert problem == "BBBB has no stake in this task"

    @pytest.mark.parametrize("amount", [1.0, "1", None, True])
    def test_what_is_no_integer_is_a_problem(self, amount: object) -> None:
        assert check_list({A: amount}, bounty=10, known_keys={A}) == ("the amount of AAAA is no whole number",)


def test_lists_agree_whatever_their_order() -> None:
    assert agrees({A: 1, B: 2}, {B: 2, A: 1})
    assert not agrees({A: 1, B: 2}, {A: 1})
    assert not agrees({A: 1}, {A: 2})
