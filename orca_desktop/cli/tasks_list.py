"""`orca-desktop tasks`: every joined task with how it stands, from the node that runs or from its records."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from orca_desktop.cli.account import account_fields_of
from orca_desktop.cli.amount_fields import amount_fields
from orca_desktop.cli.attach import AsJson, DataFolder, data_folder, known
from orca_desktop.cli.headless import complain
from orca_desktop.cli.tasks_words import plain, print_json, status_fields
from orca_desktop.domain.amounts import amount_text
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.records import RoundRecord, standing_words
from orca_desktop.domain.tasks import Task
from orca_desktop.state.answers import task_status
from orca_desktop.state.selectors import last_rounds
from orca_desktop.state.store import Store

SHORT_ID = 8

WIDE = 240
"""Columns where nobody looks at a terminal: whoever reads it then cuts it as they like."""

FROM_RECORDS = "No node is running on this data folder; this is what its records tell."


def tasks(data: DataFolder = None, json: AsJson = False) -> None:
    """List the joined tasks: state, newest round, claimable reward. Works without a node, from its records."""
    try:
        store, runs = asyncio.run(known(data_folder(data)))
    except OrcaError as error:
        complain(error)
        raise typer.Exit(1) from error
    listing = Listing(store=store, node_runs=runs)
    if json:
        print_json({"node_runs": runs, "tasks": [listing.as_dict(task) for task in store.tasks.values()]})
    else:
        _show(listing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The tasks to show. The records of a node that does not run tell of no amounts: those are the chain's to tell."""

    store: Store
    node_runs: bool

    def cells(self, task: Task) -> tuple[str, ...]:
        newest, status = self._newest(task), task_status(self.store, task)
        return (
            task.name,
            f"{status.title}. {status.words}",
            f"{newest.number} {standing_words(newest)}" if newest else "",
            amount_text(task.claimable, task.token) if self.node_runs else "–",
            amount_text(task.stake, task.token) if self.node_runs else "–",
        )

    def as_dict(self, task: Task) -> dict[str, Any]:
        newest = self._newest(task)
        return {
            **status_fields(task_status(self.store, task)),
            "task": task.id,
            "name": task.name,
            "way": task.way.value,
            **account_fields_of(self.store, task),
            "state": task.state.value,
            "detail": task.detail,
            "round": newest.number if newest else None,
            "result": newest.result.value if newest else None,
            **amount_fields(
                task.token,
                claimable=task.claimable if self.node_runs else None,
                staked=task.stake if self.node_runs else None,
            ),
            "as_of_slot": task.as_of if self.node_runs else None,
        }

    def beginning(self, task: Task) -> str:
        """As much of the ID as tells the task from the others."""
        others = [other for other in self.store.tasks if other != task.id]
        lengths = range(SHORT_ID, len(task.id))
        fitting = (length for length in lengths if not any(other.startswith(task.id[:length]) for other in others))
        return task.id[: next(fitting, len(task.id))]

    def _newest(self, task: Task) -> RoundRecord | None:
        return next(iter(last_rounds(self.store, task.id, 1)), None)


def _show(listing: Listing) -> None:
    if not listing.node_runs:
        print(FROM_RECORDS, file=sys.stderr, flush=True)
    if not listing.store.tasks:
        print("No task has been joined.")
        return
    console = Console()
    if console.is_terminal:
        console.print(_table(listing, "ID begins", listing.beginning))
    else:
        console.width = WIDE
        console.print(_table(listing, "ID", lambda task: task.id))


def _table(listing: Listing, id_name: str, id_text: Callable[[Task], str]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("Task", "State", "Round"):
        table.add_column(name)
    for name in ("Claimable", "Staked"):
        table.add_column(name, justify="right")
    table.add_column(id_name, no_wrap=True)
    for task in listing.store.tasks.values():
        table.add_row(*(Text(plain(cell)) for cell in (*listing.cells(task), id_text(task))))
    return table
