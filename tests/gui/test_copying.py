"""Whatever is shortened, or long and of use elsewhere, can be copied."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from orca_desktop.domain.events import AuditedAgain
from orca_desktop.gui.pages.workspace import ACTIVITY, NETWORK, WALLET
from orca_desktop.gui.widgets.buttons import CopyButton
from orca_desktop.gui.widgets.cards import FigureCard
from orca_desktop.gui.widgets.status_box import StatusBox
from tests.gui import scenes, settings_scenes, wallet_scenes
from tests.gui.conftest import Desk

LONG = re.compile(r"\b[1-9A-HJ-NP-Za-km-z]{32,}\b|\b\w{4,}…\w{4,}\b|\bsha256:\w+|https?://")


def can_be_copied(label: QLabel) -> bool:
    """By marking it, by a button beside it, or from the menu of the box around it."""
    if Qt.TextInteractionFlag.TextSelectableByMouse in label.textInteractionFlags():
        return True
    around: QWidget | None = label.parentWidget()
    return isinstance(around, StatusBox) or (around is not None and bool(around.findChildren(CopyButton)))


def stuck(desk: Desk) -> list[str]:
    """Labels with something long that cannot be copied."""
    labels = [one for one in desk.window.findChildren(QLabel) if one.isVisible() and LONG.search(one.text())]
    return [f"{one.parentWidget()}: {one.text()}" for one in labels if not can_be_copied(one)]


@pytest.mark.parametrize("tab", range(6))
def test_ids_in_the_details_of_a_task_can_be_copied(desk: Desk, tab: int) -> None:
    desk.play(wallet_scenes.usual)
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(tab)

    assert stuck(desk) == []


@pytest.mark.parametrize("scene", [scenes.reviewing, scenes.asking, scenes.choosing], ids=["review", "asks", "images"])
def test_ids_in_a_review_can_be_copied(desk: Desk, scene: scenes.Scene) -> None:
    desk.play(scene)

    assert stuck(desk) == []


@pytest.mark.parametrize("place", [ACTIVITY, WALLET, NETWORK])
def test_ids_on_the_other_pages_can_be_copied(desk: Desk, place: int) -> None:
    desk.play(wallet_scenes.usual)
    desk.play(settings_scenes.usual)
    desk.workspace.sidebar.choose_page(place)
    if place == ACTIVITY:
        desk.workspace.activity.table.selectRow(6)

    assert stuck(desk) == []


def test_the_node_of_an_audit_that_was_run_again_is_copied_whole(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(2)
    audits = desk.page.details.audits
    audits.given.selectRow(3)
    row = audits.given_model.row_at(3)
    assert row is not None
    desk.say(AuditedAgain(scenes.audit_again(row.number, row.audit)))
    audits.result.copy_button.click()

    assert stuck(desk) == []
    assert QGuiApplication.clipboard().text() == row.audit.node


def test_the_box_of_the_wallet_copies_its_keys_and_the_exact_balance(desk: Desk) -> None:
    desk.play(scenes.busy)
    box = next(one for one in desk.workspace.sidebar.findChildren(StatusBox) if "Wallet" in one.accessibleName())
    told = {}
    for place in range(3):
        where = QPoint(10, 10)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, box.mapToGlobal(where))
        QApplication.sendEvent(box, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entry = menu.actions()[place]
        entry.trigger()
        told[entry.text()] = QGuiApplication.clipboard().text()
        menu.close()

    wallet = scenes.wallet()
    assert told == {
        "Copy the main key": wallet.keys.main,
        "Copy the staking key": wallet.keys.staking,
        "Copy the balance": "41.2 KOII",
    }


def test_figures_can_be_marked(desk: Desk) -> None:
    desk.play(scenes.busy)
    cards = [card for card in desk.page.findChildren(FigureCard) if card.isVisible()]

    assert cards
    for card in cards:
        assert any(
            Qt.TextInteractionFlag.TextSelectableByMouse in label.textInteractionFlags()
            for label in card.findChildren(QLabel)
        )
