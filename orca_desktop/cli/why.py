"""`orca-desktop why TASK [ROUND]`: why a round brought no reward, from the node that runs or from its records."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated, Any

import typer

from orca_desktop.cli.attach import AsJson, DataFolder, TaskWords, data_folder, find_task, known
from orca_desktop.cli.headless import complain
from orca_desktop.cli.tasks_list import FROM_RECORDS
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.why_case import Explanation, Fact, FactState
from orca_desktop.state.explaining import why as ask_why

SIGNS = {FactState.HOLDS: "✓", FactState.FAILS: "✗", FactState.UNKNOWN: "–"}

NO_ROUND = "No round of this task has begun on this node."

RoundNumber = Annotated[
    int | None,
    typer.Argument(metavar="[ROUND]", min=0, help="The newest round that ended without a reward, if left out."),
]


def why(task: TaskWords, number: RoundNumber = None, data: DataFolder = None, json: AsJson = False) -> None:
    """Tell why a round brought no reward, fact by fact. Works without a node, from its records."""
    try:
        store, runs = asyncio.run(known(data_folder(data)))
        found = find_task(store, task)
    except OrcaError as error:
        complain(error)
        raise typer.Exit(1) from error
    chain = ask_why(store, found, number, node_runs=runs)
    if chain is None:
        print(NO_ROUND, file=sys.stderr, flush=True)
        raise typer.Exit(1)
    if json:
        print_json({"node_runs": runs, "task": found.id, "name": found.name, **_as_dict(chain)})
    else:
        _show(found, chain, runs=runs)


def _show(task: Task, chain: Explanation, *, runs: bool) -> None:
    if not runs:
        print(FROM_RECORDS, file=sys.stderr, flush=True)
    answer = chain.answer
    print(plain(f"{task.name}, round {chain.number}: {answer.words}"))
    if answer.advice:
        print(plain(answer.advice))
    print()
    for fact in chain.facts:
        _show_fact(fact)


def _show_fact(fact: Fact) -> None:
    print(plain(f"{SIGNS[fact.state]} {fact.id.value}: {fact.words}"))
    for one in fact.evidence:
        print(plain(f"    {one.name}: {one.value}"))


def _as_dict(chain: Explanation) -> dict[str, Any]:
    return {
        "round": chain.number,
        "paid": chain.is_paid,
        "answer": _fact_as_dict(chain.answer),
        "facts": [_fact_as_dict(fact) for fact in chain.facts],
    }


def _fact_as_dict(fact: Fact) -> dict[str, Any]:
    return {
        "fact": fact.id.value,
        "state": fact.state.value,
        "words": fact.words,
        "advice": fact.advice,
        "evidence": [{"name": one.name, "value": one.value} for one in fact.evidence],
    }
