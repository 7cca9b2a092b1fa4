"""Looking for the strictest profile that an image runs under: from strict to compat, as long as rights are missed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orca_desktop.domain.containers import Profile

_ORDER = (Profile.STRICT, Profile.STANDARD, Profile.COMPAT)
_SIGNS = re.compile(
    r"permission ?(denied|error)|read-?only file ?system|operation not permitted|\b(EACCES|EPERM|EROFS)\b"
    r"|(must|has to|needs to|should) (be )?(run|running|started)? ?(as|by) root|must be root",
    re.IGNORECASE,
)


def misses_rights(words: Iterable[str]) -> bool:
    """Whether a program's words tell that it may not do something, as languages and the C library say it."""
    return any(_SIGNS.search(line) for line in words)


def looser(profile: Profile) -> Profile | None:
    """The profile to try after this one; None after the last."""
    at = _ORDER.index(profile) + 1
    return _ORDER[at] if at < len(_ORDER) else None
