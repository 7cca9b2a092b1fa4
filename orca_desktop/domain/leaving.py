"""Leaving a task: what speaks against it."""

from __future__ import annotations

from orca_desktop.domain.amounts import NO_ROE, exact_amount
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.tasks import Task

TAKE_BACK = "Unstake and claim first: once it is left, nothing here shows it any more."
ALL_THE_SAME = "Or leave it all the same (in a terminal with --force); it can be joined again later, and then is found."
STAYS = "That stays on the chain, with the account that worked for it."
BEING_LEFT = "It is being left just now. Join it again once it is gone from the list."


class StillOnIt(OrcaError):
    """There is stake or a reward on a task that is to be left, or nobody knows whether there is."""

    title = "There is still something on this task"


class IsBeingLeft(OrcaError):
    title = "This task is being left"

    def __init__(self) -> None:
        super().__init__(BEING_LEFT)


def what_stays(task: Task) -> str:
    """What lies on the task for its user on the chain, in words; empty where nothing does."""
    stake, claimable = exact_amount(task.stake, task.token), exact_amount(task.claimable, task.token)
    if task.stake > NO_ROE and task.claimable > NO_ROE:
        return f"{stake} are staked on it and {claimable} can be claimed. {STAYS}"
    if task.stake > NO_ROE:
        return f"{stake} are staked on it. {STAYS}"
    if task.claimable > NO_ROE:
        return f"{claimable} can be claimed. {STAYS}"
    if not task.as_of:
        return "Its account was not read yet, so it is not known whether stake or rewards are on it."
    return ""


def check_leaving(task: Task) -> None:
    """Raises StillOnIt, with how to take back what is there."""
    if stays := what_stays(task):
        raise StillOnIt(f"{stays} {TAKE_BACK} {ALL_THE_SAME}")
