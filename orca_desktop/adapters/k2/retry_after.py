"""For how long a server asks to be left alone: the header Retry-After (RFC 9110, 10.2.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_SECONDS = 120.0
"""A server is asked again after that, whatever it said: it may have lost its mind."""


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds, at most LONGEST_SECONDS; None where nothing is said that can be understood."""
    said = headers.get("Retry-After", "").strip()
    if not said:
        return None
    if said.isascii() and said.isdigit():
        return min(float(said[:9]), LONGEST_SECONDS)
    try:
        then = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return min(max(0.0, (then - datetime.now(UTC)).total_seconds()), LONGEST_SECONDS)
