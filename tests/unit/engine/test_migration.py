"""Tasks that their creators replaced: the last version is found, and no chain of versions is followed for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orca_desktop.domain.errors import MigrationEndless
from orca_desktop.domain.keys import public_key
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.engine.migration import MOST_VERSIONS, newest_version
from tests.unit.engine.world import TASK, World


def task_ids(count: int) -> list[TaskId]:
    return [TaskId(public_key(number.to_bytes(32, "big"))) for number in range(1, count + 1)]


def chain_of(world: World, ids: list[TaskId], last: TaskId | None = None) -> TaskAccount:
    """The task of the world, replaced by each of *ids* in turn; the last of them is replaced by *last*."""
    for task_id, successor in zip(ids, [*ids[1:], last], strict=True):
        world.chain.tasks[task_id] = replace(world.toy, id=task_id, migrated_to=successor)
    world.toy.migrated_to = ids[0]
    return world.toy.account()


async def test_a_task_that_was_never_replaced_is_its_own_newest_version(world: World) -> None:
    assert await newest_version(world.toy.account(), world.chain) == TASK


async def test_versions_are_followed_to_the_last(world: World) -> None:
    ids = task_ids(MOST_VERSIONS - 1)

    assert await newest_version(chain_of(world, ids), world.chain) == ids[-1]


async def test_a_successor_that_is_no_task_is_named_all_the_same(world: World) -> None:
    ids, missing = task_ids(2), task_ids(3)[-1]

    assert await newest_version(chain_of(world, ids, missing), world.chain) == missing


@pytest.mark.parametrize("back_to", [0, 1, 2])
async def test_versions_that_lead_in_a_circle_are_not_followed_for_ever(world: World, back_to: int) -> None:
    ids = task_ids(3)
    account = chain_of(world, ids, [TASK, ids[0], ids[2]][back_to])

    with pytest.raises(MigrationEndless, match="never comes to an end"):
        await newest_version(account, world.chain)


async def test_more_versions_than_anybody_makes_are_not_followed(world: World) -> None:
    with pytest.raises(MigrationEndless):
        await newest_version(chain_of(world, task_ids(MOST_VERSIONS + 2)), world.chain)
