"""The descriptions of stages that can be chosen: those that came with the program, and the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from orca_desktop.domain.stages.choice import ChosenStages, StagesListing
from orca_desktop.domain.stages.profile import StageProfile


class StageFiles(Protocol):
    def listed(self) -> tuple[StagesListing, ...]:
        """All of them, the template first and the user's own last; files that describe none with their problem."""
        ...

    def find(self, name: str, *, main_key: bool) -> ChosenStages:
        """What choosing *name* means now; *main_key*: the user agrees to signatures of it.

        Raises NoSuchStages, StagesInvalid or MainKeyAsked.
        """
        ...

    def check(self, path: Path) -> StageProfile:
        """What a file anywhere describes. Raises StagesInvalid."""
        ...

    def profile(self, chosen: ChosenStages | None) -> StageProfile:
        """What was chosen, or the template. Raises StagesInvalid for a text that this version does not understand."""
        ...
