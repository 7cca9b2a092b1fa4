"""The bridge merges what happens, and carries it a moment later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from orca_desktop.domain.commands import ReviewTask
from orca_desktop.domain.events import (
    CommandRefused,
    EngineChanged,
    LogAppended,
    NetworkChanged,
    PullProgressed,
    RoundChanged,
    TaskChanged,
    TaskReviewed,
    UsageSampled,
    WalletChanged,
)
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.state.store import Store
from tests.gui import scenes

SAMPLE = scenes.task_id("Prime Census")


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def bridge(qtbot: QtBot, store: Store) -> Iterator[StoreBridge]:
    bridge = StoreBridge(store)
    yield bridge
    bridge.close()


def test_a_burst_becomes_one_signal_with_the_newest_value(qtbot: QtBot, store: Store, bridge: StoreBridge) -> None:
    seen: list[list[object]] = []
    bridge.tasks_changed.connect(seen.append)

    for claimable in range(500):
        store.apply(TaskChanged(scenes.task(claimable=claimable)))
    qtbot.waitUntil(lambda: bool(seen))

    assert [[scenes.task(claimable=499)]] == seen


def test_rounds_are_merged_by_task_and_number(store: Store, bridge: StoreBridge) -> None:
    seen: list[list[object]] = []
    bridge.rounds_changed.connect(seen.append)

    store.apply(RoundChanged(scenes.record(1, RoundResult.WORKING)))
    store.apply(RoundChanged(scenes.record(2, RoundResult.WORKING)))
    store.apply(RoundChanged(scenes.record(1, RoundResult.PAID)))
    bridge.flush()

    assert [[scenes.record(1, RoundResult.PAID), scenes.record(2, RoundResult.WORKING)]] == seen


def test_streams_are_told_by_task_however_much_there_is(store: Store, bridge: StoreBridge) -> None:
    seen: list[object] = []
    for signal in (bridge.logs_appended, bridge.pulls_changed, bridge.usage_changed):
        signal.connect(seen.append)
    other = scenes.task_id("Pulse Indexer")

    for number in range(100):
        store.apply(LogAppended(SAMPLE, (f"line {number}",)))
        store.apply(LogAppended(other, ("line",)))
        store.apply(UsageSampled(SAMPLE, scenes.usage(number)))
        store.apply(PullProgressed(SAMPLE, None))
    bridge.flush()
    bridge.flush()

    assert [{SAMPLE, other}, {SAMPLE}, {SAMPLE}] == seen


def test_every_refusal_is_told(store: Store, bridge: StoreBridge) -> None:
    seen: list[CommandRefused] = []
    bridge.refused.connect(seen.append)

    store.apply(CommandRefused(ReviewTask("a"), "first", ""))
    store.apply(CommandRefused(ReviewTask("b"), "second", ""))
    bridge.flush()

    assert [refusal.title for refusal in seen] == ["first", "second"]


def test_the_world_and_the_review_are_told(store: Store, bridge: StoreBridge) -> None:
    seen: list[object] = []
    for signal in (bridge.network_changed, bridge.engine_changed, bridge.wallet_changed, bridge.reviewed):
        signal.connect(seen.append)

    store.apply(TaskReviewed(scenes.review()))
    store.apply(WalletChanged(scenes.wallet()))
    store.apply(EngineChanged(scenes.engine()))
    store.apply(NetworkChanged(scenes.network()))
    bridge.flush()

    assert [scenes.network(), scenes.engine(), scenes.wallet(), scenes.review()] == seen


def test_a_closed_bridge_tells_nothing_more(store: Store, bridge: StoreBridge) -> None:
    seen: list[object] = []
    bridge.tasks_changed.connect(seen.append)

    bridge.close()
    bridge.close()
    store.apply(TaskChanged(scenes.task()))
    bridge.flush()

    assert seen == []
