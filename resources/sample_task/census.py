"""The work of the sample task: a census of the primes in the range of numbers that belongs to a round.

Rounds follow each other without a gap, so their figures can be added up. Anybody can recompute a round and compare.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from itertools import pairwise

FIRST_NUMBER = 10_000_000_000
NUMBERS_PER_ROUND = 600_000
LAST_ROUND = 1_000_000


def prove(round_number: int) -> dict[str, object]:
    """The census of a round. Raises ValueError for a round below 0 or above LAST_ROUND.

    `twin_pairs` counts primes p of the range for which p + 2 is prime too; `largest_gap` lies between two primes of
    the range, the first of which is `largest_gap_after`; `checksum` is the SHA-256 over the primes in decimal, each
    followed by a line feed.
    """
    if not 0 <= round_number <= LAST_ROUND:
        raise ValueError(f"rounds go from 0 to {LAST_ROUND}")
    first = FIRST_NUMBER + round_number * NUMBERS_PER_ROUND
    found = primes_between(first, first + NUMBERS_PER_ROUND + 2)
    primes = [prime for prime in found if prime < first + NUMBERS_PER_ROUND]
    gap, after = _largest_gap(primes)
    return {
        "round": round_number,
        "from": first,
        "to": first + NUMBERS_PER_ROUND - 1,
        "primes": len(primes),
        "twin_pairs": sum(1 for low, high in pairwise(found) if high - low == 2),
        "largest_gap": gap,
        "largest_gap_after": after,
        "checksum": hashlib.sha256("".join(f"{prime}\n" for prime in primes).encode("ascii")).hexdigest(),
    }


def check(submission: Mapping[str, object], round_number: int) -> bool:
    """Whether a proof holds the census of this round, recomputed here.

    Members that are no part of the census are ignored. Never raises: what is missing, of a wrong type or out of range
    makes it false.
    """
    if type(round_number) is not int or not 0 <= round_number <= LAST_ROUND or not isinstance(submission, Mapping):
        return False
    return all(_is_same(submission.get(name), right) for name, right in prove(round_number).items())


def primes_between(start: int, end: int) -> list[int]:
    """The primes p with start <= p < end, ascending; *start* above 2."""
    first_odd = start | 1
    is_prime = bytearray(b"\x01") * max(0, (end - first_odd + 1) // 2)
    for prime in _odd_primes_up_to(math.isqrt(max(end, 0))):
        multiple = max(prime * prime, first_odd + -first_odd % prime)
        offset = (multiple + (0 if multiple % 2 else prime) - first_odd) // 2
        is_prime[offset::prime] = bytes(len(range(offset, len(is_prime), prime)))
    return [first_odd + 2 * index for index, prime in enumerate(is_prime) if prime]


def _odd_primes_up_to(limit: int) -> list[int]:
    is_prime = bytearray(b"\x01") * (limit + 1)
    for number in range(3, math.isqrt(limit) + 1, 2):
        if is_prime[number]:
            is_prime[number * number :: number] = bytes(len(range(number * number, limit + 1, number)))
    return [number for number in range(3, limit + 1, 2) if is_prime[number]]


def _largest_gap(primes: list[int]) -> tuple[int, int]:
    """The size of the first largest gap, and the prime before it; zeros when there is none."""
    gaps = ((high - low, low) for low, high in pairwise(primes))
    return max(gaps, key=lambda gap: gap[0], default=(0, 0))


def _is_same(given: object, right: object) -> bool:
    """Equal and of the same type: to Python, 1, 1.0 and True are equal."""
    return type(given) is type(right) and given == right
