"""A task that pays in a token is shown in that token everywhere, and its amounts are never added to KOII."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.events import RoundChanged, TaskChanged, TaskReviewed, WalletChanged
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tokens import Token
from orca_desktop.gui.models.rounds import RoundRow, reward_text
from orca_desktop.gui.models.stakes import StakeTableModel
from orca_desktop.state.store import Store
from tests.gui import scenes
from tests.gui.conftest import Desk

FIRE = Token(symbol="FIRE", decimals=6, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))


def two_kinds(store: Store) -> None:
    """One task that pays in KOII, and one that pays in FIRE, with a paid round each."""
    store.apply(WalletChanged(scenes.wallet()))
    native = scenes.task("Prime Census", claimable=400_000_000)
    tokens = replace(scenes.task("Fire Census", claimable=2_500_000), stake=Units(5_000_000), token=FIRE)
    paid = scenes.record(7, RoundResult.PAID)
    store.apply(TaskChanged(native))
    store.apply(TaskChanged(tokens))
    store.apply(RoundChanged(replace(paid, task_id=native.id, reward=Units(400_000_000))))
    store.apply(RoundChanged(replace(paid, task_id=tokens.id, reward=Units(1_500_000), token=FIRE)))


def test_the_sums_over_all_tasks_keep_the_tokens_apart(desk: Desk) -> None:
    desk.play(two_kinds)
    claimable, earned, staked, _ = (card.accessibleName() for card in desk.page.summary.cards)

    assert claimable.startswith("Claimable: 0.400 KOII, + 2.500 FIRE")
    assert earned.startswith("Earned: 0.400 KOII, + 1.500 FIRE")
    assert staked.startswith("Staked: 0.010 KOII, + 5.000 FIRE")


def test_a_row_tells_its_own_token(desk: Desk) -> None:
    desk.play(two_kinds)
    model = desk.page.table.model()
    cells = {str(model.index(row, column).data()) for row in range(2) for column in range(model.columnCount())}

    assert {"0.400 KOII", "2.500 FIRE"} <= cells
    record = replace(scenes.record(7, RoundResult.PAID), reward=Units(1_500_000), token=FIRE)
    assert reward_text(RoundRow(record=record)) == "1.5000 FIRE"


def test_the_table_of_stakes_tells_each_token_exactly() -> None:
    store = Store()
    two_kinds(store)
    model = StakeTableModel(store)
    model.show_rows(list(store.tasks.values()))
    tips = [model.index(1, column).data(Qt.ItemDataRole.ToolTipRole) for column in (1, 2)]

    assert [model.index(row, 1).data() for row in range(2)] == ["0.010 KOII", "5.000 FIRE"]
    assert tips == ["5 FIRE", "2.5 FIRE"]


def test_a_review_asks_for_the_stake_in_the_token_and_says_what_is_held_of_it(desk: Desk) -> None:
    review = replace(
        scenes.review(),
        token=FIRE,
        minimum_stake=Units(5_000_000),
        bounty_per_round=Units(2_000_000),
        token_balance=Units(4_000_000),
    )
    desk.play(two_kinds)
    desk.say(TaskReviewed(review))
    button = desk.window.findChild(QPushButton, "joinButton")

    assert isinstance(button, QPushButton)
    assert button.text() == "Join and stake 5.000 FIRE"
    assert not button.isEnabled()
    assert "5.000 FIRE is needed for the stake; the main wallet holds 4.000 FIRE" in button.toolTip()
