"""CreateTask, UpdateTask, FundTask, SetActive and AllowTask, on both kinds of tasks (k2.md 3.5, 4.3, 6.3)."""

from __future__ import annotations

from typing import Any

import pytest
from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import TaskId, TokenKind
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.addresses import pot_authority
from orca_desktop.k2.programs import rent_exempt_minimum
from orca_desktop.k2.token_accounts import decode_token_account
from orca_desktop.simulation.wallets import keypair, public
from tests.unit.simulation.creator import BOUNTY, Creator
from tests.unit.simulation.stage import Stage


@pytest.fixture(params=TokenKind, ids=lambda kind: kind.value)
def kind(request: pytest.FixtureRequest) -> TokenKind:
    """Everything here goes for tasks of KOII and of a token."""
    kind: TokenKind = request.param
    return kind


@pytest.fixture
def creator(stage: Stage) -> Creator:
    return Creator(stage)


@pytest.fixture
def made(creator: Creator) -> Creator:
    creator.make()
    return creator


class TestCreation:
    def test_a_task_is_as_its_creator_said(self, creator: Creator) -> None:
        before = creator.stage.purse(creator.stage.ada)
        creator.make()
        task, stage = creator.read(creator.task), creator.stage

        assert (task.name, task.description, task.executable, task.metadata) == (
            "Made here",
            "A task of the test",
            "bafyprogram",
            "bafymetadata",
        )
        assert (task.total_bounty, task.bounty_per_round, task.minimum_stake) == (BOUNTY, BOUNTY // 10, 1_000)
        assert (task.manager, task.stake_pot, task.kind) == (creator.main, creator.pot, stage.kind)
        assert (task.is_active, task.is_allowlisted, task.allowed_failed_distributions) == (True, False, 3)
        assert task.windows == Windows(
            starting_slot=stage.ledger.slot, round_time=20, submission_window=8, audit_window=8
        )
        assert task.token.mint == (None if stage.is_native else stage.mint)
        assert stage.held(creator.pot) == BOUNTY
        assert before - stage.purse(stage.ada) >= BOUNTY

    def test_nobodys_key_opens_the_pot_of_a_token(self) -> None:
        creator = Creator(Stage(TokenKind.KPL))
        creator.make()
        account = creator.stage.ledger.account(creator.pot)

        assert account is not None
        assert decode_token_account(account.data).owner == pot_authority(creator.pot)

    def test_nodes_can_stake_on_it(self, made: Creator) -> None:
        stage = made.stage
        stage.done(stage.bela, *stage.creation(stage.bela, 1_000))
        mint = None if stage.is_native else stage.mint
        stake = k2.stake(task=made.task, pot=made.pot, staking=stage.bela.staking, amount=1_000, mint=mint)
        stage.done(stage.bela, stake)

        assert made.read(made.task).stakes == {stage.bela.staking: 1_000}

    @pytest.mark.parametrize(
        "changes",
        [
            {"name": ""},
            {"executable": ""},
            {"metadata": ""},
            {"network": "FTP"},
            {"round_time": 0, "audit_window": 0, "submission_window": 0},
            {"round_time": 15},
            {"audit_window": 0},
            {"submission_window": 0},
            {"bounty_per_round": 0},
            {"bounty_per_round": BOUNTY + 1},
            {"minimum_stake": 0},
        ],
        ids=str,
    )
    def test_terms_that_make_no_task_are_refused(self, creator: Creator, changes: dict[str, Any]) -> None:
        creator.done(creator.account(creator.task))

        assert "Invalid task: " in creator.refusal(creator.creation(creator.terms(**changes)))

    @pytest.mark.parametrize("changes", [{"round_time": 16}, {"bounty_per_round": BOUNTY}], ids=str)
    def test_the_edges_of_the_terms_are_accepted(self, creator: Creator, changes: dict[str, Any]) -> None:
        creator.done(creator.account(creator.task), creator.creation(creator.terms(**changes)))

    def test_a_bounty_that_the_creator_does_not_have_is_refused(self, creator: Creator) -> None:
        creator.done(creator.account(creator.task))
        rich = creator.terms(total_bounty=10 * ROE_PER_KOII)

        assert "insufficient" in creator.refusal(creator.creation(rich))

    def test_without_its_account_there_is_no_task(self, creator: Creator) -> None:
        assert "no new one" in creator.refusal(creator.creation())

    def test_a_task_is_not_written_over(self, made: Creator) -> None:
        assert "no new one" in made.refusal(made.creation())

    def test_an_account_without_room_is_refused(self, creator: Creator) -> None:
        creator.done(creator.account(creator.task, space=100, lamports=rent_exempt_minimum(100)))

        assert "too small" in creator.refusal(creator.creation())

    def test_the_seed_must_be_the_pots(self) -> None:
        creator = Creator(Stage(TokenKind.KPL))
        creator.done(creator.account(creator.task))

        assert "authority" in creator.refusal(creator.creation(creator.terms(pot_seed=bytes(32))))


class TestUpdate:
    def test_the_new_task_follows_the_old_one_and_takes_the_bounty_along(self, made: Creator) -> None:
        made.follow()
        old, new = made.read(made.task), made.read(made.newer)

        assert old.migrated_to == TaskId(made.newer)
        assert old.total_bounty == 0
        assert (new.name, new.total_bounty, new.is_migrated) == ("Newer", BOUNTY, False)
        assert made.stage.held(made.newer_pot) == BOUNTY
        assert made.stage.held(made.pot) == 0

    def test_stakes_stay_with_the_old_task_and_can_be_withdrawn(self, made: Creator) -> None:
        stage = made.stage
        mint = None if stage.is_native else stage.mint
        stake = k2.stake(task=made.task, pot=made.pot, staking=stage.bela.staking, amount=2_000_000, mint=mint)
        stage.done(stage.bela, *stage.creation(stage.bela, 2_000_000), stake)
        made.follow()
        stage.done(stage.bela, k2.withdraw(task=made.task, staking=stage.bela.staking, kind=stage.kind))
        before = stage.purse(stage.cleo)
        claim = k2.claim_reward(
            task=made.task, staking=stage.bela.staking, pot=made.pot, beneficiary=stage.cleo.main, mint=mint
        )
        stage.done(stage.bela, claim)

        assert stage.purse(stage.cleo) == before + 2_000_000
        assert stage.held(made.pot) == 0

    def test_a_task_is_migrated_once(self, made: Creator) -> None:
        made.follow()
        made.stage.ledger.begin(made.stage.ledger.slot + 1)  # else it would be the same transaction

        assert "migrated already" in made.refusal(made.update())

    def test_only_its_manager_updates_it(self, made: Creator) -> None:
        made.done(made.account(made.newer))

        assert "manager" in made.refusal(made.update(payer=made.stage.bela.main))

    def test_only_the_tasks_own_pot_is_emptied(self, made: Creator) -> None:
        made.done(made.account(made.newer))
        built = made.update()
        others = {Pubkey.from_string(made.pot): Pubkey.from_string(made.stage.pot)}
        if not made.stage.is_native:
            others[Pubkey.from_string(pot_authority(made.pot))] = Pubkey.from_string(pot_authority(made.stage.pot))
        metas = [AccountMeta(others.get(m.pubkey, m.pubkey), m.is_signer, m.is_writable) for m in built.accounts]

        assert "pot" in made.refusal(Instruction(built.program_id, built.data, metas))

    def test_the_bounty_of_a_round_must_be_there(self, made: Creator) -> None:
        made.done(made.account(made.newer))

        assert "Invalid task" in made.refusal(made.update(made.newer_terms(bounty_per_round=BOUNTY + 1)))


class TestFunding:
    def test_a_funding_goes_into_the_pot_and_onto_the_bounty(self, made: Creator) -> None:
        made.done(*made.funder(500), made.funding(500))

        assert made.read(made.task).total_bounty == BOUNTY + 500
        assert made.stage.held(made.pot) == BOUNTY + 500

    def test_nothing_is_no_funding(self, made: Creator) -> None:
        assert "Nothing" in made.refusal(*made.funder(500), made.funding(0))

    def test_more_than_the_funder_has_is_refused(self, made: Creator) -> None:
        assert "insufficient" in made.refusal(*made.funder(500), made.funding(10 * ROE_PER_KOII))

    def test_a_wallet_is_no_funder(self) -> None:
        """Natively the money comes out of an account that the program owns: it may not touch another one."""
        made = Creator(Stage())
        made.make()
        made.stage.ledger.airdrop(public(keypair(7, "funder")), ROE_PER_KOII)

        assert "Mismatch owner" in made.refusal(made.funding(500))

    def test_the_funders_account_keeps_its_rent(self) -> None:
        made = Creator(Stage())
        made.make()

        assert "rent" in made.refusal(*made.funder(500), made.funding(500 + 1_001))


class TestSwitches:
    def test_a_task_is_stopped_and_started_by_its_manager(self, made: Creator) -> None:
        made.done(made.activity(False))
        stopped = made.read(made.task).is_active
        made.done(made.activity(True))

        assert (stopped, made.read(made.task).is_active) == (False, True)

    def test_by_nobody_else(self, made: Creator) -> None:
        assert "manager" in made.refusal(made.activity(False, owner=made.stage.bela.main))

    def test_the_programs_manager_puts_it_on_the_list_and_takes_it_off(self, made: Creator) -> None:
        made.done(made.allowing(True))
        allowed = made.read(made.task).is_allowlisted
        made.done(made.allowing(False))

        assert (allowed, made.read(made.task).is_allowlisted) == (True, False)


def test_what_is_not_played_is_refused() -> None:
    """DeleteTask: no source says what becomes of what is in the pot."""
    made = Creator(Stage(TokenKind.KPL))
    made.make()
    built = made.activity(False)
    accounts = [*built.accounts, *built.accounts, *built.accounts][:7]

    assert "failed" in made.send(type(built)(built.program_id, b"\x0e", accounts)).logs[-1]
