"""Looks ahead while a round's proof is due, and says in the record when it will likely be missed."""

from __future__ import annotations

from orca_desktop.domain.outlook import Outlook, miss_expected
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.schedule import Schedule
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.round_card import RoundCard
from orca_desktop.engine.tools import Tools
from orca_desktop.k2.programs import ROE_PER_SIGNATURE

LOOKS = 24
"""How often it looks between the beginning of the work and the end of the submission window."""

SUBMISSION_FEE = 2 * ROE_PER_SIGNATURE
"""A submission is signed by the main and by the staking account."""

PROOF_DUE = frozenset({RoundResult.WORKING, RoundResult.WORKED})


class Foresight:
    """`run` ends when the proof is on chain or its window has closed; the warning is gone then."""

    def __init__(self, card: RoundCard, plan: Schedule, keeper: ContainerKeeper, tools: Tools) -> None:
        self._card = card
        self._plan = plan
        self._keeper = keeper
        self._tools = tools

    async def run(self) -> None:
        slots, closes = self._tools.slots, self._plan.submission.closes
        step = max(1, (closes - self._plan.work.opens) // LOOKS)
        await slots.reached(self._plan.work.opens)
        while self._card.record.result in PROOF_DUE and (slot := slots.slot()) < closes:
            self._card.update(warning=miss_expected(self._outlook(slot)))
            await slots.reached(min(slot + step, closes))
        self._card.update(warning="")

    def _outlook(self, slot: int) -> Outlook:
        record, window = self._card.record, self._plan.submission
        return Outlook(
            left=(window.closes - slot) / max(1, window.length),
            seconds_left=self._tools.slots.seconds_left(window),
            container_answers=self._keeper.is_answering,
            is_worked=record.result is RoundResult.WORKED,
            has_proof=record.proof is not None and record.proof.cid is not None,
            network_silent=self._tools.slots.age(),
            trouble=record.note,
            balance=self._tools.purse.balances.get(self._tools.wallet.main.public_key),
            fee=SUBMISSION_FEE,
        )
