"""The marks of a round's stages, misses that are foreseen, and what is caught up after a stop, a sleep or a restart."""

from __future__ import annotations

from orca_desktop.domain.acts import ActStatus
from orca_desktop.domain.audits import AuditOutcome
from orca_desktop.domain.commands import JoinTask, StartTask, StopTask
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.events import ActChanged, RoundChanged
from orca_desktop.domain.records import RoundRecord, RoundStage, StageOutcome
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Payout, TaskState
from orca_desktop.ports.chain import SubmitList, SubmitProof, TriggerPayout, VoteOnProof
from tests.fakes import MemoryHistory
from tests.fakes.clock import EPOCH
from tests.unit.engine.world import TASK, World
from tests.virtual_time import run


def outcomes(record: RoundRecord) -> dict[RoundStage, StageOutcome]:
    return {mark.stage: mark.outcome for mark in record.stages}


def warnings(world: World, number: int) -> list[str]:
    """What a round warned of, neighbours that are equal once."""
    said = [
        event.record.warning
        for event in world.events
        if isinstance(event, RoundChanged) and event.record.number == number
    ]
    return [words for place, words in enumerate(said) if place == 0 or said[place - 1] != words]


# -- marks --------------------------------------------------------------------------------------------------------


async def test_each_stage_leaves_a_mark_in_its_window(world: World) -> None:
    world.add_peer("a peer")
    async with world.joined():
        record = await world.until_round_ends(0)

    assert [mark.stage for mark in record.stages] == list(RoundStage)
    assert set(outcomes(record).values()) == {StageOutcome.DONE}
    parts = world.toy.windows
    edges = {
        RoundStage.WORK: (parts.start_of(0), parts.audit_start_of(1)),
        RoundStage.SUBMISSION: (parts.start_of(1), parts.audit_start_of(1)),
        RoundStage.AUDIT: (parts.audit_start_of(1), parts.settle_start_of(1)),
        RoundStage.LIST: (parts.start_of(2), parts.audit_start_of(2)),
        RoundStage.LIST_AUDIT: (parts.audit_start_of(2), parts.settle_start_of(2)),
        RoundStage.PAYOUT: (parts.settle_start_of(2), parts.end_of(2)),
    }
    for mark in record.stages:
        opens, closes = edges[mark.stage]
        assert mark.ended_slot is not None
        assert mark.ended_at is not None
        assert opens <= mark.began_slot <= mark.ended_slot < closes
        assert EPOCH < mark.began_at <= mark.ended_at


async def test_a_stage_that_its_window_closed_over_is_late_and_says_why(world: World) -> None:
    world.server.fails_with = 500
    async with world.joined():
        record = await world.until_round_ends(0)

    assert outcomes(record)[RoundStage.SUBMISSION] is StageOutcome.LATE
    (mark,) = [mark for mark in record.stages if mark.stage is RoundStage.SUBMISSION]
    assert "status 500" in mark.words


