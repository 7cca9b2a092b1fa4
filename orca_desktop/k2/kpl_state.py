"""The account of a task that pays in a token: the Borsh state of the KPL task program, field by field (k2.md 3.3)."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from orca_desktop.k2 import borsh
from orca_desktop.k2.borsh import KEY_BYTES, Reader
from orca_desktop.k2.errors import Malformed

_NUMBER = 8
_COUNT = 4
_VOTE = 1 + KEY_BYTES + _NUMBER
_TRIGGER = KEY_BYTES + _NUMBER + _COUNT
_SUBMISSION = _COUNT + 2 * _NUMBER
_LIST = KEY_BYTES + 2 * _NUMBER


class PayoutTag(enum.IntEnum):
    """What became of a round's distribution list."""

    UNINITIALIZED = 0
    SUCCESSFUL = 1
    FAILED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class KplSubmission:
    value: str
    slot: int
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KplVote:
    is_valid: bool
    voter: bytes
    slot: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KplTrigger:
    trigger_by: bytes
    slot: int
    votes: tuple[KplVote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KplList:
    """`account` is the key of the account that stores the list."""

    account: bytes
    slot: int
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KplState:
    """Every field in the order of the bytes. Keys are 32 bytes where the chain keeps bytes, texts where it keeps texts.

    Rounds are decimal texts, maps below them go by staking keys. Amounts in the smallest unit of the token.
    """

    is_allowlisted: bool = False
    is_active: bool = False
    task_name: str = ""
    task_description: str = ""
    task_manager: bytes = bytes(KEY_BYTES)
    task_audit_program: str = ""
    stake_pot_account: bytes = bytes(KEY_BYTES)
    stake_pot_seed: bytes = bytes(KEY_BYTES)
    stake_pot_bump: int = 0
    submissions: Mapping[str, Mapping[str, KplSubmission]] = field(default_factory=dict)
    submissions_audit_trigger: Mapping[str, Mapping[str, KplTrigger]] = field(default_factory=dict)
    total_bounty_amount: int = 0
    bounty_amount_per_round: int = 0
    token_type: bytes = bytes(KEY_BYTES)
    total_stake_amount: int = 0
    minimum_stake_amount: int = 0
    available_balances: Mapping[str, int] = field(default_factory=dict)
    stake_list: Mapping[str, int] = field(default_factory=dict)
    ip_address_list: Mapping[str, str] = field(default_factory=dict)
    round_time: int = 0
    starting_slot: int = 0
    audit_window: int = 0
    submission_window: int = 0
    task_executable_network: str = ""
    distribution_rewards_submission: Mapping[str, Mapping[str, KplList]] = field(default_factory=dict)
    distributions_audit_trigger: Mapping[str, Mapping[str, KplTrigger]] = field(default_factory=dict)
    distributions_audit_record: Mapping[str, PayoutTag] = field(default_factory=dict)
    task_metadata: str = ""
    task_vars: str = ""
    is_migrated: bool = False
    migrated_to: str = ""
    allowed_failed_distributions: int = 0


def decode_kpl_state(data: bytes) -> KplState:
    """Read an account's whole data; padding behind it is passed over. Raises Malformed."""
    reader = Reader(data)
    members = {name: read(reader) for name, read, _ in _FIELDS}
    reader.end()
    return KplState(**members)


def encode_kpl_state(state: KplState) -> bytes:
    """The account's data as the program writes it. Raises ValueError for what does not fit its field."""
    return b"".join(write(getattr(state, name)) for name, _, write in _FIELDS)


def _read_submission(reader: Reader) -> KplSubmission:
    return KplSubmission(value=reader.text(), slot=reader.u64(), round=reader.u64())


def _write_submission(entry: KplSubmission) -> bytes:
    return borsh.text(entry.value) + borsh.u64(entry.slot) + borsh.u64(entry.round)


def _read_vote(reader: Reader) -> KplVote:
    return KplVote(is_valid=reader.flag(), voter=reader.key(), slot=reader.u64())


def _write_vote(vote: KplVote) -> bytes:
    return borsh.u8(vote.is_valid) + borsh.key(vote.voter) + borsh.u64(vote.slot)


def _read_trigger(reader: Reader) -> KplTrigger:
    return KplTrigger(trigger_by=reader.key(), slot=reader.u64(), votes=reader.items(lambda: _read_vote(reader), _VOTE))


def _write_trigger(trigger: KplTrigger) -> bytes:
    votes = borsh.items(_write_vote(vote) for vote in trigger.votes)
    return borsh.key(trigger.trigger_by) + borsh.u64(trigger.slot) + votes


def _read_list(reader: Reader) -> KplList:
    return KplList(account=reader.key(), slot=reader.u64(), round=reader.u64())


def _write_list(entry: KplList) -> bytes:
    return borsh.key(entry.account) + borsh.u64(entry.slot) + borsh.u64(entry.round)


def _read_payout(reader: Reader) -> PayoutTag:
    tag = reader.u8()
    try:
        return PayoutTag(tag)
    except ValueError as error:
        raise Malformed(f"there is no payout of the number {tag}") from error


_Read = Callable[[Reader], Any]
_Write = Callable[..., bytes]
_Kind = tuple[_Read, _Write]


def _map(read: _Read, write: _Write, least: int) -> _Kind:
    return lambda reader: reader.map(lambda: read(reader), least), lambda entries: borsh.map_of(entries, write)


def _by_round(read: _Read, write: _Write, least: int) -> _Kind:
    return _map(*_map(read, write, least), _COUNT)


_FLAG: _Kind = (Reader.flag, borsh.u8)
_BYTE: _Kind = (Reader.u8, borsh.u8)
_U64: _Kind = (Reader.u64, borsh.u64)
_KEY: _Kind = (Reader.key, borsh.key)
_TEXT: _Kind = (Reader.text, borsh.text)
_AMOUNTS = _map(*_U64, _NUMBER)
_TEXTS = _map(*_TEXT, _COUNT)
_SUBMISSIONS = _by_round(_read_submission, _write_submission, _SUBMISSION)
_TRIGGERS = _by_round(_read_trigger, _write_trigger, _TRIGGER)
_LISTS = _by_round(_read_list, _write_list, _LIST)
_PAYOUTS = _map(_read_payout, borsh.u8, 1)

_FIELDS: tuple[tuple[str, _Read, _Write], ...] = (
    ("is_allowlisted", *_FLAG),
    ("is_active", *_FLAG),
    ("task_name", *_TEXT),
    ("task_description", *_TEXT),
    ("task_manager", *_KEY),
    ("task_audit_program", *_TEXT),
    ("stake_pot_account", *_KEY),
    ("stake_pot_seed", *_KEY),
    ("stake_pot_bump", *_BYTE),
    ("submissions", *_SUBMISSIONS),
    ("submissions_audit_trigger", *_TRIGGERS),
    ("total_bounty_amount", *_U64),
    ("bounty_amount_per_round", *_U64),
    ("token_type", *_KEY),
    ("total_stake_amount", *_U64),
    ("minimum_stake_amount", *_U64),
    ("available_balances", *_AMOUNTS),
    ("stake_list", *_AMOUNTS),
    ("ip_address_list", *_TEXTS),
    ("round_time", *_U64),
    ("starting_slot", *_U64),
    ("audit_window", *_U64),
    ("submission_window", *_U64),
    ("task_executable_network", *_TEXT),
    ("distribution_rewards_submission", *_LISTS),
    ("distributions_audit_trigger", *_TRIGGERS),
    ("distributions_audit_record", *_PAYOUTS),
    ("task_metadata", *_TEXT),
    ("task_vars", *_TEXT),
    ("is_migrated", *_FLAG),
    ("migrated_to", *_TEXT),
    ("allowed_failed_distributions", *_U64),
)
