"""Texts that nobody is to see: they show themselves only when asked by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NoReturn, final

HIDDEN = "•••"

MIN_HIDDEN = 6
"""Shorter texts than this are not taken out of others: they stand in every second line by chance."""


@final
class Secret:
    """A text that no `repr`, format, pickle or encoder shows by itself; `reveal` does."""

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        self.__text = text

    def reveal(self) -> str:
        """For the keyring, for what is to be run with it, and for the way from a client to the node; nowhere else."""
        return self.__text

    def __len__(self) -> int:
        return len(self.__text)

    def __bool__(self) -> bool:
        return bool(self.__text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.__text == other.__text

    def __hash__(self) -> int:
        return hash(self.__text)

    def __repr__(self) -> str:
        return f"Secret({HIDDEN})"

    def __reduce_ex__(self, _protocol: Any) -> NoReturn:
        raise TypeError("a secret is not written down")


def veil(secrets: Iterable[Secret]) -> Callable[[str], str]:
    """What replaces every line of every secret in a text, unless it is too short to be told from ordinary words."""
    lines = {line.strip() for secret in secrets for line in secret.reveal().splitlines()}
    longest_first = sorted((line for line in lines if len(line) >= MIN_HIDDEN), key=len, reverse=True)

    def hide(text: str) -> str:
        for line in longest_first:
            text = text.replace(line, HIDDEN)
        return text

    return hide
