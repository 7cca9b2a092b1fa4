"""What can be wrong with a description of stages, or with choosing one.

StagesError
├── StagesInvalid   a file that describes no stages that could be carried out
├── NoSuchStages    there is no description of this name
└── MainKeyAsked    the stages sign with the main key, and the user has not agreed to that
"""

from __future__ import annotations

from orca_desktop.domain.errors import OrcaError


class StagesError(OrcaError):
    """How a task is asked for its work."""

    title = "The stages cannot be used"


class StagesInvalid(StagesError):
    """`field` is where in the file: `work.calls[0].path`."""

    title = "The description of the stages is not right"

    def __init__(self, file: str, field: str, wrong: str, right: str = "") -> None:
        self.field = field
        self.wrong = wrong
        mended = f" {right}" if right.endswith("?") else f" {right.removesuffix('.')}." if right else ""
        super().__init__(f"{file}, {field or 'the whole file'}: {wrong.removesuffix('.')}.{mended}")


class NoSuchStages(StagesError):
    title = "There are no such stages"

    def __init__(self, name: str, names: tuple[str, ...]) -> None:
        super().__init__(f"Nothing describes stages called “{name}”. There are: {', '.join(names)}.")


class MainKeyAsked(StagesError):
    title = "These stages sign with your main key"

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” asks for signatures of your main key, which holds your money; the container is shown what was "
            "signed. Nothing was changed: say that you agree to it, or choose other stages."
        )
