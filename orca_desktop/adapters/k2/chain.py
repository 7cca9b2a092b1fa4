"""The chain port over K2's JSON-RPC (k2.md 1, 3, 6)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from solders.instruction import Instruction

from orca_desktop.adapters.k2.accounts import AccountReader
from orca_desktop.adapters.k2.acts import ActBuilder, Built
from orca_desktop.adapters.k2.feed import Feed
from orca_desktop.adapters.k2.methods import K2Methods
from orca_desktop.adapters.k2.rpc import Rpc
from orca_desktop.adapters.k2.sender import K2Sender
from orca_desktop.domain.amounts import Roe, Units, figure, koii_text
from orca_desktop.domain.errors import (
    InsufficientFunds,
    NetworkGarbled,
    NetworkUnreachable,
    TransactionRejected,
)
from orca_desktop.domain.keys import PublicKey, Signature, WalletKeys
from orca_desktop.domain.status import EndpointStatus
from orca_desktop.domain.tasks import TaskAccount, TaskId, TokenKind
from orca_desktop.domain.tokens import Token, TokenAmount
from orca_desktop.k2.distribution_lists import list_text, missing_pieces, pieces
from orca_desktop.k2.instruction_data import doubt_about
from orca_desktop.k2.transactions import assemble, compile_message, required_signers, transaction_id
from orca_desktop.ports.chain import (
    VALID_SLOTS,
    AccountSight,
    Act,
    ClaimReward,
    Cost,
    MakeTokenAccount,
    Outcome,
    RecoverStaking,
    SignedAct,
    Stake,
    TransferRoe,
    TransferToken,
    UploadPiece,
    Withdraw,
)
from orca_desktop.ports.keys import Wallet

NEW_BLOCK_SECONDS, NEW_BLOCK_TRIES = 0.4, 25

MONEY_ACTS = (Stake, Withdraw, ClaimReward, TransferRoe, TransferToken, MakeTokenAccount, RecoverStaking)
"""Before these the main account is looked at: a lack is told before anything is written."""


class K2Chain:
    """Reads accounts and sends transactions.

    Each kind of act is simulated by the server before it is first sent: several account lists are inferred
    (k2/layouts.py), and a mistake must not cost a fee or a stake.
    """

    def __init__(
        self, rpc: Rpc, *, feed: Feed | None = None, health: Callable[[], tuple[EndpointStatus, ...]] = tuple
    ) -> None:
        self._rpc = K2Methods(rpc)
        self._feed = feed
        self._health = health
        self._sender = K2Sender(self._rpc, feed)
        self._accounts = AccountReader(self._rpc)
        self._builder = ActBuilder(self._rpc, self._accounts)
        self._simulated: set[tuple[type, TokenKind]] = set()

    @property
    def server(self) -> str:
        return self._rpc.server

    @property
    def endpoints(self) -> tuple[EndpointStatus, ...]:
        return self._health()

    @property
    def subscribed(self) -> bool:
        return self._feed is not None and self._feed.is_on

    # -- reading ------------------------------------------------------------------------------------------------

    async def slot(self) -> int:
        told = await self._feed.next_slot() if self._feed is not None else None
        return told if told is not None else await self._rpc.slot()

    async def moved(self, keys: Collection[PublicKey]) -> None:
        if self._feed is None:
            await asyncio.Event().wait()
        else:
            await self._feed.moved(keys)

    async def slot_ms(self) -> float:
        return await self._rpc.slot_ms()

    async def balance(self, key: PublicKey) -> Roe:
        return Roe(await self._rpc.balance(key))

    async def account(self, key: PublicKey) -> AccountSight:
        return await self._accounts.sight(key)

    async def tokens(self, key: PublicKey) -> tuple[TokenAmount, ...]:
        return await self._accounts.tokens(key)

    async def token_balance(self, key: PublicKey, token: Token) -> Units | None:
        return await self._accounts.token_balance(key, token.mint) if token.mint is not None else None

    async def rent(self, size: int) -> Roe:
        return Roe(await self._rpc.rent(size))

    async def cost(self, act: Act, keys: WalletKeys) -> Cost:
        built = await self._builder.built(act, keys)
        message = await self._message(built.instructions, keys)
        fee = await self._fee(message[0])
        return Cost(fee=fee, deposit=built.deposit, returned=built.returned)

    async def task(self, task_id: TaskId) -> TaskAccount:
        return await self._accounts.task(task_id)

    async def distribution_list(
        self, account: PublicKey, task_id: TaskId, round_number: int
    ) -> Mapping[PublicKey, int] | None:
        return await self._accounts.stored_list(account, task_id, round_number)

    async def missing_pieces(
        self, task_id: TaskId, round_number: int, amounts: Mapping[PublicKey, int], staking: PublicKey
    ) -> tuple[UploadPiece, ...]:
        text = list_text(amounts)
        held, total = await self._accounts.begun_list(staking, task_id, round_number), len(pieces(text))
        return tuple(
            UploadPiece(task_id=task_id, round=round_number, index=index, total=total, piece=piece)
            for index, piece in missing_pieces(text, held)
        )

    # -- acting -------------------------------------------------------------------------------------------------

    async def prepare(self, act: Act, wallet: Wallet) -> SignedAct:
        built = await self._builder.built(act, wallet.keys)
        message, valid_until = await self._message(built.instructions, wallet.keys)
        if isinstance(act, MONEY_ACTS):
            await self._require_funds(built, await self._fee(message), wallet.keys)
        signed = await self._distinct(_sign(message, valid_until, wallet), built.instructions, wallet)
        await self._simulate_first(type(act), built.kind, signed, built.instructions)
        return replace(signed, deposit=built.deposit - built.returned)

    async def send(self, signed: SignedAct) -> None:
        await self._sender.send(signed)

    async def outcome(self, signature: Signature, valid_until: int) -> Outcome:
        return await self._sender.outcome(signature, valid_until)

    async def _fee(self, message: bytes) -> Roe:
        fee = await self._rpc.fee(message)
        if fee is None:
            raise NetworkGarbled("it does not tell the fee of a transaction")
        return Roe(fee)

    async def _require_funds(self, built: Built, fee: int, keys: WalletKeys) -> None:
        needed, available = built.taken + fee, await self.balance(keys.main)
        if available < needed:
            raise InsufficientFunds(koii_text(needed), koii_text(available))
        if built.tokens is not None:
            token, amount = built.tokens.token, built.tokens.amount
            held = await self.token_balance(keys.main, token) or 0
            if held < amount:
                raise InsufficientFunds(figure(amount, token), figure(held, token), token.symbol)

    async def _simulate_first(
        self, what: type, kind: TokenKind, signed: SignedAct, instructions: Sequence[Instruction]
    ) -> None:
        """Raises TransactionRejected, with what is inferred of the instruction where no program said what is wrong."""
        if (what, kind) in self._simulated:
            return
        try:
            await self._sender.simulate(signed)
        except TransactionRejected as error:
            doubts = {doubt_about(str(one.program_id), bytes(one.data)) for one in instructions} - {""}
            if not doubts or any(line.startswith("Program log: ") for line in error.logs):
                raise
            raise TransactionRejected(f"{error.reason} ({'; '.join(doubts)})", error.logs) from error
        self._simulated.add((what, kind))

    async def _distinct(self, signed: SignedAct, instructions: Sequence[Instruction], wallet: Wallet) -> SignedAct:
        """The same after another block where it was sent before: the network carries out each signature only once."""
        for _ in range(NEW_BLOCK_TRIES):
            if not self._sender.has_sent(signed.signature):
                return signed
            await asyncio.sleep(NEW_BLOCK_SECONDS)
            signed = _sign(*await self._message(instructions, wallet.keys), wallet)
        raise NetworkUnreachable(self.server, "it makes no new blocks")

    async def _message(self, instructions: Sequence[Instruction], keys: WalletKeys) -> tuple[bytes, int]:
        """What is to be signed, and the last slot at which the network takes it."""
        answer = await self._rpc.blockhash()
        message = compile_message(instructions, payer=keys.main, blockhash=answer.value.blockhash)
        return message, answer.context.slot + VALID_SLOTS


def _sign(message: bytes, valid_until: int, wallet: Wallet) -> SignedAct:
    signers = {signer.public_key: signer for signer in (wallet.main, wallet.staking)}
    wire = assemble(message, {key: signers[key].sign(message) for key in required_signers(message)})
    return SignedAct(signature=transaction_id(wire), wire=wire, valid_until=valid_until)
