"""A task's server as its rounds use it: tells which stages are under way, and how the last ones went."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from orca_desktop.domain.containers import LayerState
from orca_desktop.domain.errors import NothingToSubmit, TaskApiError
from orca_desktop.domain.stages.answers import Abstained, Nothing
from orca_desktop.domain.stages.profile import StageProfile
from orca_desktop.engine.health import HealthBoard
from orca_desktop.engine.stage_terms import StageTerms
from orca_desktop.ports.task_api import Address


class WatchedTaskApi:
    """The TaskApi port of one task. `stages_begun` counts the stages that were asked for."""

    def __init__(self, stages: StageTerms, board: HealthBoard) -> None:
        self._stages = stages
        self._board = board
        self._under_way = 0
        self._trouble: dict[str, TaskApiError] = {}
        self._life = 0
        self.stages_begun = 0

    @property
    def is_busy(self) -> bool:
        return self._under_way > 0

    @property
    def profile(self) -> StageProfile:
        return self._stages.profile

    def begin_life(self) -> None:
        """Say that the container was started anew: what went wrong in its life before is over."""
        self._life += 1
        self._trouble.clear()
        self._board.stages(LayerState.UNKNOWN)

    async def is_healthy(self, address: Address) -> bool:
        try:
            return await (await self._stages.api()).is_healthy(address)
        except TaskApiError as error:
            self._board.stages(LayerState.BAD, f"{error.title}. {error.message}")
            return False

    async def work(self, address: Address, round_number: int, *, timeout: float) -> str:
        async with self._stage("work"):
            return await (await self._stages.api()).work(address, round_number, timeout=timeout)

    async def submission(self, address: Address, round_number: int, *, timeout: float) -> dict[str, Any] | Nothing:
        async with self._stage("submission"):
            return await (await self._stages.api()).submission(address, round_number, timeout=timeout)

    async def audit(
        self, address: Address, submission: dict[str, Any], *, timeout: float, signature: str = ""
    ) -> bool | Abstained:
        async with self._stage("audit"):
            return await (await self._stages.api()).audit(address, submission, timeout=timeout, signature=signature)

    @asynccontextmanager
    async def _stage(self, name: str) -> AsyncIterator[None]:
        life = self._life
        self._begin()
        try:
            yield
        except TaskApiError as error:
            self._went(name, life, error)
            raise
        else:
            self._went(name, life, None)
        finally:
            self._under_way -= 1
            self._board.busy(is_busy=self.is_busy)

    def _begin(self) -> None:
        self.stages_begun += 1
        self._under_way += 1
        self._board.busy(is_busy=True)

    def _went(self, name: str, life: int, error: TaskApiError | None) -> None:
        """What was asked of a container that has ended since says nothing of the one that runs now."""
        if life != self._life:
            return
        self._trouble.pop(name, None)
        if error is not None:
            self._trouble[name] = error
        self._tell()

    def _tell(self) -> None:
        """The newest trouble that no later success of the same stage has ended."""
        if not self._trouble:
            self._board.stages(LayerState.GOOD)
            return
        error = list(self._trouble.values())[-1]
        state = LayerState.WAITING if isinstance(error, NothingToSubmit) else LayerState.BAD
        self._board.stages(state, f"{error.title}. {error.message}")
