"""Which image a task runs is the user's to say where its program does not; and what was said stays."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from orca_desktop.domain.commands import ApproveChanges, JoinTask, ReviewTask
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.domain.images import ImageCandidate
from orca_desktop.domain.tasks import TaskReview, TaskState
from orca_desktop.k2.cids import directory_cid
from tests.unit.engine.world import IMAGE, TASK, World

OTHER = "registry.example/another:1"
SEVERAL = f'const image = test ? "{IMAGE}" : "{OTHER}"; const config = {{ imageURL: image }};'
NONE = "const config = { imageURL: imageOf() };"
ONE = f'const config = {{ imageURL: "{IMAGE}" }};'
POD = f"""const config = {{ customPodSpec: `apiVersion: v1
kind: Pod
spec:
  containers:
    - name: user
      image: {IMAGE}
` }};"""


def publish(world: World, program: str) -> None:
    world.toy.executable = world.proof_store.put(program.encode(), "main.js")


async def reviewed(world: World, program: str) -> TaskReview:
    publish(world, program)
    async with world.engine() as engine:
        engine.submit(ReviewTask(TASK))
        await world.until(lambda: world.store.review is not None)
    assert world.store.review is not None
    return world.store.review


@asynccontextmanager
async def joined(world: World, image: str) -> AsyncIterator[None]:
    """An engine that has joined the task with this image."""
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, image=image))
        await world.until(lambda: TASK in world.store.tasks)
        yield


async def test_a_review_tells_the_candidates_and_where_they_were_found(world: World) -> None:
    review = await reviewed(world, SEVERAL)

    where = "imageURL, line 1"
    assert review.candidates == (ImageCandidate(image=IMAGE, found=where), ImageCandidate(image=OTHER, found=where))
    assert (review.image, review.plan) == ("", None)


async def test_a_review_without_any_candidate_leaves_the_image_open(world: World) -> None:
    review = await reviewed(world, NONE)

    assert (review.image, review.plan, review.candidates) == ("", None, ())


async def test_a_program_that_only_a_gateway_vouches_for_is_told(world: World) -> None:
    cid = directory_cid("main.js", b"another")
    world.proof_store.files[cid] = ("main.js", ONE.encode())
    world.toy.executable = cid
    async with world.engine() as engine:
        engine.submit(ReviewTask(TASK))
        await world.until(lambda: world.store.review is not None)

    assert world.store.review is not None
    words = "Its program came from toy gateway, and no blocks prove that it is the one named on the chain."
    assert world.store.review.plan_notes == (words,)


async def test_the_only_candidate_is_what_runs(world: World) -> None:
    review = await reviewed(world, ONE)

    assert (review.image, review.plan) == (IMAGE, plan_for_image(IMAGE))
    assert [candidate.image for candidate in review.candidates] == [IMAGE]


@pytest.mark.parametrize(
    ("program", "image", "title", "words"),
    [
        (NONE, "", "The task names no image", "does not say which container"),
        (SEVERAL, "", "Which image does the task run?", f"{IMAGE}, {OTHER}"),
        (f'start("{OTHER}");', "", "Which image does the task run?", OTHER),
        (NONE, "owner/name", "This image cannot be used", "no image with its registry"),
        (NONE, "docker.io/x/y --privileged", "This image cannot be used", "no image with its registry"),
        (POD, OTHER, "This image cannot be used", f"says itself what runs: {IMAGE}"),
    ],
)
async def test_without_an_image_that_can_be_used_nothing_is_joined(
    world: World, program: str, image: str, title: str, words: str
) -> None:
    publish(world, program)
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, image=image))
        await world.until(lambda: world.store.refusal is not None)

    assert world.store.refusal is not None
    assert world.store.refusal.title == title
    assert words in world.store.refusal.message
    assert not world.store.tasks
    assert not world.containers.starts


@pytest.mark.parametrize("program", [NONE, SEVERAL, ONE])
async def test_the_image_that_the_user_names_is_what_runs(world: World, program: str) -> None:
    publish(world, program)
    async with joined(world, OTHER):
        await world.until(lambda: world.task.state is TaskState.RUNNING)

        assert (world.task.image, world.task.image_named) == (OTHER, OTHER)
        assert world.containers.plan_of(TASK).images == (OTHER,)


async def test_the_image_of_a_pod_may_be_named_again(world: World) -> None:
    publish(world, POD)
    async with joined(world, IMAGE):
        await world.until(lambda: world.task.state is TaskState.RUNNING)

        assert world.task.image == IMAGE


async def joined_with(world: World, program: str) -> None:
    publish(world, program)
    async with joined(world, OTHER):
        await world.until(lambda: world.task.state is TaskState.RUNNING and world.task.approved is not None)


async def test_the_named_image_stays_when_a_new_program_does_not_tell_either(world: World) -> None:
    await joined_with(world, SEVERAL)
    publish(world, NONE)
    async with world.engine() as engine:
        await world.until(lambda: bool(world.task.changes))
        assert [change.what for change in world.task.changes] == ["Program (CID)"]
        engine.submit(ApproveChanges(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING)

        assert (world.task.image, world.task.image_named) == (OTHER, OTHER)


async def test_the_named_image_stays_when_a_new_program_names_it_too(world: World) -> None:
    await joined_with(world, NONE)
    publish(world, f"{SEVERAL} // new")
    async with world.engine():
        await world.until(lambda: bool(world.task.changes))

        assert [change.what for change in world.task.changes] == ["Program (CID)"]


async def test_another_image_of_a_new_program_is_a_change_to_agree_to(world: World) -> None:
    await joined_with(world, NONE)
    publish(world, ONE)
    async with world.engine() as engine:
        await world.until(lambda: bool(world.task.changes))
        assert "Image" in [change.what for change in world.task.changes]
        engine.submit(ApproveChanges(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING)

        assert (world.task.image, world.task.image_named) == (IMAGE, "")
    async with world.engine():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        assert world.task.changes == ()
