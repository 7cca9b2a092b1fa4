"""What is found by a few letters, and which of it comes first."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.gui.entries import MOST_SHOWN, Entry, found
from orca_desktop.gui.fuzzy import MOST_LETTERS, fit, tokens

TEXTS = st.text(string.ascii_letters + " -·:é", max_size=60)


def entry(words: str, *, kind: str = "Task", also: str = "", why_not: str = "") -> Entry:
    return Entry(words=words, kind=kind, also=also, why_not=why_not, act=lambda: None)


def first(query: str, *texts: str) -> str:
    """The best of *texts*; empty where none fits."""
    hits = found([entry(text) for text in texts], query)
    return hits[0].entry.words if hits else ""


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("stop", "Stop", "Start or pause"),
        ("pc", "Prime Census", "Epic"),
        ("set", "Settings", "Show the list of assets, every time"),
        ("net", "Network", "Now and then"),
        ("ind", "Pulse Indexer", "Finish round"),
        ("logs", "Show Logs", "Language of signs"),
        ("start", "Start: Prime Census", "Restart: Prime Census"),
    ],
)
def test_beginnings_of_words_and_letters_in_a_row_come_first(query: str, better: str, worse: str) -> None:
    assert first(query, worse, better) == better


def test_words_may_be_typed_in_any_order_and_case() -> None:
    assert first("CENSUS stop", "Start: Prime Census", "Stop: Pulse Indexer", "Stop: Prime Census") == (
        "Stop: Prime Census"
    )


def test_every_word_has_to_fit() -> None:
    assert first("stop nothing", "Stop: Prime Census") == ""


def test_letters_that_only_happen_to_stand_there_do_not_fit() -> None:
    """“s…t…o” is in nearly every sentence: it has to begin a word, or stand together."""
    assert first("sto", "Weights that go") == ""
    assert first("top", "Stop") == "Stop"


def test_an_id_is_found_by_its_letters_as_they_are() -> None:
    hidden = entry("Prime Census", also="Hq8NsivXPDnsP75G7Jez")

    assert [hit.entry for hit in found([hidden], "hq8nsi")] == [hidden]
    assert [hit.entry for hit in found([hidden], "P75G7")] == [hidden]
    assert found([hidden], "hq75jez") == []


def test_the_places_that_fit_are_told() -> None:
    hit = fit(tokens("pri cen"), "Stop: Prime Census")

    assert hit is not None
    assert [("Stop: Prime Census")[place] for place in hit.places] == list("PriCen")


def test_what_can_be_done_stands_before_what_cannot_where_both_fit_alike() -> None:
    off, on = entry("Stop", why_not="Nothing of it runs."), entry("Stop")

    assert [hit.entry for hit in found([off, on], "stop")] == [on, off]


def test_without_a_word_everything_stands_in_its_own_order() -> None:
    entries = [entry(f"Entry {number}") for number in range(MOST_SHOWN + 5)]

    assert [hit.entry for hit in found(entries, "  ")] == entries[:MOST_SHOWN]


def test_letters_of_other_scripts_and_those_that_grow_in_lower_case_are_no_trouble() -> None:
    assert first("straße", "Straße") == "Straße"
    hit = fit(tokens("i"), "İ i")
    assert hit is not None
    assert hit.places == (2,)


@given(text=TEXTS, query=TEXTS)
def test_the_letters_that_are_told_spell_what_was_typed(text: str, query: str) -> None:
    wanted = tokens(query)
    hit = fit(wanted, text)
    if hit is None:
        return
    told = "".join(text[place].lower() for place in hit.places)
    assert all(_in_order(word, told) for word in wanted)


@given(text=TEXTS.filter(lambda text: bool(text.split())))
def test_every_word_finds_the_text_that_it_stands_in(text: str) -> None:
    for word in text.split():
        assert fit(tokens(word), text) is not None


def test_what_is_looked_for_is_bounded() -> None:
    assert sum(len(word) for word in tokens("a" * 10_000)) == MOST_LETTERS


def _in_order(word: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in word)