async def test_a_proof_that_the_network_refuses_is_a_stage_that_failed(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        with world.chain.refusing("Submission is not wanted"):
            record = await world.until_round_ends(0)

    (mark,) = [mark for mark in record.stages if mark.stage is RoundStage.SUBMISSION]
    assert mark.outcome is StageOutcome.FAILED
    assert "Submission is not wanted" in mark.words


async def test_what_was_closed_after_a_restart_is_left_out_or_late_and_what_is_open_is_done(world: World) -> None:
    world.add_peer("a peer")
    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.until_slot(1_150)
        await world.until_slot(1_190)  # the audit window of round 0 closes meanwhile
        async with world.engine():
            await world.until_slot(1_299)

    marks = outcomes(world.record(0))
    assert marks[RoundStage.SUBMISSION] is StageOutcome.DONE
    assert marks[RoundStage.AUDIT] in (StageOutcome.DONE, StageOutcome.LATE, StageOutcome.LEFT_OUT)
    assert marks[RoundStage.LIST_AUDIT] is StageOutcome.DONE
    assert world.result(0) is RoundResult.PAID


# -- misses that are foreseen ---------------------------------------------------------------------------------------


async def test_a_miss_is_foreseen_while_there_is_time_and_the_warning_goes_with_the_round(world: World) -> None:
    world.server.work_seconds = 1_000.0
    async with world.joined():
        await world.until(lambda: bool(world.round(0) and world.record(0).warning))
        assert world.chain.now() < world.toy.windows.audit_start_of(1)
        assert "has not given a proof" in world.record(0).warning
        record = await world.until_round_ends(0)
        await world.clock.sleep(1)

    assert record.result is RoundResult.MISSED
    assert world.record(0).warning == ""


async def test_a_warning_is_taken_back_when_it_turns_out_well(world: World) -> None:
    world.server.fails_with = 500
    async with world.joined():
        await world.until(lambda: bool(world.round(0) and world.record(0).warning))
        world.server.fails_with = None
        await world.until(lambda: world.result(0) is RoundResult.SUBMITTED)

    assert world.record(0).warning == ""


async def test_a_main_account_that_cannot_pay_the_fee_is_warned_of_from_the_beginning(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        world.chain.balances[world.wallet.main.public_key] = 9_000
        await world.until(lambda: "send KOII to it" in world.record(0).warning)
        assert world.chain.now() < world.toy.windows.end_of(0)
        world.chain.balances[world.wallet.main.public_key] = 1_000_000_000
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.PAID
    assert world.record(0).warning == ""


async def test_a_round_that_goes_well_never_warns(world: World) -> None:
    async with world.joined():
        await world.until_round_ends(0)

    assert warnings(world, 0) == [""]


# -- audits of our proof --------------------------------------------------------------------------------------------


async def test_a_doubt_about_our_proof_is_on_record_while_the_audit_window_is_open(world: World) -> None:
    doubter = world.add_peer("a doubter")
    doubter.doubts.add(world.key)
    async with world.joined():
        await world.until(lambda: bool(world.round(0) and world.record(0).audit_received))
        assert world.chain.now() < world.toy.windows.settle_start_of(1)


async def test_votes_that_come_later_are_on_record_too(world: World) -> None:
    doubter, friend = world.add_peer("a doubter"), world.add_peer("a friend")
    doubter.doubts.add(world.key)
    async with world.joined():
        await world.until(lambda: bool(world.round(0) and world.record(0).audit_received))
        vote = VoteOnProof(task_id=TASK, round=0, candidate=world.key, is_valid=True)
        world.toy.carry_out(vote, friend.key, world.chain.now())
        record = await world.until_round_ends(0)

    assert record.audit_received is not None
    assert (record.audit_received.votes_for, record.audit_received.votes_against) == (1, 1)
    assert record.audit_received.outcome is AuditOutcome.TIED


# -- acts -----------------------------------------------------------------------------------------------------------


async def test_every_act_is_told_when_it_is_intended_and_when_its_outcome_is_known(world: World) -> None:
    async with world.joined():
        await world.until_round_ends(0)

    told = [event.record for event in world.events if isinstance(event, ActChanged)]
    submits = [record for record in told if record.key.act == "submit" and record.key.round == 0]
    assert [record.status for record in submits] == [ActStatus.INTENDED, ActStatus.DONE]
    assert len({record.signature for record in submits}) == 1
    assert submits[0].signature is not None
    assert all(record.slot > 1_000 for record in submits)
    assert {"stake", "submit", "submit list", "upload list", "pay out"} <= {record.key.act for record in told}


# -- a stop ---------------------------------------------------------------------------------------------------------


async def test_a_stopped_task_whose_node_is_chosen_still_writes_and_pays_out_its_list(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.SETTLING)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.PAID
    assert [act.round for act in world.landed(SubmitList)] == [0]
    assert [act.round for act in world.landed(TriggerPayout)] == [0]
    assert not world.containers.running


async def test_a_stop_says_in_the_marks_what_it_broke_off(world: World) -> None:
    world.server.work_seconds = 1_000.0
    async with world.joined() as engine:
        await world.until(lambda: world.chain.now() >= world.toy.windows.start_of(1) + 20)
        engine.submit(StopTask(TASK))
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.MISSED
    assert outcomes(record)[RoundStage.SUBMISSION] is StageOutcome.FAILED
    assert record.note == "You stopped the task."


async def test_a_task_that_is_started_while_its_last_rounds_trail_takes_them_up(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.SETTLING)
        engine.submit(StopTask(TASK))
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.containers.starts[TASK] == 2 and world.task.state is TaskState.RUNNING)
        record = await world.until_round_ends(0)
        await world.until_round_ends(2)

    assert record.result is RoundResult.PAID
    assert len(world.landed(SubmitList)) == len({act.round for act in world.landed(SubmitList)})


# -- catching up ----------------------------------------------------------------------------------------------------


async def test_a_round_that_began_while_the_program_was_off_is_caught_up_while_its_proof_is_in_time(
    world: World,
) -> None:
    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.until(lambda: world.result(1) is RoundResult.WORKING or world.result(1) is RoundResult.WORKED)
        await world.until_slot(1_305)  # round 2 has gone by, its submission window has just opened
        async with world.engine():
            await world.until(lambda: world.result(2) is RoundResult.IN_AUDIT)

    assert 2 in [act.round for act in world.landed(SubmitProof)]


async def test_rounds_of_a_time_in_which_the_program_was_off_get_no_record(world: World) -> None:
    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.until(lambda: world.result(0) is RoundResult.WORKED)
        await world.until_slot(1_650)
        async with world.engine():
            await world.until(lambda: world.round(6) is not None)

    assert sorted(world.store.rounds[TASK]) == [0, 6]


async def rejected_while_off(seed: int) -> World | None:
    """A course in which lists are rejected while the node is off for a round, and it is chosen to write the next ones.

    None where the network's rule, which goes by hashes, chose otherwise.
    """
    world = World(seed=seed)
    world.toy.allowed_failed = 20
    greedy, doubter = world.add_peer("a greedy peer"), world.add_peer("a doubter")
    greedy.shares = lambda amounts: {greedy.key: sum(amounts.values())}
    doubter.doubts_lists_of.add(greedy.key)
    doubter.writes_lists = False
    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.until_slot(1_000 + 8 * 100)
        await world.until_slot(1_000 + 9 * 100)
        async with world.engine():
            await world.until_slot(1_000 + 10 * 100)
    rounds = world.toy.windows
    late = [number for number, lists in world.toy.lists.items() if number <= 6 and world.key in lists]
    return world if any(rounds.round_at(world.toy.lists[number][world.key].slot) == 9 for number in late) else None


def test_after_a_restart_the_list_that_replaces_a_rejected_one_is_still_written() -> None:
    worlds = (run(rejected_while_off(seed)) for seed in range(40))
    world = next(world for world in worlds if world is not None)

    late = [
        number
        for number, lists in world.toy.lists.items()
        if world.key in lists and world.toy.windows.round_at(lists[world.key].slot) >= number + 3
    ]
    assert late
    assert all(world.toy.payouts[number] is Payout.SUCCESSFUL for number in late)
    assert not world.chain.refused


# -- records that cannot be kept ------------------------------------------------------------------------------------


async def test_a_full_disk_for_the_records_of_rounds_costs_no_round(world: World) -> None:
    class FullDisk(MemoryHistory):
        is_full = False

        def save_round(self, record: RoundRecord) -> None:
            if self.is_full:
                raise JournalError("The records cannot be written: the disk is full.")
            super().save_round(record)

    world.history = disk = FullDisk()
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        disk.is_full = True
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)
        disk.is_full = False
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.PAID
    assert world.history.rounds(TASK, newest=10)[0].result is RoundResult.PAID
