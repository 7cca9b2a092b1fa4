"""What a data folder tells, whether a node runs on it or not."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.data import DockerTaskData
from orca_desktop.adapters.docker.models import DockerModels
from orca_desktop.adapters.keys.account_book import FILE as BOOK
from orca_desktop.adapters.keys.account_book import FileBook
from orca_desktop.adapters.process.data import ProcessTaskData
from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_rebuild import check, rebuild
from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.adapters.sqlite.sagas import SqliteSagas
from orca_desktop.adapters.task_api.stage_files import FOLDER, StageFolder
from orca_desktop.bootstrap.known_acts import known_acts
from orca_desktop.bootstrap.naming import node_name
from orca_desktop.bootstrap.settings import HISTORY, PROCESS_DATA, RECORDS, ROUNDS_AT_REST
from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.archive import Check
from orca_desktop.domain.errors import WalletError
from orca_desktop.domain.events import ActChanged, DayLimitChanged, RoundChanged, SagaChanged, TaskChanged
from orca_desktop.domain.money import DayLimit, TokenLimit
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.tokens import Token
from orca_desktop.ports.archive import Archive
from orca_desktop.ports.model_cache import ModelCache
from orca_desktop.ports.stages import StageFiles
from orca_desktop.ports.task_data import TaskData
from orca_desktop.state.store import Store

SAGAS_AT_REST = 50


def at_rest(data_folder: Path) -> Store:
    """What the records of a data folder tell while no node runs there. Raises JournalError."""
    store = Store()
    if not (data_folder / RECORDS).exists():
        return store
    with contextlib.closing(SqliteDatabase(data_folder / RECORDS)) as database:
        history, journal, archive = SqliteHistory(database), SqliteJournal(database), history_of(data_folder)
        for task, _ in history.tasks():
            store.apply(TaskChanged(replace(task, state=TaskState.STOPPED, detail="")))
            for record in history.rounds(task.id, newest=ROUNDS_AT_REST):
                store.apply(RoundChanged(record))
            for act in known_acts(journal, archive, task.id):
                store.apply(ActChanged(act))
        sagas = SqliteSagas(database)
        for saga in (*sagas.newest(SAGAS_AT_REST), *sagas.not_over()):
            store.apply(SagaChanged(saga))
        store.apply(DayLimitChanged(_limits(sagas.day_limits())))
    return store


def _limits(limits: Sequence[tuple[Token, Units]]) -> DayLimit:
    """Without what of them is used up, which the network's clock decides."""
    koii = next((amount for token, amount in limits if token.is_koii), None)
    others = ((token, amount) for token, amount in limits if not token.is_koii)
    return DayLimit(
        limit=None if koii is None else Roe(koii),
        tokens=tuple(TokenLimit(token=token, limit=amount, spent=Units(0)) for token, amount in others),
    )


def stage_files(data_folder: Path) -> StageFiles:
    """The descriptions of stages that a node with this data folder knows."""
    return StageFolder(data_folder / FOLDER)


def history_of(data_folder: Path) -> Archive:
    """The history of a data folder, which can be asked whether a node runs or not."""
    return ArchiveReader(data_folder / HISTORY)


def known_accounts(data_folder: Path) -> tuple[Account, ...]:
    """The accounts of a data folder, without their secrets; none where their list cannot be read."""
    try:
        return asyncio.run(FileBook(data_folder / BOOK).read()).accounts
    except WalletError:
        return ()


def rebuild_history(data_folder: Path) -> int:
    """Make the history's derived tables anew while no node runs; the number of events. Raises JournalError."""
    with _held(data_folder):
        return rebuild(data_folder / HISTORY)


def check_history(data_folder: Path) -> Check:
    """Compare the history's derived tables with its events. Raises JournalError."""
    return check(data_folder / HISTORY)


@contextlib.contextmanager
def _held(data_folder: Path) -> Iterator[None]:
    """Keep a node from starting meanwhile. Raises DataFolderInUse where one runs."""
    if not (data_folder / RECORDS).exists():
        yield
        return
    with contextlib.closing(SqliteDatabase(data_folder / RECORDS)):
        yield


@contextlib.asynccontextmanager
async def model_cache(data_folder: Path) -> AsyncIterator[ModelCache]:
    """The models of the node with this data folder, whether it runs or not; the engine must."""
    async with DockerThreads() as threads:
        yield DockerModels(threads, node=node_name(data_folder))


@contextlib.asynccontextmanager
async def task_data(data_folder: Path) -> AsyncIterator[TaskData]:
    """The data of the tasks of the node with this data folder, whether it runs or not.

    It is where the node has put it: in folders when it runs tasks as processes, else in Docker.
    """
    if (data_folder / PROCESS_DATA).is_dir():
        yield ProcessTaskData(data_folder / PROCESS_DATA)
        return
    async with DockerThreads() as threads:
        yield DockerTaskData(threads, node=node_name(data_folder))
