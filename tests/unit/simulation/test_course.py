"""The simulated nodes together: same seed, same course; honest work pays, cheating costs."""

from __future__ import annotations

import logging
from functools import cache

import pytest

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import Payout, TaskAccount, TokenKind
from orca_desktop.k2.programs import TOKEN_PROGRAM, staking_account_deposit
from orca_desktop.k2.token_accounts import TOKEN_ACCOUNT_BYTES, decode_token_account
from orca_desktop.simulation.cast import CAST
from orca_desktop.simulation.chain import SimulatedChain
from orca_desktop.simulation.conduct import Conduct, Role
from orca_desktop.simulation.nodes import SimulatedNode
from orca_desktop.simulation.options import Options
from tests.unit.simulation.stage import ToyCensus

SEEDS = range(1, 6)


def go_on(chain: SimulatedChain, until: int) -> None:
    for slot in range(chain.ledger.slot + 1, until + 1):
        chain.on_slot(slot)


def run(seed: int, rounds: int, *, round_slots: int = 40) -> SimulatedChain:
    """The network at the end of a round."""
    options = Options(seed=seed, manual=True, round_slots=round_slots)
    chain = SimulatedChain(options, ToyCensus())
    go_on(chain, options.windows.end_of(rounds))
    return chain


@cache
def course(seed: int) -> SimulatedChain:
    """A course of five rounds that tests only look at."""
    return run(seed, 5)


def nodes(chain: SimulatedChain, kind: TokenKind) -> list[SimulatedNode]:
    return [node for node in chain.nodes if node.tools.kind is kind]


def task(chain: SimulatedChain, kind: TokenKind = TokenKind.KOII) -> TaskAccount:
    return nodes(chain, kind)[0].tools.task()


def keys(chain: SimulatedChain, kind: TokenKind, role: Role) -> list[PublicKey]:
    return [node.tools.wallet.staking for node in nodes(chain, kind) if node.conduct.role is role]


def digest(seed: int) -> str:
    return run(seed, 4).ledger.digest()


def test_the_same_seed_gives_the_same_course() -> None:
    assert digest(1) == digest(1)


def test_another_seed_gives_another_course() -> None:
    assert digest(1) != digest(2)


@pytest.mark.parametrize("kind", TokenKind)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_round_is_paid(seed: int, kind: TokenKind) -> None:
    payouts = task(course(seed), kind).payouts

    assert payouts
    assert set(payouts.values()) == {Payout.SUCCESSFUL}
    assert max(payouts) == 3


@pytest.mark.parametrize("kind", TokenKind)
@pytest.mark.parametrize("seed", SEEDS)
def test_honest_nodes_earn_and_the_cheating_ones_stake_shrinks(seed: int, kind: TokenKind) -> None:
    chain = course(seed)
    state = task(chain, kind)
    stakes = dict(zip((n.tools.wallet.staking for n in nodes(chain, kind)), (p.stake for p in CAST[kind]), strict=True))
    (cheat,) = keys(chain, kind, Role.CHEATING)

    for key in keys(chain, kind, Role.HONEST):
        assert state.balances[key] > 0
        assert state.stakes[key] == stakes[key]
    assert state.stakes[cheat] < stakes[cheat]


@pytest.mark.parametrize("kind", TokenKind)
@pytest.mark.parametrize("seed", SEEDS)
def test_wrong_proofs_and_no_others_are_voted_against(seed: int, kind: TokenKind) -> None:
    chain = course(seed)
    (cheat,) = keys(chain, kind, Role.CHEATING)
    conduct = next(node.conduct for node in nodes(chain, kind) if node.conduct.role is Role.CHEATING)
    audited = [number for number in task(chain, kind).submissions if number <= 4]

    for number in audited:
        doubted = task(chain, kind).submission_triggers.get(number, {})
        assert set(doubted) == ({cheat} if conduct.cheats(number) else set())
        assert all(trigger.votes_for == 0 and trigger.votes_against >= 2 for trigger in doubted.values())


@pytest.mark.parametrize("round_slots", [10, 13, 20, 160])
def test_rounds_of_any_length_work(round_slots: int, caplog: pytest.LogCaptureFixture) -> None:
    chain = run(3, 4, round_slots=round_slots)

    assert [task(chain, kind).payouts[2] for kind in TokenKind] == [Payout.SUCCESSFUL] * 2
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_money_is_neither_made_nor_lost() -> None:
    options = Options(seed=1, manual=True, round_slots=40)
    chain = SimulatedChain(options, ToyCensus())

    def total() -> tuple[int, int]:
        """All ROE, fees paid among them, and all tokens."""
        accounts = [account for _, account in chain.ledger.accounts()]
        held = (a.data for a in accounts if a.owner == TOKEN_PROGRAM and len(a.data) == TOKEN_ACCOUNT_BYTES)
        tokens = sum(decode_token_account(data).amount for data in held)
        return sum(account.lamports for account in accounts) + chain.ledger.fees_paid, tokens

    before = total()
    go_on(chain, options.windows.end_of(4))

    assert total() == before


@pytest.mark.parametrize("kind", TokenKind)
def test_a_pot_holds_what_the_task_owes(kind: TokenKind) -> None:
    """The bounty that is left, the stakes, the balances to claim, and what was cut off stakes."""
    chain = course(1)
    state = task(chain, kind)
    pot = chain.ledger.account(state.stake_pot)
    assert pot is not None
    held = pot.lamports if kind is TokenKind.KOII else decode_token_account(pot.data).amount
    cut = sum(player.stake for player in CAST[kind]) - sum(state.stakes.values())
    deposit = ROE_PER_KOII // 1_000 if kind is TokenKind.KOII else 0

    assert held == state.total_bounty + sum(state.stakes.values()) + sum(state.balances.values()) + cut + deposit


@pytest.mark.parametrize("kind", TokenKind)
def test_nodes_leave_in_their_staking_accounts_what_clients_leave_there(kind: TokenKind) -> None:
    chain = course(1)
    accounts = [chain.ledger.account(node.tools.wallet.staking) for node in nodes(chain, kind)]

    assert {account.lamports for account in accounts if account is not None} == {staking_account_deposit()}


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
