"""The 2,048 words of which phrases are made: what was typed is checked word by word, before it is used."""

from __future__ import annotations

import functools

from mnemonic import Mnemonic

from orca_desktop.gui.language import tr, trn

LENGTHS = (12, 24)


@functools.cache
def known_words() -> frozenset[str]:
    """BIP-39's English list; the only one that Koii's programs use."""
    return frozenset(Mnemonic("english").wordlist)


def phrase_problem(text: str) -> str:
    """What keeps *text* from being a phrase, as far as words alone can tell; empty when nothing does.

    Unknown words are named by their place only: somebody may look on.
    """
    words = text.casefold().split()
    if not words:
        return tr("Type or paste the 12 or 24 words.")
    strange = [str(place) for place, word in enumerate(words, start=1) if word not in known_words()]
    if strange:
        return _strange(strange)
    if len(words) not in LENGTHS:
        return trn(
            len(words),
            "{n} word so far, all in the list. A phrase has 12 or 24.",
            "{n} words so far, all in the list. A phrase has 12 or 24.",
        )
    return ""


def _strange(places: list[str]) -> str:
    if len(places) == 1:
        return tr("Word {place} is not in the list of words. Check its spelling.", place=places[0])
    named = ", ".join(places[:6]) + ("…" if len(places) > 6 else "")
    return tr("Words {places} are not in the list of words. Check their spelling.", places=named)
