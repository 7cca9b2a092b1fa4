"""Files that describe stages: the program's, the user's, and those that are not right."""

from __future__ import annotations

from pathlib import Path

import pytest

from orca_desktop.adapters.task_api.stage_files import MAX_FILES, StageFolder
from orca_desktop.domain.stages.choice import TEMPLATE
from orca_desktop.domain.stages.errors import MainKeyAsked, NoSuchStages, StagesInvalid
from orca_desktop.domain.stages.reading import MAX_FILE_BYTES

MINE = """\
title = "Mine"
images = ["me/toy"]
work.skip = "none"
submission.skip = "none"
audit.skip = "none"
"""
SIGNED = MINE.replace(
    'work.skip = "none"\n',
    'work.calls = [{method = "POST", path = "/w", body = {s = "{signature.s}"}, '
    'signatures = [{name = "s", key = "main", payload = {a = 1}}]}]\n',
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "stages").mkdir()
    return tmp_path / "stages"


def test_without_files_of_the_user_there_are_those_of_the_program(tmp_path: Path) -> None:
    listings = StageFolder(tmp_path / "none").listed()

    assert listings[0].name == TEMPLATE
    assert {"builder", "summarizer", "planner", "orca-example", "etl"} <= {listing.name for listing in listings}
    assert not any(listing.own or listing.problem for listing in listings)


def test_a_file_of_the_user_is_listed_and_found(folder: Path) -> None:
    (folder / "mine.toml").write_text(MINE)
    files = StageFolder(folder)

    listing = files.listed()[-1]
    chosen = files.find("mine", main_key=True)

    assert (listing.name, listing.title, listing.images, listing.own) == ("mine", "Mine", ("me/toy",), True)
    assert (chosen.name, chosen.text, chosen.main_key) == ("mine", MINE, False)
    assert files.profile(chosen).title == "Mine"


def test_what_was_chosen_stays_when_the_file_changes(folder: Path) -> None:
    path = folder / "mine.toml"
    path.write_text(MINE)
    files = StageFolder(folder)
    chosen = files.find("mine", main_key=False)

    path.unlink()

    assert files.profile(chosen).title == "Mine"
    with pytest.raises(NoSuchStages, match="template"):
        files.find("mine", main_key=False)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("broken.toml", b"title = ", "not TOML"),
        ("wrong.toml", MINE.replace("title", "titel").encode(), "Did you mean “title”?"),
        ("large.toml", b"#" * (MAX_FILE_BYTES + 1), "too large"),
        ("bytes.toml", b"\xff\xfe", "Save it as UTF-8"),
        ("a b.toml", MINE.encode(), "may have letters"),
        ("builder.toml", MINE.encode(), "has stages called “builder” itself"),
    ],
)
def test_a_file_that_is_not_right_is_listed_with_what_is_wrong(
    folder: Path, name: str, content: bytes, problem: str
) -> None:
    (folder / name).write_bytes(content)
    files = StageFolder(folder)

    listing = files.listed()[-1]

    assert listing.own
    assert problem in listing.problem
    with pytest.raises(StagesInvalid, match=r".+"):
        files.find(listing.name, main_key=True)


def test_a_folder_in_the_place_of_a_file(folder: Path) -> None:
    (folder / "odd.toml").mkdir()

    assert "no such file" in StageFolder(folder).listed()[-1].problem


def test_files_without_end_are_not_all_read(folder: Path) -> None:
    for number in range(MAX_FILES + 20):
        (folder / f"mine{number:04}.toml").write_text(MINE)

    assert sum(listing.own for listing in StageFolder(folder).listed()) == MAX_FILES


def test_the_main_key_is_used_only_where_the_user_agreed(folder: Path) -> None:
    (folder / "mine.toml").write_text(SIGNED)
    files = StageFolder(folder)

    assert files.listed()[-1].asks_main_key
    with pytest.raises(MainKeyAsked, match="“Mine” asks for signatures of your main key"):
        files.find("mine", main_key=False)
    assert files.find("mine", main_key=True).main_key
