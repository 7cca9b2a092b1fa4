"""A distribution list goes up piece by piece: each once, whatever dies, and only what the chain lacks."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import AbstractContextManager

import pytest

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.commands import StopTask
from orca_desktop.domain.records import RoundRecord, StageOutcome
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Cid, Submission, TaskState
from orca_desktop.engine import list_stages
from orca_desktop.engine.ballots import ChainBallot
from orca_desktop.engine.list_stages import UPLOAD_TRIES, ListStages
from orca_desktop.engine.round_card import Ended
from orca_desktop.k2.distribution_lists import list_text, pieces
from orca_desktop.ports.chain import SubmitList, SubmitProof, UploadPiece
from tests.fakes import toy_wallet
from tests.fakes.chain import FEE, VALID_SLOTS
from tests.unit.engine.world import TASK, World

NODES = 24
PIECES = 3
RECORD = RoundRecord(task_id=TASK, number=0, result=RoundResult.SETTLING)


@pytest.fixture
async def chosen(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """We are to write the list of round 0, in which many nodes submitted; its window has just opened."""
    monkeypatch.setattr(list_stages, "select_author", lambda *_, **__: world.key)
    await world.until_slot(world.toy.windows.start_of(2))
    keys = [toy_wallet(f"node {number}").staking.public_key for number in range(NODES)]
    world.toy.stakes = dict.fromkeys([world.key, *keys], world.toy.minimum_stake)
    world.toy.submissions = {0: {key: Submission(value=Cid("bafy"), slot=1, json="{}") for key in keys}}
    return world


async def written(world: World) -> Ended:
    """How the stage ended, carried out by a node that was started just now on what survived."""
    tools = world.tools()
    _, ended = await ListStages(TASK, 0, tools, ChainBallot(TASK, 0, tools.acts)).write(RECORD)
    return ended


def begun(world: World) -> asyncio.Task[Ended]:
    return asyncio.create_task(written(world))


async def killed(life: asyncio.Task[Ended]) -> None:
    life.cancel()
    await asyncio.gather(life, return_exceptions=True)


def sent_pieces(world: World) -> Counter[int]:
    acts = [world.chain.act_of(signature) for signature in world.chain.sent]
    return Counter(act.index for act in acts if isinstance(act, UploadPiece))


async def test_a_list_of_several_pieces_is_sent_once_and_announced(chosen: World) -> None:
    before = chosen.chain.balances[chosen.wallet.main.public_key]
    await begun(chosen)

    assert len(pieces(list_text(chosen.toy.uploads[chosen.key, 0]))) == PIECES
    assert sent_pieces(chosen) == Counter(range(PIECES))
    assert len(chosen.landed(SubmitList)) == 1
    assert chosen.chain.balances[chosen.wallet.main.public_key] == before - (PIECES + 1) * FEE


@pytest.mark.parametrize("arrived", [True, False], ids=["it had arrived", "it had not"])
@pytest.mark.parametrize("index", range(PIECES))
async def test_a_node_that_dies_at_a_piece_goes_on_with_that_one(chosen: World, index: int, arrived: bool) -> None:
    fault: AbstractContextManager[None] = chosen.chain.losing_answers() if arrived else chosen.chain.swallowing()
    life = begun(chosen)
    await chosen.until(lambda: len(chosen.landed(UploadPiece)) == index)
    with fault:
        await chosen.until(lambda: len(chosen.chain.sent) == index + 1)
        await killed(life)
    await begun(chosen)

    landed = Counter(piece.index for piece in chosen.landed(UploadPiece))
    assert landed == Counter(range(PIECES))
    assert len(chosen.landed(SubmitList)) == 1


@pytest.mark.parametrize("things", range(1, 25, 3))
async def test_a_node_that_dies_at_any_moment_pays_for_no_piece_twice(chosen: World, things: int) -> None:
    life = begun(chosen)
    await chosen.clock.sleep(things * 0.05)
    await killed(life)
    await begun(chosen)

    assert Counter(piece.index for piece in chosen.landed(UploadPiece)) == Counter(range(PIECES))


async def test_a_piece_that_got_lost_after_it_was_confirmed_is_sent_again_and_no_other(chosen: World) -> None:
    life = begun(chosen)
    await chosen.until(lambda: len(chosen.landed(UploadPiece)) == 2)
    held = chosen.toy.pieces[chosen.key, 0]
    chosen.toy.pieces[chosen.key, 0] = held[:400] + b"\0" * (len(held) - 400)
    await life

    assert sent_pieces(chosen) == Counter({0: 2, 1: 2, 2: 1})
    assert len(chosen.landed(SubmitList)) == 1


async def test_pieces_that_never_show_up_are_given_up_after_a_few_tries(
    chosen: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chosen.toy, "pieces", _Forgetful())
    ended = await written(chosen)

    assert ended.outcome is StageOutcome.FAILED
    assert "does not show it" in ended.words
    assert sent_pieces(chosen) == Counter(dict.fromkeys(range(PIECES), UPLOAD_TRIES))
    assert not chosen.landed(SubmitList)


async def test_a_refused_piece_is_told_with_the_networks_words(chosen: World) -> None:
    with chosen.chain.refusing("Submission window is closed", when="prepared"):
        ended = await written(chosen)

    assert ended.outcome is StageOutcome.FAILED
    assert ended.words == "The network refused a piece of our list: Submission window is closed"


async def test_what_became_of_an_act_of_a_round_that_is_over_is_found_out_and_nothing_is_sent(world: World) -> None:
    """Its fee was paid, or not: without knowing it, the ledger would show a difference."""
    acts = world.tools().acts
    proof = SubmitProof(task_id=TASK, round=0, value="bafy")
    keys = {name: ActKey(task_id=TASK, round=0, act="vote", subject=name) for name in ("landed", "lost")}
    world.toy.stakes[world.key] = world.toy.minimum_stake
    await world.until_slot(world.toy.windows.start_of(1))
    for name, fault in (("landed", world.chain.losing_answers()), ("lost", world.chain.swallowing())):
        with fault:
            sending = asyncio.create_task(acts.once(keys[name], proof, ""))
            await until_in_doubt(world, keys[name])
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
    await world.clock.sleep(VALID_SLOTS)
    sent = len(world.chain.sent)
    for entry in world.journal.unsettled(TASK):
        await acts.clear_up(entry)

    found = world.journal.entry(keys["landed"])
    assert found is not None
    assert found.status is ActStatus.DONE
    assert world.journal.entry(keys["lost"]) is None
    assert len(world.chain.sent) == sent


async def test_a_node_looks_after_the_doubts_of_its_earlier_rounds(world: World) -> None:
    async with world.joined() as engine:
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        world.toy.stakes[world.key] = world.toy.minimum_stake
        acts, key = world.tools().acts, ActKey(task_id=TASK, round=0, act="upload list", subject="1")
        piece = UploadPiece(task_id=TASK, round=0, index=0, total=1, piece=b"{}")
        with world.chain.losing_answers():
            sending = asyncio.create_task(acts.once(key, piece, ""))
            await until_in_doubt(world, key)
        sending.cancel()
        await world.until(lambda: not world.journal.unsettled(TASK))

    entry = world.journal.entry(key)
    assert entry is not None
    assert entry.status is ActStatus.DONE


async def until_in_doubt(world: World, key: ActKey) -> None:
    def is_in_doubt() -> bool:
        entry = world.journal.entry(key)
        return entry is not None and entry.status is ActStatus.UNKNOWN

    await world.until(is_in_doubt)


class _Forgetful(dict[object, bytes]):
    """Keeps nothing."""

    def __setitem__(self, key: object, value: bytes) -> None:
        super().__setitem__(key, b"")
