"""Key pairs from words (BIP-39, SLIP-0010 with ed25519), by the paths of k2.md 7.2."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from mnemonic import Mnemonic
from solders.keypair import Keypair

from orca_desktop.domain.wallet_errors import PhraseWrong

MAIN = "m/44'/501'/0'"
STAKING = "m/44'/501'/99'/0'"
KPL_STAKING = "m/44'/501'/99'/1'"

STRENGTHS = {12: 128, 24: 256}
"""Bits of randomness by the number of words."""

MAX_PHRASE = 1_000
"""Characters; 24 words have at most 215."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseKeys:
    """All that one phrase stands for. `cli_main` is the main key as Koii's command line derives it."""

    main: Keypair = field(repr=False)
    cli_main: Keypair = field(repr=False)
    staking: Keypair = field(repr=False)
    kpl_staking: Keypair = field(repr=False)


def new_phrase(words: int = 12) -> str:
    """A fresh phrase of 12 or 24 English words. Raises ValueError for another number."""
    if words not in STRENGTHS:
        raise ValueError("a phrase has 12 or 24 words")
    return str(Mnemonic("english").generate(strength=STRENGTHS[words]))


def cleaned(text: str) -> str:
    """A phrase as it was pasted or typed, in the one form that keys are made from. Raises PhraseWrong."""
    if len(text) > MAX_PHRASE:
        raise PhraseWrong("That is far more than a phrase.")
    words = unicodedata.normalize("NFKD", text).lower().replace(",", " ").split()
    if len(words) not in STRENGTHS:
        raise PhraseWrong(f"There are {len(words)} words.")
    mnemonic = Mnemonic("english")
    known = frozenset(mnemonic.wordlist)
    strange = [place for place, word in enumerate(words, start=1) if word not in known]
    if strange:
        raise PhraseWrong(f"Word {strange[0]} is in no list of such words.")
    phrase = " ".join(words)
    if not mnemonic.check(phrase):
        raise PhraseWrong("Each word is right, but together they do not fit: one is another, or their order is.")
    return phrase


def keys_of(phrase: str) -> PhraseKeys:
    """The key pairs of a phrase that `cleaned` returned."""
    return _keys(Mnemonic.to_seed(phrase))


def staking_keys_of_array(numbers: tuple[int, ...]) -> tuple[Keypair, Keypair]:
    """Staking and KPL staking key that Koii's own node makes for an imported array of 64 numbers (k2.md 7.2).

    It takes the numbers, joined with spaces, as if they were a phrase.
    """
    keys = _keys(Mnemonic.to_seed(" ".join(str(number) for number in numbers)))
    return keys.staking, keys.kpl_staking


def _keys(seed: bytes) -> PhraseKeys:
    return PhraseKeys(
        main=Keypair.from_seed_and_derivation_path(seed, MAIN),
        cli_main=Keypair.from_seed(seed[:32]),
        staking=Keypair.from_seed_and_derivation_path(seed, STAKING),
        kpl_staking=Keypair.from_seed_and_derivation_path(seed, KPL_STAKING),
    )
