"""Everything that can go wrong, in one tree. Every error says what happened, and what it means, to the user.

OrcaError
├── TaskIdError            the text that was pasted is no task ID
│   ├── NotBase58
│   └── WrongLength
├── JoinError              the ID is fine, the task cannot be joined
│   ├── NoSuchAccount
│   ├── NotATask
│   ├── TaskInactive
│   ├── TaskMigrated
│   ├── MigrationEndless   (its newer versions lead in a circle)
│   ├── AlreadyJoined
│   ├── OnlyWatched        (it is looked at, and nothing of it runs)
│   ├── OnlyPractised      (no account works for it)
│   ├── NoImageNamed
│   ├── ImageUnclear       (its program names several)
│   ├── ImageNotTaken      (the one that the user named)
│   ├── ChangesWait        (joined before, and no longer as approved)
│   └── PodRefused         (its Pod spec asks for what no task gets)
├── NetworkError           the RPC server
│   ├── NetworkUnreachable
│   ├── NetworkRefused     (its answer was a refusal)
│   ├── NetworkGarbled     (its answer cannot be read)
│   ├── TransactionRejected
│   ├── TransactionExpired
│   ├── OutcomeUnknown
│   └── InsufficientFunds
├── ContentError           metadata, executables and proofs behind a CID
│   ├── NoProofStore
│   ├── ContentUnavailable
│   └── ContentTooLarge
├── EngineError            the container engine
│   ├── EngineUnavailable
│   ├── ImageMissing
│   └── ContainerFailed
├── DataError              the data that tasks keep
├── ModelError             the cache of models
├── TaskApiError           the web server inside the container
│   ├── TaskSilent
│   ├── TaskRefused
│   ├── TaskAnswerUnreadable
│   ├── StagesUnfit        (a value that its stages need is missing)
│   ├── NothingToSubmit
│   └── ProofTooLarge
├── WalletError            wallets
│   ├── KeyringUnavailable
│   ├── KeyringLocked
│   │   └── KeyringSilent
│   └── KeyMissing
├── JournalError           the node's own files
│   ├── NoHistoryYet
│   └── DataFolderInUse
├── NodeError              a node that runs in another process
│   ├── NoNodeRuns
│   ├── NodeRefused
│   └── NodeGone
├── DesktopError           the user's desktop: start at login, links
└── TaskChoiceError        the words that name a joined task
    ├── NoTaskFits
    └── SeveralTasksFit
"""

from __future__ import annotations


class OrcaError(Exception):
    """An error with a face: `title` is a headline, `message` says what it means and what can be done."""

    title = "Something went wrong"

    def __init__(self, message: str, *, title: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if title is not None:
            self.title = title


class TaskIdError(OrcaError):
    """The text that was pasted is no task ID."""

    title = "This is not a task ID"


class NotBase58(TaskIdError):
    """The text holds characters that no task ID has."""

    def __init__(self, bad: str) -> None:
        super().__init__(
            f"A task ID has only letters and digits, without 0, O, I and l. This text has “{bad}”. "
            "Copy the ID again from where you found the task."
        )


class WrongLength(TaskIdError):
    """Base58, but not 32 bytes."""

    def __init__(self, count: int) -> None:
        problem = "a part of it is missing" if count < 32 else "it is too long"
        super().__init__(
            f"A task ID stands for 32 bytes; this text stands for {count}, so {problem}. "
            "Copy the whole ID again, 43 or 44 characters."
        )


class JoinError(OrcaError):
    """The ID is well formed, but the task cannot be joined."""

    title = "This task cannot be joined"


class NoSuchAccount(JoinError):
    title = "No such task"

    def __init__(self, task_id: str) -> None:
        super().__init__(
            f"The network knows no account {task_id}. Check the ID, and that the program is on the network "
            "on which the task was created."
        )


class NotATask(JoinError):
    title = "This is not a task"

    def __init__(self, owner: str) -> None:
        kind = "an ordinary wallet" if owner == "11111111111111111111111111111111" else f"an account of {owner}"
        super().__init__(
            f"There is an account with this ID, but it is {kind}. A task belongs to the Koii task program."
        )


class TaskInactive(JoinError):
    title = "This task is not active"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” takes no stakes and no proofs at the moment, so there is nothing to earn. "
            "Its creator can activate it; try again then."
        )


class TaskMigrated(JoinError):
    title = "This task has moved"

    def __init__(self, name: str, successor: str) -> None:
        self.successor = successor
        super().__init__(f"“{name}” was replaced by a newer version. Join that one instead: {successor}")


class AlreadyJoined(JoinError):
    title = "You have joined this task already"

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is in your list of tasks.")


class MigrationEndless(JoinError):
    title = "This task leads nowhere"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” was replaced by a newer version, and following the versions never comes to an end. Its creator "
            "must mend that; nothing can be joined here."
        )


