"""What must hold after a course of chaos, judged by the chain's ledger and by the node's own records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from orca_desktop.domain.audits import AuditGiven, Verdict
from orca_desktop.domain.distribution import select_author
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.schedule import Schedule, Window, schedule
from orca_desktop.domain.tasks import TaskAccount
from orca_desktop.domain.tokens import TokenKind
from orca_desktop.k2.payloads import open_signed
from orca_desktop.simulation.census import Census
from orca_desktop.simulation.local_network import LocalNetwork
from tests.chaos.books import Books, Deed, Sending
from tests.chaos.counts import Counts
from tests.chaos.health import Health

NEEDED_SLOTS = 24
"""So many of a window's last slots without trouble are enough to meet it; 1.7 seconds in an arena."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is judged: the network, what the node sent to it, and which node it is. `census` knows what is right.

    The node works on the sample task of *kind*.
    """

    network: LocalNetwork
    books: Books
    staking: PublicKey
    census: Census
    kind: TokenKind = TokenKind.KOII

    @property
    def slot(self) -> int:
        return self.network.slots.current

    def account(self) -> TaskAccount:
        """The task's account on the chain itself."""
        of_kind = (node for node in self.network.nodes if node.tools.kind is self.kind)
        return next(of_kind).tools.task()


class Witness:
    """Remembers what the chain forgets: proofs by round and node, and who was to write which list."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.proofs: dict[int, dict[PublicKey, str]] = {}
        self.authors: dict[int, PublicKey | None] = {}

    def look(self) -> None:
        """To be called at least once in every window."""
        account = self.scene.account()
        for number, proofs in account.submissions.items():
            self.proofs.setdefault(number, {}).update({node: proof.value for node, proof in proofs.items()})
        self._look_at_author(account)

    def is_right(self, number: int, node: PublicKey) -> bool:
        """Whether a node's proof of a round is right, computed here."""
        content = self.scene.network.content.get(self.proofs[number][node], PROOF_FILE)
        assert content is not None
        blob = msgspec.json.decode(content, type=dict[str, str])["signature"]
        payload = msgspec.json.decode(open_signed(blob, node), type=dict[str, Any])
        return self.scene.census.check(payload, number)

    def _look_at_author(self, account: TaskAccount) -> None:
        windows, slot = account.windows, self.scene.slot
        number = windows.round_at(slot) - 2
        if number >= 0 and number not in self.authors and windows.position_at(slot) > 1:
            self.authors[number] = select_author(account, number, previous_failed=False)


def judge(witness: Witness, records: Mapping[int, RoundRecord], health: Health, counts: Counts) -> None:
    """Fill *counts*, the node's own *records* of its rounds at hand; it must not be at work meanwhile."""
    _Judge(witness, records, health, counts).judge()


class _Judge:
    def __init__(self, witness: Witness, records: Mapping[int, RoundRecord], health: Health, counts: Counts) -> None:
        self._scene = witness.scene
        self._windows = self._scene.account().windows
        self._health = health
        self._witness = witness
        self._counts = counts
        self._landed: Mapping[Deed, list[Sending]] = self._scene.books.landed()
        self._records = records

    def judge(self) -> None:
        self._count()
        for words in (*self._sent_twice(), *self._blind_votes(), *self._lost_proofs()):
            self._counts.wrong.append(words)
        for number in self._rounds_over():
            self._judge_round(number, schedule(self._windows, number))

    def _count(self) -> None:
        kinds = [deed.kind for deed in self._landed]
        figures = self._counts.figures
        figures["rounds"] = len(self._rounds_over())
        for kind, name in (("submission", "submissions"), ("vote", "votes"), ("list", "lists"), ("payout", "payouts")):
            figures[name] = kinds.count(kind)
        figures["transactions sent"] = len(self._scene.books.sendings)
        figures["repeats of one transaction"] = len(self._scene.books.sendings) - len(
            {sending.signature for sending in self._scene.books.sendings}
        )

    # -- nothing twice, nothing blind, nothing lost ---------------------------------------------------------------

    def _sent_twice(self) -> Iterator[str]:
        self._counts.figures["carried out twice"] = 0
        for deed, sendings in self._landed.items():
            if len(sendings) > 1:
                self._counts.figures["carried out twice"] += 1
                yield f"{deed} was carried out {len(sendings)} times"
        for sending in self._scene.books.sent_after_landing():
            yield f"{sending.deed} was signed and sent anew after it had been carried out"

    def _blind_votes(self) -> Iterator[str]:
        for deed, (sending, *_) in self._landed.items():
            if deed.kind == "list vote":
                yield f"{deed}: all lists were right, and none of them in doubt"
            elif deed.kind == "vote":
                candidate = PublicKey(deed.subject)
                if sending.vote != self._witness.is_right(deed.round, candidate):
                    yield f"{deed}: voted {sending.vote}, which is wrong"
                if not _supports(self._audit(deed.round, candidate), is_valid=sending.vote):
                    yield f"{deed}: voted {sending.vote}, and the records hold no such verdict"

    def _audit(self, number: int, candidate: PublicKey) -> AuditGiven | None:
        record = self._records.get(number)
        given = record.audits_given if record else ()
        return next((audit for audit in given if audit.node == candidate), None)

    def _lost_proofs(self) -> Iterator[str]:
        self._counts.figures["proofs lost"] = 0
        for deed, (sending, *_) in self._landed.items():
            if deed.kind == "submission":
                record = self._records.get(deed.round)
                if record is None or record.proof is None or record.proof.cid != sending.value:
                    self._counts.figures["proofs lost"] += 1
                    yield f"{deed}: what is on chain is not in the records ({record and record.proof})"

    # -- no window missed that could be met -----------------------------------------------------------------------

    def _rounds_over(self) -> list[int]:
        """Rounds that were taken up and whose audit is over."""
        windows, slot = self._windows, self._scene.slot
        last = windows.round_at(slot) - 2
        first = min(self._records, default=last + 1)
        return list(range(first, last + 1))

    def _judge_round(self, number: int, plan: Schedule) -> None:
        is_known = number in self._records
        self._expect(Deed("submission", number), _last(plan.submission), taken_up=is_known)
        for node in self._witness.proofs.get(number, {}):
            if node != self._scene.staking and not self._witness.is_right(number, node):
                self._expect(Deed("vote", number, node), _last(plan.audit), taken_up=is_known)
        if self._witness.authors.get(number) == self._scene.staking and is_known:
            self._expect(Deed("list", number), _last(plan.list_writing))
            if Deed("list", number) in self._landed and self._scene.slot > plan.payout.closes:
                self._expect(Deed("payout", number), _last(plan.payout, more=NEEDED_SLOTS))

    def _expect(self, deed: Deed, window: Window, *, taken_up: bool = True) -> None:
        if deed in self._landed or window.closes > self._scene.slot:
            return
        reason = self._health.in_the_way(window) if taken_up else "the node did not run in that round"
        words = f"{deed.kind} of round {deed.round}"
        if reason:
            self._counts.missed.append(f"{words}: {reason}")
        else:
            self._counts.wrong.append(f"{words} was missed, though all was well from slot {window.opens}")


def _supports(audit: AuditGiven | None, *, is_valid: bool | None) -> bool:
    return audit is not None and audit.verdict is (Verdict.VALID if is_valid else Verdict.INVALID)


def _last(window: Window, *, more: int = 0) -> Window:
    """The last slots of a window, in which all must have been well; *more* slots before it too."""
    return Window(opens=window.closes - min(NEEDED_SLOTS, window.length) - more, closes=window.closes)
