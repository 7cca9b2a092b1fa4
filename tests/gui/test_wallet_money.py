"""Money on the page of the wallet: shown in words first, agreed to once, refused in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.commands import CarryOutMoney, PlanMoney
from orca_desktop.domain.events import CommandRefused, SagaChanged
from orca_desktop.domain.money import (
    Claim,
    MoneyRequest,
    RepairStakingAccount,
    Saga,
    SagaState,
    StakeMore,
    Transfer,
    Unstake,
)
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.gui.pages.wallet_accounts import Act
from orca_desktop.gui.pages.wallet_money import MoneyCard, SendForm, StakeForm, step_lines
from orca_desktop.gui.pages.wallet_unlock import UnlockCard
from orca_desktop.gui.pages.workspace import WALLET
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.wallet_scenes import MAIN

PRIME, PULSE = scenes.task_id("Prime Census"), scenes.task_id("Pulse Indexer")
SEND = Transfer(to=scenes.key("friend"), amount=Roe(2_500_000_000))


def opened(desk: Desk, scene: scenes.Scene = wallet_scenes.usual) -> Desk:
    desk.play(scene)
    desk.workspace.sidebar.choose_page(WALLET)
    return desk


def card(desk: Desk) -> MoneyCard:
    assert isinstance(desk.wallet.card, MoneyCard)
    return desk.wallet.card


def carried_out(desk: Desk) -> Saga:
    plan = card(desk).plan
    assert plan is not None
    return Saga(id="new", plan=plan, state=SagaState.RUNNING, started_at=scenes.EPOCH, changed_at=scenes.EPOCH)


def test_kois_are_sent_after_the_transaction_was_shown_in_words(desk: Desk) -> None:
    opened(desk)
    desk.wallet.overview.accounts.buttons[Act.SEND].click()
    form = card(desk).findChild(SendForm)
    assert isinstance(form, SendForm)
    form.to.setText(SEND.to)
    form.amount.setText("2,5")
    assert "Use a dot" in card(desk).why_not
    form.amount.setText("2.5")
    QTest.keyClick(form.amount, Qt.Key.Key_Return)
    assert desk.sent == [PlanMoney(SEND, MAIN.name)]

    desk.say(wallet_scenes.planned(SEND, warnings=("You have never sent anything to this address.",)))
    told = card(desk).facts.accessibleName()
    assert "How much: 2.5 KOII" in told
    assert f"To: {SEND.to}" in told
    assert "Fee: 0.00001 KOII" in told
    assert "Left on the account: 38.68999 KOII" in told
    assert "You have never sent" in card(desk).warning.text

    card(desk).press()
    assert desk.sent[-1] == CarryOutMoney("p1")
    assert not card(desk).accent_button.isEnabled()
    card(desk).press()
    assert len(desk.sent) == 2

    desk.say(SagaChanged(carried_out(desk)))
    assert desk.wallet.card is None
    assert desk.wallet.overview.tabs.currentWidget() is desk.wallet.overview.sagas


@pytest.mark.parametrize(
    ("ask", "request_"),
    [
        (lambda stakes: stakes.claim_button.click(), Claim(task_ids=(PRIME,))),
        (lambda stakes: stakes.claim_all_button.click(), Claim(task_ids=(PRIME, PULSE))),
        (lambda stakes: stakes.unstake_button.click(), Unstake(task_id=PRIME)),
        (lambda stakes: stakes.repair_button.click(), RepairStakingAccount()),
    ],
    ids=["claim", "claim all", "unstake", "repair"],
)
def test_what_needs_no_form_is_worked_out_at_once(
    desk: Desk, ask: Callable[[object], None], request_: MoneyRequest
) -> None:
    opened(desk)

    ask(desk.wallet.overview.stakes)

    assert desk.sent == [PlanMoney(request_, MAIN.name)]
    assert not card(desk).accent_button.isEnabled()
    desk.say(wallet_scenes.planned(request_))
    assert card(desk).accent_button.isEnabled()


def test_a_repair_is_shown_though_its_plan_names_the_staking_account(desk: Desk) -> None:
    opened(desk)
    desk.wallet.overview.stakes.repair_button.click()

    desk.say(wallet_scenes.planned(RepairStakingAccount(kind=TokenKind.KPL)))

    assert card(desk).accent_button.isEnabled()


def test_unstaking_tells_the_earliest_slot_and_time(desk: Desk) -> None:
    opened(desk)
    desk.wallet.overview.stakes.unstake_button.click()
    desk.say(wallet_scenes.planned(Unstake(task_id=PRIME)))

    assert f"Possible: from slot {scenes.SLOT + 5_000:,}, in about 34 minutes" in card(desk).facts.accessibleName()


def test_more_stake_is_asked_for_with_what_is_there(desk: Desk) -> None:
    opened(desk)
    desk.wallet.overview.stakes.stake_button.click()
    form = card(desk).findChild(StakeForm)
    assert isinstance(form, StakeForm)
    form.amount.setText("1")
    card(desk).press()

    assert desk.sent == [PlanMoney(StakeMore(task_id=PRIME, amount=Roe(1_000_000_000)), MAIN.name)]


def test_a_plan_that_cannot_be_carried_out_says_why_and_offers_no_button(desk: Desk) -> None:
    opened(desk)
    desk.wallet.overview.stakes.unstake_button.click()
    desk.say(wallet_scenes.planned(Unstake(task_id=PRIME), problem="A proof of yours is still being audited."))

    assert not card(desk).accent_button.isEnabled()
    assert card(desk).why_not == "A proof of yours is still being audited."


def test_a_plan_of_another_window_is_not_taken_for_ones_own(desk: Desk) -> None:
    opened(desk)
    desk.wallet.overview.stakes.unstake_button.click()

    desk.say(wallet_scenes.planned(SEND))

    assert card(desk).plan is None


def test_what_the_node_refuses_is_told_on_the_card_and_can_be_tried_again(desk: Desk) -> None:
    opened(desk)
    desk.wallet.overview.stakes.unstake_button.click()
    desk.say(wallet_scenes.planned(Unstake(task_id=PRIME)))
    card(desk).press()
    desk.say(CommandRefused(CarryOutMoney("p1"), "The wallet is locked", "Unlock it first."))

    assert card(desk).problem.text == "The wallet is locked\nUnlock it first."
    assert card(desk).accent_button.isEnabled()


def test_a_request_that_cannot_be_worked_out_is_refused_on_the_card(desk: Desk) -> None:
    opened(desk)
    desk.wallet.overview.stakes.unstake_button.click()
    desk.say(CommandRefused(desk.sent[-1], "The network cannot be reached", "Try again."))

    assert "The network cannot be reached" in card(desk).problem.text
    assert not card(desk).accent_button.isEnabled()


def test_money_is_behind_the_lock(desk: Desk) -> None:
    opened(desk, wallet_scenes.locked)
    desk.wallet.overview.stakes.claim_all_button.click()
    unlock = desk.wallet.card
    assert isinstance(unlock, UnlockCard)
    assert desk.sent == []

    unlock.passphrase.setText(wallet_scenes.PASSPHRASE)
    unlock.press()

    assert desk.sent == [PlanMoney(Claim(task_ids=(PRIME, PULSE)), MAIN.name)]


def test_moving_money_counts_as_using_the_wallet(desk: Desk) -> None:
    opened(desk)
    desk.wallet.overview.stakes.claim_all_button.click()
    assert desk.lock.uses == 1


def test_of_very_many_steps_the_first_are_shown_and_the_others_counted() -> None:
    lines = step_lines([f"Claim from {number}" for number in range(200)])

    assert (lines[0], lines[-1]) == ("1. Claim from 0", "… and 180 more like these")
    assert len(lines) == 21
    assert step_lines(["Send 5 KOII"]) == []
