"""Money on the real ledger: the real chain adapter and sender, and instead of HTTP a line that a test can cut."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.rpc import Rpc, RpcFailure, RpcRefusal
from orca_desktop.adapters.keys.local_signer import LocalSigner
from orca_desktop.domain.amounts import NO_ROE, Roe
from orca_desktop.domain.commands import CarryOutMoney, Command, FinishTask, PlanMoney, StartTask, StopTask
from orca_desktop.domain.errors import NetworkUnreachable
from orca_desktop.domain.events import CommandRefused, Event, MoneyPlanned, TaskChanged, WalletChanged
from orca_desktop.domain.keys import NOBODY, PublicKey
from orca_desktop.domain.money import MoneyPlan, MoneyRequest, Saga
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tasks import Task, TaskId, TaskState, TokenKind
from orca_desktop.domain.tokens import Token, TokenAmount
from orca_desktop.engine.money import Money, MoneyCommand
from orca_desktop.engine.money_tools import MoneyTools
from orca_desktop.engine.slot_clock import SlotClock
from orca_desktop.engine.tools import Pace
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.known_tokens import token
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, STAKING_ACCOUNT_BYTES, staking_account_deposit
from orca_desktop.k2.token_accounts import TOKEN_ACCOUNT_BYTES, decode_token_account
from orca_desktop.ports.history import Journal
from orca_desktop.ports.keys import Wallet
from orca_desktop.ports.money import SagaBook
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.rpc.accounts import AccountMethods
from orca_desktop.simulation.rpc.chain import ChainMethods
from orca_desktop.simulation.rpc.errors import RpcError
from orca_desktop.simulation.rpc.reading import Reading
from orca_desktop.simulation.rpc.tokens import TokenMethods
from orca_desktop.simulation.wallets import SimulatedWallet, keypair
from orca_desktop.state.store import Store
from tests.fakes import FakeClock, MemoryJournal
from tests.fakes.sagas import FakeSigner, MemorySagas
from tests.gui import scenes
from tests.unit.simulation.stage import Stage

SLOT_SECONDS = 0.1
CALL_SECONDS = 0.01
SEED = 7
PACE = Pace(refresh=2.0, retry=1.0, retry_limit=8.0)

Result = TypeVar("Result")


class Line:
    """The RPC methods of a ledger, by the client's own interface; `calls` are the methods that were asked for.

    `is_down`: nobody answers. `keeps_from` is the first slot that it still knows, where it has forgotten any.
    `loses`: methods that are carried out, and whose answer never comes. With `kill_at` the call of this number never
    returns; `kills_after` tells whether it was carried out before that.
    """

    server = "toy.network"

    def __init__(self, stage: Stage) -> None:
        self._methods = {
            **ChainMethods(Reading(stage.ledger), slot_ms=SLOT_SECONDS * 1000).table(),
            **AccountMethods(Reading(stage.ledger)).table(),
            **TokenMethods(Reading(stage.ledger)).table(),
        }
        self.calls: list[str] = []
        self.is_down = False
        self.loses: set[str] = set()
        self.swallows: set[str] = set()
        self.keeps_from: int | None = None
        self.kill_at: int | None = None
        self.kills_after = False
        self.killed = asyncio.Event()

    def steady(self) -> Rpc:
        return self

    async def call(self, method: str, params: list[Any], result: type[Result]) -> Result:
        self.calls.append(method)
        place = len(self.calls)
        if self.kill_at == place and not self.kills_after:
            await self._die()
        await asyncio.sleep(CALL_SECONDS)
        if self.is_down:
            raise NetworkUnreachable(self.server, "nobody answers")
        if method in self.swallows:
            raise NetworkUnreachable(self.server, "the connection broke")
        if method == "getFirstAvailableBlock" and self.keeps_from is not None:
            return msgspec.json.decode(msgspec.json.encode(self.keeps_from), type=result)
        answer = self._answer(method, params)
        if self.kill_at == place and self.kills_after:
            await self._die()
        if method in self.loses:
            raise NetworkUnreachable(self.server, "the connection broke")
        return msgspec.json.decode(answer, type=result)

    def _answer(self, method: str, params: list[Any]) -> bytes:
        try:
            return msgspec.json.encode(self._methods[method](params))
        except RpcError as error:
            raise RpcRefusal(RpcFailure(code=error.code, message=error.message, data=_plain(error.data))) from error

    async def _die(self) -> None:
        self.killed.set()
        await asyncio.Event().wait()


def _plain(data: object) -> Any:
    return msgspec.json.decode(msgspec.json.encode(data))


class MoneyWorld:
    """What outlives the program: the ledger with its wallets, the journal, the book. `ada` is the node's account.

    The task is one of *kind*; ada's staking key is the one by which such a task knows her.
    """

    def __init__(
        self,
        kind: TokenKind = TokenKind.KOII,
        *,
        journal: Journal | None = None,
        book: SagaBook | None = None,
    ) -> None:
        self.stage = Stage(kind)
        self.clock = FakeClock()
        self.line = Line(self.stage)
        self.journal: Journal = journal or MemoryJournal()
        self.book: SagaBook = book or MemorySagas()
        self.signer = FakeSigner({"savings": wallet_of("ada", kind), "other": wallet_of("bela", kind)})
        self.store = Store()
        self.events: list[Event] = []
        self.given: list[Command] = []
        self.kept: dict[TaskId, Task] = {}
        self.looks = True
        self.total = self.tokens()

    @property
    def task_id(self) -> TaskId:
        return self.stage.task_id

    @property
    def ada(self) -> SimulatedWallet:
        return self.stage.ada

    def tokens(self) -> tuple[int, int]:
        """Everything on the ledger, with what was paid in fees; and all units of the token."""
        accounts = [account for _, account in self.stage.ledger.accounts()]
        held = (decode_token_account(one.data) for one in accounts if len(one.data) == TOKEN_ACCOUNT_BYTES)
        units = sum(account.amount for account in held if account.mint == self.stage.mint)
        return sum(account.lamports for account in accounts) + self.stage.ledger.fees_paid, units

    @property
    def token(self) -> Token:
        """What the task pays in."""
        return self.stage.task().token

    @property
    def purse(self) -> int:
        """What ada's main account has of what the task pays in."""
        return self.stage.purse(self.ada)

    def lose_token_account(self) -> None:
        """Ada's main key has no account for the token any more, and what was in it is gone."""
        self.stage.ledger.decree({token_account(self.ada.main, self.stage.mint): Account(lamports=0)})

    def held(self, key: PublicKey) -> int:
        return self.stage.lamports(key)

    @property
    def staked(self) -> int:
        return self.stage.task().stakes.get(self.ada.staking, 0)

    @property
    def claimable(self) -> int:
        return self.stage.task().balances.get(self.ada.staking, 0)

    def reward(self, amount: int) -> None:
        """Make *amount* claimable for ada out of what is in the pot, as a payout does."""
        balances = {**self.stage.task().balances, self.ada.staking: self.claimable + amount}
        self.stage.rewrite(available_balances=balances)

    def clone_task(self, identities: Sequence[TaskId], *, claimable: int) -> None:
        """Tasks like the one there is, with so much for ada to claim in each."""
        account = self.stage.ledger.account(PublicKey(self.task_id))
        assert account is not None
        document = json.loads(account.data) | {"available_balances": {self.ada.staking: claimable}}
        made = replace(account, data=json.dumps(document, separators=(",", ":")).encode())
        self.stage.ledger.decree({PublicKey(identity): made for identity in identities})

    @property
    def native(self) -> TaskId:
        """The task that pays in KOII, whatever the other one pays in."""
        return self.stage.tasks["sample"]

    def reward_in_koii(self, amount: int) -> None:
        """In a world of tokens, make KOII claimable for ada on the task that pays in them."""
        staking = self.signer.accounts()[0].staking or NOBODY
        account = self.stage.ledger.account(PublicKey(self.native))
        assert account is not None
        document = json.loads(account.data) | {"available_balances": {staking: amount}}
        data = json.dumps(document, separators=(",", ":")).encode()
        made = Account(lamports=staking_account_deposit(), owner=KOII_TASK_PROGRAM, data=bytes(STAKING_ACCOUNT_BYTES))
        there = self.stage.ledger.account(staking) or made
        self.stage.ledger.decree({PublicKey(self.native): replace(account, data=data), staking: there})

    def join(self, state: TaskState = TaskState.RUNNING) -> None:
        """The node has joined the task."""
        task = replace(scenes.task("Toy"), id=self.task_id, name="Toy", state=state, windows=self.stage.windows)
        self.show(replace(task, stake=NO_ROE, claimable=NO_ROE, as_of=0, token=self.token))

    def show(self, task: Task) -> None:
        self.kept[task.id] = task
        self.store.apply(TaskChanged(task))

    async def look_again(self, main: PublicKey, task_id: TaskId) -> None:
        """The node's look at what was moved; where it `looks`, the network must answer."""
        if self.looks and self.line.is_down:
            raise NetworkUnreachable(self.line.server, "nobody answers")
        if self.looks:
            self.look(main)

    def look(self, main: PublicKey) -> None:
        """Tell the main account, and the stake and what can be claimed, as they are on the ledger."""
        slot = self.stage.ledger.slot
        keys = next(account.keys for account in self.signer.accounts() if account.main == main)
        tokens = token(self.stage.mint, 9)
        held = TokenAmount(token=tokens, amount=self.stage.tokens(token_account(main, self.stage.mint)))
        self.store.apply(
            WalletChanged(
                WalletStatus(
                    name="savings",
                    keys=keys,
                    balance=Roe(self.held(main)),
                    as_of=slot,
                    tokens=(held,) if held.amount else (),
                    tokens_as_of=slot,
                )
            )
        )
        if self.task_id in self.kept:
            task = self.kept[self.task_id]
            self.show(replace(task, stake=Roe(self.staked), claimable=Roe(self.claimable), as_of=slot))

    def obey(self, command: Command) -> None:
        """The node itself, as far as money asks anything of it."""
        self.given.append(command)
        match command:
            case StopTask(task_id) | FinishTask(task_id):
                self.show(replace(self.kept[task_id], state=TaskState.STOPPED))
            case StartTask(task_id):
                self.show(replace(self.kept[task_id], state=TaskState.RUNNING))
            case _:
                raise AssertionError(command)

    def saga(self, name: str) -> Saga:
        return self.store.sagas[name]

    @property
    def refusals(self) -> list[CommandRefused]:
        return [event for event in self.events if isinstance(event, CommandRefused)]

    # -- living -----------------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def program(self) -> AsyncIterator[Money]:
        """A run of the program; leaving the block kills it. What it knew and did not write is gone."""
        self.store = Store()
        for task in self.kept.values():
            self.store.apply(TaskChanged(task))
        self.store.subscribe(self.events.append)
        chain = K2Chain(self.line)
        slots = SlotClock(chain, self.clock, self.store.apply)
        money = Money(
            MoneyTools(
                chain=chain,
                journal=self.journal,
                book=self.book,
                signer=self.signer,
                clock=self.clock,
                slots=slots,
                publish=self.store.apply,
                submit=self.obey,
                tasks=lambda: tuple(self.store.tasks.values()),
                look_again=self.look_again,
                pace=PACE,
            )
        )
        money.restore()
        running = [asyncio.create_task(part, name="run") for part in (money.run(), slots.run(), self._tick())]
        try:
            yield money
        finally:
            for work in running:
                work.cancel()
            ends = await asyncio.gather(*running, return_exceptions=True)
            for end in ends:
                if isinstance(end, BaseException) and not isinstance(end, asyncio.CancelledError):
                    raise end

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(SLOT_SECONDS)
            self.stage.ledger.begin(self.stage.ledger.slot + 1)

    async def until(self, condition: Callable[[], bool], *, seconds: float = 300.0) -> None:
        end = self.clock.now() + seconds
        while not condition():
            assert self.clock.now() < end, f"it did not come about within {seconds:g} s: {self.store.sagas.values()}"
            await asyncio.sleep(0.02)

    # -- asking -----------------------------------------------------------------------------------------------------

    async def plan(self, money: Money, request: MoneyRequest, account: str = "") -> MoneyPlan:
        """The plan; a refusal is raised as AssertionError with its words."""
        answer = await self.ask(money, PlanMoney(request, account))
        assert isinstance(answer, MoneyPlanned), answer
        return answer.plan

    async def agree(self, money: Money, request: MoneyRequest) -> str:
        """Plan, agree, and return the saga's name once it has begun."""
        plan = await self.plan(money, request)
        assert not plan.problem, plan.problem
        money.submit(CarryOutMoney(plan.id))
        await self.until(lambda: plan.id in self.store.sagas or self.store.refusal is not None)
        return plan.id

    async def ended(self, name: str) -> Saga:
        await self.until(lambda: name in self.store.sagas and self.saga(name).is_over)
        return self.saga(name)

    async def ask(self, money: Money, command: MoneyCommand) -> Event:
        """The first answer to a command."""
        seen = len(self.events)

        def answers() -> list[Event]:
            kinds = (MoneyPlanned, CommandRefused)
            return [event for event in self.events[seen:] if isinstance(event, kinds)]

        money.submit(command)
        await self.until(lambda: bool(answers()))
        return answers()[0]


def wallet_of(name: str, kind: TokenKind = TokenKind.KOII) -> Wallet:
    """The keys of one of the stage's wallets, as the node has them: its staking key is that for tasks of *kind*."""
    main, staking, other = (LocalSigner(keypair(SEED, f"{name} {part}")) for part in ("main", "staking", "other"))
    if kind is TokenKind.KPL:
        return Wallet(main=main, staking=other, kpl_staking=staking)
    return Wallet(main=main, staking=staking, kpl_staking=other)
