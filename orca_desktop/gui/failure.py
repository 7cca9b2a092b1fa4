"""What the user reads when the program cannot go on."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from orca_desktop.domain.errors import OrcaError
from orca_desktop.gui.language import said, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """`details` is for a bug report: it is copied, not shown."""

    title: str
    message: str
    details: str


def describe_failure(error: BaseException) -> Failure:
    """Our own errors speak for themselves; anything else is a bug of the program, and is called one."""
    details = "".join(traceback.format_exception(error))
    cause = _first_cause(error)
    if isinstance(cause, OrcaError):
        return Failure(title=said(cause.title), message=said(cause.message), details=details)
    return Failure(
        title=tr("The program has to stop"),
        message=tr(
            "Something in the program went wrong, and the node cannot go on. Stakes stay where they are; "
            "rounds are missed until the node runs again. Start the program again. "
            "If it happens once more, please report it with the details below."
        ),
        details=details,
    )


def _first_cause(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
