"""A task's server as its rounds use it: tells which stages are under way, and how the last ones went."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from orca_desktop.domain.containers import LayerState
from orca_desktop.domain.errors import NothingToSubmit, TaskApiError
from orca_desktop.engine.health import HealthBoard
from orca_desktop.ports.task_api import Address, TaskApi


class WatchedTaskApi:
    """The TaskApi port of one task. `stages_begun` counts the stages that were asked for."""

    def __init__(self, api: TaskApi, board: HealthBoard) -> None:
        self._api = api
        self._board = board
        self._under_way = 0
        self._trouble: dict[str, TaskApiError] = {}
        self.stages_begun = 0

    @property
    def is_busy(self) -> bool:
        return self._under_way > 0

    async def is_healthy(self, address: Address) -> bool:
        return await self._api.is_healthy(address)

    async def work(self, address: Address, round_number: int, *, timeout: float) -> None:
        async with self._stage("work"):
            await self._api.work(address, round_number, timeout=timeout)

    async def submission(self, address: Address, round_number: int, *, timeout: float) -> dict[str, Any]:
        async with self._stage("submission"):
            return await self._api.submission(address, round_number, timeout=timeout)

    async def audit(self, address: Address, submission: dict[str, Any], *, timeout: float) -> bool:
        async with self._stage("audit"):
            return await self._api.audit(address, submission, timeout=timeout)

    @asynccontextmanager
    async def _stage(self, name: str) -> AsyncIterator[None]:
        self._begin()
        try:
            yield
        except TaskApiError as error:
            self._trouble[name] = error
            self._tell()
            raise
        else:
            self._trouble.pop(name, None)
            self._tell()
        finally:
            self._under_way -= 1
            self._board.busy(is_busy=self.is_busy)

    def _begin(self) -> None:
        self.stages_begun += 1
        self._under_way += 1
        self._board.busy(is_busy=True)

    def _tell(self) -> None:
        """The newest trouble that no later success of the same stage has ended."""
        if not self._trouble:
            self._board.stages(LayerState.GOOD)
            return
        error = list(self._trouble.values())[-1]
        state = LayerState.WAITING if isinstance(error, NothingToSubmit) else LayerState.BAD
        self._board.stages(state, f"{error.title}. {error.message}")
