"""What the user agreed to for one task, and what of it has changed since (J4)."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from orca_desktop.domain.approvals import approval_of, approved_image, changes, with_image_of
from orca_desktop.domain.containers import Approval, RunPlan
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.tasks import TaskAccount
from orca_desktop.engine.executables import what_runs
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools

LOOK_SECONDS = 30.0
"""A look is given up after so long: a registry that is away must not keep a task from its rounds."""

WAITS = "Something has changed since you agreed to run it. It is started once you agree to that."


class Agreement:
    """Only what was approved runs: an image with a digest by that digest, whatever its tag names by now."""

    def __init__(self, standing: Standing, tools: Tools) -> None:
        self._standing = standing
        self._tools = tools

    async def look(self) -> bool:
        """Compare what is with what was approved, and tell the changes. False when the user has to decide.

        What cannot be asked is asked again later. The first look takes what it finds as what the user agreed to.
        """
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                account, plan, now = await self._ask()
        except (OrcaError, TimeoutError):
            return not self._standing.task.changes
        task = self._standing.task
        if task.approved is None:
            self._keep(account, plan, now, decided=now)
            return True
        found = () if now == task.decided else changes(task.approved, now)
        if found != task.changes:
            self._standing.keep(changes=found)
        return not found

    async def approve(self) -> None:
        """Agree to all that has changed. Raises what asking raises; then nothing is agreed to."""
        account, plan, now = await self._ask(afresh=True)
        self._keep(account, plan, now, decided=now)

    async def roll_back(self) -> None:
        """Agree to what has changed but the image. Raises what asking raises; then nothing is agreed to."""
        account, _, now = await self._ask()
        approved = self._standing.task.approved
        if approved is not None:
            self._keep(account, self._standing.task.run_plan, with_image_of(now, approved), decided=now)

    async def _ask(self, *, afresh: bool = False) -> tuple[TaskAccount, RunPlan, Approval]:
        """The task as it stands, what would run for it, and what a user who agrees now would agree to.

        The executable is read again where it is another one, or *afresh*.
        """
        task = self._standing.task
        account = await self._tools.chain.task(task.id)
        plan, image = task.run_plan, task.decided.image if task.decided is not None else task.image
        if afresh or (task.decided is not None and account.executable != task.decided.executable):
            plan = (await what_runs(account, self._tools)).plan
            image = plan.containers[0].image
        facts = await self._tools.images.look_up(image)
        return account, plan, approval_of(account, replace(facts, reference=image))

    def _keep(self, account: TaskAccount, plan: RunPlan, approved: Approval, *, decided: Approval) -> None:
        task = self._standing.task
        self._standing.keep(
            approved=approved,
            decided=decided,
            changes=(),
            image=approved.image,
            digest=approved.digest,
            plan=_pinned(_as_boxed(plan, task.run_plan), approved),
            windows=account.windows,
            minimum_stake=account.minimum_stake,
        )


def _as_boxed(plan: RunPlan, before: RunPlan) -> RunPlan:
    """*plan* with the profile, the limits and the grants that stood before: they are the user's."""
    return replace(plan, profile=before.profile, limits=before.limits, gpu=before.gpu, model_cache=before.model_cache)


def _pinned(plan: RunPlan, approved: Approval) -> RunPlan:
    """*plan* with its first image as it was approved; one without a digest stays under its name."""
    if approved.digest is None:
        return plan
    first = replace(plan.containers[0], image=approved_image(approved))
    others = tuple(
        replace(container, image=first.image) if container.image == plan.containers[0].image else container
        for container in plan.containers[1:]
    )
    return replace(plan, containers=(first, *others))
