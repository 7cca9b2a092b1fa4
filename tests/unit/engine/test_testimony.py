"""Evidence about a round: all that is known of it, signed, the same for the same, and without secrets."""

from __future__ import annotations

import json
from typing import Any

from orca_desktop.domain.commands import SaveEvidence
from orca_desktop.domain.events import CommandRefused, EvidenceWritten
from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.domain.tasks import Cid
from orca_desktop.engine.engine import Engine
from orca_desktop.k2.evidence import Bundle, open_bundle
from tests.unit.engine.peers import cheating
from tests.unit.engine.world import TASK, World

PATH = "/evidence.zip"


async def saved(world: World, engine: Engine, number: int = 0, path: str = PATH) -> Bundle:
    engine.submit(SaveEvidence(TASK, number, path))
    await world.until(lambda: path in world.evidence.files)
    return open_bundle(world.evidence.files[path])


def document(bundle: Bundle, name: str) -> Any:
    return json.loads(next(file.content for file in bundle.files if file.name == name))


async def test_a_paid_round_is_told_from_its_work_to_its_list(world: World) -> None:
    cheat = world.add_peer("a cheat", cheating)
    world.evidence.lines = ("squared it",)
    world.evidence.news = (Notice(kind=NoticeKind.PAID, task_id=TASK, title="Paid", message="All", at=1.0, round=0),)

    async with world.joined() as engine:
        await world.until_round_ends(0)
        ours, theirs = world.record(0).proof, Cid(world.record(0).audits_given[0].value)
        assert ours is not None
        assert ours.cid is not None
        world.evidence.proofs = {cid: world.proof_store.files[cid][1] for cid in (ours.cid, theirs)}
        bundle = await saved(world, engine)

    assert bundle.about.staking_key == world.key
    names = [file.name for file in bundle.files]
    assert names[0] == "about.txt"
    assert f"audited/{cheat.key}.json" in names
    held = {file.name: file.content for file in bundle.files}
    assert held["proof/payload.json"].decode() == ours.payload
    assert held["proof/submission.json"] == world.evidence.proofs[ours.cid]
    assert held["log.txt"] == b"squared it\n"
    assert document(bundle, "round.json")["round"]["result"] == "paid"
    assert document(bundle, "round.json")["round"]["stages"]
    assert document(bundle, "notices.json")[0]["title"] == "Paid"
    submitted = next(act for act in document(bundle, "acts.json") if act["act"] == "submit")
    assert submitted["signature"]
    chain = document(bundle, "chain.json")
    assert chain["audits"][cheat.key]["votes_against"] == 1
    assert {one["key"] for one in chain["submitters"]} == {world.key, cheat.key}
    lists = document(bundle, "list.json")
    on_chain = next(iter(lists["on_chain"].values()))["amounts"]
    assert lists["computed_now"]["amounts"][world.key] == on_chain[world.key] > 0 > on_chain[cheat.key]
    assert lists["compared_then"]["agrees"]
    run = document(bundle, "run.json")
    assert run["images"] == list(world.task.run_plan.images)
    assert run["stages_in_full"]["title"]


async def test_nothing_is_sent_on_chain_for_it(world: World) -> None:
    async with world.joined() as engine:
        await world.until_round_ends(0)
        sent = len(world.chain.landed)
        await saved(world, engine)

        assert len(world.chain.landed) == sent


async def test_it_can_be_saved_while_the_network_is_away_and_says_so(world: World) -> None:
    async with world.joined() as engine:
        await world.until_round_ends(0)
        with world.chain.offline():
            bundle = await saved(world, engine)

    assert document(bundle, "chain.json")["problem"]
    assert document(bundle, "list.json")["computed_now"] is None
    assert document(bundle, "round.json")["round"]["proof"]


async def test_a_round_that_nothing_is_known_of_is_refused(world: World) -> None:
    async with world.joined() as engine:
        engine.submit(SaveEvidence(TASK, 77, PATH))
        await world.until(lambda: any(isinstance(event, CommandRefused) for event in world.events))

    refusal = next(event for event in world.events if isinstance(event, CommandRefused))
    assert refusal.title == "Nothing is known of this round"
    assert world.evidence.files == {}


async def test_no_file_is_overwritten(world: World) -> None:
    async with world.joined() as engine:
        await world.until_round_ends(0)
        world.evidence.files[PATH] = b"something of the user's"
        engine.submit(SaveEvidence(TASK, 0, PATH))
        await world.until(lambda: any(isinstance(event, CommandRefused) for event in world.events))

    assert world.evidence.files[PATH] == b"something of the user's"


async def test_the_same_moment_gives_the_same_bytes_and_what_was_told_fits_the_file(world: World) -> None:
    async with world.joined() as engine:
        await world.until_round_ends(0)
        engine.submit(SaveEvidence(TASK, 0, "/one.zip"))
        engine.submit(SaveEvidence(TASK, 0, "/two.zip"))
        await world.until(lambda: len(world.evidence.files) == 2)

    one, two = world.evidence.files["/one.zip"], world.evidence.files["/two.zip"]
    told = next(event.saved for event in world.events if isinstance(event, EvidenceWritten))
    assert one == two
    assert (told.path, told.size, told.head) == ("/one.zip", len(one), open_bundle(one).head)
