"""What a simulated node does in a round: the stages of k2.md 5.2, 5.4 and 5.5, each one call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from solders.instruction import Instruction

from orca_desktop.domain.audits import AuditTrigger
from orca_desktop.domain.distribution import agrees, default_list, select_author, submitters_of
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.proofs import PROOF_FILE, mismatch, payload_text
from orca_desktop.domain.tasks import Payout, TaskAccount
from orca_desktop.k2 import instructions
from orca_desktop.k2.distribution_lists import list_text, pieces, read_list
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.payloads import open_signed, signed_text
from orca_desktop.simulation.conduct import Conduct
from orca_desktop.simulation.tools import Tools

MAX_AUDITS = 5


class NodeStages:
    """Every method gives the instructions to send, one transaction each. None of them keeps anything in mind:
    what was done already is read from the chain."""

    def __init__(self, tools: Tools, conduct: Conduct) -> None:
        self._tools = tools
        self._conduct = conduct
        self._key = tools.wallet.staking
        self._kind = tools.kind

    def submit(self, round_number: int) -> Iterator[Instruction]:
        """Store the signed proof and put its CID on chain."""
        if round_number < 0 or not self._conduct.submits(round_number):
            return
        proof = self._conduct.proof(self._tools.census.prove(round_number), round_number)
        text = payload_text(task_id=self._tools.task_id, round_number=round_number, staking_key=self._key, answer=proof)
        blob = signed_text(text, self._tools.wallet.sign_with_staking(text.encode("utf-8")))
        cid = self._tools.content.add(PROOF_FILE, msgspec.json.encode({"signature": blob}))
        yield instructions.submit_proof(
            task=self._tools.task_id, staking=self._key, value=cid, round_number=round_number, kind=self._kind
        )

    def audit(self, round_number: int) -> Iterator[Instruction]:
        """Check up to five other proofs; vote against wrong ones, and for right ones that somebody doubts."""
        account = self._tools.task()
        others = [key for key in account.submissions.get(round_number, {}) if key != self._key]
        chosen = self._conduct.dice("sample", round_number).sample(others, min(MAX_AUDITS, len(others)))
        for candidate in chosen:
            trigger = account.submission_triggers.get(round_number, {}).get(candidate)
            verdict = self._verdict(account.submissions[round_number][candidate].value, candidate, round_number)
            if verdict is not None and self._has_a_say(trigger, is_valid=verdict):
                yield instructions.vote_on_proof(
                    task=self._tools.task_id,
                    staking=self._key,
                    candidate=candidate,
                    round_number=round_number,
                    is_valid=verdict,
                    kind=self._kind,
                )

    def write_lists(self, newest: int) -> Iterator[Instruction]:
        """Upload and submit the list of round *newest*, and of older ones that failed, where the choice falls on us."""
        account = self._tools.task()
        for round_number in self._open_rounds(account, newest):
            failed = account.payouts.get(round_number) is Payout.FAILED
            if select_author(account, round_number, previous_failed=failed) == self._key:
                yield from self._list(account, round_number)

    def audit_lists(self, newest: int) -> Iterator[Instruction]:
        """Compare the lists of others with our own computation."""
        account = self._tools.task()
        for round_number in self._open_rounds(account, newest):
            mine = self._own_list(account, round_number)
            for author, entry in account.lists.get(round_number, {}).items():
                theirs = self._stored_list(entry.account, round_number)
                agreed = theirs is not None and agrees(mine, theirs)
                trigger = account.list_triggers.get(round_number, {}).get(author)
                if author != self._key and self._has_a_say(trigger, is_valid=agreed):
                    yield instructions.vote_on_list(
                        task=self._tools.task_id,
                        staking=self._key,
                        candidate=author,
                        round_number=round_number,
                        is_valid=agreed,
                        kind=self._kind,
                    )

    def pay_out(self, newest: int) -> Iterator[Instruction]:
        """Trigger the payout of our own lists of this round."""
        account = self._tools.task()
        begun = account.windows.start_of(account.windows.round_at(self._tools.ledger.slot))
        for round_number in self._open_rounds(account, newest):
            entry = account.lists.get(round_number, {}).get(self._key)
            if entry is not None and entry.slot >= begun:
                yield instructions.payout(
                    task=self._tools.task_id, author=self._key, round_number=round_number, kind=self._kind
                )

    def _open_rounds(self, account: TaskAccount, newest: int) -> list[int]:
        """The rounds that wait for a list: the newest, and those whose list failed not too long ago."""
        oldest = max(0, newest - account.allowed_failed_distributions)
        failed = [number for number in range(oldest, newest) if account.payouts.get(number) is Payout.FAILED]
        unpaid = newest >= 0 and account.payouts.get(newest) is not Payout.SUCCESSFUL
        return [*failed, newest] if unpaid else failed

    def _list(self, account: TaskAccount, round_number: int) -> Iterator[Instruction]:
        amounts = self._own_list(account, round_number)
        for index, piece in enumerate(pieces(list_text(amounts))):
            yield instructions.upload_list_chunk(
                task=self._tools.task_id,
                staking=self._key,
                index=index,
                piece=piece,
                round_number=round_number,
                kind=self._kind,
            )
        yield instructions.submit_list(
            task=self._tools.task_id, staking=self._key, round_number=round_number, kind=self._kind
        )

    def _own_list(self, account: TaskAccount, round_number: int) -> dict[PublicKey, int]:
        return default_list(submitters_of(account, round_number), account.bounty_per_round)

    def _stored_list(self, holder: PublicKey, round_number: int) -> dict[PublicKey, int] | None:
        account = self._tools.ledger.account(holder)
        try:
            return read_list(account.data, self._tools.task_id, round_number) if account else None
        except Malformed:
            return None

    def _verdict(self, value: str, candidate: PublicKey, round_number: int) -> bool | None:
        """Whether a proof is right; None when it cannot be fetched, which is nobody's proven fault."""
        content = self._tools.content.get(value, PROOF_FILE)
        if content is None:
            return None
        payload = _opened(content, candidate)
        if payload is None:
            return False
        problem = mismatch(payload, task_id=self._tools.task_id, round_number=round_number, node=candidate)
        return problem is None and self._tools.census.check(payload, round_number)

    def _has_a_say(self, trigger: AuditTrigger | None, *, is_valid: bool) -> bool:
        """A vote against is always sent, a vote for only where there is a doubt, and neither of them twice."""
        if trigger is None:
            return not is_valid
        return all(vote.voter != self._key for vote in trigger.votes)


def _opened(content: bytes, candidate: PublicKey) -> Mapping[str, Any] | None:
    """The payload inside a stored proof; None when it is not what *candidate* signed."""
    try:
        blob = msgspec.json.decode(content, type=dict[str, str])["signature"]
        return msgspec.json.decode(open_signed(blob, candidate), type=dict[str, Any])
    except (Malformed, msgspec.DecodeError, KeyError, ValueError, RecursionError):
        return None
