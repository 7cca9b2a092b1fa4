"""What no program may do, and what no transaction may leave behind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, rent_exempt_minimum
from orca_desktop.k2.transactions import ProgramCall
from orca_desktop.simulation.accounts import Account, Accounts
from orca_desktop.simulation.ledger import Ledger, Program
from orca_desktop.simulation.wallets import SimulatedWallet
from tests.unit.simulation.stage import PURSE, STAKE, Stage

TOY = PublicKey("Fe7878UvoGHUM7B8C95rX3MigUqtBZmtcPcX5sz3Qhxd")
POT = PublicKey("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")
LEAST = rent_exempt_minimum(0)


def outcome(program: Program, *, writable: bool) -> object:
    """What becomes of a transaction that calls a program of ours, and gives it one account."""
    ada = SimulatedWallet(7, "ada")
    accounts = {ada.main: Account(lamports=PURSE), POT: Account(lamports=PURSE, owner=TOY)}
    ledger = Ledger(accounts, {TOY: program}, slot=5, seed=1)
    meta = AccountMeta(Pubkey.from_string(POT), is_signer=False, is_writable=writable)
    call = Instruction(Pubkey.from_string(TOY), b"", [meta])
    receipt = ledger.execute(ada.transaction([call], blockhash=ledger.blockhash))
    pot = ledger.account(POT)

    assert pot is not None
    assert receipt.is_success or pot == accounts[POT]
    return receipt.error


def writes(_: ProgramCall, accounts: Accounts, __: int) -> None:
    accounts.write_data(POT, b"x")


def mints(_: ProgramCall, accounts: Accounts, __: int) -> None:
    accounts.put(POT, Account(lamports=PURSE + 1, owner=TOY))


def writes_the_same(_: ProgramCall, accounts: Accounts, __: int) -> None:
    accounts.write_data(POT, b"")


class TestPrograms:
    def test_an_account_is_written_only_where_the_transaction_says_so(self) -> None:
        assert outcome(writes, writable=True) is None
        assert outcome(writes, writable=False) == {"InstructionError": [0, "ReadonlyDataModified"]}

    def test_writing_what_is_there_already_is_no_change(self) -> None:
        assert outcome(writes_the_same, writable=False) is None

    def test_no_money_is_made(self) -> None:
        assert outcome(mints, writable=True) == {"InstructionError": [0, "UnbalancedInstruction"]}


class TestRent:
    @pytest.mark.parametrize(("amount", "is_kept"), [(LEAST, True), (LEAST - 1, False)])
    def test_a_new_account_holds_its_rent_or_is_not_made(self, stage: Stage, amount: int, is_kept: bool) -> None:
        receipt = stage.send(stage.ada, k2.transfer(source=stage.ada.main, destination=POT, lamports=amount))

        assert receipt.is_success is is_kept
        if not is_kept:
            assert receipt.error == {"InsufficientFundsForRent": {"account_index": 1}}
            assert receipt.message == "Transaction results in an account (1) with insufficient funds for rent"

    @pytest.mark.parametrize(("left", "is_kept"), [(LEAST, True), (LEAST - 1, False), (0, True)])
    def test_the_payer_keeps_its_rent_or_nothing(self, stage: Stage, left: int, is_kept: bool) -> None:
        amount = PURSE - 5_000 - left
        receipt = stage.send(stage.ada, k2.transfer(source=stage.ada.main, destination=POT, lamports=amount))

        assert receipt.is_success is is_kept
        assert stage.lamports(stage.ada.main) == (left if is_kept else PURSE - 5_000)

    def test_an_account_that_is_short_may_stay_so(self, stage: Stage) -> None:
        stage.ledger.airdrop(POT, 7)
        touched = k2.transfer(source=stage.ada.main, destination=POT, lamports=0)

        assert stage.send(stage.ada, touched).is_success

    def test_it_may_not_grow_a_little(self, stage: Stage) -> None:
        stage.ledger.airdrop(POT, 7)
        receipt = stage.send(stage.ada, k2.transfer(source=stage.ada.main, destination=POT, lamports=1))

        assert receipt.error == {"InsufficientFundsForRent": {"account_index": 1}}

    def test_a_staking_account_may_hold_more_than_it_paid_rent_for(self, stage: Stage) -> None:
        """Whole lists are in there (k2.md 3.6)."""
        stage.stake(stage.ada)
        stage.at(7)
        many = {PublicKey(f"{number:044d}"): number for number in range(100)}
        stage.upload(stage.ada, 5, many)
        account = stage.ledger.account(stage.ada.staking)

        assert account is not None
        assert account.lamports < rent_exempt_minimum(len(account.data))


class TestPayers:
    def test_the_payer_is_nothing_but_a_balance(self, stage: Stage) -> None:
        account = replace(Account(lamports=PURSE), owner=KOII_TASK_PROGRAM, data=b"x")
        stage.ledger.decree({stage.ada.main: account})
        receipt = stage.send(stage.ada, k2.transfer(source=stage.ada.main, destination=POT, lamports=STAKE))

        assert receipt.error == "InvalidAccountForFee"
        assert stage.lamports(stage.ada.main) == PURSE
