"""What the records told last, read beside whoever may hold them: nothing is locked, checked or changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Task

MOST_TASKS = 1_000
BUSY_SECONDS = 0.0
"""A node that runs has the file for itself, and tells more than the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTask:
    """A joined task, whether it was wanted to run, and its newest rounds, oldest first."""

    task: Task
    wanted: bool
    rounds: tuple[RoundRecord, ...]


def last_tasks(path: Path, *, rounds: int) -> tuple[LastTask, ...]:
    """The tasks with at most so many *rounds* each; none where there are no records, or a node holds them.

    Records that cannot be read count as none: the node tells what is wrong with them when it opens them.
    """
    if not path.exists():
        return ()
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as records:
            return tuple(_tasks(records, rounds))
    except (sqlite3.Error, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()


def _tasks(records: sqlite3.Connection, rounds: int) -> Iterator[LastTask]:
    task_of, round_of = msgspec.json.Decoder(Task), msgspec.json.Decoder(RoundRecord)
    newest = "SELECT record FROM rounds WHERE task = ? ORDER BY number DESC LIMIT ?"
    for name, wanted, raw in records.execute("SELECT id, wanted, task FROM tasks ORDER BY id LIMIT ?", (MOST_TASKS,)):
        known = [round_of.decode(record) for (record,) in records.execute(newest, (name, rounds))]
        yield LastTask(task=task_of.decode(raw), wanted=bool(wanted), rounds=tuple(reversed(known)))
