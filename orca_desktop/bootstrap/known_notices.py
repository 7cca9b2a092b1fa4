"""The notices of earlier runs, as the history tells them."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from orca_desktop.domain.archive import EventRow, FactKind, Filter
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.archive import Archive

MOST = 500


class _Body(msgspec.Struct, frozen=True):
    kind: str
    title: str
    message: str


def known_notices(archive: Archive) -> tuple[Notice, ...]:
    """The newest ones, oldest first; none where the history cannot be read, which is told elsewhere."""
    with suppress(JournalError):
        rows = archive.events(Filter(kinds=(FactKind.NOTICE.value,)), limit=MOST).rows
        return tuple(notice for row in reversed(rows) if (notice := _notice(row)) is not None)
    return ()


def _notice(row: EventRow) -> Notice | None:
    """None for one that another version wrote in a way that this one does not know."""
    with suppress(msgspec.DecodeError, ValueError):
        body = msgspec.json.decode(row.body, type=_Body)
        return Notice(
            kind=NoticeKind(body.kind),
            task_id=row.task_id or TaskId(""),
            title=body.title,
            message=body.message,
            at=row.at,
            round=row.round,
        )
    return None