class NoImageNamed(JoinError):
    title = "The task names no image"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The program of “{name}” does not say which container image it runs, so it is not an Orca task "
            "or it was packed in a way that cannot be read. If you know its image, name it to join."
        )


class ImageUnclear(JoinError):
    """`images` are those among which the user has to choose."""

    title = "Which image does the task run?"

    def __init__(self, name: str, images: tuple[str, ...]) -> None:
        self.images = images
        super().__init__(
            f"The program of “{name}” names several images, or one without saying what for: {', '.join(images)}. "
            "Choose the one that is its container; its creator can tell."
        )


class ImageNotTaken(JoinError):
    """The image that the user named."""

    title = "This image cannot be used"


class PodRefused(JoinError):
    """`field` is where in the Pod spec: `spec.containers[0].securityContext.privileged`."""

    title = "This task asks for what it cannot have"

    def __init__(self, field: str, reason: str) -> None:
        self.field = field
        super().__init__(
            f"In its Pod spec, {field} cannot be accepted: {reason.removesuffix('.')}. Nothing was started; only the "
            "task's creator can change its Pod spec."
        )


class OnlyWatched(JoinError):
    title = "This task is only watched"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Nothing of {name} runs here, and nothing is staked. To take part in it, look it up again and join it."
        )


class OnlyPractised(JoinError):
    title = "This task only practises"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} practises with keys of its own that hold nothing: no account works for it. To earn with it, look "
            "it up again and run it; the account is chosen there."
        )


class ChangesWait(JoinError):
    title = "Something has changed"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is no longer as it was when you agreed to run it, so it is not started. Look at the changes in "
            "the window, and agree to them there."
        )


class NetworkError(OrcaError):
    """The RPC server, or the way to it."""

    title = "The network gives no usable answer"


class NetworkUnreachable(NetworkError):
    title = "The network cannot be reached"

    def __init__(self, server: str, reason: str) -> None:
        super().__init__(
            f"{server} does not answer ({reason}). Rounds cannot be read or paid until it does; "
            "the program keeps trying. Check the internet connection."
        )


class NetworkRefused(NetworkError):
    title = "The network refused the request"

    def __init__(self, code: int, reason: str) -> None:
        self.code = code
        self.reason = reason
        super().__init__(f"The server answered: {reason} (code {code}).")


class NetworkGarbled(NetworkError):
    title = "The network's answer cannot be read"

    def __init__(self, what: str) -> None:
        super().__init__(f"The server's answer is not what the protocol says: {what}. Nothing was done with it.")


class TransactionRejected(NetworkError):
    title = "The network rejected a transaction"

    def __init__(self, reason: str, logs: tuple[str, ...] = ()) -> None:
        self.reason = reason
        self.logs = logs
        super().__init__(f"It was not carried out, and nothing was paid: {reason}")


class TransactionExpired(NetworkError):
    title = "A transaction came too late"

    def __init__(self) -> None:
        super().__init__(
            "The network no longer knows the block that it refers to, so it was not taken. It is made anew."
        )


class OutcomeUnknown(NetworkError):
    title = "It is not known whether a transaction arrived"

    def __init__(self, signature: str, reason: str) -> None:
        self.signature = signature
        super().__init__(
            f"Transaction {signature} was sent, but {reason}. It is looked up before anything is repeated."
        )


class InsufficientFunds(NetworkError):
    title = "Not enough KOII"

    def __init__(self, needed: str, available: str, symbol: str = "KOII") -> None:
        super().__init__(
            f"This takes {needed} {symbol}; the main wallet holds {available} {symbol}. Nothing was sent.",
            title=f"Not enough {symbol}",
        )


class ContentError(OrcaError):
    """Something stored under a CID."""

    title = "A file of the task is not available"


class NoProofStore(ContentError):
    title = "There is nowhere to store proofs"

    def __init__(self) -> None:
        super().__init__(
            "No proof store is configured, so no round could be submitted. Start the program with --store and the URL "
            "of an IPFS RPC endpoint."
        )


class ContentUnavailable(ContentError):
    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"{what} is not available: {reason.removesuffix('.')}.")


class ContentTooLarge(ContentError):
    title = "A file of the task is too large"

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(f"{what} is larger than {limit:,} bytes, more than this program accepts.")


class EngineError(OrcaError):
    """The container engine."""

    title = "The container engine reports a problem"


class EngineUnavailable(EngineError):
    title = "Docker is not running"

    def __init__(self, reason: str, *, advice: str = "Start Docker") -> None:
        super().__init__(
            f"No Docker Engine answers ({reason}). Tasks run in containers, so none can start. "
            f"{advice}; the program keeps trying."
        )


class ImageMissing(EngineError):
    title = "The task's image is not available"

    def __init__(self, image: str, reason: str) -> None:
        super().__init__(f"{image} is not where the engine runs and cannot be pulled: {reason}. Nothing was started.")


