"""`stake`, `unstake`, `claim`, `transfer` and `money` as their user sees them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.sagas import SqliteSagas
from orca_desktop.bootstrap.settings import RECORDS
from orca_desktop.cli.app import app
from orca_desktop.cli.money_words import plan_fields
from orca_desktop.domain.amounts import NO_ROE, Roe, Units
from orca_desktop.domain.commands import CancelMoney, CarryOutMoney, Command, PlanMoney, SetDayLimit
from orca_desktop.domain.events import (
    AccountsChanged,
    CommandRefused,
    DayLimitChanged,
    Event,
    MoneyPlanned,
    SagaChanged,
    TaskChanged,
    WalletChanged,
)
from orca_desktop.domain.keys import PublicKey, Signature, WalletKeys, public_key
from orca_desktop.domain.money import (
    MOST_CLAIMED,
    Claim,
    DayLimit,
    MoneyPlan,
    MoneyRequest,
    RepairStakingAccount,
    Saga,
    SagaState,
    StakeMore,
    TokenLimit,
    Transfer,
    Unstake,
)
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tasks import TaskId, TokenKind
from orca_desktop.domain.tokens import KOII, Token, TokenAmount
from orca_desktop.state.store import Store
from tests.fakes.served_node import served_node
from tests.gui import scenes, wallet_scenes

CENSUS = replace(scenes.task("Prime Census"), claimable=Roe(5), account="one")
TWIN = replace(scenes.task("Twin Primes"), claimable=Roe(6), account="two")
POOR = replace(scenes.task("Poor"), claimable=NO_ROE)
MINT = PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv")
FIRE = Token(symbol="FIRE", decimals=2, mint=MINT)
BURN = replace(scenes.task("Burn"), claimable=NO_ROE, token=FIRE)
THERE = PublicKey("FnQm11NXJxPSjza3fuhuQ6Cu4fKNqdaPkVSRyLSWf14d")


def plan_of(request: MoneyRequest, number: int = 1, *, problem: str = "") -> MoneyPlan:
    return MoneyPlan(
        id=f"plan{number}",
        request=request,
        title="Move it \x1b[31m",
        facts=(("Amount", "2 KOII"), ("Fee", "0.000005 KOII")),
        steps=("First", "Second"),
        amount=Roe(2),
        fee=Roe(1),
        main_balance_after=Roe(3),
        warnings=("Look at it.",),
        problem=problem,
    )


def saga_of(plan: MoneyPlan, state: SagaState, words: str = "So it is.", done: int = 0) -> Saga:
    return Saga(
        id=plan.id,
        plan=plan,
        state=state,
        started_at=1.0,
        changed_at=2.0,
        done=done,
        words=words,
        signatures=(Signature("5sig"),) if done else (),
        can_cancel=state is SagaState.WAITING,
    )


class Desk:
    """A node that answers every plan, and carries out what is agreed to until it is in `ends_in`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.given: list[Command] = []
        self.problem = ""
        self.ends_in = SagaState.DONE
        self.refuses: type[Command] | None = None
        self.store = Store()
        self._plans: dict[str, MoneyPlan] = {}
        for task in (CENSUS, TWIN, POOR, BURN):
            self.store.apply(TaskChanged(task))
        held = (TokenAmount(token=FIRE, amount=1_000),)
        keys = WalletKeys(main=THERE, staking=THERE)
        self.store.apply(WalletChanged(WalletStatus(name="savings", keys=keys, balance=Roe(5), as_of=3, tokens=held)))

    def run(self, *words: str, answer: str = "") -> Result:
        with served_node(self.folder, self.store, self._react) as node:
            result = CliRunner().invoke(app, [*words, "--data", str(self.folder)], input=answer)
        self.given += node.commands
        return result

    def _react(self, command: Command) -> Iterable[Event]:
        if self.refuses is not None and isinstance(command, self.refuses):
            yield CommandRefused(command, "The wallet is locked", "Unlock it first.")
            return
        yield from self._obey(command)

    def _obey(self, command: Command) -> Iterator[Event]:
        match command:
            case PlanMoney(request):
                plan = plan_of(_exactly(request), len(self._plans) + 1, problem=self.problem)
                self._plans[plan.id] = plan
                yield MoneyPlanned(plan)
            case CarryOutMoney(plan_id):
                yield SagaChanged(saga_of(self._plans[plan_id], SagaState.RUNNING))
                yield SagaChanged(saga_of(self._plans[plan_id], self.ends_in, done=2))
            case CancelMoney(saga_id):
                yield SagaChanged(replace(self.store.sagas[saga_id], state=SagaState.CANCELLED, can_cancel=False))
            case SetDayLimit(limit, token) if token.is_koii:
                koii = None if limit is None else Roe(limit)
                yield DayLimitChanged(DayLimit(limit=koii, spent=Roe(1_000_000_000)))
            case SetDayLimit(limit, token):
                limited = () if limit is None else (TokenLimit(token=token, limit=limit, spent=Units(25)),)
                yield DayLimitChanged(DayLimit(tokens=limited))
            case _:
                raise AssertionError(command)


