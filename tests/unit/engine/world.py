"""Everything around an engine, made of fakes: build one on it, let it run, stop it, build the next."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from itertools import count
from random import Random
from typing import TypeVar

from orca_desktop.adapters.ipfs.unsent import UnsentProofs
from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.events import Event, RoundChanged, TaskChanged
from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult, Windows
from orca_desktop.domain.tasks import Task, TaskId, TaskState
from orca_desktop.engine.acts import Acts
from orca_desktop.engine.engine import Engine
from orca_desktop.engine.slot_clock import SlotClock
from orca_desktop.engine.tools import Pace, PracticeKit, Tools
from orca_desktop.state.store import Store
from tests.fakes import (
    FakeChain,
    FakeClock,
    FakeContainers,
    FakeEvidence,
    FakeImages,
    FakeProofStore,
    FakeStages,
    FakeTaskApi,
    FakeVariables,
    MemoryHistory,
    MemoryJournal,
    ToyServer,
    ToyTask,
    ToyWallets,
    toy_wallet,
)
from tests.unit.engine.peers import Peer, Prove, honest

Kind = TypeVar("Kind")

WINDOWS = Windows(starting_slot=1_000, round_time=100, submission_window=40, audit_window=40)
"""With slots of 100 ms a round takes ten seconds; the chain begins two seconds before the first."""

IMAGE = "registry.example/toy:1"
METADATA = b'{"author": "A creator", "description": "Squares numbers"}'
EXECUTABLE = f'const options = {{ imageURL: "{IMAGE}" }};'.encode()
PACE = Pace(
    health_poll=0.2, silence=5.0, refresh=2.0, engine_poll=2.0, retry=1.0, retry_limit=8.0, stable=100.0, changes=200.0
)


def task_id(number: int) -> TaskId:
    return TaskId(public_key(bytes([number]) * 32))


TASK = task_id(1)


class World:
    """What survives a restart of the node, and what the node works with.

    `events` are those of all engines that ran here, `store` is the newest engine's state.
    """

    def __init__(self, *, seed: int = 1, windows: Windows = WINDOWS) -> None:
        self.clock = FakeClock()
        self.chain = FakeChain(self.clock)
        self.containers = FakeContainers(self.clock)
        self.images = FakeImages(self.containers)
        self.api = FakeTaskApi(self.containers, self.clock)
        self.proof_store = FakeProofStore()
        self.journal = MemoryJournal()
        self.history = MemoryHistory()
        self.evidence = FakeEvidence(self.history, self.journal)
        self.wallet = toy_wallet("us")
        self.wallets = ToyWallets(self.wallet)
        self.variables = FakeVariables()
        self.stages = FakeStages()
        self.store = Store()
        self.events: list[Event] = []
        self.peers: list[Peer] = []
        self._seed = seed
        self._windows = windows
        self._practice_keys = count(1)
        self.chain.balances[self.wallet.main.public_key] = 10_000_000_000
        self.add_task(TASK)

    @property
    def key(self) -> PublicKey:
        """By which the toy task knows us."""
        return self.wallet.in_tasks_of(self.toy.token).staking.public_key

    @property
    def toy(self) -> ToyTask:
        return self.chain.tasks[TASK]

    @property
    def server(self) -> ToyServer:
        return self.api.server(TASK)

    @property
    def task(self) -> Task:
        return self.store.tasks[TASK]

    def add_task(self, identity: TaskId) -> ToyTask:
        toy = ToyTask(
            id=identity,
            windows=self._windows,
            metadata=self.proof_store.put(METADATA, "metadata.json"),
            executable=self.proof_store.put(EXECUTABLE, "main.js"),
        )
        self.chain.tasks[identity] = toy
        return toy

    def add_peer(self, name: str, prove: Prove = honest) -> Peer:
        peer = Peer(name, TASK, self.chain, self.proof_store, prove)
        self.peers.append(peer)
        return peer

    # -- looking ------------------------------------------------------------------------------------------------

    def round(self, number: int, identity: TaskId = TASK) -> RoundRecord | None:
        return self.store.rounds.get(identity, {}).get(number)

    def record(self, number: int, identity: TaskId = TASK) -> RoundRecord:
        """The record of a round that is known to have one."""
        return self.store.rounds[identity][number]

    def note(self, number: int) -> str:
        """What a round says of itself; nothing before it has begun."""
        record = self.round(number)
        return record.note if record else ""

    def result(self, number: int, identity: TaskId = TASK) -> RoundResult | None:
        record = self.round(number, identity)
        return record.result if record else None

    def landed(self, kind: type[Kind]) -> list[Kind]:
        """Our acts of a kind that the network carried out."""
        return [landed.act for landed in self.chain.landed if isinstance(landed.act, kind)]

    def states(self, identity: TaskId = TASK) -> list[TaskState]:
        """The states that the task went through, neighbours that are equal once."""
        seen = [
            event.task.state for event in self.events if isinstance(event, TaskChanged) and event.task.id == identity
        ]
        return [state for place, state in enumerate(seen) if place == 0 or seen[place - 1] is not state]

    def words(self, identity: TaskId = TASK) -> list[str]:
        """Everything that the task's state said."""
        return [
            event.task.detail for event in self.events if isinstance(event, TaskChanged) and event.task.id == identity
        ]

    def results(self, number: int, identity: TaskId = TASK) -> list[RoundResult]:
        """The results that a round went through."""
        seen = [
            event.record.result
            for event in self.events
            if isinstance(event, RoundChanged) and (event.record.task_id, event.record.number) == (identity, number)
        ]
        return [result for place, result in enumerate(seen) if place == 0 or seen[place - 1] is not result]

    # -- living -------------------------------------------------------------------------------------------------

    def build(self) -> Engine:
        """A new engine on what survived, its tasks restored."""
        self.store = Store()
        self.store.subscribe(self.events.append)
        engine = Engine(self.tools())
        engine.restore()
        return engine

    def tools(self) -> Tools:
        slots = SlotClock(self.chain, self.clock, self.store.apply)
        return Tools(
            chain=self.chain,
            containers=self.containers,
            images=self.images,
            task_api=self.api,
            speak_by=self.api.bound,
            stages=self.stages,
            proof_store=self.proof_store,
            practice=PracticeKit(
                proof_store=UnsentProofs(self.proof_store),
                fresh_signer=lambda: toy_wallet(f"practice {next(self._practice_keys)}").staking,
            ),
            wallet=self.wallet,
            wallets=self.wallets,
            variables=self.variables,
            evidence=self.evidence.sources(),
            journal=self.journal,
            history=self.history,
            clock=self.clock,
            slots=slots,
            acts=Acts(self.chain, self.journal, self.wallet, self.clock, slots=slots, publish=self.store.apply),
            publish=self.store.apply,
            pace=PACE,
            sagas=self.store.sagas.values,
            random=Random(self._seed),
        )

    @asynccontextmanager
    async def others(self) -> AsyncIterator[None]:
        """The peers live inside the block."""
        living = [asyncio.create_task(peer.live(), name="peer") for peer in self.peers]
        try:
            yield
        finally:
            for task in living:
                task.cancel()
            await self._ended(*living)

    @asynccontextmanager
    async def engine(self) -> AsyncIterator[Engine]:
        """An engine that runs inside the block and has ended after it."""
        engine = self.build()
        running = asyncio.create_task(engine.run(), name="engine")
        try:
            yield engine
        finally:
            running.cancel()
            await self._ended(running)

    @asynccontextmanager
    async def joined(self, *identities: TaskId) -> AsyncIterator[Engine]:
        """Peers live, and an engine runs that has joined the tasks."""
        async with self.others(), self.engine() as engine:
            wanted = identities or (TASK,)
            for identity in wanted:
                engine.submit(JoinTask(identity))
            await self.until(lambda: all(identity in self.store.tasks for identity in wanted))
            yield engine

    async def _ended(self, *cancelled: asyncio.Task[None]) -> None:
        """Wait for tasks that were cancelled; what else ended one of them is raised."""
        for task in cancelled:
            with suppress(asyncio.CancelledError):
                await task

    async def until(self, condition: Callable[[], bool], *, seconds: float = 120.0) -> None:
        """Wait for a condition, no longer than *seconds* of virtual time."""
        end = self.clock.now() + seconds
        while not condition():
            assert self.clock.now() < end, f"it did not come about within {seconds:g} s"
            await self.clock.sleep(0.02)

    async def until_slot(self, slot: int) -> None:
        await self.until(lambda: self.chain.now() >= slot, seconds=10_000)

    async def until_round_ends(self, number: int, identity: TaskId = TASK) -> RoundRecord:
        def has_ended() -> bool:
            result = self.result(number, identity)
            return result is not None and result.is_final

        await self.until(has_ended)
        return self.record(number, identity)
