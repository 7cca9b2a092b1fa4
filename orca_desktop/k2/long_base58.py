"""Base58 of long texts. The usual loop takes seconds for a proof of 200 kB; halving the number takes a fraction."""

from __future__ import annotations

from orca_desktop.k2.errors import Malformed

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_SHORT = 64


def encode(raw: bytes) -> str:
    """Bytes to base58 (Bitcoin alphabet)."""
    zeros = len(raw) - len(raw.lstrip(b"\0"))
    number = int.from_bytes(raw, "big")
    powers = [58**_SHORT]
    while powers[-1] <= number:
        powers.append(powers[-1] ** 2)
    return "1" * zeros + _digits(number, powers).lstrip("1")


def decode(text: str) -> bytes:
    """Base58 to bytes. Raises Malformed for a character that base58 does not have."""
    values = [_VALUES.get(character, -1) for character in text]
    if -1 in values:
        raise Malformed("the text is not base58")
    number = _number(values)
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def _digits(number: int, powers: list[int]) -> str:
    """The digits of a number below the last of *powers*, filled with leading ones."""
    if len(powers) > 1:
        high, low = divmod(number, powers[-2])
        return _digits(high, powers[:-1]) + _digits(low, powers[:-1])
    digits = []
    for _ in range(_SHORT):
        number, digit = divmod(number, 58)
        digits.append(_ALPHABET[digit])
    return "".join(reversed(digits))


def _number(values: list[int]) -> int:
    """Join neighbours, pair by pair, into digits of a larger base."""
    base, digits = 58, values or [0]
    while len(digits) > 1:
        if len(digits) % 2:
            digits.insert(0, 0)
        digits = [high * base + low for high, low in zip(digits[::2], digits[1::2], strict=True)]
        base *= base
    return digits[0]
