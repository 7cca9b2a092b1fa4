"""What a window remembers: written as a whole, and never in the way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from orca_desktop.adapters.window_memory import MOST_CHARACTERS, FileMemory
from tests.leaks import ExpectWarnings


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[FileMemory]:
    with closing(FileMemory(tmp_path)) as opened:
        yield opened


def reopened(folder: Path, name: str) -> str:
    with closing(FileMemory(folder)) as memory:
        return memory.recall(name)


def test_what_was_kept_is_there_the_next_time(tmp_path: Path, memory: FileMemory) -> None:
    memory.keep("setup", "done")
    memory.keep("inbox", "12")
    memory.keep("inbox", "13")

    assert memory.recall("inbox") == "13"
    memory.close()
    assert (reopened(tmp_path, "setup"), reopened(tmp_path, "inbox")) == ("done", "13")


def test_an_empty_text_is_forgotten(tmp_path: Path, memory: FileMemory) -> None:
    memory.keep("setup", "done")
    memory.keep("setup", "")
    memory.close()

    assert json.loads((tmp_path / "window.json").read_text()) == {}


def test_a_text_that_is_too_long_is_not_kept(memory: FileMemory) -> None:
    memory.keep("joins", "first")
    memory.keep("joins", "x" * (MOST_CHARACTERS + 1))

    assert memory.recall("joins") == "first"


@pytest.mark.parametrize("damaged", ["", "[1]", "{", '{"a": 1}', "\x00\xff"])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damaged: str, expect_warnings: ExpectWarnings) -> None:
    (tmp_path / "window.json").write_text(damaged)
    if damaged:
        expect_warnings("cannot be read")
    with closing(FileMemory(tmp_path)) as memory:
        assert memory.recall("a") == ""
        memory.keep("a", "1")

    assert json.loads((tmp_path / "window.json").read_text()) == {"a": "1"}


def test_a_folder_that_takes_no_file_costs_only_the_memory(tmp_path: Path, expect_warnings: ExpectWarnings) -> None:
    expect_warnings("cannot be written")
    (tmp_path / "file").write_text("in the way")
    expect_warnings("cannot be read")
    with closing(FileMemory(tmp_path / "file")) as memory:
        memory.keep("a", "1")
        assert memory.recall("a") == "1"
