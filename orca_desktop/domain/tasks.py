"""What a task is: its ID, its account on the chain, its metadata, and how it stands on this node."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

import base58

from orca_desktop.domain.amounts import NO_ROE, Roe, Units
from orca_desktop.domain.audits import AuditTrigger
from orca_desktop.domain.containers import Approval, Change, LastEnd, LayerHealth, RunPlan, plan_for_image
from orca_desktop.domain.errors import NotBase58, WrongLength
from orca_desktop.domain.images import ImageCandidate
from orca_desktop.domain.keys import KEY_BYTES, PublicKey
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.stages.choice import TEMPLATE, ChosenStages
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.domain.tokens import TokenKind as TokenKind
from orca_desktop.domain.variables import asked_for
from orca_desktop.domain.ways import Way

TaskId = NewType("TaskId", str)
"""Base58 text of the 32-byte address of the task's account."""

Cid = NewType("Cid", str)
"""Content identifier of an IPFS directory or file."""

MAX_PASTED = 2_000
_ALPHABET = frozenset("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202f\u2060\ufeff\\s]+")
_LINK = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def parse_task_id(text: str) -> TaskId:
    """Clean what was pasted, dropped or opened, and read a task ID from it.

    Spaces, quotes and invisible characters go; of a link (`orca://join/<id>`, an explorer page) the last part of the
    path is taken. Raises NotBase58 or WrongLength.
    """
    cleaned = _INVISIBLE.sub("", text[:MAX_PASTED]).strip("\"'`<>“”‘’«»,;.")
    if _LINK.match(cleaned):
        cleaned = cleaned.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]
    bad = next((character for character in cleaned if character not in _ALPHABET), None)
    if bad is not None:
        raise NotBase58(bad)
    raw = base58.b58decode(cleaned)
    if len(raw) != KEY_BYTES:
        raise WrongLength(len(raw))
    return TaskId(cleaned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A proof as the chain keeps it.

    `json` is the compact JSON of the object as it was received, members in that order: the choice of the node that
    writes the list hashes exactly this text (k2.md 5.4).
    """

    value: str
    slot: int
    json: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """A distribution list that somebody put on chain: the account that stores it."""

    account: PublicKey
    slot: int


class Payout(enum.Enum):
    """What became of a round's distribution list."""

    UNINITIALIZED = "Uninitialized"
    SUCCESSFUL = "PayoutSuccessful"
    FAILED = "PayoutFailed"


ByRound = Mapping[int, Mapping[PublicKey, Submission]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAccount:
    """A task's account, decoded (k2.md 3.1). Maps keep the order in which the server sent them.

    All amounts are in the smallest unit of `token`. `addresses` are URLs that nodes gave with their stakes; `variables`
    and `network_variables` are texts of the creator and of Koii that nothing is known to use.
    """

    id: TaskId
    kind: TokenKind
    name: str
    description: str
    manager: PublicKey
    is_active: bool
    is_allowlisted: bool
    executable: str
    executable_network: str
    metadata: str
    stake_pot: PublicKey
    windows: Windows
    total_bounty: Units
    bounty_per_round: Units
    total_stake: Units
    minimum_stake: Units
    allowed_failed_distributions: int
    migrated_to: TaskId | None = None
    stakes: Mapping[PublicKey, Units] = field(default_factory=dict)
    balances: Mapping[PublicKey, Units] = field(default_factory=dict)
    submissions: ByRound = field(default_factory=dict)
    submission_triggers: Mapping[int, Mapping[PublicKey, AuditTrigger]] = field(default_factory=dict)
    lists: Mapping[int, Mapping[PublicKey, ListEntry]] = field(default_factory=dict)
    list_triggers: Mapping[int, Mapping[PublicKey, AuditTrigger]] = field(default_factory=dict)
    payouts: Mapping[int, Payout] = field(default_factory=dict)
    addresses: Mapping[PublicKey, str] = field(default_factory=dict)
    variables: str = ""
    network_variables: str = ""
    token: Token = KOII

    @property
    def is_migrated(self) -> bool:
        return self.migrated_to is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One entry of a task's requirementsTags (k2.md 4.2)."""

    type: str
    value: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskMetadata:
    """What the creator says of the task. A stranger's text: shown as plain text only."""

    author: str = ""
    description: str = ""
    repository: str = ""
    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskReview:
    """What the user reads before joining.

    `plan` is what would run, `image` its first image. `plan_notes` tell which parts of the task's Pod spec have no
    effect and why; `missing_variables` are those that the user has yet to set, `variables_set` those whose values are
    in the keyring from before. `stages` is the name of those that are proposed for it. `token_balance` is what
    the main account holds of a token that is not KOII; `main_balance` is in KOII always. `candidates` are the images
    that its program names, the likeliest first, and none where it has a Pod spec; where none can be told to be the one,
    `image` is empty and the user has to name it. `obstacle` says why this node can join no task now, only watch it.
    """

    task_id: TaskId
    name: str
    author: str
    description: str
    image: str
    bounty_per_round: Units
    total_bounty: Units
    minimum_stake: Units
    nodes_last_round: int
    round_seconds: float
    windows: Windows
    requirements: tuple[Requirement, ...]
    main_balance: Roe
    plan: RunPlan | None = None
    plan_notes: tuple[str, ...] = ()
    missing_variables: tuple[str, ...] = ()
    stages: str = TEMPLATE
    variables_set: tuple[str, ...] = ()
    token: Token = KOII
    token_balance: Units = NO_ROE
    candidates: tuple[ImageCandidate, ...] = ()
    obstacle: str = ""


class TaskState(enum.Enum):
    """How a joined task stands on this node, and so what its buttons offer."""

    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"
    UNHEALTHY = "unhealthy"
    FINISHING = "finishing"
    STOPPING = "stopping"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task that the user joined, as the program shows it.

    `detail` says in the user's words what is going on or what went wrong; `as_of` is the slot at which the amounts
    were read from the chain. `plan` is what runs (None: the image and nothing else). `retry_at`, in seconds since the
    epoch, is when a container that ended is started again. Until `profile_settled` looser profiles are tried where a
    strict one stands in the task's way. `changes` is what is no longer as `approved`: until the
    user agrees, the task is not started by itself. `decided` is how all stood when the user last decided: it differs
    from `approved` where an image was rolled back, and as long as it still stands so the user is not asked again.
    `before` is what was approved before `approved`, with other images; audits may be run again by it.
    `stages` are how it is spoken to (None: by the template), as they were when the user chose them.
    `variables_set` are the names of those of the plan's variables that the user has set, last changed at `variables_at`
    (seconds since the epoch); the values are in the keyring only.
    `total_bounty` is what the task has left to pay, None until it was read; `was_allowlisted` is whether this node has
    ever seen the task on Koii's list of checked tasks. `account` is the main key of the account that works for it, as
    names may change; empty: the default one. All amounts are in the smallest unit of `token`.
    `image_named` is the image that the user named; empty: the one that the task's program names.
    """

    id: TaskId
    name: str
    image: str
    windows: Windows
    bounty_per_round: Units
    minimum_stake: Units
    state: TaskState = TaskState.STOPPED
    detail: str = ""
    stake: Units = NO_ROE
    claimable: Units = NO_ROE
    nodes: int = 0
    as_of: int = 0
    plan: RunPlan | None = None
    profile_settled: bool = True
    digest: str | None = None
    health: tuple[LayerHealth, ...] = ()
    crashes: int = 0
    retry_at: float | None = None
    last_end: LastEnd | None = None
    approved: Approval | None = None
    decided: Approval | None = None
    before: Approval | None = None
    changes: tuple[Change, ...] = ()
    stages: ChosenStages | None = None
    variables_set: tuple[str, ...] = ()
    variables_at: float | None = None
    is_active: bool = True
    is_allowlisted: bool = False
    was_allowlisted: bool = False
    migrated_to: TaskId | None = None
    total_bounty: Units | None = None
    account: str = ""
    way: Way = Way.RUN
    token: Token = KOII
    image_named: str = ""

    @property
    def is_watched(self) -> bool:
        """Whether it is only looked at: nothing of it runs here."""
        return self.way is Way.WATCH

    @property
    def is_practising(self) -> bool:
        """Whether it only practises: its container runs, and nothing of it goes on chain."""
        return self.way is Way.PRACTICE

    @property
    def takes_part(self) -> bool:
        """Whether an account works for it, with its stake and its signatures."""
        return self.way is Way.RUN

    def worked_for_by(self, default: str) -> str:
        """The account that works for it, *default* where none is named; empty in practice, where none does."""
        return "" if self.is_practising else self.account or default

    @property
    def run_plan(self) -> RunPlan:
        """What runs for the task."""
        return self.plan or plan_for_image(self.image)

    @property
    def is_at_work(self) -> bool:
        """Whether something runs of it, or is about to."""
        return self.state not in (TaskState.STOPPED, TaskState.FAILED)

    @property
    def variables_missing(self) -> tuple[str, ...]:
        """The variables without which it is not started."""
        return tuple(name for name in asked_for(self.run_plan) if name not in self.variables_set)
