"""The ledger: what came in and went out, booked so that each account's rows sum to what the chain says.

Three accounts for each main key: the main account, the stake on a task, and a task's claimable reward; each in KOII, or
in a token. What moves between two of them has a row in each. What no row explains is a row of its own, a difference.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from orca_desktop.domain.acts import ActRecord, ActStatus
from orca_desktop.domain.intents import KOII as KOII
from orca_desktop.domain.intents import Intent, intended, token_name, transactions_of
from orca_desktop.domain.keys import NOBODY, PublicKey, Signature
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId

FEE_PER_SIGNATURE = 5_000
"""ROE; the default of Solana (k2.md 1.2)."""

MAKE_ACCOUNT = "token account"
"""The act that makes the account in which a main key holds a token."""

SIGNATURES = {"pay out": 1, "transfer": 1, MAKE_ACCOUNT: 1}
"""The main key pays for and signs everything, the staking key nearly everything (k2.md 6)."""

SIGNATURES_ELSE = 2

FAILED_ON_CHAIN = "the network carried it out"
"""How the details of an act begin that failed only when it was carried out: its fee is gone."""

FOR_TOKENS = (
    "The network's deposit for accounts that hold the token, and are made with it: it lies there as long as they do."
)
DEPOSITED = {
    True: "The network's deposit for the staking account: it lies there as long as the account does.",
    False: "What the staking account held beyond its deposit came back when it was made anew.",
}
OPENING = "It was there before this history begins."
UNEXPLAINED = {
    True: "More than the rows tell: a transfer from elsewhere, or rounds that this node has no records of.",
    False: "Less than the rows tell: a transfer, claim or deposit that was made elsewhere or is not an act of its own.",
}


class Account(enum.Enum):
    """Where an amount of a main key is. The stake and the claimable reward are those of one task."""

    MAIN = "main"
    STAKE = "stake"
    CLAIMABLE = "claimable"


class EntryKind(enum.Enum):
    REWARD = "reward"
    RETURNED_STAKE = "returned stake"
    SLASH = "slash"
    FEE = "fee"
    STAKE = "stake"
    UNSTAKE = "unstake"
    CLAIM = "claim"
    TRANSFER = "transfer"
    DEPOSIT = "deposit"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What has a figure of its own on chain: an account of a main key, in one token.

    `main` is NOBODY where it is not known, as of what an earlier version told. `task_id` is None for the main account.
    """

    main: PublicKey
    account: Account
    task_id: TaskId | None = None
    token: str = KOII


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One row: `amount` in the token's smallest unit is added to `account`. `source` names what it was read from.

    `at` in seconds since the epoch, `slot` 0 where none is known; `main` is the main key whose account it is.
    """

    source: str
    account: Account
    kind: EntryKind
    amount: int
    at: float
    slot: int = 0
    task_id: TaskId | None = None
    round: int | None = None
    token: str = KOII
    signature: Signature | None = None
    words: str = ""
    main: PublicKey = NOBODY

    @property
    def holding(self) -> Holding:
        """What it counts in: a main account is that of all tasks."""
        task_id = None if self.account is Account.MAIN else self.task_id
        return Holding(main=self.main, account=self.account, task_id=task_id, token=self.token)


MOVES: dict[str, tuple[tuple[Account, EntryKind, int], ...]] = {
    "stake": ((Account.MAIN, EntryKind.STAKE, -1), (Account.STAKE, EntryKind.STAKE, 1)),
    "unstake": ((Account.STAKE, EntryKind.UNSTAKE, -1), (Account.CLAIMABLE, EntryKind.RETURNED_STAKE, 1)),
    "claim": ((Account.CLAIMABLE, EntryKind.CLAIM, -1), (Account.MAIN, EntryKind.CLAIM, 1)),
    "transfer": ((Account.MAIN, EntryKind.TRANSFER, -1),),
}
"""What an act moves whose intent tells an amount: in which account, as what, in which direction."""


def round_source(record: RoundRecord) -> str:
    return f"round:{record.task_id}:{record.number}"


def act_source(act: ActRecord) -> str:
    return f"act:{act.signature}"


def round_entries(record: RoundRecord, at: float, slot: int, main: PublicKey = NOBODY) -> tuple[LedgerEntry, ...]:
    """What a settled round brought to *main* or took; nothing while it is open or where no amount is known."""
    if record.result not in (RoundResult.PAID, RoundResult.SLASHED) or not record.reward:
        return ()
    is_reward = record.reward > 0
    entry = LedgerEntry(
        source=round_source(record),
        account=Account.CLAIMABLE if is_reward else Account.STAKE,
        kind=EntryKind.REWARD if is_reward else EntryKind.SLASH,
        amount=record.reward,
        at=at,
        slot=slot,
        task_id=record.task_id,
        round=record.number,
        token=token_name(record.token),
        words=record.note,
        main=main,
    )
    return (entry,)


def act_entries(act: ActRecord, intent: str, at: float) -> tuple[LedgerEntry, ...]:
    """The fee of an act that the network carried out, and what it moved; nothing for an act without a transaction.

    *intent* is the detail with which it was intended: there the amount is. What was sent has a row for its receiver
    too, which counts where that is another account of the user's.
    """
    if act.signature is None or not _was_carried_out(act):
        return ()
    fee = FEE_PER_SIGNATURE * SIGNATURES.get(act.key.act, SIGNATURES_ELSE) * transactions_of(act.detail)
    booked = [_act_entry(act, at, Account.MAIN, EntryKind.FEE, -fee)]
    if act.status is ActStatus.DONE:
        booked += _moved(act, intended(intent), at)
    return tuple(booked)


def _moved(act: ActRecord, intent: Intent, at: float) -> list[LedgerEntry]:
    moves = () if intent.amount is None else MOVES.get(act.key.act, ())
    rows = [
        replace(_act_entry(act, at, account, kind, sign * (intent.amount or 0)), token=intent.token)
        for account, kind, sign in moves
    ]
    if intent.to and act.key.act == "transfer":
        received = _act_entry(act, at, Account.MAIN, EntryKind.TRANSFER, intent.amount or 0)
        rows.append(replace(received, token=intent.token, main=intent.to))
    if intent.deposit:
        deposit = _act_entry(act, at, Account.MAIN, EntryKind.DEPOSIT, -intent.deposit)
        of_tokens = intent.token != KOII or act.key.act == MAKE_ACCOUNT
        rows.append(replace(deposit, words=FOR_TOKENS if of_tokens else DEPOSITED[intent.deposit > 0]))
    return rows


def _was_carried_out(act: ActRecord) -> bool:
    return act.status is ActStatus.DONE or (act.status is ActStatus.REFUSED and act.detail.startswith(FAILED_ON_CHAIN))


def _act_entry(act: ActRecord, at: float, account: Account, kind: EntryKind, amount: int) -> LedgerEntry:
    return LedgerEntry(
        source=act_source(act),
        account=account,
        kind=kind,
        amount=amount,
        at=at,
        slot=act.slot,
        task_id=act.key.task_id or None,
        round=act.key.round if act.key.round >= 0 else None,
        signature=act.signature,
        words=act.key.act,
        main=act.main,
    )


def day_of(at: float) -> date:
    """The day in UTC."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at)).date()
