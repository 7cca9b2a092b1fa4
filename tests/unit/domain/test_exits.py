"""What exit codes mean."""

from __future__ import annotations

import pytest

from orca_desktop.domain.exits import exit_words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, "without an error"),
        (1, "ended with an error"),
        (127, "not in the image"),
        (137, "killed"),
        (None, "not running any more"),
    ],
)
def test_an_exit_code_is_told_in_words(code: int | None, words: str) -> None:
    assert words in exit_words(code)
    assert not exit_words(code).endswith(".")
