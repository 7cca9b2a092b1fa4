"""Acts in the store: of each the newest word, of the newest rounds, and passed on to who comes later."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.acts import OF_NO_TASK, ActKey, ActRecord, ActStatus
from orca_desktop.domain.events import ActChanged, TaskChanged, TaskLeft
from orca_desktop.domain.keys import Signature
from orca_desktop.state.round_acts import ACTS_KEPT, RoundActs
from orca_desktop.state.snapshot import snapshot
from orca_desktop.state.store import ROUNDS_KEPT, Store
from tests.gui import scenes

TASK = scenes.task()
SENT = ActRecord(
    key=ActKey(task_id=TASK.id, round=3, act="submit"), status=ActStatus.INTENDED, signature=Signature("5sig"), slot=70
)
DONE = replace(SENT, status=ActStatus.DONE, slot=71)


def act(number: int, name: str = "submit", subject: str = "") -> ActRecord:
    return replace(DONE, key=ActKey(task_id=TASK.id, round=number, act=name, subject=subject))


def a_store(*records: ActRecord) -> Store:
    store = Store()
    store.apply(TaskChanged(TASK))
    for record in records:
        store.apply(ActChanged(record))
    return store


def test_of_each_act_the_newest_word_is_kept() -> None:
    assert a_store(SENT, DONE).acts[TASK.id].of(3) == (DONE,)


def test_only_the_newest_rounds_are_kept() -> None:
    kept = a_store(*(act(number) for number in range(ROUNDS_KEPT + 5))).acts[TASK.id]

    assert len(tuple(kept)) == ROUNDS_KEPT
    assert (kept.of(4), kept.of(5)) == ((), (act(5),))


def test_many_votes_push_out_the_oldest_votes_and_nothing_else() -> None:
    kept = RoundActs(rounds=2)
    for record in (act(3), *(act(3, "vote", f"{number}") for number in range(40)), act(3, "pay out")):
        kept.keep(record)

    told = [record.key for record in kept.of(3)]
    assert len(told) == ACTS_KEPT
    assert (told[0].act, told[-2].subject, told[-1].act) == ("submit", "39", "pay out")


def test_what_is_no_act_of_a_round_or_of_no_task_here_is_not_kept() -> None:
    stake, work = act(-1, "stake"), act(3, "work")
    elsewhere = replace(DONE, key=replace(DONE.key, task_id=OF_NO_TASK))
    store = a_store(stake, work, elsewhere)

    assert [tuple(acts) for acts in store.acts.values()] == [()]


def test_a_task_that_was_left_takes_its_acts_along() -> None:
    store = a_store(DONE)
    store.apply(TaskLeft(TASK.id))
    store.apply(ActChanged(DONE))

    assert store.acts == {}


def test_who_comes_later_knows_the_acts() -> None:
    store, other = a_store(SENT, DONE, act(4)), Store()
    for event in snapshot(store):
        other.apply(event)

    assert tuple(other.acts[TASK.id]) == (DONE, act(4))
