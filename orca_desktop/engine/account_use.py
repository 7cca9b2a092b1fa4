"""What speaks against removing an account: something that it signs for is under way, or lies on it."""

from __future__ import annotations

from collections.abc import Iterable

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import sums_text
from orca_desktop.domain.money import Saga
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.wallet_errors import AccountInUse


def refuse_in_use(account: Account, tasks: Iterable[Task], sagas: Iterable[Saga], *, forced: bool) -> None:
    """Raise AccountInUse while *tasks*, which are those of the account, or *sagas* need it.

    *forced*: also with stake or rewards on it.
    """
    moving = next((saga for saga in sagas if not saga.is_over and saga.plan.main == account.main), None)
    if moving is not None:
        raise AccountInUse(f"“{moving.plan.title}” is under way with it. Wait for it, or give it up, and try again.")
    of_account = tuple(tasks)
    running = next((task for task in of_account if task.is_at_work), None)
    if running is not None:
        raise AccountInUse(f"“{running.name}” runs with it. Stop the task first.")
    holding = [task for task in of_account if task.stake or task.claimable]
    if holding and not forced:
        held = sums_text((task.stake + task.claimable, task.token) for task in holding)
        raise AccountInUse(
            f"{held} of stake and rewards lie on it. Unstake and claim first, or confirm that you have its words."
        )