class ContainerFailed(EngineError):
    title = "The task's container does not run"

    def __init__(self, reason: str, last_lines: tuple[str, ...] = ()) -> None:
        self.reason = reason
        self.last_lines = last_lines
        tail = f" Its last words: {' / '.join(last_lines)}" if last_lines else ""
        super().__init__(f"{reason}.{tail}")


class DataError(OrcaError):
    """The data that tasks keep, and the files with copies of it."""

    title = "This cannot be done with the task's data"


class ModelError(OrcaError):
    """The cache of models, and the files that are put there."""

    title = "This cannot be done with the cache of models"


class TaskApiError(OrcaError):
    """The web server inside the task's container gave no usable answer."""

    title = "The task gives no usable answer"


class TaskSilent(TaskApiError):
    title = "The task does not answer"

    def __init__(self, what: str, seconds: float) -> None:
        super().__init__(
            f"The container runs, but nothing answers on port 8080 ({what}, waited {seconds:g} s). "
            "No proof can be made until it does."
        )


class TaskRefused(TaskApiError):
    title = "The task answered with an error"

    def __init__(self, what: str, status: int, words: str = "") -> None:
        self.status = status
        said = f" It says: “{words}”." if words else ""
        super().__init__(f"{what} was answered with status {status}.{said}")


class StagesUnfit(TaskApiError):
    title = "The task cannot be asked"

    def __init__(self, reason: str) -> None:
        super().__init__(f"Its stages cannot be carried out: {reason.removesuffix('.')}. Nothing was sent to it.")


class TaskAnswerUnreadable(TaskApiError):
    title = "The task's answer cannot be read"

    def __init__(self, what: str, problem: str) -> None:
        super().__init__(f"The answer to {what} is not what the contract says: {problem}.")


class NothingToSubmit(TaskApiError):
    title = "The task has no proof for this round"

    def __init__(self, round_number: int) -> None:
        super().__init__(
            f"The container has nothing to submit for round {round_number}. Without one in time the round is missed."
        )


class ProofTooLarge(TaskApiError):
    title = "The proof is too large"

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"The container's proof is larger than the limit of {limit:,} bytes. It was not submitted, "
            "so the round is missed; the stake is not touched."
        )


class WalletError(OrcaError):
    """Wallets and where they are kept."""

    title = "The wallet cannot be used"


class KeyringUnavailable(WalletError):
    title = "No keyring on this machine"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The operating system offers no safe place for keys ({reason}). Keys are never written in plain text, "
            "so nothing was saved."
        )


class KeyringLocked(WalletError):
    title = "The keyring is locked"

    def __init__(self) -> None:
        super().__init__("Unlock the keyring of your desktop, then try again. Nothing was changed.")


class KeyringSilent(KeyringLocked):
    title = "The keyring does not answer"

    def __init__(self) -> None:
        WalletError.__init__(
            self,
            "It may be waiting for its password, in a window of its own, or have gone away in the middle. Answer it or "
            "unlock it, then try again.",
        )


class KeyMissing(WalletError):
    title = "There is no such wallet"

    def __init__(self, name: str) -> None:
        super().__init__(f"The keyring holds no wallet called “{name}”.")


class JournalError(OrcaError):
    title = "The node's records cannot be used"


class NoHistoryYet(JournalError):
    title = "There is no history yet"

    def __init__(self, folder: str) -> None:
        super().__init__(f"A node writes it while it runs, and none ran on {folder}. --data names another folder.")


class DataFolderInUse(JournalError):
    title = "This data folder is in use"

    def __init__(self, file: str) -> None:
        super().__init__(
            f"{file} is held by another node, which may be just starting or ending. Two nodes on one folder would act "
            "twice, so nothing was started. `orca-desktop` opens a window on the node that runs; or choose another "
            "folder with --data."
        )


class NodeError(OrcaError):
    """A node that runs in another process of this machine."""

    title = "The node cannot be reached"


class NoNodeRuns(NodeError):
    title = "No node is running"

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"Nothing runs on the data folder {folder}. Start a node with `orca-desktop` or `orca-desktop run`, "
            "or name another folder with --data."
        )


class NodeRefused(NodeError):
    title = "The node does not talk to this program"


class NodeGone(NodeError):
    title = "The node has gone"


class DesktopError(OrcaError):
    """What the user's desktop is asked to do for the program."""

    title = "The desktop's settings cannot be changed"


class TaskChoiceError(OrcaError):
    """The words that name one of the joined tasks."""

    title = "It is not clear which task is meant"


class NoTaskFits(TaskChoiceError):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"No task of this node is called “{text}”, and no ID begins so. `orca-desktop tasks` lists them."
        )


class SeveralTasksFit(TaskChoiceError):
    def __init__(self, text: str, ids: tuple[str, ...]) -> None:
        super().__init__(f"“{text}” fits {len(ids)} tasks: {', '.join(ids)}. Write more of the ID.")
