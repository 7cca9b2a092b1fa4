"""What votes add up to."""

from __future__ import annotations

import pytest

from orca_desktop.domain.audits import AuditTrigger, Vote, signed_sum
from orca_desktop.domain.keys import PublicKey


def trigger(*votes: bool) -> AuditTrigger:
    return AuditTrigger(
        raised_by=PublicKey("somebody"),
        slot=5,
        votes=tuple(
            Vote(voter=PublicKey(f"voter {number}"), is_valid=valid, slot=5) for number, valid in enumerate(votes)
        ),
    )


@pytest.mark.parametrize(
    ("votes", "total"), [((), 0), ((False,), -1), ((True,), 1), ((False, True), 0), ((False, True, True), 1)]
)
def test_votes_for_count_up_and_votes_against_down(votes: tuple[bool, ...], total: int) -> None:
    assert signed_sum(trigger(*votes)) == total


def test_a_proof_that_nobody_doubted_is_approved() -> None:
    assert signed_sum(None) == 1
