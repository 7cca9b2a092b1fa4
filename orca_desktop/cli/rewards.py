"""`orca-desktop rewards`: the ledger, what it sums to beside what the chain says, and what the next days may bring."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import typer

from orca_desktop import bootstrap
from orca_desktop.cli.attach import AsJson, DataFolder, data_folder
from orca_desktop.cli.history_ask import (
    AsCsv,
    From,
    Limit,
    Out,
    Request,
    TaskWords,
    To,
    ask,
    filter_of,
    form_of,
    task_of,
    tell,
)
from orca_desktop.cli.history_output import Form, output, write_json
from orca_desktop.cli.history_rows import Columns, every, ledger_columns
from orca_desktop.cli.rewards_report import Report
from orca_desktop.cli.rewards_words import Names
from orca_desktop.domain.amounts import amount_text
from orca_desktop.domain.archive import Filter
from orca_desktop.domain.ledger import EntryKind, day_of
from orca_desktop.ports.archive import Archive

NAMES = (
    "time", "task", "round", "kind", "account", "amount", "token", "slot", "signature", "source", "words", "main",
)  # fmt: skip
SHOWN = ("time", "round", "kind", "account", "of", "amount", "words")
DAYS = 30

Kinds = Annotated[list[EntryKind] | None, typer.Option("--kind", help="Only these; may be given several times.")]
Of = Annotated[
    str | None, typer.Option("--account", metavar="NAME", help="Only this account, by its name or main key.")
]


def rewards(
    task: TaskWords = None,
    account: Of = None,
    kind: Kinds = None,
    first: From = None,
    last: To = None,
    days: Annotated[int, typer.Option("--days", min=1, max=3650, help="For the sums and the forecast.")] = DAYS,
    limit: Limit = None,
    out: Out = None,
    data: DataFolder = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show what came in and went out, by row and summed, and a forecast. --csv has the rows only."""
    request = Request(form=form_of(as_json=json, as_csv=csv, out=out), out=out, limit=limit)

    def told(archive: Archive) -> int:
        task_id = task_of(archive, task)
        names = Names(bootstrap.known_accounts(data_folder(data)), archive.tasks(), archive.figures())
        main = None if account is None else names.main_of(account)
        wanted = filter_of(task_id, first, last, None, "")
        wanted = replace(wanted, kinds=tuple(chosen.value for chosen in kind or ()), main=main)
        rows = _rows(archive, wanted, request, names)
        today = day_of(time.time())
        report = Report(archive, names, task_id=task_id, main=main, today=today, days=days)
        if request.form is Form.CSV:
            return tell(rows, NAMES, (), request)
        if request.form is Form.JSON:
            with output(request.out) as stream:
                write_json(({"record": "entry", **{name: row[name] for name in NAMES}} for row in rows), stream)
                write_json(report.as_lines(), stream)
            return 0
        tell(rows, NAMES, SHOWN if names.has_several else tuple(name for name in SHOWN if name != "of"), request)
        report.show()
        return 0

    ask(data, told)


def _rows(archive: Archive, wanted: Filter, request: Request, names: Names) -> Iterator[Columns]:
    for row in every(lambda f, n, after: archive.ledger(f, limit=n, after=after), wanted, request.rows):
        amount = amount_text(row.amount, names.token(row.token), decimals=6)
        shown = {"of": names.account(row.main)}
        yield ledger_columns(row) | shown | ({"amount": amount} if request.form is Form.TABLE else {})
