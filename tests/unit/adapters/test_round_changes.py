"""What the history keeps of a round that changed: no more than is new, and enough to know the whole again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_rebuild import check, rebuild
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.adapters.sqlite.round_changes import changes, with_changes
from orca_desktop.domain.archive import Fact, FactKind, Filter
from orca_desktop.domain.records import RoundRecord, RoundStage, StageMark, StageOutcome
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId

TASK = TaskId("9f8NBqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN")
ITEMS = st.integers(0, 3) | st.dictionaries(st.sampled_from("ab"), st.integers(0, 3), max_size=2)
RECORDS = st.dictionaries(
    st.sampled_from(("result", "stages", "audits", "note")), st.lists(ITEMS, max_size=5) | st.integers() | st.none()
)


@given(before=RECORDS, after=RECORDS)
def test_what_is_new_makes_the_whole_again(before: dict[str, Any], after: dict[str, Any]) -> None:
    after = {**before, **after}  # a field of a round is never taken away

    told = json.loads(json.dumps(changes(before, after)))

    assert with_changes(before, told) == after
    assert bool(told) == (before != after)


def test_of_a_list_only_the_places_that_changed_are_kept() -> None:
    assert changes({"a": [1, 2, 3]}, {"a": [1, 9, 3, 4]}) == {"a": {"places": {"1": 9, "3": 4}}}
    assert changes({"a": [1, 2]}, {"a": [1]}) == {"a": [1]}
    assert changes({"a": []}, {"a": [1]}) == {"a": [1]}
    assert changes({"a": 1}, {"a": 1}) == {}


def test_what_an_earlier_version_wrote_is_read_as_before() -> None:
    assert with_changes({"stages": [1, 2], "note": ""}, {"stages": [1, 2, 3]}) == {"stages": [1, 2, 3], "note": ""}


def mark(stage: RoundStage, outcome: StageOutcome) -> StageMark:
    return StageMark(stage=stage, outcome=outcome, began_at=1.0, began_slot=1)


def test_a_round_that_goes_through_its_stages_is_written_once_and_not_again_with_each(tmp_path: Path) -> None:
    path, stages = tmp_path / "history.sqlite", list(RoundStage)
    course = [
        RoundRecord(
            task_id=TASK,
            number=7,
            result=RoundResult.WORKING,
            stages=tuple(mark(one, StageOutcome.DONE) for one in stages[: done + 1]),
        )
        for done in range(len(stages))
    ]
    with ArchiveWriter(path, lambda _: None) as writer:
        for record in course:
            writer.put(
                Fact(kind=FactKind.ROUND, at=1.0, slot=1, body=record, text="round", task_id=TASK, round=record.number)
            )
    reader = ArchiveReader(path)
    first, *others = [len(event.body) for event in reversed(reader.events(Filter()).rows)]

    assert len(others) == len(stages) - 1
    assert max(others) < first
    assert max(others) < 1.2 * min(others)  # no later one is larger because of what was before it
    assert reader.rounds(Filter()).rows[0].record == course[-1]
    assert check(path).is_sound
    assert rebuild(path) == len(stages)
    assert reader.rounds(Filter()).rows[0].record == course[-1]
