"""A network in memory: slots from a clock, toy tasks, and every way in which sending can go wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

from orca_desktop.domain.amounts import NO_ROE, Roe, Units, figure, koii_text
from orca_desktop.domain.errors import (
    InsufficientFunds,
    NetworkUnreachable,
    NoSuchAccount,
    OrcaError,
    OutcomeUnknown,
    TransactionExpired,
    TransactionRejected,
)
from orca_desktop.domain.keys import PublicKey, Signature, WalletKeys
from orca_desktop.domain.status import EndpointStatus
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.domain.tokens import KOII, Token, TokenAmount
from orca_desktop.k2.distribution_lists import list_text, missing_pieces, pieces
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, SYSTEM_PROGRAM, rent_exempt_minimum
from orca_desktop.ports.chain import (
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
    TriggerPayout,
    UploadPiece,
)
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.keys import Wallet
from tests.fakes.toy_task import Refused, ToyTask

SERVER = "toy.network"
READ_SECONDS = 0.02
SEND_SECONDS = 0.2
VALID_SLOTS = 30
FEE = 10_000
"""Of two signatures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landed:
    """An act that the network carried out."""

    act: Act
    by: PublicKey
    slot: int


@dataclass(slots=True, kw_only=True)
class _Transaction:
    act: Act
    wallet: Wallet
    valid_until: int
    refusal: str | None = None
    has_landed: bool = False


