"""`orca-desktop rounds`, `proofs`, `audits`, `activity`, `history`: what happened, whether a node runs or not."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import typer

from orca_desktop import bootstrap
from orca_desktop.cli.attach import AsJson, DataFolder, data_folder
from orca_desktop.cli.headless import complain
from orca_desktop.cli.history_ask import (
    AsCsv,
    From,
    Limit,
    Out,
    Request,
    Results,
    Search,
    TaskWords,
    To,
    ask,
    filter_of,
    form_of,
    task_of,
    tell,
)
from orca_desktop.cli.history_output import Form
from orca_desktop.cli.history_rows import (
    Columns,
    every,
    given_columns,
    proof_columns,
    received_columns,
    round_columns,
)
from orca_desktop.cli.tasks_words import print_json
from orca_desktop.domain.amounts import amount_text
from orca_desktop.domain.archive import FactKind, Filter, RoundRow, Severity
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.history_columns import EVENT_NAMES, event_columns
from orca_desktop.domain.records import standing_words
from orca_desktop.ports.archive import Archive

ROUND_NAMES = (
    "time", "task", "round", "result", "reward_roe", "proof", "proof_slot", "audits_given", "votes_for_us",
    "votes_against_us", "list_author", "changed", "note", "reward_units", "token", "mint", "decimals", "way",
)  # fmt: skip
PROOF_NAMES = ("time", "task", "round", "result", "proof", "slot", "signature_valid", "payload")
AUDIT_NAMES = (
    "time", "task", "round", "direction", "node", "proof", "verdict", "vote", "votes_for", "votes_against", "slot",
    "reason",
)  # fmt: skip

history = typer.Typer(help="The history's own tables: check them, or make them anew.", no_args_is_help=True)

Kinds = Annotated[list[FactKind] | None, typer.Option("--kind", help="Only these; may be given several times.")]


class Weight(enum.Enum):
    """How much an event wants to be looked at, as one says it."""

    PROBLEM = "problem"
    NOTABLE = "notable"
    ORDINARY = "ordinary"


WEIGHTS = {Weight.PROBLEM: Severity.TROUBLE, Weight.NOTABLE: Severity.NOTABLE, Weight.ORDINARY: Severity.ORDINARY}
Weights = Annotated[list[Weight] | None, typer.Option("--weight", help="Only these; may be given several times.")]


def rounds(
    task: TaskWords = None,
    first: From = None,
    last: To = None,
    result: Results = None,
    search: Search = "",
    limit: Limit = None,
    out: Out = None,
    data: DataFolder = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """List a task's rounds with results and rewards, the newest first."""
    request = Request(form=form_of(as_json=json, as_csv=csv, out=out), out=out, limit=limit)

    def told(archive: Archive) -> int:
        wanted = filter_of(task_of(archive, task), first, last, result, search)
        found = every(lambda f, n, after: archive.rounds(f, limit=n, after=after), wanted, request.rows)
        shown = ("time", "round", "result", "reward", "proof", "note")
        rows = (_as_read(row) if request.form is Form.TABLE else round_columns(row) for row in found)
        return tell(rows, ROUND_NAMES, shown, request)

    ask(data, told)


