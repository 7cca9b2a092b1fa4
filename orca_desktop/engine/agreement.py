"""What the user agreed to for one task, and what of it has changed since (J4)."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from orca_desktop.domain.approvals import approval_of, changes, completed, pinned, rolled_back
from orca_desktop.domain.containers import Approval, RunPlan
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.tasks import TaskAccount
from orca_desktop.engine.descriptions import metadata_of
from orca_desktop.engine.executables import program_of
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools

LOOK_SECONDS = 30.0
"""A look is given up after so long: a registry that is away must not keep a task from its rounds."""

WAITS = "Something has changed since you agreed to run it. It is started once you agree to that."


class Agreement:
    """Only what was approved runs: every image with a digest by that digest, whatever its tag names by now."""

    def __init__(self, standing: Standing, tools: Tools) -> None:
        self._standing = standing
        self._tools = tools

    async def look(self) -> bool:
        """Compare what is with what was approved, and tell the changes. False when the user has to decide.

        What cannot be asked is asked again later. The first look takes what it finds as what the user agreed to.
        """
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                account, now = await self._ask()
        except (OrcaError, TimeoutError):
            return not self._standing.task.changes
        if self._standing.task.approved is None:
            self._keep(account, now, decided=now)
            return True
        return not self._compare(now)

    async def approve(self) -> None:
        """Agree to all that has changed. Raises what asking raises; then nothing is agreed to."""
        account, now = await self._ask(afresh=True)
        approved = self._standing.task.approved
        self._keep(account, now, decided=now)
        if approved is not None and approved.images != now.images:
            self._standing.keep(before=approved)
        named = self._standing.task.image_named
        if named and now.plan is not None and named not in now.plan.images:
            self._standing.keep(image_named="")

    async def roll_back(self) -> None:
        """Agree to what has changed but the plan and its images. Raises as `approve` does.

        An image without a digest is run by the engine's ID of it from now on: its name stands for another one.
        """
        account, now = await self._ask()
        approved = self._standing.task.approved
        if approved is not None:
            self._keep(account, rolled_back(now, completed(approved, now)), decided=now, pins_local=True)

    def _compare(self, now: Approval) -> bool:
        """Keep and tell what has changed since the user agreed; whether anything has."""
        task = self._standing.task
        assert task.approved is not None
        approved = completed(task.approved, now)
        decided = completed(task.decided, now) if task.decided is not None else None
        found = () if now == decided else changes(approved, now)
        if (approved, decided, found) != (task.approved, task.decided, task.changes):
            plan = pinned(task.run_plan, approved.images)
            self._standing.keep(approved=approved, decided=decided, changes=found, plan=plan)
        return bool(found)

    async def _ask(self, *, afresh: bool = False) -> tuple[TaskAccount, Approval]:
        """The task as it stands, and what a user who agrees now would agree to.

        The executable is read again where it is another one, or *afresh*.
        """
        task = self._standing.task
        account = await self._tools.chain.task(task.id)
        plan = self._named_plan()
        is_another = task.decided is not None and account.executable != task.decided.executable
        if afresh or is_another:
            plan = await self._plan_now(account, is_another=is_another) or plan
        images = [replace(await self._tools.images.look_up(image), reference=image) for image in plan.images]
        return account, approval_of(account, plan, images)

    async def _plan_now(self, account: TaskAccount, *, is_another: bool) -> RunPlan | None:
        """What the executable asks to run; None where it does not tell: then all stays as it is.

        The image that the user named counts until another executable names one beyond doubt.
        """
        store, named = self._tools.proof_store, self._standing.task.image_named
        metadata, program = await metadata_of(account, store), await program_of(account, store)
        if program.pod is not None or (is_another and program.image and not program.names(named)):
            named = ""
        runs = program.runs(metadata.requirements, named)
        return runs.plan if runs is not None else None

    def _named_plan(self) -> RunPlan:
        """What the program asked to run when the user last decided, images by their names."""
        decided = self._standing.task.decided
        return decided.plan if decided is not None and decided.plan is not None else self._standing.task.run_plan

    def _keep(self, account: TaskAccount, approved: Approval, *, decided: Approval, pins_local: bool = False) -> None:
        task = self._standing.task
        plan = pinned(approved.plan or task.run_plan, approved.images, also_local=pins_local)
        self._standing.keep(
            approved=approved,
            decided=decided,
            changes=(),
            image=approved.image,
            digest=approved.digest,
            plan=as_boxed(plan, task.run_plan),
            windows=account.windows,
            minimum_stake=account.minimum_stake,
        )


def as_boxed(plan: RunPlan, before: RunPlan) -> RunPlan:
    """*plan* with the profile, the limits and the grants that stood before: they are the user's."""
    return replace(plan, profile=before.profile, limits=before.limits, gpu=before.gpu, model_cache=before.model_cache)
