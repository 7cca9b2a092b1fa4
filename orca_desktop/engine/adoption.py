"""Whether an act was carried out before, read from the task's account: asked when the journal may lack it."""

from __future__ import annotations

from orca_desktop.domain.audits import AuditTrigger
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import Payout, TaskAccount
from orca_desktop.ports.chain import (
    ClaimReward,
    Stake,
    SubmitList,
    SubmitProof,
    TaskAct,
    TriggerPayout,
    UploadPiece,
    VoteOnList,
    VoteOnProof,
    Withdraw,
)


def is_on_chain(act: TaskAct, account: TaskAccount, own_key: PublicKey) -> bool:
    """Whether *account* shows what *act* would do as done; amounts and lists are looked at before they are sent."""
    match act:
        case SubmitProof(round=number):
            return own_key in account.submissions.get(number, {})
        case VoteOnProof(round=number, candidate=candidate):
            return _has_voted(account.submission_triggers.get(number, {}).get(candidate), own_key)
        case SubmitList(round=number):
            return own_key in account.lists.get(number, {})
        case VoteOnList(round=number, candidate=candidate):
            return _has_voted(account.list_triggers.get(number, {}).get(candidate), own_key)
        case TriggerPayout(round=number):
            return account.payouts.get(number) is Payout.SUCCESSFUL
        case UploadPiece() | Stake() | Withdraw() | ClaimReward():
            return False


def _has_voted(trigger: AuditTrigger | None, own_key: PublicKey) -> bool:
    return trigger is not None and own_key in (trigger.raised_by, *(vote.voter for vote in trigger.votes))
