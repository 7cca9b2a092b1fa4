"""What a user types into a search field, as a query of SQLite's full-text search that can only match, never fail."""

from __future__ import annotations

from collections.abc import Iterable

MAX_TERMS = 16
MAX_TERM_LENGTH = 120


def clean(text: str) -> str:
    """The text without what SQLite cannot take: half characters, and the zero that ends a C string."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def match_query(text: str, column: str) -> str | None:
    """Every word of *text* as the beginning of a word in *column*; None when there is nothing to look for.

    Each word is quoted, so that none is read as an operator; one of several parts is looked for as a phrase.
    """
    terms = [term[:MAX_TERM_LENGTH] for term in clean(text).split() if any(map(str.isalnum, term[:MAX_TERM_LENGTH]))]
    if not terms:
        return None
    return " AND ".join(f"{column} : {quoted(term)} *" for term in terms[:MAX_TERMS])


def any_of(values: Iterable[str], column: str) -> str:
    """One of *values*, as a whole, in *column*."""
    return f"{column} : ({' OR '.join(quoted(value) for value in values)})"


def quoted(term: str) -> str:
    return '"' + clean(term).replace('"', '""') + '"'
