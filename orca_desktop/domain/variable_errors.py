"""What can go wrong with the variables that a task asks of the user.

VariablesError
├── VariablesMissing   it cannot be started without them
└── VariableRefused    a value that cannot be kept, or that nobody asks for
"""

from __future__ import annotations

from orca_desktop.domain.errors import OrcaError

SHOWN = 8


class VariablesError(OrcaError):
    """The variables of a task."""


class VariablesMissing(VariablesError):
    title = "Variables are missing"

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(waits_for(names))


class VariableRefused(VariablesError):
    title = "The variable was not set"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name[:100]} was not set: {reason}. Nothing was changed.")


def waits_for(names: tuple[str, ...]) -> str:
    """Which variables a task waits for, and how to set them."""
    left = len(names) - SHOWN
    listed = ", ".join(names[:SHOWN]) + (f" and {left} more" if left > 0 else "")
    return (
        f"It waits for what only you can give it: {listed}. Set it with `orca-desktop variables`; then it is started."
    )
