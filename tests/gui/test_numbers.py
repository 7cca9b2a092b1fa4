"""Numbers are shown, and read when they are typed, as the user's language writes them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTranslator

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.tokens import KOII
from orca_desktop.gui import amounts, translators
from orca_desktop.gui.language import NODE, local, numeral, said, typed
from orca_desktop.gui.models.accounts import AccountTableModel
from orca_desktop.gui.sentences import Sentences
from orca_desktop.gui.wallet_words import parse_token_amount
from orca_desktop.gui.words import duration, size
from orca_desktop.state.store import Store
from tests.gui import wallet_scenes


class Notation(QTranslator):
    """Knows nothing but how a number is written."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, sourceText: str, *_about: object) -> str | None:  # noqa: N803 - Qt's name
        return "1.234,5" if context != NODE and sourceText == "1,234.5" else None


@pytest.fixture
def comma(qapp: object) -> Iterator[None]:
    """A language with a comma before the fraction."""
    sentences = Sentences(["{amount} are too little."], local)
    spoken = translators.install(translators.SentenceTranslator(sentences, str), Notation())
    yield
    spoken.end()


@pytest.mark.parametrize(
    ("english", "shown"),
    [
        ("1,234.5", "1.234,5"),
        ("−1,234,567.001 KOII", "−1.234.567,001 KOII"),
        ("0.4 KOII + 3 FIRE", "0,4 KOII + 3 FIRE"),
        ("127.0.0.1:8899", "127.0.0.1:8899"),
        ("Docker 27.1.1", "Docker 27.1.1"),
        ("bafy1.5x", "bafy1.5x"),
        ("1, 2 and 3", "1, 2 and 3"),
        ("—", "—"),
    ],
)
def test_only_numbers_are_written_anew(comma: None, english: str, shown: str) -> None:
    assert local(english) == shown


def test_figures_of_every_kind(comma: None) -> None:
    assert numeral(41_337_872) == "41.337.872"
    assert numeral(0.5, 2) == "0,50"
    assert amounts.amount_text(1_234_500_000_000, KOII) == "1.234,500 KOII"
    assert amounts.editable(1_234_500_000_000, KOII) == "1234,5"
    assert size(1_500_000) == "1,4 MiB"
    assert duration(2.44) == "2,4 s"


def test_amounts_in_sentences_of_the_node(comma: None) -> None:
    assert said("1,234.5 KOII are too little.") == "1.234,5 KOII are too little."


@pytest.mark.parametrize("text", ["0,5", "0.5"])
def test_a_typed_fraction_is_read_with_either_sign(comma: None, text: str) -> None:
    assert parse_token_amount(text, KOII) == (Units(500_000_000), "")


def test_a_whole_number_in_the_notation_of_the_language(comma: None) -> None:
    assert typed("1.234.567,25") == "1234567.25"


@pytest.mark.parametrize("text", ["1,5,2", "1.5,2", "1,234.5", "12.34,5"])
def test_what_is_written_in_no_notation_is_refused(comma: None, text: str) -> None:
    amount, problem = parse_token_amount(text, KOII)

    assert amount is None
    assert problem


def test_amounts_are_copied_as_the_network_writes_them(comma: None) -> None:
    store = Store()
    wallet_scenes.usual(store)
    accounts = AccountTableModel(store)
    accounts.refresh()
    titles = [accounts.headerData(place, Qt.Orientation.Horizontal) for place in range(accounts.columnCount())]
    index = accounts.index(0, titles.index("Balance"))

    assert index.data() == "41,200 KOII"
    assert index.data(accounts.CopiedRole) == "41.2 KOII"


def test_in_english_all_stays() -> None:
    assert local("1,234.5 KOII") == "1,234.5 KOII"
    assert typed("1,5") == "1,5"
    assert amounts.editable(1_234_500_000_000, KOII) == "1234.5"
