"""The chain's books: accounts, blockhashes and transactions that happen wholly or not at all."""

from __future__ import annotations

import hashlib
from collections import ChainMap, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import base58

from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.k2.programs import ROE_PER_SIGNATURE
from orca_desktop.k2.transactions import ProgramCall, Transaction, parse_verified
from orca_desktop.simulation.accounts import Account, Accounts, ProgramError

BLOCKHASH_SLOTS = 150
"""How many slots a blockhash stays good for."""

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


class Ledger:
    """*programs* carry out instructions; *accounts* are those of the genesis. *seed* settles the blockhashes."""

    def __init__(
        self, accounts: Mapping[PublicKey, Account], programs: Mapping[PublicKey, Program], *, slot: int, seed: int
    ) -> None:
        self._accounts = dict(accounts)
        self._programs = programs
        self._seed = seed
        self._blockhashes: deque[str] = deque(maxlen=BLOCKHASH_SLOTS)
        self._receipts: dict[Signature, Receipt] = {}
        self._airdrops = 0
        self.fees_paid = 0
        self.begin(slot)

    @property
    def slot(self) -> int:
        return self._slot

    @property
    def blockhash(self) -> str:
        return self._blockhashes[-1]

    @property
    def transaction_count(self) -> int:
        return len(self._receipts)

    def begin(self, slot: int) -> None:
        """Start a slot: it has a blockhash of its own."""
        self._slot = slot
        self._blockhashes.append(base58.b58encode(self._hash(f"slot {slot}")).decode("ascii"))

    def account(self, key: str) -> Account | None:
        return Accounts(self._accounts).find(PublicKey(key))

    def accounts(self) -> Iterator[tuple[PublicKey, Account]]:
        """Every account that holds anything, in the order in which they came into being."""
        return ((key, account) for key, account in self._accounts.items() if account.lamports > 0)

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
        receipt, changes = self._attempt(transaction)
        if changes:
            self._accounts.update(changes)
            self.fees_paid += _fee(transaction)
            self._keep(receipt)
        return receipt

    def simulate(self, transaction: Transaction) -> Receipt:
        """What `execute` would bring about, changing nothing. One that was carried out before fails."""
        if transaction.id in self._receipts:
            text = "This transaction has already been processed"
            return Receipt(signature=transaction.id, slot=self._slot, error="AlreadyProcessed", message=text)
        return self._attempt(transaction)[0]

    def airdrop(self, key: PublicKey, lamports: int) -> Receipt:
        """Make money, as the faucet of a test network does."""
        self._airdrops += 1
        raw = self._hash(f"airdrop {self._airdrops}") + self._hash(f"airdrop {self._airdrops} to {key}")
        account = self.account(key) or Account(lamports=0)
        self._accounts[key] = replace(account, lamports=account.lamports + lamports)
        receipt = Receipt(signature=Signature(base58.b58encode(raw).decode("ascii")), slot=self._slot)
        self._keep(receipt)
        return receipt

    def digest(self) -> str:
        """A fingerprint of all accounts at this slot."""
        state = hashlib.sha256(str(self._slot).encode())
        for key, account in sorted(self.accounts()):
            state.update(f"{key} {account.lamports} {account.owner} {len(account.data)} ".encode() + account.data)
        return state.hexdigest()

    def _attempt(self, transaction: Transaction) -> tuple[Receipt, Mapping[PublicKey, Account]]:
        """The receipt, and the changes to keep: only the fee after a failure, none when it cannot be taken."""
        blank = Receipt(signature=transaction.id, slot=self._slot)
        if transaction.blockhash not in self._blockhashes:
            return replace(blank, error="BlockhashNotFound", message="Blockhash not found"), {}
        paid = Accounts(self._accounts)
        refusal = _take_fee(transaction, paid)
        if refusal is not None:
            return replace(blank, error=refusal[0], message=refusal[1]), {}
        accounts = Accounts(ChainMap(dict(paid.changed), self._accounts))
        receipt = self._run(transaction, accounts, blank)
        return receipt, {**paid.changed, **accounts.changed} if receipt.is_success else paid.changed

    def _run(self, transaction: Transaction, accounts: Accounts, blank: Receipt) -> Receipt:
        logs: list[str] = []
        for place, call in enumerate(transaction.calls):
            logs.append(f"Program {call.program} invoke [1]")
            try:
                self._call(call, accounts)
            except ProgramError as error:
                logs += [f"Program log: {error}", f"Program {call.program} failed: custom program error: 0x1"]
                text = f"Error processing Instruction {place}: custom program error: 0x1"
                failure = {"InstructionError": [place, {"Custom": 1}]}
                return replace(blank, error=failure, message=text, logs=tuple(logs))
            logs.append(f"Program {call.program} success")
        return replace(blank, logs=tuple(logs))

    def _call(self, call: ProgramCall, accounts: Accounts) -> None:
        program = self._programs.get(call.program)
        if program is None:
            raise ProgramError("Attempt to load a program that does not exist")
        program(call, accounts, self._slot)

    def _keep(self, receipt: Receipt) -> None:
        self._receipts[receipt.signature] = receipt
        if len(self._receipts) > _KEPT_RECEIPTS:
            del self._receipts[next(iter(self._receipts))]

    def _hash(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._seed} {text}".encode()).digest()


def _fee(transaction: Transaction) -> int:
    return ROE_PER_SIGNATURE * len(transaction.signatures)


def _take_fee(transaction: Transaction, accounts: Accounts) -> tuple[str, str] | None:
    """Take the fee from the payer; error and text when it cannot be taken."""
    payer = accounts.find(transaction.payer)
    if payer is None:
        return "AccountNotFound", "Attempt to debit an account but found no record of a prior credit."
    if payer.lamports < _fee(transaction):
        return "InsufficientFundsForFee", "Insufficient funds for fee"
    accounts.put(transaction.payer, replace(payer, lamports=payer.lamports - _fee(transaction)))
    return None
