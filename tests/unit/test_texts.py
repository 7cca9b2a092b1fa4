"""Which texts of the source are found for the translators: the window's, and the sentences of the node."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.texts import catalogue
from tests.texts.catalogue import Message
from tests.texts.node_texts import templates_in, templates_of
from tests.texts.window_texts import WindowText, texts_of


def of_node(source: str, *, is_adapter: bool = False, is_deep: bool = False) -> list[str]:
    return list(templates_in(source, has_titles=not is_adapter and not is_deep, has_reasons=not is_deep))


@pytest.mark.parametrize(
    ("source", "templates"),
    [
        ('x = "The round was missed."', ["The round was missed."]),
        ('x = f"Round {record.number:,} was missed."', ["Round {number} was missed."]),
        ('x = f"Round {number} of {task.name} and {other.name}."', ["Round {number} of {name} and {name_2}."]),
        ('x = f"{koii_text(amount)} is staked."', ["{amount} is staked."]),
        ("x = f\"It is {'gone' if gone else 'there'}.\"", ["It is gone.", "It is there."]),
        ('x = f" Its last words: {line}"', ["Its last words: {line}"]),
        ('x = f"The round was missed.{note}"', ["The round was missed.{note}"]),
        ('x = f"{task.name} has changed"', ["{name} has changed"]),
        ('x = {1: "Not known", 2: "Known"}[two]', ["Not known", "Known"]),
        ('x = "https:// is for others."', ["https:// is for others."]),
        ('x = "A bounty that runs out"', ["A bounty that runs out"]),
        ('x = "To"', ["To"]),
        ('x = "it is not there"', ["it is not there"]),
    ],
)
def test_what_the_node_tells_is_found(source: str, templates: list[str]) -> None:
    assert of_node(source) == templates


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring of a module."""',
        'def f():\n    "A docstring of a function."',
        'logger.warning("It went wrong: %s.", error)',
        'log.info("something went wrong: %s", error)',
        'raise ValueError("This is for developers.")',
        'assert x, "This is for developers."',
        'x = told["A name that is looked up."]',
        'x = value == "A text to compare with."',
        'x = "SELECT * FROM events WHERE id = 1."',
        'x = "id, slot, task"',
        'x = f"{this} of {that}"',
        'x = "https://rpc.example"',
        'x = "ok"',
        'x = "{}"',
    ],
)
def test_what_is_not_for_users_is_passed_over(source: str) -> None:
    assert of_node(source) == []


def test_of_an_adapter_sentences_and_reasons_are_for_users_and_short_lines_are_not() -> None:
    source = 'x = ("It went wrong.", "it is not started", "Cmd", "no", "State")'

    assert of_node(source, is_adapter=True) == ["It went wrong.", "it is not started"]
    assert of_node(source, is_deep=True) == ["It went wrong."]


def test_templates_of_the_whole_program_are_found_once(tmp_path: Path) -> None:
    for folder in ("domain", "adapters/docker", "cli"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "domain" / "words.py").write_text('A, B = "It is gone.", "It is gone."')
    (tmp_path / "adapters" / "docker" / "words.py").write_text('A = "It is gone."\nB = "It is there."')
    (tmp_path / "cli" / "demo.py").write_text('NOTE = "Local network"')
    (tmp_path / "cli" / "other.py").write_text('HELP = "It prints something."')

    assert templates_of(tmp_path) == ["It is gone.", "It is there.", "Local network"]


def test_texts_of_the_window_are_found_with_their_forms(tmp_path: Path) -> None:
    (tmp_path / "gui").mkdir()
    (tmp_path / "gui" / "page.py").write_text(
        'TITLE = mark("Title")\n'
        'a = tr("Round {number}", number=4), tr(TITLE), tr("On" if on else "Off")\n'
        'b = trn(2, "{n} task", "{n} tasks"), tr("Title"), said("The node said it.")\n'
    )

    assert sorted(texts_of(tmp_path), key=lambda text: text.text) == [
        WindowText("Off", "gui/page.py", has_forms=False),
        WindowText("On", "gui/page.py", has_forms=False),
        WindowText("Round {number}", "gui/page.py", has_forms=False),
        WindowText("Title", "gui/page.py", has_forms=False),
        WindowText("{n} tasks", "gui/page.py", has_forms=True),
    ]


def test_a_catalogue_keeps_what_was_translated_and_drops_what_is_gone() -> None:
    before = [
        Message("window", "Stay", ("Bleibt",)),
        Message("window", "Go", ("Geht",)),
        Message("node", "Stay", ("Da",)),
    ]
    texts = [WindowText("Stay", "a.py", has_forms=False), WindowText("{n} new", "a.py", has_forms=True)]

    now = catalogue.updated(before, texts, ["Stay"], 2)

    assert now == [
        Message("window", "Stay", ("Bleibt",), where="a.py"),
        Message("window", "{n} new", ("", ""), has_forms=True, where="a.py"),
        Message("node", "Stay", ("Da",)),
    ]
    assert [message.is_finished for message in now] == [True, False, True]


def test_a_catalogue_is_read_as_it_was_written(tmp_path: Path) -> None:
    messages = [
        Message("window", "A & B <c>\nnext", ("Ä & „B“ <c>\nnächste",), where="gui/a.py"),
        Message("window", "{n} tasks", ("{n} Task", "{n} Tasks"), has_forms=True, where="gui/a.py"),
        Message("node", "not yet", ("",)),
    ]

    catalogue.write(tmp_path / "some.ts", "de", messages)

    read = catalogue.read(tmp_path / "some.ts")
    assert [(one.context, one.source, one.forms, one.has_forms) for one in read] == [
        (one.context, one.source, one.forms, one.has_forms) for one in messages
    ]
    assert catalogue.read(tmp_path / "none.ts") == []
