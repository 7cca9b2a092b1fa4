"""What a user may ask of the node. Imperative, frozen, and safe to log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.audit_again import AuditImage
from orca_desktop.domain.containers import Profile
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import MoneyRequest
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.domain.ways import Way


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """Look up what was pasted; answered by TaskReviewed or CommandRefused."""

    text: str


@dataclass(frozen=True, slots=True)
class JoinTask:
    """Add the task to the list and start it: its container runs, and the minimum stake is paid.

    With the way to watch it nothing runs and nothing is staked; with that of practice its container runs, and nothing
    goes on chain. Neither needs an account. A task that is watched or practised is joined like one that is new.

    `variables` are values for what its Pod spec asks of the user, by name. `stages` names those by which it is spoken
    to, empty for the proposed ones; `main_key` is whether the user agrees to signatures of the main key. `account` is
    the name or main key of the account that works for it, empty for the default one. `image` is the one that runs,
    empty for the one that the task's program names: where that cannot be told it has to be given.
    """

    task_id: TaskId
    variables: tuple[tuple[str, Secret], ...] = ()
    stages: str = ""
    main_key: bool = False
    account: str = ""
    way: Way = Way.RUN
    image: str = ""


@dataclass(frozen=True, slots=True)
class StartTask:
    task_id: TaskId


@dataclass(frozen=True, slots=True)
class StopTask:
    """Stop the container and take part in no further round. The stake stays where it is."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class FinishTask:
    """Begin no new round; stop the container once the proofs of the rounds under way are submitted and audited."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class RestartTask:
    """Stop the container and start it again; the rounds under way go on."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class LeaveTask:
    """Stop the task and take it from the list, and its variables from the keyring; its data and history are kept.

    Refused while stake or rewards are on it, unless `force`: they stay on the chain then.
    """

    task_id: TaskId
    force: bool = False


@dataclass(frozen=True, slots=True)
class ApproveChanges:
    """Agree to what has changed since the task was joined, and start it."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class RollBackImage:
    """Go back to the image that was approved, by its digest, instead of agreeing to the new one."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class SetProfile:
    """Box the task's containers in more or less tightly; they are restarted when they run."""

    task_id: TaskId
    profile: Profile


@dataclass(frozen=True, slots=True)
class SetGrants:
    """Grant or take back the use of a graphics processor and of the shared cache of models."""

    task_id: TaskId
    gpu: bool
    model_cache: bool


@dataclass(frozen=True, slots=True)
class SetVariables:
    """Keep values for what the task's Pod spec asks of the user, by name, or remove them; what runs is restarted."""

    task_id: TaskId
    values: tuple[tuple[str, Secret], ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetStages:
    """Speak to the task by the stages of this name from now on; `main_key`: they may sign with the main key."""

    task_id: TaskId
    name: str
    main_key: bool = False


@dataclass(frozen=True, slots=True)
class SetAccount:
    """Work for the task with another account, by name or main key; only while it is stopped, and without stake."""

    task_id: TaskId
    account: str


@dataclass(frozen=True, slots=True)
class ReloadAccounts:
    """Look again which accounts there are: another program has changed them."""


@dataclass(frozen=True, slots=True)
class LockWallet:
    """Ask for the passphrase again before money moves, or an account is exported or removed. Rounds go on."""


@dataclass(frozen=True, slots=True)
class UnlockWallet:
    """Open the lock. The passphrase goes from a client to the node and no further."""

    passphrase: Secret


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """Work out a request for the account of this name (empty: the default one); answered by MoneyPlanned."""

    request: MoneyRequest
    account: str = ""


@dataclass(frozen=True, slots=True)
class CarryOutMoney:
    """Carry out a plan that was shown; answered by SagaChanged, again and again until it is over."""

    plan_id: str


@dataclass(frozen=True, slots=True)
class CancelMoney:
    """Give up what was agreed to, as long as nothing of it was sent."""

    saga_id: str


@dataclass(frozen=True, slots=True)
class SetDayLimit:
    """Refuse to stake and send more of a token within a day; None: any amount. Answered by DayLimitChanged."""

    limit: Units | None
    token: Token = KOII


@dataclass(frozen=True, slots=True)
class RunAuditAgain:
    """Audit a node's proof of a round again, on this machine only; answered by AuditedAgain."""

    task_id: TaskId
    round: int
    node: PublicKey
    image: AuditImage = AuditImage.NOW


@dataclass(frozen=True, slots=True)
class SaveEvidence:
    """Write what is known of a round to a new file of this machine, signed; answered by EvidenceWritten."""

    task_id: TaskId
    round: int
    path: str


@dataclass(frozen=True, slots=True)
class ListStages:
    """Read again which stages there are; answered by StagesListed."""


Command = (
    ReviewTask
    | JoinTask
    | StartTask
    | StopTask
    | FinishTask
    | RestartTask
    | LeaveTask
    | ApproveChanges
    | RollBackImage
    | SetProfile
    | SetGrants
    | SetVariables
    | SetStages
    | SetAccount
    | ReloadAccounts
    | LockWallet
    | UnlockWallet
    | PlanMoney
    | CarryOutMoney
    | CancelMoney
    | SetDayLimit
    | RunAuditAgain
    | SaveEvidence
    | ListStages
)


def without_secrets(command: Command) -> Command:
    """The command as it may be told to others: with the names of its secrets, and empty values."""
    match command:
        case JoinTask(variables=variables) if variables:
            return replace(command, variables=_emptied(variables))
        case UnlockWallet():
            return UnlockWallet(Secret(""))
        case SetVariables(values=values) if values:
            return replace(command, values=_emptied(values))
        case _:
            return command


def _emptied(values: tuple[tuple[str, Secret], ...]) -> tuple[tuple[str, Secret], ...]:
    return tuple((name, Secret("")) for name, _ in values)
