"""A creator's description: dressed, bounded, and unable to reach anything."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QSize, QUrl
from PySide6.QtGui import QImage, QPixmap, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel

from orca_desktop.domain.containers import MIB, ContainerSpec, Limits, RunPlan
from orca_desktop.domain.events import TaskReviewed
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.strangers_markdown import TEXT_LIMIT, SealedDocument, StrangersMarkdown, tamed
from tests.gui import scenes
from tests.gui.conftest import Desk

SECONDS = 5.0
"""Far more than any text takes, far less than one that explodes."""


@pytest.fixture
def view(theme: Theme) -> Iterator[StrangersMarkdown]:
    made = StrangersMarkdown("Description")
    made.resize(600, 100)
    made.show()
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(view: StrangersMarkdown, text: str) -> str:
    view.show_markdown(text)
    return view.toPlainText()


def formats(view: StrangersMarkdown) -> Iterator[QTextCursor]:
    cursor = QTextCursor(view.document())
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        yield cursor


def test_emphasis_headings_and_lists_are_dressed(view: StrangersMarkdown) -> None:
    assert shown(view, "# Title\n\n*so* and **so**\n\n- one\n- two") == "Title\nso and so\none\ntwo"
    assert any(cursor.charFormat().fontWeight() > 400 for cursor in formats(view))


def test_html_is_text(view: StrangersMarkdown) -> None:
    text = shown(view, "<b>bold</b> <script>alert(1)</script> <img src='file:///etc/passwd'>")

    assert text == "<b>bold</b> <script>alert(1)</script> <img src='file:///etc/passwd'>"


def test_a_link_shows_where_it_leads_and_cannot_be_followed(view: StrangersMarkdown) -> None:
    text = shown(view, "[your *bank*](https://evil.example) and <https://plain.example>")

    assert text == "your bank (https://evil.example) and https://plain.example"
    assert not any(cursor.charFormat().isAnchor() for cursor in formats(view))


def test_a_picture_is_told_in_words(view: StrangersMarkdown) -> None:
    assert shown(view, "![pixel](https://spy.example/p.png)") == "[picture https://spy.example/p.png, not loaded]"
    assert not any(cursor.charFormat().isImageFormat() for cursor in formats(view))


def test_nothing_is_ever_loaded(tmp_path: Path, view: StrangersMarkdown) -> None:
    """Qt itself reads a picture that lies on the disk, even where the document says that there is none."""
    picture = tmp_path / "picture.png"
    view.grab().save(str(picture))
    url = QUrl.fromLocalFile(str(picture))
    kind = QTextDocument.ResourceType.ImageResource.value
    view.show_markdown(f"![a]({url.toString()}) ![b]({picture}) <{url.toString()}>")
    view.grab()
    assert _size_of(view.document().resource(kind, url)) == QSize(1, 1)

    careless = SealedDocument()
    careless.setMarkdown(f"![a]({url.toString()})")
    careless.size()

    assert _size_of(careless.resource(kind, url)) == QSize(1, 1)
    assert _size_of(QTextDocument().resource(kind, url)) != QSize(1, 1)


def _size_of(picture: object) -> QSize:
    assert isinstance(picture, QImage | QPixmap)
    return picture.size()


@pytest.mark.parametrize(
    "text",
    [
        ">" * 9_000,
        "> - " * 3_000,
        "- " * 5_000,
        "\n".join(" " * place + "- x" for place in range(200)),
        "[" * 9_000,
        "[a](b)" * 2_000,
        "![a](b)" * 2_000,
        "*a **b " * 1_500,
        "`" * 9_000,
        "a\n=\n" * 2_000,
        "|a" * 4_000,
        "&amp;" * 2_000,
        "[a]: b\n" * 900 + "[a]" * 500,
    ],
)
def test_no_text_takes_long(view: StrangersMarkdown, text: str) -> None:
    begin = time.process_time()
    view.show_markdown(text)
    view.grab()

    assert time.process_time() - begin < SECONDS
    assert view.height() < 200


MARKDOWN = st.text(alphabet="*_`[]()!<>#-+1. \n>|~\\&;:ab\t\"'{}\u202e\x00\ufffcé✓😀", max_size=300)


@given(MARKDOWN)
@settings(max_examples=60)
def test_anything_ends_without_links_pictures_or_control_characters(text: str) -> None:
    view = StrangersMarkdown("Description")
    view.show_markdown(text)

    assert "\ufffc" not in view.toPlainText()
    assert "\u202e" not in view.toPlainText()
    assert not any(cursor.charFormat().isAnchor() for cursor in formats(view))
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@given(MARKDOWN)
def test_taming_only_takes_away(text: str) -> None:
    assert len(tamed(text * 30)) <= TEXT_LIMIT


def test_the_review_shows_the_description_dressed(desk: Desk) -> None:
    desk.say(TaskReviewed(scenes.review()))
    (description,) = desk.page.join.card.findChildren(StrangersMarkdown)

    assert "twin pairs," in description.toPlainText()
    assert "the method (https://primes.example/method)" in description.toPlainText()


def test_a_creator_who_says_nothing_is_not_quoted(desk: Desk) -> None:
    desk.say(TaskReviewed(dataclasses.replace(scenes.review(), description=" \n ")))
    (description,) = desk.page.join.card.findChildren(StrangersMarkdown)

    assert description.toPlainText() == "The creator says nothing about it."


def test_the_review_tells_what_runs_in_which_box(desk: Desk) -> None:
    plan = RunPlan(
        containers=(ContainerSpec(name="one", image="a/one:1"), ContainerSpec(name="two", image="a/two:2")),
        limits=Limits(memory=512 * MIB),
    )
    notes = tuple(f"spec.field{number} has no effect" for number in range(9))
    review = dataclasses.replace(scenes.review(), plan=plan, plan_notes=notes, missing_variables=("API_KEY",))
    desk.say(TaskReviewed(review))

    texts = [label.text() for label in desk.page.join.card.findChildren(QLabel)]
    assert "a/one:1\na/two:2" in texts
    assert any("strictest of three boxes in which it runs" in text for text in texts)
    assert any("It gets at most 512 MiB of memory" in text for text in texts)
    (told,) = [text for text in texts if "spec.field0" in text]
    assert "And 5 other parts of its Pod spec without effect." in told
    assert any("Without API_KEY the task is joined and waits" in text for text in texts)
