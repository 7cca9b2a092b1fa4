"""One window a data folder: a second start has it come forward, and hands over what it was to open."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from orca_desktop.adapters.control import endpoint
from orca_desktop.adapters.summons import Place, Summons, place_or_summon, summon
from tests.leaks import ExpectWarnings

HOLDER = """\
import pathlib, sys, time
from orca_desktop.adapters.process_lock import ProcessLock
lock = ProcessLock(pathlib.Path(sys.argv[1]))
print(lock.take(), flush=True)
time.sleep(600)
"""
LINK = "orca://join/6GPu4gqQycYVJwhqgRYyfHLnSkkBVAMpXSrFMpFYnuQd"


@contextlib.asynccontextmanager
async def open_window(folder: Path) -> AsyncIterator[list[Summons]]:
    heard: list[Summons] = []
    place = await place_or_summon(folder, Summons())
    assert place is not None
    async with place.answering(heard.append):
        yield heard
    place.leave()


async def test_the_first_start_gets_the_place_and_the_second_is_heard(tmp_path: Path) -> None:
    async with open_window(tmp_path) as heard:
        assert await place_or_summon(tmp_path, Summons(link=LINK, activation="token-1")) is None

        assert [(summons.link, summons.activation) for summons in heard] == [(LINK, "token-1")]


async def test_a_place_that_was_left_can_be_taken_again(tmp_path: Path) -> None:
    async with open_window(tmp_path):
        pass
    async with open_window(tmp_path) as heard:
        assert heard == []


async def test_the_place_of_a_window_that_was_killed_is_free_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "window" / "lock")]
    holder = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert holder.stdout is not None
    assert (await holder.stdout.readline()).strip() == b"True"
    assert not await summon(tmp_path, Summons(link=LINK))
    holder.kill()
    await holder.wait()
    async with open_window(tmp_path):
        pass


async def test_a_window_that_just_opens_is_waited_for(tmp_path: Path) -> None:
    place = await place_or_summon(tmp_path, Summons())
    assert place is not None
    second = asyncio.create_task(place_or_summon(tmp_path, Summons(link=LINK)))
    await asyncio.sleep(0)
    heard: list[Summons] = []
    async with place.answering(heard.append):
        assert await second is None
    place.leave()

    assert [summons.link for summons in heard] == [LINK]


async def test_a_window_that_never_answers_does_not_keep_the_user_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_warnings: ExpectWarnings
) -> None:
    monkeypatch.setattr("orca_desktop.adapters.summons.PAUSE_SECONDS", 0.001)
    expect_warnings("does not answer; this one opens beside it")
    silent = await place_or_summon(tmp_path, Summons())
    assert silent is not None

    second = await place_or_summon(tmp_path, Summons())

    assert isinstance(second, Place)
    second.leave()
    silent.leave()


async def test_two_starts_at_once_open_one_window(tmp_path: Path) -> None:
    async def start() -> bool:
        place = await place_or_summon(tmp_path, Summons(link=LINK))
        if place is None:
            return False
        async with place.answering(lambda _summons: enough.set()):
            await enough.wait()
        place.leave()
        return True

    enough = asyncio.Event()

    opened = await asyncio.gather(*(start() for _ in range(2)))

    assert sorted(opened) == [False, True]


@pytest.mark.parametrize("said", [b"", b"{}", b"no json\n", b'{"link": 5}\n', b"x" * 100_000 + b"\n"])
async def test_what_is_no_summons_is_not_heard(tmp_path: Path, said: bytes) -> None:
    async with open_window(tmp_path) as heard:
        connection = await endpoint.connect(tmp_path / "window", limit=1_000)
        assert connection is not None
        with contextlib.suppress(ConnectionError):
            connection.writer.write(said)
            connection.writer.write_eof()
            await connection.reader.read()
        connection.writer.transport.abort()

        assert heard == []
        assert await summon(tmp_path, Summons(link=LINK))


async def test_a_port_on_loopback_asks_for_the_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "socket_path", lambda _folder: None)
    async with open_window(tmp_path) as heard:
        assert await summon(tmp_path, Summons(link=LINK))
        card = tmp_path / "window" / endpoint.CARD_NAME
        card.write_text(card.read_text().replace('"token":"', '"token":"x'))

        assert not await summon(tmp_path, Summons(link="orca://join/other"))
        assert [summons.link for summons in heard] == [LINK]


async def test_where_no_window_is_nobody_is_summoned(tmp_path: Path) -> None:
    assert not await summon(tmp_path, Summons(link=LINK))
