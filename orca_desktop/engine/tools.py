"""What every worker works with: the ports, and the few things that all tasks share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random

from orca_desktop.domain.events import Event
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import Saga
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.acts import Acts
from orca_desktop.engine.no_evidence import no_evidence
from orca_desktop.engine.purse import Purse
from orca_desktop.engine.slot_clock import SlotClock
from orca_desktop.engine.task_wallet import TaskWallets, nobodys_wallet
from orca_desktop.ports.chain import Chain
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.containers import Containers
from orca_desktop.ports.evidence import EvidenceSources
from orca_desktop.ports.history import History, Journal
from orca_desktop.ports.images import Images
from orca_desktop.ports.keys import Signer, Wallet
from orca_desktop.ports.proof_store import ProofStore
from orca_desktop.ports.stages import StageFiles
from orca_desktop.ports.task_api import TaskApi, Terms
from orca_desktop.ports.variables import TaskVariables

Tell = Callable[[TaskState, str], None]
"""Takes the state that something gives the task, and the words for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long the node waits, in seconds."""

    health_poll: float = 0.3
    quick: float = 2.0
    """For so long after its start a container is asked every `quick_poll` if it answers, then every `health_poll`."""
    quick_poll: float = 0.02
    silence: float = 60.0
    """A container that has not answered for so long is said to be silent; it is asked on."""
    refresh: float = 15.0
    """The longest time between two looks at a task's account; short rounds are looked at more often."""
    engine_poll: float = 5.0
    retry: float = 5.0
    retry_limit: float = 300.0
    stable: float = 3600.0
    """After so long without an ending a container's crashes are forgotten."""
    usage: float = 5.0
    changes: float = 21_600.0
    """Between two looks whether what runs is still as the user approved it."""
    server_poll: float = 10.0
    """Between two looks at a server that is healthy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeKit:
    """What tasks that practise have instead: a proof store that uploads nothing, and keys that nobody else has."""

    proof_store: ProofStore
    fresh_signer: Callable[[], Signer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    chain: Chain
    containers: Containers
    images: Images
    task_api: TaskApi
    speak_by: Callable[[Terms], TaskApi]
    """The task API for one task, by its own stages."""
    stages: StageFiles
    proof_store: ProofStore
    practice: PracticeKit
    wallets: TaskWallets
    variables: TaskVariables
    journal: Journal
    history: History
    clock: Clock
    slots: SlotClock
    acts: Acts
    publish: Callable[[Event], None]
    pace: Pace = field(default_factory=Pace)
    purse: Purse = field(default_factory=Purse)
    sagas: Callable[[], Iterable[Saga]] = tuple
    """The requests for money that are known, those under way among them."""
    evidence: EvidenceSources = field(default_factory=no_evidence)
    wallet: Wallet = field(default_factory=nobodys_wallet)
    """What the one task works with that these tools are for."""
    random: Random = field(default_factory=Random)
    """Which proofs are audited, and where in a window the node acts; seeded by tests."""

    @property
    def staking_key(self) -> PublicKey:
        return self.wallet.staking.public_key
