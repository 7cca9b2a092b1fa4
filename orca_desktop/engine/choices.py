"""What the user has chosen for one task: its box, its grants, its stages, its account."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from orca_desktop.domain.containers import Profile, RunPlan
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.stages.choice import ChosenStages
from orca_desktop.engine.standing import Standing


class Choices:
    """Every method raises JournalError; then nothing has changed."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    def set_profile(self, profile: Profile) -> bool:
        """Whether that changes what runs."""
        return self._set_plan(replace(self._standing.task.run_plan, profile=profile), profile_settled=True)

    def set_grants(self, *, gpu: bool, model_cache: bool) -> bool:
        """Whether that changes what runs."""
        return self._set_plan(replace(self._standing.task.run_plan, gpu=gpu, model_cache=model_cache))

    def set_stages(self, stages: ChosenStages | None) -> None:
        """From its next call on the task is spoken to by these; None: by the template."""
        self._standing.keep(stages=stages)

    def set_account(self, main: PublicKey) -> None:
        """Work with another account from the next start on."""
        self._standing.keep(account=main)

    def _set_plan(self, plan: RunPlan, **changes: Any) -> bool:
        differs = plan != self._standing.task.run_plan
        self._standing.keep(plan=plan, **changes)
        return differs
