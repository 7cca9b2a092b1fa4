"""Which image a task runs, where its program does not tell: chosen or typed in the review, before it is joined."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.domain.events import TaskReviewed
from orca_desktop.domain.images import ImageCandidate
from orca_desktop.domain.tasks import TaskReview
from orca_desktop.gui.widgets.image_choice import EXAMPLE, NO_REGISTRY, NONE_FOUND, NOT_CHOSEN, TYPED, ImageChoice
from tests.gui import scenes
from tests.gui.conftest import Desk

FIRST, SECOND = (candidate.image for candidate in scenes.IMAGES)


@pytest.fixture
def choice(qtbot: QtBot) -> ImageChoice:
    widget = ImageChoice()
    qtbot.addWidget(widget)
    return widget


def test_an_image_that_is_beyond_doubt_is_no_choice(choice: ImageChoice) -> None:
    choice.show_candidates(scenes.IMAGES[:1], FIRST)

    assert not choice.has_choice
    assert (choice.named, choice.problem) == ("", "")


def test_of_several_one_has_to_be_chosen(choice: ImageChoice) -> None:
    choice.show_candidates(scenes.IMAGES, "")

    assert choice.has_choice
    assert [choice.combo.itemText(row) for row in range(choice.combo.count())] == [FIRST, SECOND]
    assert choice.combo.currentText() == ""
    assert choice.problem == NOT_CHOSEN
    assert choice.words.text().startswith("Its program names 2 images, and does not say what for")


def test_where_each_was_found_is_told(choice: ImageChoice) -> None:
    choice.show_candidates(scenes.IMAGES, "")
    choice.combo.setCurrentIndex(1)

    assert (choice.named, choice.problem) == (SECOND, "")
    assert choice.words.text() == "Found in its program: imageURL, line 33, unless AGENT_IMAGE is set."


def test_without_any_one_is_typed(choice: ImageChoice) -> None:
    choice.show_candidates((), "")
    assert (choice.problem, choice.words.text()) == (NOT_CHOSEN, NONE_FOUND)

    choice.combo.setEditText(" ghcr.io/somebody/agent:2 ")
    assert (choice.named, choice.problem, choice.words.text()) == ("ghcr.io/somebody/agent:2", "", TYPED)


@pytest.mark.parametrize(
    "text", ["agent", "somebody/agent:1", "docker.io/somebody/agent --privileged", "https://x.y/z"]
)
def test_what_is_no_image_is_told(choice: ImageChoice, text: str) -> None:
    choice.show_candidates((), "")
    choice.combo.setEditText(text)

    wrong = NO_REGISTRY.format(example=EXAMPLE)
    assert (choice.problem, choice.words.text()) == (wrong, wrong)
    assert choice.words.property("tone") == "warn"


def test_the_likeliest_of_several_is_taken_unless_another_is_chosen(choice: ImageChoice) -> None:
    choice.show_candidates(scenes.IMAGES, FIRST)
    assert choice.has_choice
    assert (choice.named, choice.problem) == ("", "")

    choice.combo.setCurrentIndex(1)
    assert choice.named == SECOND


def test_a_strangers_words_are_one_line(choice: ImageChoice) -> None:
    choice.show_candidates((ImageCandidate(image=FIRST, found="x\ny" * 300),), "")
    choice.combo.setCurrentIndex(0)

    assert "\n" not in choice.words.text()
    assert len(choice.words.text()) < 250


def join_button(desk: Desk) -> QPushButton:
    found = desk.window.findChild(QPushButton, "joinButton")
    assert isinstance(found, QPushButton)
    return found


def test_a_task_is_joined_with_the_image_that_was_chosen(desk: Desk) -> None:
    desk.play(scenes.choosing)
    card = desk.page.join.card
    assert not join_button(desk).isEnabled()
    assert join_button(desk).toolTip() == NOT_CHOSEN

    card.image.combo.setCurrentIndex(1)
    assert join_button(desk).isEnabled()
    join_button(desk).click()

    joins = [command for command in desk.sent if isinstance(command, JoinTask)]
    assert [command.image for command in joins] == [SECOND]


@pytest.mark.parametrize(
    "review",
    [
        scenes.review(),
        replace(scenes.review(), candidates=(ImageCandidate(image=scenes.review().image, found="imageURL, line 1"),)),
        replace(scenes.review(), plan=plan_for_image(scenes.review().image)),
    ],
)
def test_a_task_that_names_its_image_is_joined_with_it(desk: Desk, review: TaskReview) -> None:
    desk.play(scenes.reviewing)
    desk.store.apply(TaskReviewed(review))
    join_button(desk).click()

    assert not desk.page.join.card.image.isVisible()
    joins = [command for command in desk.sent if isinstance(command, JoinTask)]
    assert [command.image for command in joins] == [""]
