"""Stages happen only inside their windows, whatever the windows are and whenever the node begins."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.rounds import Phase, Windows
from orca_desktop.ports.chain import SubmitList, SubmitProof, TriggerPayout, VoteOnList, VoteOnProof
from tests.unit.engine.peers import cheating, honest
from tests.unit.engine.world import TASK, World
from tests.virtual_time import run

IN_PHASE = {
    SubmitProof: (Phase.SUBMISSION, 1),
    VoteOnProof: (Phase.AUDIT, 1),
    SubmitList: (Phase.SUBMISSION, 2),
    VoteOnList: (Phase.AUDIT, 2),
    TriggerPayout: (Phase.SETTLE, 2),
}
"""The phase in which an act belongs, and in which round after the one that it is about."""


@st.composite
def windows(draw: st.DrawFn) -> Windows:
    """Rounds of 5 to 20 seconds, divided in all sorts of ways."""
    submission, audit, settle = draw(st.integers(15, 70)), draw(st.integers(15, 70)), draw(st.integers(15, 60))
    return Windows(
        starting_slot=draw(st.integers(981, 1_050)),
        round_time=submission + audit + settle,
        submission_window=submission,
        audit_window=audit,
    )


async def course(parts: Windows, joins_at: float, seed: int) -> World:
    world = World(seed=seed, windows=parts)
    world.toy.allowed_failed = 20
    world.add_peer("a peer", honest)
    world.add_peer("a cheat", cheating)
    async with world.others(), world.engine() as engine:
        await world.clock.sleep(joins_at)
        engine.submit(JoinTask(TASK))
        await world.until_slot(parts.start_of(5))
    return world


@settings(max_examples=40, deadline=None, derandomize=True)
@given(parts=windows(), joins_at=st.floats(0, 25), seed=st.integers(0, 99))
def test_every_act_lies_in_its_window(parts: Windows, joins_at: float, seed: int) -> None:
    world = run(course(parts, joins_at, seed))

    assert not world.chain.refused
    ours = [landed for landed in world.chain.landed if type(landed.act) in IN_PHASE]
    for landed in ours:
        phase, later = IN_PHASE[type(landed.act)]
        assert parts.phase_at(landed.slot) is phase
        assert parts.round_at(landed.slot) == getattr(landed.act, "round") + later  # noqa: B009


@settings(max_examples=20, deadline=None, derandomize=True)
@given(parts=windows(), seed=st.integers(0, 99))
def test_the_container_is_asked_for_each_round_in_turn(parts: Windows, seed: int) -> None:
    world = run(course(parts, 0.0, seed))

    worked = [number for what, number in world.server.asked if what == "task"]
    assert worked == list(range(worked[0], worked[-1] + 1))
    proved = [number for what, number in world.server.asked if what == "submission"]
    assert proved == worked[: len(proved)]
