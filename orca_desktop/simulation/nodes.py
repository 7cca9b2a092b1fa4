"""Simulated nodes: a plan of slots within the round, and the stage that is due in each of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from solders.instruction import Instruction

from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.schedule import LIST_DELAY, schedule
from orca_desktop.k2 import instructions
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.programs import staking_account_deposit
from orca_desktop.k2.token_instructions import create_token_account, token_transfer
from orca_desktop.simulation.conduct import Conduct
from orca_desktop.simulation.node_stages import NodeStages
from orca_desktop.simulation.tools import Tools

logger = logging.getLogger(__name__)

Stage = Callable[[int], Iterator[Instruction]]


class SimulatedNode:
    """One node. *place* moves its acts a little within each window, so that nodes follow each other."""

    def __init__(self, tools: Tools, conduct: Conduct, *, place: int, stake: int) -> None:
        self.conduct = conduct
        self.tools = tools
        self._windows = tools.task().windows
        self._stake = stake
        self._stakes_at = tools.ledger.slot + 1 + place
        self._plan = _plan(self._windows, NodeStages(tools, conduct), place)

    def act(self, slot: int) -> None:
        """Do what is due in this slot."""
        if slot == self._stakes_at:
            self._send(*self._staking())
        current = self._windows.round_at(slot)
        for delay, stage in self._plan.get(self._windows.position_at(slot), ()) if current >= 0 else ():
            for instruction in stage(current - delay):
                self._send(instruction)

    def _staking(self) -> Iterator[Instruction]:
        wallet, mint = self.tools.wallet, self.tools.mint
        yield instructions.create_staking_account(
            main=wallet.main,
            staking=wallet.staking,
            lamports=staking_account_deposit() + (0 if mint else self._stake),
            kind=self.tools.kind,
        )
        if mint is not None:
            yield create_token_account(payer=wallet.main, owner=wallet.staking, mint=mint)
            source, destination = token_account(wallet.main, mint), token_account(wallet.staking, mint)
            yield token_transfer(source=source, destination=destination, owner=wallet.main, amount=self._stake)
        yield instructions.stake(
            task=self.tools.task_id,
            pot=self.tools.task().stake_pot,
            staking=wallet.staking,
            amount=self._stake,
            mint=mint,
        )

    def _send(self, *batch: Instruction) -> None:
        receipt = self.tools.send(*batch)
        if not receipt.is_success:
            logger.warning("%s node was refused: %s %s", self.conduct.name, receipt.message, receipt.logs)


def _plan(windows: Windows, stages: NodeStages, place: int) -> dict[int, list[tuple[int, Stage]]]:
    """Position in the round -> what is done there, and for how many rounds before the current one."""
    first, shift = schedule(windows, 0), place * 0.05
    timetable = [
        (first.submission.at(0.15 + shift), 1, stages.submit),
        (first.audit.at(0.1 + shift), 1, stages.audit),
        (first.audit.at(0.6 + shift), 1, stages.audit),
        (first.list_writing.at(0.4 + shift), LIST_DELAY, stages.write_lists),
        (first.list_audit.at(0.2 + shift), LIST_DELAY, stages.audit_lists),
        (first.list_audit.at(0.7 + shift), LIST_DELAY, stages.audit_lists),
        (first.payout.at(0.1 + shift), LIST_DELAY, stages.pay_out),
    ]
    plan: dict[int, list[tuple[int, Stage]]] = {}
    for slot, delay, stage in timetable:
        plan.setdefault(windows.position_at(slot), []).append((delay, stage))
    return plan
