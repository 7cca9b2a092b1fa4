"""What `orca-desktop task` says of every kind of task, with words of strangers that cannot harm a terminal."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from orca_desktop.cli.task_report import facts_fields, facts_lines, refusal_fields
from orca_desktop.domain.amounts import Units
from orca_desktop.domain.containers import ContainerSpec, RunPlan, plan_for_image
from orca_desktop.domain.errors import (
    ContentUnavailable,
    NetworkGarbled,
    NetworkUnreachable,
    NoSuchAccount,
    NotATask,
    NotBase58,
    OrcaError,
    WrongLength,
)
from orca_desktop.domain.images import ImageCandidate
from orca_desktop.domain.task_facts import FileFacts, ProgramFacts, TaskFacts
from orca_desktop.domain.tasks import Requirement, TaskMetadata
from tests.unit.engine.world import IMAGE, TASK, World, task_id

READ = FileFacts(is_verified=True, source="ipfs.io")
UNSURE = FileFacts(source="s3.example")
FOUND = (ImageCandidate(image=IMAGE, found="imageURL, line 3"), ImageCandidate(image="ghcr.io/a/b:1", found="a text"))
PROGRAM = ProgramFacts(file=READ, plan=plan_for_image(IMAGE), candidates=FOUND[:1])
METADATA = TaskMetadata(author="A creator", requirements=(Requirement(type="CPU", value="4-core"),))


@pytest.fixture
def facts() -> TaskFacts:
    return TaskFacts(
        account=World().toy.account(),
        slot=1_250,
        slot_ms=100.0,
        answer="joinable",
        metadata=METADATA,
        description=READ,
        program=PROGRAM,
    )


def lines(facts: TaskFacts) -> list[str]:
    return [line.strip() for line in facts_lines(facts)]


def rows(facts: TaskFacts, name: str) -> list[str]:
    return [line.partition(":")[2].strip() for line in lines(facts) if line.startswith(f"{name}:")]


def test_the_figures_of_a_task(facts: TaskFacts) -> None:
    assert lines(facts)[:2] == [f"Toy task  {TASK}", "It can be joined."]
    assert rows(facts, "Bounty") == ["3.000 KOII a round; 3,000.000 KOII left, for 1,000 rounds or 0.1 days"]
    assert rows(facts, "Stake") == ["1 KOII at least"]
    assert rows(facts, "Nodes") == ["0 submitted in the last round, 0 have staked"]
    assert rows(facts, "Rounds")[0].startswith("round 2 now; 100 slots each")
    assert rows(facts, "Asks for") == ["CPU 4-core"]
    assert rows(facts, "Runs") == [IMAGE]
    assert rows(facts, "Found") == [f"{IMAGE}: imageURL, line 3"]


def test_a_bounty_of_nothing_lasts_no_round(facts: TaskFacts) -> None:
    empty = replace(facts, account=replace(facts.account, bounty_per_round=Units(0)))

    assert facts_fields(empty)["runway"] == {"rounds": 0, "days": 0.0}


def test_a_task_that_has_not_begun_tells_when_it_does(facts: TaskFacts) -> None:
    assert rows(replace(facts, slot=500), "Rounds")[0].startswith("begins at slot 1,0")


def test_a_task_that_cannot_be_joined_says_why_first(facts: TaskFacts) -> None:
    moved = replace(facts, answer="migrated", problem="It has moved.", successor=task_id(7))

    assert lines(moved)[1:3] == ["It has moved.", f"orca-desktop task {task_id(7)} tells about that one."]


def test_where_a_file_came_from_and_whether_it_is_verified(facts: TaskFacts) -> None:
    unsure = replace(facts, program=replace(PROGRAM, file=UNSURE))

    address = facts.account.executable[:12]
    assert rows(facts, "Program") == [f"{address}… from ipfs.io, verified"]
    assert rows(unsure, "Program") == [
        f"{address}… from s3.example, not verified: there is only the server's word for it"
    ]


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (ProgramFacts(file=READ, candidates=FOUND), "choose one with --image"),
        (ProgramFacts(file=READ), "name it with --image"),
        (ProgramFacts(file=FileFacts(problem="main.js is not available.")), "main.js is not available."),
    ],
)
def test_without_an_image_it_says_what_to_do(facts: TaskFacts, program: ProgramFacts, words: str) -> None:
    told = replace(facts, program=program)

    assert words in rows(told, "Image")[0]
    assert rows(told, "Runs") == []
    assert facts_fields(told)["program"]["image"] is None


def test_a_pod_its_notes_and_what_it_asks_of_the_user(facts: TaskFacts) -> None:
    plan = RunPlan(containers=(ContainerSpec(name="a", image=IMAGE), ContainerSpec(name="b", image="ghcr.io/a/b:1")))
    program = ProgramFacts(file=READ, plan=plan, from_pod=True, notes=("A note",), missing_variables=("API_KEY",))
    told = replace(facts, program=program)

    assert rows(told, "Runs") == [f"{IMAGE} (its Pod spec)", "ghcr.io/a/b:1 (its Pod spec)"]
    assert (rows(told, "Asks you for"), rows(told, "Note")) == (["API_KEY"], ["A note"])
    assert facts_fields(told)["program"]["images"] == [IMAGE, "ghcr.io/a/b:1"]
    assert facts_fields(told)["program"]["pod_spec"] is True


def test_a_description_that_cannot_be_had_says_why(facts: TaskFacts) -> None:
    told = replace(facts, metadata=None, description=FileFacts(problem="metadata.json is not available."))

    assert rows(told, "Description") == ["metadata.json is not available."]
    assert rows(told, "By") == []
    assert facts_fields(told)["description"] == {
        "problem": "metadata.json is not available.",
        "verified": False,
        "source": "",
    }


def test_a_creator_without_a_name_is_called_so(facts: TaskFacts) -> None:
    assert rows(replace(facts, metadata=TaskMetadata()), "By") == ["an unnamed creator"]


def test_of_the_chain_alone_there_are_no_files(facts: TaskFacts) -> None:
    bare = replace(facts, metadata=None, description=None, program=None)

    assert not any(line.startswith(("By", "Description", "Program", "Image")) for line in lines(bare))
    assert (facts_fields(bare)["description"], facts_fields(bare)["program"]) == (None, None)


def test_all_of_it_can_be_written_as_json(facts: TaskFacts) -> None:
    assert json.loads(json.dumps(facts_fields(facts)))["task"] == TASK


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (NotBase58("0"), "not_base58"),
        (WrongLength(3), "wrong_length"),
        (NoSuchAccount(TASK), "no_such_account"),
        (NotATask("1" * 32), "not_a_task"),
        (NetworkUnreachable("x", "away"), "network_out_of_reach"),
        (NetworkGarbled("x"), "network_out_of_reach"),
        (ContentUnavailable("x", "y"), "failed"),
    ],
)
def test_every_refusal_has_a_word_for_programs(error: OrcaError, answer: str) -> None:
    told = refusal_fields(error)

    assert (told["ok"], told["answer"], told["title"], told["words"]) == (False, answer, error.title, error.message)
