"""The answers of the RPC methods that the node uses, as far as it uses them (k2.md 1.4)."""

from __future__ import annotations

from typing import Any

import msgspec


class Context(msgspec.Struct):
    slot: int = 0


class Account(msgspec.Struct):
    data: tuple[str, str]
    owner: str
    lamports: int


class AccountAnswer(msgspec.Struct):
    value: Account | None


class Balance(msgspec.Struct):
    value: int


class Fee(msgspec.Struct):
    """None: the server does not know the block any more that the message refers to."""

    value: int | None


class Blockhash(msgspec.Struct):
    blockhash: str


class BlockhashAnswer(msgspec.Struct):
    context: Context
    value: Blockhash


class Sample(msgspec.Struct):
    numSlots: int  # noqa: N815 - the member's name on the wire
    samplePeriodSecs: float  # noqa: N815 - the member's name on the wire


class Status(msgspec.Struct):
    err: Any = None
    confirmationStatus: str | None = None  # noqa: N815 - the member's name on the wire


class Statuses(msgspec.Struct):
    value: list[Status | None]


class Simulated(msgspec.Struct):
    err: Any = None
    logs: list[str] | None = None


class SimulatedAnswer(msgspec.Struct):
    value: Simulated
