"""Whether the user has written the words down: three of them are asked for."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from random import Random

from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.wallet_errors import WordsUnknown

ASKED = 3


class WordCheck:
    """Only the answer to what was asked last counts, once."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._asked: dict[str, tuple[int, int, int]] = {}

    def ask(self, name: str, phrase: Secret | None) -> tuple[int, int, int]:
        """Three places, from 1, in order. Raises WordsUnknown."""
        count = len(_words(name, phrase))
        first, second, third = sorted(self._random.sample(range(1, count + 1), ASKED))
        self._asked[name] = (first, second, third)
        return self._asked[name]

    def is_right(self, name: str, phrase: Secret | None, answers: Mapping[int, str]) -> bool:
        """Whether *answers*, by their places, are the words asked for. Raises WordsUnknown."""
        asked, words = self._asked.pop(name, None), _words(name, phrase)
        if asked is None or set(answers) != set(asked):
            return False
        fits = [hmac.compare_digest(words[place - 1].encode(), _typed(answers[place])) for place in asked]
        return all(fits)


def _words(name: str, phrase: Secret | None) -> list[str]:
    if phrase is None:
        raise WordsUnknown(name)
    return phrase.reveal().split()


def _typed(text: str) -> bytes:
    return text.strip().lower().encode()
