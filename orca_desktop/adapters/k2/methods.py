"""The RPC methods of K2 that it has from Solana, each typed (k2.md 1.4)."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from orca_desktop.adapters.k2.answers import (
    Account,
    Blockhash,
    FeeCalculator,
    InContext,
    Lamports,
    ProgramAccount,
    Sample,
    Simulated,
    Slot,
    Status,
    TokenAccount,
    TokenAmount,
    Version,
)
from orca_desktop.adapters.k2.encodings import PACKED, PLAIN
from orca_desktop.adapters.k2.rpc import COMMITMENT, Rpc, RpcRefusal
from orca_desktop.domain.errors import NetworkGarbled
from orca_desktop.domain.keys import PublicKey, Signature, key_bytes
from orca_desktop.domain.status import NOMINAL_SLOT_MS
from orca_desktop.k2.transactions import blockhash_of, required_signers

SAMPLES = 5

MOST_BASE58 = 100
"""Longer texts are not decoded: that takes time by the square of their length."""

TokenFilter = Literal["mint", "programId"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Accounts whose data have *text* (base58) at an offset."""

    offset: int
    text: str

    def as_filter(self) -> dict[str, Any]:
        return {"memcmp": {"offset": self.offset, "bytes": self.text}}


class K2Methods:
    """Every method raises what `Rpc.call` does; NetworkGarbled also where an answer contradicts itself."""

    def __init__(self, rpc: Rpc) -> None:
        self._rpc = rpc
        self._packs = True

    @property
    def server(self) -> str:
        return self._rpc.server

    def steady(self) -> K2Methods:
        """The same for one question of several calls: all are put to the server that answers the first."""
        return K2Methods(self._rpc.steady())

    # -- the chain ----------------------------------------------------------------------------------------------

    async def slot(self) -> int:
        return await self._rpc.call("getSlot", [COMMITMENT], Slot)

    async def slot_ms(self) -> float:
        """The measured mean duration of a slot (k2.md 1.3); the usual one where the server measured nothing."""
        samples = await self._rpc.call("getRecentPerformanceSamples", [SAMPLES], list[Sample])
        return mean_slot_ms(samples) or NOMINAL_SLOT_MS

    async def first_block(self) -> int:
        """The slot of the oldest block that the server still has."""
        return await self._rpc.call("getFirstAvailableBlock", [], Slot)

    async def blocks(self, first: int, last: int) -> int:
        """In how many slots from *first* to *last* there were blocks; the others were skipped."""
        told = await self._rpc.call("getBlocks", [first, last, COMMITMENT], list[Slot])
        return len({slot for slot in told if first <= slot <= last})

    async def version(self) -> str:
        return (await self._rpc.call("getVersion", [], Version)).core

    # -- accounts -----------------------------------------------------------------------------------------------

    async def balance(self, key: PublicKey) -> int:
        return (await self._rpc.call("getBalance", [key, COMMITMENT], InContext[Lamports])).value

    async def account(self, key: str, *, large: bool = False) -> Account | None:
        """*large*: what is in it may be megabytes, and comes packed where the server can do that."""
        return (await self._account(key, PACKED if large and self._packs else PLAIN)).value

    async def accounts(self, keys: Sequence[str]) -> list[Account | None]:
        """In the order of the keys; a server takes 100 at most."""
        params = [list(keys), {"encoding": PLAIN, **COMMITMENT}]
        return (await self._rpc.call("getMultipleAccounts", params, InContext[list[Account | None]])).value

    async def program_accounts(
        self, program: str, *, holding: Sequence[Holding] = (), size: int | None = None, ids_only: bool = False
    ) -> list[ProgramAccount]:
        """The accounts of a program that pass every filter; with *ids_only* without what they hold."""
        options: dict[str, Any] = {"encoding": PLAIN, **COMMITMENT}
        options["filters"] = [one.as_filter() for one in holding] + ([{"dataSize": size}] if size is not None else [])
        if ids_only:
            options["dataSlice"] = {"offset": 0, "length": 0}
        return await self._rpc.call("getProgramAccounts", [program, options], list[ProgramAccount])

    async def rent(self, size: int) -> int:
        return await self._rpc.call("getMinimumBalanceForRentExemption", [size], Lamports)

    async def token_accounts(self, owner: PublicKey, by: TokenFilter, key: str) -> list[TokenAccount]:
        """The accounts in which *owner* holds the token with the mint *key*, or those of the token program *key*."""
        params = [owner, {by: key}, {"encoding": "jsonParsed", **COMMITMENT}]
        return (await self._rpc.call("getTokenAccountsByOwner", params, InContext[list[TokenAccount]])).value

    async def token_balance(self, account: str) -> TokenAmount:
        """What a token account holds; a server refuses what is none."""
        return (await self._rpc.call("getTokenAccountBalance", [account, COMMITMENT], InContext[TokenAmount])).value

    async def _account(self, key: str, encoding: str) -> InContext[Account | None]:
        try:
            return await self._account_in(key, encoding)
        except RpcRefusal:
            if encoding == PLAIN:
                raise
            found = await self._account_in(key, PLAIN)
            self._packs = False  # it was the encoding that was refused, and would be each time
            return found

    async def _account_in(self, key: str, encoding: str) -> InContext[Account | None]:
        return await self._rpc.call(
            "getAccountInfo", [key, {"encoding": encoding, **COMMITMENT}], InContext[Account | None]
        )

    # -- transactions -------------------------------------------------------------------------------------------

    async def blockhash(self) -> InContext[Blockhash]:
        try:
            found = await self._rpc.call("getLatestBlockhash", [COMMITMENT], InContext[Blockhash])
        except RpcRefusal:  # older servers know only this one (k2.md 1.4)
            found = await self._rpc.call("getRecentBlockhash", [COMMITMENT], InContext[Blockhash])
        try:
            key_bytes(found.value.blockhash[:MOST_BASE58])
        except ValueError as error:
            raise NetworkGarbled("what it tells as the newest blockhash is none") from error
        return found

    async def fee(self, message: bytes) -> int | None:
        """None: the server does not know the block any more that the message refers to."""
        params = [base64.b64encode(message).decode(), COMMITMENT]
        try:
            return (await self._rpc.call("getFeeForMessage", params, InContext[Lamports | None])).value
        except RpcRefusal:  # older servers know only the fee of one signature (k2.md 1.4)
            return await self._fee_by_signatures(message)

    async def _fee_by_signatures(self, message: bytes) -> int | None:
        params = [blockhash_of(message), COMMITMENT]
        found = await self._rpc.call("getFeeCalculatorForBlockhash", params, InContext[FeeCalculator | None])
        return found.value.feeCalculator.lamportsPerSignature * len(required_signers(message)) if found.value else None

    async def send(self, wire: bytes) -> str:
        """The signature by which the server knows the transaction from now on."""
        params = [base64.b64encode(wire).decode(), {"encoding": PLAIN, "preflightCommitment": "confirmed"}]
        return await self._rpc.call("sendTransaction", params, str)

    async def simulate(self, wire: bytes) -> Simulated:
        params = [base64.b64encode(wire).decode(), {"encoding": PLAIN, **COMMITMENT}]
        return (await self._rpc.call("simulateTransaction", params, InContext[Simulated])).value

    async def status(self, signature: Signature) -> InContext[list[Status | None]]:
        """What became of one transaction, looked for in all that the server keeps."""
        params = [[signature], {"searchTransactionHistory": True}]
        return await self._rpc.call("getSignatureStatuses", params, InContext[list[Status | None]])

    async def airdrop(self, key: PublicKey, lamports: int) -> str:
        """Only a network for tests gives money away."""
        return await self._rpc.call("requestAirdrop", [key, lamports], str)

    async def token_airdrop(self, owner: PublicKey, mint: PublicKey, amount: int) -> str:
        """Only the local network gives tokens away (docs/local-network.md)."""
        return await self._rpc.call("requestTokenAirdrop", [owner, mint, amount], str)


def mean_slot_ms(samples: Sequence[Sample]) -> float | None:
    """None where nothing was measured."""
    slots = sum(sample.numSlots for sample in samples)
    seconds = sum(sample.samplePeriodSecs for sample in samples)
    return 1000.0 * seconds / slots if slots > 0 else None
