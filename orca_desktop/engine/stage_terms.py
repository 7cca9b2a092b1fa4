"""By which stages one task is spoken to: those that the user chose for it, with its keys and variables."""

from __future__ import annotations

from orca_desktop.domain.errors import StagesUnfit, WalletError
from orca_desktop.domain.stages.choice import ChosenStages
from orca_desktop.domain.stages.errors import StagesError
from orca_desktop.domain.stages.profile import StageProfile
from orca_desktop.domain.stages.templates import variables_of
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.ports.task_api import TaskApi, Terms


class StageTerms:
    """What the user chooses meanwhile holds from the next call on."""

    def __init__(self, standing: Standing, tools: Tools) -> None:
        self._standing = standing
        self._tools = tools
        self._read: tuple[ChosenStages | None, StageProfile] | None = None

    @property
    def profile(self) -> StageProfile:
        """Raises StagesUnfit for stages that this version of the program does not understand."""
        chosen = self._standing.task.stages
        if self._read is None or self._read[0] != chosen:
            try:
                self._read = chosen, self._tools.stages.profile(chosen)
            except StagesError as error:
                raise StagesUnfit(f"{error.message} Choose them again") from error
        return self._read[1]

    async def api(self) -> TaskApi:
        """The task's server, spoken to by its stages. Raises StagesUnfit."""
        task, wallet = self._standing.task, self._tools.wallet
        agreed = task.stages is not None and task.stages.main_key
        terms = Terms(
            profile=self.profile,
            task_id=task.id,
            staking=wallet.staking,
            main_key=wallet.main.public_key,
            main=wallet.main if agreed else None,
            variables=await self._variables(),
        )
        return self._tools.speak_by(terms)

    async def _variables(self) -> dict[str, str]:
        """Those that the stages name: what the containers' environment says, or what the user has set."""
        names = variables_of(self.profile)
        if not names:
            return {}
        task = self._standing.task
        try:
            found = await self._tools.variables.values(task.id, names)
        except WalletError as error:
            raise StagesUnfit(f"their variables cannot be read. {error.message}") from error
        written = {name: value for spec in task.run_plan.containers for name, value in spec.environment}
        known = written | {name: value.reveal() for name, value in found.items()}
        return {name: known[name] for name in names if name in known}
