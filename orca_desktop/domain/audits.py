"""Audits: verdicts, votes, and what they add up to."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.keys import PublicKey


class Verdict(enum.Enum):
    """What we think of somebody's proof. NONE: we do not know, and so we do not vote."""

    VALID = "valid"
    INVALID = "invalid"
    NONE = "none"


class VoteSent(enum.Enum):
    """What of a verdict went on chain. A valid proof needs a vote only when somebody doubts it (k2.md 5.5).

    In practice no vote is sent; WOULD_BE_FOR and WOULD_BE_AGAINST say which one a run would have sent.
    """

    FOR = "for"
    AGAINST = "against"
    NOT_NEEDED = "not needed"
    NOT_SENT = "not sent"
    WOULD_BE_FOR = "would be for"
    WOULD_BE_AGAINST = "would be against"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    voter: PublicKey
    is_valid: bool
    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditTrigger:
    """An open audit of a proof or of a distribution list."""

    raised_by: PublicKey
    slot: int
    votes: tuple[Vote, ...]

    @property
    def votes_for(self) -> int:
        return sum(1 for vote in self.votes if vote.is_valid)

    @property
    def votes_against(self) -> int:
        return sum(1 for vote in self.votes if not vote.is_valid)


def signed_sum(trigger: AuditTrigger | None) -> int:
    """The votes as the default rule counts them: 1 where nobody doubted, else for minus against (k2.md 5.5)."""
    return 1 if trigger is None else trigger.votes_for - trigger.votes_against


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditGiven:
    """Our audit of another node's proof of one round."""

    node: PublicKey
    value: str
    verdict: Verdict
    vote: VoteSent
    reason: str
    slot: int


class AuditOutcome(enum.Enum):
    """How the votes on a proof stand, and after the audit window how they ended (k2.md 5.5, 9)."""

    WON = "won"
    TIED = "tied"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReceived:
    """An audit that another node raised against our proof."""

    raised_by: PublicKey
    votes_for: int
    votes_against: int
    slot: int

    @property
    def outcome(self) -> AuditOutcome:
        """A tie brings no reward, a lost audit costs stake."""
        if self.votes_for == self.votes_against:
            return AuditOutcome.TIED
        return AuditOutcome.WON if self.votes_for > self.votes_against else AuditOutcome.LOST
