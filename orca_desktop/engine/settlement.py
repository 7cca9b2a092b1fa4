"""How a round ended, read from the chain: the only place that decides it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.audits import AuditReceived, AuditTrigger
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.schedule import LIST_DELAY
from orca_desktop.domain.tasks import ListEntry, Payout, TaskAccount
from orca_desktop.ports.chain import Chain

NOT_RUNNING = "The proof was not on chain when its window closed: the program or the container was not running."

REJECTED = "The distribution list was rejected; another one may follow."
ALL_REJECTED = "Every distribution list of this round was rejected."
FORGOTTEN = (
    "The network no longer keeps this round, so it cannot be read how it ended. "
    "What it paid is in the claimable amount."
)


def audit_received(trigger: AuditTrigger | None) -> AuditReceived | None:
    """An audit of our proof, as the record keeps it."""
    if trigger is None:
        return None
    return AuditReceived(
        raised_by=trigger.raised_by,
        votes_for=trigger.votes_for,
        votes_against=trigger.votes_against,
        slot=trigger.slot,
    )


async def shares_paid(chain: Chain, account: TaskAccount, number: int) -> Mapping[PublicKey, int] | None:
    """The distribution list that was paid out for a round; None before that, or when no list can be read.

    Raises NetworkError.
    """
    if account.payouts.get(number) is not Payout.SUCCESSFUL:
        return None
    for entry in _standing_lists(account, number):
        shares = await chain.distribution_list(entry.account, account.id, number)
        if shares is not None:
            return shares
    return None


def _standing_lists(account: TaskAccount, number: int) -> list[ListEntry]:
    """The lists of a round that did not lose their audit, the newest first: after failures it is the one paid."""
    triggers = account.list_triggers.get(number, {})
    standing = [entry for author, entry in account.lists.get(number, {}).items() if not _is_lost(triggers.get(author))]
    return sorted(standing, key=lambda entry: entry.slot, reverse=True)


def _is_lost(trigger: AuditTrigger | None) -> bool:
    return trigger is not None and trigger.votes_against > trigger.votes_for


def missed(record: RoundRecord, account: TaskAccount, own_key: PublicKey, slot: int) -> RoundRecord:
    """The record, marked as missed when its window has closed without our proof on chain."""
    closed = slot >= account.windows.audit_start_of(record.number + 1)
    was_seen = record.proof is not None and record.proof.slot is not None  # old rounds go from the account
    if not closed or was_seen or own_key in account.submissions.get(record.number, {}):
        return record
    return replace(record, result=RoundResult.MISSED, note=record.note or NOT_RUNNING)


def settled(
    record: RoundRecord, account: TaskAccount, shares: Mapping[PublicKey, int] | None, own_key: PublicKey, slot: int
) -> RoundRecord:
    """The record with its end, or unchanged while the end is open.

    *shares* is the round's distribution list, None when it could not be read.
    """
    match account.payouts.get(record.number, Payout.UNINITIALIZED):
        case Payout.SUCCESSFUL:
            return record if shares is None else _paid(record, shares.get(own_key))
        case Payout.FAILED:
            last_chance = LIST_DELAY + account.allowed_failed_distributions
            return _unpaid_after(replace(record, note=REJECTED), account, slot, last_chance, ALL_REJECTED)
        case Payout.UNINITIALIZED if record.number not in account.submissions:
            return _forgotten(record, account, slot)
        case Payout.UNINITIALIZED:
            return _unpaid_after(record, account, slot, LIST_DELAY, _no_list(record, account))


def _forgotten(record: RoundRecord, account: TaskAccount, slot: int) -> RoundRecord:
    if slot < account.windows.end_of(record.number + LIST_DELAY):
        return record
    if record.note in (REJECTED, ALL_REJECTED):
        return replace(record, result=RoundResult.UNPAID, reward=Units(0), note=ALL_REJECTED)
    return replace(record, result=RoundResult.UNPAID, note=FORGOTTEN)


def _no_list(record: RoundRecord, account: TaskAccount) -> str:
    if account.lists.get(record.number):
        return "The distribution list was not paid out in its time."
    return "The node that was chosen to write the distribution list did not do so; nobody is paid for this round."


def _paid(record: RoundRecord, share: int | None) -> RoundRecord:
    if share is None:
        return replace(record, result=RoundResult.UNPAID, reward=Units(0), note="The distribution list leaves us out.")
    if share > 0:
        return replace(record, result=RoundResult.PAID, reward=Units(share), note="")
    if share < 0:
        note = "The audit of our proof was lost; a part of the stake is gone."
        return replace(record, result=RoundResult.SLASHED, reward=Units(share), note=note)
    return replace(
        record, result=RoundResult.UNPAID, reward=Units(0), note="The votes on our proof were equal: no reward."
    )


def _unpaid_after(record: RoundRecord, account: TaskAccount, slot: int, rounds: int, note: str) -> RoundRecord:
    if slot < account.windows.end_of(record.number + rounds):
        return record
    return replace(record, result=RoundResult.UNPAID, reward=Units(0), note=note)
