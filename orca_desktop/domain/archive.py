"""What the history holds: facts as they are handed over, and the rows that can be asked for."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from orca_desktop.domain.acts import ActRecord
from orca_desktop.domain.audits import AuditGiven, AuditReceived
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import DistributionRecord, Proof, RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII, Token

Row = TypeVar("Row")


class FactKind(enum.Enum):
    """What a fact is about, and so what its body holds."""

    ROUND = "round"
    ACT = "act"
    TASK = "task"
    BALANCE = "balance"
    NOTICE = "notice"
    REFUSED = "refused"
    CRASH = "crash"
    NETWORK = "network"
    ENGINE = "engine"


class Severity(enum.IntEnum):
    """How much an event wants to be looked at."""

    ORDINARY = 0
    NOTABLE = 1
    """Something did not come about, or wants a decision."""
    TROUBLE = 2
    """Something is broken, or cost money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """What the history keeps of a task: figures of the chain count as of slot `as_of`, 0: not read yet.

    `account` is the main key of the account that works for it, NOBODY where there is none, None where an earlier
    version did not tell. Amounts are in units of `token`.
    """

    name: str
    state: str
    detail: str = ""
    image: str = ""
    stake: int = 0
    claimable: int = 0
    as_of: int = 0
    bounty_per_round: int = 0
    round_slots: int = 0
    total_bounty: int | None = None
    account: PublicKey | None = None
    token: Token = KOII


Body = RoundRecord | ActRecord | TaskFacts | Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened. `at` in seconds since the epoch; `text` is what a search looks through."""

    kind: FactKind
    at: float
    slot: int
    body: Body
    text: str = ""
    task_id: TaskId | None = None
    round: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountWork:
    """What belongs to an account: events of its tasks, and of its main key's balance."""

    main: PublicKey
    tasks: tuple[TaskId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which rows are wanted; what is None or empty leaves nothing out.

    Rounds from `first` to `last`, times from `since` to before `until` (seconds since the epoch), both ends included
    for rounds. `text` is searched for word by word, each a beginning of a word.
    """

    task_id: TaskId | None = None
    first: int | None = None
    last: int | None = None
    results: tuple[RoundResult, ...] = ()
    since: float | None = None
    until: float | None = None
    text: str = ""
    kinds: tuple[str, ...] = ()
    main: PublicKey | None = None
    """Of the ledger only."""
    severities: tuple[Severity, ...] = ()
    """Of events only, as is what follows."""
    work_of: AccountWork | None = None
    only_money: bool = False
    """Balances, and what a user sent: stakes, claims, transfers; nothing of rounds."""


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """Rows, the newest first. `next` is handed over to get the rows behind them; None: these were the last."""

    rows: tuple[Row, ...]
    next: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One line of the history. `body` is JSON."""

    id: int
    at: float
    slot: int
    kind: str
    task_id: TaskId | None
    round: int | None
    text: str
    body: str
    severity: Severity = Severity.ORDINARY


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """A round, when the history first heard of it and when last."""

    id: int
    at: float
    changed_at: float
    record: RoundRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRow:
    id: int
    task_id: TaskId
    round: int
    at: float
    result: RoundResult
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditGivenRow:
    id: int
    task_id: TaskId
    round: int
    at: float
    audit: AuditGiven


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReceivedRow:
    id: int
    task_id: TaskId
    round: int
    at: float
    result: RoundResult
    audit: AuditReceived


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    id: int
    task_id: TaskId
    round: int
    at: float
    list: DistributionRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTask:
    """A task that the history knows, joined still or not, as it stood when it last changed."""

    id: TaskId
    at: float
    facts: TaskFacts

    @property
    def name(self) -> str:
        return self.facts.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveStatus:
    """How the history fares: `problem` in words, empty when it is written; `lost` facts could not be kept."""

    problem: str = ""
    lost: int = 0
    set_aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What came of comparing the derived tables with the events: rows a table that differ. Sound when empty."""

    events: int
    differing: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        return not self.differing
