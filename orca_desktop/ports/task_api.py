"""The web server inside a task's container (k2.md 10.4), spoken to as the task's stages say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NewType, Protocol

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.stages.answers import Abstained, Nothing
from orca_desktop.domain.stages.profile import StageProfile
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.keys import Signer

Address = NewType("Address", str)
"""Base URL of a container's port 8080 as published on this machine, for example `http://127.0.0.1:32768`."""

MAX_PROOF_BYTES = 64_000
"""The largest answer taken as a proof. Signed and in base58 it fits one block of the proof store three times over, and
writing it in base58 takes a tenth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How one task is spoken to: its stages, and whom they may name and sign for.

    `main` is None where the user has not agreed to signatures of the main key. `variables` are those of the container's
    environment that are known.
    """

    profile: StageProfile
    task_id: TaskId
    staking: Signer
    main_key: PublicKey
    main: Signer | None = None
    variables: Mapping[str, str] = field(default_factory=dict)


class TaskApi(Protocol):
    """Every method that asks raises TaskSilent, TaskRefused, TaskAnswerUnreadable or StagesUnfit."""

    @property
    def profile(self) -> StageProfile:
        """The stages by which it speaks."""
        ...

    async def is_healthy(self, address: Address) -> bool:
        """Ask once, with a short timeout; False for anything but the status that means so."""
        ...

    async def work(self, address: Address, round_number: int, *, timeout: float) -> str:
        """Ask for the work of a round; the container may go on working after its answer.

        Returns what is to be said of it: why there is no work in this round, empty where there is.
        """
        ...

    async def submission(self, address: Address, round_number: int, *, timeout: float) -> dict[str, Any] | Nothing:
        """The proof of a round, a JSON object. Raises NothingToSubmit while there is none yet, or ProofTooLarge."""
        ...

    async def audit(
        self, address: Address, submission: dict[str, Any], *, timeout: float, signature: str = ""
    ) -> bool | Abstained:
        """Ask whether somebody's proof is right. *signature* is the signed blob that *submission* was in."""
        ...
