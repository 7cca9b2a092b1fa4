"""What stands below the ledger's rows: sums beside the days before, what the chain says of each account, a forecast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from rich.console import Console

from orca_desktop.cli.history_output import show_table
from orca_desktop.cli.history_rows import every
from orca_desktop.cli.rewards_words import Names
from orca_desktop.cli.tasks_words import plain
from orca_desktop.domain.amounts import amount_text
from orca_desktop.domain.archive import Filter, KnownTask
from orca_desktop.domain.forecast import Forecast, forecast, measured_slot_ms
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.ledger import KOII, OPENING, Account, EntryKind, Holding
from orca_desktop.domain.ledger_sums import Compared, DaySum, by_task, by_token
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import Token
from orca_desktop.ports.archive import Archive

ROUNDS_LOOKED_AT = 200
NO_TASK = "(no task)"


class Report:
    """For one task or for all, of one main key or of all; *today* is the last of *days*."""

    def __init__(
        self,
        archive: Archive,
        names: Names,
        *,
        task_id: TaskId | None,
        main: PublicKey | None,
        today: date,
        days: int,
    ) -> None:
        self._archive = archive
        self._names = names
        self._task_id = task_id
        self._main = main
        self._days = days
        self._last = today
        self._first = today - timedelta(days=days - 1)
        self._sums = self._of_main(archive.day_sums(task_id))
        self._tasks = [task for task in archive.tasks() if task_id in (None, task.id)]

    def as_lines(self) -> Iterator[dict[str, Any]]:
        for by, compared in (("task", self._by_task()), ("token", by_token(self._sums, self._first, self._last))):
            for pair in compared:
                yield {"record": "sum", "by": by, "days": self._days, **_sum_columns(pair)}
        for holding, figure, booked, difference in self._holdings():
            yield {
                "record": "account",
                "account": f"{holding.account.value} of {holding.task_id}"
                if holding.task_id
                else holding.account.value,
                "main": holding.main or None,
                "token": holding.token,
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
        console.print(f"\nLast {self._days} days, and the {self._days} before")
        columns = ("task", "rewards", "slashes", "fees", "net", "net before")
        show_table([self._sum_cells(pair) for pair in self._by_task()], columns, right=frozenset(columns[1:]))
        for line in self._account_lines():
            console.print(plain(line))
        for task in self._tasks:
            expected = self._forecast(task, self._records(task))
            console.print(plain(f"{task.name}: {_forecast_words(expected, task.facts.token)}"))

    def _sum_cells(self, pair: Compared) -> dict[str, str]:
        now, token = pair.now, self._names.token(pair.now.token)
        amounts = {"rewards": now.reward, "slashes": now.slash, "fees": now.fee, "net": now.net}
        cells = {name: amount_text(amount, token, decimals=6) for name, amount in amounts.items()}
        before = amount_text(pair.before.net, token, decimals=6)
        return {"task": self._names.task(TaskId(now.key)) or NO_TASK, **cells, "net before": before}

    def _account_lines(self) -> Iterator[str]:
        """What the chain says, account by account, their own lines indented where there are several."""
        said: PublicKey | None = None
        several = self._names.has_several
        for holding, figure, _, difference in self._holdings():
            if several and holding.main != said:
                said = holding.main
                yield f"{self._names.account(holding.main)}:"
            token = self._names.token(holding.token)
            where = f" of {self._names.task(holding.task_id)}" if holding.task_id else ""
            words = f", of which {amount_text(difference, token, decimals=6)} no row explains" if difference else ""
            indent = "  " if several else ""
            yield f"{indent}{holding.account.value}{where}: {amount_text(figure, token, decimals=6)} on chain{words}"

    def _by_task(self) -> tuple[Compared, ...]:
        return by_task(self._sums, self._first, self._last)

    def _holdings(self) -> Iterator[tuple[Holding, int, int, int]]:
        """Of each the chain's figure, what its rows sum to, and what no row of them explains; main accounts first."""
        unexplained = self._unexplained()
        booked: dict[Holding, int] = {}
        for item in self._of_main(self._archive.day_sums()):
            booked[_holding(item)] = booked.get(_holding(item), 0) + item.amount
        for holding, figure in sorted(self._archive.figures().items(), key=lambda pair: _order(pair[0])):
            if self._main in (None, holding.main) and self._task_id in (None, holding.task_id):
                yield holding, figure, booked.get(holding, 0), unexplained.get(holding, 0)

    def _unexplained(self) -> Mapping[Holding, int]:
        """The differences, without what was there before the history begins."""
        found: dict[Holding, int] = {}
        wanted = Filter(kinds=(EntryKind.DIFFERENCE.value,), main=self._main)
        for row in every(lambda f, n, after: self._archive.ledger(f, limit=n, after=after), wanted, None):
            if row.words != OPENING:
                found[row.holding] = found.get(row.holding, 0) + row.amount
        return found

    def _of_main(self, sums: tuple[DaySum, ...]) -> tuple[DaySum, ...]:
        return tuple(item for item in sums if self._main in (None, item.main))

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


def _holding(item: DaySum) -> Holding:
    task_id = None if item.account is Account.MAIN else item.task_id
    return Holding(main=item.main, account=item.account, task_id=task_id, token=item.token)


def _order(holding: Holding) -> tuple[object, ...]:
    """An account's main account before its tasks, KOII before tokens."""
    of_task = holding.account is not Account.MAIN
    return holding.main, of_task, holding.task_id or "", holding.account.value, holding.token != KOII, holding.token


def _sum_columns(pair: Compared) -> dict[str, Any]:
    now, before = pair.now, pair.before
    return {
        "key": now.key,
        "reward": now.reward,
        "slash": now.slash,
        "fee": now.fee,
        "net": now.net,
        "net_before": before.net,
        "token": now.token,
    }


def _forecast_words(expected: Forecast | None, token: Token) -> str:
    if expected is None:
        return "too few rounds have ended for a forecast."
    low, mid, high = (amount_text(amount, token, decimals=6) for amount in (expected.low, expected.mid, expected.high))
    limited = "; the bounty lasts no longer" if expected.limited_by_bounty else ""
    return (
        f"in {expected.days:g} days {low} to {high}, {mid} in the middle: an estimate from the last "
        f"{expected.looked_at} rounds, {expected.participation:.0%} of them paid, "
        f"{amount_text(round(expected.mean), token, decimals=6)} a round on average, {expected.rounds} rounds to "
        f"come{limited}."
    )
