"""Which profile is tried next, and what tells that one is too strict."""

from __future__ import annotations

import pytest

from orca_desktop.domain.containers import Profile
from orca_desktop.domain.errors import ContainerFailed
from orca_desktop.domain.profiles import looser, misses_rights


def test_profiles_are_tried_from_strict_to_compat() -> None:
    assert looser(Profile.STRICT) is Profile.STANDARD
    assert looser(Profile.STANDARD) is Profile.COMPAT
    assert looser(Profile.COMPAT) is None


@pytest.mark.parametrize(
    "line",
    [
        "PermissionError: [Errno 13] Permission denied: '/app/db.sqlite'",
        "OSError: [Errno 30] Read-only file system: '/app/cache'",
        "Error: EACCES: permission denied, mkdir '/app/namespace'",
        "Error: EROFS: read-only file system, open '/app/log.txt'",
        "chown: changing ownership of '/data': Operation not permitted",
        "This program must be run as root",
        "nginx: [emerg] mkdir() failed (13: Permission denied)",
    ],
)
def test_these_words_tell_of_missing_rights(line: str) -> None:
    assert misses_rights(["starting", line])
    assert ContainerFailed("It ended by itself with exit code 1", ("starting", line)).misses_rights


@pytest.mark.parametrize("line", ["Error: ECONNREFUSED", "ModuleNotFoundError: No module named 'x'", "", "root is 3"])
def test_these_words_do_not(line: str) -> None:
    assert not misses_rights([line])
    assert not ContainerFailed("It ended by itself with exit code 1", (line,)).misses_rights


def test_the_engines_own_refusal_counts_too() -> None:
    assert ContainerFailed('The engine refuses to run it: exec: "/start.sh": permission denied').misses_rights
