"""The state of a task that pays in a token, to the domain's TaskAccount (k2.md 3.1, 3.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.audits import AuditTrigger, Vote
from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import ListEntry, Payout, Submission, TaskAccount, TaskId, TokenKind
from orca_desktop.domain.tokens import Token
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.kpl_state import KplList, KplState, KplSubmission, KplTrigger, PayoutTag
from orca_desktop.k2.task_parts import account_key, round_number, submission_json, successor, unpadded

MAX_AMOUNT = 2**63 - 1
MAX_SLOT = 2**53 - 1
T = TypeVar("T")
Entry = TypeVar("Entry")

PAYOUTS = {
    PayoutTag.UNINITIALIZED: Payout.UNINITIALIZED,
    PayoutTag.SUCCESSFUL: Payout.SUCCESSFUL,
    PayoutTag.FAILED: Payout.FAILED,
}


def kpl_account(task_id: TaskId, state: KplState, token: Token) -> TaskAccount:
    """*token* is the one with the mint `state.token_type`. Raises Malformed for names and numbers that cannot be."""
    try:
        return _account(task_id, state, token)
    except ValueError as error:
        raise Malformed(f"the task account cannot be read: {error}") from error


def mint_of(state: KplState) -> PublicKey:
    return public_key(state.token_type)


def _account(task_id: TaskId, state: KplState, token: Token) -> TaskAccount:
    return TaskAccount(
        id=task_id,
        kind=TokenKind.KPL,
        token=token,
        name=unpadded(state.task_name),
        description=unpadded(state.task_description),
        manager=public_key(state.task_manager),
        is_active=state.is_active,
        is_allowlisted=state.is_allowlisted,
        executable=unpadded(state.task_audit_program),
        executable_network=unpadded(state.task_executable_network),
        metadata=unpadded(state.task_metadata),
        stake_pot=public_key(state.stake_pot_account),
        windows=_windows(state),
        total_bounty=_amount(state.total_bounty_amount),
        bounty_per_round=_amount(state.bounty_amount_per_round),
        total_stake=_amount(state.total_stake_amount),
        minimum_stake=_amount(state.minimum_stake_amount),
        allowed_failed_distributions=_slots(state.allowed_failed_distributions),
        migrated_to=successor(state.migrated_to, is_migrated=state.is_migrated),
        stakes=_by_key(state.stake_list, _amount),
        balances=_by_key(state.available_balances, _amount),
        submissions=_by_round(state.submissions, _submission),
        submission_triggers=_by_round(state.submissions_audit_trigger, _trigger),
        lists=_by_round(state.distribution_rewards_submission, _list_entry),
        list_triggers=_by_round(state.distributions_audit_trigger, _trigger),
        payouts={round_number(text): PAYOUTS[tag] for text, tag in state.distributions_audit_record.items()},
        addresses=_by_key(state.ip_address_list, unpadded),
        variables=unpadded(state.task_vars),
    )


def _windows(state: KplState) -> Windows:
    return Windows(
        starting_slot=_slots(state.starting_slot),
        round_time=_slots(state.round_time),
        submission_window=_slots(state.submission_window),
        audit_window=_slots(state.audit_window),
    )


def _by_key(entries: Mapping[str, T], read: Callable[[T], Entry]) -> dict[PublicKey, Entry]:
    return {account_key(key): read(value) for key, value in entries.items()}


def _by_round(rounds: Mapping[str, Mapping[str, T]], read: Callable[[T], Entry]) -> dict[int, dict[PublicKey, Entry]]:
    return {round_number(text): _by_key(entries, read) for text, entries in rounds.items()}


def _submission(entry: KplSubmission) -> Submission:
    members = {"submission_value": entry.value, "slot": entry.slot, "round": entry.round}
    return Submission(value=unpadded(entry.value), slot=_slots(entry.slot), json=submission_json(members))


def _trigger(trigger: KplTrigger) -> AuditTrigger:
    votes = tuple(Vote(voter=public_key(v.voter), is_valid=v.is_valid, slot=_slots(v.slot)) for v in trigger.votes)
    return AuditTrigger(raised_by=public_key(trigger.trigger_by), slot=_slots(trigger.slot), votes=votes)


def _list_entry(entry: KplList) -> ListEntry:
    return ListEntry(account=public_key(entry.account), slot=_slots(entry.slot))


def _amount(value: int) -> Units:
    return Units(_at_most(value, MAX_AMOUNT))


def _slots(value: int) -> int:
    return _at_most(value, MAX_SLOT)


def _at_most(value: int, limit: int) -> int:
    if value > limit:
        raise ValueError(f"{value} is too large to be true")
    return value
