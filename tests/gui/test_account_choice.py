"""Which account works for a task: chosen in the review, shown and changed in the details."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.commands import JoinTask, SetAccount
from orca_desktop.domain.events import AccountsChanged, CommandRefused, TaskChanged, TaskReviewed, WalletChanged
from orca_desktop.domain.keys import WalletKeys
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.ways import Way
from orca_desktop.gui.widgets.account_choice import HOLDS, NO_OTHER, RUNS, AccountPanel
from orca_desktop.gui.widgets.review_card import ReviewCard
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import SAMPLE, Desk
from tests.gui.wallet_scenes import MAIN, SAVINGS, WATCHED

CONTAINER_TAB = 5
ACCOUNTS = AccountsChanged((MAIN, SAVINGS, WATCHED), MAIN.name, wallet_scenes.PLACES)


def balance(account: object, amount: int, *, is_default: bool = False) -> WalletChanged:
    known = next(one for one in ACCOUNTS.accounts if one == account)
    keys = WalletKeys(main=known.main, staking=known.main)
    return WalletChanged(
        WalletStatus(name=known.name, keys=keys, balance=Roe(amount), as_of=scenes.SLOT, is_default=is_default)
    )


def reviewed(desk: Desk, known: AccountsChanged = ACCOUNTS) -> ReviewCard:
    desk.play(scenes.empty)
    desk.say(known, balance(MAIN, 50 * scenes.KOII, is_default=True), balance(SAVINGS, 5))
    desk.say(TaskReviewed(scenes.review()))
    return desk.page.join.card


def choose(card: ReviewCard | AccountPanel, name: str) -> None:
    combo = card.account.combo if isinstance(card, ReviewCard) else card.combo
    combo.setCurrentIndex(next(row for row in range(combo.count()) if combo.itemText(row).startswith(name)))


def is_shown(desk: Desk, name: str) -> bool:
    found = desk.window.findChild(QWidget, name)
    return found is not None and found.isVisible()


def panel_of(desk: Desk) -> AccountPanel:
    desk.page.details.setCurrentIndex(CONTAINER_TAB)
    return desk.page.details.container.account


def test_with_one_account_nothing_is_to_be_chosen(desk: Desk) -> None:
    card = reviewed(desk, AccountsChanged((MAIN,), MAIN.name, wallet_scenes.PLACES))

    assert not is_shown(desk, "joinAccount")
    card.join_button.click()
    assert desk.sent == [JoinTask(SAMPLE)]


def test_the_default_account_is_proposed_and_another_can_be_chosen(desk: Desk) -> None:
    card = reviewed(desk)
    desk.say(balance(SAVINGS, 2 * scenes.KOII))
    assert is_shown(desk, "joinAccount")
    assert card.account.account == MAIN

    choose(card, SAVINGS.name)
    card.join_button.click()

    assert desk.sent == [JoinTask(SAMPLE, account=SAVINGS.main)]


def test_what_the_chosen_account_holds_decides(desk: Desk) -> None:
    card = reviewed(desk)
    assert card.join_button.isEnabled()

    choose(card, SAVINGS.name)

    assert not card.join_button.isEnabled()
    assert f"“{SAVINGS.name}” holds 0.000000005 KOII" in card.join_button.toolTip()
    desk.say(balance(SAVINGS, 2 * scenes.KOII))
    assert card.join_button.isEnabled()


def test_an_account_without_keys_here_cannot_join_and_can_watch(desk: Desk) -> None:
    card = reviewed(desk)
    choose(card, WATCHED.name)

    assert not card.join_button.isEnabled()
    assert "can only be watched" in card.join_button.toolTip()
    card.ways.watch_button.click()

    assert desk.sent == [JoinTask(SAMPLE, account=WATCHED.main, way=Way.WATCH)]


def test_without_an_account_a_task_can_be_watched(desk: Desk) -> None:
    card = reviewed(desk, AccountsChanged((), "", wallet_scenes.PLACES))

    assert not card.join_button.isEnabled()
    assert "no account yet" in card.join_button.toolTip()
    card.ways.watch_button.click()
    assert desk.sent == [JoinTask(SAMPLE, way=Way.WATCH)]


def test_after_a_refusal_another_account_can_be_chosen(desk: Desk) -> None:
    card = reviewed(desk)
    card.join_button.click()
    assert not card.join_button.isEnabled()

    desk.say(CommandRefused(JoinTask(SAMPLE), "The keyring is locked", "Unlock it."))

    assert card.join_button.isEnabled()
    assert card.ways.watch_button.isEnabled()


def test_the_account_of_a_task_at_rest_can_be_changed(desk: Desk) -> None:
    task = replace(scenes.task(state=TaskState.STOPPED, claimable=0), stake=Roe(0), account=MAIN.main)
    desk.say(ACCOUNTS, TaskChanged(task))
    panel = panel_of(desk)
    assert panel.combo.account == MAIN
    assert not panel.use.isEnabled()

    choose(panel, SAVINGS.name)
    panel.use.click()

    assert desk.sent == [SetAccount(SAMPLE, SAVINGS.main)]
    desk.say(TaskChanged(replace(task, account=SAVINGS.main)))
    assert panel.combo.account == SAVINGS
    assert panel.use.toolTip() == "The task has this account."


@pytest.mark.parametrize(
    ("task", "why_not"),
    [
        (scenes.task(claimable=0), RUNS),
        (scenes.task(state=TaskState.STOPPED), HOLDS),
    ],
    ids=["running", "holding"],
)
def test_another_account_cannot_take_over_and_it_is_said_why(desk: Desk, task: object, why_not: str) -> None:
    assert isinstance(task, type(scenes.task()))
    desk.say(ACCOUNTS, TaskChanged(replace(task, account=MAIN.main)))
    panel = panel_of(desk)
    choose(panel, SAVINGS.name)

    assert not panel.use.isEnabled()
    assert panel.use.toolTip() == why_not
    assert why_not in panel.words.text()


def test_a_single_account_says_that_there_is_no_other(desk: Desk) -> None:
    desk.say(AccountsChanged((MAIN,), MAIN.name, wallet_scenes.PLACES), TaskChanged(scenes.task()))

    assert panel_of(desk).use.toolTip() == NO_OTHER
