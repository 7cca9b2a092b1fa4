"""What a window can show before its node is there: the tasks and rounds that the records told last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from orca_desktop.adapters.sqlite.last_time import LastTask, last_tasks
from orca_desktop.bootstrap.settings import RECORDS, ROUNDS_AT_REST
from orca_desktop.domain.events import Event, RoundChanged, TaskChanged
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.state.store import Store

BEING_SET_UP = "The node is being set up; this is what its records told last."


def last_time(data_folder: Path) -> Store:
    """Without tasks where there are no records yet, or a node runs that tells more. Never raises."""
    store = Store()
    store.remember(_events(last_tasks(data_folder / RECORDS, rounds=ROUNDS_AT_REST)))
    return store


def _events(known: tuple[LastTask, ...]) -> Iterator[Event]:
    for one in known:
        yield TaskChanged(_remembered(one.task, wanted=one.wanted))
        yield from map(RoundChanged, one.rounds)


def _remembered(task: Task, *, wanted: bool) -> Task:
    """Nothing runs yet; what the user wants to run is started as soon as there is a node."""
    state = TaskState.STARTING if wanted and not task.is_watched else TaskState.STOPPED
    return replace(task, state=state, detail=BEING_SET_UP, health=(), crashes=0, retry_at=None)
