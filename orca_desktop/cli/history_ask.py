"""What the commands about the history share: the options, the filter made of them, and the way to the rows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from orca_desktop import bootstrap
from orca_desktop.cli.attach import choose, close_output, data_folder
from orca_desktop.cli.headless import complain
from orca_desktop.cli.history_output import Form, output, show_table, write_csv, write_json
from orca_desktop.cli.history_rows import Columns
from orca_desktop.domain.archive import Filter
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.archive import Archive

TaskWords = Annotated[
    str | None,
    typer.Argument(metavar="[TASK]", help="The task's name, its ID, or a beginning of the ID; all tasks without."),
]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV, with a first line of names that stay.")]
From = Annotated[str | None, typer.Option("--from", metavar="ROUND|DATE", help="The first round, or day (UTC).")]
To = Annotated[str | None, typer.Option("--to", metavar="ROUND|DATE", help="The last round, or day (UTC).")]
Results = Annotated[list[RoundResult] | None, typer.Option("--result", help="Only these; may be given several times.")]
Search = Annotated[str, typer.Option("--search", help="Only what has all these words, or words that begin so.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many, the newest.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to a new file.")]

SHOWN = 50
MOST_SHOWN = 1_000
"""A table is held in memory; for more there are --csv and --json."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user asked for. `limit` None: what the form gives by itself."""

    form: Form
    out: Path | None
    limit: int | None

    @property
    def rows(self) -> int | None:
        """How many rows at most; None: all."""
        if self.form is Form.TABLE:
            return min(self.limit or SHOWN, MOST_SHOWN)
        return self.limit


def form_of(*, as_json: bool, as_csv: bool, out: Path | None) -> Form:
    if as_json and as_csv:
        raise typer.BadParameter("choose --json or --csv, not both")
    if as_json:
        return Form.JSON
    return Form.CSV if as_csv or out is not None else Form.TABLE


def ask(data: Path | None, work: Callable[[Archive], int]) -> NoReturn:
    """Do *work* on the history of the data folder; an OrcaError is told and gives the exit code 1."""
    try:
        code = work(bootstrap.history_of(data_folder(data)))
        sys.stdout.flush()
    except OrcaError as error:
        complain(error)
        code = 1
    except BrokenPipeError:  # nobody reads any more, as in `… | head`
        close_output()
        code = 1
    raise typer.Exit(code)


def task_of(archive: Archive, words: str | None) -> TaskId | None:
    """Raises NoTaskFits, SeveralTasksFit."""
    return None if words is None else choose(words, archive.tasks()).id


def filter_of(
    task_id: TaskId | None, first: str | None, last: str | None, results: list[RoundResult] | None, text: str
) -> Filter:
    """Raises typer.BadParameter for what is neither a round nor a date."""
    return Filter(
        task_id=task_id,
        first=_number(first),
        last=_number(last),
        since=_time(first, timedelta()),
        until=_time(last, timedelta(days=1)),
        results=tuple(results or ()),
        text=text,
    )


def tell(rows: Iterable[Columns], names: tuple[str, ...], shown: tuple[str, ...], request: Request) -> int:
    """Write the rows in the form that was asked for; the exit code."""
    if request.form is Form.TABLE:
        right = frozenset(name for name in shown if name.endswith("KOII") or name in ("round", "amount", "reward"))
        if not show_table(rows, shown, right=right):
            print("The history has nothing that fits.", file=sys.stderr)
        return 0
    with output(request.out) as stream:
        if request.form is Form.JSON:
            write_json(({name: row[name] for name in names} for row in rows), stream)
        else:
            write_csv(rows, names, stream)
    return 0


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 18 else None


def _time(text: str | None, whole_day: timedelta) -> float | None:
    if text is None or _number(text) is not None:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"“{text[:40]}” is neither a round nor a date like 2026-01-31") from error
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return (at + (whole_day if len(text) <= len("2026-01-31") else timedelta())).timestamp()
