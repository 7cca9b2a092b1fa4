"""Filters as SQL over the history's tables. Rows come by their number, the newest first: pages need no counting.

Which rows those are is found in indexes alone; only the rows of the page itself are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from orca_desktop.adapters.sqlite.search import any_of, match_query
from orca_desktop.domain.archive import Filter
from orca_desktop.domain.rounds import RoundResult

Condition = tuple[str, tuple[object, ...]]

OF_A_ROUND = {"proofs": "id", "audits_received": "id", "lists": "id", "audits_given": "round_id"}
"""Tables beside the rounds, and the column that names the round."""

NEEDS_ROUND = frozenset({"proofs", "audits_received"})
"""Tables whose rows are told with columns of their round."""

HAS_KIND = frozenset({"events", "ledger"})
COMMON = frozenset({RoundResult.PAID})
"""Results that most rounds have: looking through the newest rows finds enough of them sooner than an index."""


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    values: tuple[object, ...] = field(default=())


def written(table: str, columns: str, wanted: Filter, limit: int, after: int | None) -> Query | None:
    """The query for one page, which asks for one row more to know whether there are others; None: nothing can fit."""
    conditions = _conditions(table, wanted)
    if conditions is None:
        return None
    if after is not None:
        conditions.append((f"{_place(table, wanted)} < ?", (after,)))
    chosen = _chosen(table, wanted, conditions)
    order = f"{_place(table, wanted)} DESC" if " UNION ALL " not in chosen.text else "1 DESC"
    joined = f"CROSS JOIN rounds ON rounds.id = {table}.id" if table in NEEDS_ROUND else ""
    return Query(
        f"SELECT {columns} FROM ({chosen.text} ORDER BY {order} LIMIT ?) AS chosen "  # noqa: S608 - constants and places
        f"CROSS JOIN {table} ON {table}.id = chosen.id {joined} ORDER BY {table}.id DESC",
        (*chosen.values, limit + 1),
    )


def counted(table: str, wanted: Filter, at_most: int) -> Query:
    """How many rows fit, counted no further than *at_most*."""
    conditions = _conditions(table, wanted)
    if conditions is None:
        return Query("SELECT 0")
    chosen = _chosen(table, wanted, conditions)
    return Query(f"SELECT count(*) FROM ({chosen.text} LIMIT ?)", (*chosen.values, at_most))  # noqa: S608 - constants and places


def _chosen(table: str, wanted: Filter, conditions: list[Condition]) -> Query:
    """The numbers of all rows that fit; of several results each is asked for in turn, straight from its index."""
    branches = [
        Query(
            f"SELECT {table}.id AS id FROM {_source(table, wanted)} "  # noqa: S608 - constants
            f"WHERE {' AND '.join(text for text, _ in (*conditions, *branch)) or '1'}",
            tuple(value for _, values in (*conditions, *branch) for value in values),
        )
        for branch in _by_result(table, wanted)
    ]
    return Query(
        " UNION ALL ".join(branch.text for branch in branches),
        tuple(value for branch in branches for value in branch.values),
    )


def _by_result(table: str, wanted: Filter) -> list[list[Condition]]:
    if not _asks_result(table, wanted) or _searches(table, wanted):
        return [[]]
    return [[("rounds.result = ?", (result.value,))] for result in dict.fromkeys(wanted.results)]


def _source(table: str, wanted: Filter) -> str:
    """The tables that a query needs, what narrows it most first: they are looked through in this order."""
    if _searches(table, wanted):
        tables = [_index(table), *(["rounds"] if table in OF_A_ROUND else []), table]
    elif table in OF_A_ROUND and _asks_result(table, wanted):
        tables = ["rounds", table] if _rounds_lead(table, wanted) else [table, "rounds"]
    else:
        tables = [table]
    return " CROSS JOIN ".join(tables)


def _place(table: str, wanted: Filter) -> str:
    """The row number by which a page is ordered, where the query meets it first."""
    if OF_A_ROUND.get(table, "id") != "id":
        return f"{table}.id"
    if _searches(table, wanted):
        return f"{_index(table)}.rowid"
    return "rounds.id" if _rounds_lead(table, wanted) else f"{table}.id"


def _rounds_lead(table: str, wanted: Filter) -> bool:
    return table in OF_A_ROUND and _asks_result(table, wanted) and not COMMON & frozenset(wanted.results)


def _asks_result(table: str, wanted: Filter) -> bool:
    return bool(wanted.results) and (table == "rounds" or table in OF_A_ROUND)


def _searches(table: str, wanted: Filter) -> bool:
    return bool(wanted.text.strip()) and table != "ledger"


def _index(table: str) -> str:
    """Where texts are searched: events in their own index, everything that belongs to a round in that of rounds."""
    return "events_text" if table == "events" else "rounds_text"


def _conditions(table: str, wanted: Filter) -> list[Condition] | None:
    """What rows have to fulfil; None when the text to search for can match nothing."""
    found = _links(table, wanted)
    if _searches(table, wanted):
        match = _match(table, wanted)
        if match is None:
            return None
        found.append(match)
    leading = "rounds" if _rounds_lead(table, wanted) else table
    bounds = (
        (f"{leading}.task = ?", wanted.task_id),
        (f"{leading}.{_number(leading)} >= ?", wanted.first),
        (f"{leading}.{_number(leading)} <= ?", wanted.last),
        (f"{table}.at >= ?", wanted.since),
        (f"{table}.at < ?", wanted.until),
    )
    found += [(text, (value,)) for text, value in bounds if value is not None]
    if wanted.kinds and table in HAS_KIND:
        found.append((f"{table}.kind IN ({_places(wanted.kinds)})", wanted.kinds))
    if wanted.main is not None and table == "ledger":
        found.append(("ledger.main = ?", (wanted.main,)))
    if table == "events":
        found += _of_events(wanted)
    return found


def _of_events(wanted: Filter) -> list[Condition]:
    found: list[Condition] = []
    if wanted.severities:
        found.append((f"events.severity IN ({_places(wanted.severities)})", tuple(map(int, wanted.severities))))
    if wanted.only_money:
        found.append(("events.money = 1", ()))
    if (work := wanted.work_of) is not None:
        of_balance = "events.kind = 'balance' AND json_extract(events.body, '$.main') = ?"
        found.append((f"(events.task IN ({_places(work.tasks)}) OR {of_balance})", (*work.tasks, work.main)))
    return found


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _number(table: str) -> str:
    return "number" if table == "rounds" else "round"


def _links(table: str, wanted: Filter) -> list[Condition]:
    """How the tables of `_source` belong together."""
    links: list[Condition] = []
    if table in OF_A_ROUND and (_asks_result(table, wanted) or _searches(table, wanted)):
        links.append((f"rounds.id = {table}.{OF_A_ROUND[table]}", ()))
    if _searches(table, wanted):
        links.append((f"{'events' if table == 'events' else 'rounds'}.id = {_index(table)}.rowid", ()))
    return links


def _match(table: str, wanted: Filter) -> Condition | None:
    """The full-text query: the task and the results are in the index too, so that rare ones are found at once."""
    words = match_query(wanted.text, "text" if table == "events" else "words")
    if words is None:
        return None
    parts = [words]
    if wanted.task_id is not None:
        parts.append(any_of((wanted.task_id,), "task"))
    if _asks_result(table, wanted):
        parts.append(any_of((result.value for result in wanted.results), "result"))
    return f"{_index(table)} MATCH ?", (" AND ".join(f"({part})" for part in parts),)
