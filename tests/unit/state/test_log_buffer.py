"""The buffer of log lines keeps the newest, and knows the number and the round of each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.events import LogAppended
from orca_desktop.domain.tasks import TaskId
from orca_desktop.state.log_buffer import LogBuffer, LogLine, NewLines
from orca_desktop.state.store import LOG_LINES_KEPT, Store

KEPT = 7
BATCHES = st.lists(st.tuples(st.integers(0, 12), st.none() | st.integers(0, 3)), max_size=12)


@given(BATCHES, st.integers(0, 60))
def test_it_is_a_window_on_all_lines(batches: list[tuple[int, int | None]], known: int) -> None:
    buffer = LogBuffer(KEPT)
    everything: list[LogLine] = []
    for count, number in batches:
        lines = [LogLine(len(everything) + place, f"{len(everything) + place}", number) for place in range(count)]
        buffer.append([line.text for line in lines], number)
        everything += lines
    kept = everything[-KEPT:]

    new = buffer.since(known)

    assert [line.text for line in kept] == list(buffer)
    assert tuple(line for line in kept if line.number >= known) == new.lines
    assert new.skipped == max(0, len(everything) - len(kept) - known)
    assert len(everything) == buffer.total
    assert set(buffer.rounds()) == {line.round for line in kept} - {None}


def test_of_many_new_lines_the_newest_can_be_asked_for() -> None:
    buffer = LogBuffer(KEPT)
    buffer.append(["a", "b", "c", "d"])

    assert NewLines(lines=(LogLine(3, "d"),), skipped=2) == buffer.since(1, at_most=1)


def test_rounds_come_newest_first() -> None:
    buffer = LogBuffer(KEPT)
    for number in (4, 5, 4):
        buffer.append(["line"], number)

    assert buffer.rounds() == (4, 5)


def test_the_store_keeps_lines_by_task_with_their_round() -> None:
    store, task = Store(), TaskId("one")
    store.apply(LogAppended(task, ("a",), 3))
    store.apply(LogAppended(task, tuple("b" * LOG_LINES_KEPT)))

    assert len(store.logs[task]) == LOG_LINES_KEPT
    assert store.logs[task].rounds() == ()
