"""What the exit code of a container's program means, in words."""

from __future__ import annotations

_MEANINGS = {
    0: "Its program came to its end without an error, though it should serve for as long as the task runs",
    126: "Its command is there but may not be run",
    127: "Its command is not in the image",
    132: "Its program uses instructions that this processor does not have",
    134: "Its program gave up because of a fault of its own",
    137: "It was killed",
    139: "Its program broke down on a fault in memory",
    143: "It was asked to end from outside",
}


def exit_words(code: int | None) -> str:
    """A sentence without its full stop; of an end that nobody saw there is no code."""
    if code is None:
        return "It was not running any more when the container engine answered again"
    return _MEANINGS.get(code, "Its program ended with an error")
