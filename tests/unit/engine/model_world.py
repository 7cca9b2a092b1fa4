"""The engine against the local network's own rules, in virtual time: it dies at any await, and everything fails."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import httpx

from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.commands import Command, JoinTask, StartTask
from orca_desktop.domain.events import Event, TaskChanged
from orca_desktop.domain.tasks import TaskId, TaskState
from orca_desktop.domain.tokens import TokenKind
from orca_desktop.engine.engine import Engine
from orca_desktop.simulation.genesis import tokens_of
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc.envelope import JsonRpc
from tests.chaos.books import Books
from tests.chaos.counts import Counts
from tests.chaos.health import Health, Trouble
from tests.chaos.verdict import Scene, Witness, judge
from tests.unit.engine.model_parts import (
    Dead,
    HangingApi,
    LedgerServer,
    Life,
    ModelClock,
    ModelStore,
    Mortal,
    ToyCensus,
)
from tests.unit.engine.world import World

SLOT_MS = 100.0
ROUND_SLOTS = 80
AWAKE_SECONDS = 1.5
"""The node asks for the slot once a second, and until it was told after a sleep it takes none to have begun."""

PURSE = 10 * ROE_PER_KOII


class ModelWorld(World):
    """What survives the node's deaths. To be built inside the loop in which it is used.

    The node works on the sample task of *kind*.
    """

    def __init__(self, seed: int, kind: TokenKind = TokenKind.KOII) -> None:
        super().__init__(seed=seed)
        self._kind = kind
        options = Options(seed=seed, slot_ms=SLOT_MS, round_slots=ROUND_SLOTS, manual=True)
        census = ToyCensus()
        self.network = LocalNetwork(options, census=census)
        self.books = Books(self.network.ledger)
        self.rpc = LedgerServer(JsonRpc(self.network.methods()), self.books)
        self.store_of_proofs = ModelStore(self.network.content)
        self.time = ModelClock()
        self.engine_of_containers = self.containers
        self.parts: dict[str, Any] = {
            "clock": self.time,
            "containers": self.containers,
            "api": HangingApi(self.api),
            "proof_store": self.store_of_proofs,
            "journal": self.journal,
            "history": self.history,
        }
        self.network.ledger.airdrop(self.wallet.main.public_key, PURSE)
        self.network.ledger.decree(dict([tokens_of(self.wallet.main.public_key, self.network.mint, PURSE)]))
        self.health = Health(lambda: self.slot)
        signer = self.wallet.staking if kind is TokenKind.KOII else self.wallet.kpl_staking
        self.witness = Witness(
            Scene(network=self.network, books=self.books, staking=signer.public_key, census=census, kind=kind)
        )
        self.life = Life()
        self._engine: Engine | None = None
        self._client: httpx.AsyncClient | None = None
        self._running: asyncio.Task[None] | None = None
        self._down: Trouble | None = None
        self._background = [
            asyncio.create_task(self.network.slots.run(SLOT_MS), name="slots"),
            asyncio.create_task(self._watch(), name="witness"),
        ]

    @property
    def slot(self) -> int:
        return self.network.slots.current

    @property
    def sample(self) -> TaskId:
        state = "sample" if self._kind is TokenKind.KOII else "token sample"
        return next(task.id for task in self.network.tasks if task.state == state)

    @property
    def is_running(self) -> bool:
        return self._running is not None

    # -- the node -------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start a node on what survived; it joins the task, or starts it again."""
        self.fell("the node was starting")
        self.life = Life()
        self._client = httpx.AsyncClient(transport=self.rpc)
        self._live_with(self._client)
        self._engine = self.build()
        self.store.subscribe(self._on_event)
        known = bool(self.store.tasks)
        self.submit(StartTask(self.sample) if known else JoinTask(self.sample))
        self._running = asyncio.create_task(self._engine.run(), name="engine")

    def submit(self, command: Command) -> None:
        if self._engine is not None:
            self._engine.submit(command)

    async def kill(self) -> None:
        """Nothing of the node happens after this, whatever it was doing."""
        self.fell("the node was killed")
        self.life.is_over = True
        self.life.may_act.set()
        await self._end()

    async def quit(self) -> None:
        """End the node as its user would."""
        self.fell("the node was stopped")
        await self._end()

    async def close(self) -> None:
        await self.kill()
        for task in self._background:
            task.cancel()
        await asyncio.wait(self._background)

    async def pass_slots(self, count: int) -> None:
        """Let time pass; a node that dies meanwhile is buried."""
        end = self.slot + count
        while self.slot < end:
            await asyncio.sleep(SLOT_MS / 1000.0)
            if self.life.is_over and self.is_running:
                await self.kill()

    @contextmanager
    def network_fault(self, fault: str) -> Iterator[None]:
        """The RPC server fails in one of the ways of FAULTS."""
        with self.health.trouble(f"network: {fault}"):
            self.rpc.fault = fault
            self.rpc.lifted.clear()
            yield
            self.rpc.fault = None
            self.rpc.lifted.set()

    @contextmanager
    def no_proof_store(self) -> Iterator[None]:
        with self.health.trouble("no proof store"):
            self.store_of_proofs.is_away = True
            yield
            self.store_of_proofs.is_away = False

    @contextmanager
    def container_hung(self) -> Iterator[None]:
        with self.health.trouble("the container hung"):
            self.parts["api"].runs_on.clear()
            yield
            self.parts["api"].runs_on.set()

    @contextmanager
    def no_container_engine(self) -> Iterator[None]:
        with self.health.trouble("no container engine"), self.engine_of_containers.away():
            yield

    async def sleep_machine(self, seconds: float) -> None:
        """Nothing of the node runs for a while; the network goes on."""
        with self.health.trouble("the machine slept"):
            self.life.may_act.clear()
            await asyncio.sleep(seconds)
            self.life.may_act.set()
            await asyncio.sleep(AWAKE_SECONDS)

    # -- what came of it ------------------------------------------------------------------------------------------

    def judged(self) -> Counts:
        self.witness.look()
        records = {record.number: record for record in self.parts["history"].rounds(self.sample, newest=10_000)}
        counts = Counts(name="model", seed=0)
        judge(self.witness, records, self.health, counts)
        return counts

    def submitted_since(self, slot: int) -> bool:
        return any(
            deed.kind == "submission" and sendings[0].slot >= slot for deed, sendings in self.books.landed().items()
        )

    def fell(self, why: str) -> None:
        if self._down is None:
            self._down = self.health.begin(why)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, TaskChanged) and event.task.id == self.sample:
            if event.task.state is TaskState.RUNNING and self._down is not None:
                self.health.end(self._down)
                self._down = None
            elif event.task.state is not TaskState.RUNNING:
                self.fell(f"the task was {event.task.state.value}")

    def _live_with(self, client: httpx.AsyncClient) -> None:
        """Put everything that the next engine works with into the hands of its life."""
        client._transport = _as_any(Mortal(self.rpc, self.life))
        self.chain = _as_any(K2Chain(RpcClient(client, "http://model")))
        for name, part in self.parts.items():
            setattr(self, name, Mortal(part, self.life))

    async def _end(self) -> None:
        if self._running is None or self._client is None:
            return
        self._running.cancel()
        with suppress(asyncio.CancelledError, Dead, BaseExceptionGroup):
            await self._running
        with suppress(Dead):
            await self._client.aclose()
        self._running = self._engine = self._client = None

    async def _watch(self) -> None:
        while True:
            self.witness.look()
            await asyncio.sleep(5 * SLOT_MS / 1000.0)


def _as_any(value: object) -> Any:
    return value