def proofs(
    task: TaskWords = None,
    first: From = None,
    last: To = None,
    result: Results = None,
    search: Search = "",
    limit: Limit = None,
    out: Out = None,
    data: DataFolder = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """List the proofs of a task's rounds; --json and --csv have their payloads."""
    request = Request(form=form_of(as_json=json, as_csv=csv, out=out), out=out, limit=limit)

    def told(archive: Archive) -> int:
        wanted = filter_of(task_of(archive, task), first, last, result, search)
        found = every(lambda f, n, after: archive.proofs(f, limit=n, after=after), wanted, request.rows)
        shown = ("time", "round", "result", "proof", "slot")
        return tell(map(proof_columns, found), PROOF_NAMES, shown, request)

    ask(data, told)


def audits(
    task: TaskWords = None,
    received: Annotated[bool, typer.Option("--received", help="Only audits of our proofs.")] = False,
    given: Annotated[bool, typer.Option("--given", help="Only audits of other nodes' proofs.")] = False,
    first: From = None,
    last: To = None,
    result: Results = None,
    search: Search = "",
    limit: Limit = None,
    out: Out = None,
    data: DataFolder = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """List the audits of our proofs, and behind them those that we gave, with verdict, vote and reason."""
    request = Request(form=form_of(as_json=json, as_csv=csv, out=out), out=out, limit=limit)

    def found(archive: Archive, wanted: Filter) -> Iterator[Columns]:
        if received or not given:
            ours = every(lambda f, n, after: archive.audits_received(f, limit=n, after=after), wanted, request.rows)
            yield from map(received_columns, ours)
        if given or not received:
            theirs = every(lambda f, n, after: archive.audits_given(f, limit=n, after=after), wanted, request.rows)
            yield from map(given_columns, theirs)

    def told(archive: Archive) -> int:
        wanted = filter_of(task_of(archive, task), first, last, result, search)
        shown = ("time", "round", "direction", "node", "verdict", "vote", "votes_for", "votes_against", "reason")
        return tell(found(archive, wanted), AUDIT_NAMES, shown, request)

    ask(data, told)


def activity(
    task: TaskWords = None,
    kind: Kinds = None,
    weight: Weights = None,
    first: From = None,
    last: To = None,
    search: Search = "",
    limit: Limit = None,
    out: Out = None,
    data: DataFolder = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """List everything that happened: rounds, acts on chain, states, news, refusals, the network and the engine."""
    request = Request(form=form_of(as_json=json, as_csv=csv, out=out), out=out, limit=limit)

    def told(archive: Archive) -> int:
        wanted = filter_of(task_of(archive, task), first, last, None, search)
        wanted = replace(
            wanted,
            kinds=tuple(chosen.value for chosen in kind or ()),
            severities=tuple(WEIGHTS[chosen] for chosen in weight or ()),
        )
        found = every(lambda f, n, after: archive.events(f, limit=n, after=after), wanted, request.rows)
        return tell(map(event_columns, found), EVENT_NAMES, ("time", "kind", "round", "text"), request)

    ask(data, told)


@history.command()
def rebuild(data: DataFolder = None, json: AsJson = False) -> None:
    """Make the derived tables anew from the events. No node may run on the data folder meanwhile."""
    try:
        count = bootstrap.rebuild_history(data_folder(data))
    except OrcaError as error:
        complain(error)
        raise typer.Exit(1) from error
    if json:
        print_json({"ok": True, "events": count})
    else:
        print(f"The tables were made anew from {count:,} events.")


@history.command()
def check(data: DataFolder = None, json: AsJson = False) -> None:
    """Compare the derived tables with the events. The exit code is 1 when they differ."""
    try:
        found = bootstrap.check_history(data_folder(data))
    except OrcaError as error:
        complain(error)
        raise typer.Exit(1) from error
    if json:
        print_json({"ok": found.is_sound, "events": found.events, "differing": dict(found.differing)})
    elif found.is_sound:
        print(f"The tables are as {found.events:,} events tell.")
    else:
        tables = ", ".join(f"{count} rows in {table}" for table, count in found.differing.items())
        print(f"The tables differ from the events: {tables}. `orca-desktop history rebuild` makes them anew.")
    raise typer.Exit(0 if found.is_sound else 1)


def _as_read(row: RoundRow) -> Columns:
    """As people read it: the reward as an amount, and how the round stands in words."""
    reward, token = row.record.reward, row.record.token
    words = {"reward": "" if reward is None else amount_text(reward, token, decimals=6)}
    return round_columns(row) | words | {"result": standing_words(row.record)}
