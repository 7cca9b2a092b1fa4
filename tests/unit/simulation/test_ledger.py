"""The books: atomic transactions, fees, blockhashes, airdrops."""

from __future__ import annotations

import pytest

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.errors import BadSignature, Malformed
from orca_desktop.k2.programs import rent_exempt_minimum
from orca_desktop.k2.transactions import assemble, compile_message, parse
from orca_desktop.simulation.ledger import BLOCKHASH_SLOTS
from orca_desktop.simulation.wallets import SimulatedWallet
from tests.unit.simulation.stage import PURSE, STAKE, Stage

NEWCOMER = PublicKey("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")
AMOUNT = 10_000_000


def transfer(stage: Stage, amount: int = AMOUNT, *, blockhash: str | None = None) -> bytes:
    built = k2.transfer(source=stage.ada.main, destination=NEWCOMER, lamports=amount)
    return stage.ada.transaction([built], blockhash=blockhash or stage.ledger.blockhash)


def test_a_transfer_moves_money_and_costs_its_fee(stage: Stage) -> None:
    receipt = stage.ledger.execute(transfer(stage))

    assert receipt.is_success
    assert stage.lamports(NEWCOMER) == AMOUNT
    assert stage.lamports(stage.ada.main) == PURSE - AMOUNT - 5_000
    assert stage.ledger.fees_paid == 5_000


def test_the_same_transaction_happens_once(stage: Stage) -> None:
    first = stage.ledger.execute(transfer(stage))
    second = stage.ledger.execute(transfer(stage))

    assert second == first
    assert stage.lamports(NEWCOMER) == AMOUNT


def test_a_failing_instruction_undoes_those_before_it_but_the_fee_is_gone(stage: Stage) -> None:
    receipt = stage.send(
        stage.ada,
        k2.transfer(source=stage.ada.main, destination=NEWCOMER, lamports=AMOUNT),
        k2.transfer(source=stage.ada.main, destination=NEWCOMER, lamports=PURSE),
    )

    assert receipt.error == {"InstructionError": [1, {"Custom": 1}]}
    assert stage.ledger.account(NEWCOMER) is None
    assert stage.lamports(stage.ada.main) == PURSE - 5_000


def test_a_failed_transaction_has_its_receipt(stage: Stage) -> None:
    receipt = stage.ledger.execute(transfer(stage, PURSE * 2))

    assert stage.ledger.receipt(receipt.signature) == receipt
    assert any("insufficient lamports" in line for line in receipt.logs)


def test_a_blockhash_is_good_for_150_slots(stage: Stage) -> None:
    wire, late = transfer(stage), transfer(stage, AMOUNT + 1)
    first = stage.ledger.slot
    for slot in range(first + 1, first + BLOCKHASH_SLOTS + 1):
        stage.ledger.begin(slot)

    assert stage.ledger.execute(wire).is_success

    stage.ledger.begin(first + BLOCKHASH_SLOTS + 1)
    receipt = stage.ledger.execute(late)

    assert (receipt.error, receipt.message) == ("BlockhashNotFound", "Blockhash not found")
    assert stage.ledger.receipt(receipt.signature) is None


def test_a_payer_without_an_account_is_refused_in_solanas_words(stage: Stage) -> None:
    poor = SimulatedWallet(1, "nobody")
    receipt = stage.send(poor, k2.transfer(source=poor.main, destination=NEWCOMER, lamports=1))

    assert receipt.message == "Attempt to debit an account but found no record of a prior credit."


def test_a_payer_who_cannot_pay_the_fee_is_refused(stage: Stage) -> None:
    poor = SimulatedWallet(1, "poor")
    stage.ledger.airdrop(poor.main, 4_999)
    receipt = stage.send(poor, k2.transfer(source=poor.main, destination=NEWCOMER, lamports=1))

    assert receipt.error == "InsufficientFundsForFee"
    assert stage.lamports(poor.main) == 4_999


def test_a_wrong_signature_is_not_carried_out(stage: Stage) -> None:
    built = k2.transfer(source=stage.ada.main, destination=NEWCOMER, lamports=AMOUNT)
    message = compile_message([built], payer=stage.ada.main, blockhash=stage.ledger.blockhash)
    wire = assemble(message, {stage.ada.main: bytes(64)})

    with pytest.raises(BadSignature):
        stage.ledger.execute(wire)
    with pytest.raises(Malformed):
        stage.ledger.execute(b"nonsense")

    assert stage.ledger.account(NEWCOMER) is None


def test_a_trial_changes_nothing(stage: Stage) -> None:
    before = stage.ledger.digest()
    receipt = stage.ledger.simulate(parse(transfer(stage)))

    assert receipt.is_success
    assert stage.ledger.digest() == before
    assert stage.ledger.receipt(receipt.signature) is None


def test_a_trial_of_what_was_carried_out_says_so(stage: Stage) -> None:
    wire = transfer(stage)
    stage.ledger.execute(wire)

    assert stage.ledger.simulate(parse(wire)).error == "AlreadyProcessed"


def test_an_airdrop_has_a_receipt_and_a_signature_of_its_own(stage: Stage) -> None:
    first, second = (stage.ledger.airdrop(NEWCOMER, 7) for _ in range(2))

    assert stage.lamports(NEWCOMER) == 14
    assert first.signature != second.signature
    assert stage.ledger.receipt(first.signature) == first