def _exactly(request: MoneyRequest) -> MoneyRequest:
    """As a node's plan has it: which staking account is repaired is named there."""
    return RepairStakingAccount(kind=TokenKind.KOII) if isinstance(request, RepairStakingAccount) else request


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def documents(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# -- what is asked for ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        (("stake", "Prime Census", "0.5"), StakeMore(task_id=CENSUS.id, amount=Roe(500_000_000))),
        (("stake", CENSUS.id, "2"), StakeMore(task_id=CENSUS.id, amount=Roe(2_000_000_000))),
        (("unstake", "Prime Census"), Unstake(task_id=CENSUS.id)),
        (("unstake", "Prime Census", "--at-once"), Unstake(task_id=CENSUS.id, at_once=True)),
        (("claim", "Prime Census"), Claim(task_ids=(CENSUS.id,))),
        (("transfer", THERE, "0.000000001"), Transfer(to=THERE, amount=Roe(1))),
        (("money", "repair"), RepairStakingAccount()),
        (("stake", "Burn", "0.5"), StakeMore(task_id=BURN.id, amount=Units(50))),
        (("transfer", THERE, "1.25", "--token", MINT), Transfer(to=THERE, amount=Units(125), mint=MINT)),
    ],
)
def test_what_is_typed_becomes_a_plan_that_is_shown_and_carried_out(
    desk: Desk, words: tuple[str, ...], request_: MoneyRequest
) -> None:
    result = desk.run(*words, "--yes", "--account", "savings")

    assert result.exit_code == 0, result.output
    assert desk.given == [PlanMoney(request_, "savings"), CarryOutMoney("plan1")]
    assert "Amount  2 KOII" in result.stdout
    assert "Note: Look at it." in result.stdout
    assert "done, 2 of 2 done" in result.stdout
    assert "transaction 5sig" in result.stdout
    assert "\x1b" not in result.output


def test_claim_all_asks_for_the_tasks_of_each_account(desk: Desk) -> None:
    result = desk.run("claim", "--all", "--yes")

    assert result.exit_code == 0
    assert [command for command in desk.given if isinstance(command, PlanMoney)] == [
        PlanMoney(Claim(task_ids=(CENSUS.id,)), "one"),
        PlanMoney(Claim(task_ids=(TWIN.id,)), "two"),
    ]
    assert [type(command) for command in desk.given] == [PlanMoney, PlanMoney, CarryOutMoney, CarryOutMoney]
    assert "Together: " in result.stdout


def test_claim_all_of_very_many_tasks_takes_several_plans_and_one_word(desk: Desk) -> None:
    ids = sorted(TaskId(public_key(number.to_bytes(32, "big"))) for number in range(1, MOST_CLAIMED + 3))
    for identity in ids:
        desk.store.apply(TaskChanged(replace(CENSUS, id=identity, name="One of many")))

    result = desk.run("claim", "--all", "--yes", "--account", "one")

    assert result.exit_code == 0
    requests = [command.request for command in desk.given if isinstance(command, PlanMoney)]
    assert [len(request.task_ids) for request in requests if isinstance(request, Claim)] == [MOST_CLAIMED, 3]
    assert {one for request in requests if isinstance(request, Claim) for one in request.task_ids} == {*ids, CENSUS.id}


@pytest.mark.parametrize("account", ["savings", THERE])
def test_claim_all_of_one_account_leaves_out_the_tasks_of_others(desk: Desk, account: str) -> None:
    desk.store.apply(AccountsChanged((replace(wallet_scenes.account("savings"), main=THERE),), "savings"))
    desk.store.apply(TaskChanged(replace(TWIN, account=THERE)))

    result = desk.run("claim", "--all", "--yes", "--account", account)

    assert result.exit_code == 0
    assert [command for command in desk.given if isinstance(command, PlanMoney)] == [
        PlanMoney(Claim(task_ids=(TWIN.id,)), account)
    ]


def test_what_can_be_claimed_is_not_known_while_no_node_runs(tmp_path: Path) -> None:
    SqliteDatabase(tmp_path / RECORDS).close()

    result = CliRunner().invoke(app, ["claim", "--all", "--yes", "--data", str(tmp_path)])

    assert result.exit_code == 1
    assert "No node is running" in result.stderr


