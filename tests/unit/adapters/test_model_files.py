"""Which files a model consists of, and what is told when one cannot be read."""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path

import pytest

from orca_desktop.adapters import model_files
from orca_desktop.adapters.data_archive import encoded
from orca_desktop.adapters.model_files import ModelFiles, gather
from orca_desktop.domain.errors import ModelError


def unpacked(found: ModelFiles) -> dict[str, bytes | None]:
    """Content by name; None for a folder."""
    with tarfile.open(fileobj=io.BytesIO(b"".join(encoded(found.members())))) as tar:
        files = {member.name: tar.extractfile(member) for member in tar}
    return {name: None if file is None else file.read() for name, file in files.items()}


def test_a_file_is_a_model_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "small.gguf").write_bytes(b"abc")

    found = gather(tmp_path / "small.gguf")

    assert (found.size, found.left_out) == (3, 0)
    assert unpacked(found) == {"small.gguf": b"abc"}


def test_a_folder_is_taken_with_all_below_it(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").write_bytes(b"x" * 100_000)
    (tmp_path / "a" / "none").mkdir()
    (tmp_path / ".config").write_bytes(b"")

    assert unpacked(gather(tmp_path)) == {
        "a": None,
        "a/b": None,
        "a/none": None,
        "a/b/c": b"x" * 100_000,
        ".config": b"",
    }


def test_everybody_may_read_whatever_the_users_own_files_say(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir(mode=0o700)
    (tmp_path / "in" / "file").write_bytes(b"x")
    (tmp_path / "in" / "file").chmod(0o600)

    modes = {entry.name: entry.mode for entry, content in gather(tmp_path).members() if list(content) is not None}

    assert modes == {"in": 0o755, "in/file": 0o644}


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
def test_links_to_files_are_followed_and_what_is_neither_file_nor_folder_is_left_out(tmp_path: Path) -> None:
    top = tmp_path / "top"
    top.mkdir()
    (tmp_path / "blob").write_bytes(b"blob")
    (top / "model").symlink_to(tmp_path / "blob")
    (top / "loop").symlink_to(top, target_is_directory=True)
    os.mkfifo(top / "pipe")

    found = gather(top)

    assert unpacked(found) == {"model": b"blob"}
    assert found.left_out == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
def test_a_link_that_leads_nowhere_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "model").symlink_to(tmp_path / "gone")

    with pytest.raises(ModelError, match="model cannot be read"):
        gather(tmp_path)


def test_what_goes_meanwhile_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"abc")
    found = gather(tmp_path)
    (tmp_path / "model").unlink()

    with pytest.raises(ModelError, match="model cannot be read"):
        unpacked(found)


def test_what_becomes_longer_meanwhile_is_taken_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"abc")
    found = gather(tmp_path)
    (tmp_path / "model").write_bytes(b"abcdef")

    assert unpacked(found) == {"model": b"abc"}


def test_a_folder_with_no_end_is_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_files, "MAX_FILES", 3)
    for number in range(4):
        (tmp_path / str(number)).write_bytes(b"")

    with pytest.raises(ModelError, match="more than 3 files"):
        gather(tmp_path)


def test_nothing_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no files"):
        gather(tmp_path)
