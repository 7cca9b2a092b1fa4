"""One round's record: changed here and nowhere else, kept and told with every change."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import Any

from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.events import RoundChanged
from orca_desktop.domain.records import RoundRecord, RoundStage, StageOutcome
from orca_desktop.domain.stage_marks import begun, ended, left_out
from orca_desktop.engine.tools import Tools

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ended:
    """What a stage says of itself when it is through."""

    words: str = ""
    outcome: StageOutcome = StageOutcome.DONE


class RoundCard:
    """`record` is the round as it stands."""

    def __init__(self, record: RoundRecord, tools: Tools) -> None:
        self.record = record
        self._tools = tools

    def open(self) -> None:
        """Keep and tell a round that has just begun."""
        self._keep_and_tell()

    def update(self, **changes: Any) -> None:
        self.become(replace(self.record, **changes))

    def become(self, record: RoundRecord) -> None:
        """Nothing is kept or told when *record* says nothing new."""
        if record != self.record:
            self.record = record
            self._keep_and_tell()

    def say(self, words: str) -> None:
        """Tell what stands in the way. How a round ended is not overwritten by trouble after it."""
        if not self.record.result.is_final:
            self.update(note=words)

    def begin(self, stage: RoundStage, attempt: int) -> None:
        slot, at = self._now()
        self.update(stages=begun(self.record.stages, stage, attempt=attempt, slot=slot, at=at))

    def end(self, stage: RoundStage, attempt: int, how: Ended) -> None:
        slot, at = self._now()
        marks = ended(self.record.stages, stage, how.outcome, how.words, attempt=attempt, slot=slot, at=at)
        self.update(stages=marks)

    def leave_out(self, stage: RoundStage, attempt: int, words: str) -> None:
        slot, at = self._now()
        self.update(stages=left_out(self.record.stages, stage, words, attempt=attempt, slot=slot, at=at))

    def break_off(self, words: str) -> None:
        """Whatever stage is under way ends here."""
        for mark in self.record.stages:
            if mark.outcome is StageOutcome.RUNNING:
                self.end(mark.stage, mark.attempt, Ended(words, StageOutcome.FAILED))

    def _now(self) -> tuple[int, float]:
        return self._tools.slots.slot(), self._tools.clock.wall()

    def _keep_and_tell(self) -> None:
        """A record that cannot be written costs no round: it is told, and written whole with the next change."""
        try:
            self._tools.history.save_round(self.record)
        except JournalError as error:
            log.info("round %s of %s was not kept: %s", self.record.number, self.record.task_id, error)
        self._tools.publish(RoundChanged(self.record))
