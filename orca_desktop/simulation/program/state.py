"""The document inside a task's account, as the program reads and writes it: JSON or Borsh (k2.md 3.1 to 3.3)."""

from __future__ import annotations

import json
from typing import Any

from orca_desktop.domain.keys import PublicKey, key_bytes, public_key
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import Payout, TokenKind
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.kpl_state import decode_kpl_state, encode_kpl_state
from orca_desktop.k2.programs import MINIMUM_TASK_BYTES, NATIVE_TASK_PREFIX
from orca_desktop.simulation.program.kpl_document import from_document, to_document

SUBMISSIONS = "submissions"
SUBMISSION_TRIGGERS = "submissions_audit_trigger"
LISTS = "distribution_rewards_submission"
LIST_TRIGGERS = "distributions_audit_trigger"
RECORD = "distributions_audit_record"
_BY_ROUND = (SUBMISSIONS, SUBMISSION_TRIGGERS, LISTS, LIST_TRIGGERS, RECORD)

Entry = dict[str, Any]


class TaskState:
    """One task's document. Methods change it in place; `encoded` gives the account's new data."""

    def __init__(self, document: Entry, kind: TokenKind) -> None:
        self._document = document
        self._kind = kind

    @classmethod
    def read(cls, data: bytes, kind: TokenKind) -> TaskState | None:
        """None for data that is no task's."""
        if kind is TokenKind.KOII:
            is_task = len(data) >= MINIMUM_TASK_BYTES and data.startswith(NATIVE_TASK_PREFIX)
            return cls(json.loads(data), kind) if is_task else None
        try:
            state = decode_kpl_state(data)
        except Malformed:
            return None
        return cls(to_document(state), kind) if state.round_time else None

    def encoded(self) -> bytes:
        """Compact JSON, or Borsh; exact: no padding behind it."""
        if self._kind is TokenKind.KPL:
            return encode_kpl_state(from_document(self._document))
        return json.dumps(self._document, separators=(",", ":"), ensure_ascii=False).encode("utf-8")

    @property
    def windows(self) -> Windows:
        return Windows(
            starting_slot=self._document["starting_slot"],
            round_time=self._document["round_time"],
            submission_window=self._document["submission_window"],
            audit_window=self._document["audit_window"],
        )

    @property
    def is_active(self) -> bool:
        return bool(self._document["is_active"]) and not self._document["is_migrated"]

    @property
    def manager(self) -> PublicKey:
        return public_key(bytes(self._document["task_manager"]))

    @property
    def pot(self) -> PublicKey:
        return public_key(bytes(self._document["stake_pot_account"]))

    @property
    def mint(self) -> PublicKey:
        """What a token's task pays in."""
        return public_key(bytes(self._document["token_type"]))

    @property
    def minimum_stake(self) -> int:
        return int(self._document["minimum_stake_amount"])

    @property
    def bounty_per_round(self) -> int:
        return int(self._document["bounty_amount_per_round"])

    @property
    def total_bounty(self) -> int:
        return int(self._document["total_bounty_amount"])

    @property
    def allowed_failures(self) -> int:
        """How often a failed list may be replaced; also how many rounds are kept."""
        return int(self._document["allowed_failed_distributions"])

    @property
    def stakes(self) -> dict[PublicKey, int]:
        stakes: dict[PublicKey, int] = self._document["stake_list"]
        return stakes

    @property
    def balances(self) -> dict[PublicKey, int]:
        balances: dict[PublicKey, int] = self._document["available_balances"]
        return balances

    @property
    def is_migrated(self) -> bool:
        return bool(self._document["is_migrated"])

    def set_active(self, is_active: bool) -> None:  # noqa: FBT001 -- the value of the flag
        self._document["is_active"] = is_active

    def set_allowed(self, is_allowed: bool) -> None:  # noqa: FBT001 -- the value of the flag
        self._document["is_allowlisted"] = is_allowed

    def add_bounty(self, amount: int) -> None:
        self._document["total_bounty_amount"] += amount

    def migrate_to(self, successor: PublicKey) -> int:
        """Be followed by another task; the bounty that goes with it."""
        self._document["is_migrated"] = True
        self._document["migrated_to"] = successor
        bounty, self._document["total_bounty_amount"] = self.total_bounty, 0
        return bounty

    def set_address(self, key: PublicKey, address: str) -> None:
        self._document["ip_address_list"][key] = address

    def add_stake(self, key: PublicKey, amount: int) -> None:
        """Change a stake, downwards with a negative *amount*; the total follows."""
        self.stakes[key] = self.stakes.get(key, 0) + amount
        self._document["total_stake_amount"] += amount

    def drop_stake(self, key: PublicKey) -> int:
        """Take a node off the list of stakes and return what it had."""
        amount = self.stakes.pop(key)
        self._document["total_stake_amount"] -= amount
        return amount

    def pay_reward(self, key: PublicKey, amount: int) -> None:
        self.balances[key] = self.balances.get(key, 0) + amount
        self._document["total_bounty_amount"] -= amount

    def entries(self, member: str, round_number: int) -> dict[PublicKey, Entry]:
        """The entries of a round, to read; a round without any gives an empty map."""
        found: dict[PublicKey, Entry] = self._document[member].get(str(round_number), {})
        return found

    def add_entry(self, member: str, round_number: int, key: PublicKey, entry: Entry) -> None:
        self._document[member].setdefault(str(round_number), {})[key] = entry

    def payout(self, round_number: int) -> Payout:
        return Payout(self._document[RECORD].get(str(round_number), Payout.UNINITIALIZED.value))

    def record_payout(self, round_number: int, payout: Payout) -> None:
        self._document[RECORD][str(round_number)] = payout.value

    def forget_rounds_before(self, round_number: int) -> None:
        for member in _BY_ROUND:
            rounds = self._document[member]
            self._document[member] = {text: kept for text, kept in rounds.items() if int(text) >= round_number}


def key_numbers(key: PublicKey) -> list[int]:
    """A key as the document writes it: 32 numbers."""
    return list(key_bytes(key))
