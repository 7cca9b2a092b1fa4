"""A page on which there is nothing yet has the button that helps."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from orca_desktop.domain.errors import NoHistoryYet
from orca_desktop.domain.settings.table import NOTIFICATIONS
from orca_desktop.gui.pages.tasks_page import TasksPage
from orca_desktop.gui.pages.workspace import ACTIVITY, NOTICES, Workspace
from orca_desktop.gui.theme import Theme
from orca_desktop.state.store import Store
from tests.gui import scenes
from tests.gui.conftest import Desk


def test_where_nothing_has_happened_yet_one_can_join_a_task(desk: Desk) -> None:
    desk.play(scenes.empty)
    desk.history.rows.clear()
    desk.history.problem = NoHistoryYet("/home/you/.local/share/orca-desktop")
    desk.workspace.sidebar.choose_page(ACTIVITY)
    desk.workspace.activity.empty.button.click()

    assert desk.page.join.bar.field.hasFocus()


def test_without_notices_one_can_choose_which_are_shown(desk: Desk) -> None:
    desk.play(scenes.empty)
    desk.workspace.sidebar.choose_page(NOTICES)
    desk.workspace.notices.empty.button.click()
    settings = desk.workspace.settings

    assert settings.isVisible()
    assert settings.tabs.tabText(settings.tabs.currentIndex()) == NOTIFICATIONS


@pytest.mark.parametrize(("sample", "leads_to_help"), [("", True), ("a sample", False)], ids=["without", "with"])
def test_without_a_task_one_gets_the_sample_or_what_is_needed(
    qtbot: QtBot, theme: Theme, sample: str, *, leads_to_help: bool
) -> None:
    workspace = Workspace(theme, Store(), lambda _command: None, join_text=sample)
    qtbot.addWidget(workspace)
    workspace.show()
    page: TasksPage = workspace.tasks
    page.empty.button.click()

    assert page.isVisible() is not leads_to_help
    assert page.join.bar.field.text() == sample
    workspace.close_down()
