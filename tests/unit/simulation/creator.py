"""Makes tasks on a stage, as creators do, and signs whatever tests want signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from solders.instruction import Instruction

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.k2 import instruction_values as ask
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.addresses import pot_authority, pot_seed, token_account
from orca_desktop.k2.programs import program_of, rent_exempt_minimum
from orca_desktop.k2.transactions import assemble, compile_message, required_signers
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.genesis import manager_key
from orca_desktop.simulation.ledger import Receipt
from orca_desktop.simulation.wallets import keypair, public, stake_pot
from tests.unit.simulation.stage import Stage

SPACE = 100_000
BOUNTY = 2 * ROE_PER_KOII
PAIRS = [
    *(keypair(7, f"{name} {part}") for name in ("ada", "bela", "cleo") for part in ("main", "staking")),
    *(keypair(7, name) for name in ("new task", "newer task", "pot", "newer pot", "funder", "stranger")),
    *(keypair(1, name) for name in ("creator", "manager")),
]
KEYS = {public(pair): pair for pair in PAIRS}
STRANGER = public(keypair(7, "stranger"))


class Creator:
    """Ada makes tasks; the fees of what is sent here are Cleo's."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.main = stage.ada.main
        self.task = public(keypair(7, "new task"))
        self.newer = public(keypair(7, "newer task"))
        self.pot = self._pot("pot")
        self.newer_pot = self._pot("newer pot")

    def send(self, *built: Instruction) -> Receipt:
        """Everybody signs whose signature is wanted."""
        return self.stage.ledger.execute(self._signed(built))

    def done(self, *built: Instruction) -> None:
        receipt = self.send(*built)

        assert receipt.is_success, receipt

    def refusal(self, *built: Instruction) -> str:
        """Send what must fail and change nothing but Cleo's balance; the last thing that was said."""
        before = self._others()
        receipt = self.send(*built)

        assert not receipt.is_success, receipt.logs
        assert self._others() == before
        return next((line for line in reversed(receipt.logs) if line.startswith("Program log: ")), receipt.message)

    def read(self, key: str) -> TaskAccount:
        return self.stage.read(TaskId(key), self.stage.kind)

    def account(self, key: PublicKey, *, space: int = SPACE, lamports: int = 0) -> Instruction:
        """A new account of the task program."""
        deposit = lamports or rent_exempt_minimum(space) + 1_000
        owner = program_of(self.stage.kind)
        return k2.create_account(payer=self.main, new=key, lamports=deposit, space=space, owner=owner)

    def creation(self, terms: ask.CreateTask | None = None) -> Instruction:
        keys: dict[str, str] = {"payer": self.main, "task": self.task, "pot": self.pot}
        return k2.task_instruction(terms or self.terms(), {**keys, **self._token_keys(self.pot)}, self.stage.kind)

    def update(self, terms: ask.UpdateTask | None = None, *, payer: PublicKey | None = None) -> Instruction:
        """Of the task that `make` made."""
        keys: dict[str, str] = {"payer": payer or self.main, "old_task": self.task, "old_pot": self.pot}
        keys |= {"task": self.newer, "pot": self.newer_pot, **self._token_keys(self.newer_pot)}
        if not self.stage.is_native:
            keys["old_pot_authority"] = pot_authority(self.pot)
        return k2.task_instruction(terms or self.newer_terms(), keys, self.stage.kind)

    def funding(self, amount: int) -> Instruction:
        """Natively out of an account that was made for it."""
        keys = {"task": self.task, "pot": self.pot, "funder": public(keypair(7, "funder"))}
        if not self.stage.is_native:
            keys |= {"funder": self.main, "funder_tokens": token_account(self.main, self.stage.mint)}
        return k2.task_instruction(ask.FundTask(amount=amount), keys, self.stage.kind)

    def funder(self, amount: int) -> tuple[Instruction, ...]:
        if not self.stage.is_native:
            return ()
        lamports = amount + rent_exempt_minimum(100) + 1_000
        return (self.account(public(keypair(7, "funder")), space=100, lamports=lamports),)

    def activity(self, is_active: bool, *, owner: PublicKey | None = None) -> Instruction:
        keys = {"task": self.task, "owner": owner or self.main}
        return k2.task_instruction(ask.SetActive(is_active=is_active), keys, self.stage.kind)

    def allowing(self, is_allowed: bool) -> Instruction:
        manager = manager_key(1)
        keys = {"task": self.task, "program": manager, "manager": manager}
        return k2.task_instruction(ask.AllowTask(is_allowed=is_allowed), keys, self.stage.kind)

    def make(self) -> None:
        """Account and task in one transaction, as creators do it."""
        self.done(self.account(self.task), self.creation())

    def follow(self) -> None:
        """Have the task followed by a newer one. For one transaction that of a token has too many keys."""
        self.done(self.account(self.newer))
        self.done(self.update())

    def terms(self, **changes: Any) -> ask.CreateTask:
        terms = ask.CreateTask(
            name="Made here",
            description="A task of the test",
            executable="bafyprogram",
            network="IPFS",
            total_bounty=BOUNTY,
            bounty_per_round=BOUNTY // 10,
            round_time=20,
            audit_window=8,
            submission_window=8,
            minimum_stake=1_000,
            metadata="bafymetadata",
            variables="",
            allowed_failed_distributions=3,
            pot_seed=pot_seed(self.pot),
        )
        return replace(terms, **changes)

    def newer_terms(self, **changes: Any) -> ask.UpdateTask:
        first = self.terms()
        members = {name: getattr(first, name) for name in ask.UpdateTask.__dataclass_fields__}
        return replace(ask.UpdateTask(**members), name="Newer", pot_seed=pot_seed(self.newer_pot), **changes)

    def _pot(self, name: str) -> PublicKey:
        return stake_pot(7, name) if self.stage.is_native else public(keypair(7, name))

    def _token_keys(self, pot: PublicKey) -> dict[str, str]:
        if self.stage.is_native:
            return {}
        mint = self.stage.mint
        return {"payer_tokens": token_account(self.main, mint), "pot_authority": pot_authority(pot), "mint": mint}

    def _signed(self, built: Sequence[Instruction]) -> bytes:
        ledger = self.stage.ledger
        message = compile_message(built, payer=self.stage.cleo.main, blockhash=ledger.blockhash)
        return assemble(message, {key: bytes(KEYS[key].sign_message(message)) for key in required_signers(message)})

    def _others(self) -> dict[PublicKey, Account]:
        return {key: account for key, account in self.stage.ledger.accounts() if key != self.stage.cleo.main}
