"""Where a node is reached from its own machine: a socket in its data folder that only its user can open.

Where there can be no such socket (Windows, a path that is too long, a file system without sockets), a port on loopback
and a file that only the user can read, with the port and two passwords: one for visitors, one that shows them that
it is the node that answers.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

SOCKET_NAME = "control.sock"
CARD_NAME = "control.json"

MAX_SOCKET_PATH = 100
"""Bytes; systems allow 104 or 108 with the zero at the end."""

MAX_CARD_BYTES = 4_096
CONNECT_SECONDS = 5.0
BACKLOG = 64

OnVisitor = Callable[[asyncio.StreamReader, asyncio.StreamWriter], None]


class Card(msgspec.Struct, frozen=True):
    """The file beside a port on loopback."""

    port: Annotated[int, msgspec.Meta(ge=1, le=65_535)]
    token: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """An open endpoint. Visitors show `token`, the node shows `answer`; both are empty on a socket."""

    server: asyncio.Server
    file: Path
    token: str = ""
    answer: str = ""

    def close(self) -> None:
        """Take no more visitors; those that are there stay."""
        self.server.close()
        self.file.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A way to whoever answers at a node's endpoint; see Listening for `token` and `answer`."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    token: str = ""
    answer: str = ""


async def listen(folder: Path, on_visitor: OnVisitor, *, limit: int) -> Listening:
    """Open the endpoint of a data folder; *limit* bounds a visitor's lines, in bytes.

    Only for whoever holds the folder's records: what an earlier node left there is replaced. Raises OSError.
    """
    _clear(folder)
    path = socket_path(folder)
    if path is not None:
        with contextlib.suppress(OSError):
            return await _listen_on_socket(path, on_visitor, limit)
    return await _listen_on_loopback(folder / CARD_NAME, on_visitor, limit)


async def connect(folder: Path, *, limit: int) -> Connection | None:
    """None where nobody answers, as with what a killed node left; *limit* bounds the node's lines, in bytes.

    Raises OSError: there is something that this user may not use, say.
    """
    path, card = socket_path(folder), folder / CARD_NAME
    with contextlib.suppress(ConnectionError, FileNotFoundError, TimeoutError):
        async with asyncio.timeout(CONNECT_SECONDS):
            if path is not None and path.exists():
                return await _connect_to_socket(path, limit)
            return await _connect_to_loopback(_read_card(card), limit)
    return None


def socket_path(folder: Path) -> Path | None:
    """Where the socket of a data folder is; None where there can be none."""
    path = folder.resolve() / SOCKET_NAME
    return path if sys.platform != "win32" and len(os.fsencode(path)) <= MAX_SOCKET_PATH else None


def _clear(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in (SOCKET_NAME, CARD_NAME):
        (folder / name).unlink(missing_ok=True)


async def _listen_on_socket(path: Path, on_visitor: OnVisitor, limit: int) -> Listening:
    server = await asyncio.start_unix_server(on_visitor, sock=_bound(path), limit=limit, backlog=BACKLOG)
    return Listening(server=server, file=path)


def _bound(path: Path) -> socket.socket:
    """A socket that does not listen yet, so that nobody can connect before it is the user's alone."""
    bound = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        bound.bind(str(path))
        path.chmod(0o600)
    except OSError:
        bound.close()
        path.unlink(missing_ok=True)
        raise
    return bound


async def _listen_on_loopback(path: Path, on_visitor: OnVisitor, limit: int) -> Listening:
    server = await asyncio.start_server(on_visitor, "127.0.0.1", 0, limit=limit, backlog=BACKLOG)
    port = server.sockets[0].getsockname()[1]
    card = Card(port=port, token=secrets.token_urlsafe(32), answer=secrets.token_urlsafe(32))
    try:
        _write_card(path, card)
    except OSError:
        server.close()
        raise
    return Listening(server=server, file=path, token=card.token, answer=card.answer)


def _write_card(path: Path, card: Card) -> None:
    """On Windows the rights are those of the data folder, which lies in the user's own profile."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a Path cannot open a descriptor
        file.write(msgspec.json.encode(card))


def _read_card(path: Path) -> Card:
    """Raises FileNotFoundError where there is none, and where it is not whole: then its node is not up."""
    with path.open("rb") as file:
        raw = file.read(MAX_CARD_BYTES)
    try:
        return msgspec.json.decode(raw, type=Card)
    except msgspec.DecodeError as error:
        raise FileNotFoundError(path) from error


async def _connect_to_socket(path: Path, limit: int) -> Connection:
    reader, writer = await asyncio.open_unix_connection(str(path), limit=limit)
    return Connection(reader=reader, writer=writer)


async def _connect_to_loopback(card: Card, limit: int) -> Connection:
    reader, writer = await asyncio.open_connection("127.0.0.1", card.port, limit=limit)
    return Connection(reader=reader, writer=writer, token=card.token, answer=card.answer)
