"""What a node and its visitors say to each other survives the way; what is no message is refused with words."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.adapters.control.wire import (
    COMMANDS,
    EVENTS,
    LOG_LINES_PER_EVENT,
    MAX_ANSWER_BYTES,
    MAX_REQUEST_BYTES,
    Accepted,
    Answer,
    Goodbye,
    Hello,
    Ready,
    Welcome,
    WireError,
    in_parts,
    line,
    read_answer,
    read_command,
    read_hello,
    read_line,
)
from orca_desktop.domain.accounts import Account, Custody, LockStatus, Place, VaultStanding, VaultState
from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.audit_again import AuditAgain, AuditImage
from orca_desktop.domain.audits import Verdict
from orca_desktop.domain.commands import (
    ApproveChanges,
    CancelMoney,
    CarryOutMoney,
    Command,
    FinishTask,
    JoinTask,
    LeaveTask,
    ListStages,
    LockWallet,
    PlanMoney,
    ReloadAccounts,
    RestartTask,
    ReviewTask,
    RollBackImage,
    RunAuditAgain,
    SaveEvidence,
    SetAccount,
    SetDayLimit,
    SetGrants,
    SetProfile,
    SetStages,
    SetVariables,
    StartTask,
    StopTask,
    UnlockWallet,
    without_secrets,
)
from orca_desktop.domain.containers import (
    Change,
    LastEnd,
    Layer,
    LayerHealth,
    LayerProgress,
    LayerState,
    Profile,
    PullProgress,
    StoppedBy,
    plan_for_image,
)
from orca_desktop.domain.events import (
    AccountsChanged,
    ActChanged,
    AuditedAgain,
    CommandRefused,
    DayLimitChanged,
    EngineChanged,
    Event,
    EvidenceWritten,
    LockChanged,
    LogAppended,
    MoneyPlanned,
    NetworkChanged,
    Noticed,
    PullProgressed,
    RecordsChanged,
    RoundChanged,
    RoundWatched,
    SagaChanged,
    StagesListed,
    TaskChanged,
    TaskLeft,
    TaskReviewed,
    UsageSampled,
    WalletChanged,
    WorkerCrashed,
)
from orca_desktop.domain.evidence import EvidenceAbout, EvidenceSaved
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.money import (
    Claim,
    DayLimit,
    MoneyPlan,
    RepairStakingAccount,
    Saga,
    SagaState,
    StakeMore,
    TokenLimit,
    Transfer,
    Unstake,
)
from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.stages.choice import StagesListing
from orca_desktop.domain.status import EndpointState, EndpointStatus, RecordsStatus
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.tokens import KOII, Token, TokenAmount, TokenKind
from orca_desktop.domain.ways import Way
from tests.gui import scenes

TASK = scenes.task_id("Prime Census")

FIRE = Token(symbol="FIRE", decimals=9, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))
PLAN = MoneyPlan(
    id="1f",
    request=Transfer(to=PublicKey("to"), amount=Roe(1)),
    title="Send 0.000000001 KOII",
    facts=(("To", "to"), ("Fee", "0.000005 KOII")),
    steps=("Send it",),
    amount=Roe(1),
    fee=Roe(5_000),
    main_balance_after=Roe(12),
    warnings=("This address is new.",),
    not_before=77,
    problem="There is not enough.",
    account="savings",
    main=PublicKey("main"),
)

COMMAND_EXAMPLES: tuple[Command, ...] = (
    ReviewTask("what was pasted, with “quotes” and \n a line feed"),
    JoinTask(TASK),
    JoinTask(TASK, account="savings", way=Way.WATCH),
    JoinTask(TASK, stages="template", way=Way.PRACTICE),
    JoinTask(TASK, image="docker.io/somebody/agent:1.4"),
    StartTask(TASK),
    StopTask(TASK),
    FinishTask(TASK),
    RestartTask(TASK),
    LeaveTask(TASK, force=True),
    ApproveChanges(TASK),
    RollBackImage(TASK),
    SetProfile(TASK, Profile.STRICT),
    SetGrants(TASK, gpu=True, model_cache=False),
    SetStages(TASK, "builder", main_key=True),
    ListStages(),
    RunAuditAgain(TASK, 7, scenes.key("node 4"), AuditImage.BEFORE),
    SaveEvidence(TASK, 7, "/home/somebody/a “round”.zip"),
    SetAccount(TASK, "savings"),
    ReloadAccounts(),
    LockWallet(),
    UnlockWallet(Secret("correct horse battery staple")),
    PlanMoney(StakeMore(task_id=TASK, amount=Roe(5)), "savings"),
    PlanMoney(Unstake(task_id=TASK, at_once=True)),
    PlanMoney(Claim(task_ids=(TASK, TASK))),
    PlanMoney(Transfer(to=PublicKey("to"), amount=Roe(1))),
    PlanMoney(RepairStakingAccount()),
    PlanMoney(RepairStakingAccount(kind=TokenKind.KPL)),
    PlanMoney(Transfer(to=PublicKey("to"), amount=Units(1), mint=FIRE.mint)),
    CarryOutMoney("1f"),
    CancelMoney("1f"),
    SetDayLimit(Roe(7)),
    SetDayLimit(None),
    SetDayLimit(Units(7), FIRE),
    SetVariables(TASK, values=(("TOKEN", Secret("ghp-“x”\n")), ("EMPTY", Secret(""))), removed=("OLD",)),
)

EVENT_EXAMPLES: tuple[Event, ...] = (
    NetworkChanged(scenes.network()),
    NetworkChanged(
        replace(
            scenes.network(),
            subscribed=True,
            endpoints=(
                EndpointStatus(url="https://a", state=EndpointState.UNKNOWN, words="It was not needed yet."),
                EndpointStatus(
                    url="https://b",
                    state=EndpointState.BEHIND,
                    words="It is behind.",
                    latency_ms=12.5,
                    error_rate=0.25,
                    slot=7,
                    lag=40,
                    preferred=True,
                ),
            ),
        )
    ),
    EngineChanged(scenes.engine()),
    WalletChanged(scenes.wallet()),
    WalletChanged(replace(scenes.wallet(), tokens=(TokenAmount(token=FIRE, amount=3),), tokens_as_of=4)),
    AccountsChanged(
        (
            Account(
                name="default",
                main=PublicKey("main"),
                staking=PublicKey("staking"),
                kpl_staking=None,
                custody=Custody.KEYRING,
                created_at=1.5,
            ),
        ),
        default="default",
        places=(Place(custody=Custody.VAULT, state=VaultState(standing=VaultStanding.LOCKED, words="Locked.")),),
    ),
    LockChanged(LockStatus(is_guarded=True, is_locked=True, words="It slept.", retry_at=12.5, idle_minutes=10)),
    RecordsChanged(RecordsStatus(set_aside=("It was damaged.",), problem="The disk is full.", lost=3)),
    TaskReviewed(scenes.review()),
    TaskReviewed(replace(scenes.review(), image="", candidates=scenes.IMAGES)),
    TaskChanged(scenes.task(state=TaskState.FINISHING, detail="Round 7 is still audited")),
    TaskLeft(TASK),
    RoundChanged(scenes.record(7, RoundResult.PAID)),
    RoundWatched(scenes.seen(7)),
    LogAppended(TASK, ("one", "two \x1b[31m", ""), 7),
    PullProgressed(TASK, PullProgress(image="a/b:1", layers=(LayerProgress(layer="x", done=1, total=2),))),
    PullProgressed(TASK, None),
    UsageSampled(TASK, scenes.usage(5)),
    *(CommandRefused(without_secrets(command), "No", "It cannot be done.") for command in COMMAND_EXAMPLES),
    CommandRefused(ReviewTask("x"), "This task has moved", "Join the new one.", TASK),
    WorkerCrashed(TASK, "ValueError('x')", will_restart=True),
    MoneyPlanned(PLAN),
    MoneyPlanned(
        replace(
            PLAN,
            token=FIRE,
            amounts=(TokenAmount(token=FIRE, amount=3), TokenAmount(token=KOII, amount=4)),
            tokens_after=(TokenAmount(token=FIRE, amount=5),),
            makes=(FIRE,),
        )
    ),
    SagaChanged(
        Saga(
            id="1f",
            plan=PLAN,
            state=SagaState.WAITING,
            started_at=1.5,
            changed_at=2.5,
            done=1,
            words="It waits.",
            signatures=(Signature("5sig"),),
            slot=70,
            can_cancel=True,
        )
    ),
    DayLimitChanged(DayLimit(limit=Roe(9), spent=Roe(4))),
    DayLimitChanged(DayLimit(tokens=(TokenLimit(token=FIRE, limit=Units(9), spent=Units(4)),))),
    StagesListed((StagesListing(name="mine", own=True, problem="It is no TOML."),)),
    ActChanged(
        ActRecord(
            key=ActKey(task_id=TASK, round=7, act="submit"),
            status=ActStatus.DONE,
            detail="bafy",
            signature=Signature("5sig"),
            slot=1234,
        )
    ),
    AuditedAgain(
        AuditAgain(
            task_id=TASK,
            round=7,
            node=scenes.key("node 4"),
            image=AuditImage.BEFORE,
            value="bafy",
            verdict=Verdict.INVALID,
            reason="It is wrong.",
            at=12.5,
            asked=("a/b:1",),
            payload='{"a": 1}',
        )
    ),
    EvidenceWritten(
        EvidenceSaved(
            about=EvidenceAbout(task_id=TASK, round=7, staking_key=scenes.key("staking")),
            path="/tmp/x.zip",
            files=9,
            size=12_345,
            head="ab" * 32,
        )
    ),
    Noticed(Notice(kind=NoticeKind.PAID, task_id=TASK, title="Paid", message="0.5 KOII", at=12.5, round=7)),
)


def test_there_is_an_example_of_everything() -> None:
    assert {type(command).__name__ for command in COMMAND_EXAMPLES} == COMMANDS.keys()
    assert {type(event).__name__ for event in EVENT_EXAMPLES} == EVENTS.keys()


@pytest.mark.parametrize("command", COMMAND_EXAMPLES, ids=lambda command: type(command).__name__)
def test_a_command_survives_the_way(command: Command) -> None:
    assert read_command(line(command)) == command


@pytest.mark.parametrize("event", EVENT_EXAMPLES, ids=lambda event: type(event).__name__)
def test_an_event_survives_the_way(event: Event) -> None:
    assert read_answer(line(event)) == event


def test_a_task_survives_with_all_that_it_may_have() -> None:
    task = replace(
        scenes.task(),
        plan=plan_for_image("a/b:1", profile=Profile.COMPAT),
        digest="sha256:1",
        health=(LayerHealth(layer=Layer.HTTP, state=LayerState.BUSY, words="It works"),),
        crashes=3,
        retry_at=1.25,
        last_end=LastEnd(by=StoppedBy.CRASH, at=1.5, reason="It ended", exit_code=137, last_lines=("a", "b")),
        changes=(Change(what="Stake", before="1", now="2"),),
    )

    assert read_answer(line(TaskChanged(task))) == TaskChanged(task)


@pytest.mark.parametrize("answer", [Welcome("1.0", "answer"), Ready(), Accepted(), Goodbye("The end.")])
def test_an_answer_survives_the_way(answer: Answer) -> None:
    assert read_answer(line(answer)) == answer


def test_a_greeting_survives_the_way() -> None:
    assert read_hello(line(Hello("1.0", "token", logs=False))) == Hello("1.0", "token", logs=False)


def test_a_message_is_one_line() -> None:
    assert line(ReviewTask("a\nb\r\nc")).count(b"\n") == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"null",
        b"[]",
        b"GET / HTTP/1.1",
        b"\xff\xfe",
        b'{"kind": "Sleep", "body": {}}',
        b'{"kind": "StopTask"}',
        b'{"kind": "StopTask", "body": null}',
        b'{"kind": "StopTask", "body": {"task_id": 7}}',
        b'{"kind": "SetProfile", "body": {"task_id": "a", "profile": "none"}}',
        b'{"kind": "TaskChanged", "body": {}}',
        b'{"kind": "Hello", "body": {"program": "1"}}',
        b'{"kind": "StopTask", "body": ' + b"[" * 8_000 + b"}",
    ],
    ids=lambda raw: raw[:40].decode("latin-1"),
)
def test_what_is_no_command_is_refused(raw: bytes) -> None:
    with pytest.raises(WireError):
        read_command(raw)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_message_or_refused(raw: bytes) -> None:
    for read in (read_hello, read_command, read_answer):
        with pytest.raises(WireError):
            read(raw)


def test_a_refusal_of_an_unknown_command_is_refused() -> None:
    raw = line(CommandRefused(StopTask(TASK), "No", "No.")).replace(b"StopTask", b"Sleep")

    with pytest.raises(WireError, match="Sleep"):
        read_answer(raw)


def test_a_refusal_repeats_no_secret() -> None:
    secret = (("TOKEN", Secret("ghp-very-secret")),)
    commands = (
        SetVariables(TASK, values=secret),
        JoinTask(TASK, variables=secret),
        UnlockWallet(Secret("ghp-very-secret")),
    )
    for command in commands:
        told = line(CommandRefused(command, "No", "No."))

        assert b"ghp-very-secret" in line(command)
        assert b"ghp-very-secret" not in told
        assert read_answer(told) == CommandRefused(without_secrets(command), "No", "No.")


@pytest.mark.parametrize("value", [b"5", b"null", b'["ghp"]', b'{"a": "ghp"}'])
def test_what_is_no_text_is_no_secret_and_is_not_repeated(value: bytes) -> None:
    raw = line(SetVariables(TASK, values=(("TOKEN", Secret("here")),))).replace(b'"here"', value)

    with pytest.raises(WireError) as refused:
        read_command(raw)

    assert "ghp" not in str(refused.value)


def test_a_long_batch_of_log_lines_is_split_and_stays_whole() -> None:
    lines = tuple(f"line {number}" for number in range(2 * LOG_LINES_PER_EVENT + 1))

    parts = in_parts(LogAppended(TASK, lines, 3))

    assert [part.round for part in parts if isinstance(part, LogAppended)] == [3, 3, 3]
    assert tuple(text for part in parts if isinstance(part, LogAppended) for text in part.lines) == lines


def test_the_longest_log_lines_fit_into_an_answer() -> None:
    (event,) = in_parts(LogAppended(TASK, ("\x01" * 4_000,) * LOG_LINES_PER_EVENT))

    assert len(line(event)) < MAX_ANSWER_BYTES


def test_the_longest_paste_fits_into_a_request() -> None:
    assert len(line(ReviewTask("\x01" * 2_000))) < MAX_REQUEST_BYTES


async def test_lines_are_read_one_by_one_until_the_end() -> None:
    reader = asyncio.StreamReader(limit=20)
    reader.feed_data(b"one\n\ntwo\nunfinished")
    reader.feed_eof()

    assert [await read_line(reader) for _ in range(4)] == [b"one\n", b"\n", b"two\n", None]


async def test_a_line_over_the_limit_is_refused() -> None:
    reader = asyncio.StreamReader(limit=20)
    reader.feed_data(b"x" * 100)

    with pytest.raises(WireError, match="longer"):
        await read_line(reader)
