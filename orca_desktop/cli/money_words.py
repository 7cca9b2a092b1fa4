"""Plans and sagas as lines of text, and as members of JSON objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orca_desktop.cli.tasks_words import plain
from orca_desktop.domain.amounts import exact_amount, sums_by_token
from orca_desktop.domain.money import DayLimit, MoneyPlan, Saga
from orca_desktop.domain.tokens import KOII, Token, TokenAmount


def plan_lines(plan: MoneyPlan) -> list[str]:
    """The transaction in words: what, how much, to whom, fee, what is left; then the steps and the warnings."""
    width = max((len(what) for what, _ in plan.facts), default=0)
    lines = [plan.title, *(f"  {what:<{width}}  {value}" for what, value in plan.facts)]
    if len(plan.steps) > 1:
        lines += ["Steps", *(f"  {number}. {step}" for number, step in enumerate(plan.steps, start=1))]
    return [plain(line) for line in (*lines, *(f"Note: {warning}" for warning in plan.warnings))]


def together_lines(plans: Sequence[MoneyPlan]) -> list[str]:
    """What several plans that are agreed to at once move together; nothing for one."""
    if len(plans) < 2:
        return []
    moved = sums_by_token((held.amount, held.token) for plan in plans for held in plan.amounts)
    total = " and ".join(exact_amount(amount, token) for token, amount in moved.items())
    steps, fees = sum(len(plan.steps) for plan in plans), sum(plan.fee for plan in plans)
    return [f"Together: {total} in {len(plans)} plans of {steps} steps; fees of {exact_amount(fees, KOII)}."]


def plan_fields(plan: MoneyPlan) -> dict[str, Any]:
    """Amounts in ROE, and as `amounts` in the smallest unit of each token with what tells of it."""
    return {
        "plan": plan.id,
        "request": type(plan.request).__name__,
        "title": plan.title,
        "facts": [{"what": what, "value": value} for what, value in plan.facts],
        "steps": list(plan.steps),
        **_amount_fields(plan),
        "fee_roe": plan.fee,
        "deposit_roe": plan.deposit,
        "main_balance_after_roe": plan.main_balance_after,
        "tokens_after": [amount_fields(held) for held in plan.tokens_after],
        "warnings": list(plan.warnings),
        "not_before_slot": plan.not_before,
        "problem": plan.problem,
        "account": plan.account,
        "main": plan.main,
    }


def _amount_fields(plan: MoneyPlan) -> dict[str, Any]:
    """`amount_roe` is None for what is not KOII."""
    amounts = plan.amounts or (TokenAmount(token=plan.token, amount=plan.amount),)
    return {
        "amount_roe": plan.amount if plan.token.is_koii else None,
        "amounts": [amount_fields(amount) for amount in amounts],
    }


def amount_fields(held: TokenAmount) -> dict[str, Any]:
    """So much of a token; `amount` in its smallest unit."""
    token = held.token
    return {"mint": token.mint, "symbol": token.symbol, "decimals": token.decimals, "amount": held.amount}


def saga_fields(saga: Saga) -> dict[str, Any]:
    return {
        "id": saga.id,
        "title": saga.plan.title,
        "request": type(saga.plan.request).__name__,
        "account": saga.plan.account,
        **_amount_fields(saga.plan),
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


def limit_lines(limit: DayLimit) -> list[str]:
    koii = () if limit.limit is None else ((KOII, limit.limit, limit.spent),)
    known = (*koii, *((one.token, one.limit, one.spent) for one in limit.tokens))
    lines = [_limit_line(token, most, spent) for token, most, spent in known]
    return [plain(line) for line in lines] or ["There is no limit for a day."]


def _limit_line(token: Token, most: int, spent: int) -> str:
    used = f"{exact_amount(spent, token)} of it are used up"
    return f"At most {exact_amount(most, token)} a day are staked and sent; {used}."


def limit_fields(limit: DayLimit) -> dict[str, Any]:
    tokens = [
        {
            "mint": one.token.mint,
            "symbol": one.token.symbol,
            "decimals": one.token.decimals,
            "day_limit": one.limit,
            "spent": one.spent,
        }
        for one in limit.tokens
    ]
    return {"day_limit_roe": limit.limit, "spent_roe": limit.spent, "tokens": tokens}
