"""What a data folder tells of the acts of rounds: the journal which there were, the history when they were told."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from orca_desktop.bootstrap.witness import act_of
from orca_desktop.domain.acts import ROUND_ACTS, ActKey, ActRecord
from orca_desktop.domain.archive import FactKind, Filter
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.archive import Archive
from orca_desktop.ports.history import Journal, JournalEntry

MOST_EVENTS = 500


def known_acts(journal: Journal, archive: Archive, task_id: TaskId) -> tuple[ActRecord, ...]:
    """The acts of a task's rounds, the oldest round first; slot 0: not known. Raises JournalError for the journal.

    An act that came to nothing and may be made anew is in the history alone.
    """
    told = _told(archive, task_id)
    entries = {entry.key: entry for entry in journal.entries(task_id) if _is_of_round(entry.key)}
    known = told | {key: _as_told(entry, told.get(key)) for key, entry in entries.items()}
    return tuple(sorted(known.values(), key=lambda act: (act.key.round, act.slot)))


def _told(archive: Archive, task_id: TaskId) -> dict[ActKey, ActRecord]:
    """By the history, as each last stood; nothing where it cannot be read, as only slots come from it alone."""
    wanted = Filter(task_id=task_id, first=0, kinds=(FactKind.ACT.value,))
    with suppress(JournalError, msgspec.DecodeError, ValueError, KeyError):
        rows = archive.events(wanted, limit=MOST_EVENTS).rows[::-1]
        acts = [act_of(row, task_id, row.round) for row in rows if row.round is not None]
        return {act.key: act for act in acts if _is_of_round(act.key)}
    return {}


def _as_told(entry: JournalEntry, told: ActRecord | None) -> ActRecord:
    signature = entry.signed.signature if entry.signed is not None else None
    is_same = told is not None and (told.status, told.signature) == (entry.status, signature)
    slot = told.slot if told is not None and is_same else 0
    return ActRecord(key=entry.key, status=entry.status, detail=entry.detail, signature=signature, slot=slot)


def _is_of_round(key: ActKey) -> bool:
    return key.round >= 0 and key.act in ROUND_ACTS
