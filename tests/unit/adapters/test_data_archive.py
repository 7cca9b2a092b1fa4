"""Copies of data, whatever is in the file: read in bounded memory, to typed errors and never to anything else."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.adapters.data_archive import Contents, Stopped, encoded, examine, write_copy
from orca_desktop.adapters.forward_reader import PieceReader
from orca_desktop.domain.errors import DataError
from tests.task_data_conformance import LIMIT, copy_of, entry, link


def never() -> bool:
    return False


def examined(path: Path, content: bytes) -> Contents | None:
    path.write_bytes(content)
    try:
        return examine(path, limit=LIMIT, stop=never)
    except DataError:
        return None


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copies") / "copy"


@given(position=st.integers(0, 4_000), byte=st.integers(0, 255))
def test_any_broken_byte_is_told_or_does_not_matter(file: Path, position: int, byte: int) -> None:
    whole = copy_of([entry("0/a", b"a" * 500), entry("0/d/b", b"b"), link("0/l", "a")])
    broken = bytearray(whole)
    broken[position % len(whole)] = byte

    assert examined(file, bytes(broken)) in (None, examined(file, whole))


@given(content=st.binary(max_size=2_000))
def test_any_archive_is_understood_or_refused(file: Path, content: bytes) -> None:
    start = gzip.decompress(copy_of([]))[:1024]

    found = examined(file, gzip.compress(start + content, 1))

    assert found is None or found.copied.size <= LIMIT


@given(name=st.text(max_size=30), target=st.text(max_size=30))
def test_no_link_and_no_name_leads_out(file: Path, name: str, target: str) -> None:
    if examined(file, copy_of([link(f"0/{name}", target)])) is not None:
        parts: list[str] = name.strip("/").split("/")[:-1]
        for part in target.split("/"):
            if part == "..":
                assert parts, "it goes up from the folder"
                parts.pop()
            elif part not in ("", "."):
                parts.append(part)
        assert not target.startswith("/")


def test_memory_does_not_grow_with_what_is_copied(tmp_path: Path) -> None:
    info, _ = entry("0/large")
    info.size = 64 * 1024**2
    piece = b"x" * 65_536
    tracemalloc.start()
    try:
        with (tmp_path / "copy").open("wb") as output:
            write_copy(output, ("",), [(info, (piece for _ in range(1024)))], never)
        found = examine(tmp_path / "copy", limit=info.size, stop=never)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert found.copied.size == info.size
    assert peak < 8 * 1024**2


def test_reading_and_writing_end_when_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(copy_of([entry("0/a", b"a")]))

    with pytest.raises(Stopped):
        examine(tmp_path / "copy", limit=LIMIT, stop=lambda: True)
    with pytest.raises(Stopped), (tmp_path / "new").open("wb") as output:
        write_copy(output, ("",), [(entry("0/a")[0], ())], lambda: True)


def test_pieces_are_read_as_from_a_file() -> None:
    reader = PieceReader(iter([b"abc", b"", b"defg"]))

    assert [reader.read(2) for _ in range(5)] == [b"ab", b"c", b"de", b"fg", b""]


def test_an_archive_ends_on_a_whole_block() -> None:
    info, content = entry("0/a", b"abc")

    assert len(b"".join(encoded([(info, [content])]))) == 512 * 4
