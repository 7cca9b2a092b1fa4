"""Where a node is reached: by its user only, also without a socket; what a killed node left is nobody."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import json
import os
import socket
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from orca_desktop.adapters.control import endpoint as control_endpoint
from orca_desktop.adapters.control.endpoint import (
    CARD_NAME,
    MAX_SOCKET_PATH,
    SOCKET_NAME,
    Listening,
    OnVisitor,
    connect,
    listen,
    socket_path,
)

LIMIT = 1_000

BAD_PORT = b'{"port": 99999, "token": "a", "answer": "b"}'


@pytest.fixture
def long_folder(tmp_path: Path) -> Path:
    """A data folder whose path leaves no room for a socket."""
    return tmp_path / ("x" * MAX_SOCKET_PATH)


@pytest.fixture(params=["socket", "loopback"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, long_folder: Path) -> Path:
    return tmp_path if request.param == "socket" else long_folder


@contextlib.asynccontextmanager
async def listening(folder: Path, on_visitor: OnVisitor | None = None) -> AsyncIterator[Listening]:
    """Says goodbye to whoever comes, unless told otherwise."""
    endpoint = await listen(folder, on_visitor or (lambda _, writer: writer.close()), limit=LIMIT)
    try:
        yield endpoint
    finally:
        endpoint.close()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def write_card(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / CARD_NAME).write_bytes(content)


async def leave(writer: asyncio.StreamWriter) -> None:
    writer.close()
    await writer.wait_closed()


async def test_visitor_and_node_exchange_lines(folder: Path) -> None:
    def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def answer() -> None:
            writer.write(await reader.readline())
            await leave(writer)

        answering.append(asyncio.create_task(answer()))

    answering: list[asyncio.Task[None]] = []
    async with listening(folder, echo) as endpoint:
        connection = await connect(folder, limit=LIMIT)
        assert connection is not None
        connection.writer.write(b"hello\n")

        assert await connection.reader.read() == b"hello\n"
        assert (connection.token, connection.answer) == (endpoint.token, endpoint.answer)
        await leave(connection.writer)
        await asyncio.gather(*answering)


async def test_nobody_answers_before_and_after(folder: Path) -> None:
    assert await connect(folder, limit=LIMIT) is None
    async with listening(folder):
        pass

    assert await connect(folder, limit=LIMIT) is None
    assert files(folder) == []


async def test_only_the_user_may_use_the_socket(tmp_path: Path) -> None:
    async with listening(tmp_path) as endpoint:
        assert endpoint.file == tmp_path / SOCKET_NAME
        assert stat.S_ISSOCK(endpoint.file.stat().st_mode)
        assert mode(endpoint.file) == 0o600
        assert not (tmp_path / CARD_NAME).exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
async def test_another_user_is_turned_away(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    async with listening(tmp_path):
        os.seteuid(65534)
        try:
            with pytest.raises(PermissionError):
                await connect(tmp_path, limit=LIMIT)
        finally:
            os.seteuid(0)


async def test_only_the_user_may_read_the_passwords(long_folder: Path) -> None:
    async with listening(long_folder) as endpoint:
        card = json.loads((long_folder / CARD_NAME).read_text())

        assert mode(long_folder / CARD_NAME) == 0o600
        assert card["token"] == endpoint.token
        assert len({card["token"], card["answer"]}) == 2
        assert min(len(card["token"]), len(card["answer"])) >= 32
        assert {address.getsockname()[0] for address in endpoint.server.sockets} == {"127.0.0.1"}


async def test_a_file_system_without_sockets_gets_a_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_sockets_here(path: Path) -> socket.socket:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported", str(path))

    monkeypatch.setattr(control_endpoint, "_bound", no_sockets_here)
    async with listening(tmp_path) as endpoint:
        connection = await connect(tmp_path, limit=LIMIT)
        assert connection is not None
        await leave(connection.writer)

        assert endpoint.file == tmp_path / CARD_NAME


async def test_every_node_has_passwords_of_its_own(long_folder: Path) -> None:
    async with listening(long_folder) as first:
        pass
    async with listening(long_folder) as second:
        assert len({first.token, first.answer, second.token, second.answer}) == 4


async def test_what_a_killed_node_left_is_nobody_and_is_replaced(folder: Path) -> None:
    left_behind(folder)

    assert await connect(folder, limit=LIMIT) is None
    async with listening(folder):
        connection = await connect(folder, limit=LIMIT)
        assert connection is not None
        await leave(connection.writer)


def left_behind(folder: Path) -> None:
    """The endpoint of a node that was killed."""
    folder.mkdir(exist_ok=True)
    path = socket_path(folder)
    with socket.socket(socket.AF_UNIX if path else socket.AF_INET, socket.SOCK_STREAM) as bound:
        bound.bind(str(path) if path else ("127.0.0.1", 0))
        if path is None:
            card = {"port": bound.getsockname()[1], "token": "a", "answer": "b"}
            (folder / CARD_NAME).write_text(json.dumps(card))


@pytest.mark.parametrize("rubbish", [b"", b"{", b"[]", b'{"port": "a"}', b'{"port": 1e99}', BAD_PORT, b"\xff" * 10_000])
async def test_a_damaged_file_beside_the_port_is_nobody(long_folder: Path, rubbish: bytes) -> None:
    write_card(long_folder, rubbish)

    assert await connect(long_folder, limit=LIMIT) is None


async def test_a_folder_that_is_not_there_is_made_by_the_node_only(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    assert await connect(folder, limit=LIMIT) is None
    assert not folder.exists()
    async with listening(folder):
        assert (folder / SOCKET_NAME).exists()
