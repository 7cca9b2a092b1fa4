"""What a task's way decides for its worker: what it works with, and what carries its rounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from orca_desktop.domain.records import RoundRecord
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.following import AccountFollower
from orca_desktop.engine.participation import Participation, Round
from orca_desktop.engine.practice import FreeEntrance, tools_of_practice
from orca_desktop.engine.practice_round import PracticeRound
from orca_desktop.engine.rounds import RoundRun
from orca_desktop.engine.staking import Staking
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.task_wallet import task_wallet
from orca_desktop.engine.tools import Tools


def tools_of(standing: Standing, tools: Tools) -> Tools:
    """The tools with the wallet that the task works with."""
    if standing.task.is_practising:
        return tools_of_practice(tools)
    wallet = task_wallet(standing, tools.wallets)
    return replace(tools, wallet=wallet, acts=tools.acts.by(wallet))


def rounds_of(
    standing: Standing,
    keeper: ContainerKeeper,
    tools: Tools,
    follower: AccountFollower,
    changed: Callable[[], None],
) -> Participation:
    """The task's rounds, run or practised."""

    def run(record: RoundRecord, released: Callable[[], None]) -> Round:
        return RoundRun(record, standing.task.windows, keeper, tools, follower.show, released=released)

    def practise(record: RoundRecord, released: Callable[[], None]) -> Round:
        return PracticeRound(record, standing.task.windows, keeper, tools, released=released)

    if standing.task.is_practising:
        return Participation(standing, keeper, tools, entrance=FreeEntrance(), carry=practise, changed=changed)
    staking = Staking(standing, tools, follower.refresh)
    return Participation(standing, keeper, tools, entrance=staking, carry=run, changed=changed)
