"""How stages went: told in the container's health, and forgotten with the container."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest

from orca_desktop.domain.amounts import NO_ROE
from orca_desktop.domain.containers import Layer, LayerState
from orca_desktop.domain.errors import TaskSilent
from orca_desktop.domain.events import Event
from orca_desktop.domain.tasks import Task
from orca_desktop.engine.health import HealthBoard
from orca_desktop.engine.stage_terms import StageTerms
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.watched_api import WatchedTaskApi
from orca_desktop.ports.task_api import Address
from tests.fakes import MemoryHistory
from tests.unit.engine.world import TASK, WINDOWS

HERE = Address("http://127.0.0.1:1")


class SlowServer:
    """A task's server, and the way to it: every piece of work fails once it is let go."""

    def __init__(self) -> None:
        self.let_go = asyncio.Event()
        self.reached = asyncio.Event()

    async def api(self) -> SlowServer:
        return self

    async def work(self, *_asked: Any, timeout: float) -> str:
        self.reached.set()
        await self.let_go.wait()
        raise TaskSilent("POST /task", timeout)


def standing() -> Standing:
    def unheard(_event: Event) -> None:
        """Nobody listens here."""

    task = Task(id=TASK, name="Toy", image="a/b:1", windows=WINDOWS, bounty_per_round=NO_ROE, minimum_stake=NO_ROE)
    return Standing(task, wanted=True, history=MemoryHistory(), publish=unheard)


@pytest.mark.parametrize(("restarted", "told"), [(False, LayerState.BAD), (True, LayerState.UNKNOWN)])
async def test_what_was_asked_of_an_earlier_container_says_nothing_of_this_one(
    restarted: bool, told: LayerState
) -> None:
    task, server = standing(), SlowServer()
    board = HealthBoard(task)
    board.open()
    api = WatchedTaskApi(cast("StageTerms", server), board)
    asking = asyncio.create_task(api.work(HERE, 0, timeout=1.0))
    await server.reached.wait()
    if restarted:
        api.begin_life()
    server.let_go.set()
    with pytest.raises(TaskSilent):
        await asking

    assert [health.state for health in task.task.health if health.layer is Layer.STAGES] == [told]
