"""Lines out of whatever a stranger's program writes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.adapters.log_lines import MAX_LINE_CHARACTERS, LineCutter


def lines_of(*parts: bytes) -> list[str]:
    cutter = LineCutter()
    return [line for part in parts for line in cutter.feed(part)] + cutter.end()


def test_lines_may_come_in_pieces() -> None:
    assert lines_of(b"on", b"e\ntw", b"o\r\n", b"", b"three") == ["one", "two", "three"]


def test_an_empty_line_is_a_line() -> None:
    assert lines_of(b"\n\na\n") == ["", "", "a"]


def test_a_character_may_be_split_between_pieces() -> None:
    assert lines_of("ä\n".encode()[:1], "ä\n".encode()[1:]) == ["ä"]


def test_what_is_no_text_is_replaced() -> None:
    assert lines_of(b"a\xffb\n") == ["a�b"]


def test_a_line_without_end_is_cut_and_takes_no_more_room() -> None:
    cutter = LineCutter()
    for _ in range(1_000):
        assert cutter.feed(b"x" * 10_000) == []

    assert cutter.feed(b"\nnext\n") == ["x" * MAX_LINE_CHARACTERS, "next"]


def test_wide_characters_are_cut_by_characters() -> None:
    assert lines_of("🐋".encode() * 10_000) == ["🐋" * MAX_LINE_CHARACTERS]


@given(parts=st.lists(st.binary()))
def test_it_does_not_matter_how_the_bytes_were_cut(parts: list[bytes]) -> None:
    assert lines_of(*parts) == lines_of(b"".join(parts))
