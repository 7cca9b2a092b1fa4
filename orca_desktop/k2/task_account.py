"""A native task's account: JSON text on chain, to the domain's TaskAccount (k2.md 3.1, 3.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

import msgspec

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.audits import AuditTrigger, Vote
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import ListEntry, Payout, Submission, TaskAccount, TaskId, TokenKind
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.task_parts import account_key, round_number, submission_json, successor, unpadded

_Amount = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
_Slots = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
_Byte = Annotated[int, msgspec.Meta(ge=0, le=255)]
_Key = list[_Byte] | str
_Entry = TypeVar("_Entry")
_Value = TypeVar("_Value")


_NOTHING = msgspec.Raw(b"null")


class _Submission(msgspec.Struct):
    submission_value: str
    slot: _Slots


class _ListEntry(msgspec.Struct):
    submission_value: _Key
    slot: _Slots


class _Vote(msgspec.Struct):
    is_valid: bool
    voter: _Key
    slot: _Slots = 0


class _Trigger(msgspec.Struct):
    trigger_by: _Key
    slot: _Slots = 0
    votes: list[_Vote] = []


class _Document(msgspec.Struct):
    """The members that are read; others are passed over. What is kept by round may be large, and is read by round."""

    task_name: str
    task_manager: _Key
    stake_pot_account: _Key
    is_active: bool
    round_time: _Slots
    starting_slot: _Slots
    audit_window: _Slots
    submission_window: _Slots
    total_bounty_amount: _Amount
    bounty_amount_per_round: _Amount
    minimum_stake_amount: _Amount
    is_allowlisted: bool = False
    task_description: str = ""
    task_audit_program: str = ""
    task_executable_network: str = ""
    task_metadata: str = ""
    total_stake_amount: _Amount = 0
    allowed_failed_distributions: _Slots = 0
    is_migrated: bool = False
    migrated_to: str | None = None
    available_balances: dict[str, _Amount] | None = None
    stake_list: dict[str, _Amount] | None = None
    ip_address_list: dict[str, str] | None = None
    task_vars: str = ""
    koii_vars: str = ""
    submissions: msgspec.Raw = _NOTHING
    submissions_audit_trigger: msgspec.Raw = _NOTHING
    distribution_rewards_submission: msgspec.Raw = _NOTHING
    distributions_audit_trigger: msgspec.Raw = _NOTHING
    distributions_audit_record: dict[str, str] | None = None


def decode_native(task_id: TaskId, data: bytes) -> TaskAccount:
    """Read the data of an account that the native task program owns.

    Padding behind the text, unknown members and missing maps are fine; keys may be base58 texts or lists of 32
    numbers. Raises Malformed for everything else.
    """
    try:
        document = msgspec.json.decode(data.rstrip(b"\0 \r\n\t"), type=_Document)
        return _account(task_id, document)
    except RecursionError as error:
        raise Malformed("the task account is nested too deeply") from error
    except (msgspec.DecodeError, ValueError) as error:
        raise Malformed(f"the task account cannot be read: {error}") from error


def _account(task_id: TaskId, document: _Document) -> TaskAccount:
    return TaskAccount(
        id=task_id,
        kind=TokenKind.KOII,
        name=unpadded(document.task_name),
        description=unpadded(document.task_description),
        manager=account_key(document.task_manager),
        is_active=document.is_active,
        is_allowlisted=document.is_allowlisted,
        executable=unpadded(document.task_audit_program),
        executable_network=unpadded(document.task_executable_network),
        metadata=unpadded(document.task_metadata),
        stake_pot=account_key(document.stake_pot_account),
        windows=_windows(document),
        total_bounty=Units(document.total_bounty_amount),
        bounty_per_round=Units(document.bounty_amount_per_round),
        total_stake=Units(document.total_stake_amount),
        minimum_stake=Units(document.minimum_stake_amount),
        allowed_failed_distributions=document.allowed_failed_distributions,
        migrated_to=successor(document.migrated_to, is_migrated=document.is_migrated),
        stakes=_amounts(document.stake_list),
        balances=_amounts(document.available_balances),
        submissions=_by_round(document.submissions, dict[str, Any], _submission),
        submission_triggers=_by_round(document.submissions_audit_trigger, _Trigger, _trigger),
        lists=_by_round(document.distribution_rewards_submission, _ListEntry, _list_entry),
        list_triggers=_by_round(document.distributions_audit_trigger, _Trigger, _trigger),
        payouts=_payouts(document.distributions_audit_record or {}),
        addresses={account_key(key): unpadded(url) for key, url in (document.ip_address_list or {}).items()},
        variables=unpadded(document.task_vars),
        network_variables=unpadded(document.koii_vars),
    )


def _windows(document: _Document) -> Windows:
    return Windows(
        starting_slot=document.starting_slot,
        round_time=document.round_time,
        submission_window=document.submission_window,
        audit_window=document.audit_window,
    )


def _by_round(
    raw: msgspec.Raw, kind: type[_Value], read: Callable[[_Value], _Entry]
) -> dict[int, dict[PublicKey, _Entry]]:
    """One round after the other: whoever shares the processor with this has a turn between them."""
    rounds = msgspec.json.decode(raw, type=dict[str, msgspec.Raw] | None) or {}
    return {round_number(text): _by_node(entries, kind, read) for text, entries in rounds.items()}


def _by_node(raw: msgspec.Raw, kind: type[_Value], read: Callable[[_Value], _Entry]) -> dict[PublicKey, _Entry]:
    entries = msgspec.json.decode(raw, type=dict[str, kind])  # type: ignore[valid-type] # a type that is known at run time
    return {account_key(key): read(value) for key, value in entries.items()}


def _payouts(states: Mapping[str, str]) -> dict[int, Payout]:
    return {round_number(text): Payout(state) for text, state in states.items()}


def _amounts(amounts: Mapping[str, int] | None) -> dict[PublicKey, Units]:
    return {account_key(key): Units(amount) for key, amount in (amounts or {}).items()}


def _submission(members: dict[str, Any]) -> Submission:
    entry = msgspec.convert(members, _Submission)
    return Submission(value=unpadded(entry.submission_value), slot=entry.slot, json=submission_json(members))


def _list_entry(entry: _ListEntry) -> ListEntry:
    return ListEntry(account=account_key(entry.submission_value), slot=entry.slot)


def _trigger(trigger: _Trigger) -> AuditTrigger:
    votes = tuple(Vote(voter=account_key(v.voter), is_valid=v.is_valid, slot=v.slot) for v in trigger.votes)
    return AuditTrigger(raised_by=account_key(trigger.trigger_by), slot=trigger.slot, votes=votes)
