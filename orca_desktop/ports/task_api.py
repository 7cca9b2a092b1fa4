"""The web server inside a task's container (k2.md 10.4)."""

from __future__ import annotations

from typing import Any, NewType, Protocol

Address = NewType("Address", str)
"""Base URL of a container's port 8080 as published on this machine, for example `http://127.0.0.1:32768`."""

MAX_PROOF_BYTES = 64_000
"""The largest answer taken as a proof. Signed and in base58 it fits one block of the proof store three times over, and
writing it in base58 takes a tenth of a second."""


class TaskApi(Protocol):
    """Every method raises TaskSilent, TaskRefused or TaskAnswerUnreadable."""

    async def is_healthy(self, address: Address) -> bool:
        """Ask once, with a short timeout; False for anything but a 200."""
        ...

    async def work(self, address: Address, round_number: int, *, timeout: float) -> None:
        """Ask for the work of a round. The answer is not used; the container may go on working after it."""
        ...

    async def submission(self, address: Address, round_number: int, *, timeout: float) -> dict[str, Any]:
        """The proof of a round, a JSON object. Raises NothingToSubmit (404) or ProofTooLarge."""
        ...

    async def audit(self, address: Address, submission: dict[str, Any], *, timeout: float) -> bool:
        """Ask whether somebody's proof is right."""
        ...
