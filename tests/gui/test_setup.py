"""Help and setup: what is there, what is missing, what mends it; shown at the start until the user has had it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from orca_desktop.domain.events import EngineChanged, TaskChanged
from orca_desktop.domain.status import EngineKind, EngineStatus
from orca_desktop.gui.engine_help import EngineTrouble, advice_for, trouble_of
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.pages.setup_page import SetupPage
from orca_desktop.gui.pages.workspace import HELP, SETUP
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import CopyButton
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.test_accessible import assert_all_named

AWAY = EngineStatus(
    kind=EngineKind.DOCKER, reachable=False, problem="No Docker Engine answers (it is not installed or not started)."
)


def test_the_first_start_begins_with_it_and_it_can_be_left_and_come_back_to(desk: Desk) -> None:
    desk.play(wallet_scenes.first_start)
    assert desk.workspace.setup.isVisible()

    desk.workspace.setup.join_button.click()
    assert desk.page.isVisible()
    assert desk.page.join.bar.field.hasFocus()

    QTest.keyClick(desk.window.focusWidget() or desk.window, Qt.Key.Key_F1)
    assert desk.workspace.setup.isVisible()


def test_once_it_is_done_it_is_not_shown_by_itself_again(desk: Desk) -> None:
    desk.play(wallet_scenes.first_start)
    desk.workspace.setup.done_button.click()

    memory = desk.workspace._services.around.outside.memory
    assert memory.recall(SETUP) == "done"
    assert desk.page.isVisible()
    desk.workspace._offered = False  # as in the next start
    desk.play(wallet_scenes.first_start)
    assert desk.page.isVisible()


def test_a_node_with_an_account_is_not_bothered(desk: Desk) -> None:
    desk.play(wallet_scenes.usual)

    assert desk.page.isVisible()


def test_an_engine_that_is_away_comes_with_commands_to_copy(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(HELP)
    desk.say(EngineChanged(AWAY))
    setup = desk.workspace.setup
    assert "Missing" in setup.engine.accessibleName()
    assert setup.advice.isVisible()

    fields = setup.advice.findChildren(QLineEdit)
    setup.advice.findChildren(CopyButton)[0].click()

    assert QGuiApplication.clipboard().text() == fields[0].text()
    assert all(field.accessibleName() for field in fields)


def test_an_engine_that_comes_needs_no_advice(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(HELP)
    desk.say(EngineChanged(AWAY))
    desk.say(EngineChanged(scenes.engine()))
    setup = desk.workspace.setup

    assert "Ready" in setup.engine.accessibleName()
    assert not setup.advice.isVisible()
    assert not setup.check_button.isVisible()


def test_checking_again_waits_for_the_node_and_says_when_it_was(qtbot: QtBot, desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(HELP)
    desk.say(EngineChanged(AWAY))
    setup = desk.workspace.setup
    setup._checking.setInterval(5)

    setup.check_button.click()
    assert setup.check_button.text() == "Checking…"

    qtbot.waitUntil(lambda: setup.check_button.isEnabled(), timeout=30_000)
    assert "Checked at" in setup.engine.words.text()


def test_checking_again_ends_at_once_when_the_engine_answers(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(HELP)
    desk.say(EngineChanged(AWAY))
    setup = desk.workspace.setup
    setup.check_button.click()

    desk.say(EngineChanged(scenes.engine()))

    assert setup.check_button.text() == "Check again"
    assert "Docker 27.1.1 answers." in setup.engine.words.text()
    setup.close_down()


def test_the_keyboard_begins_on_what_is_to_be_done_first(desk: Desk) -> None:
    assert desk.page.join.bar.field.hasFocus()

    desk.play(wallet_scenes.first_start)

    assert desk.window.focusWidget() is desk.workspace.setup.account_button


def test_the_place_for_proofs_leads_to_its_setting(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(HELP)
    desk.workspace.setup.settings_button.click()

    assert desk.workspace.settings.isVisible()


def test_the_place_for_proofs_is_there_where_the_node_has_one_of_its_own(
    desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    own = "The demo has a network of its own."
    page = SetupPage(
        theme,
        desk.store,
        desk.workspace.bridge,
        PreferencesWatch(desk.computer.settings, Errands(start=wallet_scenes.AtOnce())),
        can_look_around=False,
        why_not_node=own,
        now=lambda: desk.time[-1],
    )
    qtbot.addWidget(page)

    assert "Ready" in page.proofs.accessibleName()
    assert page.proofs.words.text() == own
    assert not page.settings_button.isVisibleTo(page)


def test_the_first_task_is_done_once_there_is_one(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(HELP)
    desk.say(TaskChanged(scenes.task()))

    assert "Ready" in desk.workspace.setup.task.accessibleName()


def test_the_demo_says_why_it_cannot_be_opened(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(HELP)
    button = desk.workspace.setup.look_button

    assert not button.isEnabled()
    assert "orca-desktop demo" in button.toolTip()


def test_the_demo_is_opened_where_it_can_be(desk: Desk) -> None:
    opened: list[bool] = []
    outside = replace(desk.workspace._services.around.outside, look_around=lambda: opened.append(True))
    around = replace(desk.workspace._services.around, outside=outside)
    desk.workspace._services = replace(desk.workspace._services, around=around)
    desk.workspace.sidebar.choose_page(HELP)

    desk.workspace.setup.look_button.click()

    assert opened == [True]


def test_every_control_has_words(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(HELP)
    desk.say(EngineChanged(AWAY))

    assert_all_named(desk)


@pytest.mark.parametrize(
    ("problem", "trouble"),
    [
        ("it is not installed or not started", EngineTrouble.AWAY),
        ("it is installed, but it is not started", EngineTrouble.AWAY),
        ("", EngineTrouble.AWAY),
        ("this user may not use it; add the user to the group “docker”", EngineTrouble.FORBIDDEN),
        ("it does not answer in time", EngineTrouble.OTHER),
    ],
)
def test_what_is_wrong_is_told_from_the_engines_words(problem: str, trouble: EngineTrouble) -> None:
    assert trouble_of(replace(AWAY, problem=problem)) is trouble


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd14"])
@pytest.mark.parametrize("trouble", list(EngineTrouble))
def test_every_platform_has_advice_where_something_is_wrong(platform: str, trouble: EngineTrouble) -> None:
    advice = advice_for(platform, trouble)

    assert bool(advice) is (trouble not in (EngineTrouble.NONE, EngineTrouble.UNKNOWN))
    assert all(one.title and one.words for one in advice)


def test_before_the_engine_was_asked_nothing_is_wrong() -> None:
    assert trouble_of(None) is EngineTrouble.UNKNOWN
    assert trouble_of(scenes.engine()) is EngineTrouble.NONE
