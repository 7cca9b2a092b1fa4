"""Requests for money that were agreed to, in the node's database, as JSON of the domain's own values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.domain.amounts import Units
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.money import Saga
from orca_desktop.domain.tokens import KOII, Token

_DAY = "day"


class SqliteSagas:
    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def save(self, saga: Saga) -> None:
        values = (saga.id, saga.is_over, saga.slot, saga.started_at, msgspec.json.encode(saga))
        with self._database.transaction() as connection:
            connection.execute(
                "REPLACE INTO sagas (id, is_over, slot, started_at, saga) VALUES (?, ?, ?, ?, ?)", values
            )

    def find(self, saga_id: str) -> Saga | None:
        found = self._sagas("SELECT saga FROM sagas WHERE id = ?", saga_id)
        return found[0] if found else None

    def not_over(self) -> tuple[Saga, ...]:
        return self._sagas("SELECT saga FROM sagas WHERE NOT is_over ORDER BY slot, started_at, id")

    def newest(self, count: int) -> tuple[Saga, ...]:
        return self._sagas("SELECT saga FROM sagas ORDER BY slot DESC, started_at DESC, id DESC LIMIT ?", count)[::-1]

    def since(self, slot: int) -> tuple[Saga, ...]:
        return self._sagas("SELECT saga FROM sagas WHERE slot > ? ORDER BY slot, started_at, id", slot)

    def day_limits(self) -> tuple[tuple[Token, Units], ...]:
        rows = self._database.read("SELECT name, amount FROM money_limits ORDER BY name", ())
        return tuple((_token(str(name)), Units(int(str(amount)))) for name, amount in rows)

    def keep_day_limit(self, token: Token, limit: Units | None) -> None:
        with self._database.transaction() as connection:
            for known, _ in self.day_limits():
                if known.mint == token.mint:
                    connection.execute("DELETE FROM money_limits WHERE name = ?", (_name(known),))
            if limit is not None:
                connection.execute("INSERT INTO money_limits (name, amount) VALUES (?, ?)", (_name(token), limit))

    def _sagas(self, query: str, *values: object) -> tuple[Saga, ...]:
        return tuple(_decoded(row) for row in self._database.read(query, values))


def _name(token: Token) -> str:
    """By what name a token's limit is kept: KOII's as in earlier versions, another's with all that tells of it."""
    return _DAY if token.is_koii else f"{_DAY} {msgspec.json.encode(token).decode()}"


def _token(name: str) -> Token:
    if name == _DAY:
        return KOII
    try:
        return msgspec.json.decode(name.removeprefix(_DAY), type=Token)
    except msgspec.DecodeError as error:
        raise JournalError("The limit for a day cannot be read; the node's file is damaged.") from error


def _decoded(row: Iterable[Any]) -> Saga:
    (raw,) = row
    try:
        return msgspec.json.decode(raw, type=Saga)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise JournalError("A record of money that moves cannot be read; the node's file is damaged.") from error
