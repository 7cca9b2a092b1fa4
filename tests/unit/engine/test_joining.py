"""From a pasted text to a joined task: every bad input has its own words, and nothing is changed by it."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass

import base58
import pytest

from orca_desktop.domain.commands import ApproveChanges, JoinTask, ReviewTask, StopTask
from orca_desktop.domain.containers import asks_for_gpu
from orca_desktop.domain.errors import NotATask
from orca_desktop.domain.events import CommandRefused, TaskReviewed
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.ways import Way
from tests.fakes import FakeProofStore, ToyTask
from tests.unit.engine.world import IMAGE, TASK, WINDOWS, World, task_id

ELSEWHERE = task_id(7)


async def test_a_review_tells_what_the_user_wants_to_know_before_joining(world: World) -> None:
    world.add_peer("a peer")
    async with world.others():
        await world.until_slot(1_110)
        async with world.engine() as engine:
            engine.submit(ReviewTask(f"  orca://join/{TASK} "))
            await world.until(lambda: world.store.review is not None)

    review = world.store.review
    assert review is not None
    assert (review.task_id, review.name, review.image) == (TASK, "Toy task", IMAGE)
    assert (review.author, review.description) == ("A creator", "Squares numbers")
    assert review.windows == WINDOWS
    assert review.round_seconds == pytest.approx(10.0)
    assert review.nodes_last_round == 1
    assert review.minimum_stake == world.toy.minimum_stake
    assert review.main_balance == 10_000_000_000
    assert not world.store.tasks
    assert not world.containers.starts
    assert not world.chain.sent


async def test_joining_starts_the_task_and_keeps_it(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)

    assert [(task.id, wanted) for task, wanted in world.history.tasks()] == [(TASK, True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """What is pasted, and how it is answered."""

    text: str
    title: str
    words: str
    prepare: str = ""


BAD = [
    Bad(text="", title="This is not a task ID", words="a part of it is missing"),
    Bad(text="what is this?", title="This is not a task ID", words="This text has “?”"),
    Bad(text=f"{TASK}0", title="This is not a task ID", words="This text has “0”"),
    Bad(text=base58.b58encode(bytes(range(1, 32))).decode(), title="This is not a task ID", words="stands for 31"),
    Bad(text=base58.b58encode(bytes(range(1, 34))).decode(), title="This is not a task ID", words="it is too long"),
    Bad(text=ELSEWHERE, title="No such task", words=f"knows no account {ELSEWHERE}"),
    Bad(text=ELSEWHERE, title="This is not a task", words="an ordinary wallet", prepare="system account"),
    Bad(text=TASK, title="This task is not active", words="no stakes and no proofs", prepare="inactive"),
    Bad(text=TASK, title="This task has moved", words=f"Join that one instead: {ELSEWHERE}", prepare="migrated"),
    Bad(text=TASK, title="The network cannot be reached", words="toy.network does not answer", prepare="offline"),
    Bad(text=TASK, title="A file of the task is not available", words="main.js", prepare="no executable"),
    Bad(text=TASK, title="A file of the task is not available", words="metadata.json", prepare="no metadata"),
    Bad(text=TASK, title="A file of the task is not available", words="creator's computer", prepare="in development"),
    Bad(text=TASK, title="A file of the task is not available", words="cannot be read", prepare="broken metadata"),
    Bad(text=TASK, title="A file of the task is too large", words="200,000 bytes", prepare="huge metadata"),
]


@pytest.mark.parametrize("bad", BAD, ids=[f"{bad.prepare or bad.text or 'nothing'}" for bad in BAD])
async def test_bad_input_has_its_own_words_and_changes_nothing(world: World, bad: Bad) -> None:
    _prepare(world, bad.prepare)
    async with world.engine() as engine:
        await world.clock.sleep(1)
        with world.chain.offline() if bad.prepare == "offline" else world.chain.nothing_wrong():
            engine.submit(ReviewTask(bad.text))
            await world.until(lambda: world.store.refusal is not None)
            await world.clock.sleep(1)

    refusal = world.store.refusal
    assert refusal is not None
    assert refusal.command == ReviewTask(bad.text)
    assert refusal.title == bad.title
    assert bad.words in refusal.message
    assert refusal.successor == (ELSEWHERE if bad.prepare == "migrated" else None)
    assert not world.store.tasks
    assert not world.history.tasks()
    assert not world.containers.starts
    assert not world.chain.sent


async def test_with_nowhere_to_store_proofs_a_task_can_be_reviewed_and_watched_but_not_joined(world: World) -> None:
    world.proof_store.writable = False
    async with world.engine() as engine:
        engine.submit(ReviewTask(TASK))
        await world.until(lambda: world.store.review is not None)
        engine.submit(JoinTask(TASK))
        await world.until(lambda: bool(_refusals(world)))
        assert not world.store.tasks
        engine.submit(JoinTask(TASK, way=Way.WATCH))
        await world.until(lambda: TASK in world.store.tasks)

    (reviewed,) = [event.review for event in world.events if isinstance(event, TaskReviewed)]
    assert reviewed.obstacle.startswith("No proof store is configured, so no round could be submitted.")
    assert _refusals(world)[0].title == "There is nowhere to store proofs"
    assert world.task.way is Way.WATCH


async def test_while_the_image_is_looked_up_the_task_says_so(world: World) -> None:
    async with AsyncExitStack() as living:
        with world.images.silent():
            await living.enter_async_context(world.joined())
            await world.until(lambda: TASK in world.store.tasks and world.task.state is TaskState.STARTING)
            assert world.task.detail == "Looking up the image"
            assert not world.containers.starts
        await world.until(lambda: world.task.state is TaskState.RUNNING)


async def test_a_task_that_is_stopped_while_its_image_is_looked_up_is_not_started(world: World) -> None:
    async with AsyncExitStack() as living:
        with world.images.silent():
            engine = await living.enter_async_context(world.joined())
            await world.until(lambda: TASK in world.store.tasks and world.task.state is TaskState.STARTING)
            engine.submit(StopTask(TASK))
            await world.until(lambda: world.task.state is TaskState.STOPPED)
            assert world.task.detail == ""
        await world.clock.sleep(5)

    assert not world.containers.starts
    assert world.history.tasks()[0][1] is False


async def test_a_wish_for_a_graphics_processor_in_the_description_is_in_the_plan_and_stays_there(world: World) -> None:
    wish = b'{"requirementsTags": [{"type": "CPU", "value": "4-core"}, {"type": "gpu", "value": "8 GB"}]}'
    world.toy.metadata = world.proof_store.put(wish, "metadata.json")
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        assert asks_for_gpu(world.task.run_plan)
        assert not world.task.run_plan.gpu
        engine.submit(ApproveChanges(TASK))
        await world.until(lambda: world.containers.starts[TASK] == 2)

        assert asks_for_gpu(world.task.run_plan)
        assert world.task.changes == ()


async def test_a_task_that_was_joined_is_not_joined_twice(world: World) -> None:
    async with world.joined() as engine:
        engine.submit(ReviewTask(TASK))
        await world.until(lambda: world.store.refusal is not None)
        engine.submit(JoinTask(TASK))
        engine.submit(JoinTask(TASK))
        await world.until(lambda: len(_refusals(world)) == 3)
        await world.until(lambda: world.task.state is TaskState.RUNNING)

    assert {refusal.title for refusal in _refusals(world)} == {"You have joined this task already"}
    assert world.containers.starts[TASK] == 1
    assert not [event for event in world.events if isinstance(event, TaskReviewed)]


async def test_two_joins_at_once_join_once(world: World) -> None:
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK))
        engine.submit(JoinTask(TASK))
        await world.until(lambda: bool(world.store.tasks) and bool(_refusals(world)))
        await world.until(lambda: world.task.state is TaskState.RUNNING)

    assert world.containers.starts[TASK] == 1


async def test_joining_what_was_never_reviewed_makes_the_same_checks(world: World) -> None:
    world.toy.is_active = False
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK))
        await world.until(lambda: bool(_refusals(world)))

    assert _refusals(world)[0].title == "This task is not active"
    assert not world.store.tasks


def _refusals(world: World) -> list[CommandRefused]:
    return [event for event in world.events if isinstance(event, CommandRefused)]


def _prepare(world: World, what: str) -> None:
    """Bring about what is wrong, in the chain or in what is stored."""
    files, toy = world.proof_store, world.toy
    match what:
        case "system account":
            world.chain.instead[ELSEWHERE] = NotATask("1" * 32)
        case "inactive":
            toy.is_active = False
        case "migrated":
            toy.migrated_to = ELSEWHERE
        case _:
            _prepare_files(files, toy, what)


def _prepare_files(files: FakeProofStore, toy: ToyTask, what: str) -> None:
    match what:
        case "in development":
            toy.executable_network = "DEVELOPMENT"
        case "no executable":
            files.files.pop(toy.executable)
        case "no metadata":
            files.files.pop(toy.metadata)
        case "broken metadata":
            toy.metadata = files.put(b"{", "metadata.json")
        case "huge metadata":
            toy.metadata = files.put(b" " * 200_001, "metadata.json")
