"""Nothing is cut: every word that cannot give way has the room that it needs, in the first size and the smallest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from orca_desktop.gui.main_window import FIRST_SIZE, SMALLEST_SIZE
from orca_desktop.gui.pages.wallet_accounts import Act
from orca_desktop.gui.pages.workspace import ACTIVITY, HELP, NETWORK, NOTICES, SETTINGS, TASKS, WALLET
from orca_desktop.gui.translators import ENGLISH, TRANSLATED, speak
from orca_desktop.gui.widgets.labels import ElidedLabel
from tests.gui import scenes, settings_scenes, wallet_scenes
from tests.gui.conftest import Desk

SIZES = {"first": FIRST_SIZE, "smallest": SMALLEST_SIZE}
TABS = 6


@pytest.fixture(autouse=True, params=[ENGLISH, *TRANSLATED])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    spoken = speak(request.param, qapp)
    yield
    spoken.end()


@pytest.fixture(params=tuple(SIZES.values()), ids=tuple(SIZES))
def size(request: pytest.FixtureRequest) -> QSize:
    found: QSize = request.param
    return found


@pytest.mark.parametrize("scene", scenes.SCENES.values(), ids=scenes.SCENES)
def test_nothing_of_the_tasks_is_cut(desk: Desk, scene: scenes.Scene, size: QSize) -> None:
    desk.play(scene)
    desk.window.resize(size)

    assert cut(desk, TASKS) == []


@pytest.mark.parametrize("tab", range(TABS))
@pytest.mark.parametrize("scene", [scenes.busy, scenes.lacking, scenes.quarantined], ids=["busy", "lacking", "away"])
def test_nothing_of_a_tasks_tab_is_cut(desk: Desk, scene: scenes.Scene, tab: int, size: QSize) -> None:
    desk.play(scene)
    desk.window.resize(size)
    desk.page.details.setCurrentIndex(tab)

    assert cut(desk, TASKS) == []


@pytest.mark.parametrize("scene", wallet_scenes.SCENES.values(), ids=wallet_scenes.SCENES)
def test_nothing_of_the_wallet_is_cut(desk: Desk, scene: scenes.Scene, size: QSize) -> None:
    desk.play(scene)
    desk.window.resize(size)

    assert cut(desk, WALLET) == []


@pytest.mark.parametrize("act", [Act.SEND, Act.RECEIVE, Act.RENAME, Act.EXPORT, Act.REMOVE], ids=lambda act: act.name)
def test_nothing_of_a_card_of_the_wallet_is_cut(desk: Desk, act: Act, size: QSize) -> None:
    desk.play(wallet_scenes.without_tasks)
    desk.window.resize(size)
    desk.workspace.sidebar.choose_page(WALLET)
    desk.wallet.flows.for_account(act, wallet_scenes.MAIN)

    assert cut(desk, WALLET) == []


@pytest.mark.parametrize("tab", range(7))
def test_nothing_of_the_settings_is_cut(desk: Desk, tab: int, size: QSize) -> None:
    desk.play(settings_scenes.usual)
    desk.window.resize(size)
    desk.workspace.sidebar.choose_page(SETTINGS)
    desk.workspace.settings.tabs.setCurrentIndex(tab)

    assert cut(desk, SETTINGS) == []


@pytest.mark.parametrize("place", [ACTIVITY, NETWORK, NOTICES, HELP], ids=["activity", "network", "notices", "help"])
def test_nothing_of_the_other_pages_is_cut(desk: Desk, place: int, size: QSize) -> None:
    desk.play(settings_scenes.usual)
    desk.window.resize(size)

    assert cut(desk, place) == []


def cut(desk: Desk, place: int) -> list[str]:
    """The words that have less room than they need, of what the page shows."""
    desk.workspace.sidebar.choose_page(place)
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.processEvents()
    return [f"{type(one).__name__} {_words(one)!r}: {problem}" for one in _shown(desk) if (problem := _lacks(one))]


def _shown(desk: Desk) -> Iterator[QWidget]:
    for widget in desk.window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible() and _words(widget):
            yield widget


def _lacks(widget: QWidget) -> str:
    if isinstance(widget, ElidedLabel):
        return ""  # what does not fit is its tooltip
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return f"{widget.height()} of {needed} high" if widget.height() < needed else ""
    needed = widget.sizeHint().width() if isinstance(widget, QLabel) else widget.minimumSizeHint().width()
    return f"{widget.width()} of {needed} wide" if widget.width() < needed else ""


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


@pytest.mark.parametrize("scene", [scenes.quarantined, scenes.broken, scenes.busy], ids=["long", "broken", "short"])
def test_what_a_task_is_doing_is_written_beside_its_tabs(desk: Desk, scene: scenes.Scene, size: QSize) -> None:
    desk.play(scene)
    desk.window.resize(size)
    assert cut(desk, TASKS) == []
    details = desk.page.details
    bar = details.tabBar()
    tabs = [bar.tabRect(place) for place in range(details.count()) if details.isTabVisible(place)]
    stories = [one.geometry() for one in details.children() if isinstance(one, ElidedLabel) and one.text()]

    assert stories
    assert not any(story.intersects(tab.translated(bar.pos())) for story in stories for tab in tabs)


@pytest.mark.parametrize("scene", [scenes.reviewing, scenes.asking], ids=["usual", "with variables"])
def test_the_ways_on_from_a_review_are_always_in_sight(desk: Desk, scene: scenes.Scene, size: QSize) -> None:
    desk.play(scene)
    desk.window.resize(size)
    assert cut(desk, TASKS) == []
    card = desk.page.join.card

    for button in (card.ways.away_button, card.join_button):
        assert button.visibleRegion().boundingRect() == button.rect()
