"""A task that is only watched: followed on the chain, while nothing runs, nothing is signed and nothing is sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orca_desktop.domain.audits import AuditReceived, AuditTrigger
from orca_desktop.domain.commands import JoinTask, LeaveTask, SetAccount, StartTask
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.keys import public_key
from orca_desktop.domain.task_status import StatusKind
from orca_desktop.domain.tasks import Payout, Submission, TaskState
from orca_desktop.domain.watching import PROOFS_SHOWN, RoundSeen, rounds_seen
from orca_desktop.domain.ways import Way
from orca_desktop.state.answers import task_status
from tests.fakes import toy_wallet
from tests.unit.engine.world import TASK, World

WATCH = JoinTask(TASK, way=Way.WATCH)


@pytest.fixture
def world() -> World:
    return World()


def refusals(world: World) -> list[str]:
    return [event.title for event in world.events if isinstance(event, CommandRefused)]


def seen(world: World, number: int) -> RoundSeen | None:
    return world.store.watched.get(TASK, {}).get(number)


def is_seen(world: World, number: int, holds: Callable[[RoundSeen], bool]) -> Callable[[], bool]:
    def is_so() -> bool:
        found = seen(world, number)
        return found is not None and holds(found)

    return is_so


async def test_rounds_proofs_audits_and_payouts_of_other_nodes_are_told_without_any_key(world: World) -> None:
    honest, doubted = world.add_peer("honest"), world.add_peer("doubted")
    honest.doubts.add(doubted.key)
    world.wallets.has_account = False
    async with world.others(), world.engine() as engine:
        engine.submit(WATCH)
        await world.until(is_seen(world, 1, lambda found: found.payout is Payout.SUCCESSFUL))

        found = seen(world, 1)
        assert found is not None
        assert (found.nodes, found.doubted) == (2, 1)
        assert {proof.node for proof in found.proofs} == {honest.key, doubted.key}
        doubt = found.proofs[0].doubt
        assert isinstance(doubt, AuditReceived)
        assert (found.proofs[0].node, doubt.raised_by) == (doubted.key, honest.key)
        assert (doubt.votes_for, doubt.votes_against) == (0, 1)
        assert found.author in (honest.key, doubted.key)
        assert task_status(world.store, world.task).kind is StatusKind.WATCHING


async def test_nothing_runs_and_nothing_is_sent(world: World) -> None:
    world.add_peer("a peer")
    async with world.others(), world.engine() as engine:
        engine.submit(WATCH)
        await world.until(is_seen(world, 1, lambda found: found.payout is Payout.SUCCESSFUL))

        assert world.task.state is TaskState.STOPPED
        assert not world.containers.running
        assert world.wallets.opened("") is None
        assert [landed for landed in world.chain.landed if landed.by in (world.key, world.wallet.main.public_key)] == []
        assert world.store.rounds.get(TASK, {}) == {}


async def test_a_watched_task_is_still_watched_after_a_restart(world: World) -> None:
    async with world.engine() as engine:
        engine.submit(WATCH)
        await world.until(lambda: bool(world.history.tasks()))
    world.add_peer("a peer")
    async with world.others(), world.engine():
        await world.until(is_seen(world, 0, lambda found: found.nodes == 1))

        assert world.task.is_watched
        assert world.task.state is TaskState.STOPPED


async def test_it_cannot_be_started_and_says_what_to_do(world: World) -> None:
    async with world.engine() as engine:
        engine.submit(WATCH)
        await world.until(lambda: TASK in world.store.tasks)
        engine.submit(StartTask(TASK))
        await world.until(lambda: bool(refusals(world)))
        engine.submit(WATCH)
        await world.until(lambda: len(refusals(world)) == 2)

    assert refusals(world) == ["This task is only watched", "You have joined this task already"]


async def test_it_can_be_joined_to_take_part(world: World) -> None:
    async with world.engine() as engine:
        engine.submit(WATCH)
        await world.until(lambda: TASK in world.store.tasks)
        engine.submit(JoinTask(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING)

        assert not world.task.is_watched
        await world.until(lambda: world.task.stake > 0)
    assert [wanted for _, wanted in world.history.tasks()] == [True]


async def test_the_stake_of_a_watched_account_is_shown_and_does_not_keep_from_leaving(world: World) -> None:
    other = world.wallets.add("savings", toy_wallet("savings"))
    world.wallets.watch_only()
    assert other.staking is not None
    world.toy.stakes[other.staking] = 42
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, account="savings", way=Way.WATCH))
        await world.until(lambda: TASK in world.store.tasks and world.task.stake == 42)
        engine.submit(SetAccount(TASK, world.wallets.account.name))
        await world.until(lambda: world.task.stake == 0)
        engine.submit(SetAccount(TASK, "savings"))
        await world.until(lambda: world.task.stake == 42)
        engine.submit(LeaveTask(TASK))
        await world.until(lambda: TASK not in world.store.tasks)
    assert refusals(world) == []


async def test_an_account_that_is_not_there_is_refused(world: World) -> None:
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, account="nobody", way=Way.WATCH))
        await world.until(lambda: bool(refusals(world)))

    assert world.store.tasks == {}


def test_of_a_round_with_very_many_proofs_the_doubted_ones_are_told_and_all_are_counted(world: World) -> None:
    nodes = [public_key(number.to_bytes(32, "big")) for number in range(1, PROOFS_SHOWN + 50)]
    world.toy.submissions[3] = {node: Submission(value="bafy", slot=9, json="{}") for node in nodes}
    world.toy.proof_triggers[3] = {nodes[-1]: AuditTrigger(raised_by=nodes[0], slot=10, votes=())}

    (found,) = rounds_seen(world.toy.account())

    assert (found.nodes, found.doubted, len(found.proofs)) == (len(nodes), 1, PROOFS_SHOWN)
    assert found.proofs[0].node == nodes[-1]
