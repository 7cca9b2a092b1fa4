"""A ledger with the sample task, a few funded wallets, and a clock to set: no nodes, no network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from solders.instruction import Instruction

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.distribution_lists import list_text, pieces
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, SYSTEM_PROGRAM, staking_account_deposit
from orca_desktop.k2.task_account import decode_native
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.genesis import make_genesis
from orca_desktop.simulation.ledger import Ledger, Receipt
from orca_desktop.simulation.options import GENESIS_SLOT, Options
from orca_desktop.simulation.program.task_program import task_program
from orca_desktop.simulation.system_program import system_program
from orca_desktop.simulation.wallets import SimulatedWallet

OPTIONS = Options(manual=True, round_slots=20)
STAKE = ROE_PER_KOII // 10
PURSE = 5 * ROE_PER_KOII
SUBMISSION, AUDIT, SETTLE = 0, 8, 16
"""Where the windows of a round of 20 slots begin."""


class ToyCensus:
    """A computation that costs nothing."""

    def prove(self, round_number: int) -> dict[str, object]:
        return {"round": round_number, "primes": 7 * round_number, "gap": 3}

    def check(self, submission: Mapping[str, object], round_number: int) -> bool:
        return all(submission.get(name) == value for name, value in self.prove(round_number).items())


class Stage:
    """Sends what tests ask for, and gives the task as it stands."""

    def __init__(self) -> None:
        genesis = make_genesis(OPTIONS, ContentStore())
        self.tasks = {task.state: task.id for task in genesis.tasks}
        self.ada, self.bela, self.cleo = (SimulatedWallet(7, name) for name in ("ada", "bela", "cleo"))
        purses = {wallet.main: Account(lamports=PURSE) for wallet in (self.ada, self.bela, self.cleo)}
        self.ledger = Ledger(
            {**genesis.accounts, **purses},
            {SYSTEM_PROGRAM: system_program, KOII_TASK_PROGRAM: task_program},
            slot=GENESIS_SLOT,
            seed=1,
        )

    @property
    def task_id(self) -> TaskId:
        return self.tasks["sample"]

    @property
    def windows(self) -> Windows:
        return OPTIONS.windows

    @property
    def pot(self) -> PublicKey:
        return self.task().stake_pot

    def task(self, state: str = "sample") -> TaskAccount:
        account = self.ledger.account(self.tasks[state])
        assert account is not None
        return decode_native(self.tasks[state], account.data)

    def lamports(self, key: PublicKey) -> int:
        account = self.ledger.account(key)
        return account.lamports if account else 0

    def rewrite(self, **members: object) -> None:
        """Change members of the sample task's document, as no instruction could."""
        account = self.ledger._accounts[PublicKey(self.task_id)]
        data = json.dumps(json.loads(account.data) | members, separators=(",", ":")).encode()
        self.ledger._accounts[PublicKey(self.task_id)] = replace(account, data=data)

    def at(self, round_number: int, position: int = 0) -> None:
        """Set the clock to a position in a round."""
        self.ledger.begin(self.windows.start_of(round_number) + position)

    def send(self, wallet: SimulatedWallet, *built: Instruction) -> Receipt:
        return self.ledger.execute(wallet.transaction(built, blockhash=self.ledger.blockhash))

    def done(self, wallet: SimulatedWallet, *built: Instruction) -> None:
        """Send what must succeed."""
        receipt = self.send(wallet, *built)

        assert receipt.is_success, receipt

    def refusal(self, wallet: SimulatedWallet, *built: Instruction) -> str:
        """Send what must fail and change nothing but the fee; the program's words."""
        before = {key: account for key, account in self.ledger.accounts() if key != wallet.main}
        receipt = self.send(wallet, *built)

        assert not receipt.is_success, receipt
        assert {key: account for key, account in self.ledger.accounts() if key != wallet.main} == before
        return next(line for line in receipt.logs if line.startswith("Program log: ")).removeprefix("Program log: ")

    def stake(self, *wallets: SimulatedWallet, amount: int = STAKE) -> None:
        """Create the staking accounts and stake."""
        for wallet in wallets:
            self.done(wallet, self.creation(wallet, amount), self.staking(wallet, amount))

    def creation(self, wallet: SimulatedWallet, amount: int) -> Instruction:
        deposit = staking_account_deposit() + amount
        return k2.create_staking_account(main=wallet.main, staking=wallet.staking, lamports=deposit)

    def staking(self, wallet: SimulatedWallet, amount: int, *, ip_address: str = "") -> Instruction:
        return k2.stake(task=self.task_id, pot=self.pot, staking=wallet.staking, amount=amount, ip_address=ip_address)

    def proof(self, wallet: SimulatedWallet, round_number: int, value: str = "bafyproof") -> Instruction:
        return k2.submit_proof(task=self.task_id, staking=wallet.staking, value=value, round_number=round_number)

    def proof_vote(
        self, wallet: SimulatedWallet, candidate: SimulatedWallet, round_number: int, *, is_valid: bool
    ) -> Instruction:
        return k2.vote_on_proof(
            task=self.task_id,
            staking=wallet.staking,
            candidate=candidate.staking,
            round_number=round_number,
            is_valid=is_valid,
        )

    def list_vote(
        self, wallet: SimulatedWallet, candidate: SimulatedWallet, round_number: int, *, is_valid: bool
    ) -> Instruction:
        return k2.vote_on_list(
            task=self.task_id,
            staking=wallet.staking,
            candidate=candidate.staking,
            round_number=round_number,
            is_valid=is_valid,
        )

    def upload(self, wallet: SimulatedWallet, round_number: int, amounts: Mapping[PublicKey, int]) -> None:
        for index, piece in enumerate(pieces(list_text(amounts))):
            self.done(wallet, self.piece(wallet, round_number, piece, index=index))

    def piece(self, wallet: SimulatedWallet, round_number: int, piece: bytes, *, index: int = 0) -> Instruction:
        return k2.upload_list_chunk(
            task=self.task_id, staking=wallet.staking, index=index, piece=piece, round_number=round_number
        )

    def list(self, wallet: SimulatedWallet, round_number: int) -> Instruction:
        return k2.submit_list(task=self.task_id, staking=wallet.staking, round_number=round_number)

    def payout(self, author: SimulatedWallet, round_number: int) -> Instruction:
        return k2.payout(task=self.task_id, author=author.staking, round_number=round_number)

    def withdrawal(self, wallet: SimulatedWallet) -> Instruction:
        return k2.withdraw(task=self.task_id, staking=wallet.staking)

    def claim(self, wallet: SimulatedWallet) -> Instruction:
        return k2.claim_reward(task=self.task_id, staking=wallet.staking, pot=self.pot, beneficiary=wallet.main)
