"""What a task's program says of itself decides what runs: its Pod spec, or else its image."""

from __future__ import annotations

from pathlib import Path

import pytest

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.domain.commands import JoinTask, ReviewTask
from orca_desktop.domain.containers import Mount, MountKind, plan_for_image
from orca_desktop.domain.tasks import TaskReview
from orca_desktop.engine.executables import UNREAD_POD
from tests.unit.engine.world import IMAGE, TASK, World

PROGRAM = """
const podId = TASK_ID;
const config = async () => ({ imageURL: "registry.example/toy:2", customPodSpec: `apiVersion: v1
kind: Pod
spec:
  restartPolicy: Always
  containers:
    - name: user-${podId}
      image: registry.example/toy:2
      env:
        - name: API_KEY
          value: "${process.env.API_KEY}"
        - name: MODE
          value: fast
      volumeMounts:
        - name: kept
          mountPath: /data
    - name: cache
      image: registry.example/cache:1
  volumes:
    - name: kept
      hostPath:
        path: ${await namespaceWrapper.getBasePath()}/orca/data
` });
"""


async def reviewed(world: World, program: str) -> TaskReview:
    publish(world, program)
    async with world.engine() as engine:
        engine.submit(ReviewTask(TASK))
        await world.until(lambda: world.store.review is not None)
    assert world.store.review is not None
    return world.store.review


def publish(world: World, program: str) -> None:
    world.toy.executable = world.proof_store.put(program.encode(), "main.js")


async def test_a_review_shows_the_plan_of_the_pod_spec(world: World) -> None:
    review = await reviewed(world, PROGRAM)

    assert review.plan is not None
    first, second = review.plan.containers
    assert (first.name, first.image, review.image) == (f"user-{TASK}", "registry.example/toy:2", first.image)
    assert first.mounts == (Mount(kind=MountKind.DATA, path="/data", name="orca/data"),)
    assert first.environment == (("MODE", "fast"),)
    assert second.image == "registry.example/cache:1"
    assert review.missing_variables == ("API_KEY",)
    assert review.plan_notes == ("spec.restartPolicy: this node decides when a container is started again",)


async def test_a_program_that_names_an_image_only_runs_this_image(world: World) -> None:
    review = await reviewed(world, f'const config = {{ imageURL: "{IMAGE}", customPodSpec: null }};')

    assert (review.image, review.plan) == (IMAGE, plan_for_image(IMAGE))
    assert review.plan_notes == ()


async def test_a_pod_spec_that_is_spoken_of_and_not_found_is_told(world: World) -> None:
    review = await reviewed(world, f'const config = {{ imageURL: "{IMAGE}", customPodSpec: build() }};')

    assert review.plan == plan_for_image(IMAGE)
    assert review.plan_notes == (UNREAD_POD,)


async def test_the_plan_stays_with_the_task(world: World, tmp_path: Path) -> None:
    publish(world, PROGRAM)
    async with world.joined():
        await world.until(lambda: world.task.approved is not None)
        task = world.task

    database = SqliteDatabase(tmp_path / "node.sqlite")
    try:
        SqliteHistory(database).save_task(task, wanted=True)
        assert SqliteHistory(database).tasks() == ((task, True),)
    finally:
        database.close()

    assert [container.name for container in task.run_plan.containers] == [f"user-{TASK}", "cache"]


REFUSED = {
    "hostNetwork": ("restartPolicy: Always", "hostNetwork: true", "spec.hostNetwork"),
    "privileged": ("- name: cache", "- securityContext: {privileged: true}\n      name: cache", "privileged"),
    "a computed value": ("process.env.API_KEY", "makeKey()", "spec.containers[0].env[0].value"),
    "a folder of the machine": ("${await namespaceWrapper.getBasePath()}", "/etc", "spec.volumes[0].hostPath.path"),
}


@pytest.mark.parametrize(("before", "after", "field"), REFUSED.values(), ids=list(REFUSED))
async def test_a_pod_spec_that_asks_for_too_much_is_refused_by_name(
    world: World, before: str, after: str, field: str
) -> None:
    publish(world, PROGRAM.replace(before, after))
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK))
        await world.until(lambda: world.store.refusal is not None)

    assert world.store.refusal is not None
    assert world.store.refusal.title == "This task asks for what it cannot have"
    assert field in world.store.refusal.message
    assert not world.store.tasks
    assert not world.containers.starts


UNREADABLE = {
    "no YAML": ("kind: Pod", "kind: Pod\nspec: ]", "it cannot be read"),
    "anchors": ("kind: Pod", "kind: Pod\nx: &a 1", "anchors and aliases"),
    "no end": ("` });", "", "does not end"),
}


@pytest.mark.parametrize(("before", "after", "words"), UNREADABLE.values(), ids=list(UNREADABLE))
async def test_a_pod_spec_that_cannot_be_read_is_said_and_not_passed_over(
    world: World, before: str, after: str, words: str
) -> None:
    publish(world, PROGRAM.replace(before, after))
    async with world.engine() as engine:
        engine.submit(ReviewTask(TASK))
        await world.until(lambda: world.store.refusal is not None)

    assert world.store.refusal is not None
    assert world.store.refusal.title == "A file of the task is not available"
    assert words in world.store.refusal.message
    assert world.store.review is None
