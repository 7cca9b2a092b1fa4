"""What people paste becomes a task ID, or an answer that says why it is none."""

from __future__ import annotations

from contextlib import suppress

import base58
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.errors import NotBase58, TaskIdError, WrongLength
from orca_desktop.domain.keys import key_bytes
from orca_desktop.domain.tasks import MAX_PASTED, parse_task_id

ID = "FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv"


@given(st.text())
def test_any_text_gives_a_task_id_or_a_typed_error(text: str) -> None:
    with suppress(TaskIdError):
        identity = parse_task_id(text)
        assert len(key_bytes(identity)) == 32
        assert identity in "".join(text.split())


@given(st.binary(min_size=32, max_size=32))
def test_every_address_is_read_as_it_is(raw: bytes) -> None:
    text = base58.b58encode(raw).decode()

    assert parse_task_id(text) == text


@pytest.mark.parametrize(
    "pasted",
    [
        f"  {ID}\n",
        f'"{ID}"',
        f"“{ID}”,",
        f"`{ID}`",
        f"<{ID}>",
        f"{ID[:20]}\u200b{ID[20:]}",
        f"\ufeff{ID}",
        f"{ID[:10]} {ID[10:30]}\r\n\t{ID[30:]}",
        f"\u202a{ID}\u202c",
        f"orca://join/{ID}",
        f"ORCA://join/{ID}/",
        f"https://explorer.koii.live/address/{ID}?cluster=testnet#top",
        f"https://explorer.koii.live/address/{ID}/#top",
        f"  https://explorer.koii.live/{ID}\u2060 ",
    ],
)
def test_links_quotes_and_invisible_characters_are_cleaned_away(pasted: str) -> None:
    assert parse_task_id(pasted) == ID


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("what is this?", "“?”"),
        (f"{ID[:-1]}0", "“0”"),
        (f"{ID[:-1]}l", "“l”"),
        (f"https://explorer.koii.live/address/{ID}/more.html", "“.”"),
        ("\N{CYRILLIC SMALL LETTER A}" + ID[1:], "“\N{CYRILLIC SMALL LETTER A}”"),
    ],
)
def test_a_character_that_no_id_has_is_named(text: str, bad: str) -> None:
    with pytest.raises(NotBase58) as caught:
        parse_task_id(text)

    assert bad in caught.value.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "stands for 0, so a part of it is missing"),
        (base58.b58encode(bytes(range(1, 32))).decode(), "stands for 31, so a part of it is missing"),
        (base58.b58encode(bytes(range(1, 34))).decode(), "stands for 33, so it is too long"),
        ("orca://join/", "a part of it is missing"),
    ],
)
def test_another_length_is_told(text: str, words: str) -> None:
    with pytest.raises(WrongLength) as caught:
        parse_task_id(text)

    assert words in caught.value.message


def test_a_whole_book_is_not_read_to_its_end() -> None:
    with pytest.raises(WrongLength):
        parse_task_id("2" * 50_000_000)
    assert MAX_PASTED < 10_000
