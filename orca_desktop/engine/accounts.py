"""What users do with accounts: create, import, check, export, rename, remove. Awaited directly by window and commands.

Secrets go from here to the caller only: never into an event, the history or a log.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from random import SystemRandom

from orca_desktop.domain.accounts import Account, Custody, LeftBehind, Place, is_account_name
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.errors import KeyMissing
from orca_desktop.domain.keys import PublicKey, key_bytes
from orca_desktop.domain.money import Saga
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.wallet_errors import CannotSign, ConfirmationWrong, NameUnusable, NotAKey
from orca_desktop.engine.account_list import AccountList
from orca_desktop.engine.account_moves import AccountMoves
from orca_desktop.engine.account_use import refuse_in_use
from orca_desktop.engine.leftovers import Leftovers
from orca_desktop.engine.phrase_keys import used_one
from orca_desktop.engine.wallet_lock import WalletLock
from orca_desktop.engine.wallets import Wallets
from orca_desktop.engine.word_check import WordCheck
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.keys import KeySources, KoiiKeys, Wallet, WalletSecrets

NO_WORDS = "Its words were not found behind the PIN: its keys were taken, and the words stay where you have them."


class Accounts:
    """`balance` asks the network, `tasks` are those that were joined. Every method may raise WalletError."""

    def __init__(
        self,
        accounts: AccountList,
        moves: AccountMoves,
        wallets: Wallets,
        lock: WalletLock,
        sources: KeySources,
        clock: Clock,
        *,
        leftovers: Leftovers,
        balance: Callable[[PublicKey], Awaitable[Roe]],
        tasks: Callable[[], Iterable[Task]],
        sagas: Callable[[], Iterable[Saga]] = tuple,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        """*sagas* are what was agreed to of late.

        *changed* is called after each change: who is attached to a node tells it to look again.
        """
        self._list = accounts
        self._moves = moves
        self._wallets = wallets
        self._leftovers = leftovers
        self._sources = sources
        self._clock = clock
        self._balance = balance
        self._tasks = tasks
        self._sagas = sagas
        self._changed = changed
        self._check = WordCheck(SystemRandom())
        self.lock = lock

    # -- which there are ----------------------------------------------------------------------------------------

    def accounts(self) -> tuple[Account, ...]:
        return self._list.book.accounts

    def default(self) -> Account | None:
        """Whom new tasks are joined with."""
        return self._list.default

    def places(self) -> tuple[Place, ...]:
        """The places for secrets that can be chosen here, as they stood when they were last looked at."""
        return self._list.places

    def custodies(self) -> tuple[Custody, ...]:
        """Where new accounts can be kept."""
        return self._list.custodies

    async def reload(self) -> None:
        """Look again what there is, end what was begun, and how the places for secrets stand."""
        await self.read()
        await self.look_around()

    async def read(self) -> None:
        """Read the book, and what guards it; asks no keyring."""
        await self.lock.look()
        await self._list.reload()
        self._wallets.tell()

    async def look_around(self) -> None:
        """End what an earlier life of the program began, and look how the places for secrets stand."""
        await self._moves.settle()
        await self._list.look_at_places()
        self._wallets.tell()

    async def choose_default(self, name: str) -> None:
        """Whom tasks that are joined from now on work for; those that were joined stay with their account."""
        account = self._list.known(name)
        await self._list.change(lambda book: replace(book, default=account.name))
        self._tell()

    # -- new ones -----------------------------------------------------------------------------------------------

    async def create(self, name: str, custody: Custody, words: int = 12) -> Secret:
        """Keep a new account, and return its words, to be shown once; until they are checked it is not backed up."""
        _refuse_unusable(name)
        secrets = await self._sources.fresh(words)
        await self._keep(name, custody, secrets, backed_up=False)
        return secrets.phrase or Secret("")

    async def import_phrase(self, name: str, custody: Custody, phrase: Secret) -> Account:
        """With the one of its two main keys that holds something (k2.md 7.2), which the account's note tells."""
        _refuse_unusable(name)
        desktop, cli = await self._sources.of_phrase(phrase)
        secrets, note = await used_one(desktop, cli, self._sources, self._balance)
        return await self._keep(name, custody, secrets, note=note)

    async def import_key_file(self, name: str, custody: Custody, path: Path) -> Account:
        """An array of 64 numbers (k2.md 7.1)."""
        _refuse_unusable(name)
        return await self._keep(name, custody, await self._sources.of_key_file(path))

    async def import_base58(self, name: str, custody: Custody, text: Secret) -> Account:
        """The base58 text of a 64-byte secret key."""
        _refuse_unusable(name)
        return await self._keep(name, custody, await self._sources.of_base58(text))

    async def koii_accounts(self, folder: Path | None = None) -> tuple[KoiiKeys, ...]:
        """What is in a folder of Koii's own node; None: in its usual one."""
        return await self._sources.koii_accounts(folder)

    async def import_koii(
        self, folder: Path | None, names: tuple[str, ...], custody: Custody, pin: Secret | None = None
    ) -> tuple[Account, ...]:
        """Those of these names, with their words where the PIN is given. The folder is only read."""
        found = await self._sources.of_koii(folder, names, pin)
        for name, _ in found:
            _refuse_unusable(name)
        note = NO_WORDS if pin is not None else ""
        return tuple(
            [await self._keep(name, custody, secrets, note="" if secrets.phrase else note) for name, secrets in found]
        )

    async def watch(
        self, name: str, main: PublicKey, staking: PublicKey | None = None, kpl_staking: PublicKey | None = None
    ) -> Account:
        """An account whose keys are elsewhere; with its staking keys its stakes in KOII and in tokens are shown too."""
        _refuse_unusable(name)
        for key in (main, staking, kpl_staking):
            if key is not None:
                _refuse_no_key(key)
        account = Account(
            name=name,
            main=main,
            staking=staking,
            kpl_staking=kpl_staking,
            custody=Custody.WATCH_ONLY,
            created_at=self._clock.wall(),
            backed_up=True,
        )
        await self._moves.note(account)
        self._tell()
        return account

    async def left_behind(self) -> tuple[LeftBehind, ...]:
        """What is kept in the places for secrets without being in the list. Raises KeyringLocked and the like."""
        return await self._leftovers.look()

    async def adopt(self, name: str, custody: Custody) -> Account | None:
        """Take over what is kept under this name without being in the book; None where there is nothing."""
        try:
            account = await self._moves.adopt(name, custody)
        except KeyMissing:
            return None
        self._tell()
        return account

    # -- words and secrets --------------------------------------------------------------------------------------

    async def words_to_check(self, name: str) -> tuple[int, int, int]:
        """The places, from 1, of the three words to ask for. Raises WordsUnknown."""
        account = self._list.known(name)
        return self._check.ask(account.name, (await self._secrets(account)).phrase)

    async def check_words(self, name: str, words: Mapping[int, str]) -> bool:
        """Whether the words asked for are right, by their places; the account is then backed up."""
        account = self._list.known(name)
        if not self._check.is_right(account.name, (await self._secrets(account)).phrase, words):
            return False
        checked = replace(account, backed_up=True, note="")
        await self._list.change(
            lambda book: replace(
                book, accounts=tuple(checked if other.name == account.name else other for other in book.accounts)
            )
        )
        self._tell()
        return True

    async def reveal(self, name: str) -> WalletSecrets:
        """Everything, for an export. Raises WalletLocked unless the passphrase was given a moment ago."""
        account = self._list.known(name)
        self.lock.require_fresh()
        return await self._secrets(account)

    def used(self) -> None:
        """The user agreed to something: the wallet's idle time begins anew."""
        self.lock.used()

    async def money_wallet(self, account: str) -> Wallet:
        """What signs anything, to be let go of after use. Raises WalletLocked, NoAccount, CannotSign."""
        self.lock.require_open()
        found = self._list.find(account)
        return await self._wallets.fresh(found if found is not None else self._list.known(account))

    # -- changes ------------------------------------------------------------------------------------------------

    async def rename(self, name: str, new_name: str) -> None:
        """Tasks go on: they know the account by its main key."""
        _refuse_unusable(new_name)
        await self._moves.rename(name, new_name)
        self._tell()

    async def remove(self, name: str, confirmed_name: str, *, forced: bool = False) -> None:
        """Forget an account and its secrets for good.

        Raises AccountInUse while tasks run with it or hold its stake, or something it signs for is under way.

        *forced*: also with stake or rewards on it, which only its words, kept elsewhere, then bring back.
        """
        account = self._list.known(name)
        if confirmed_name != account.name:
            raise ConfirmationWrong(account.name)
        if account.can_sign:
            self.lock.require_fresh()
            refuse_in_use(account, self._tasks_of(account), self._sagas(), forced=forced)
        await self._moves.remove(account.name)
        self._wallets.let_go(tuple(task.account for task in self._tasks()))
        self._tell()

    # -- within -------------------------------------------------------------------------------------------------

    async def _keep(
        self, name: str, custody: Custody, secrets: WalletSecrets, *, backed_up: bool = True, note: str = ""
    ) -> Account:
        keys = self._sources.keys(secrets)
        account = Account(
            name=name,
            main=keys.main,
            staking=keys.staking,
            kpl_staking=keys.kpl_staking,
            custody=custody,
            created_at=self._clock.wall(),
            backed_up=backed_up,
            note=note,
        )
        await self._moves.keep(account, secrets)
        self._tell()
        if custody is Custody.VAULT:
            self.lock.vault_written()
        return account

    async def _secrets(self, account: Account) -> WalletSecrets:
        if not account.can_sign:
            raise CannotSign(account.name)
        return await self._wallets.reveal(account)

    def _tasks_of(self, account: Account) -> list[Task]:
        default = self.default()
        by_default = default.main if default is not None else ""
        return [task for task in self._tasks() if task.worked_for_by(by_default) == account.main]

    def _tell(self) -> None:
        self._wallets.tell()
        self._changed()


def _refuse_unusable(name: str) -> None:
    if not is_account_name(name):
        raise NameUnusable


def _refuse_no_key(text: str) -> None:
    try:
        key_bytes(text)
    except ValueError:
        raise NotAKey from None