class FakeChain:
    """`tasks` are the tasks there are, `instead` what reading other IDs raises, `balances` the main accounts.

    `landed` holds every act that was carried out, in order, `refused` what the task program said of others, and `sent`
    every sending. `told_slot_ms` is what the server says of a slot's duration.
    Setting `moves` is news of an account.
    """

    endpoints: tuple[EndpointStatus, ...] = ()
    subscribed = False

    def __init__(self, clock: Clock, *, slot_ms: float = 100.0, first_slot: int = 980) -> None:
        self.tasks: dict[TaskId, ToyTask] = {}
        self.instead: dict[TaskId, OrcaError] = {}
        self.balances: dict[PublicKey, int] = {}
        self.token_balances: dict[tuple[PublicKey, Token], int] = {}
        self.landed: list[Landed] = []
        self.sent: list[Signature] = []
        self.refused: list[str] = []
        self.moves = asyncio.Event()
        self._clock = clock
        self.told_slot_ms = slot_ms
        self._slot_ms = slot_ms
        self._first_slot = first_slot
        self._transactions: dict[Signature, _Transaction] = {}
        self._numbers = count(1)
        self._faults: set[str] = set()
        self._refusal = ""

    # -- faults -------------------------------------------------------------------------------------------------

    @contextmanager
    def offline(self) -> Iterator[None]:
        """The server cannot be reached; nothing lands."""
        with self._fault("offline"):
            yield

    @contextmanager
    def losing_answers(self) -> Iterator[None]:
        """Acts land, but the answers to them do not arrive."""
        with self._fault("losing answers"):
            yield

    @contextmanager
    def forgetting(self) -> Iterator[None]:
        """What happened a while ago is told no more."""
        with self._fault("forgetting"):
            yield

    @contextmanager
    def swallowing(self) -> Iterator[None]:
        """Transactions are taken and never carried out."""
        with self._fault("swallowing"):
            yield

    @contextmanager
    def expiring(self) -> Iterator[None]:
        """The network does not know the block that a transaction refers to."""
        with self._fault("expiring"):
            yield

    @contextmanager
    def nothing_wrong(self) -> Iterator[None]:
        """No fault: where a test has the choice."""
        yield

    @contextmanager
    def refusing(self, reason: str, *, when: str = "sent") -> Iterator[None]:
        """Acts are refused, when they are "sent" or already when they are "prepared"."""
        self._refusal = reason
        with self._fault(f"refusing when {when}"):
            yield

    # -- the port -----------------------------------------------------------------------------------------------

    @property
    def server(self) -> str:
        return SERVER

    def now(self) -> int:
        """The slot at this moment, without asking."""
        return self._first_slot + int(self._clock.now() * 1000.0 / self._slot_ms)

    async def slot(self) -> int:
        await self._reading()
        return self.now()

    async def moved(self, keys: Collection[PublicKey]) -> None:
        await self.moves.wait()
        self.moves.clear()

    async def slot_ms(self) -> float:
        await self._reading()
        return self.told_slot_ms

    async def task(self, task_id: TaskId) -> TaskAccount:
        await self._reading()
        if task_id in self.instead:
            raise self.instead[task_id]
        if task_id not in self.tasks:
            raise NoSuchAccount(task_id)
        return self.tasks[task_id].account()

    async def distribution_list(
        self, account: PublicKey, task_id: TaskId, round_number: int
    ) -> Mapping[PublicKey, int] | None:
        await self._reading()
        return self.tasks[task_id].uploads.get((account, round_number))

    async def balance(self, key: PublicKey) -> Roe:
        await self._reading()
        return Roe(self.balances.get(key, 0))

    async def account(self, key: PublicKey) -> AccountSight:
        await self._reading()
        if any(key in task.stakes for task in self.tasks.values()):
            return AccountSight(balance=NO_ROE, owner=KOII_TASK_PROGRAM)
        balance = self.balances.get(key)
        return AccountSight() if balance is None else AccountSight(balance=Roe(balance), owner=SYSTEM_PROGRAM)

    async def tokens(self, key: PublicKey) -> tuple[TokenAmount, ...]:
        await self._reading()
        held = ((token, amount) for (owner, token), amount in self.token_balances.items() if owner == key and amount)
        return tuple(TokenAmount(token=token, amount=amount) for token, amount in held)

    async def token_balance(self, key: PublicKey, token: Token) -> Units | None:
        await self._reading()
        held = self.token_balances.get((key, token))
        return None if held is None else Units(held)

    async def rent(self, size: int) -> Roe:
        await self._reading()
        return rent_exempt_minimum(size)

    async def cost(self, act: Act, keys: WalletKeys) -> Cost:
        await self._reading()
        return Cost(fee=Roe(_fee(act)))

    async def prepare(self, act: Act, wallet: Wallet) -> SignedAct:
        await self._reading()
        if "refusing when prepared" in self._faults:
            raise TransactionRejected(self._refusal)
        self._require_funds(act, wallet)
        signature = Signature(f"transaction {next(self._numbers)}")
        valid_until = self.now() + VALID_SLOTS
        self._transactions[signature] = _Transaction(act=act, wallet=wallet, valid_until=valid_until)
        return SignedAct(signature=signature, wire=signature.encode(), valid_until=valid_until)

    async def send(self, signed: SignedAct) -> None:
        self._require_online()
        self.sent.append(signed.signature)
        await self._clock.sleep(SEND_SECONDS / 2)
        self._arrive(signed.signature)
        await self._clock.sleep(SEND_SECONDS / 2)
        if self._faults & {"losing answers", "swallowing"}:
            raise OutcomeUnknown(signed.signature, "no confirmation came in time")
        self._require_online()
        refusal = self._transactions[signed.signature].refusal
        if refusal is not None:
            raise TransactionRejected(refusal)

    async def outcome(self, signature: Signature, valid_until: int) -> Outcome:
        await self._reading()
        if "forgetting" in self._faults and self.now() > valid_until:
            return Outcome.FORGOTTEN
        transaction = self._transactions.get(signature)
        if transaction is not None and transaction.has_landed:
            return Outcome.LANDED
        if transaction is not None and transaction.refusal is not None:
            return Outcome.FAILED
        return Outcome.EXPIRED if self.now() > valid_until else Outcome.PENDING

    async def missing_pieces(
        self, task_id: TaskId, round_number: int, amounts: Mapping[PublicKey, int], staking: PublicKey
    ) -> tuple[UploadPiece, ...]:
        await self._reading()
        text = list_text(amounts)
        return tuple(
            UploadPiece(task_id=task_id, round=round_number, index=index, total=len(pieces(text)), piece=piece)
            for index, piece in missing_pieces(text, self.tasks[task_id].pieces.get((staking, round_number), b""))
        )

    # -- inside -------------------------------------------------------------------------------------------------

    def act_of(self, signature: Signature) -> Act:
        return self._transactions[signature].act

    def forget_landed(self) -> None:
        """Drop what tests look at, and the transactions that need no more looking up: for long courses."""
        for noted in (self.landed, self.sent, self.refused):
            noted.clear()
        for signature in [signature for signature, made in self._transactions.items() if self.now() > made.valid_until]:
            del self._transactions[signature]

    def _arrive(self, signature: Signature) -> None:
        """What the network does with a transaction: once, however often it is sent."""
        transaction = self._transactions[signature]
        self._require_online()
        if "expiring" in self._faults or self.now() > transaction.valid_until:
            raise TransactionExpired
        if "refusing when sent" in self._faults:
            raise TransactionRejected(self._refusal)
        if "swallowing" in self._faults or transaction.has_landed or transaction.refusal is not None:
            return
        try:
            self._carry_out(transaction)
        except Refused as error:
            transaction.refusal = f"{error}"
            self.refused.append(f"{transaction.act}: {error}")

    def _carry_out(self, transaction: _Transaction) -> None:
        act, keys = transaction.act, transaction.wallet.keys
        match act:
            case TransferRoe(to=to, amount=amount):
                self.balances[to] = self.balances.get(to, 0) + amount
            case RecoverStaking():
                raise Refused("there is no staking account that would have to be made anew")
            case TransferToken(to=to, token=token, amount=amount):
                self._credit(to, token, amount)
            case MakeTokenAccount(token=token):
                self._credit(keys.main, token, 0)
            case ClaimReward(task_id=task_id):
                claimed = self.tasks[task_id].balances.get(keys.staking, 0)
                self.tasks[task_id].carry_out(act, keys.staking, self.now())
                self._credit(keys.main, self.tasks[task_id].token, claimed)
            case _:
                self.tasks[act.task_id].carry_out(act, keys.staking, self.now())
        self._credit(keys.main, self._token(act), -_amount(act))
        self.balances[keys.main] -= _fee(act)
        transaction.has_landed = True
        self.landed.append(Landed(act=act, by=keys.staking, slot=self.now()))

    def _require_funds(self, act: Act, wallet: Wallet) -> None:
        main, token = wallet.main.public_key, self._token(act)
        available = self.balances.get(main, 0)
        needed = _fee(act) + (_amount(act) if token.is_koii else 0)
        if available < needed:
            raise InsufficientFunds(koii_text(needed), koii_text(available))
        held = self.token_balances.get((main, token), 0)
        if not token.is_koii and held < _amount(act):
            raise InsufficientFunds(figure(_amount(act), token), figure(held, token), token.symbol)

    def _token(self, act: Act) -> Token:
        match act:
            case TransferToken(token=token) | MakeTokenAccount(token=token):
                return token
            case Stake(task_id=task_id):
                return self.tasks[task_id].token
            case _:
                return KOII

    def _credit(self, key: PublicKey, token: Token, amount: int) -> None:
        if token.is_koii:
            self.balances[key] = self.balances.get(key, 0) + amount
        else:
            self.token_balances[key, token] = self.token_balances.get((key, token), 0) + amount

    async def _reading(self) -> None:
        await self._clock.sleep(READ_SECONDS)
        self._require_online()

    def _require_online(self) -> None:
        if "offline" in self._faults:
            raise NetworkUnreachable(SERVER, "no connection")

    @contextmanager
    def _fault(self, name: str) -> Iterator[None]:
        self._faults.add(name)
        try:
            yield
        finally:
            self._faults.discard(name)


def _fee(act: Act) -> int:
    """What is signed by the main key alone costs half."""
    return FEE // 2 if isinstance(act, TriggerPayout | TransferRoe | TransferToken | MakeTokenAccount) else FEE


def _amount(act: Act) -> int:
    """What leaves the main account beside the fee."""
    return act.amount if isinstance(act, Stake | TransferRoe | TransferToken) else 0
