"""Everything can be reached by keyboard, found by name, and heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from orca_desktop.domain.accounts import LockStatus
from orca_desktop.domain.events import LockChanged
from orca_desktop.gui.pages.wallet_accounts import Act
from orca_desktop.gui.pages.wallet_import import ImportCard, Way
from orca_desktop.gui.pages.wallet_lock import LockCard
from orca_desktop.gui.pages.workspace import ACTIVITY, NETWORK, SETTINGS, WALLET
from orca_desktop.gui.widgets.chart import Chart
from tests.gui import scenes, settings_scenes, wallet_scenes
from tests.gui.conftest import Desk

CONTROLS = (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QTextEdit,
    Chart,
)
REWARDS_TAB, LOGS_TAB, CONTAINER_TAB = 3, 4, 5
NAMES = (
    "joinField",
    "lookUpButton",
    "joinButton",
    "practiceButton",
    "watchButton",
    "taskTable",
    "roundsTable",
    "proofView",
    "evidenceButton",
    "auditAgainButton",
    "auditBeforeButton",
    "auditedProof",
    "auditsGivenTable",
    "auditsReceivedTable",
    "logView",
    "logLevels",
    "logRounds",
    "logExport",
    "layersTable",
    "cancelPullButton",
    "usageTable",
    "changesTable",
    "agreeButton",
    "keepImageButton",
    "grantGpu",
    "grantModelCache",
    "tabs",
    "accountsTable",
    "stakesTable",
    "ledgerTable",
    "walletTabs",
    "createAccount",
    "lockButton",
    "lockSettings",
)


@pytest.mark.parametrize("name", NAMES)
def test_what_users_and_tests_look_for_has_one_name(desk: Desk, name: str) -> None:
    desk.build_all()

    assert len(desk.window.findChildren(QWidget, name)) == 1


@pytest.mark.parametrize("scene", scenes.SCENES.values(), ids=scenes.SCENES)
def test_every_control_has_words_for_screen_readers(desk: Desk, scene: scenes.Scene) -> None:
    desk.play(scene)
    assert_all_named(desk)


@pytest.mark.parametrize("scene", [scenes.busy, scenes.reviewing, scenes.empty], ids=["busy", "review", "empty"])
def test_tab_reaches_every_control_that_is_shown(desk: Desk, scene: scenes.Scene) -> None:
    desk.play(scene)
    _assert_all_reached(desk)


@pytest.mark.parametrize("scene", wallet_scenes.SCENES.values(), ids=wallet_scenes.SCENES)
def test_every_control_of_the_wallet_has_words_and_is_reached_by_tab(desk: Desk, scene: scenes.Scene) -> None:
    desk.play(scene)
    desk.workspace.sidebar.choose_page(WALLET)
    desk.workspace.focus_first()
    assert_all_named(desk)
    _assert_all_reached(desk)


@pytest.mark.parametrize(
    ("place", "tab"),
    [(ACTIVITY, 0), (NETWORK, 0), *((SETTINGS, tab) for tab in range(7))],
    ids=["activity", "network", *(f"settings-{tab}" for tab in range(7))],
)
def test_every_control_of_the_other_pages_has_words_and_is_reached_by_tab(desk: Desk, place: int, tab: int) -> None:
    desk.play(settings_scenes.usual)
    desk.workspace.sidebar.choose_page(place)
    if place == ACTIVITY:
        desk.workspace.activity.table.selectRow(6)
        desk.workspace.activity.bar.times.setCurrentIndex(5)
    if place == NETWORK:
        desk.workspace.network.servers.table.selectRow(1)
    if place == SETTINGS:
        desk.workspace.settings.tabs.setCurrentIndex(tab)
    desk.workspace.focus_first()
    QCoreApplication.sendPostedEvents()
    assert_all_named(desk)
    _assert_all_reached(desk)


@pytest.mark.parametrize("act", [Act.SEND, Act.RECEIVE, Act.RENAME, Act.EXPORT, Act.REMOVE], ids=lambda act: act.name)
def test_every_control_of_what_is_done_with_an_account_has_words_and_is_reached_by_tab(desk: Desk, act: Act) -> None:
    desk.play(wallet_scenes.without_tasks)
    desk.workspace.sidebar.choose_page(WALLET)
    desk.wallet.flows.for_account(act, wallet_scenes.MAIN)
    QCoreApplication.sendPostedEvents()
    assert_all_named(desk)
    _assert_all_reached(desk)


@pytest.mark.parametrize("is_guarded", [True, False], ids=["guarded", "unguarded"])
def test_every_control_of_the_lock_has_words_and_is_reached_by_tab(desk: Desk, is_guarded: bool) -> None:
    desk.play(wallet_scenes.without_tasks)
    desk.say(LockChanged(LockStatus(is_guarded=is_guarded, is_locked=False)))
    desk.workspace.sidebar.choose_page(WALLET)
    desk.wallet.flows.set_lock()
    if is_guarded:
        assert desk.wallet.card is not None
        QTest.keyClicks(desk.wallet.card.first_field(), wallet_scenes.PASSPHRASE)
        desk.wallet.card.press()
    assert isinstance(desk.wallet.card, LockCard)
    QCoreApplication.sendPostedEvents()
    assert_all_named(desk)
    _assert_all_reached(desk)


@pytest.mark.parametrize("way", Way, ids=lambda way: way.name)
def test_every_control_of_an_import_has_words_and_is_reached_by_tab(desk: Desk, way: Way) -> None:
    desk.play(wallet_scenes.without_tasks)
    desk.workspace.sidebar.choose_page(WALLET)
    desk.wallet.flows.bring()
    card = desk.wallet.card
    assert isinstance(card, ImportCard)
    card.way.setCurrentIndex(list(Way).index(way))
    card.way.setFocus()
    assert_all_named(desk)
    _assert_all_reached(desk)


@pytest.mark.parametrize("tab", [REWARDS_TAB, LOGS_TAB, CONTAINER_TAB], ids=["rewards", "logs", "container"])
@pytest.mark.parametrize("scene", [scenes.busy, scenes.pulling, scenes.changed], ids=["busy", "pulling", "changed"])
def test_tab_reaches_every_control_of_a_tab(desk: Desk, scene: scenes.Scene, tab: int) -> None:
    desk.play(scene)
    desk.page.details.setCurrentIndex(tab)
    _assert_all_reached(desk)


def assert_all_named(desk: Desk) -> None:
    desk.build_all()
    found = [widget for widget in desk.workspace.findChildren(QWidget) if isinstance(widget, CONTROLS)]
    focusable = [widget for widget in found if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]

    shown = [widget for widget in focusable if not widget.isHidden()]  # what is hidden has its words when it is shown
    nameless = [widget for widget in shown if not widget.accessibleName() and not _text(widget)]

    assert nameless == []
    assert len(focusable) > 8


def _assert_all_reached(desk: Desk) -> None:
    wanted = {
        widget
        for widget in desk.workspace.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not isinstance(widget, QTabWidget)
        and widget.isVisible()
        and widget.isEnabled()
        and Qt.FocusPolicy.TabFocus in widget.focusPolicy()
        and not _is_reached_by_arrows(widget)
        and not isinstance(widget.parent(), QAbstractSpinBox)  # the whole field is reached, not the line inside it
    }
    reached: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 20):
        focused = desk.window.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert set() == wanted - reached


def _is_reached_by_arrows(widget: QWidget) -> bool:
    """Of buttons that exclude each other, Tab goes to the one that is pressed; the arrow keys go on from there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() is not widget


def test_charts_speak_in_figures(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(CONTAINER_TAB)

    names = [chart.accessibleName() for chart in desk.page.details.container.usage.charts]

    assert "now 0.33 cores, mean 0.55 cores, most 1.04 cores" in names[0]
    assert names[1].endswith("limit 2 GiB")
    assert "in now 18.2 KiB/s" in names[2]
    assert "out now 4.7 KiB/s" in names[2]


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
