"""The simulated nodes together: same seed, same course; honest work pays, cheating costs."""

from __future__ import annotations

import logging
from functools import cache

import pytest

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import Payout, TaskAccount
from orca_desktop.simulation.chain import CAST, SimulatedChain
from orca_desktop.simulation.conduct import Conduct, Role
from orca_desktop.simulation.options import Options
from tests.unit.simulation.stage import ToyCensus

SEEDS = range(1, 6)


def run(seed: int, rounds: int, *, round_slots: int = 40) -> SimulatedChain:
    """The network at the end of a round."""
    options = Options(seed=seed, manual=True, round_slots=round_slots)
    chain = SimulatedChain(options, ToyCensus())
    chain.slots.advance_to(options.windows.end_of(rounds))
    return chain


@cache
def course(seed: int) -> SimulatedChain:
    """A course of five rounds that tests only look at."""
    return run(seed, 5)


def task(chain: SimulatedChain) -> TaskAccount:
    return chain.nodes[0].tools.task()


def key(chain: SimulatedChain, name: str) -> PublicKey:
    return next(node.tools.wallet.staking for node in chain.nodes if node.conduct.name == name)


def digest(seed: int) -> str:
    return run(seed, 4).ledger.digest()


def test_the_same_seed_gives_the_same_course() -> None:
    assert digest(1) == digest(1)


def test_another_seed_gives_another_course() -> None:
    assert digest(1) != digest(2)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_round_is_paid(seed: int) -> None:
    payouts = task(course(seed)).payouts

    assert payouts
    assert set(payouts.values()) == {Payout.SUCCESSFUL}
    assert max(payouts) == 3


@pytest.mark.parametrize("seed", SEEDS)
def test_honest_nodes_earn_and_the_cheating_ones_stake_shrinks(seed: int) -> None:
    chain = course(seed)
    state, stakes = task(chain), {name: stake for name, _, stake in CAST}

    assert state.balances[key(chain, "Ada")] > 0
    assert state.balances[key(chain, "Bela")] > 0
    assert state.stakes[key(chain, "Ada")] == stakes["Ada"]
    assert state.stakes[key(chain, "Dora")] < stakes["Dora"]


@pytest.mark.parametrize("seed", SEEDS)
def test_wrong_proofs_and_no_others_are_voted_against(seed: int) -> None:
    chain = course(seed)
    dora = key(chain, "Dora")
    conduct = next(node.conduct for node in chain.nodes if node.conduct.role is Role.CHEATING)
    audited = [number for number in task(chain).submissions if number <= 4]

    for number in audited:
        doubted = task(chain).submission_triggers.get(number, {})
        assert set(doubted) == ({dora} if conduct.cheats(number) else set())
        assert all(trigger.votes_for == 0 and trigger.votes_against >= 2 for trigger in doubted.values())


@pytest.mark.parametrize("round_slots", [10, 13, 20, 160])
def test_rounds_of_any_length_work(round_slots: int, caplog: pytest.LogCaptureFixture) -> None:
    chain = run(3, 4, round_slots=round_slots)

    assert task(chain).payouts[2] is Payout.SUCCESSFUL
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_money_is_neither_made_nor_lost() -> None:
    options = Options(seed=1, manual=True, round_slots=40)
    chain = SimulatedChain(options, ToyCensus())

    def total() -> int:
        return sum(account.lamports for _, account in chain.ledger.accounts()) + chain.ledger.fees_paid

    before = total()
    chain.slots.advance_to(options.windows.end_of(4))

    assert total() == before


class TestConduct:
    def test_a_cheating_node_cheats_first_and_at_least_every_second_time(self) -> None:
        conduct = Conduct(role=Role.CHEATING, seed=1, name="x")
        cheats = [conduct.cheats(number) for number in range(40)]

        assert cheats[0]
        assert all(cheats[number] or cheats[number + 1] for number in range(39))
        assert not all(cheats)

    def test_a_wrong_proof_differs_from_the_right_one_but_not_in_its_round(self) -> None:
        conduct = Conduct(role=Role.CHEATING, seed=1, name="x")
        right = ToyCensus().prove(4)
        wrong = conduct.proof(right, 4)

        assert wrong != right
        assert wrong["round"] == 4
        assert set(wrong) == set(right)

    def test_a_lazy_node_misses_some_rounds(self) -> None:
        conduct = Conduct(role=Role.LAZY, seed=1, name="x")
        submits = [conduct.submits(number) for number in range(40)]

        assert not submits[1]
        assert 10 < sum(submits) < 30

    @pytest.mark.parametrize("role", [Role.HONEST, Role.LAZY])
    def test_other_nodes_never_cheat(self, role: Role) -> None:
        conduct = Conduct(role=role, seed=1, name="x")

        assert not any(conduct.cheats(number) for number in range(40))

    def test_an_honest_node_never_misses(self) -> None:
        assert all(Conduct(role=Role.HONEST, seed=1, name="x").submits(number) for number in range(40))