def test_an_unknown_program_is_refused(stage: Stage) -> None:
    built = k2.payout(task=stage.task_id, author=stage.ada.staking, round_number=1)
    stranger = type(built)(program_id=built.accounts[0].pubkey, data=b"", accounts=[])

    assert "does not exist" in stage.refusal(stage.ada, stranger)


def test_money_is_neither_made_nor_lost(stage: Stage) -> None:
    def total() -> int:
        return sum(account.lamports for _, account in stage.ledger.accounts()) + stage.ledger.fees_paid

    before = total()
    stage.stake(stage.ada, stage.bela)
    stage.done(stage.ada, stage.withdrawal(stage.ada), stage.claim(stage.ada))
    stage.send(stage.ada, stage.withdrawal(stage.ada))

    assert total() == before


class TestSystemProgram:
    def test_an_account_is_created_with_zeros_and_its_owner(self, stage: Stage) -> None:
        stage.done(stage.ada, *stage.creation(stage.ada, STAKE))
        account = stage.ledger.account(stage.ada.staking)

        assert account is not None
        assert (account.owner, account.data) == ("Koiitask22222222222222222222222222222222222", bytes(100))

    def test_an_account_is_created_once(self, stage: Stage) -> None:
        stage.done(stage.ada, *stage.creation(stage.ada, STAKE))

        assert "already in use" in stage.refusal(stage.ada, *stage.creation(stage.ada, STAKE + 1))

    def test_an_account_needs_its_rent(self, stage: Stage) -> None:
        low = rent_exempt_minimum(100) - 1
        built = k2.create_staking_account(main=stage.ada.main, staking=stage.ada.staking, lamports=low)

        assert "rent" in stage.refusal(stage.ada, built)

    def test_a_transfer_may_not_leave_dust(self, stage: Stage) -> None:
        everything = stage.lamports(stage.ada.main) - 5_000
        dust = k2.transfer(source=stage.ada.main, destination=NEWCOMER, lamports=everything - 1)
        crumb = k2.transfer(source=stage.ada.main, destination=NEWCOMER, lamports=1)

        assert "rent" in stage.refusal(stage.ada, dust)
        assert "rent" in stage.refusal(stage.ada, crumb)

    def test_a_staking_account_pays_nobody_by_transfer(self, stage: Stage) -> None:
        stage.stake(stage.ada)
        built = k2.transfer(source=stage.ada.staking, destination=NEWCOMER, lamports=1)

        assert "must not carry data" in stage.refusal(stage.ada, built)

    def test_an_account_that_is_emptied_is_gone(self, stage: Stage) -> None:
        stage.done(stage.bela, k2.transfer(source=stage.bela.main, destination=stage.bela.staking, lamports=AMOUNT))
        stage.done(stage.bela, k2.transfer(source=stage.bela.staking, destination=stage.bela.main, lamports=AMOUNT))

        assert stage.ledger.account(stage.bela.staking) is None

    def test_the_owner_must_sign(self, stage: Stage) -> None:
        built = k2.transfer(source=stage.bela.main, destination=NEWCOMER, lamports=AMOUNT)
        meta = [type(m)(m.pubkey, is_signer=False, is_writable=True) for m in built.accounts]
        unsigned = type(built)(built.program_id, built.data, meta)

        assert "must sign" in stage.refusal(stage.ada, unsigned)

    @pytest.mark.parametrize("data", [b"", b"\x02\0\0\0", b"\x09\0\0\0" + bytes(8)])
    def test_other_data_is_refused(self, stage: Stage, data: bytes) -> None:
        built = k2.transfer(source=stage.ada.main, destination=NEWCOMER, lamports=AMOUNT)

        assert "invalid instruction data" in stage.refusal(
            stage.ada, type(built)(built.program_id, data, built.accounts)
        )


class TestTaskProgramsEntrance:
    def test_unknown_data_is_refused(self, stage: Stage) -> None:
        built = stage.withdrawal(stage.ada)

        assert "invalid instruction data" in stage.refusal(
            stage.ada, type(built)(built.program_id, b"\x0d", built.accounts)
        )

    def test_missing_accounts_are_refused(self, stage: Stage) -> None:
        built = stage.withdrawal(stage.ada)
        fewer = type(built)(built.program_id, built.data, built.accounts[:2])

        assert "insufficient account keys" in stage.refusal(stage.ada, fewer)

    def test_a_staking_key_that_does_not_sign_is_refused(self, stage: Stage) -> None:
        stage.stake(stage.ada)
        built = stage.withdrawal(stage.ada)
        metas = [built.accounts[0], type(built.accounts[1])(built.accounts[1].pubkey, False, True), built.accounts[2]]

        assert "signature of the staking account" in stage.refusal(
            stage.bela, type(built)(built.program_id, built.data, metas)
        )

    def test_a_task_that_may_not_be_written_is_refused(self, stage: Stage) -> None:
        stage.stake(stage.ada)
        built = stage.withdrawal(stage.ada)
        metas = [type(built.accounts[0])(built.accounts[0].pubkey, False, False), *built.accounts[1:]]

        assert "must be writable" in stage.refusal(stage.ada, type(built)(built.program_id, built.data, metas))

    def test_another_account_in_the_clocks_place_is_refused(self, stage: Stage) -> None:
        stage.stake(stage.ada)
        built = stage.withdrawal(stage.ada)
        metas = [*built.accounts[:2], type(built.accounts[2])(built.accounts[0].pubkey, False, False)]

        assert "the place of clock" in stage.refusal(stage.ada, type(built)(built.program_id, built.data, metas))
