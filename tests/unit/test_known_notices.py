"""Notices of earlier runs come back from the history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.bootstrap.known_notices import known_notices
from orca_desktop.domain.archive import Fact, FactKind
from orca_desktop.domain.notices import Notice, NoticeKind
from tests.gui import scenes

FIRST = Notice(
    kind=NoticeKind.PAID,
    task_id=scenes.task_id("Prime Census"),
    title="Prime Census paid 0.4 KOII",
    message="The reward of round 12 can be claimed.",
    at=1_772_618_400.25,
    round=12,
)
SECOND = replace(FIRST, kind=NoticeKind.UNHEALTHY, title="Prime Census is unhealthy", at=FIRST.at + 60, round=None)


def fact(notice: Notice, kind: str | None = None) -> Fact:
    body = {"kind": kind or notice.kind.value, "title": notice.title, "message": notice.message}
    return Fact(
        kind=FactKind.NOTICE,
        at=notice.at,
        slot=7,
        body=body,
        text=notice.title,
        task_id=notice.task_id,
        round=notice.round,
    )


def test_they_come_back_as_they_were_told_oldest_first(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path / "history.sqlite", lambda _status: None) as writer:
        for notice in (FIRST, SECOND):
            writer.put(fact(notice))

    assert known_notices(ArchiveReader(tmp_path / "history.sqlite")) == (FIRST, SECOND)


def test_a_kind_that_another_version_knows_is_left_out(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path / "history.sqlite", lambda _status: None) as writer:
        writer.put(fact(FIRST, "told by an oracle"))
        writer.put(fact(SECOND))

    assert known_notices(ArchiveReader(tmp_path / "history.sqlite")) == (SECOND,)


def test_without_a_history_there_are_none(tmp_path: Path) -> None:
    assert known_notices(ArchiveReader(tmp_path / "history.sqlite")) == ()
