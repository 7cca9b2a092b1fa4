"""Which stages a task has: proposed from what it runs, chosen by the user, and kept with the task as their text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

TEMPLATE = "template"
"""The name of the contract that a task keeps unless something says otherwise (k2.md 10.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenStages:
    """What the user chose, as it was when they chose it. `text` is TOML; `main_key` whether they agreed to its use."""

    name: str
    text: str
    main_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StagesListing:
    """Stages that can be chosen, or a file of the user's that describes none: then `problem` says what is wrong.

    `images` are parts of image names that hint at it; `own` is a file of the user's, not one that the program brought.
    """

    name: str
    title: str = ""
    description: str = ""
    images: tuple[str, ...] = ()
    own: bool = False
    asks_main_key: bool = False
    problem: str = ""


def proposed(images: Iterable[str], listings: Iterable[StagesListing]) -> str:
    """The name of the stages whose hint fits an image of the task, the longest hint first; else the template's."""
    named = [image.partition("@")[0].lower() for image in images]
    hints = [
        (len(hint), listing.name)
        for listing in listings
        for hint in listing.images
        if not listing.problem and any(_fits(hint.lower(), image) for image in named)
    ]
    return max(hints, key=lambda hint: hint[0])[1] if hints else TEMPLATE


def _fits(hint: str, image: str) -> bool:
    """Whether *hint* is a whole part of the image's path: `a/b` fits `docker.io/a/b:1`, not `docker.io/a/bc`."""
    place = f"/{image}".find(f"/{hint}")
    return place >= 0 and f"/{image}"[place + 1 + len(hint) :][:1] in ("", ":", "/", "-", "_")
