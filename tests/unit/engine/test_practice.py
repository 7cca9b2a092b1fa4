"""Practice: the container runs at the network's rounds, and nothing goes on chain, whatever happens."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NoReturn

import pytest

from orca_desktop.domain.acts import ActKey
from orca_desktop.domain.audits import Verdict, VoteSent
from orca_desktop.domain.commands import FinishTask, JoinTask, LeaveTask, SetAccount, SetGrants, StartTask, StopTask
from orca_desktop.domain.errors import NetworkUnreachable
from orca_desktop.domain.events import ActChanged, CommandRefused, Noticed, WorkerCrashed
from orca_desktop.domain.forecast import forecast
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.records import RoundStage, StageOutcome
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.stages.answers import Nothing
from orca_desktop.domain.task_status import StatusKind
from orca_desktop.domain.tasks import Cid, TaskState
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.domain.wallet_errors import NoAccountYet, NotRoutine
from orca_desktop.domain.ways import Way
from orca_desktop.engine.engine import Engine
from orca_desktop.engine.practice import TextSigner, practice_wallet
from orca_desktop.engine.proofs import seal
from orca_desktop.k2.cids import is_directory_of
from orca_desktop.ports.chain import Act, SignedAct, SubmitProof
from orca_desktop.ports.keys import Wallet
from orca_desktop.state.answers import task_status
from orca_desktop.state.explaining import why
from orca_desktop.state.selectors import totals
from tests.fakes import FakeChain, FakeProofStore, toy_wallet
from tests.unit.engine.peers import cheating, honest
from tests.unit.engine.world import TASK, World
from tests.virtual_time import run

PRACTISE = JoinTask(TASK, way=Way.PRACTICE)
NOTHING_LEFT = "No todo is left. A run would put nothing on chain."
FIRE = Token(symbol="FIRE", decimals=9, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))


class ChainToRead(FakeChain):
    """Nobody may prepare or send anything. `written` keeps each try, as what is raised may be caught on its way."""

    written: tuple[object, ...] = ()

    async def prepare(self, act: Act, wallet: Wallet) -> NoReturn:
        self.written = (*self.written, act)
        raise AssertionError(f"practice prepared {act}")

    async def send(self, signed: SignedAct) -> NoReturn:
        self.written = (*self.written, signed)
        raise AssertionError(f"practice sent {signed}")


class StoreToRead(FakeProofStore):
    """Nobody may upload anything."""

    async def store(self, content: bytes, file_name: str) -> NoReturn:
        self.stored.append(Cid(file_name))
        raise AssertionError(f"practice uploaded {file_name}")


class PracticeWorld(World):
    """A world without any account, in which every write fails, and is noted."""

    def __init__(self, token: Token = KOII) -> None:
        super().__init__()
        self.readable = ChainToRead(self.clock)
        self.readable.tasks = self.chain.tasks
        self.chain = self.readable
        uploads = StoreToRead(writable=False)
        uploads.files = self.proof_store.files
        self.proof_store = uploads
        self.wallets.has_account = False
        self.wallets.lacking = NoAccountYet()
        self.toy.token = token
        self.toy.allowed_failed = 20

    def has_written(self) -> bool:
        crashed = any(isinstance(event, WorkerCrashed) for event in self.events)
        acted = any(isinstance(event, ActChanged) for event in self.events)
        return bool(self.readable.written or self.proof_store.stored or crashed or acted)

    def refusals(self) -> list[str]:
        return [event.title for event in self.events if isinstance(event, CommandRefused)]


@asynccontextmanager
async def practising(world: World, last_slot: int) -> AsyncIterator[Engine]:
    """The task has practised up to a slot, and goes on inside the block."""
    async with world.others(), world.engine() as engine:
        engine.submit(PRACTISE)
        await world.until_slot(last_slot)
        yield engine


async def practised(world: World, last_slot: int) -> World:
    async with practising(world, last_slot):
        return world


# -- whole rounds ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", [KOII, FIRE], ids=["KOII", "a token"])
async def test_rounds_are_worked_proven_and_audited_without_an_account_and_nothing_is_written(token: Token) -> None:
    world = PracticeWorld(token)
    cheat, peer = world.add_peer("a cheat", cheating), world.add_peer("a peer", honest)
    await practised(world, 1_500)

    assert not world.has_written()
    assert [world.result(number) for number in (0, 1, 2)] == [RoundResult.PRACTISED] * 3
    record = world.record(1)
    assert (record.way, record.token, record.reward) == (Way.PRACTICE, token, None)
    votes = {audit.node: (audit.verdict, audit.vote) for audit in record.audits_given}
    assert votes == {
        cheat.key: (Verdict.INVALID, VoteSent.WOULD_BE_AGAINST),
        peer.key: (Verdict.VALID, VoteSent.NOT_NEEDED),
    }
    assert {mark.stage: mark.outcome for mark in record.stages} == dict.fromkeys(
        (RoundStage.WORK, RoundStage.SUBMISSION, RoundStage.AUDIT, RoundStage.LIST_AUDIT), StageOutcome.DONE
    )
    assert record.distribution is not None
    assert (record.distribution.ours, record.distribution.agrees) == (False, True)
    assert (world.task.stake, world.task.claimable) == (0, 0)


async def test_the_proof_is_signed_by_a_key_that_nobody_knows_and_has_the_address_that_ipfs_would_give() -> None:
    world = await practised(PracticeWorld(), 1_300)

    proof = world.record(0).proof
    assert proof is not None
    assert proof.cid is not None
    assert (proof.slot, proof.signature_valid) == (None, True)
    said = json.loads(proof.payload)
    assert (said["taskId"], said["roundNumber"], said["square"]) == (TASK, 0, 0)
    assert said["stakingKey"] == toy_wallet("practice 2").staking.public_key
    assert said["stakingKey"] not in {world.wallet.main.public_key, world.key}
    assert proof.cid not in world.proof_store.files
    sealed = seal({"square": 0}, task_id=TASK, round_number=0, signer=toy_wallet("practice 2").staking)
    assert is_directory_of(proof.cid, PROOF_FILE, sealed.content)


async def test_a_doubt_about_a_proof_that_is_right_would_be_voted_against() -> None:
    world = PracticeWorld()
    doubted, doubter = world.add_peer("doubted"), world.add_peer("doubter")
    doubter.doubts.add(doubted.key)
    await practised(world, 1_200)

    (audit,) = (audit for audit in world.record(0).audits_given if audit.node == doubted.key)
    assert (audit.verdict, audit.vote) == (Verdict.VALID, VoteSent.WOULD_BE_FOR)
    assert not world.has_written()


async def test_a_task_without_a_proof_in_time_would_miss_its_rounds_and_that_is_no_news() -> None:
    world = PracticeWorld()
    world.server.work_seconds = 1_000.0
    async with practising(world, 1_350):
        record = world.record(1)
        assert record.result is RoundResult.WOULD_MISS
        assert record.note
        assert not [event for event in world.events if isinstance(event, Noticed)]
        assert "would have been missed" in task_status(world.store, world.task).words


async def test_a_task_with_nothing_to_submit_has_practised_too() -> None:
    world = PracticeWorld()
    world.server.nothing = Nothing(words="No todo is left.")
    await practised(world, 1_250)

    assert (world.result(0), world.note(0)) == (RoundResult.PRACTISED, NOTHING_LEFT)


async def test_what_would_be_too_long_for_the_chain_is_said() -> None:
    world = PracticeWorld()
    world.server.nothing = Nothing("No todo is left.", on_chain="x" * 600)
    await practised(world, 1_250)

    assert world.result(0) is RoundResult.WOULD_MISS
    assert "longer than 512 bytes" in world.note(0)


async def test_practice_counts_in_no_figure_of_what_was_earned_or_missed() -> None:
    world = PracticeWorld()
    async with practising(world, 1_900):
        assert task_status(world.store, world.task).kind is StatusKind.PRACTISING

    sums = totals(world.store)
    assert (sums.paid, sums.missed, sums.finished, sums.earned, sums.claimable) == (0, 0, 0, 0, 0)
    records = list(world.store.rounds[TASK].values())
    assert sum(record.result.is_final for record in records) >= 6
    assert forecast(records, round_slots=100, slot_ms=100.0) is None
    explained = why(world.store, world.task, 2)
    assert explained is not None
    assert "only practised" in explained.answer.words


# -- whatever dies --------------------------------------------------------------------------------------------------


async def course(died_at: float) -> PracticeWorld:
    """Rounds of practice in which the node dies once, and is started again."""
    world = PracticeWorld()
    world.add_peer("a cheat", cheating)
    world.add_peer("a peer", honest)
    async with world.others():
        async with world.engine() as engine:
            engine.submit(PRACTISE)
            await world.clock.sleep(died_at)
        await world.clock.sleep(0.4)
        async with world.engine():
            await world.until_slot(1_495)
    return world


def test_a_node_that_dies_at_any_moment_writes_nothing_and_leaves_no_round_open() -> None:
    for died_at in (round(1.0 + step * 0.73, 2) for step in range(65)):
        world = run(course(died_at))

        assert not world.has_written(), f"died at {died_at}"
        assert world.task.way is Way.PRACTICE
        results = [world.result(number) for number in (0, 1, 2)]
        assert results == [RoundResult.PRACTISED] * 3, f"died at {died_at}"


async def test_the_network_may_go_away_and_come_back() -> None:
    world = PracticeWorld()
    world.add_peer("a peer")
    async with world.others(), world.engine() as engine:
        engine.submit(PRACTISE)
        await world.until_slot(1_050)
        with world.chain.offline():
            await world.until_slot(1_120)
        await world.until_slot(1_400)

    assert world.result(0) is RoundResult.PRACTISED
    assert not world.has_written()


async def test_a_round_that_was_over_while_the_program_was_off_would_have_been_missed() -> None:
    world = PracticeWorld()
    async with world.engine() as engine:
        engine.submit(PRACTISE)
        await world.until_slot(1_006)
    await world.until_slot(1_190)
    async with world.engine():
        await world.until(lambda: world.result(0) is RoundResult.WOULD_MISS)

    assert not [event for event in world.events if isinstance(event, Noticed)]


async def test_a_container_that_a_killed_program_left_is_adopted_and_practises_on() -> None:
    world = PracticeWorld()
    async with practising(world, 1_020):
        plan = world.containers.plan_of(TASK)
    world.containers.left_behind(TASK, plan)
    starts, stops = world.containers.starts[TASK], world.containers.stops[TASK]
    async with world.engine():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        await world.until(lambda: world.result(0) is RoundResult.PRACTISED)

        assert world.task.is_practising
        assert (world.containers.starts[TASK], world.containers.stops[TASK]) == (starts, stops)
    assert not world.has_written()


# -- the user's word ------------------------------------------------------------------------------------------------


async def test_it_is_stopped_started_finished_and_left_like_any_other() -> None:
    world = PracticeWorld()
    async with world.engine() as engine:
        engine.submit(PRACTISE)
        await world.until(lambda: TASK in world.store.tasks and world.task.state is TaskState.RUNNING)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        assert not world.containers.running
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING and world.result(0) is RoundResult.WORKED)
        engine.submit(FinishTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        assert world.result(0) is RoundResult.PRACTISED
        engine.submit(LeaveTask(TASK))
        await world.until(lambda: TASK not in world.store.tasks)
    assert not world.has_written()


async def test_a_round_over_which_it_was_stopped_would_have_been_missed() -> None:
    world = PracticeWorld()
    async with practising(world, 1_006) as engine:
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.result(0) is RoundResult.WOULD_MISS)

    assert world.note(0) == "You stopped the task."


async def test_it_becomes_a_run_only_by_the_users_word_and_takes_part_from_the_next_round_on(world: World) -> None:
    world.add_peer("a peer")
    async with world.others(), world.engine() as engine:
        engine.submit(PRACTISE)
        await world.until_slot(1_150)
        assert not world.chain.sent
        engine.submit(SetGrants(TASK, gpu=False, model_cache=True))
        await world.until(lambda: world.task.run_plan.model_cache)
        await world.until_slot(1_190)
        engine.submit(JoinTask(TASK))
        await world.until(lambda: world.task.takes_part and world.task.state is TaskState.RUNNING)
        await world.until_slot(1_560)

    assert world.task.run_plan.model_cache
    assert world.task.account == world.wallet.main.public_key
    assert world.task.stake == world.toy.minimum_stake
    assert [act.round for act in world.landed(SubmitProof)] == [2, 3, 4]
    assert world.record(1).is_practice
    assert (world.result(2), world.record(2).way) == (RoundResult.PAID, Way.RUN)
    assert world.containers.starts[TASK] == 3


async def test_a_run_never_becomes_practice_and_what_is_watched_may(world: World) -> None:
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, way=Way.WATCH))
        await world.until(lambda: TASK in world.store.tasks)
        engine.submit(PRACTISE)
        await world.until(lambda: world.task.is_practising)
        engine.submit(PRACTISE)
        await world.until(lambda: any(isinstance(event, CommandRefused) for event in world.events))
        engine.submit(JoinTask(TASK))
        await world.until(lambda: world.task.takes_part)
        engine.submit(PRACTISE)
        await world.until(lambda: sum(isinstance(event, CommandRefused) for event in world.events) == 2)

        assert world.task.takes_part
        titles = [event.title for event in world.events if isinstance(event, CommandRefused)]
        assert titles == ["You have joined this task already"] * 2


async def test_no_account_can_be_given_to_it() -> None:
    world = PracticeWorld()
    async with world.engine() as engine:
        engine.submit(PRACTISE)
        await world.until(lambda: TASK in world.store.tasks)
        engine.submit(SetAccount(TASK, "toy"))
        await world.until(lambda: world.refusals() == ["This task only practises"])


async def test_open_rounds_of_a_run_that_was_left_are_not_settled_by_the_key_of_practice(world: World) -> None:
    world.add_peer("a peer")
    async with world.others(), world.engine() as engine:
        engine.submit(JoinTask(TASK))
        await world.until(lambda: world.result(0) is RoundResult.SUBMITTED)
        engine.submit(LeaveTask(TASK, force=True))
        await world.until(lambda: TASK not in world.store.tasks)
        engine.submit(PRACTISE)
        await world.until_slot(1_500)

    kept = {record.number: record for record in world.history.rounds(TASK, newest=9)}
    assert kept[0].result is not RoundResult.MISSED
    assert kept[3].is_practice


async def test_joining_waits_for_nothing_that_practice_does_not_need(world: World) -> None:
    world.wallets.has_account = False
    async with world.engine() as engine:
        with world.chain.offline():
            engine.submit(PRACTISE)
            await world.until(lambda: any(isinstance(event, CommandRefused) for event in world.events))
        engine.submit(PRACTISE)
        await world.until(lambda: TASK in world.store.tasks and world.task.state is TaskState.RUNNING)

    (refused,) = [event for event in world.events if isinstance(event, CommandRefused)]
    assert refused.title == NetworkUnreachable.title


# -- its keys -------------------------------------------------------------------------------------------------------


def test_its_keys_sign_texts_and_refuse_everything_else() -> None:
    wallet = practice_wallet(World().tools().practice)
    text = b'{"taskId":"x"}'

    assert len(wallet.staking.sign(text)) == 64
    assert wallet.staking.public_key == wallet.kpl_staking.public_key != wallet.main.public_key
    for signer in (wallet.main, wallet.staking):
        assert isinstance(signer, TextSigner)
        for message in (b"", b"[1]", b"\x01\x00\x01", b"{", text + b"\xff", bytes([1, 0, 1]) + text):
            with pytest.raises(NotRoutine):
                signer.sign(message)


async def test_its_journal_knows_of_work_and_of_nothing_else() -> None:
    world = PracticeWorld()
    world.add_peer("a cheat", cheating)
    await practised(world, 1_400)

    keys: list[ActKey] = [entry.key for entry in world.journal.entries(TASK)]
    assert {key.act for key in keys} == {"work"}
