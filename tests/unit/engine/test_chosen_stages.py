"""Stages that the user chose: proposed, agreed to, kept, and what a round does with nothing to submit."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.audits import Verdict, VoteSent
from orca_desktop.domain.commands import JoinTask, ListStages, ReviewTask, SetStages
from orca_desktop.domain.events import CommandRefused, Noticed, StagesListed
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.stages.answers import Nothing
from orca_desktop.domain.stages.choice import TEMPLATE, ChosenStages
from orca_desktop.domain.tasks import TaskState
from orca_desktop.ports.chain import SubmitProof, VoteOnProof
from tests.unit.engine.peers import Peer
from tests.unit.engine.world import TASK, World

SKIPPED = 'work.skip = "w"\nsubmission.skip = "s"\n'
MINE = f'title = "Mine"\nimages = ["registry.example/toy"]\n{SKIPPED}audit.skip = "a"\n'
LENIENT = MINE.replace('audit.skip = "a"', 'audit = {skip = "a", accepts = ["nothing"]}')
SIGNED = MINE.replace(
    'work.skip = "w"',
    'work.calls = [{method = "POST", path = "/{variable.USER}", body = {s = "{signature.s}"}, '
    'signatures = [{name = "s", key = "main", payload = {a = 1}}]}]',
)


def refusals(world: World) -> list[CommandRefused]:
    return [event for event in world.events if isinstance(event, CommandRefused)]


async def test_a_task_with_nothing_to_submit_submits_nothing_and_says_so(world: World) -> None:
    world.server.nothing = Nothing("There was no data.")
    async with world.joined():
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.IDLE
    assert record.note == "There was no data. Nothing was put on chain."
    assert record.proof is None
    assert not [event for event in world.events if isinstance(event, Noticed)]
    assert not world.landed(SubmitProof)
    assert [asked for asked in world.server.asked if asked[0] == "submission" and asked[1] == 0] == [("submission", 0)]


async def test_a_literal_goes_on_chain_where_the_stages_say_so(world: World) -> None:
    world.add_peer("a peer")
    world.server.nothing = Nothing("There was no data.", on_chain="submission")
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)

    assert world.landed(SubmitProof) == [SubmitProof(task_id=TASK, round=0, value="submission")]
    assert "“submission” was put on chain, which pays nothing" in world.note(0)
    assert world.record(0).proof is None


async def test_nothing_to_submit_means_not_yet_while_the_work_is_under_way(world: World) -> None:
    world.server.holds_request = True
    world.server.work_seconds = 12.0
    world.server.nothing = Nothing("There is none.", on_chain="submission")
    async with world.joined():
        await world.until(lambda: bool(world.landed(SubmitProof)))

    assert world.server.asked.count(("submission", 0)) > 1
    assert world.chain.landed[-1].slot >= 1_120


async def test_what_the_work_says_is_noted(world: World) -> None:
    world.server.no_work = "No to-do is free."
    world.server.work_seconds = 6.0
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)

        assert world.note(0) == "No to-do is free."


async def test_a_container_that_abstains_gives_no_vote(world: World) -> None:
    peer = world.add_peer("a peer")
    world.server.abstains = "It cannot tell."
    async with world.joined():
        await world.until_slot(1_182)

    (audit,) = world.record(0).audits_given
    assert (audit.node, audit.verdict, audit.vote) == (peer.key, Verdict.NONE, VoteSent.NOT_SENT)
    assert "It cannot tell." in audit.reason
    assert not world.landed(VoteOnProof)


async def test_a_value_that_stands_for_nothing_is_let_pass_without_asking(world: World) -> None:
    def nothing(_: Peer, __: int) -> str:
        return "nothing"

    world.stages.texts["lenient"] = LENIENT
    world.add_peer("a peer", nothing)
    async with world.joined():
        await world.until_slot(1_182)

    (audit,) = world.record(0).audits_given
    assert (audit.verdict, audit.vote) == (Verdict.VALID, VoteSent.NOT_NEEDED)
    assert world.server.audited == []
    assert not world.landed(VoteOnProof)


async def test_the_container_is_given_the_signature_of_the_proof(world: World) -> None:
    world.add_peer("a peer")
    async with world.joined():
        await world.until_slot(1_182)

    assert len(world.server.signatures[0]) > 100


async def test_stages_are_proposed_from_the_image_and_kept_with_the_task(world: World) -> None:
    world.stages.texts["mine"] = MINE
    async with world.engine() as engine:
        engine.submit(ReviewTask(TASK))
        await world.until(lambda: world.store.review is not None)
        assert world.store.review is not None
        assert world.store.review.stages == "mine"
        assert [listing.name for listing in world.store.stages] == [TEMPLATE, "mine"]
        engine.submit(JoinTask(TASK))
        await world.until(lambda: TASK in world.store.tasks)
    world.stages.texts.clear()
    async with world.engine():
        await world.until(lambda: world.task.state is TaskState.RUNNING)

    assert world.task.stages == ChosenStages(name="mine", text=MINE)
    assert world.api.terms[-1].profile.title == "Mine"


async def test_the_user_may_choose_other_stages_when_joining(world: World) -> None:
    world.stages.texts["mine"] = MINE
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, stages=TEMPLATE))
        await world.until(lambda: TASK in world.store.tasks)

    assert world.task.stages is None


async def test_stages_that_sign_with_the_main_key_need_the_users_word(world: World) -> None:
    world.stages.texts["signed"] = SIGNED
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK))
        await world.until(lambda: bool(refusals(world)))
        assert TASK not in world.store.tasks
        assert "main key" in refusals(world)[0].message
        engine.submit(JoinTask(TASK, main_key=True))
        await world.until(lambda: bool(world.api.terms))

    signer = world.api.terms[-1].main
    assert signer is not None
    text = b'{"taskId": "x"}'
    assert signer.sign(text) == world.wallet.main.sign(text)


async def test_without_such_stages_the_main_key_is_not_at_hand(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)

    assert {terms.main for terms in world.api.terms} == {None}


async def test_other_stages_hold_from_the_next_call_on(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        world.stages.texts["mine"] = MINE
        engine.submit(SetStages(TASK, "mine"))
        await world.until(lambda: world.task.stages is not None)
        await world.until(lambda: world.api.terms[-1].profile.title == "Mine")
        engine.submit(SetStages(TASK, TEMPLATE))
        await world.until(lambda: world.task.stages is None)
        engine.submit(SetStages(TASK, "none"))
        await world.until(lambda: bool(refusals(world)))

    assert "Nothing describes stages called “none”" in refusals(world)[0].message


async def test_variables_that_the_stages_name_come_from_the_keyring(world: World) -> None:
    world.stages.texts["signed"] = SIGNED
    await world.variables.keep(TASK, "USER", Secret("somebody"))
    await world.variables.keep(TASK, "TOKEN", Secret("hidden"))
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, main_key=True))
        await world.until(lambda: bool(world.api.terms))

    assert world.api.terms[-1].variables == {"USER": "somebody"}


async def test_the_files_are_read_again_when_asked_for(world: World) -> None:
    async with world.engine() as engine:
        await world.until(lambda: len(world.store.stages) == 1)
        world.stages.texts["mine"] = MINE
        engine.submit(ListStages())
        await world.until(lambda: len(world.store.stages) == 2)

    assert [len(event.listings) for event in world.events if isinstance(event, StagesListed)] == [1, 2]


async def test_stages_that_are_no_longer_understood_cost_no_more_than_their_calls(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
    task, wanted = world.history.tasks()[0]
    world.history.save_task(replace(task, stages=ChosenStages(name="old", text="not = 'understood'")), wanted=wanted)
    async with world.engine():
        await world.until(lambda: "Choose them again" in str(world.task.health))
