"""The past: what the chain looked like some slots ago, and forks that take slots back."""

from __future__ import annotations

import pytest

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2 import instructions as k2
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.options import FINAL_SLOTS
from orca_desktop.simulation.timeline import KEPT_PAGES, Timeline
from tests.unit.simulation.stage import PURSE, Stage

ONE, TWO = PublicKey("one"), PublicKey("two")
NEWCOMER = PublicKey("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")
AMOUNT = 10_000_000


def rich(lamports: int) -> Account:
    return Account(lamports=lamports)


def timeline() -> Timeline:
    """One account that grows by one in every slot from 10 to 20, and one that is made in slot 15."""
    made = Timeline({ONE: rich(9)})
    for slot in range(10, 21):
        made.begin(slot, f"hash {slot}")
        made.write({ONE: rich(slot)})
        if slot == 15:
            made.write({TWO: rich(1)})
    return made


def held(made: Timeline, slot: int, key: PublicKey) -> int | None:
    account = made.view(slot).account(key)
    return account.lamports if account else None


class TestViews:
    @pytest.mark.parametrize("slot", range(10, 21))
    def test_the_past_is_as_it_was(self, slot: int) -> None:
        made = timeline()
        view = made.view(slot)

        assert (view.slot, view.blockhash) == (slot, f"hash {slot}")
        assert held(made, slot, ONE) == slot
        assert held(made, slot, TWO) == (1 if slot >= 15 else None)
        assert dict(view.existing()).keys() == ({ONE, TWO} if slot >= 15 else {ONE})

    def test_before_the_first_slot_and_after_the_last_there_is_nothing_else(self) -> None:
        made = timeline()

        assert (made.view(3).slot, made.view(99).slot) == (10, 20)

    def test_of_a_slot_that_was_left_out_the_one_before_is_shown(self) -> None:
        made = timeline()
        made.begin(30, "hash 30")

        assert made.view(25).slot == 20

    def test_changes_of_the_present_leave_the_past_alone(self) -> None:
        made = timeline()
        made.begin(21, "hash 21")
        before = held(made, 20, ONE)
        made.write({ONE: rich(77)})

        assert held(made, 20, ONE) == before == 20
        assert held(made, 21, ONE) == 77

    def test_it_forgets(self) -> None:
        made = Timeline({})
        for slot in range(KEPT_PAGES + 50):
            made.begin(slot, "")

        assert made.view(0).slot == 50


class TestForks:
    def send(self, stage: Stage, amount: int) -> str:
        built = k2.transfer(source=stage.ada.main, destination=NEWCOMER, lamports=amount)
        receipt = stage.send(stage.ada, built)

        assert receipt.is_success
        return receipt.signature

    def test_what_happened_since_never_did(self, stage: Stage) -> None:
        start = stage.ledger.slot
        kept = self.send(stage, AMOUNT)
        stage.ledger.begin(start + 1)
        lost = [self.send(stage, AMOUNT + 1), self.send(stage, AMOUNT + 2)]

        assert stage.ledger.fork(1) == 2
        assert stage.lamports(NEWCOMER) == AMOUNT
        assert stage.lamports(stage.ada.main) == PURSE - AMOUNT - 5_000
        assert stage.ledger.fees_paid == 5_000
        assert stage.ledger.receipt(kept) is not None
        assert [stage.ledger.receipt(signature) for signature in lost] == [None, None]

    def test_the_clock_goes_on_with_another_blockhash(self, stage: Stage) -> None:
        slot = stage.ledger.slot
        stage.ledger.begin(slot + 1)
        before = stage.ledger.blockhash
        stage.ledger.fork(1)

        assert stage.ledger.slot == slot + 1
        assert stage.ledger.blockhash != before

    def test_a_transaction_of_the_lost_fork_may_come_again_if_its_blockhash_is_older(self, stage: Stage) -> None:
        slot = stage.ledger.slot
        old = stage.ledger.blockhash
        stage.ledger.begin(slot + 1)
        young = stage.ledger.blockhash
        built = [k2.transfer(source=stage.ada.main, destination=NEWCOMER, lamports=AMOUNT)]
        wires = [stage.ada.transaction(built, blockhash=blockhash) for blockhash in (old, young)]
        for wire in wires:
            assert stage.ledger.execute(wire).is_success
        stage.ledger.fork(1)

        assert stage.ledger.execute(wires[0]).is_success
        assert stage.ledger.execute(wires[1]).error == "BlockhashNotFound"

    def test_an_account_that_was_made_is_gone(self, stage: Stage) -> None:
        stage.ledger.begin(stage.ledger.slot + 1)
        stage.stake(stage.ada)
        stage.ledger.fork(1)

        assert stage.ledger.account(stage.ada.staking) is None
        assert stage.task().stakes == {}

    def test_the_same_fork_gives_the_same_course(self) -> None:
        digests = set()
        for _ in range(2):
            stage = Stage()
            stage.ledger.begin(stage.ledger.slot + 1)
            stage.stake(stage.ada)
            stage.ledger.fork(1)
            stage.stake(stage.bela)
            digests.add(stage.ledger.digest() + stage.ledger.blockhash)

        assert len(digests) == 1

    @pytest.mark.parametrize("slots", [-1, 0, FINAL_SLOTS])
    def test_what_is_final_stays(self, stage: Stage, slots: int) -> None:
        with pytest.raises(ValueError, match="fork"):
            stage.ledger.fork(slots)

    def test_what_was_before_the_chain_stays(self, stage: Stage) -> None:
        stage.ledger.begin(stage.ledger.slot + 1)
        stage.ledger.fork(FINAL_SLOTS - 1)

        assert stage.lamports(stage.ada.main) == PURSE
