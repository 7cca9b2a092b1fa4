"""Tokens beside KOII in the wallet: what there is of them, staking them, and sending them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.commands import PlanMoney
from orca_desktop.domain.events import TaskChanged, WalletChanged
from orca_desktop.domain.money import StakeMore, Transfer
from orca_desktop.domain.tokens import Token, TokenAmount
from orca_desktop.gui.pages.wallet_accounts import TOKENS, Act
from orca_desktop.gui.pages.wallet_money import MoneyCard
from orca_desktop.gui.pages.workspace import WALLET
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.wallet_scenes import MAIN

FIRE = Token(symbol="FIRE", decimals=6, mint=scenes.key("mint of FIRE"))
ICE = Token(symbol="ICE", decimals=0, mint=scenes.key("mint of ICE"))
TO = scenes.key("somebody")


def holding(desk: Desk, *held: TokenAmount) -> None:
    desk.play(wallet_scenes.usual)
    status = wallet_scenes.balance(MAIN, 5 * scenes.KOII, is_default=True)
    desk.say(WalletChanged(replace(status, tokens=held, tokens_as_of=scenes.SLOT)))
    desk.workspace.sidebar.choose_page(WALLET)
    desk.wallet.overview.accounts.select(MAIN.main)


def card_of(desk: Desk) -> MoneyCard:
    card = desk.wallet.card
    assert isinstance(card, MoneyCard)
    return card


def field(card: MoneyCard, name: str) -> QLineEdit:
    found = card.findChild(QLineEdit, name)
    assert found is not None
    return found


def words_of(card: MoneyCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel))


def test_the_column_is_there_only_where_there_is_a_token(desk: Desk) -> None:
    holding(desk)
    accounts = desk.wallet.overview.accounts
    assert accounts.table.isColumnHidden(TOKENS)

    holding(desk, TokenAmount(token=FIRE, amount=3_500_000))

    assert not accounts.table.isColumnHidden(TOKENS)
    cell = accounts.model.index(0, TOKENS)
    assert cell.data() == "3.500 FIRE"
    assert f"as of slot {scenes.SLOT:,}" in accounts.model.data(cell, 3)
    assert "+ 3.500 FIRE" in desk.wallet.overview.figures[0].findChildren(QLabel)[-1].text()


def test_several_tokens_are_counted_and_listed(desk: Desk) -> None:
    holding(desk, TokenAmount(token=FIRE, amount=3_500_000), TokenAmount(token=ICE, amount=12))
    model = desk.wallet.overview.accounts.model

    assert model.index(0, TOKENS).data() == "2 tokens"
    assert "3.5 FIRE\n12 ICE" in model.data(model.index(0, TOKENS), 3)


def test_without_tokens_only_koii_can_be_sent(desk: Desk) -> None:
    holding(desk)
    desk.wallet.flows.for_account(Act.SEND, MAIN)

    choice = card_of(desk).findChild(QComboBox, "sendWhat")

    assert choice is not None
    assert not choice.isVisible()
    assert "There are 5 KOII, of which the fee is paid too." in words_of(card_of(desk))


def test_a_token_is_sent_in_its_own_units(desk: Desk) -> None:
    holding(desk, TokenAmount(token=FIRE, amount=3_500_000))
    desk.wallet.flows.for_account(Act.SEND, MAIN)
    card = card_of(desk)
    choice = card.findChild(QComboBox, "sendWhat")
    assert choice is not None
    choice.setCurrentIndex(1)
    assert "There are 3.5 FIRE. The fee is paid in KOII: there are 5." in words_of(card)

    QTest.keyClicks(field(card, "sendTo"), TO)
    QTest.keyClicks(field(card, "sendAmount"), "1.2345678")
    assert not card.accent_button.isEnabled()
    assert "FIRE has 6 places" in card.accent_button.toolTip()
    field(card, "sendAmount").setText("1.25")
    card.press()

    assert desk.sent == [PlanMoney(Transfer(to=TO, amount=Units(1_250_000), mint=FIRE.mint), MAIN.name)]


def test_more_is_staked_in_the_token_of_the_task(desk: Desk) -> None:
    holding(desk, TokenAmount(token=FIRE, amount=3_500_000))
    task = replace(scenes.task("Token task"), token=FIRE, stake=Units(1_000_000), minimum_stake=Units(500_000))
    desk.say(TaskChanged(replace(task, account=MAIN.main)))
    desk.wallet.flows.stake(MAIN, task)
    card = card_of(desk)
    assert "Staked now: 1 FIRE; the task wants 0.5 FIRE at least. There are 3.5 FIRE." in words_of(card)

    QTest.keyClicks(field(card, "stakeAmount"), "2")
    card.press()

    assert desk.sent == [PlanMoney(StakeMore(task_id=task.id, amount=Units(2_000_000)), MAIN.name)]


def test_what_lies_in_other_accounts_is_told_and_not_counted(desk: Desk) -> None:
    holding(
        desk,
        TokenAmount(token=FIRE, amount=3_500_000, elsewhere=1_500_000),
        TokenAmount(token=ICE, amount=0, elsewhere=4),
    )
    model = desk.wallet.overview.accounts.model
    desk.wallet.flows.for_account(Act.SEND, MAIN)
    what = card_of(desk).findChild(QComboBox, "sendWhat")
    assert what is not None
    what.setCurrentText("FIRE")

    assert model.index(0, TOKENS).data() == "3.500 FIRE"
    assert "4 ICE more lie in other accounts" in model.data(model.index(0, TOKENS), 3)
    assert [what.itemText(place) for place in range(what.count())] == ["KOII", "FIRE"]
    assert "1.5 FIRE more lie in other accounts of the same key" in words_of(card_of(desk))
