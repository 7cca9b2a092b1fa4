"""The history of a node that runs: what its store is told goes to the thread that writes it."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.bootstrap.known_acts import known_acts
from orca_desktop.bootstrap.known_notices import known_notices
from orca_desktop.bootstrap.settings import HISTORY
from orca_desktop.domain.archive import ArchiveStatus
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.events import ActChanged, Noticed, TaskChanged
from orca_desktop.domain.keys import NOBODY
from orca_desktop.engine.chronicle import Chronicle
from orca_desktop.engine.tools import Tools
from orca_desktop.ports.history import Journal
from orca_desktop.state.store import Store


async def recorded(
    data_folder: Path, store: Store, tools: Tools, stack: contextlib.AsyncExitStack, *, set_aside: str
) -> Chronicle:
    """Record what *store* is told from now on; a new history is first filled with what the node's records know.

    *set_aside* tells what became of records that were damaged, empty where none were.
    """
    loop = asyncio.get_running_loop()

    def tell(status: ArchiveStatus) -> None:
        with contextlib.suppress(RuntimeError):  # the loop may be over by now
            loop.call_soon_threadsafe(chronicle.archive_changed, status)

    writer = ArchiveWriter(data_folder / HISTORY, tell)
    chronicle = Chronicle(
        writer,
        tools.history,
        tools.journal,
        tools.clock,
        store.apply,
        main_of=lambda account: found.main if (found := tools.wallets.find(account)) is not None else NOBODY,
        set_aside=(set_aside,) if set_aside else (),
    )
    stack.enter_context(writer)
    if writer.is_new:
        with contextlib.suppress(JournalError):  # the engine tells what is wrong with the records
            await chronicle.catch_up()
    with contextlib.suppress(JournalError):  # then no signatures of earlier runs are shown; the engine tells why
        _tell_acts(data_folder, store, tools.journal)
    for notice in known_notices(ArchiveReader(data_folder / HISTORY)):
        store.apply(Noticed(notice))
    for task in store.tasks.values():
        chronicle.on_event(TaskChanged(task))
    stack.callback(store.subscribe(chronicle.on_event))
    tell(writer.status)
    return chronicle


def _tell_acts(data_folder: Path, store: Store, journal: Journal) -> None:
    """Tell what earlier runs of the node sent, before the store's events are recorded. Raises JournalError."""
    archive = ArchiveReader(data_folder / HISTORY)
    for task_id in tuple(store.tasks):
        for act in known_acts(journal, archive, task_id):
            store.apply(ActChanged(act))