def test_where_nothing_can_be_claimed_nothing_is_asked(desk: Desk) -> None:
    for task in (CENSUS, TWIN):
        desk.store.apply(TaskChanged(replace(task, claimable=NO_ROE)))

    result = desk.run("claim", "--all", "--yes")

    assert (result.exit_code, result.stdout) == (0, "Nothing can be claimed now.\n")
    assert not desk.given


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0,5", "comma"),
        ("1,000", "comma"),
        ("0.1234567891", "more than 9 places"),
        ("1e3", "no amount"),
        ("-1", "No such option"),
        ("0", "Nothing is no amount"),
        ("2 KOII", "no amount"),
        ("٣", "no amount"),
        ("99999999999", "more than there is"),
        (".5", "no amount"),
    ],
)
def test_an_amount_is_read_exactly_or_not_at_all(desk: Desk, amount: str, words: str) -> None:
    result = desk.run("transfer", THERE, amount, "--yes")

    assert result.exit_code == 2
    assert words in result.stderr
    assert not desk.given


@pytest.mark.parametrize("words", [("transfer", "0OIl", "1"), ("claim",), ("claim", "Poor", "--all")])
def test_words_that_are_not_understood_ask_for_nothing(desk: Desk, words: tuple[str, ...]) -> None:
    result = desk.run(*words, "--yes")

    assert result.exit_code == 2
    assert not desk.given


# -- agreeing -------------------------------------------------------------------------------------------------------


def test_without_a_person_or_yes_nothing_is_carried_out(desk: Desk) -> None:
    result = desk.run("transfer", THERE, "2", answer="y\n")

    assert result.exit_code == 3
    assert "--yes" in result.stderr
    assert desk.given == [PlanMoney(Transfer(to=THERE, amount=Roe(2_000_000_000)), "")]


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("yes\n", 0), ("n\n", 3), ("\n", 3), ("", 3)])
def test_a_person_at_a_terminal_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch, answer: str, code: int) -> None:
    monkeypatch.setattr("orca_desktop.cli.money_carry.is_terminal", lambda: True)
    result = desk.run("transfer", THERE, "2", answer=answer)

    assert result.exit_code == code
    assert "Carry it out?" in result.stdout
    assert (CarryOutMoney("plan1") in desk.given) is (code == 0)


def test_json_without_yes_shows_the_plan_only(desk: Desk) -> None:
    result = desk.run("unstake", "Prime Census", "--json")

    (plan,) = documents(result)
    assert result.exit_code == 3
    assert (plan["ok"], plan["carried_out"], plan["plan"], plan["fee_roe"]) == (False, False, "plan1", 1)
    assert plan["facts"][0] == {"what": "Amount", "value": "2 KOII"}
    assert not any(isinstance(command, CarryOutMoney) for command in desk.given)


def test_json_with_yes_tells_what_came_of_it(desk: Desk) -> None:
    result = desk.run("unstake", "Prime Census", "--json", "--yes")

    (saga,) = documents(result)
    assert result.exit_code == 0
    assert (saga["ok"], saga["state"], saga["done"], saga["of"], saga["signatures"]) == (True, "done", 2, 2, ["5sig"])


def test_a_plan_that_cannot_be_carried_out_says_why(desk: Desk) -> None:
    desk.problem = "There is not enough."
    result = desk.run("transfer", THERE, "2", "--yes")

    assert result.exit_code == 1
    assert "There is not enough." in result.stderr
    assert not any(isinstance(command, CarryOutMoney) for command in desk.given)


@pytest.mark.parametrize("refused", [PlanMoney, CarryOutMoney])
def test_what_the_node_refuses_is_told(desk: Desk, refused: type[Command]) -> None:
    desk.refuses = refused
    result = desk.run("transfer", THERE, "2", "--yes")

    assert result.exit_code == 1
    assert "The wallet is locked. Unlock it first." in result.stderr


@pytest.mark.parametrize(
    ("state", "code"), [(SagaState.FAILED, 1), (SagaState.CANCELLED, 1), (SagaState.WAITING, 0), (SagaState.DONE, 0)]
)
def test_how_it_ended_is_in_the_exit_code(desk: Desk, state: SagaState, code: int) -> None:
    desk.ends_in = state
    result = desk.run("unstake", "Prime Census", "--yes")

    assert result.exit_code == code
    assert state.value in result.output
    assert ("The node goes on with it" in result.stdout) is (state is SagaState.WAITING)


# -- what is under way ----------------------------------------------------------------------------------------------


