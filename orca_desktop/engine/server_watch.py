"""Looks whether a task's server answers: until it does for the first time, and now and then after that."""

from __future__ import annotations

from orca_desktop.domain.containers import LayerState
from orca_desktop.domain.errors import TaskSilent
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.health import HealthBoard
from orca_desktop.engine.tools import Pace, Tell
from orca_desktop.engine.watched_api import WatchedTaskApi
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.task_api import Address

WAITING = "Waiting for the task's server on port 8080"


class ServerWatch:
    """*tell* is told the state that the server gives the task, and the words for it."""

    def __init__(self, api: WatchedTaskApi, board: HealthBoard, clock: Clock, pace: Pace, tell: Tell) -> None:
        self._api = api
        self._board = board
        self._clock = clock
        self._pace = pace
        self._tell = tell

    async def until_healthy(self, address: Address) -> None:
        """Ask a container that was just started until it answers: often at first, as most begin within seconds."""
        self._api.begin_life()
        self._tell(TaskState.STARTING, WAITING)
        self._board.server(LayerState.WAITING, WAITING)
        began, said = self._clock.now(), False
        while not await self._api.is_healthy(address):
            if not said and self._clock.now() - began > self._pace.silence:
                said = True
                self._say_silent()
            is_young = self._clock.now() - began < self._pace.quick
            await self._clock.sleep(self._pace.quick_poll if is_young else self._pace.health_poll)
        self._say_well()

    async def watch(self, address: Address) -> None:
        """Look on gently, until cancelled: a server that works on a stage is left alone."""
        silent_since: float | None = None
        said = False
        while True:
            await self._clock.sleep(self._pace.server_poll)
            asked_at = self._clock.now()
            if await self._answers(address):
                silent_since = None
                if said:
                    self._say_well()
                said = False
                continue
            silent_since = asked_at if silent_since is None else silent_since
            if not said and self._clock.now() - silent_since > self._pace.silence:
                said = True
                self._say_silent()

    async def _answers(self, address: Address) -> bool:
        """Whether the server answers, or has a stage to work on and so cannot."""
        begun = self._api.stages_begun
        if self._api.is_busy or await self._api.is_healthy(address):
            return True
        return self._api.stages_begun != begun

    def _say_well(self) -> None:
        self._board.server(LayerState.GOOD)
        self._tell(TaskState.RUNNING, "")

    def _say_silent(self) -> None:
        silent = TaskSilent("health check", self._pace.silence)
        words = f"{silent.title}. {silent.message}"
        self._board.server(LayerState.BAD, words)
        self._tell(TaskState.UNHEALTHY, words)
