"""The cache of models: files of the user's that tasks may read, and none of them may write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model in the cache: a folder of its name, for every task that may read it.

    `size`, bytes in its files, is None where `whole` is false: then its copying was broken off, and no task sees it.
    """

    name: str
    size: int | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A model that has just been copied; `left_out` counts links to folders, and what is neither file nor folder."""

    model: Model
    files: int
    left_out: int = 0


Copying = Callable[[int, int], None]
"""Told the bytes that are copied, and those in all; in a thread of its own."""


class ModelCache(Protocol):
    """All raise EngineUnavailable; `add` and `remove` also ModelError, with the reason in words."""

    async def models(self) -> tuple[Model, ...]:
        """All of them, by name."""
        ...

    async def add(self, name: str, path: Path, copying: Copying) -> Added:
        """Copy a file or a folder; all or nothing. Tasks that are started later see it."""
        ...

    async def remove(self, name: str) -> None:
        """Remove a model, also one whose copying was broken off. Refused while a task's container has it."""
        ...
