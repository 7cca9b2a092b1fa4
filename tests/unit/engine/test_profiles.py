"""The strictest box in which a task runs is found at its first start, remembered, and not looked for again."""

from __future__ import annotations

import pytest

from orca_desktop.domain.commands import SetProfile
from orca_desktop.domain.containers import Profile, StoppedBy
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.boxing import has_sign
from tests.unit.engine.world import PACE, TASK, World


def kept_profile(world: World) -> tuple[Profile, bool]:
    task, _ = world.history.tasks()[0]
    return task.run_plan.profile, task.profile_settled


async def test_a_task_that_runs_in_the_strictest_box_stays_there(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)

    assert world.containers.profiles_tried == [Profile.STRICT]
    assert kept_profile(world) == (Profile.STRICT, True)


@pytest.mark.parametrize("profile", [Profile.STANDARD, Profile.COMPAT])
async def test_a_task_that_is_not_allowed_enough_gets_the_next_looser_box(world: World, profile: Profile) -> None:
    world.containers.needs_profile = profile
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        assert world.task.crashes == 0
    tried = list(world.containers.profiles_tried)
    async with world.engine():
        await world.until(lambda: world.task.state is TaskState.RUNNING)

    assert tried == list(Profile)[: len(tried)]
    assert tried[-1] is profile
    assert world.containers.profiles_tried[len(tried) :] == [profile]
    assert kept_profile(world) == (profile, True)
    assert any("does not run in the strict box" in words for words in world.words())


async def test_a_silent_task_that_complains_gets_a_looser_box(world: World) -> None:
    world.server.healthy = False
    async with world.joined():
        await world.until(lambda: "Waiting for the task's server" in world.task.detail)
        world.containers.say(TASK, "Error: EROFS: read-only file system, open 'cache'", *["  at a line"] * 10)
        await world.until(lambda: world.task.run_plan.profile is Profile.STANDARD)
        world.server.healthy = True
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        assert world.task.last_end is not None
        assert world.task.last_end.by is StoppedBy.CRASH

    assert world.containers.profiles_tried == [Profile.STRICT, Profile.STANDARD]
    assert kept_profile(world) == (Profile.STANDARD, True)


async def test_a_silent_task_that_complains_in_the_loosest_box_is_waited_for(world: World) -> None:
    world.containers.needs_profile = Profile.COMPAT
    world.server.healthy = False
    async with world.joined():
        await world.until(lambda: world.task.run_plan.profile is Profile.COMPAT)
        await world.until(lambda: "Waiting for the task's server" in world.task.detail)
        world.containers.say(TASK, "Permission denied")
        await world.clock.sleep(PACE.silence * 5)
        assert world.task.crashes == 0
        world.server.healthy = True
        await world.until(lambda: world.task.state is TaskState.RUNNING)

    assert world.containers.profiles_tried == list(Profile)


async def test_a_silent_task_that_does_not_complain_stays_in_its_box(world: World) -> None:
    world.server.healthy = False
    async with world.joined():
        await world.clock.sleep(PACE.silence * 5)
        assert world.task.state is TaskState.UNHEALTHY

    assert world.containers.profiles_tried == [Profile.STRICT]


async def test_a_crash_for_another_reason_is_a_crash(world: World) -> None:
    async with world.joined():
        with world.containers.failing("The disk is full"):
            await world.until(lambda: world.task.crashes == 2)

        assert world.task.run_plan.profile is Profile.STRICT


async def test_in_the_loosest_box_a_complaint_is_a_crash(world: World) -> None:
    async with world.joined():
        with world.containers.failing("Permission denied"):
            await world.until(lambda: world.task.crashes == 1)

            assert world.task.run_plan.profile is Profile.COMPAT


async def test_a_box_that_was_found_is_not_loosened_later(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        world.containers.say(TASK, "PermissionError: [Errno 13] Permission denied: '/root'")
        world.containers.crash(TASK)
        await world.until(lambda: world.task.crashes == 1)

        assert world.task.run_plan.profile is Profile.STRICT


async def test_a_box_that_the_user_chose_is_not_loosened(world: World) -> None:
    world.containers.needs_profile = Profile.COMPAT
    world.containers.start_seconds = 3.0
    async with world.joined() as engine:
        engine.submit(SetProfile(TASK, Profile.STANDARD))
        await world.until(lambda: world.task.crashes == 2)

        assert world.task.run_plan.profile is Profile.STANDARD


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mkdir: cannot create directory '/app/x': Read-only file system", True),
        ("Error: EACCES: permission denied, mkdir '/app'", True),
        ("setuid: Operation not permitted", True),
        ("It ended by itself with exit code 126", True),
        ("This script must be run as root", True),
        ("must be root", True),
        ("It ended by itself with exit code 1", False),
        ("listening on 8080", False),
    ],
)
def test_signs_of_too_tight_a_box(line: str, expected: bool) -> None:
    assert has_sign([line]) is expected
