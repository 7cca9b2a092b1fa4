"""The catalogues that are shipped fit the source, and every language is complete."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from orca_desktop.gui.language import NODE, WINDOW
from orca_desktop.gui.translators import TRANSLATED
from tests.texts import catalogue, node_texts, window_texts
from tests.texts.__main__ import FOLDER, FORMS, PACKAGE

FIELD = re.compile(r"\{\w+\}")
RUN = "Run ./run texts, and translate what is new in resources/translations/ (docs/translation.md)."


@pytest.fixture(scope="module")
def templates() -> list[str]:
    return node_texts.templates_of(PACKAGE)


@pytest.fixture(scope="module", params=TRANSLATED)
def messages(request: pytest.FixtureRequest) -> list[catalogue.Message]:
    return catalogue.read(FOLDER / f"orca_{request.param}.ts")


def test_the_templates_are_those_of_the_source(templates: list[str]) -> None:
    assert json.loads((FOLDER / "sentences.json").read_text("utf-8")) == templates, RUN


def test_every_text_of_the_source_is_in_the_catalogue_and_no_other(
    messages: list[catalogue.Message], templates: list[str]
) -> None:
    texts = {(WINDOW, one.text, one.has_forms) for one in window_texts.texts_of(PACKAGE)}
    sentences = {(NODE, text, False) for text in templates}

    assert {(one.context, one.source, one.has_forms) for one in messages} == texts | sentences, RUN


def test_every_text_is_translated(messages: list[catalogue.Message]) -> None:
    assert [one.source for one in messages if not one.is_finished] == [], RUN


def test_every_translation_has_the_fields_of_its_text(messages: list[catalogue.Message]) -> None:
    """Each as often; a form for one thing may leave out its number."""
    for one in messages:
        for form in one.forms:
            there, here = Counter(FIELD.findall(one.source)), Counter(FIELD.findall(form))
            assert set((there - here) | (here - there)) <= ({"{n}"} if one.has_forms else set()), one.source


def test_letters_for_the_keyboard_stay(messages: list[catalogue.Message]) -> None:
    """`&` stands before the letter that goes with Alt."""
    mnemonic = re.compile(r"&(?=\w)")
    lost = [one.source for one in messages for form in one.forms if mnemonic.search(one.source) and "&" not in form]

    assert lost == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_loaded_is_the_catalogue_compiled(language: str, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled.qm"
    catalogue.compile_into(FOLDER / f"orca_{language}.ts", compiled)

    assert compiled.read_bytes() == (FOLDER / f"orca_{language}.qm").read_bytes(), RUN


def test_every_language_has_a_number_of_forms() -> None:
    assert set(FORMS) == set(TRANSLATED)
