"""A row model makes the view follow step by step, whatever the next rows are."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.tips import plain_tip


@dataclasses.dataclass(frozen=True)
class Thing:
    key: int
    value: str = ""


THINGS = st.lists(st.builds(Thing, st.integers(0, 12), st.sampled_from("abc")), unique_by=lambda thing: thing.key)


def model() -> RowModel[Thing]:
    columns: tuple[Column[Thing], ...] = (
        Column(title="Key", text=lambda thing: str(thing.key), right=True),
        Column(title="Value", text=lambda thing: thing.value, spoken=lambda thing: f"value {thing.value}"),
    )
    return RowModel(columns, lambda thing: thing.key)


@given(st.lists(THINGS, min_size=1, max_size=4))
def test_the_model_shows_exactly_the_last_rows_in_their_order(steps: list[list[Thing]]) -> None:
    rows = model()

    for step in steps:
        rows.show_rows(step)

        assert tuple(step) == rows.rows


@given(THINGS, THINGS)
def test_what_points_at_a_row_follows_it_until_it_is_gone(before: list[Thing], after: list[Thing]) -> None:
    rows = model()
    rows.show_rows(before)
    held = {thing.key: QPersistentModelIndex(rows.index(place, 0)) for place, thing in enumerate(before)}

    rows.show_rows(after)

    for key, index in held.items():
        place = rows.position_of(key)
        assert (place if place is not None else -1) == index.row()


@given(THINGS, THINGS)
def test_signals_tell_a_listener_enough_to_keep_a_copy(before: list[Thing], after: list[Thing]) -> None:
    rows = model()
    rows.show_rows(before)
    copy = list(before)

    def removed(_parent: object, first: int, last: int) -> None:
        del copy[first : last + 1]

    def inserted(_parent: object, first: int, last: int) -> None:
        copy[first:first] = rows.rows[first : last + 1]

    def moved(_parent: object, source: int, _end: int, _target_parent: object, target: int) -> None:
        copy.insert(target, copy.pop(source))

    def changed(start: QModelIndex, _end: QModelIndex) -> None:
        copy[start.row()] = rows.rows[start.row()]

    rows.rowsRemoved.connect(removed)
    rows.rowsInserted.connect(inserted)
    rows.rowsMoved.connect(moved)
    rows.dataChanged.connect(changed)

    rows.show_rows(after)

    assert after == copy


def test_rows_that_stay_the_same_are_not_reported() -> None:
    rows = model()
    rows.show_rows([Thing(1, "a"), Thing(2, "a")])
    changed: list[int] = []
    rows.dataChanged.connect(lambda start, _end: changed.append(start.row()))

    rows.show_rows([Thing(1, "a"), Thing(2, "b")])

    assert changed == [1]


def test_the_model_is_a_proper_qt_model(qtmodeltester: ModelTester) -> None:
    rows = model()
    rows.show_rows([Thing(1, "a"), Thing(2, "b")])

    qtmodeltester.check(rows)  # type: ignore[no-untyped-call]  # pytest-qt has no types there


def test_screen_readers_hear_the_spoken_text_where_there_is_one() -> None:
    rows = model()
    rows.show_rows([Thing(1, "a")])

    assert rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "1"
    assert rows.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "value a"


def test_a_tooltip_never_reads_a_strangers_text_as_markup() -> None:
    assert plain_tip("plain") == "plain"
    assert plain_tip("<b>big</b>") == "<qt>&lt;b&gt;big&lt;/b&gt;</qt>"
