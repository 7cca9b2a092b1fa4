"""What a task says that is being finished."""

from __future__ import annotations

from collections.abc import Sequence


def finishing_words(rounds: Sequence[int], trouble: str = "") -> str:
    """Which rounds are still waited for, after the *trouble* that there may be with the container."""
    words = (
        f"No new round is begun. It stops once {_named(rounds)} submitted and audited." if rounds else "It stops now."
    )
    return f"{trouble} {words}".strip()


def _named(rounds: Sequence[int]) -> str:
    if len(rounds) == 1:
        return f"the proof of round {rounds[0]} is"
    return f"the proofs of rounds {', '.join(map(str, rounds[:-1]))} and {rounds[-1]} are"
