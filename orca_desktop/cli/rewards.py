"""`orca-desktop rewards`: the ledger, what it sums to beside what the chain says, and what the next days may bring."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Annotated, Any

import typer
from rich.console import Console

from orca_desktop.cli.attach import AsJson, DataFolder
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
from orca_desktop.cli.history_output import Form, output, show_table, write_json
from orca_desktop.cli.history_rows import Columns, every, ledger_columns
from orca_desktop.cli.tasks_words import plain
from orca_desktop.domain.amounts import koii_text
from orca_desktop.domain.archive import Filter, KnownTask
from orca_desktop.domain.forecast import Forecast, forecast, measured_slot_ms
from orca_desktop.domain.ledger import OPENING, Account, Compared, DaySum, EntryKind, by_task, by_token, day_of
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.archive import Archive

NAMES = (
    "time", "task", "round", "kind", "account", "amount", "token", "slot", "signature", "source", "words",
)  # fmt: skip
DAYS = 30
ROUNDS_LOOKED_AT = 200

Kinds = Annotated[list[EntryKind] | None, typer.Option("--kind", help="Only these; may be given several times.")]


def rewards(
    task: TaskWords = None,
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
        wanted = filter_of(task_id, first, last, None, "")
        wanted = replace(wanted, kinds=tuple(chosen.value for chosen in kind or ()))
        rows = _rows(archive, wanted, request)
        report = _Report(archive, task_id, days)
        if request.form is Form.CSV:
            return tell(rows, NAMES, (), request)
        if request.form is Form.JSON:
            with output(request.out) as stream:
                write_json(({"record": "entry", **{name: row[name] for name in NAMES}} for row in rows), stream)
                write_json(report.as_lines(), stream)
            return 0
        tell(rows, NAMES, ("time", "round", "kind", "account", "amount, KOII", "words"), request)
        report.show()
        return 0

    ask(data, told)


def _rows(archive: Archive, wanted: Filter, request: Request) -> Iterator[Columns]:
    for row in every(lambda f, n, after: archive.ledger(f, limit=n, after=after), wanted, request.rows):
        yield ledger_columns(row) | {"amount, KOII": koii_text(row.amount, decimals=6)}


class _Report:
    """The sums, what the chain says, and the forecast, for one task or for all."""

    def __init__(self, archive: Archive, task_id: TaskId | None, days: int) -> None:
        self._archive = archive
        self._days = days
        self._sums = archive.day_sums(task_id)
        self._tasks = [task for task in archive.tasks() if task_id in (None, task.id)]
        self._task_id = task_id
        self._today = day_of(time.time())

    @property
    def _first(self) -> date:
        return self._today - timedelta(days=self._days - 1)

    def as_lines(self) -> Iterator[dict[str, Any]]:
        for by, compared in (("task", self._by_task()), ("token", by_token(self._sums, self._first, self._today))):
            for pair in compared:
                yield {"record": "sum", "by": by, "days": self._days, **_sum_columns(pair)}
        for account, figure, booked, difference in self._accounts():
            yield {
                "record": "account",
                "account": account,
                "chain": figure,
                "rows": booked,
                "difference_rows": difference,
            }
        for task in self._tasks:
            records = self._records(task)
            expected = self._forecast(task, records)
            if expected is not None:
                yield {"record": "forecast", "task": task.id, "slot_ms": measured_slot_ms(records), **asdict(expected)}

    def show(self) -> None:
        console = Console(markup=False, emoji=False, highlight=False)
        console.print(f"\nLast {self._days} days, and the {self._days} before; KOII")
        names = {task.id: task.name for task in self._tasks}
        rows = [
            {
                "task": names.get(TaskId(pair.now.key), pair.now.key),
                "rewards": koii_text(pair.now.reward, decimals=6),
                "slashes": koii_text(pair.now.slash, decimals=6),
                "fees": koii_text(pair.now.fee, decimals=6),
                "net": koii_text(pair.now.net, decimals=6),
                "net before": koii_text(pair.before.net, decimals=6),
            }
            for pair in self._by_task()
        ]
        columns = ("task", "rewards", "slashes", "fees", "net", "net before")
        show_table(rows, columns, right=frozenset(columns[1:]))
        for account, figure, _, difference in self._accounts():
            for task_id, task_name in names.items():
                account = account.replace(task_id, task_name)
            words = f", of which {koii_text(difference, decimals=6)} no row explains" if difference else ""
            console.print(f"{account}: {koii_text(figure, decimals=6)} KOII on chain{words}")
        for task in self._tasks:
            console.print(plain(f"{task.name}: {_forecast_words(self._forecast(task, self._records(task)))}"))

    def _by_task(self) -> tuple[Compared, ...]:
        return by_task(self._sums, self._first, self._today)

    def _accounts(self) -> Iterator[tuple[str, int, int, int]]:
        """Of each account its name, the chain's figure, what its rows sum to, and what no row of them explains."""
        unexplained = self._unexplained()
        everything = self._archive.day_sums()
        for (account, task_id), figure in self._archive.figures().items():
            if self._task_id in (None, task_id):
                booked = sum(item.amount for item in everything if _is_in(item, account, task_id))
                name = account.value if task_id is None else f"{account.value} of {task_id}"
                yield name, figure, booked, unexplained.get((account, task_id), 0)

    def _unexplained(self) -> dict[tuple[Account, TaskId | None], int]:
        """The differences by account, without what was there before the history begins."""
        found: dict[tuple[Account, TaskId | None], int] = {}
        wanted = Filter(kinds=(EntryKind.DIFFERENCE.value,))
        for row in every(lambda f, n, after: self._archive.ledger(f, limit=n, after=after), wanted, None):
            if row.words != OPENING:
                found[row.account, row.task_id] = found.get((row.account, row.task_id), 0) + row.amount
        return found

    def _records(self, task: KnownTask) -> list[RoundRecord]:
        return [row.record for row in self._archive.rounds(Filter(task_id=task.id), limit=ROUNDS_LOOKED_AT).rows]

    def _forecast(self, task: KnownTask, records: list[RoundRecord]) -> Forecast | None:
        facts = task.facts
        left, bounty = facts.total_bounty, facts.bounty_per_round
        return forecast(
            records,
            round_slots=facts.round_slots,
            slot_ms=measured_slot_ms(records),
            days=float(self._days),
            runway_rounds=left // bounty if left is not None and bounty > 0 else None,
        )


def _is_in(item: DaySum, account: Account, task_id: TaskId | None) -> bool:
    return item.account is account and (account is Account.MAIN or item.task_id == task_id)


def _sum_columns(pair: Compared) -> dict[str, Any]:
    now, before = pair.now, pair.before
    return {
        "key": now.key,
        "reward": now.reward,
        "slash": now.slash,
        "fee": now.fee,
        "net": now.net,
        "net_before": before.net,
    }


def _forecast_words(expected: Forecast | None) -> str:
    if expected is None:
        return "too few rounds have ended for a forecast."
    low, mid, high = (koii_text(amount, decimals=6) for amount in (expected.low, expected.mid, expected.high))
    limited = "; the bounty lasts no longer" if expected.limited_by_bounty else ""
    return (
        f"in {expected.days:g} days {low} to {high} KOII, {mid} in the middle: an estimate from the last "
        f"{expected.looked_at} rounds, {expected.participation:.0%} of them paid, "
        f"{koii_text(round(expected.mean), decimals=6)} KOII a round on average, {expected.rounds} rounds to "
        f"come{limited}."
    )
