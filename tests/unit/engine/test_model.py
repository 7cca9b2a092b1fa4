"""A model test: whatever happens to the node, in any order, the local network's ledger holds each of its acts once.

The rules are what may happen; the invariants are those of the chaos suite. More examples: ORCA_MODEL_EXAMPLES.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine
from contextlib import AbstractContextManager
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from orca_desktop.domain.commands import FinishTask, RestartTask, StartTask, StopTask
from orca_desktop.domain.tokens import TokenKind
from tests.unit.engine.model_parts import FAULTS
from tests.unit.engine.model_world import ROUND_SLOTS, SLOT_MS, ModelWorld
from tests.virtual_time import VirtualTimeLoop

ASKED = os.environ.get("ORCA_MODEL_EXAMPLES")
EXAMPLES = int(ASKED or 10)
STEPS = 15
PEACEFUL_ROUNDS = 4

SHORT = st.integers(min_value=1, max_value=ROUND_SLOTS // 2)
CALM = st.integers(min_value=0, max_value=2 * ROUND_SLOTS)
"""Slots without trouble after each trouble: what could be done in them is expected to be done."""


class NodeModel(RuleBasedStateMachine):
    """The node on a network that keeps to its rules, in virtual time."""

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner(loop_factory=VirtualTimeLoop)
        self._world: ModelWorld | None = None

    @property
    def world(self) -> ModelWorld:
        assert self._world is not None
        return self._world

    @initialize(seed=st.integers(min_value=0, max_value=1_000), kind=st.sampled_from(TokenKind))
    def joins(self, seed: int, kind: TokenKind) -> None:
        async def begin() -> None:
            self._world = ModelWorld(seed, kind)
            self.world.start()
            await self.world.pass_slots(25)

        self._do(begin())

    # -- what may happen ------------------------------------------------------------------------------------------

    @precondition(lambda self: self.world.is_running)
    @rule(things=st.integers(min_value=1, max_value=120), down=SHORT, calm=CALM)
    def node_dies_at_some_await(self, things: int, down: int, calm: int) -> None:
        async def die() -> None:
            self.world.life.left = things
            await self.world.pass_slots(ROUND_SLOTS // 4)
            await self.world.kill()
            await self.world.pass_slots(down)
            self.world.start()
            await self.world.pass_slots(calm)

        self._do(die())

    @precondition(lambda self: self.world.is_running)
    @rule(down=SHORT, calm=CALM)
    def node_is_restarted(self, down: int, calm: int) -> None:
        async def restart() -> None:
            await self.world.quit()
            await self.world.pass_slots(down)
            self.world.start()
            await self.world.pass_slots(calm)

        self._do(restart())

    @rule(fault=st.sampled_from(FAULTS), slots=SHORT, calm=CALM)
    def network_fails(self, fault: str, slots: int, calm: int) -> None:
        self._do(self._trouble(self.world.network_fault(fault), slots, calm))

    @rule(slots=SHORT, calm=CALM)
    def proof_store_is_away(self, slots: int, calm: int) -> None:
        self._do(self._trouble(self.world.no_proof_store(), slots, calm))

    @rule(slots=st.integers(min_value=1, max_value=2 * ROUND_SLOTS), calm=CALM)
    def container_hangs(self, slots: int, calm: int) -> None:
        self._do(self._trouble(self.world.container_hung(), slots, calm))

    @rule(slots=SHORT, calm=CALM)
    def engine_is_away(self, slots: int, calm: int) -> None:
        self._do(self._trouble(self.world.no_container_engine(), slots, calm))

    @precondition(lambda self: self.world.sample in self.world.engine_of_containers.running)
    @rule(calm=CALM)
    def container_crashes(self, calm: int) -> None:
        async def crash() -> None:
            self.world.engine_of_containers.crash(self.world.sample)
            await self.world.pass_slots(calm)

        self._do(crash())

    @rule(command=st.sampled_from((StartTask, StopTask, FinishTask, RestartTask)), slots=SHORT, calm=CALM)
    def user_commands(self, command: type[StartTask], slots: int, calm: int) -> None:
        async def ask() -> None:
            self.world.submit(command(self.world.sample))
            await self.world.pass_slots(slots)
            self.world.submit(StartTask(self.world.sample))
            await self.world.pass_slots(calm)

        self._do(ask())

    @rule(seconds=st.floats(min_value=0.5, max_value=3 * ROUND_SLOTS * SLOT_MS / 1000.0), calm=CALM)
    def machine_sleeps(self, seconds: float, calm: int) -> None:
        async def sleep() -> None:
            await self.world.sleep_machine(seconds)
            await self.world.pass_slots(calm)

        self._do(sleep())

    @rule(seconds=st.integers(min_value=-100_000, max_value=100_000), calm=CALM)
    def time_of_day_is_set(self, seconds: int, calm: int) -> None:
        async def jump() -> None:
            self.world.time.set_by += seconds
            await self.world.pass_slots(calm)

        self._do(jump())

    # -- what must hold -------------------------------------------------------------------------------------------

    @invariant()
    def nothing_is_sent_twice_missed_or_blind(self) -> None:
        if self._world is not None:
            counts = self.world.judged()
            assert not counts.wrong, "\n".join(counts.lines())

    def teardown(self) -> None:
        try:
            if self._world is not None:
                self._do(self._peace())
        finally:
            self._runner.close()

    async def _peace(self) -> None:
        """All is well again: from here on no window is missed."""
        world = self.world
        try:
            if not world.is_running:
                world.start()
            world.submit(StartTask(world.sample))
            await world.pass_slots(PEACEFUL_ROUNDS * ROUND_SLOTS)
            counts = world.judged()
            assert not counts.wrong, "\n".join(counts.lines())
            assert world.submitted_since(world.slot - 2 * ROUND_SLOTS), "peace, and no proof was submitted"
        finally:
            await world.close()

    async def _trouble(self, trouble: AbstractContextManager[None], slots: int, calm: int) -> None:
        with trouble:
            await self.world.pass_slots(slots)
        await self.world.pass_slots(calm)

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._runner.run(work)


TestNodeModel = NodeModel.TestCase
TestNodeModel.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=ASKED is None,  # the suite tries the same courses each time, the nightly mode others
    database=None,
    print_blob=True,
)
