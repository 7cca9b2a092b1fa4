"""What is filtered, written to a file page by page: a million rows need no more memory than a few. No widgets."""

from __future__ import annotations

import csv
import enum
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from orca_desktop.domain.archive import EventRow, Filter
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.history_columns import EVENT_NAMES, cell, event_columns
from orca_desktop.gui.language import tr
from orca_desktop.gui.services import HistoryReader

PAGE = 500


class Form(enum.Enum):
    """How a file is written, by the end of its name."""

    CSV = ".csv"
    JSON = ".json"


def form_of(path: Path) -> Form:
    """JSON lines where the name says so, else CSV."""
    return Form.JSON if path.suffix.lower() in (".json", ".jsonl", ".ndjson") else Form.CSV


def write_events(
    reader: HistoryReader, wanted: Filter, path: Path, *, told: Callable[[int], None], is_cancelled: Callable[[], bool]
) -> int | None:
    """The number of events written to *path*; None, and nothing written, when it was cancelled.

    *told* hears after each page how many there are. Raises JournalError, or DataError where it cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            count = _write(reader, wanted, stream, form_of(path), told, is_cancelled)
        if count is not None:
            part.replace(path)
    except OSError as error:
        raise DataError(tr("{path} cannot be written: {reason}.", path=path, reason=error.strerror or error)) from error
    else:
        return count
    finally:
        part.unlink(missing_ok=True)


def _write(
    reader: HistoryReader,
    wanted: Filter,
    stream: TextIO,
    form: Form,
    told: Callable[[int], None],
    is_cancelled: Callable[[], bool],
) -> int | None:
    writer, count = csv.writer(stream, lineterminator="\n"), 0
    if form is Form.CSV:
        writer.writerow(EVENT_NAMES)
    for page in _pages(reader, wanted):
        if is_cancelled():
            return None
        rows = [event_columns(event) for event in page]
        if form is Form.CSV:
            writer.writerows([cell(row[name]) for name in EVENT_NAMES] for row in rows)
        else:
            stream.writelines(json.dumps(row) + "\n" for row in rows)
        count += len(rows)
        told(count)
    return count


def _pages(reader: HistoryReader, wanted: Filter) -> Iterator[tuple[EventRow, ...]]:
    after: int | None = None
    while True:
        page = reader.events(wanted, limit=PAGE, after=after)
        yield page.rows
        after = page.next
        if after is None:
            return
