"""The chain's books: accounts, blockhashes and transactions that happen wholly or not at all."""

from __future__ import annotations

import hashlib
from collections import ChainMap, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import base58

from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.k2.programs import ROE_PER_SIGNATURE, SYSTEM_PROGRAM
from orca_desktop.k2.transactions import ProgramCall, Transaction, parse_verified
from orca_desktop.simulation.accounts import NOTHING, Account, Accounts, AccountsByKey, ProgramError
from orca_desktop.simulation.options import FINAL_SLOTS
from orca_desktop.simulation.runtime_rules import rent_refusal, require_lawful
from orca_desktop.simulation.timeline import Timeline, View

BLOCKHASH_SLOTS = 150
"""A blockhash is good in its slot and in so many after it."""

_KEPT_RECEIPTS = 20_000


class Program(Protocol):
    def __call__(self, call: ProgramCall, accounts: Accounts, slot: int, /) -> None:
        """Carry out one instruction. Raises ProgramError."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a transaction. `error` is None, or the name and place of what went wrong as Solana writes it."""

    signature: Signature
    slot: int
    error: object = None
    message: str = ""
    logs: tuple[str, ...] = ()

    @property
    def is_success(self) -> bool:
        return self.error is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a transaction would bring about: its receipt, and the accounts as they would stand after it."""

    receipt: Receipt
    accounts: AccountsByKey


class Ledger:
    """*programs* carry out instructions; *accounts* are those of the genesis. *seed* settles the blockhashes."""

    def __init__(
        self, accounts: Mapping[PublicKey, Account], programs: Mapping[PublicKey, Program], *, slot: int, seed: int
    ) -> None:
        self._timeline = Timeline(accounts)
        self._programs = programs
        self._seed = seed
        self._blockhashes: deque[tuple[int, str]] = deque(maxlen=BLOCKHASH_SLOTS + 1)
        self._receipts: dict[Signature, Receipt] = {}
        self._airdrops = self._forks = 0
        self.genesis_hash = base58.b58encode(self._hash("genesis")).decode("ascii")
        self.fees_paid = 0
        self.begin(slot)

    @property
    def slot(self) -> int:
        return self._timeline.page.slot

    @property
    def blockhash(self) -> str:
        return self._timeline.page.blockhash

    @property
    def first_kept(self) -> int:
        """The first slot of which all receipts are kept."""
        if len(self._receipts) < _KEPT_RECEIPTS:
            return 0
        return next(iter(self._receipts.values())).slot + 1

    @property
    def transaction_count(self) -> int:
        return len(self._receipts)

    def begin(self, slot: int) -> None:
        """Start a slot: it has a blockhash of its own."""
        fork = f" fork {self._forks}" if self._forks else ""
        blockhash = base58.b58encode(self._hash(f"slot {slot}{fork}")).decode("ascii")
        self._timeline.begin(slot, blockhash)
        self._blockhashes.append((slot, blockhash))

    def account(self, key: str) -> Account | None:
        return Accounts(self._timeline.now).find(PublicKey(key))

    def accounts(self) -> Iterable[tuple[PublicKey, Account]]:
        """Every account that holds anything, in the order in which they came into being."""
        return self._timeline.view(self.slot).existing()

    def view(self, slot: int) -> View:
        """The chain as it stood at the end of a slot that is not too long ago."""
        return self._timeline.view(slot)

    def is_good_blockhash(self, blockhash: str, view: View) -> bool:
        """Whether a transaction that names it may still be carried out after *view*."""
        return any(text == blockhash and slot <= view.slot for slot, text in self._blockhashes)

    def receipt(self, signature: str) -> Receipt | None:
        return self._receipts.get(Signature(signature))

    def execute(self, wire: bytes) -> Receipt:
        """Carry out a transaction now. Raises Malformed or BadSignature.

        One that was carried out before changes nothing and is given its first receipt. One that fails pays its fee.
        """
        transaction = parse_verified(wire)
        known = self._receipts.get(transaction.id)
        if known is not None:
            return known
        receipt, changes = self._attempt(transaction, self._timeline.view(self.slot))
        if changes:
            self._timeline.write(changes)
            self._timeline.page.fees += _fee(transaction)
            self.fees_paid += _fee(transaction)
            self._keep(receipt)
        return receipt

    def simulate(self, transaction: Transaction) -> Receipt:
        """What `execute` would bring about, changing nothing. One that was carried out before fails."""
        return self.trial(transaction, self._timeline.view(self.slot)).receipt

    def trial(self, transaction: Transaction, view: View) -> Trial:
        """What a transaction would have brought about after *view*."""
        known = self._receipts.get(transaction.id)
        if known is not None and known.slot <= view.slot:
            text = "This transaction has already been processed"
            receipt = Receipt(signature=transaction.id, slot=view.slot, error="AlreadyProcessed", message=text)
            return Trial(receipt=receipt, accounts=view.accounts)
        receipt, changes = self._attempt(transaction, view)
        return Trial(receipt=receipt, accounts=ChainMap(dict(changes), view.accounts))

    def airdrop(self, key: PublicKey, lamports: int) -> Receipt:
        """Make money, as the faucet of a test network does."""
        account = self.account(key) or Account(lamports=0)
        return self.decree({key: replace(account, lamports=account.lamports + lamports)})

    def decree(self, changes: Mapping[PublicKey, Account]) -> Receipt:
        """Have accounts be as somebody wants them who needs no transaction for it: a faucet, or a test."""
        self._airdrops += 1
        raw = self._hash(f"airdrop {self._airdrops}") + self._hash(f"airdrop {self._airdrops} to {', '.join(changes)}")
        self._timeline.write(changes)
        receipt = Receipt(signature=Signature(base58.b58encode(raw).decode("ascii")), slot=self.slot)
        self._keep(receipt)
        return receipt

    def fork(self, slots: int) -> int:
        """The cluster goes on from where it was *slots* ago: what happened since never did. How many transactions.

        Raises ValueError for what is final by then.
        """
        if not 0 < slots < FINAL_SLOTS:
            raise ValueError(f"a fork takes back 1 to {FINAL_SLOTS - 1} slots")
        slot = self.slot
        undone = self._timeline.take_back(slot - slots)
        lost = [signature for page in undone for signature in page.signatures]
        for signature in lost:
            self._receipts.pop(signature, None)
        self.fees_paid -= sum(page.fees for page in undone)
        hashes = {page.blockhash for page in undone}
        self._blockhashes = deque((b for b in self._blockhashes if b[1] not in hashes), maxlen=BLOCKHASH_SLOTS + 1)
        self._forks += 1
        self.begin(slot)
        return len(lost)

    def digest(self) -> str:
        """A fingerprint of all accounts at this slot."""
        state = hashlib.sha256(str(self.slot).encode())
        for key, account in sorted(self.accounts(), key=lambda entry: entry[0]):
            state.update(f"{key} {account.lamports} {account.owner} {len(account.data)} ".encode() + account.data)
        return state.hexdigest()

    def _attempt(self, transaction: Transaction, view: View) -> tuple[Receipt, Mapping[PublicKey, Account]]:
        """The receipt, and the changes to keep: only the fee after a failure, none when it cannot be taken."""
        blank = Receipt(signature=transaction.id, slot=view.slot)
        if not self.is_good_blockhash(transaction.blockhash, view):
            return replace(blank, error="BlockhashNotFound", message="Blockhash not found"), {}
        paid = Accounts(view.accounts)
        refusal = _take_fee(transaction, paid)
        if refusal is not None:
            return replace(blank, error=refusal[0], message=refusal[1]), {}
        accounts = Accounts(ChainMap(dict(paid.changed), view.accounts))
        receipt = self._run(transaction, accounts, blank)
        if receipt.is_success and (dust := rent_refusal(transaction, view.accounts, accounts.changed)) is not None:
            receipt = replace(receipt, error=dust.error, message=dust.message)
        return receipt, _lasting({**paid.changed, **accounts.changed} if receipt.is_success else paid.changed)

    def _run(self, transaction: Transaction, accounts: Accounts, blank: Receipt) -> Receipt:
        logs: list[str] = []
        for place, call in enumerate(transaction.calls):
            logs.append(f"Program {call.program} invoke [1]")
            try:
                self._call(call, accounts, blank.slot)
            except ProgramError as error:
                logs += [f"Program log: {error}", f"Program {call.program} failed: {error.summary}"]
                text = f"Error processing Instruction {place}: {error.summary}"
                failure = {"InstructionError": [place, error.error]}
                return replace(blank, error=failure, message=text, logs=tuple(logs))
            logs.append(f"Program {call.program} success")
        return replace(blank, logs=tuple(logs))

    def _call(self, call: ProgramCall, accounts: Accounts, slot: int) -> None:
        program = self._programs.get(call.program)
        if program is None:
            raise ProgramError("Attempt to load a program that does not exist", "ProgramAccountNotFound")
        before = Accounts(ChainMap(dict(accounts.changed), accounts.base))
        program(call, accounts, slot)
        require_lawful(call, before, accounts)

    def _keep(self, receipt: Receipt) -> None:
        self._receipts[receipt.signature] = receipt
        self._timeline.page.signatures.append(receipt.signature)
        if len(self._receipts) > _KEPT_RECEIPTS:
            del self._receipts[next(iter(self._receipts))]

    def _hash(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._seed} {text}".encode()).digest()


def _lasting(changes: Mapping[PublicKey, Account]) -> Mapping[PublicKey, Account]:
    """What is left after a transaction: an account without money is gone, whatever it held."""
    return {key: account if account.lamports else NOTHING for key, account in changes.items()}


def _fee(transaction: Transaction) -> int:
    return ROE_PER_SIGNATURE * len(transaction.signatures)


def _take_fee(transaction: Transaction, accounts: Accounts) -> tuple[object, str] | None:
    """Take the fee from the payer; error and text when it cannot be taken."""
    payer = accounts.find(transaction.payer)
    if payer is None:
        return "AccountNotFound", "Attempt to debit an account but found no record of a prior credit."
    if payer.owner != SYSTEM_PROGRAM or payer.data:
        return "InvalidAccountForFee", "This account may not be used to pay transaction fees"
    if payer.lamports < _fee(transaction):
        return "InsufficientFundsForFee", "Insufficient funds for fee"
    accounts.put(transaction.payer, replace(payer, lamports=payer.lamports - _fee(transaction)))
    dust = rent_refusal(transaction, accounts.base, accounts.changed)
    return None if dust is None else (dust.error, dust.message)
