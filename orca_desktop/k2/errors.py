"""What decoders of the wire formats raise: always these, whatever bytes they get."""

from __future__ import annotations


class Malformed(ValueError):
    """Bytes or text from outside are not what the protocol says."""


class BadSignature(Malformed):
    """Readable, but a signature does not belong to the text and the key it is said to belong to."""
