"""The template of a finished sentence is found again, with the values in it; what is no sentence of ours stays."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orca_desktop.gui import sentences
from orca_desktop.gui.sentences import MOST_CHARACTERS, Sentences, Template, template

TEMPLATES = (
    "Round {number} was paid.",
    "Round {number} was missed.{note}",
    "The network does not answer ({reason}).",
    "The network does not answer at all ({reason}).",
    "The container had nothing to submit.",
    "It waits for {what}.",
    "{server} does not answer.",
    "{name} has changed",
    "{count} slots",
    "no answer in time",
    "Not known",
    "{left}: {right}",
)


def loud(text: str) -> str:
    """A language in which all is written in capitals, but for the fields."""
    pieces = text.split("{")
    return "{".join((pieces[0].upper(), *(f"{name}}}{rest.upper()}" for name, _, rest in split(pieces[1:]))))


def split(pieces: list[str]) -> list[tuple[str, str, str]]:
    return [piece.partition("}") for piece in pieces]


@pytest.fixture(scope="module")
def known() -> Sentences:
    return Sentences(TEMPLATES)


def told(known: Sentences, text: str) -> str:
    return known.translated(text, loud)


def test_values_are_found_where_the_template_has_its_fields() -> None:
    found = template("From {first} to {last}, {count} times.").values_in("From 4 Mar to 6 Mar, 12 times.")

    assert found == {"first": "4 Mar", "last": "6 Mar", "count": "12"}


@pytest.mark.parametrize("text", ["From 4 Mar", "From 4 Mar to 6 Mar, 12 times", "from 4 Mar to 6 Mar, 12 times."])
def test_what_lacks_a_part_of_the_template_was_not_made_from_it(text: str) -> None:
    assert template("From {first} to {last}, {count} times.").values_in(text) is None


def test_parts_do_not_overlap() -> None:
    """The end of one may not be the beginning of the next."""
    assert template("ab{value}ba").values_in("aba") is None


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("Not known", "NOT KNOWN"),
        ("not known", "NOT KNOWN"),
        ("Round 44 was paid.", "ROUND 44 WAS PAID."),
        (
            "The network does not answer at all (no answer in time).",
            "THE NETWORK DOES NOT ANSWER AT ALL (NO ANSWER IN TIME).",
        ),
        ("It waits for 12 slots.", "IT WAITS FOR 12 SLOTS."),
        ("Round 4 was paid. Round 5 was paid.", "ROUND 4 WAS PAID. ROUND 5 WAS PAID."),
        ("Round 4 was paid.\nIt waits for you.", "ROUND 4 WAS PAID.\nIT WAITS FOR you."),
        (
            "Round 4 was missed. The container had nothing to submit.",
            "ROUND 4 WAS MISSED. THE CONTAINER HAD NOTHING TO SUBMIT.",
        ),
        ("no answer in time, Not known, whatever", "NO ANSWER IN TIME, NOT KNOWN, whatever"),
        ("no answer in time.", "NO ANSWER IN TIME."),
        ("no answer in time. Round 4 was paid.", "NO ANSWER IN TIME. ROUND 4 WAS PAID."),
        (" Round 4 was paid. ", " ROUND 4 WAS PAID. "),
    ],
)
def test_each_sentence_and_what_is_in_it_is_translated(known: Sentences, english: str, other: str) -> None:
    assert told(known, english) == other


def test_a_sentence_of_somebody_else_stays_among_ours(known: Sentences) -> None:
    assert told(known, "Round 4 was paid. Hooray. Round 5 was paid.") == "ROUND 4 WAS PAID. Hooray. ROUND 5 WAS PAID."


def test_what_somebody_has_named_is_not_translated(known: Sentences) -> None:
    assert told(known, "Not known has changed") == "Not known HAS CHANGED"


def test_a_title_that_begins_with_a_name_is_not_looked_for_in_long_texts(known: Sentences) -> None:
    long = f"{'x' * sentences.MOST_IN_TITLE} has changed"

    assert told(known, long) == long


def test_a_sentence_is_no_title(known: Sentences) -> None:
    assert told(known, "Something has changed.") == "Something has changed."


def test_braces_in_a_value_are_no_field(known: Sentences) -> None:
    assert told(known, "It waits for {what}.") == "IT WAITS FOR {what}."


def test_the_most_literal_template_wins() -> None:
    both = Sentences(("It {what}.", "It was {what}."))

    assert both.translated("It was paid.", lambda text: f"[{text}]") == "[It was paid.]"


def test_numbers_in_sentences_are_written_as_the_language_writes_them() -> None:
    known = Sentences(TEMPLATES, lambda number: number.replace(",", "'"))

    assert known.translated("It waits for 1,200 slots.", loud) == "IT WAITS FOR 1'200 SLOTS."


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Prime Census",
        "Foo.\nBar.\n\nBaz.",
        "a, b,  c",
        "Round 4 was paid" + "!" * MOST_CHARACTERS,
        "{number}",
        "x. " * 400,
    ],
)
def test_what_is_not_ours_is_handed_back_as_it_is(known: Sentences, text: str) -> None:
    assert told(known, text) == text


WORDS = (
    "Round ",
    "4",
    " was paid.",
    " was missed.",
    "The network does not answer (",
    ").",
    ": ",
    ", ",
    "\n",
    "{x}",
    "…",
)
PUT_TOGETHER = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40).map("".join)


@given(PUT_TOGETHER | st.text(max_size=300))
@example("Round {number} was paid.")
def test_no_text_is_too_strange(text: str) -> None:
    Sentences(TEMPLATES).translated(text, loud)


@given(PUT_TOGETHER | st.text(max_size=300))
def test_in_english_every_text_stays_as_it_is(text: str) -> None:
    """The language whose templates are the templates."""
    assert Sentences(TEMPLATES).translated(text, str) == text


@given(st.text(alphabet=st.characters(blacklist_characters="RTINn{:"), max_size=300))
def test_without_a_template_nothing_is_changed(text: str) -> None:
    assert (
        Sentences(("Round {number} was paid.", "The network is away.", "Indeed {what}!")).translated(text, loud) == text
    )


@pytest.mark.parametrize(
    "text",
    [
        "Round " * 600,
        "(" * 3_900,
        ": " * 1_900,
        "a. " * 1_300,
        "Round 4 was missed. " * 11,
        "The network does not answer (" * 130,
        "x: " * 11 + "y",
        ", ".join(["no answer in time: " * 5] * 12),
    ],
)
def test_a_strangers_text_is_worth_a_bounded_search(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Measured by the characters that templates were laid on, each once at most."""
    laid = [0]
    values_in = Template.values_in

    def counted(self: Template, sentence: str) -> dict[str, str] | None:
        laid[0] += len(sentence)
        return values_in(self, sentence)

    monkeypatch.setattr(Template, "values_in", counted)
    told(Sentences(TEMPLATES), text[:MOST_CHARACTERS])

    assert laid[0] <= len(TEMPLATES) * 100 * MOST_CHARACTERS
