"""Nodes that share an engine are told apart, and a node knows itself again."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from orca_desktop.bootstrap.naming import FILE, node_name
from orca_desktop.bootstrap.settings import RECORDS
from orca_desktop.domain.errors import JournalError


def test_a_folder_keeps_its_name(tmp_path: Path) -> None:
    assert node_name(tmp_path / "a") == node_name(tmp_path / "a")


def test_the_same_path_on_another_computer_has_another_name(tmp_path: Path) -> None:
    here = node_name(tmp_path)
    (tmp_path / FILE).unlink()

    assert node_name(tmp_path) != here


def test_a_folder_of_before_there_were_names_keeps_the_one_its_data_are_found_under(tmp_path: Path) -> None:
    (tmp_path / RECORDS).touch()

    assert node_name(tmp_path) == hashlib.sha256(str(tmp_path.resolve()).encode()).hexdigest()[:8]


def test_a_folder_that_is_moved_takes_its_name_along(tmp_path: Path) -> None:
    name = node_name(tmp_path / "a")
    (tmp_path / "a").rename(tmp_path / "b")

    assert node_name(tmp_path / "b") == name


def test_all_who_ask_at_once_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(lambda _: node_name(tmp_path), range(32)))

    assert len(names) == 1


def test_a_file_that_holds_no_name_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("../other")

    with pytest.raises(JournalError, match="does not hold the name of a node"):
        node_name(tmp_path)


def test_a_file_whose_writer_died_is_written_again(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()

    assert node_name(tmp_path) == node_name(tmp_path)
