"""The answers of the RPC methods, as far as they are used (k2.md 1.4, 1.5)."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

import msgspec

Value = TypeVar("Value")

Slot = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
Lamports = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
Key = Annotated[str, msgspec.Meta(pattern=r"\A[1-9A-HJ-NP-Za-km-z]{32,44}\Z")]
"""Looks like one; whether it stands for 32 bytes is another question."""


class Context(msgspec.Struct):
    """`slot`: as of which the answer is true."""

    slot: Slot


class InContext(msgspec.Struct, Generic[Value]):
    """A value, and as of when it is true."""

    context: Context
    value: Value


class Account(msgspec.Struct):
    """`data` are the account's bytes as a text, and how they are encoded (`encodings.account_bytes`)."""

    data: tuple[str, str]
    owner: Key
    lamports: Lamports


class ProgramAccount(msgspec.Struct):
    pubkey: Key
    account: Account


class Blockhash(msgspec.Struct):
    blockhash: str


class Fees(msgspec.Struct):
    lamportsPerSignature: Lamports  # noqa: N815 - the member's name on the wire


class FeeCalculator(msgspec.Struct):
    feeCalculator: Fees  # noqa: N815 - the member's name on the wire


class Sample(msgspec.Struct):
    numSlots: Annotated[int, msgspec.Meta(ge=0, le=2**32)]  # noqa: N815 - the member's name on the wire
    samplePeriodSecs: Annotated[float, msgspec.Meta(ge=0, le=1e9)]  # noqa: N815 - the member's name on the wire


class Status(msgspec.Struct):
    """What became of a transaction. `err` is as the network words it; None: it was carried out."""

    err: Any = None
    confirmationStatus: str | None = None  # noqa: N815 - the member's name on the wire


class Simulated(msgspec.Struct):
    err: Any = None
    logs: list[str] | None = None


class TokenAmount(msgspec.Struct):
    """`amount` is a whole number as text, in the token's smallest unit."""

    amount: Annotated[str, msgspec.Meta(pattern="^[0-9]{1,20}$")]
    decimals: Annotated[int, msgspec.Meta(ge=0, le=255)]


class TokenInfo(msgspec.Struct):
    mint: Key
    owner: Key
    tokenAmount: TokenAmount  # noqa: N815 - the member's name on the wire


class ParsedToken(msgspec.Struct):
    info: TokenInfo


class ParsedData(msgspec.Struct):
    parsed: ParsedToken


class ParsedAccount(msgspec.Struct):
    """A token account in the encoding `jsonParsed`."""

    data: ParsedData


class TokenAccount(msgspec.Struct):
    pubkey: Key
    account: ParsedAccount


class Version(msgspec.Struct, rename={"core": "solana-core"}):
    core: str


class PackedData(msgspec.Struct):
    """`data`: as in an account."""

    data: tuple[str, str]


class OwnData(msgspec.Struct):
    """What the methods about a node's own part in a task give; whatever it is."""

    data: Any
