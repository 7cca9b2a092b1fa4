"""Money in the store: what is under way is kept and passed on, plans are answers and are not."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.commands import PlanMoney
from orca_desktop.domain.events import CommandRefused, DayLimitChanged, MoneyPlanned, SagaChanged
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import DayLimit, MoneyPlan, Saga, SagaState, Transfer
from orca_desktop.state.snapshot import snapshot
from orca_desktop.state.store import SAGAS_KEPT, Store

REQUEST = Transfer(to=PublicKey("to"), amount=Roe(1))
PLAN = MoneyPlan(
    id="1", request=REQUEST, title="T", facts=(), steps=("S",), amount=Roe(1), fee=Roe(1), main_balance_after=Roe(0)
)


def saga(number: int, state: SagaState = SagaState.RUNNING) -> Saga:
    return Saga(id=f"{number}", plan=PLAN, state=state, started_at=float(number), changed_at=0.0)


def test_a_plan_takes_the_place_of_an_earlier_refusal() -> None:
    store = Store()
    store.apply(CommandRefused(PlanMoney(REQUEST), "No", "No."))
    store.apply(MoneyPlanned(PLAN))

    assert (store.plan, store.refusal) == (PLAN, None)


def test_of_each_saga_the_newest_word_is_kept_and_of_many_the_latest() -> None:
    store = Store()
    for number in range(SAGAS_KEPT + 5):
        store.apply(SagaChanged(saga(number)))
        store.apply(SagaChanged(saga(number, SagaState.DONE)))

    assert len(store.sagas) == SAGAS_KEPT
    assert min(kept.started_at for kept in store.sagas.values()) == 5.0
    assert {kept.state for kept in store.sagas.values()} == {SagaState.DONE}


def test_who_comes_later_sees_what_is_under_way_and_no_plans_of_others() -> None:
    store, other = Store(), Store()
    store.apply(MoneyPlanned(PLAN))
    store.apply(SagaChanged(replace(saga(1), done=1)))
    store.apply(DayLimitChanged(DayLimit(limit=Roe(5), spent=Roe(2))))
    for event in snapshot(store):
        other.apply(event)

    assert (other.sagas, other.day_limit, other.plan) == (store.sagas, store.day_limit, None)
