"""A store that begins with what the records told, until a node has told its own state."""

from __future__ import annotations

from orca_desktop.domain.events import Event, RoundChanged, TaskChanged, TaskLeft
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.state.store import Store
from tests.gui import scenes

FIRST, SECOND = scenes.task("First"), scenes.task("Second")


def remembering() -> Store:
    store = Store()
    store.remember([TaskChanged(FIRST), TaskChanged(SECOND), RoundChanged(_record())])
    return store


def test_what_is_remembered_is_there_and_marked() -> None:
    store = remembering()

    assert list(store.tasks) == [FIRST.id, SECOND.id]
    assert store.is_remembered


def test_a_store_is_not_remembered_by_itself() -> None:
    assert not Store().is_remembered


def test_what_the_node_tells_stays_and_the_rest_goes() -> None:
    store = remembering()
    store.apply(TaskChanged(FIRST))
    told: list[Event] = []
    store.subscribe(told.append)

    store.settle()

    assert list(store.tasks) == [FIRST.id]
    assert told == [TaskLeft(SECOND.id)]
    assert not store.is_remembered


def test_settling_again_changes_nothing() -> None:
    store = remembering()
    store.settle()
    store.apply(TaskChanged(SECOND))

    store.settle()

    assert list(store.tasks) == [SECOND.id]


def test_a_task_that_was_left_is_forgotten_once() -> None:
    store = remembering()
    store.apply(TaskLeft(SECOND.id))
    told: list[Event] = []
    store.subscribe(told.append)

    store.settle()

    assert told == [TaskLeft(FIRST.id)]


def _record() -> RoundRecord:
    return scenes.record(scenes.NOW_ROUND, RoundResult.PAID, of=FIRST.id)
