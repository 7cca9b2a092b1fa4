"""The bridge carries plans, sagas and the limit of a day to the widgets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.events import DayLimitChanged, MoneyPlanned, SagaChanged
from orca_desktop.domain.money import DayLimit, SagaState
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.state.store import Store
from tests.unit.state.test_money_state import PLAN, saga


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def bridge(qtbot: QtBot, store: Store) -> Iterator[StoreBridge]:
    bridge = StoreBridge(store)
    yield bridge
    bridge.close()


def test_money_is_told_once_with_its_newest_value(store: Store, bridge: StoreBridge) -> None:
    plans: list[object] = []
    sagas: list[list[object]] = []
    limits: list[object] = []
    bridge.money_planned.connect(plans.append)
    bridge.sagas_changed.connect(sagas.append)
    bridge.day_limit_changed.connect(limits.append)

    store.apply(MoneyPlanned(PLAN))
    for state in (SagaState.RUNNING, SagaState.WAITING, SagaState.DONE):
        store.apply(SagaChanged(saga(1, state)))
    store.apply(SagaChanged(saga(2)))
    store.apply(DayLimitChanged(DayLimit(limit=Roe(5))))
    bridge.flush()
    bridge.flush()

    assert plans == [PLAN]
    assert sagas == [[saga(1, SagaState.DONE), saga(2)]]
    assert limits == [DayLimit(limit=Roe(5))]
