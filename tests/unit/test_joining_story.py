"""From “joined” to the first reward: which step is under way, and where it stands still."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.containers import Layer, LayerState
from orca_desktop.domain.events import EngineChanged, NetworkChanged, PullProgressed, RoundChanged, TaskChanged
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.status import EngineKind, EngineStatus
from orca_desktop.domain.task_status import StatusKind
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.domain.ways import Way
from orca_desktop.state.joining import JoinStep, JoinStory, StepState, is_joining, join_story
from orca_desktop.state.store import Store
from tests.gui import scenes

FRESH = replace(scenes.task(claimable=0), state=TaskState.STARTING, stake=Units(0), digest=None)
ALL = tuple(JoinStep)


def told(*tasks: Task) -> Store:
    store = Store()
    store.apply(NetworkChanged(scenes.network()))
    store.apply(EngineChanged(scenes.engine()))
    for task in tasks:
        store.apply(TaskChanged(task))
    return store


def story(store: Store) -> JoinStory:
    found = join_story(store, FRESH.id)
    assert found is not None
    return found


def done(found: JoinStory) -> tuple[JoinStep, ...]:
    return tuple(step for step, state in found.steps if state is StepState.DONE)


def now(found: JoinStory) -> JoinStep | None:
    return next((step for step, state in found.steps if state is StepState.NOW), None)


def test_it_begins_with_the_image() -> None:
    store = told(FRESH)
    store.apply(PullProgressed(FRESH.id, scenes.pull()))

    assert now(story(store)) is JoinStep.IMAGE
    assert story(store).pull == scenes.pull()
    assert story(store).can_cancel
    assert is_joining(store, FRESH.id)


def test_an_image_that_is_here_is_followed_by_the_container() -> None:
    began = scenes.healthy(Layer.HTTP, LayerState.WAITING)
    store = told(replace(FRESH, digest=scenes.DIGEST, health=began))

    assert done(story(store)) == (JoinStep.IMAGE,)
    assert now(story(store)) is JoinStep.CONTAINER


def test_a_container_that_answers_is_followed_by_the_stake_and_the_proof() -> None:
    running = replace(FRESH, state=TaskState.RUNNING)
    assert now(story(told(running))) is JoinStep.STAKE
    assert now(story(told(replace(running, stake=Units(5))))) is JoinStep.PROOF


def test_the_first_reward_ends_it() -> None:
    store = told(replace(FRESH, state=TaskState.RUNNING, stake=Units(5)))
    store.apply(RoundChanged(scenes.record(scenes.NOW_ROUND - 1, RoundResult.SUBMITTED)))
    assert (now(story(store)), story(store).is_over) == (JoinStep.REWARD, False)

    store.apply(RoundChanged(scenes.record(scenes.NOW_ROUND - 1, RoundResult.PAID)))

    assert done(story(store)) == ALL
    assert story(store).is_over
    assert not is_joining(store, FRESH.id)


def test_a_round_that_was_missed_at_first_is_no_end() -> None:
    store = told(replace(FRESH, state=TaskState.RUNNING, stake=Units(5)))
    store.apply(RoundChanged(scenes.record(scenes.NOW_ROUND, RoundResult.MISSED)))

    assert not story(store).is_over
    assert now(story(store)) is JoinStep.PROOF


def test_what_failed_is_the_step_that_was_not_done() -> None:
    failed = story(told(replace(FRESH, state=TaskState.FAILED, detail="The image does not exist.")))

    assert (failed.failed, failed.status) == (JoinStep.IMAGE, StatusKind.FAILED)
    assert "The image does not exist." in failed.words
    assert failed.advice
    assert not failed.can_cancel


def test_without_an_engine_it_stands_still_and_says_why() -> None:
    store = told(FRESH)
    store.apply(EngineChanged(EngineStatus(kind=EngineKind.DOCKER, reachable=False, problem="It is not started.")))

    found = story(store)

    assert (found.failed, found.status) == (JoinStep.IMAGE, StatusKind.ENGINE_AWAY)


def test_a_task_that_was_stopped_on_the_way_stands_still() -> None:
    found = story(told(replace(FRESH, state=TaskState.STOPPED)))

    assert found.failed is JoinStep.IMAGE
    assert not found.can_cancel


def test_what_is_only_watched_or_unknown_has_no_story() -> None:
    assert join_story(told(replace(FRESH, way=Way.WATCH)), FRESH.id) is None
    assert join_story(Store(), FRESH.id) is None
    assert not is_joining(Store(), FRESH.id)
