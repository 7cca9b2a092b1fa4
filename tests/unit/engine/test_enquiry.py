"""Finding out about a task without joining it: every answer there is, whatever of its files can be had."""

from __future__ import annotations

import pytest

from orca_desktop.domain.errors import NetworkUnreachable, NoSuchAccount, NotATask, OrcaError
from orca_desktop.domain.images import ImageCandidate
from orca_desktop.domain.task_facts import FileFacts, TaskFacts
from orca_desktop.domain.tasks import TaskId
from orca_desktop.engine.enquiry import INACTIVE, JOINABLE, JOINED, MIGRATED, enquire
from tests.unit.engine.world import IMAGE, TASK, World, task_id

ELSEWHERE = task_id(7)
GIVEN = FileFacts(is_verified=True, source="toy gateway")


async def asked(world: World, *, joined: tuple[TaskId, ...] = (), identity: TaskId = TASK) -> TaskFacts:
    return await enquire(identity, world.chain, world.proof_store, joined)


async def test_the_facts_of_a_task_that_can_be_joined(world: World) -> None:
    facts = await asked(world)

    assert (facts.answer, facts.problem, facts.successor) == (JOINABLE, "", None)
    assert facts.account.name == "Toy task"
    assert (facts.slot, facts.slot_ms) == (980, 100.0)
    assert facts.round_seconds == pytest.approx(10.0)
    assert facts.rounds_left == 1_000
    assert facts.metadata is not None
    assert facts.metadata.author == "A creator"
    assert facts.description == GIVEN
    assert facts.program is not None
    assert facts.program.file == GIVEN
    assert facts.program.plan is not None
    assert facts.program.plan.images == (IMAGE,)
    assert [candidate.image for candidate in facts.program.candidates] == [IMAGE]
    assert not world.chain.sent


async def test_a_task_that_is_joined_is_told_so(world: World) -> None:
    facts = await asked(world, joined=(TASK,))

    assert facts.answer == JOINED
    assert "in your list of tasks" in facts.problem


async def test_a_task_that_is_not_active_has_facts_all_the_same(world: World) -> None:
    world.toy.is_active = False
    facts = await asked(world)

    assert facts.answer == INACTIVE
    assert "no stakes and no proofs" in facts.problem
    assert facts.program is not None


async def test_of_a_task_that_was_replaced_the_newest_version_is_told(world: World) -> None:
    world.toy.migrated_to = ELSEWHERE
    facts = await asked(world)

    assert (facts.answer, facts.successor) == (MIGRATED, ELSEWHERE)
    assert ELSEWHERE in facts.problem


async def test_versions_that_go_round_in_a_circle_are_told(world: World) -> None:
    world.toy.migrated_to = TASK
    facts = await asked(world)

    assert (facts.answer, facts.successor) == (MIGRATED, TASK)
    assert "never comes to an end" in facts.problem


@pytest.mark.parametrize("error", [NoSuchAccount(ELSEWHERE), NotATask("1" * 32), NetworkUnreachable("toy", "away")])
async def test_what_is_no_task_or_out_of_reach_is_raised(world: World, error: OrcaError) -> None:
    world.chain.instead[ELSEWHERE] = error
    with pytest.raises(type(error)):
        await asked(world, identity=ELSEWHERE)


async def test_files_that_cannot_be_had_are_told_in_the_facts(world: World) -> None:
    with world.proof_store.offline():
        facts = await asked(world)

    assert facts.metadata is None
    assert facts.description is not None
    assert "metadata.json" in facts.description.problem
    assert facts.program is not None
    assert "main.js" in facts.program.file.problem
    assert facts.program.plan is None


async def test_the_program_is_told_where_only_the_description_is_missing(world: World) -> None:
    del world.proof_store.files[world.toy.metadata]
    facts = await asked(world)

    assert facts.metadata is None
    assert facts.program is not None
    assert facts.program.plan is not None


async def test_a_program_that_names_several_images_leaves_it_open(world: World) -> None:
    program = b'start("registry.example/a:1"); start("registry.example/b:1");'
    world.toy.executable = world.proof_store.put(program, "main.js")
    facts = await asked(world)

    assert facts.program is not None
    assert facts.program.plan is None
    assert facts.program.candidates == (
        ImageCandidate(image="registry.example/a:1", found="a text, line 1"),
        ImageCandidate(image="registry.example/b:1", found="a text, line 1"),
    )


async def test_a_pod_spec_that_is_refused_is_told(world: World) -> None:
    program = (
        b"x = `apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: true\n  containers:\n    - image: docker.io/a/b:1\n`"
    )
    world.toy.executable = world.proof_store.put(program, "main.js")
    facts = await asked(world)

    assert facts.program is not None
    assert "spec.hostNetwork" in facts.program.file.problem


async def test_without_a_store_only_the_chain_is_asked(world: World) -> None:
    facts = await enquire(TASK, world.chain, None, ())

    assert (facts.description, facts.metadata, facts.program) == (None, None, None)
