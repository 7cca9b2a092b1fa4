"""One window a data folder: its place, and what is done where another program has it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

from orca_desktop.adapters.process_lock import ProcessLock
from orca_desktop.adapters.window_lock import FOLDER, lock_of, take
from orca_desktop.adapters.window_memory import FileMemory

ACTIVATION = "XDG_ACTIVATION_TOKEN"

OnSummons = Callable[[str, str], None]
"""Called with the link that was to be opened, and the desktop's leave to come forward."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPlace:
    """This program's window is the one of its data folder. `memory` is what it remembers; `leave` ends both."""

    memory: FileMemory
    _folder: Path
    _lock: ProcessLock

    def answering(self, on_summons: OnSummons) -> AbstractAsyncContextManager[None]:
        """Loaded when the window stands: nobody can be heard before."""
        from orca_desktop.adapters.summons import Place

        place = Place(self._folder, self._lock)
        return place.answering(lambda summons: on_summons(summons.link, summons.activation))

    def leave(self) -> None:
        self.memory.close()
        self._lock.release()


def window_place(data_folder: Path, link: str) -> WindowPlace | None:
    """The place of the window of this data folder; None where one is open, which was asked to come forward.

    It blocks for as long as another window takes to answer.
    """
    lock = lock_of(data_folder)
    if take(lock):
        return WindowPlace(memory=FileMemory(data_folder), _folder=data_folder / FOLDER, _lock=lock)
    return _beside_another(data_folder, link)


def _beside_another(data_folder: Path, link: str) -> WindowPlace | None:
    import asyncio

    from orca_desktop.adapters.summons import Summons, place_or_summon

    summons = Summons(link=link, activation=os.environ.get(ACTIVATION, ""))
    place = asyncio.run(place_or_summon(data_folder, summons))
    if place is None:
        return None
    return WindowPlace(memory=FileMemory(data_folder), _folder=place.folder, _lock=place.lock)
