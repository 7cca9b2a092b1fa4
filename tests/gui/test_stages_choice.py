"""Choosing stages in the window: what is offered, what it asks for, and which files are not right."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from orca_desktop.domain.commands import JoinTask, ListStages, ReviewTask, SetStages
from orca_desktop.domain.events import CommandRefused, StagesListed, TaskChanged, TaskReviewed
from orca_desktop.domain.stages.choice import TEMPLATE, ChosenStages, StagesListing
from orca_desktop.gui.widgets.stages_choice import StagesChoice, StagesPanel
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk

PLAIN = StagesListing(name=TEMPLATE, title="Orca template", description="The contract of the template.")
SIGNED = StagesListing(name="builder", title="Builder", description="It signs.", asks_main_key=True)
OWN = StagesListing(name="mine", title="Mine", own=True)
WRONG = StagesListing(name="wrong", own=True, problem="wrong.toml, title: it is missing. Add it.")
LISTINGS = (PLAIN, SIGNED, OWN, WRONG)
CONTAINER_TAB = 5


def choose(choice: StagesChoice, name: str) -> None:
    choice.combo.setCurrentIndex(choice.combo.findData(name))


def offered(choice: StagesChoice) -> list[str]:
    return [choice.combo.itemText(row) for row in range(choice.combo.count())]


def test_the_proposed_stages_are_chosen_and_described(desk: Desk) -> None:
    desk.say(StagesListed(LISTINGS), TaskReviewed(replace(scenes.review(), stages="mine")))
    choice = desk.page.join.card.stages

    assert offered(choice) == ["Orca template", "Builder", "Mine (yours)"]
    assert choice.name == "mine"
    assert not choice.agree.isVisible()


def test_a_file_that_is_not_right_is_told_with_what_is_wrong(desk: Desk) -> None:
    desk.say(StagesListed(LISTINGS), TaskReviewed(scenes.review()))

    assert "wrong.toml, title: it is missing" in desk.page.join.card.stages.problems.text()
    assert desk.page.join.card.stages.problems.isVisible()


def test_joining_says_which_stages(desk: Desk) -> None:
    desk.say(StagesListed(LISTINGS), TaskReviewed(scenes.review()))
    choose(desk.page.join.card.stages, "mine")
    desk.page.join.card.join_button.click()

    assert desk.sent == [JoinTask(SAMPLE, stages="mine")]


def test_stages_that_sign_with_the_main_key_are_joined_with_only_after_the_users_word(desk: Desk) -> None:
    desk.say(StagesListed(LISTINGS), TaskReviewed(replace(scenes.review(), stages="builder")))
    card = desk.page.join.card

    assert card.stages.asks.isVisible()
    assert "sign with the main key" in card.stages.asks.text()
    assert not card.join_button.isEnabled()
    assert "say first" in card.join_button.toolTip()
    card.stages.agree.click()
    assert card.join_button.isEnabled()
    card.join_button.click()
    assert desk.sent == [JoinTask(SAMPLE, stages="builder", main_key=True)]


def test_the_word_holds_for_these_stages_only(qtbot: QtBot) -> None:
    choice = StagesChoice()
    qtbot.addWidget(choice)
    choice.show_listings((PLAIN, SIGNED, replace(SIGNED, name="other")), "builder")
    choice.agree.click()

    choose(choice, "other")

    assert not choice.main_key
    assert choice.problem


def panel_of(desk: Desk) -> StagesPanel:
    desk.page.details.setCurrentIndex(CONTAINER_TAB)
    return desk.page.details.container.stages


def test_a_joined_task_shows_its_stages_and_asks_for_others(desk: Desk) -> None:
    desk.say(StagesListed(LISTINGS), TaskChanged(scenes.task()))
    panel = panel_of(desk)

    assert panel.choice.name == TEMPLATE
    assert not panel.use.isEnabled()
    choose(panel.choice, "mine")
    panel.use.click()

    assert desk.sent == [SetStages(SAMPLE, "mine")]
    desk.say(TaskChanged(replace(scenes.task(), stages=ChosenStages(name="mine", text=""))))
    assert panel.choice.name == "mine"
    assert not panel.use.isEnabled()


def test_a_choice_under_way_outlasts_other_news_of_the_task(desk: Desk) -> None:
    desk.say(StagesListed(LISTINGS), TaskChanged(scenes.task()))
    panel = panel_of(desk)
    choose(panel.choice, "mine")

    desk.say(TaskChanged(scenes.task(claimable=5)))

    assert panel.choice.name == "mine"
    assert panel.use.isEnabled()


def test_kept_stages_whose_file_is_gone_are_still_shown(desk: Desk) -> None:
    desk.say(StagesListed((PLAIN,)), TaskChanged(replace(scenes.task(), stages=ChosenStages(name="gone", text=""))))
    panel = panel_of(desk)

    assert panel.choice.name == "gone"
    assert "no such file any more" in panel.choice.description.text()
    assert not panel.use.isEnabled()


def test_the_files_can_be_read_again(desk: Desk) -> None:
    desk.say(StagesListed((PLAIN,)), TaskChanged(scenes.task()))
    panel = panel_of(desk)
    panel.again.click()

    assert desk.sent == [ListStages()]
    desk.say(StagesListed(LISTINGS))
    assert offered(panel.choice) == ["Orca template", "Builder", "Mine (yours)"]


def test_a_refusal_lets_the_user_join_in_another_way(desk: Desk) -> None:
    desk.say(StagesListed(LISTINGS), TaskReviewed(scenes.review()))
    desk.page.join.card.join_button.click()
    desk.say(CommandRefused(desk.sent[-1], "There are no such stages", "Choose others."))

    assert desk.page.join.card.join_button.isEnabled()
    assert not any(isinstance(command, ReviewTask) for command in desk.sent)
