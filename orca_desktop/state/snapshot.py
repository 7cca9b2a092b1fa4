"""The state as the events that make it up: who applies them to an empty store sees the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from orca_desktop.domain.events import (
    AccountsChanged,
    ActChanged,
    DayLimitChanged,
    EngineChanged,
    Event,
    LockChanged,
    LogAppended,
    NetworkChanged,
    Noticed,
    PullProgressed,
    RecordsChanged,
    RoundChanged,
    RoundWatched,
    SagaChanged,
    StagesListed,
    TaskChanged,
    UsageSampled,
    WalletChanged,
)
from orca_desktop.domain.money import DayLimit
from orca_desktop.domain.tasks import TaskId
from orca_desktop.state.store import Store


def snapshot(store: Store) -> tuple[Event, ...]:
    """Reviews, plans and refusals are left out: they are answers to somebody else's questions."""
    return (*_world(store), *_money(store), *_tasks(store), *_containers(store))


def _world(store: Store) -> Iterator[Event]:
    if store.network is not None:
        yield NetworkChanged(store.network)
    if store.engine is not None:
        yield EngineChanged(store.engine)
    if store.accounts != AccountsChanged(()):
        yield store.accounts
    if store.lock is not None:
        yield LockChanged(store.lock)
    for balance in store.balances.values():
        yield WalletChanged(balance)
    if store.records is not None:
        yield RecordsChanged(store.records)
    if store.stages:
        yield StagesListed(store.stages)
    for notice in store.notices:
        yield Noticed(notice)


def _money(store: Store) -> Iterator[Event]:
    for saga in store.sagas.values():
        yield SagaChanged(saga)
    if store.day_limit != DayLimit():
        yield DayLimitChanged(store.day_limit)


def _tasks(store: Store) -> Iterator[Event]:
    for task in store.tasks.values():
        yield TaskChanged(task)
    for rounds in store.rounds.values():
        for record in rounds.values():
            yield RoundChanged(record)
    for watched in store.watched.values():
        for seen in watched.values():
            yield RoundWatched(seen)
    for acts in store.acts.values():
        for act in acts:
            yield ActChanged(act)


def _containers(store: Store) -> Iterator[Event]:
    for task_id, progress in store.pulls.items():
        yield PullProgressed(task_id, progress)
    for task_id, history in store.usage.items():
        for sample in history:
            yield UsageSampled(task_id, sample)
    for task_id in store.logs:
        yield from _log(store, task_id)


def _log(store: Store, task_id: TaskId) -> Iterator[LogAppended]:
    for number, lines in groupby(store.logs[task_id].since().lines, key=lambda line: line.round):
        yield LogAppended(task_id, tuple(line.text for line in lines), number)