def test_what_is_under_way_is_listed_with_the_way_to_give_it_up(desk: Desk) -> None:
    waiting = saga_of(plan_of(Unstake(task_id=CENSUS.id), 7), SagaState.WAITING)
    desk.store.apply(SagaChanged(waiting))
    desk.store.apply(DayLimitChanged(DayLimit(limit=Roe(5_000_000_000), spent=Roe(1))))

    listed = desk.run("money")
    (document,) = documents(desk.run("money", "--json"))
    cancelled = desk.run("money", "cancel", "plan7")

    assert "plan7" in listed.stdout
    assert "orca-desktop money cancel plan7" in listed.stdout
    assert "At most 5 KOII a day" in listed.stdout
    assert document["sagas"][0]["state"] == "waiting"
    assert document["day_limit_roe"] == 5_000_000_000
    assert cancelled.exit_code == 0
    assert desk.given == [CancelMoney("plan7")]


def test_what_is_under_way_is_known_also_while_no_node_runs(tmp_path: Path) -> None:
    with closing(SqliteDatabase(tmp_path / RECORDS)) as database:
        book = SqliteSagas(database)
        book.save(saga_of(plan_of(Unstake(task_id=CENSUS.id), 7), SagaState.WAITING))
        book.keep_day_limit(KOII, Roe(2_000_000_000))

    result = CliRunner().invoke(app, ["money", "--data", str(tmp_path)])

    assert result.exit_code == 0
    assert "plan7" in result.stdout
    assert "At most 2 KOII a day" in result.stdout


def test_the_limit_of_a_day_is_shown_set_and_lifted(desk: Desk) -> None:
    first = desk.run("money", "limit")
    chosen = desk.run("money", "limit", "2.5")
    lifted = desk.run("money", "limit", "off", "--json")

    assert first.stdout == "There is no limit for a day.\n"
    assert chosen.stdout == "At most 2.5 KOII a day are staked and sent; 1 KOII of it are used up.\n"
    assert documents(lifted) == [{"day_limit_roe": None, "spent_roe": 1_000_000_000, "tokens": []}]
    assert desk.given == [SetDayLimit(Roe(2_500_000_000)), SetDayLimit(None)]


# -- tokens ---------------------------------------------------------------------------------------------------------


def test_an_amount_has_the_places_of_its_token(desk: Desk) -> None:
    too_fine = desk.run("stake", "Burn", "0.001", "--yes")
    unknown = desk.run("transfer", THERE, "1", "--token", str(THERE), "--yes")

    assert (too_fine.exit_code, unknown.exit_code) == (2, 2)
    assert "more places than FIRE, which has 2" in too_fine.stderr
    assert "No account here holds a token with the mint" in unknown.stderr
    assert desk.given == []


def test_a_plan_as_json_has_each_token_with_its_mint_decimals_and_raw_amount(desk: Desk) -> None:
    plan = replace(
        plan_of(Claim(task_ids=(BURN.id,))),
        token=FIRE,
        amount=Units(125),
        amounts=(TokenAmount(token=FIRE, amount=125), TokenAmount(token=KOII, amount=7)),
        tokens_after=(TokenAmount(token=FIRE, amount=1_125),),
    )
    fields = plan_fields(plan)

    assert fields["amount_roe"] is None
    assert fields["amounts"] == [
        {"mint": MINT, "symbol": "FIRE", "decimals": 2, "amount": 125},
        {"mint": None, "symbol": "KOII", "decimals": 9, "amount": 7},
    ]
    assert fields["tokens_after"] == [{"mint": MINT, "symbol": "FIRE", "decimals": 2, "amount": 1_125}]
    assert plan_fields(plan_of(Unstake(task_id=CENSUS.id)))["amounts"] == [
        {"mint": None, "symbol": "KOII", "decimals": 9, "amount": 2}
    ]


def test_the_limit_of_a_token_is_set_and_shown_beside_that_of_koii(desk: Desk) -> None:
    chosen = desk.run("money", "limit", "2.5", "--token", MINT)
    as_json = desk.run("money", "limit", "--json")
    lifted = desk.run("money", "limit", "off", "--token", MINT)

    assert chosen.stdout == "At most 2.5 FIRE a day are staked and sent; 0.25 FIRE of it are used up.\n"
    assert documents(as_json)[0]["tokens"] == [
        {"mint": MINT, "symbol": "FIRE", "decimals": 2, "day_limit": 250, "spent": 25}
    ]
    assert lifted.stdout == "There is no limit for a day.\n"
    assert desk.given == [SetDayLimit(Units(250), FIRE), SetDayLimit(None, FIRE)]
