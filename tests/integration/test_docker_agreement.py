"""What the user agreed to is what runs, on a real engine with a real registry, whatever a tag says by now."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.domain.commands import ApproveChanges, JoinTask, RollBackImage
from orca_desktop.domain.containers import Change
from orca_desktop.domain.images import with_digest
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.agreement import WAITS
from tests.integration.docker_world import inspect_all
from tests.integration.published_world import SERVER, DockerWorld, Shop, Version
from tests.services.registry import ImageRegistry
from tests.unit.engine.world import TASK

BESIDE = r"$SIG{TERM} = sub { exit 0 }; sleep 1 while 1"


@pytest.fixture
async def world(threads: DockerThreads) -> AsyncIterator[DockerWorld]:
    async with httpx.AsyncClient(trust_env=False) as client:
        world = DockerWorld(threads, client)
        yield world
        await world.docker.stop(TASK)
        await world.docker.remove_data(TASK)


@pytest.fixture
def shop(sdk: Any, image_registry: ImageRegistry) -> Iterator[Shop]:
    shop = Shop(sdk, image_registry)
    yield shop
    here = {row["Id"] for row in sdk.api.images()}
    for image_id in here.intersection(shop.made):
        sdk.api.remove_image(image_id, force=True)


def pod(main: str, beside: str) -> bytes:
    containers = f"    - {{name: main, image: '{main}'}}\n    - {{name: beside, image: '{beside}'}}\n"
    spec = f"apiVersion: v1\nkind: Pod\nspec:\n  containers:\n{containers}"
    return f"const config = {{ customPodSpec: `{spec}` }};".encode()


def short(version: Version) -> str:
    return f"{version.digest[:19]}…"


def changes(world: DockerWorld) -> list[Change]:
    return list(world.task.changes)


async def test_the_agreed_image_runs_until_another_one_is_agreed_to(world: DockerWorld, shop: Shop, sdk: Any) -> None:
    main, beside = shop.reference("main"), shop.reference("beside")
    first, other = shop.publish("main", SERVER), shop.publish("beside", BESIDE)
    world.toy.executable = world.proof_store.put(pod(main, beside), "main.js")

    def images() -> set[str]:
        return {str(found["Image"]) for found in inspect_all(sdk, TASK) if found["State"]["Running"]}

    async with world.engine() as engine:
        engine.submit(JoinTask(TASK))
        await world.runs()
        assert images() == {first.image_id, other.image_id}
        assert world.task.run_plan.images == (with_digest(main, first.digest), with_digest(beside, other.digest))

        second = shop.publish("main", SERVER)
        await world.waits()
        assert changes(world) == [Change(what="Image version", before=short(first), now=short(second))]
        assert world.task.detail == WAITS
        assert images() == set()

    async with world.engine() as engine:  # a start of the program does not start it
        await world.looked()
        assert (world.task.state, images()) == (TaskState.STOPPED, set())

        engine.submit(ApproveChanges(TASK))
        await world.runs()
        assert images() == {second.image_id, other.image_id}

        third = shop.publish("main", SERVER)
        await world.waits()
        assert changes(world) == [Change(what="Image version", before=short(second), now=short(third))]
        shop.lose(second)

        engine.submit(RollBackImage(TASK))
        await world.runs()
        assert images() == {second.image_id, other.image_id}

        await world.looked()  # what was decided is not asked again
        assert (world.task.state, changes(world)) == (TaskState.RUNNING, [])

        another = shop.publish("beside", BESIDE)
        await world.waits()
        assert changes(world) == [
            Change(what="Image version", before=short(second), now=short(third)),
            Change(what="Image version (beside)", before=short(other), now=short(another)),
        ]
