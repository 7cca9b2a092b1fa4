"""Rows to the terminal, as JSON lines or as CSV, one at a time: a million of them need no more memory than one."""

from __future__ import annotations

import contextlib
import csv
import enum
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from orca_desktop.cli.history_rows import Columns
from orca_desktop.cli.tasks_words import plain
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.history_columns import cell

WIDE = 240


class Form(enum.Enum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@contextlib.contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a new file that is there as a whole or not at all. Raises DataError."""
    if path is None:
        yield sys.stdout
        return
    try:
        stream = path.open("x", encoding="utf-8", newline="")
    except FileExistsError as error:
        raise DataError(f"{path} is there already, and is not overwritten.") from error
    except OSError as error:
        raise DataError(f"{path} cannot be written: {error.strerror or error}.") from error
    try:
        with stream:
            yield stream
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def write_json(rows: Iterable[Columns], stream: TextIO) -> None:
    """One object a line, in ASCII: nothing in it can reach a terminal as an escape sequence."""
    stream.writelines(json.dumps(row) + "\n" for row in rows)


def write_csv(rows: Iterable[Columns], names: Iterable[str], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    names = tuple(names)
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell(row[name]) for name in names])


def show_table(rows: Iterable[Columns], names: Iterable[str], *, right: frozenset[str] = frozenset()) -> int:
    """Print a table; the number of its rows."""
    table, names, count = Table(box=None, pad_edge=False), tuple(names), 0
    for name in names:
        table.add_column(_heading(name), justify="right" if name in right else "left")
    for row in rows:
        table.add_row(*(Text(plain("" if row[name] is None else str(row[name]))) for name in names))
        count += 1
    console = Console()
    if not console.is_terminal:
        console.width = WIDE
    if count:
        console.print(table)
    return count


def _heading(name: str) -> str:
    return name[:1].upper() + name[1:].replace("_", " ")
