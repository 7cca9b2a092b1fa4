"""After damaged records: rounds that the history knows as open are taken back, so that they come to their end."""

from __future__ import annotations

import logging

from orca_desktop.domain.archive import Filter
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.engine.following import ROUNDS_KEPT, ROUNDS_OPEN
from orca_desktop.ports.archive import Archive
from orca_desktop.ports.history import History

log = logging.getLogger(__name__)

OPEN = tuple(result for result in RoundResult if not result.is_final)


def take_back_open_rounds(history: History, archive: Archive) -> None:
    """Give *history* the newest open rounds of its tasks that it lacks; a history that cannot be read gives none."""
    try:
        for task, _ in history.tasks():
            known = {record.number for record in history.rounds(task.id, newest=ROUNDS_KEPT)}
            page = archive.rounds(Filter(task_id=task.id, results=OPEN), limit=ROUNDS_OPEN)
            for row in page.rows:
                if row.record.number not in known:
                    history.save_round(row.record)
    except JournalError as error:
        log.info("open rounds cannot be taken back from the history: %s", error)
