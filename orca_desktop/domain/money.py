"""Moving money: what a user may ask for, the transaction in words before it is signed, and how far it has come."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from msgspec import Struct

from orca_desktop.domain.amounts import NO_ROE, Roe, Units
from orca_desktop.domain.keys import NOBODY, PublicKey, Signature
from orca_desktop.domain.tasks import TaskId, TokenKind
from orca_desktop.domain.tokens import KOII, Token, TokenAmount


class StakeMore(Struct, frozen=True, kw_only=True, tag=True):
    """Stake on a task, in addition to what is staked: so many units of the token that it pays in."""

    task_id: TaskId
    amount: Units


class Unstake(Struct, frozen=True, kw_only=True, tag=True):
    """Take the whole stake back: it becomes claimable (k2.md 6.2, Withdraw), and is claimed.

    A task that runs is stopped first: its rounds under way are finished, unless *at_once*.
    """

    task_id: TaskId
    at_once: bool = False


MOST_CLAIMED = 1_000
"""From so many tasks one request claims at most; each is a transaction of its own."""


class Claim(Struct, frozen=True, kw_only=True, tag=True):
    """Have what is claimable paid out to the main key, of each of these tasks."""

    task_ids: tuple[TaskId, ...]


class Transfer(Struct, frozen=True, kw_only=True, tag=True):
    """Send from the main key to any address: KOII, or of the token with this mint so many of its smallest unit."""

    to: PublicKey
    amount: Units
    mint: PublicKey | None = None


class RepairStakingAccount(Struct, frozen=True, kw_only=True, tag=True):
    """Give the staking key an account that the task program owns again (k2.md 7.3).

    `kind` is that of the tasks that it is for; None: the first that needs it. The plan names it.
    """

    kind: TokenKind | None = None


MoneyRequest = StakeMore | Unstake | Claim | Transfer | RepairStakingAccount
"""Tagged, so that a stored or sent plan tells which of them it is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPlan:
    """A request, worked out and in words; nothing is signed yet.

    `facts` are what and value, in the order in which they are read: what, how much, to whom, fee, what is left.
    `steps` are the transactions in words. `not_before` is the slot at which the network will first take it; None:
    at once. `problem` says why it cannot be carried out as things stand; empty when it can. `account` is the name of
    the account that it is for, `main` its main key. `fee` is what the network asks for all transactions together.

    `amount` is in units of `token`; a claim from tasks of several tokens has the sum of the first here. `amounts` has
    each token that is moved, `tokens_after` what the main key then holds of those that are not KOII. For each of
    `makes` an account that holds it is made first, in a step of its own. `deposit` stays in accounts that are made.
    """

    id: str
    request: MoneyRequest
    title: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    amount: Units
    fee: Roe
    main_balance_after: Roe
    warnings: tuple[str, ...] = ()
    not_before: int | None = None
    problem: str = ""
    account: str = ""
    main: PublicKey = NOBODY
    token: Token = KOII
    amounts: tuple[TokenAmount, ...] = ()
    tokens_after: tuple[TokenAmount, ...] = ()
    makes: tuple[Token, ...] = ()
    deposit: Roe = NO_ROE

    def answers(self, request: MoneyRequest, account: str) -> bool:
        """Whether it is what came of *request* for the account of this name or main key; empty: for any.

        A repair that left it open which staking account is meant is answered by one that names it.
        """
        names_it = request == RepairStakingAccount() and isinstance(self.request, RepairStakingAccount)
        is_for_it = not self.account or account in ("", self.account, self.main)
        return is_for_it and (names_it or self.request == request)


class SagaState(enum.Enum):
    """How a request that was agreed to stands. WAITING: for its earliest slot, or for a network that is away."""

    RUNNING = "running"
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saga:
    """A plan that is being carried out, one journalled step after the other, resumed after any interruption.

    `done` counts the steps that are certain, of `plan.steps`. `words` say what happens now, or why it ended.
    `started_at` and `changed_at` are seconds since the epoch, `slot` is when it was agreed to; `signatures` name the
    transactions that were made. `can_cancel`: nothing was sent yet, or nobody can tell any more what became of it.
    `is_unknown`: it was given up while that was so.
    """

    id: str
    plan: MoneyPlan
    state: SagaState
    started_at: float
    changed_at: float
    done: int = 0
    words: str = ""
    signatures: tuple[Signature, ...] = ()
    slot: int = 0
    can_cancel: bool = False
    is_unknown: bool = False

    @property
    def is_over(self) -> bool:
        return self.state in (SagaState.DONE, SagaState.FAILED, SagaState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLimit:
    """The same of a token, in its smallest unit."""

    token: Token
    limit: Units
    spent: Units


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLimit:
    """The most that may be staked and sent within a day of the network's clock; `limit` None: any amount.

    `spent` counts what was agreed to within the last day. Nothing tells what a token is worth, so each has a limit of
    its own: `tokens` are those that have one.
    """

    limit: Roe | None = None
    spent: Roe = NO_ROE
    tokens: tuple[TokenLimit, ...] = ()

    def of(self, token: Token) -> Units | None:
        """The limit of a token; None: any amount."""
        if token.is_koii:
            return self.limit
        return next((one.limit for one in self.tokens if one.token.mint == token.mint), None)
