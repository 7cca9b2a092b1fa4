"""Wallets from before, in the window: found on a first start and in an import, and taken over."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from orca_desktop.domain.accounts import Custody, LeftBehind
from orca_desktop.gui.pages.wallet_import import ImportCard
from orca_desktop.gui.pages.workspace import WALLET
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import Desk

LOST = LeftBehind(name="lost", custody=Custody.KEYRING, main=scenes.key("lost"))
BROKEN = LeftBehind(name="broken", custody=Custody.KEYRING, problem="It cannot be read.")


def first_start(desk: Desk) -> None:
    desk.accounts.left = (LOST, BROKEN)
    desk.play(wallet_scenes.first_start)
    desk.workspace.sidebar.choose_page(WALLET)


def test_a_first_start_offers_what_was_found_and_takes_it_over(desk: Desk) -> None:
    first_start(desk)
    welcome = desk.wallet.welcome
    assert welcome.found_button.isVisible()
    assert "“lost”, “broken”" in welcome.found_words.text()

    welcome.found_button.click()
    card = desk.wallet.card
    assert isinstance(card, ImportCard)
    assert card.found.chosen == (LOST,)
    card.press()

    assert [account.name for account in desk.store.accounts.accounts] == ["lost"]
    assert desk.wallet.card is None


def test_nothing_is_offered_where_nothing_was_found(desk: Desk) -> None:
    desk.play(wallet_scenes.first_start)
    desk.workspace.sidebar.choose_page(WALLET)

    button = desk.window.findChild(QPushButton, "welcomeTakeOver")

    assert button is not None
    assert not button.isVisible()


def test_what_cannot_be_taken_over_says_why(desk: Desk) -> None:
    first_start(desk)
    desk.wallet.flows.take_over()
    card = desk.wallet.card
    assert isinstance(card, ImportCard)

    boxes = {one.name: box for one, box in card.found.boxes}

    assert not boxes["broken"].isEnabled()
    assert boxes["broken"].toolTip() == "It cannot be read."
    boxes["lost"].setChecked(False)
    assert not card.accent_button.isEnabled()
    assert card.found.missing() == "Choose at least one of them."


def test_an_import_asks_neither_for_a_name_nor_for_a_place_for_what_is_here_already(desk: Desk) -> None:
    desk.accounts.left = (LOST,)
    desk.play(wallet_scenes.without_tasks)
    desk.workspace.sidebar.choose_page(WALLET)
    desk.wallet.flows.take_over()
    card = desk.wallet.card
    assert isinstance(card, ImportCard)

    assert not card.name_part.isVisible()
    assert not card.choice.isVisible()
    card.press()

    assert desk.store.accounts.accounts[-1].name == "lost"
