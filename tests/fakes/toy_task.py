"""A task's account that acts change: the state machine of k2.md 6.6 on the domain's own values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audits import AuditTrigger, Vote
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import Phase, Windows
from orca_desktop.domain.schedule import LIST_DELAY
from orca_desktop.domain.tasks import Cid, ListEntry, Payout, Submission, TaskAccount, TaskId
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.k2.distribution_lists import parse_list
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.layouts import PIECE_BYTES
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

POT = PublicKey("stakepotaccounti1drd3maNYcUgyohxwjfNVskco5v")
MANAGER = PublicKey("FnQm11NXJxPSjza3fuhuQ6Cu4fKNqdaPkVSRyLSWf14d")

Triggers = dict[int, dict[PublicKey, AuditTrigger]]


class Refused(Exception):
    """The task program does not take the act; the text is what it says."""


@dataclass(slots=True, kw_only=True)
class ToyTask:
    """Amounts are in units of `token`. `uploads` are lists by the account that stores them, `pieces` their texts."""

    id: TaskId
    windows: Windows
    name: str = "Toy task"
    metadata: Cid
    executable: Cid
    executable_network: str = "IPFS"
    is_active: bool = True
    migrated_to: TaskId | None = None
    minimum_stake: int = 1_000_000_000
    bounty_per_round: int = 3_000_000_000
    total_bounty: int = 3_000_000_000_000
    allowed_failed: int = 5
    stakes: dict[PublicKey, int] = field(default_factory=dict)
    balances: dict[PublicKey, int] = field(default_factory=dict)
    submissions: dict[int, dict[PublicKey, Submission]] = field(default_factory=dict)
    proof_triggers: Triggers = field(default_factory=dict)
    lists: dict[int, dict[PublicKey, ListEntry]] = field(default_factory=dict)
    list_triggers: Triggers = field(default_factory=dict)
    payouts: dict[int, Payout] = field(default_factory=dict)
    uploads: dict[tuple[PublicKey, int], dict[PublicKey, int]] = field(default_factory=dict)
    pieces: dict[tuple[PublicKey, int], bytes] = field(default_factory=dict)
    token: Token = KOII

    def account(self) -> TaskAccount:
        """A picture of the account as it is now."""
        return TaskAccount(
            id=self.id,
            kind=self.token.kind,
            token=self.token,
            name=self.name,
            description="A task for tests",
            manager=MANAGER,
            is_active=self.is_active,
            is_allowlisted=True,
            executable=self.executable,
            executable_network=self.executable_network,
            metadata=self.metadata,
            stake_pot=POT,
            windows=self.windows,
            total_bounty=Roe(self.total_bounty),
            bounty_per_round=Roe(self.bounty_per_round),
            total_stake=Roe(sum(self.stakes.values())),
            minimum_stake=Roe(self.minimum_stake),
            allowed_failed_distributions=self.allowed_failed,
            migrated_to=self.migrated_to,
            stakes={key: Roe(amount) for key, amount in self.stakes.items()},
            balances={key: Roe(amount) for key, amount in self.balances.items()},
            submissions={number: dict(proofs) for number, proofs in self.submissions.items()},
            submission_triggers={number: dict(triggers) for number, triggers in self.proof_triggers.items()},
            lists={number: dict(lists) for number, lists in self.lists.items()},
            list_triggers={number: dict(triggers) for number, triggers in self.list_triggers.items()},
            payouts=dict(self.payouts),
        )

    def carry_out(self, act: TaskAct, by: PublicKey, slot: int) -> None:
        """Change the account, or raise Refused and change nothing."""
        match act:
            case Stake(amount=amount):
                self._require(amount + self.stakes.get(by, 0) >= self.minimum_stake, "Stake is below the minimum")
                self.stakes[by] = self.stakes.get(by, 0) + amount
            case SubmitProof(round=number, value=value):
                self._submit_proof(number, value, by, slot)
            case VoteOnProof(round=number, candidate=candidate, is_valid=is_valid):
                self._require_moment(slot, Phase.AUDIT, number, newest=1)
                _vote(
                    self.submissions,
                    self.proof_triggers,
                    number,
                    candidate,
                    Vote(voter=by, is_valid=is_valid, slot=slot),
                )
            case UploadPiece(round=number, index=index, piece=piece):
                self._upload_piece(number, by, index, piece)
            case SubmitList(round=number):
                self._submit_list(number, by, slot)
            case VoteOnList(round=number, candidate=candidate, is_valid=is_valid):
                self._require_moment(slot, Phase.AUDIT, number, newest=LIST_DELAY)
                _vote(self.lists, self.list_triggers, number, candidate, Vote(voter=by, is_valid=is_valid, slot=slot))
            case TriggerPayout(round=number, author=author):
                self._pay_out(number, author, slot)
            case Withdraw():
                self._withdraw(by, slot)
            case ClaimReward():
                self._require(self.balances.pop(by, 0) > 0, "The claimer doesn't have any balance on task state")

    def upload(self, number: int, by: PublicKey, amounts: Mapping[PublicKey, int]) -> None:
        self._require(by in self.stakes, "You must stake first")
        self.uploads[by, number] = dict(amounts)

    def _upload_piece(self, number: int, by: PublicKey, index: int, piece: bytes) -> None:
        """A piece that is not full is the last one."""
        self._require(by in self.stakes, "You must stake first")
        held, start = self.pieces.get((by, number), b""), index * PIECE_BYTES
        behind = held[start + PIECE_BYTES :] if len(piece) == PIECE_BYTES else b""
        self.pieces[by, number] = held[:start].ljust(start, b"\0") + piece + behind
        self.uploads.pop((by, number), None)
        with suppress(Malformed):
            self.uploads[by, number] = parse_list(self.pieces[by, number])

    def _withdraw(self, by: PublicKey, slot: int) -> None:
        self._require(self.stakes.get(by, 0) > 0, "You must stake before withdraw")
        current = self.windows.round_at(slot)
        recent = any(by in self.submissions.get(number, {}) for number in range(current - 3, current + 1))
        self._require(not recent, "A node with a recent submission cannot withdraw")
        self.balances[by] = self.balances.get(by, 0) + self.stakes.pop(by)

    def _submit_proof(self, number: int, value: str, by: PublicKey, slot: int) -> None:
        self._require(by in self.stakes, "You must stake first")
        self._require_moment(slot, Phase.SUBMISSION, number, newest=1)
        proofs = self.submissions.setdefault(number, {})
        self._require(by not in proofs, "There is a submission of this node in the round already")
        text = json.dumps({"submission_value": value, "slot": slot, "round": number}, separators=(",", ":"))
        proofs[by] = Submission(value=value, slot=slot, json=text)
        self._forget_rounds_before(self.windows.round_at(slot) - self.allowed_failed)

    def _submit_list(self, number: int, by: PublicKey, slot: int) -> None:
        self._require_moment(slot, Phase.SUBMISSION, number, newest=LIST_DELAY)
        amounts = self.uploads.get((by, number))
        self._require(amounts is not None, "There is no list")
        self._require(by not in self.lists.get(number, {}), "There is a list of this node already")
        rewards = sum(amount for amount in (amounts or {}).values() if amount > 0)
        self._require(rewards <= self.bounty_per_round, "Distribution list rejected")
        self.lists.setdefault(number, {})[by] = ListEntry(account=by, slot=slot)
        self.payouts.setdefault(number, Payout.UNINITIALIZED)

    def _pay_out(self, number: int, author: PublicKey, slot: int) -> None:
        self._require_moment(slot, Phase.SETTLE, number, newest=LIST_DELAY)
        entry = self.lists.get(number, {}).get(author)
        self._require(entry is not None, "There is no list of this node")
        is_old = entry is not None and entry.slot < self.windows.start_of(self.windows.round_at(slot))
        self._require(not is_old, "Payout of this list has failed already")
        if _is_lost(self.list_triggers.get(number, {}).get(author)):
            self.payouts[number] = Payout.FAILED
            return
        for key, amount in self.uploads[author, number].items():
            self._apply(key, amount)
        self.payouts[number] = Payout.SUCCESSFUL

    def _apply(self, key: PublicKey, amount: int) -> None:
        if amount > 0:
            self.balances[key] = self.balances.get(key, 0) + amount
            self.total_bounty -= amount
        elif amount < 0:
            self.stakes[key] -= min(-amount, self.stakes[key])

    def _require_moment(self, slot: int, phase: Phase, number: int, *, newest: int) -> None:
        """The right window, of the round that follows *number* by *newest*, or a later one after failed lists."""
        self._require(self.windows.phase_at(slot) is phase, f"The {phase.value} window is closed")
        self._require(self.payouts.get(number) is not Payout.SUCCESSFUL, "The round has been paid out already")
        later = self.windows.round_at(slot) - number - newest
        allowed = self.allowed_failed if self.payouts.get(number) is Payout.FAILED else 0
        self._require(0 <= later <= allowed and number >= 0, f"Round {number} is not the one in question")

    def _require(self, condition: bool, words: str) -> None:
        if not condition:
            raise Refused(words)

    def _forget_rounds_before(self, number: int) -> None:
        for rounds in (self.submissions, self.proof_triggers, self.lists, self.list_triggers, self.payouts):
            for old in [kept for kept in rounds if kept < number]:
                del rounds[old]


def _vote(
    candidates: Mapping[int, Mapping[PublicKey, object]],
    triggers: Triggers,
    number: int,
    candidate: PublicKey,
    vote: Vote,
) -> None:
    trigger = triggers.get(number, {}).get(candidate) or AuditTrigger(raised_by=vote.voter, slot=vote.slot, votes=())
    if candidate not in candidates.get(number, {}):
        raise Refused("There is no submission of this candidate in the round")
    if candidate == vote.voter:
        raise Refused("You cannot vote on your own submission")
    if any(earlier.voter == vote.voter for earlier in trigger.votes):
        raise Refused("You have already voted on this submission")
    voted = AuditTrigger(raised_by=trigger.raised_by, slot=trigger.slot, votes=(*trigger.votes, vote))
    triggers.setdefault(number, {})[candidate] = voted


def _is_lost(trigger: AuditTrigger | None) -> bool:
    return trigger is not None and trigger.votes_against > trigger.votes_for
