"""Pages and tabs are built when somebody first looks at them, and show what has come until then."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from orca_desktop.domain.events import LogAppended
from orca_desktop.gui.pages.workspace import WALLET
from orca_desktop.gui.widgets.built_later import BuiltLater
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import SAMPLE, Desk

LOGS_TAB = 4


def test_a_part_is_built_once_and_at_the_first_look(qtbot: QtBot) -> None:
    built: list[QLabel] = []

    def build() -> QLabel:
        built.append(QLabel("here"))
        return built[-1]

    place = BuiltLater(build)
    qtbot.addWidget(place)
    assert place.built is None

    place.show()
    place.hide()
    place.show()

    assert [place.built] == built
    assert built[0].isVisible()


def test_pages_and_tabs_that_nobody_looks_at_are_not_built(desk: Desk) -> None:
    desk.play(scenes.busy)

    waiting = [place for place in desk.workspace.findChildren(BuiltLater) if place.built is None]

    assert len(waiting) >= 5


def test_a_page_that_is_chosen_shows_what_came_before(desk: Desk) -> None:
    desk.play(wallet_scenes.usual)
    desk.workspace.sidebar.choose_page(WALLET)

    assert desk.wallet.overview.isVisible()
    assert desk.wallet.overview.accounts.model.rowCount() == len(desk.store.accounts.accounts)


def test_a_tab_that_is_chosen_shows_what_came_before(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.say(LogAppended(SAMPLE, ("the last line",)))

    desk.page.details.setCurrentIndex(LOGS_TAB)

    assert desk.page.details.logs.view.text.toPlainText().endswith("the last line")


def test_a_tab_that_was_left_is_up_to_date_when_it_is_looked_at_again(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(1)
    desk.page.details.setCurrentIndex(0)
    task = desk.page.table.tasks.task_at(1)
    assert task is not None

    desk.page.table.select_task(task.id)
    desk.page.details.setCurrentIndex(1)

    expected = [record for record in desk.store.rounds[task.id].values() if record.proof is not None]
    assert desk.page.details.proofs.model.rowCount() == len(expected)
