"""The engine on a simulated clock, in a world of fakes: what a round costs, how late a stage is, what is kept.

Virtual time leaves the machine's own slowness out of the lateness; what the loop was held up for at most is told beside
it. What the fakes cost is counted in.
"""

from __future__ import annotations

import asyncio
import gc
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.keys import public_key
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import TaskId
from orca_desktop.engine.tools import Pace, Tools
from orca_desktop.state.store import ROUNDS_KEPT
from tests.bench.measure import Figure
from tests.fakes import MemoryHistory
from tests.unit.engine.world import World
from tests.virtual_time import VirtualTimeLoop

TASKS = 500
ROUNDS = 3
SLOT_MS = 400.0
LONG = Windows(starting_slot=1_000, round_time=1_500, submission_window=600, audit_window=600)
"""Ten minutes, as the template's task has it (k2.md 11.4)."""

SHORT = Windows(starting_slot=1_000, round_time=40, submission_window=16, audit_window=16)
FEW = 10
HISTORY_KEPT = 200
WARM = ROUNDS_KEPT + 20
"""Rounds of each task before memory is looked at for the first time."""


class BusyLoop(VirtualTimeLoop):
    """Notes for how long at most it ran without a pause, in seconds of the real clock."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._rested_at = time.perf_counter()
        super().__init__()

    def nothing_ready(self, timeout: float | None) -> None:
        now = time.perf_counter()
        if timeout is None or timeout > 0:
            self.longest = max(self.longest, now - self._rested_at)
        super().nothing_ready(timeout)
        self._rested_at = time.perf_counter()


class ShortHistory(MemoryHistory):
    """Keeps as much as the node's own records do; the rest is on disk in the history."""

    def save_round(self, record: RoundRecord) -> None:
        super().save_round(record)
        if record.number % HISTORY_KEPT == 0:
            self.forget_rounds(record.task_id, record.number - HISTORY_KEPT)


@dataclass(slots=True)
class Course:
    """What was seen of a course: seconds of this process, slots of lateness, bytes."""

    cpu: float = 0.0
    latest: int = 0
    longest: float = 0.0
    bytes_before: int = 0
    bytes_after: int = 0


def measured(rounds: int) -> Iterator[Figure]:
    """*rounds* is how many rounds memory is looked at over, all tasks together."""
    many = _run(TASKS, LONG, ROUNDS, is_long=False)
    yield Figure(name=f"{TASKS} tasks: CPU of a task and round", value=1000 * many.cpu / (TASKS * ROUNDS), unit="ms")
    yield Figure(name=f"{TASKS} tasks: worst lateness of a stage", value=many.latest, unit="slots")
    yield Figure(name=f"{TASKS} tasks: longest hold-up of the loop", value=1000 * many.longest, unit="ms")
    long = _run(FEW, SHORT, WARM + max(1, rounds // FEW), is_long=True)
    yield Figure(name=f"{rounds:,} rounds: speed", value=rounds / long.cpu, unit="rounds/s")
    grown = (long.bytes_after - long.bytes_before) / rounds
    yield Figure(name=f"{rounds:,} rounds: memory grown by", value=grown, unit="bytes a round")
    yield Figure(name=f"{rounds:,} rounds: memory of the process", value=long.bytes_after / 2**20, unit="MB")


def _run(tasks: int, windows: Windows, rounds: int, *, is_long: bool) -> Course:
    with asyncio.Runner(loop_factory=BusyLoop) as runner:
        loop = runner.get_loop()
        assert isinstance(loop, BusyLoop)
        course = runner.run(_course(tasks, windows, rounds, is_long=is_long))
        course.longest = loop.longest
        return course


async def _course(tasks: int, windows: Windows, rounds: int, *, is_long: bool) -> Course:
    world, course = _world(tasks, windows), Course()
    _note_lateness(world, course)
    async with world.engine() as engine:
        for identity in _identities(tasks):
            engine.submit(JoinTask(identity))
        began = time.process_time()
        if is_long:
            await _pass_rounds(world, windows, WARM)
            began, course.bytes_before = time.process_time(), _memory()
        await _pass_rounds(world, windows, rounds - (WARM if is_long else 0))
        course.cpu = time.process_time() - began
        course.bytes_after = _memory()
    return course


def _world(tasks: int, windows: Windows) -> World:
    """Tasks whose rounds begin at different slots."""
    world = World(windows=windows)
    world.chain = type(world.chain)(world.clock, slot_ms=SLOT_MS)
    world.history = ShortHistory()
    world.chain.balances[world.wallet.main.public_key] = 10**18
    for place, identity in enumerate(_identities(tasks)):
        toy = world.add_task(identity)
        shift = place * windows.round_time // tasks
        toy.windows = Windows(
            starting_slot=windows.starting_slot + shift,
            round_time=windows.round_time,
            submission_window=windows.submission_window,
            audit_window=windows.audit_window,
        )
        toy.total_bounty = 10**18
        toy.allowed_failed = 3
    return world


def _identities(tasks: int) -> list[TaskId]:
    return [TaskId(public_key(number.to_bytes(32, "big"))) for number in range(1, tasks + 1)]


async def _pass_rounds(world: World, windows: Windows, rounds: int) -> None:
    for _ in range(rounds):
        await world.clock.sleep(windows.round_time * SLOT_MS / 1000.0)
        _forget(world)


def _forget(world: World) -> None:
    """Throw away what only tests want to look at: the engine's memory is to be seen, not that of the fakes."""
    world.events.clear()
    world.chain.forget_landed()
    world.api.terms.clear()
    world.proof_store.stored.clear()
    for identity, toy in world.chain.tasks.items():
        newest = toy.windows.round_at(world.chain.now())
        for rounds in (toy.uploads, toy.pieces, toy.submissions):
            for key in [key for key in rounds if (key if isinstance(key, int) else key[1]) < newest - 10]:
                del rounds[key]  # type: ignore[arg-type]  # each with its own kind of key
        world.journal.forget_settled(identity, newest - 20)
        server = world.api.server(identity)
        server.asked.clear()
        server.audited.clear()
        for number in [number for number in server.ready_at if number < newest - 10]:
            del server.ready_at[number]
    files = world.proof_store.files
    for cid in [cid for cid, (name, _) in files.items() if name == PROOF_FILE]:
        del files[cid]


def _note_lateness(world: World, course: Course) -> None:
    """Look at each wait for a slot that was still to come, how late it ended."""
    build = world.tools

    def tools() -> Tools:
        built = replace(build(), pace=Pace())
        reached = built.slots.reached

        async def noted(slot: int) -> None:
            is_ahead = slot > world.chain.now()
            await reached(slot)
            if is_ahead:
                course.latest = max(course.latest, world.chain.now() - slot)

        built.slots.reached = noted  # type: ignore[method-assign]  # the one wait that all stages go through
        return built

    world.tools = tools  # type: ignore[method-assign]  # what the engine is built with


def _memory() -> int:
    """Bytes of this process that are in the machine's memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
