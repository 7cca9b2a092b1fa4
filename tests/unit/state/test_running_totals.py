"""Sums that are kept up with what changes are those that adding all anew gives."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.audits import AuditReceived
from orca_desktop.domain.events import RoundChanged, TaskChanged, TaskLeft
from orca_desktop.domain.keys import public_key
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.state import selectors
from orca_desktop.state.running_totals import RunningTotals
from orca_desktop.state.store import ROUNDS_KEPT, Store
from tests.gui import scenes

FIRE = Token(symbol="FIRE", decimals=6, mint=public_key(bytes([3]) * 32))
TASKS = (scenes.task("one"), replace(scenes.task("two"), token=FIRE))
DOUBT = AuditReceived(raised_by=scenes.key("node"), votes_for=1, votes_against=2, slot=9)

rounds = st.builds(
    lambda task, number, result, reward, doubted: RoundRecord(
        task_id=task.id,
        number=number,
        result=result,
        reward=reward,
        audit_received=DOUBT if doubted else None,
        token=task.token,
    ),
    st.sampled_from(TASKS),
    st.integers(0, 5),
    st.sampled_from(RoundResult),
    st.none() | st.integers(-9, 9).map(Units),
    st.booleans(),
)


@given(st.lists(rounds | st.sampled_from(TASKS)))
def test_they_are_what_adding_all_anew_gives(changes: list[object]) -> None:
    """A task among the changes is left, and joined again."""
    store = Store()
    for task in TASKS:
        store.apply(TaskChanged(task))
    running = RunningTotals(store)
    for change in changes:
        if isinstance(change, RoundRecord):
            store.apply(RoundChanged(change))
            running.follow([change.task_id])
        else:
            task = next(task for task in TASKS if task == change)
            store.apply(TaskLeft(task.id))
            store.apply(TaskChanged(task))
            running.follow([task.id])
        for token in (KOII, FIRE):
            assert running.totals(token) == selectors.totals(store, token)


def test_rounds_that_the_state_lets_go_are_counted_no_more() -> None:
    store = Store()
    running = RunningTotals(store)
    for number in range(ROUNDS_KEPT + 20):
        store.apply(RoundChanged(scenes.record(number, RoundResult.PAID)))
        running.follow([scenes.task_id("Prime Census")])

    assert running.totals() == selectors.totals(store)
    assert running.totals().paid == ROUNDS_KEPT
