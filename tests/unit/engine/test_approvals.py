"""What the user agreed to is kept; what has changed since is told, and not started before the user agrees."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from orca_desktop.domain.commands import ApproveChanges, RestartTask, RollBackImage, StartTask
from orca_desktop.domain.containers import Profile, StoppedBy
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.agreement import WAITS
from orca_desktop.engine.engine import Engine
from orca_desktop.ports.chain import SubmitProof
from tests.unit.engine.world import IMAGE, PACE, TASK, World

OLD, NEW, NEWEST = (f"sha256:{digit * 64}" for digit in "123")
NEW_IMAGE = "registry.example/toy:2"


def pinned(digest: str) -> str:
    return f"registry.example/toy@{digest}"


async def running(world: World) -> None:
    await world.until(lambda: world.task.state is TaskState.RUNNING)


async def joined_once(world: World) -> None:
    """A task that runs, and whose program is then closed."""
    async with world.joined():
        await running(world)
        await world.until(lambda: world.task.stake > 0)
    world.containers.starts.clear()


@asynccontextmanager
async def waiting(world: World) -> AsyncIterator[Engine]:
    """The program is started again, and the task waits for the user."""
    async with world.engine() as engine:
        await world.until(lambda: bool(world.task.changes))
        await world.until(lambda: world.task.detail == WAITS)
        yield engine


@pytest.fixture
def world() -> World:
    world = World()
    world.images.digests[IMAGE] = OLD
    return world


async def test_joining_keeps_what_was_agreed_to_and_runs_exactly_that_image(world: World) -> None:
    await joined_once(world)

    task, _ = world.history.tasks()[0]
    assert task.approved is not None
    assert (task.approved.image, task.approved.digest, task.digest) == (IMAGE, OLD, OLD)
    assert task.approved.executable == world.toy.executable
    assert task.approved.minimum_stake == world.toy.minimum_stake
    assert task.run_plan.images == (pinned(OLD),)
    assert task.image == IMAGE


async def test_what_has_not_changed_is_started_by_itself(world: World) -> None:
    await joined_once(world)
    async with world.engine():
        await running(world)

    assert world.task.changes == ()


async def test_an_image_made_here_runs_under_its_name(world: World) -> None:
    world.images.digests.clear()
    await joined_once(world)

    assert world.task.run_plan.images == (IMAGE,)


async def test_a_new_image_under_the_old_name_is_told_and_not_started(world: World) -> None:
    await joined_once(world)
    world.images.digests[IMAGE] = NEW
    async with waiting(world):
        await world.clock.sleep(30)

    assert [change.what for change in world.task.changes] == ["Image version"]
    assert world.task.state is TaskState.STOPPED
    assert not world.containers.starts
    assert [wanted for _, wanted in world.history.tasks()] == [True]


async def test_a_higher_stake_is_told_and_nothing_is_staked(world: World) -> None:
    await joined_once(world)
    staked = world.toy.stakes[world.key]
    world.toy.minimum_stake *= 5
    async with waiting(world):
        await world.clock.sleep(30)

    assert [(change.what, change.before, change.now) for change in world.task.changes] == [
        ("Minimum stake", "1 KOII", "5 KOII")
    ]
    assert world.toy.stakes[world.key] == staked


@pytest.mark.parametrize("command", [StartTask(TASK), RestartTask(TASK)])
async def test_starting_what_has_changed_is_refused(world: World, command: StartTask | RestartTask) -> None:
    await joined_once(world)
    world.images.digests[IMAGE] = NEW
    async with waiting(world) as engine:
        engine.submit(command)
        await world.until(lambda: world.store.refusal is not None)
        await world.clock.sleep(5)

    assert world.store.refusal is not None
    assert (world.store.refusal.command, world.store.refusal.title) == (command, "Something has changed")
    assert not world.containers.starts


async def test_agreeing_starts_the_new_image_and_is_asked_no_more(world: World) -> None:
    await joined_once(world)
    world.images.digests[IMAGE] = NEW
    async with waiting(world) as engine:
        engine.submit(ApproveChanges(TASK))
        await running(world)
        assert world.task.changes == ()
        assert world.containers.plan_of(TASK).images == (pinned(NEW),)
    async with world.engine():
        await running(world)


async def test_agreeing_to_a_new_program_runs_its_image_in_the_box_that_was_found(world: World) -> None:
    world.containers.needs_profile = Profile.COMPAT
    await joined_once(world)
    world.images.digests[NEW_IMAGE] = NEWEST
    program = f'const options = {{ imageURL: "{NEW_IMAGE}" }};'.encode()
    world.toy.executable = world.proof_store.put(program, "main.js")
    async with waiting(world) as engine:
        assert [change.what for change in world.task.changes] == ["Image", "Image version", "Program (CID)"]
        engine.submit(ApproveChanges(TASK))
        await running(world)

        assert world.task.image == NEW_IMAGE
        assert world.containers.plan_of(TASK).images == (pinned(NEWEST),)
        assert world.containers.plan_of(TASK).profile is Profile.COMPAT


async def test_rolling_back_runs_the_old_image_and_asks_only_about_what_changes_after_it(world: World) -> None:
    await joined_once(world)
    world.images.digests[IMAGE] = NEW
    async with waiting(world) as engine:
        engine.submit(RollBackImage(TASK))
        await running(world)
        assert world.containers.plan_of(TASK).images == (pinned(OLD),)
    async with world.engine():
        await running(world)
        assert world.task.changes == ()
        assert world.containers.plan_of(TASK).images == (pinned(OLD),)
    world.images.digests[IMAGE] = NEWEST
    async with waiting(world) as engine:
        engine.submit(ApproveChanges(TASK))
        await running(world)

        assert world.containers.plan_of(TASK).images == (pinned(NEWEST),)


# -- several images --------------------------------------------------------------------------------------------------

CACHE = "registry.example/cache:1"
POD = """const config = { customPodSpec: `apiVersion: v1
kind: Pod
spec:
  containers:
    - {name: main, image: registry.example/toy:1, args: [ARGS]}
    - {name: cache, image: registry.example/cache:1}
` };"""


def runs_a_pod(world: World, args: str = "slow") -> None:
    world.toy.executable = world.proof_store.put(POD.replace("ARGS", args).encode(), "main.js")


def pinned_cache(digest: str) -> str:
    return f"registry.example/cache@{digest}"


async def test_every_image_of_a_pod_runs_by_its_digest(world: World) -> None:
    world.images.digests[CACHE] = NEW
    runs_a_pod(world)
    await joined_once(world)

    task, _ = world.history.tasks()[0]
    assert task.run_plan.images == (pinned(OLD), pinned_cache(NEW))
    assert task.approved is not None
    assert [version.digest for version in task.approved.images] == [OLD, NEW]


async def test_a_new_version_of_any_image_waits_and_the_old_one_can_be_kept(world: World) -> None:
    world.images.digests[CACHE] = OLD
    runs_a_pod(world)
    await joined_once(world)
    world.images.digests[CACHE] = NEW
    async with waiting(world) as engine:
        assert [change.what for change in world.task.changes] == ["Image version (cache)"]
        assert not world.containers.starts
        engine.submit(RollBackImage(TASK))
        await running(world)
        assert world.containers.plan_of(TASK).images == (pinned(OLD), pinned_cache(OLD))
    async with world.engine():
        await running(world)
        assert world.task.changes == ()


async def test_another_pod_spec_is_told_field_by_field_and_rolling_back_keeps_the_one_agreed_to(world: World) -> None:
    runs_a_pod(world)
    await joined_once(world)
    runs_a_pod(world, "fast")
    async with waiting(world) as engine:
        assert [(change.what, change.before, change.now) for change in world.task.changes][:1] == [
            ("Arguments", "slow", "fast")
        ]
        engine.submit(RollBackImage(TASK))
        await running(world)
        assert world.containers.plan_of(TASK).containers[0].args == ("slow",)
    async with world.engine():
        await running(world)
        assert world.containers.plan_of(TASK).containers[0].args == ("slow",)
    runs_a_pod(world, "faster")
    async with waiting(world) as engine:
        assert ("Arguments", "slow", "faster") in [(it.what, it.before, it.now) for it in world.task.changes]
        engine.submit(ApproveChanges(TASK))
        await running(world)

        assert world.containers.plan_of(TASK).containers[0].args == ("faster",)


async def test_a_local_image_that_was_rolled_back_runs_by_its_id(world: World) -> None:
    world.images.digests.clear()
    world.images.ids[IMAGE] = "sha256:first"
    await joined_once(world)
    world.images.ids[IMAGE] = "sha256:second"
    async with waiting(world) as engine:
        engine.submit(RollBackImage(TASK))
        await running(world)

        assert world.containers.plan_of(TASK).images == ("sha256:first",)


async def test_what_was_agreed_to_when_only_one_image_was_kept_is_completed_and_not_asked_for(world: World) -> None:
    world.images.digests[CACHE] = OLD
    runs_a_pod(world)
    await joined_once(world)
    task, wanted = world.history.tasks()[0]
    assert task.approved is not None
    old = replace(task.approved, plan=None, others=())
    containers = (task.run_plan.containers[0], replace(task.run_plan.containers[1], image=CACHE))
    plan = replace(task.run_plan, containers=containers)
    world.history.save_task(replace(task, approved=old, decided=old, plan=plan), wanted=wanted)

    async with world.engine():
        await running(world)

    assert world.history.tasks()[0][0].approved == task.approved
    assert world.history.tasks()[0][0].run_plan.images == (pinned(OLD), pinned_cache(OLD))


async def test_an_agreement_that_cannot_be_asked_about_changes_nothing(world: World) -> None:
    await joined_once(world)
    world.images.digests[IMAGE] = NEW
    async with waiting(world) as engine:
        changes = world.task.changes
        with world.chain.offline():
            engine.submit(ApproveChanges(TASK))
            await world.until(lambda: any(isinstance(event, CommandRefused) for event in world.events))

        assert world.task.changes == changes
        assert not world.containers.starts


async def test_a_network_that_is_away_does_not_keep_a_task_from_starting(world: World) -> None:
    await joined_once(world)
    with world.chain.offline():
        async with world.engine():
            await world.until(lambda: world.containers.starts[TASK] == 1)


async def test_a_change_while_it_runs_brings_the_rounds_to_their_end_and_then_waits(world: World) -> None:
    async with world.joined():
        await running(world)
        await world.clock.sleep(PACE.changes - 50)
        world.images.digests[IMAGE] = NEW
        await world.until(lambda: world.task.state is TaskState.FINISHING)
        begun = max(world.store.rounds[TASK])
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        assert world.task.detail == WAITS
        assert world.task.last_end is not None
        assert world.task.last_end.by is StoppedBy.UPDATE
        assert not world.containers.running

    assert max(act.round for act in world.landed(SubmitProof)) == begun


async def test_what_was_left_running_and_has_changed_is_stopped(world: World) -> None:
    await joined_once(world)
    world.containers.left_behind(TASK, world.task.run_plan)
    world.images.digests[IMAGE] = NEW
    async with waiting(world):
        await world.until(lambda: not world.containers.running)
        await world.until(lambda: world.task.detail == WAITS)

    assert world.task.state is TaskState.STOPPED
