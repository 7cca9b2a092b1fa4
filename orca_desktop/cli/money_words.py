"""Plans and sagas as lines of text, and as members of JSON objects."""

from __future__ import annotations

from typing import Any

from orca_desktop.cli.tasks_words import plain
from orca_desktop.domain.koii_amounts import exact_koii
from orca_desktop.domain.money import DayLimit, MoneyPlan, Saga


def plan_lines(plan: MoneyPlan) -> list[str]:
    """The transaction in words: what, how much, to whom, fee, what is left; then the steps and the warnings."""
    width = max((len(what) for what, _ in plan.facts), default=0)
    lines = [plan.title, *(f"  {what:<{width}}  {value}" for what, value in plan.facts)]
    if len(plan.steps) > 1:
        lines += ["Steps", *(f"  {number}. {step}" for number, step in enumerate(plan.steps, start=1))]
    return [plain(line) for line in (*lines, *(f"Note: {warning}" for warning in plan.warnings))]


def plan_fields(plan: MoneyPlan) -> dict[str, Any]:
    """Amounts in ROE."""
    return {
        "plan": plan.id,
        "request": type(plan.request).__name__,
        "title": plan.title,
        "facts": [{"what": what, "value": value} for what, value in plan.facts],
        "steps": list(plan.steps),
        "amount_roe": plan.amount,
        "fee_roe": plan.fee,
        "main_balance_after_roe": plan.main_balance_after,
        "warnings": list(plan.warnings),
        "not_before_slot": plan.not_before,
        "problem": plan.problem,
        "account": plan.account,
        "main": plan.main,
    }


def saga_fields(saga: Saga) -> dict[str, Any]:
    return {
        "id": saga.id,
        "title": saga.plan.title,
        "request": type(saga.plan.request).__name__,
        "account": saga.plan.account,
        "amount_roe": saga.plan.amount,
        "state": saga.state.value,
        "done": saga.done,
        "of": len(saga.plan.steps),
        "words": saga.words,
        "started_at": saga.started_at,
        "changed_at": saga.changed_at,
        "signatures": list(saga.signatures),
        "can_cancel": saga.can_cancel,
    }


def saga_lines(saga: Saga) -> list[str]:
    """How it stands; what can be given up has its name for that."""
    first = f"{saga.id}  {saga.plan.title}: {saga.state.value}, {saga.done} of {len(saga.plan.steps)} done"
    lines = [first, f"  {saga.words}", *(f"  transaction {signature}" for signature in saga.signatures)]
    if saga.can_cancel:
        lines.append(f"  Nothing is sent yet: `orca-desktop money cancel {saga.id}` gives it up.")
    return [plain(line) for line in lines if line.strip()]


def limit_line(limit: DayLimit) -> str:
    if limit.limit is None:
        return "There is no limit for a day."
    return f"At most {exact_koii(limit.limit)} a day are staked and sent; {exact_koii(limit.spent)} of it are used up."


def limit_fields(limit: DayLimit) -> dict[str, Any]:
    return {"day_limit_roe": limit.limit, "spent_roe": limit.spent}
