"""A round of a task as anybody sees it on the chain: whose proofs there are, who is doubted, and what was paid."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.audits import AuditReceived, AuditTrigger
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import Payout, TaskAccount, TaskId

PROOFS_SHOWN = 200
"""Of a round with more proofs only so many are told one by one; all are counted."""

ROUNDS_LOOKED_AT = 12
"""The newest rounds of an account; what is older no longer changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofSeen:
    """A node's proof on chain. `value` is what it submitted, mostly a CID; `doubt` the audit raised against it."""

    node: PublicKey
    value: str
    slot: int
    doubt: AuditReceived | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSeen:
    """One round of a task. `nodes` counts all proofs, `doubted` those with an audit against them.

    `proofs` are those that are told one by one, the doubted ones first. `author` wrote the newest distribution list.
    """

    task_id: TaskId
    number: int
    nodes: int
    doubted: int
    proofs: tuple[ProofSeen, ...]
    author: PublicKey | None = None
    payout: Payout = Payout.UNINITIALIZED


def rounds_seen(account: TaskAccount) -> tuple[RoundSeen, ...]:
    """The newest rounds that the account tells of, oldest first (k2.md 3.1)."""
    numbers = sorted({*account.submissions, *account.lists, *account.payouts})
    return tuple(_round(account, number) for number in numbers[-ROUNDS_LOOKED_AT:])


def _round(account: TaskAccount, number: int) -> RoundSeen:
    submissions, triggers = account.submissions.get(number, {}), account.submission_triggers.get(number, {})
    doubted = [node for node in submissions if node in triggers]
    others = [node for node in submissions if node not in triggers]
    lists = sorted(account.lists.get(number, {}).items(), key=lambda entry: entry[1].slot)
    return RoundSeen(
        task_id=account.id,
        number=number,
        nodes=len(submissions),
        doubted=len(doubted),
        proofs=tuple(
            ProofSeen(
                node=node,
                value=submissions[node].value,
                slot=submissions[node].slot,
                doubt=_doubt(triggers.get(node)),
            )
            for node in (*doubted, *others)[:PROOFS_SHOWN]
        ),
        author=lists[-1][0] if lists else None,
        payout=account.payouts.get(number, Payout.UNINITIALIZED),
    )


def _doubt(trigger: AuditTrigger | None) -> AuditReceived | None:
    if trigger is None:
        return None
    return AuditReceived(
        raised_by=trigger.raised_by,
        votes_for=trigger.votes_for,
        votes_against=trigger.votes_against,
        slot=trigger.slot,
    )
