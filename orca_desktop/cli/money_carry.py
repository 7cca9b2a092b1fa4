"""Shows plans, asks once, and has them carried out; how they ended is told and in the exit code."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import typer

from orca_desktop.cli import money_ask
from orca_desktop.cli.attach import FAILED
from orca_desktop.cli.money_words import plan_fields, plan_lines, saga_fields, saga_lines, together_lines
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.money import MoneyPlan, MoneyRequest, Saga, SagaState

NOT_AGREED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the user wants to be asked and answered. `patience` in seconds."""

    data: Path | None
    as_json: bool
    yes: bool
    waits: bool
    patience: float


def carry_out(wanted: list[tuple[MoneyRequest, str]], manner: Manner) -> NoReturn:
    """Show every plan, ask once, and carry them out in order; ends the program."""
    found: list[MoneyPlan] = []
    if code := money_ask.plans(manner.data, wanted, found):
        raise typer.Exit(code)
    if not manner.as_json:
        print("\n".join([*(line for plan in found for line in plan_lines(plan)), *together_lines(found)]), flush=True)
    for plan in found:
        if plan.problem:
            _refuse(plan, manner)
    if not manner.yes and (manner.as_json or not _agreed()):
        _leave_it(found, manner)
    raise typer.Exit(_begin(found, manner))


def _begin(plans: list[MoneyPlan], manner: Manner) -> int:
    """Tells also of those that have begun where another was refused."""
    found: list[Saga] = []
    code = money_ask.carried_out(manner.data, plans, waits=manner.waits, patience=manner.patience, found=found)
    return max(code, *(tell(saga, manner.as_json, plan=plan) for saga, plan in zip(found, plans, strict=False)), 0)


def _agreed() -> bool:
    """Only a person at a terminal can agree; who is not there says --yes."""
    if not is_terminal():
        print("Nobody is here to agree to it. With --yes it is carried out without asking.", file=sys.stderr)
        return False
    print("Carry it out? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def is_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _leave_it(plans: list[MoneyPlan], manner: Manner) -> NoReturn:
    if manner.as_json:
        for plan in plans:
            print_json({"ok": False, "carried_out": False, **plan_fields(plan)})
    else:
        print("Nothing was sent.")
    raise typer.Exit(NOT_AGREED)


def _refuse(plan: MoneyPlan, manner: Manner) -> NoReturn:
    if manner.as_json:
        print_json({"ok": False, "carried_out": False, **plan_fields(plan)})
    print(plain(f"It cannot be done now. {plan.problem} Nothing was sent."), file=sys.stderr)
    raise typer.Exit(FAILED)


def tell(saga: Saga, as_json: bool, plan: MoneyPlan | None = None) -> int:
    """How it stands; the exit code."""
    is_bad = saga.state is SagaState.FAILED or (saga.state is SagaState.CANCELLED and plan is not None)
    if as_json:
        print_json({"ok": not is_bad, "carried_out": saga.state is not SagaState.CANCELLED, **saga_fields(saga)})
    else:
        going = "" if saga.is_over else "\nThe node goes on with it; `orca-desktop money` shows how far it is."
        print("\n".join(saga_lines(saga)) + going, file=sys.stderr if is_bad else sys.stdout, flush=True)
    return FAILED if is_bad else 0
