"""The history is told what happens, what the node's own records know beyond it, and never stands in the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

from orca_desktop.domain.acts import OF_NO_TASK, ActKey, ActRecord, ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.archive import ArchiveStatus, Fact, FactKind, TaskFacts
from orca_desktop.domain.commands import StartTask
from orca_desktop.domain.events import (
    CommandRefused,
    Event,
    LogAppended,
    NetworkChanged,
    RecordsChanged,
    TaskChanged,
    WalletChanged,
)
from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.status import NetworkStatus, RecordsStatus, WalletStatus
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.domain.tokens import Token, TokenAmount
from orca_desktop.engine.chronicle import ROUNDS_KEPT, STEP, Chronicle
from orca_desktop.k2.instructions import transfer
from orca_desktop.k2.transactions import assemble, compile_message, transaction_id
from orca_desktop.ports.chain import SignedAct, SubmitProof
from tests.fakes import FakeClock, MemoryHistory, MemoryJournal, toy_wallet
from tests.unit.engine.world import TASK, WINDOWS, World

MINT = PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv")
A_TASK = Task(id=TASK, name="Toy", image="a/b", windows=WINDOWS, bounty_per_round=Roe(1), minimum_stake=Roe(1))


class MemoryRecorder:
    """Keeps facts; while `is_stuck` nothing reaches the disk."""

    def __init__(self, *, is_new: bool = False, room: int = 1_000) -> None:
        self.facts: list[Fact] = []
        self.is_new = is_new
        self.room = room
        self.is_stuck = False
        self._marks = 0

    @property
    def kept(self) -> int:
        return 0 if self.is_stuck else self._marks

    def put(self, fact: Fact) -> bool:
        self.facts.append(fact)
        return True

    def mark(self) -> int:
        self._marks += 1
        return self._marks

    def of(self, kind: FactKind) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind is kind]


class Desk:
    """A chronicle over records in memory."""

    def __init__(self, recorder: MemoryRecorder, *, main_of: Callable[[str], PublicKey] = PublicKey) -> None:
        self.recorder = recorder
        self.history = MemoryHistory()
        self.journal = MemoryJournal()
        self.events: list[Event] = []
        self.clock = FakeClock()
        self.history.save_task(A_TASK, wanted=True)
        self.chronicle = Chronicle(
            recorder,
            self.history,
            self.journal,
            self.clock,
            self.events.append,
            main_of=main_of,
            set_aside=("It was damaged.",),
        )

    def rounds(self, count: int) -> None:
        for number in range(count):
            self.history.save_round(RoundRecord(task_id=TASK, number=number, result=RoundResult.PAID))
            key = ActKey(task_id=TASK, round=number, act="submit")
            self.journal.intend(key, "a proof")
            self.journal.settle(key, ActStatus.DONE)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.chronicle.run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def told_rounds(self) -> list[int | None]:
        return [fact.round for fact in self.recorder.of(FactKind.ROUND)]


async def test_a_task_from_joining_to_its_reward_is_in_the_history(world: World) -> None:
    recorder = MemoryRecorder()
    chronicle = Chronicle(recorder, world.history, world.journal, world.clock, lambda _: None)
    async with world.joined():
        world.store.subscribe(chronicle.on_event)
        await world.until_round_ends(0)

    results = [fact.body.result for fact in recorder.of(FactKind.ROUND) if isinstance(fact.body, RoundRecord)]
    acts = {fact.text.split()[0] for fact in recorder.of(FactKind.ACT)}
    assert RoundResult.SUBMITTED in results
    assert "submit" in acts
    assert recorder.of(FactKind.TASK)
    assert world.landed(SubmitProof)


async def test_what_comes_much_and_often_is_not_history() -> None:
    desk = Desk(MemoryRecorder())
    for number in range(50):
        desk.chronicle.on_event(LogAppended(TASK, ("a line",)))
        desk.chronicle.on_event(NetworkChanged(NetworkStatus(server="s", reachable=True, slot=number)))
        starting = replace(A_TASK, state=TaskState.STARTING, detail=f"Fetching the image: {number} %", as_of=number)
        desk.chronicle.on_event(TaskChanged(starting))

    assert [fact.kind for fact in desk.recorder.facts] == [FactKind.NETWORK, FactKind.TASK]


async def test_a_change_of_the_network_and_a_refusal_are_told() -> None:
    desk = Desk(MemoryRecorder())
    desk.chronicle.on_event(NetworkChanged(NetworkStatus(server="s", reachable=True, slot=7)))
    desk.chronicle.on_event(NetworkChanged(NetworkStatus(server="s", reachable=False, slot=8, problem="No way")))
    desk.chronicle.on_event(CommandRefused(StartTask(TASK), "No", "It waits."))

    assert [fact.text for fact in desk.recorder.facts] == ["s answers", "No way", "No. It waits."]
    assert desk.recorder.facts[-1].task_id == TASK


async def test_a_new_history_hears_whose_a_task_is_and_in_what_it_pays_before_what_it_moved() -> None:
    desk = Desk(MemoryRecorder(is_new=True), main_of=lambda account: PublicKey(account or "default main"))
    fire = Token(symbol="FIRE", decimals=9, mint=MINT)
    desk.history.save_task(replace(A_TASK, token=fire, as_of=7), wanted=True)
    desk.rounds(1)

    await desk.chronicle.catch_up()

    assert [fact.kind for fact in desk.recorder.facts] == [FactKind.TASK, FactKind.ACT, FactKind.ROUND]
    facts = desk.recorder.facts[0].body
    assert isinstance(facts, TaskFacts)
    assert (facts.account, facts.token, facts.as_of) == ("default main", fire, 0)


async def test_an_act_of_an_earlier_run_is_that_of_the_account_that_its_transaction_names() -> None:
    desk = Desk(MemoryRecorder())
    wallet = toy_wallet("savings")
    main = wallet.main.public_key
    message = compile_message([transfer(source=main, destination=MINT, lamports=5)], payer=main, blockhash=MINT)
    wire = assemble(message, {main: wallet.main.sign(message)})
    key = ActKey(task_id=OF_NO_TASK, round=-1, act="transfer", subject="a saga")
    desk.journal.intend(key, "5 ROE", signed=SignedAct(signature=transaction_id(wire), wire=wire, valid_until=9))

    await desk.chronicle.catch_up()

    (fact,) = desk.recorder.of(FactKind.ACT)
    assert isinstance(fact.body, ActRecord)
    assert fact.body.main == main


async def test_tokens_are_told_with_the_slot_at_which_they_were_read() -> None:
    desk = Desk(MemoryRecorder())
    held = TokenAmount(token=Token(symbol="FIRE", decimals=9, mint=MINT), amount=7)
    status = WalletStatus(name="toy", keys=toy_wallet("toy").keys, balance=Roe(5), as_of=9)
    for event in (status, replace(status, tokens=(held,), tokens_as_of=8), replace(status, tokens=(), tokens_as_of=9)):
        desk.chronicle.on_event(WalletChanged(event))

    bodies = [fact.body for fact in desk.recorder.of(FactKind.BALANCE)]
    told = [(body.get("tokens"), body["tokens_as_of"]) for body in bodies if isinstance(body, dict)]
    fields = {"mint": MINT, "symbol": "FIRE", "decimals": 9, "amount": 7}
    assert told == [(None, 0), ([fields], 8), ([], 9)]
    assert desk.recorder.of(FactKind.BALANCE)[1].text == "toy holds 0.000000005 KOII, 0.000000007 FIRE"


async def test_of_many_tokens_the_first_are_named() -> None:
    desk = Desk(MemoryRecorder())
    tokens = [Token(symbol=f"T{number}", decimals=0, mint=public_key(bytes([number]) * 32)) for number in range(9)]
    held = tuple(TokenAmount(token=token, amount=1) for token in tokens)
    status = WalletStatus(name="toy", keys=toy_wallet("toy").keys, balance=Roe(0), as_of=9, tokens=held)
    desk.chronicle.on_event(WalletChanged(status))

    assert desk.recorder.facts[0].text == "toy holds 0.000000 KOII, 1 T0, 1 T1, 1 T2, 1 T3, 1 T4, 4 more tokens"


async def test_a_new_history_gets_everything_there_is() -> None:
    desk = Desk(MemoryRecorder(is_new=True))
    desk.rounds(ROUNDS_KEPT + 50)

    await desk.chronicle.catch_up()

    assert desk.told_rounds() == list(range(ROUNDS_KEPT + 50))
    assert len(desk.recorder.of(FactKind.ACT)) == ROUNDS_KEPT + 50


async def test_a_history_that_goes_on_gets_the_newest_rounds() -> None:
    desk = Desk(MemoryRecorder())
    desk.rounds(ROUNDS_KEPT + 50)

    await desk.chronicle.catch_up()

    assert desk.told_rounds() == list(range(50, ROUNDS_KEPT + 50))


async def test_a_full_queue_is_waited_for_and_half_of_it_left_to_what_happens() -> None:
    desk = Desk(MemoryRecorder(room=10))
    desk.rounds(30)
    began = desk.clock.now()

    await desk.chronicle.catch_up()

    assert desk.told_rounds() == list(range(30))
    assert desk.clock.now() > began


async def test_old_records_are_let_go_once_the_history_has_them() -> None:
    desk = Desk(MemoryRecorder())
    desk.rounds(ROUNDS_KEPT + STEP * 2 + 7)

    async with desk.running():
        await desk.clock.sleep(5)

    assert len(desk.history.rounds(TASK, newest=1_000)) == ROUNDS_KEPT
    assert len(desk.journal.entries(TASK)) == ROUNDS_KEPT
    assert set(desk.told_rounds()) == set(range(ROUNDS_KEPT + STEP * 2 + 7))


async def test_nothing_is_let_go_while_the_history_cannot_be_written() -> None:
    desk = Desk(MemoryRecorder())
    desk.rounds(ROUNDS_KEPT + 50)
    desk.recorder.is_stuck = True

    async with desk.running():
        await desk.clock.sleep(300)

    assert len(desk.history.rounds(TASK, newest=1_000)) == ROUNDS_KEPT + 50


async def test_an_act_whose_outcome_is_not_known_is_never_let_go() -> None:
    desk = Desk(MemoryRecorder())
    desk.rounds(ROUNDS_KEPT + 50)
    key = ActKey(task_id=TASK, round=3, act="vote", subject="a node")
    desk.journal.intend(key, "for")

    async with desk.running():
        await desk.clock.sleep(5)

    assert desk.journal.entry(key) is not None
    assert desk.journal.entry(ActKey(task_id=TASK, round=3, act="submit")) is None


async def test_what_was_lost_is_brought_in_from_the_nodes_own_records() -> None:
    desk = Desk(MemoryRecorder())
    desk.rounds(3)
    async with desk.running():
        await desk.clock.sleep(5)
        before = len(desk.recorder.facts)
        desk.chronicle.archive_changed(ArchiveStatus(problem="The disk is full.", lost=2))
        desk.chronicle.archive_changed(ArchiveStatus(lost=2))
        await desk.clock.sleep(700)

    assert desk.told_rounds() == [0, 1, 2, 0, 1, 2]
    assert len(desk.recorder.facts) > before
    assert [event.status for event in desk.events if isinstance(event, RecordsChanged)] == [
        RecordsStatus(set_aside=("It was damaged.",), problem="The disk is full.", lost=2),
        RecordsStatus(set_aside=("It was damaged.",), lost=2),
    ]
