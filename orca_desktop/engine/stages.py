"""How one stage of a round is run: begun inside its window, tried again after errors that may pass, cut off in time."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from orca_desktop.domain.errors import InsufficientFunds, OrcaError, ProofTooLarge
from orca_desktop.domain.records import RoundStage, StageOutcome
from orca_desktop.domain.schedule import Window
from orca_desktop.domain.stage_marks import mark_of
from orca_desktop.engine.backoff import Backoff
from orca_desktop.engine.round_card import Ended, RoundCard
from orca_desktop.engine.tools import Tools

log = logging.getLogger(__name__)

EARLIEST, LATEST = 0.05, 0.3
"""In which part of a window a stage begins: not all nodes at the first slot, and time left for a second try."""

FINAL_ERRORS = (ProofTooLarge, InsufficientFunds)
"""Errors that asking again in the same window does not mend. A proof that is not there yet may still come."""

SHORTEST_PAUSE = 0.2
PATIENCE = 0.25
"""Which part of the time that is left a pause may take."""

CLOSED_BEFORE = "Its window had closed before it could begin: the program was not running, or the machine slept."
CLOSED_OVER = "Its window closed before it was done."

Work = Callable[[], Awaitable[Ended]]
"""One try at a stage. Raises OrcaError; it is then done again as long as the window is open."""


class StageRunner:
    """Runs the stages of one round and writes on its card what came of them."""

    def __init__(self, card: RoundCard, tools: Tools) -> None:
        self._card = card
        self._tools = tools

    async def run(
        self, stage: RoundStage, window: Window, work: Work, *, at_once: bool = False, attempt: int = 0
    ) -> Ended | None:
        """Do *work* inside *window*; None when the window had closed before."""
        if not await self._has_opened(window, at_once=at_once):
            if attempt == 0 or mark_of(self._card.record.stages, stage, attempt) is not None:
                self._card.leave_out(stage, attempt, CLOSED_BEFORE)  # whether a later list was due is not known
            return None
        self._card.begin(stage, attempt)
        how = await self._inside(window, work)
        self._card.end(stage, attempt, how)
        return how

    async def look(self, window: Window, work: Work) -> bool:
        """Do something inside *window* that is no stage of its own, soon after it opens. Whether it was done."""
        if not await self._has_opened(window, at_once=True):
            return False
        return (await self._inside(window, work)).outcome is StageOutcome.DONE

    async def _has_opened(self, window: Window, *, at_once: bool) -> bool:
        """Wait for the right moment in the window; False when it has passed."""
        share = 0.0 if at_once else self._tools.random.uniform(EARLIEST, LATEST)
        slots = self._tools.slots
        await slots.reached(window.at(share))
        return slots.slot() < window.closes

    async def _inside(self, window: Window, work: Work) -> Ended:
        try:
            async with self._tools.slots.until(window.closes):
                return await self._until_done(work, window)
        except TimeoutError:
            log.info("round %s of %s: a window closed", self._card.record.number, self._card.record.task_id)
            return Ended(self._card.record.note or CLOSED_OVER, StageOutcome.LATE)

    async def _until_done(self, work: Work, window: Window) -> Ended:
        backoff, said = Backoff(first=0.2, limit=10.0), ""
        while True:
            try:
                how = await work()
            except OrcaError as error:
                said = f"{error.title}. {error.message}"
                self._card.say(said)
                if isinstance(error, FINAL_ERRORS):
                    return Ended(said, StageOutcome.FAILED)
                await self._tools.clock.sleep(min(backoff.next(), self._patience(window)))
            else:
                if said and self._card.record.note == said:
                    self._card.say("")
                return how

    def _patience(self, window: Window) -> float:
        """The longest pause before the next try: towards its end a window is too precious for long ones."""
        return max(SHORTEST_PAUSE, self._tools.slots.seconds_left(window) * PATIENCE)
