"""A course of chaos: the node is killed at points drawn by a seed, while other things fail beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from random import Random

from orca_desktop import bootstrap
from orca_desktop.simulation.census import RememberingCensus, sample_census
from tests.chaos.arena import ROUND_SLOTS, SLOT_MS, Arena, Setting, arena
from tests.chaos.books import Books
from tests.chaos.counts import Counts
from tests.chaos.health import Health, Trouble
from tests.chaos.program import Line
from tests.chaos.verdict import Scene, Witness, judge
from tests.services.fault_proxy import Fault, Passing

ROUND_SECONDS = ROUND_SLOTS * SLOT_MS / 1000.0
LONGEST_WAIT = 0.8 * ROUND_SECONDS
"""For what a kill may wait; then it happens wherever the node is."""

LOOK_SECONDS = 5 * SLOT_MS / 1000.0
STANDSTILL_SECONDS = 0.7
"""Whoever is so late in looking cannot ask the node beside to have been in time."""

LAST_ROUNDS = 2
"""Rounds after the last disturbance: what is under way comes to its end."""

RESULTS = ("working", "worked", "submitted", "in_audit", "settling", "paid")
STATES = ("starting", "running")
REQUESTS = ("getAccountInfo", "getLatestBlockhash", "getSignatureStatuses", "simulateTransaction", "/api/v0/add")
DEEDS = ("submission", "vote", "upload", "list", "payout")
ANY = ""
"""Half of the kills wait for whatever comes next: the node writes a list, or is paid, only in some rounds."""


class Course:
    """What happens to one arena. `counts` are filled by `finish`."""

    def __init__(self, arena: Arena, random: Random, counts: Counts) -> None:
        self.arena = arena
        self.counts = counts
        self.health = Health(lambda: arena.slot)
        self.random = random
        census = RememberingCensus(sample_census())
        scene = Scene(network=arena.network, books=arena.books, staking=arena.keys.staking, census=census)
        self.witness = Witness(scene)
        self._lines: list[Callable[[Line], None]] = [self._see_readiness]
        self._down: Trouble | None = None
        self._ready = asyncio.Event()
        self._has_joined = False
        self._ways: list[Callable[[], Awaitable[None]]] = []
        self._story: list[str] = []
        arena.node.on_line = self._on_line
        arena.node.on_end = self._on_end

    async def start(self) -> None:
        """Start the node; it is well again once its task runs."""
        if self._down is None:
            self._down = self.health.begin("the node was starting")
        self.tell("start")
        self._ready.clear()
        await self.arena.node.start()

    async def ready(self, *, within: float = 60.0) -> None:
        """Until the task runs. Raises TimeoutError."""
        async with asyncio.timeout(within):
            await self._ready.wait()

    def recovered(self) -> None:
        """The task runs."""
        self._ready.set()
        self._has_joined = True
        if self._down is not None:
            self.health.end(self._down)
            self._down = None

    def kill(self, why: str) -> None:
        if self.arena.node.is_running:
            self.fell(why)
            self.arena.node.kill()

    async def kills(self, count: int, *, calm: float = 0.0) -> None:
        """Kill the node so often, start it anew each time, and leave it in peace for up to *calm* rounds after that."""
        while self.counts.kills < count:
            async with asyncio.TaskGroup() as group:
                # A program that is to join a task ends where there is no network: so not before it has joined.
                if self._has_joined and self.random.random() < 0.4:
                    group.create_task(self.fail_for_a_while(), name="fault")
                await self._kill_once()
            if self.random.random() < 0.3:
                await asyncio.sleep(self.random.uniform(0.0, 0.5) * ROUND_SECONDS)
            await self.start()
            await asyncio.sleep(self.random.uniform(0.0, calm) * ROUND_SECONDS)

    async def fail_for_a_while(self, fault: Fault | None = None) -> None:
        """Have the network fail in one way, after a moment and for a moment."""
        fault = fault or self.random.choice(list(Fault))
        await asyncio.sleep(self.random.uniform(0.0, 0.15) * ROUND_SECONDS)
        with self.disturbed(f"network: {fault.value}"):
            async with self.arena.proxy.failing(fault):
                await asyncio.sleep(self.random.uniform(0.2, 1.6))
        self.tell("network is well again")

    async def freeze(self, seconds: float) -> None:
        """As the lid of a laptop, closed and opened."""
        with self.disturbed("node frozen"):
            self.arena.node.freeze()
            await asyncio.sleep(seconds)
            self.arena.node.thaw()

    def disturbed(self, kind: str) -> AbstractContextManager[None]:
        """Something else is wrong inside the block; it is counted."""
        self.counts.disturbances[kind] += 1
        self.tell(kind)
        return self.health.trouble(kind)

    def fell(self, why: str) -> None:
        """From now on the node is not well, until it tells that its task runs."""
        self.counts.disturbances[why] += 1
        self.tell(why)
        self._fell(why)

    async def rounds(self, count: float) -> None:
        """Let so many rounds pass."""
        await self.arena.until(self.arena.slot + int(count * ROUND_SLOTS))

    async def start_second(self) -> None:
        """Start another node on the same data folder: it must end by itself, and do nothing."""
        self.counts.disturbances["second program"] += 1
        await self.arena.second.start()
        async with asyncio.timeout(20):
            code = await self.arena.second.wait()
        if code != 1:
            self.counts.wrong.append(f"a second program on the same data folder ended with {code}")

    def set_time(self, seconds: int) -> None:
        """Set the time of day so many seconds off the true one. That alone is no reason to miss a window."""
        self.counts.disturbances["time of day set"] += 1
        self.tell(f"time of day set by {seconds} s")
        self.arena.set_time(seconds)

    async def finish(self) -> None:
        """Let the last rounds come to their end in peace, stop the node, and judge."""
        await self.ready()
        windows = self.arena.windows
        await self.arena.until(windows.end_of(windows.round_at(self.arena.slot) + LAST_ROUNDS) + 2)
        self.witness.look()
        await self.arena.node.stop()
        records = bootstrap.at_rest(self.arena.data).rounds.get(self.arena.task_id, {})
        self.counts.figures["node starts"] = self.arena.node.starts
        judge(self.witness, records, self.health, self.counts)
        self.counts.figures["answers failed"] = self.arena.proxy.faults_met
        self.arena.log.with_suffix(".story").write_text("\n".join(self._story))

    async def watch(self) -> None:
        """Look at the chain in every window, until cancelled; where that comes late, the machine had no time for us."""
        while True:
            self.witness.look()
            before, began = asyncio.get_running_loop().time(), self.arena.slot
            await asyncio.sleep(LOOK_SECONDS)
            if asyncio.get_running_loop().time() - before > LOOK_SECONDS + STANDSTILL_SECONDS:
                self.tell("the machine stood still")
                self.health.was("the machine stood still", since=began)

    # -- one kill -------------------------------------------------------------------------------------------------

    async def _kill_once(self) -> None:
        if not self._ways:  # each once, in another order every time
            ways = [self._at_a_moment, self._at_a_line, self._at_a_request, self._at_a_deed, self._at_a_deed]
            self._ways = self.random.sample([*ways, self._early], len(ways) + 1)
        at = self._ways.pop()
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await at()
        except TimeoutError:
            self.kill("kill after a wait")
        await self.arena.node.wait()

    async def _at_a_moment(self) -> None:
        await asyncio.sleep(self.random.uniform(0.0, 1.0) * ROUND_SECONDS)
        self.kill("kill at a moment")

    async def _early(self) -> None:
        await asyncio.sleep(self.random.uniform(0.0, 0.8))
        self.kill("kill at the start")

    async def _at_a_line(self) -> None:
        wanted, skipped = self._one_of((*RESULTS, *STATES)), self.random.randrange(3)
        done, seen = asyncio.Event(), 0

        def see(line: Line) -> None:
            nonlocal seen
            stands = line.get("result") or line.get("state")
            if stands is None or wanted not in (ANY, stands) or done.is_set():
                return
            seen += 1
            if wanted != ANY or seen > skipped:
                self.kill(f"kill at {stands}")
                done.set()

        self._lines.append(see)
        try:
            await done.wait()
        finally:
            self._lines.remove(see)

    async def _at_a_request(self) -> None:
        wanted, skipped = self.random.choice(REQUESTS), self.random.randrange(4)
        await self._at_a_passing(lambda passing: passing.method == wanted, f"request {wanted}", skipped)

    async def _at_a_deed(self) -> None:
        wanted = self._one_of(DEEDS)

        def is_it(passing: Passing) -> bool:
            is_sending = passing.method == "sendTransaction"
            return is_sending and wanted in (ANY, Books(self.arena.network.ledger).write(passing.params[0]).deed.kind)

        await self._at_a_passing(is_it, f"send of a {wanted or 'transaction'}", 0)

    def _one_of(self, things: tuple[str, ...]) -> str:
        return ANY if self.random.random() < 0.5 else self.random.choice(things)

    async def _at_a_passing(self, is_it: Callable[[Passing], bool], words: str, skipped: int) -> None:
        """Kill as a request goes out, which may then never arrive, or as its answer comes."""
        moment, is_lost = self.random.choice((("before", False), ("before", True), ("after", False)))
        done, seen = asyncio.Event(), 0

        def see(passing: Passing) -> None:
            nonlocal seen
            if done.is_set() or not is_it(passing):
                return
            seen += 1
            if seen > skipped:
                self.kill(f"kill {moment} a {words}{' arrived' if is_lost else ''}")
                done.set()
                if is_lost:
                    raise ConnectionResetError("the node was killed before this was sent")

        with self.arena.proxy.watched(**{moment: see}):
            await done.wait()

    # -- what the node tells --------------------------------------------------------------------------------------

    def tell(self, words: str) -> None:
        """Write down what happens, for whoever has to find out why something went wrong."""
        self._story.append(f"{self.arena.slot} {words}")

    def _on_line(self, line: Line) -> None:
        self.tell(f"{line}")
        for see in tuple(self._lines):
            see(line)

    def _see_readiness(self, line: Line) -> None:
        if line.get("event") == "task" and line.get("state") == "running":
            self.recovered()

    def _on_end(self) -> None:
        if self.arena.node.ended_by_itself:
            self.counts.wrong.append(f"the node ended by itself at slot {self.arena.slot}")
        self._fell("the node had ended")

    def _fell(self, why: str) -> None:
        self._ready.clear()
        if self._down is None:
            self._down = self.health.begin(why)


@asynccontextmanager
async def course(setting: Setting, counts: Counts) -> AsyncIterator[Course]:
    """An arena in which the node was started; what happens in the block is judged after it."""
    counts.seed = setting.seed
    async with arena(setting) as place:
        running = Course(place, Random(f"chaos {setting.seed}"), counts)
        watching = asyncio.create_task(running.watch(), name="witness")
        try:
            await running.start()
            yield running
            await running.finish()
        finally:
            watching.cancel()
            await asyncio.wait({watching})
