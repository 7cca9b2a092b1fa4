"""Other nodes of the network, which act at fixed slots and, asked to, badly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from orca_desktop.domain.distribution import default_list, select_author, submitters_of
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.rounds import Phase
from orca_desktop.domain.tasks import Payout, TaskId
from orca_desktop.engine.proofs import seal
from orca_desktop.ports.chain import Stake, SubmitList, SubmitProof, TriggerPayout, VoteOnList, VoteOnProof
from orca_desktop.ports.keys import Signer
from tests.fakes import FakeChain, FakeClock, FakeProofStore, ToyTask, toy_wallet
from tests.fakes.task_api import right_answer

Prove = Callable[["Peer", int], str | None]
"""The value that a node puts on chain for a round; None when it misses the round."""


class Peer:
    """A node that submits what `prove` gives, doubts whom it is told to doubt, and writes its lists.

    `shares` changes the lists that it writes, `writes_lists` tells whether it writes any.
    """

    def __init__(self, name: str, task_id: TaskId, chain: FakeChain, store: FakeProofStore, prove: Prove) -> None:
        self.wallet = toy_wallet(name)
        self.key: PublicKey = self.wallet.staking.public_key
        self.doubts: set[PublicKey] = set()
        self.doubts_lists_of: set[PublicKey] = set()
        self.writes_lists = True
        self.shares: Callable[[dict[PublicKey, int]], dict[PublicKey, int]] = lambda amounts: amounts
        self._task_id = task_id
        self._chain = chain
        self._store = store
        self._prove = prove

    async def live(self) -> None:
        """Stake, then take part in every round."""
        self._task.carry_out(self._stake(), self.key, self._chain.now())
        clock, windows, acted = FakeClock(), self._task.windows, 0
        while True:
            slot = self._chain.now()
            if slot >= windows.starting_slot and slot > acted:
                self._act_at(windows.position_at(slot), windows.round_at(slot))
                acted = slot
            await clock.sleep(0.05)

    def publish(self, answer: dict[str, Any], *, round_number: int, task_id: TaskId, signer: Signer) -> str:
        """Store a signed proof and return its address."""
        sealed = seal(answer, task_id=task_id, round_number=round_number, signer=signer)
        return self._store.put(sealed.content, PROOF_FILE)

    @property
    def task_id(self) -> TaskId:
        return self._task_id

    @property
    def _task(self) -> ToyTask:
        return self._chain.tasks[self._task_id]

    def _stake(self) -> Stake:
        account = self._task.account()
        return Stake(task_id=self._task_id, stake_pot=account.stake_pot, amount=account.minimum_stake)

    def _act_at(self, position: int, number: int) -> None:
        """Submit early in its window, vote after a quarter of the audit window, pay out early in the rest."""
        windows = self._task.windows
        settle = windows.submission_window + windows.audit_window
        if position == windows.submission_window // 12:
            self._submit(number - 1)
            self._write_list(number)
        elif position == windows.submission_window + windows.audit_window // 4:
            self._vote(number)
        elif position == settle + (windows.round_time - settle) // 4:
            self._pay_out(number)

    def _submit(self, number: int) -> None:
        value = self._prove(self, number) if number >= 0 else None
        if value is not None:
            self._carry_out(SubmitProof(task_id=self._task_id, round=number, value=value))

    def _vote(self, current: int) -> None:
        account = self._task.account()
        for node in self.doubts & account.submissions.get(current - 1, {}).keys():
            self._carry_out(VoteOnProof(task_id=self._task_id, round=current - 1, candidate=node, is_valid=False))
        for number, lists in account.lists.items():
            for node in self.doubts_lists_of & lists.keys():
                if not account.list_triggers.get(number, {}).get(node):
                    self._carry_out(VoteOnList(task_id=self._task_id, round=number, candidate=node, is_valid=False))

    def _write_list(self, current: int) -> None:
        account = self._task.account()
        for number in range(max(0, current - 4), current - 1):
            failed = account.payouts.get(number) is Payout.FAILED
            is_due = self.writes_lists and (number == current - 2 or failed)
            if is_due and select_author(account, number, previous_failed=failed) == self.key:
                amounts = self.shares(default_list(submitters_of(account, number), account.bounty_per_round))
                self._task.upload(number, self.key, amounts)
                self._carry_out(SubmitList(task_id=self._task_id, round=number))

    def _pay_out(self, current: int) -> None:
        account = self._task.account()
        for number, lists in account.lists.items():
            entry = lists.get(self.key)
            is_paid = account.payouts.get(number) is Payout.SUCCESSFUL  # by another list, where several were written
            if entry is not None and not is_paid and self._task.windows.round_at(entry.slot) == current:
                assert self._task.windows.phase_at(self._chain.now()) is Phase.SETTLE
                self._carry_out(TriggerPayout(task_id=self._task_id, round=number, author=self.key))

    def _carry_out(self, act: SubmitProof | VoteOnProof | SubmitList | VoteOnList | TriggerPayout) -> None:
        self._task.carry_out(act, self.key, self._chain.now())


def honest(peer: Peer, number: int) -> str | None:
    return peer.publish(right_answer(number), round_number=number, task_id=peer.task_id, signer=peer.wallet.staking)


def lazy(peer: Peer, number: int) -> str | None:
    return None


def cheating(peer: Peer, number: int) -> str | None:
    return peer.publish({"square": -1}, round_number=number, task_id=peer.task_id, signer=peer.wallet.staking)
