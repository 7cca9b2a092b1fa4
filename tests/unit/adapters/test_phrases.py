"""Words become keys exactly as the network's other programs make them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.adapters.keys.phrases import cleaned, keys_of, new_phrase
from orca_desktop.domain.wallet_errors import PhraseWrong

PHRASE = "struggle noble ocean glance december wreck problem cereal spoil menu way onion"
"""The public test phrase of k2.md 7.2, with what it makes."""

PUBLIC = {
    "main": "CpeYMSAY95eF7qcDoK8ozPaS8oZWkSeD3atk2sTfpT5J",
    "cli_main": "EYgMTT66GHSAqGAC1RpkHear9wLJtXctpeE5PkrbsV81",
    "staking": "CDH9MAF1YxiiunHuNzHxWpBK37jurjLYeW9bjyqNYLXM",
    "kpl_staking": "5mQv1GdhoTDRSMUKRCkhX1bbxXMi2wsgqV2oaCGBZo8W",
}
SEEDS = {
    "main": "4d54a4483ae234cd07f0710a140d87666a425b35161e1a2115c1e40c334931b1",
    "cli_main": "c79aa2b273e9b8e03e5557e7c2135bcecc7af1912ebc464ba48881d99d22297c",
    "staking": "0de74555956d507fe3b85d0ad5421d82462145dcccbee564620e0d8b36d9a632",
    "kpl_staking": "a12ecb7bf022498a34d108f5d019ccaf630322ae9516dfd692c50bb57952cb44",
}


@pytest.mark.parametrize("which", PUBLIC)
def test_a_phrase_makes_the_keys_of_the_reference(which: str) -> None:
    keypair = getattr(keys_of(PHRASE), which)
    assert str(keypair.pubkey()) == PUBLIC[which]
    assert bytes(keypair)[:32].hex() == SEEDS[which]


@pytest.mark.parametrize("words", [12, 24])
def test_a_new_phrase_has_the_words_asked_for_and_is_another_each_time(words: int) -> None:
    first, second = new_phrase(words), new_phrase(words)
    assert len(first.split()) == words
    assert cleaned(first) == first
    assert first != second


def test_other_numbers_of_words_are_not_made() -> None:
    with pytest.raises(ValueError, match="12 or 24"):
        new_phrase(13)


@pytest.mark.parametrize(
    "pasted", [f"  {PHRASE.upper()}\n", PHRASE.replace(" ", "\n"), PHRASE.replace(" ", ", "), f"\t{PHRASE}\u3000"]
)
def test_a_phrase_is_understood_however_it_was_written(pasted: str) -> None:
    assert cleaned(pasted) == PHRASE


@pytest.mark.parametrize(
    ("pasted", "why"),
    [
        ("", "There are 0 words"),
        ("struggle noble", "There are 2 words"),
        (PHRASE.replace("ocean", "oceam"), "Word 3"),
        (" ".join(reversed(PHRASE.split())), "together they do not fit"),
        ("a" * 2_000, "far more than a phrase"),
    ],
)
def test_words_that_make_no_key_are_refused_with_the_reason(pasted: str, why: str) -> None:
    with pytest.raises(PhraseWrong, match=why):
        cleaned(pasted)


def test_a_refusal_repeats_no_word() -> None:
    with pytest.raises(PhraseWrong) as caught:
        cleaned(PHRASE.replace("ocean", "oceam"))
    assert not any(word in caught.value.message.split() for word in ("struggle", "oceam", "december"))


def test_a_repr_shows_no_key() -> None:
    assert repr(keys_of(PHRASE)) == "PhraseKeys()"


@given(st.text(max_size=300))
def test_any_text_is_a_phrase_or_refused(text: str) -> None:
    try:
        phrase = cleaned(text)
    except PhraseWrong:
        return
    assert str(keys_of(phrase).main.pubkey())
