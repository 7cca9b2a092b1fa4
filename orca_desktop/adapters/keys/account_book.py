"""The list of accounts: a file without secrets in the data folder, or in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

import msgspec

from orca_desktop.adapters.keys.shared_file import SharedFile
from orca_desktop.domain.accounts import Account
from orca_desktop.ports.accounts import Book, Intent

FILE = "accounts.json"
VERSION: Final = 1


class _File(msgspec.Struct, frozen=True):
    accounts: tuple[Account, ...] = ()
    default: str = ""
    intents: tuple[Intent, ...] = ()
    version: Literal[1] = VERSION


class FileBook:
    """Read and written in threads."""

    def __init__(self, path: Path) -> None:
        self._file = SharedFile(path, _File, empty=_File(), version=VERSION)

    async def read(self) -> Book:
        return _book(await asyncio.to_thread(self._file.read))

    async def change(self, change: Callable[[Book], Book]) -> Book:
        return _book(await asyncio.to_thread(self._file.change, lambda file: _content(change(_book(file)))))


class MemoryBook:
    """For the demo and for tests."""

    def __init__(self) -> None:
        self._book = Book()

    async def read(self) -> Book:
        return self._book

    async def change(self, change: Callable[[Book], Book]) -> Book:
        self._book = change(self._book)
        return self._book


def _book(file: _File) -> Book:
    return Book(accounts=file.accounts, default=file.default, intents=file.intents)


def _content(book: Book) -> _File:
    return _File(accounts=book.accounts, default=book.default, intents=book.intents)
