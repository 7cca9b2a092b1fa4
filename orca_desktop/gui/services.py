"""What the window asks of the node directly, without a command: accounts with their secrets, and the history's ledger.

Secrets pass neither the event bus nor the control socket, so these are awaited in the program itself.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from orca_desktop.gui.outside import Outside

if TYPE_CHECKING:  # what is said about types only: the first picture need not wait for it
    from orca_desktop.domain.accounts import Account, Custody, LeftBehind
    from orca_desktop.domain.archive import EventRow, Filter, KnownTask, Page
    from orca_desktop.domain.data_folder import DataFolder
    from orca_desktop.domain.keys import PublicKey
    from orca_desktop.domain.ledger import LedgerEntry
    from orca_desktop.domain.ledger_sums import DaySum
    from orca_desktop.domain.secrets import Secret
    from orca_desktop.domain.settings.preferences import Preferences
    from orca_desktop.domain.settings.setting import Owner
    from orca_desktop.domain.status import NetworkStatus
    from orca_desktop.domain.tasks import TaskId


class WalletSecrets(Protocol):
    """Base58 of three 64-byte secret keys, and the words they came from, where known."""

    @property
    def main(self) -> Secret: ...

    @property
    def staking(self) -> Secret: ...

    @property
    def kpl_staking(self) -> Secret: ...

    @property
    def phrase(self) -> Secret | None: ...


class KoiiKeys(Protocol):
    """An account in the folder of Koii's own node. `problem`: why it cannot be brought along, empty where it can."""

    @property
    def name(self) -> str: ...

    @property
    def problem(self) -> str: ...


class LockService(Protocol):
    """The lock on money, exports and removals. The methods that wait raise WalletError with words for the user."""

    async def unlock(self, passphrase: Secret) -> None: ...

    async def begin_vault(self, passphrase: Secret) -> None:
        """Begin the encrypted file with this passphrase; one that is there is unlocked."""
        ...

    async def change_passphrase(self, passphrase: Secret | None) -> None:
        """Choose another, or the first; None: ask for none any more, which an encrypted file does not allow."""
        ...

    async def set_idle_minutes(self, minutes: int) -> None:
        """After how many minutes without use it locks by itself; 0: never."""
        ...

    def lock(self) -> None: ...

    def used(self) -> None:
        """The user did something: the time after which it locks by itself begins anew."""
        ...


class AccountsService(Protocol):
    """Accounts and their secrets. Every method that waits raises WalletError with words for the user."""

    @property
    def lock(self) -> LockService: ...

    async def create(self, name: str, custody: Custody, words: int = 12) -> Secret:
        """Keep a new account; the phrase comes back to be shown once."""
        ...

    async def import_phrase(self, name: str, custody: Custody, phrase: Secret) -> Account: ...

    async def import_key_file(self, name: str, custody: Custody, path: Path) -> Account: ...

    async def import_base58(self, name: str, custody: Custody, text: Secret) -> Account: ...

    async def koii_accounts(self, folder: Path | None = None) -> Sequence[KoiiKeys]:
        """What is in a folder of Koii's own node; None: in its usual place."""
        ...

    async def import_koii(
        self, folder: Path | None, names: tuple[str, ...], custody: Custody, pin: Secret | None = None
    ) -> tuple[Account, ...]: ...

    async def left_behind(self) -> Sequence[LeftBehind]:
        """Wallets that are kept on this computer without being in the list."""
        ...

    async def adopt(self, name: str, custody: Custody) -> Account | None:
        """Take one of them into the list; None where there is none of this name."""
        ...

    async def watch(self, name: str, main: PublicKey) -> Account: ...

    async def words_to_check(self, name: str) -> tuple[int, int, int]:
        """The places of three words, counted from 1."""
        ...

    async def check_words(self, name: str, words: Mapping[int, str]) -> bool: ...

    async def reveal(self, name: str) -> WalletSecrets: ...

    async def rename(self, name: str, new_name: str) -> None: ...

    async def remove(self, name: str, confirmed_name: str, *, forced: bool = False) -> None:
        """*forced*: also while stake or rewards lie on it."""
        ...

    async def choose_default(self, name: str) -> None: ...

    async def reload(self) -> None:
        """Look again which accounts there are, and how the places for secrets stand."""
        ...


class LedgerReader(Protocol):
    """The history; asked from a thread of its own. Raises JournalError."""

    def ledger(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[LedgerEntry]: ...


class HistoryReader(LedgerReader, Protocol):
    """Also what happened, and of which tasks."""

    def events(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[EventRow]: ...

    def tasks(self) -> Sequence[KnownTask]: ...

    def day_sums(self, task_id: TaskId | None = None) -> Sequence[DaySum]:
        """The ledger's rows summed by day; of one task, or of all."""
        ...


class SettingsService(Protocol):
    """What is set. The methods block for as long as a disk takes; asked from a thread of its own."""

    def place(self, owner: Owner) -> Path:
        """The file in which the settings of *owner* are kept."""
        ...

    def read(self) -> tuple[Preferences, tuple[str, ...]]:
        """What is set, and in words what could not be used."""
        ...

    def put(self, name: str, value: object) -> tuple[Preferences, tuple[str, ...]]:
        """Raises SettingsError with words for the user."""
        ...

    def reset(self, name: str) -> tuple[Preferences, tuple[str, ...]]:
        """Go back to the usual value. Raises SettingsError."""
        ...


class DesktopSwitch(Protocol):
    """Something that the user's desktop does for the program: start it at login, open its links with it."""

    @property
    def why_not(self) -> str:
        """Why it cannot be changed here, in words; empty where it can."""
        ...

    def is_on(self) -> bool:
        """Raises OrcaError."""
        ...

    def turn(self, *, on: bool) -> None:
        """Raises OrcaError; then it may be half done, and can be repeated."""
        ...


class Leftover(Protocol):
    """Something in the container engine that belongs to no joined task. `size` in bytes, None where nobody tells."""

    @property
    def kind(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def task_id(self) -> TaskId: ...

    @property
    def size(self) -> int | None: ...


class DataService(Protocol):
    """What the node keeps on the disk. The methods raise OrcaError with words for the user."""

    async def look(self) -> DataFolder: ...

    async def leftovers(self, joined: Iterable[TaskId]) -> Sequence[Leftover]: ...

    async def clean(self, leftovers: Iterable[Any]) -> None:
        """Remove exactly these, which came from `leftovers`."""
        ...


LookAt = Callable[[Sequence[str]], Coroutine[Any, Any, "NetworkStatus"]]
"""Asks RPC servers how they do; never raises for what they answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What this computer has for a window, whichever node it shows; without one, what needs it says so.

    `why_not_node` says why the node's own settings cannot be changed from here; empty where they can.
    """

    settings: SettingsService | None = None
    data: DataService | None = None
    look_at: LookAt | None = None
    start_at_login: DesktopSwitch | None = None
    links: DesktopSwitch | None = None
    outside: Outside = field(default_factory=Outside)
    why_not_node: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What there is of them; without one, what needs it says so. `is_elsewhere`: the node runs in another program."""

    accounts: AccountsService | None = None
    ledger: LedgerReader | None = None
    history: HistoryReader | None = None
    around: Around = field(default_factory=Around)
    is_elsewhere: bool = False

    @property
    def lock(self) -> LockService | None:
        return self.accounts.lock if self.accounts is not None else None
