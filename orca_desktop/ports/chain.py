"""The network: reading task accounts, and carrying out acts on chain."""

from __future__ import annotations

import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from orca_desktop.domain.amounts import NO_ROE, Roe, Units
from orca_desktop.domain.keys import PublicKey, Signature, WalletKeys
from orca_desktop.domain.status import EndpointStatus
from orca_desktop.domain.tasks import TaskAccount, TaskId, TokenKind
from orca_desktop.domain.tokens import Token, TokenAmount
from orca_desktop.ports.keys import Wallet


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """Stake *amount* on a task; makes the staking account first where there is none."""

    task_id: TaskId
    stake_pot: PublicKey
    amount: Units


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitProof:
    """Put a proof on chain; *value* has at most 512 bytes of UTF-8."""

    task_id: TaskId
    round: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOnProof:
    task_id: TaskId
    round: int
    candidate: PublicKey
    is_valid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadPiece:
    """Write one piece of a distribution list into the staking account: that with *index*, from 0, out of *total*."""

    task_id: TaskId
    round: int
    index: int
    total: int
    piece: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitList:
    """Announce the list that was uploaded."""

    task_id: TaskId
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOnList:
    task_id: TaskId
    round: int
    candidate: PublicKey
    is_valid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerPayout:
    """Have the chain apply the list that *author* submitted."""

    task_id: TaskId
    round: int
    author: PublicKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Turn the whole stake into a claimable balance."""

    task_id: TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReward:
    """Have the whole claimable balance paid to the main key."""

    task_id: TaskId
    stake_pot: PublicKey


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferRoe:
    """Send from the main key to any address."""

    to: PublicKey
    amount: Roe


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverStaking:
    """Empty a staking account that belongs to the wrong program into the main account, and make it anew (7.3).

    `kind` is that of the tasks for which the staking key is: it decides whose the account is to be.
    """

    kind: TokenKind = TokenKind.KOII


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferToken:
    """Send of a token from the main key to any address; where that has no account for the token, one is made first."""

    to: PublicKey
    token: Token
    amount: Units


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeTokenAccount:
    """Make the account in which the main key holds a token; changes nothing where it is there."""

    token: Token


RoundAct = SubmitProof | VoteOnProof | UploadPiece | SubmitList | VoteOnList | TriggerPayout
TaskAct = RoundAct | Stake | Withdraw | ClaimReward
Act = TaskAct | TransferRoe | TransferToken | MakeTokenAccount | RecoverStaking


VALID_SLOTS = 300
"""A blockhash serves 150 blocks (Solana); slots may be skipped, so twice as many slots are waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedAct:
    """A transaction ready to send. After slot `valid_until` the network takes it no more, so its fate is certain.

    `deposit` is what it leaves in the staking account beside its amount, negative: what comes back out of it.
    """

    signature: Signature
    wire: bytes
    valid_until: int
    deposit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSight:
    """What stands under a key: `owner` is the program that it belongs to, None where there is nothing."""

    balance: Roe = NO_ROE
    owner: PublicKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What an act takes from the main account beside its amount, as the network tells it.

    `deposit` stays in a staking account that has to be made; `returned` comes back out of one that is made anew.
    """

    fee: Roe
    deposit: Roe = NO_ROE
    returned: Roe = NO_ROE


class Outcome(enum.Enum):
    """What became of a transaction.

    PENDING: neither seen nor impossible yet. FORGOTTEN: it is impossible by now, but the network no longer tells
    whether it was carried out before.
    """

    LANDED = "landed"
    FAILED = "failed"
    EXPIRED = "expired"
    PENDING = "pending"
    FORGOTTEN = "forgotten"


class Chain(Protocol):
    """Every method raises NetworkUnreachable, NetworkRefused or NetworkGarbled, within a bounded time.

    In what a task pays the chain finds out by itself. Wallets and keys that are handed over with an act about a task
    are those by which the task knows the node: its identity there is their `staking` (`Wallet.in_tasks_of`, `keys_in`).
    """

    @property
    def server(self) -> str:
        """The address of the server that is asked, for the user."""
        ...

    @property
    def endpoints(self) -> tuple[EndpointStatus, ...]:
        """How each server does, in the order in which the user named them."""
        ...

    @property
    def subscribed(self) -> bool:
        """Whether a server tells its slots by itself."""
        ...

    async def slot(self) -> int: ...

    async def moved(self, keys: Collection[PublicKey]) -> None:
        """Wait until a server tells by itself that one of these accounts may have changed; that may never come."""
        ...

    async def slot_ms(self) -> float:
        """The measured mean duration of a slot, in milliseconds."""
        ...

    async def task(self, task_id: TaskId) -> TaskAccount:
        """Read a task's account. Raises NoSuchAccount or NotATask."""
        ...

    async def distribution_list(
        self, account: PublicKey, task_id: TaskId, round_number: int
    ) -> Mapping[PublicKey, int] | None:
        """The list stored in *account* for this round, None when there is none."""
        ...

    async def balance(self, key: PublicKey) -> Roe: ...

    async def account(self, key: PublicKey) -> AccountSight: ...

    async def tokens(self, key: PublicKey) -> tuple[TokenAmount, ...]:
        """What a key holds of tokens that are not KOII, none of which it holds nothing.

        `amount` is what this key can spend here, as of `token_balance`; what lies elsewhere is told apart.
        """
        ...

    async def token_balance(self, key: PublicKey, token: Token) -> Units | None:
        """What stands on *key*'s account for a token that is not KOII; None where there is no such account."""
        ...

    async def rent(self, size: int) -> Roe:
        """The least balance of an account that holds *size* bytes of data."""
        ...

    async def cost(self, act: Act, keys: WalletKeys) -> Cost:
        """What the network asks for it; nothing is signed. May raise TransactionRejected where it cannot be made."""
        ...

    async def prepare(self, act: Act, wallet: Wallet) -> SignedAct:
        """Build and sign, sending nothing.

        Raises InsufficientFunds where the main wallet cannot pay for it, and may already raise TransactionRejected.
        """
        ...

    async def send(self, signed: SignedAct) -> None:
        """Send and wait until it is confirmed; sending the same twice changes nothing.

        Raises TransactionRejected when it was not carried out, TransactionExpired when it must be made anew,
        OutcomeUnknown when it may have been carried out.
        """
        ...

    async def outcome(self, signature: Signature, valid_until: int) -> Outcome: ...

    async def missing_pieces(
        self, task_id: TaskId, round_number: int, amounts: Mapping[PublicKey, int], staking: PublicKey
    ) -> tuple[UploadPiece, ...]:
        """What has to be sent until the account of *staking* stores this distribution list; nothing where it does."""
        ...
