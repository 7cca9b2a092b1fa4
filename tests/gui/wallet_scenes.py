"""States of the wallet to look at and to test with, and a service for accounts that works on the store."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from orca_desktop.domain.accounts import (
    Account,
    Custody,
    LeftBehind,
    LockStatus,
    Place,
    VaultStanding,
    VaultState,
    named,
)
from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.archive import Filter, Page
from orca_desktop.domain.events import (
    AccountsChanged,
    EngineChanged,
    LockChanged,
    MoneyPlanned,
    NetworkChanged,
    RoundChanged,
    SagaChanged,
    TaskChanged,
    WalletChanged,
)
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.ledger import LedgerEntry, act_entries, day_of, round_entries
from orca_desktop.domain.ledger_sums import DaySum
from orca_desktop.domain.money import Claim, MoneyPlan, MoneyRequest, Saga, SagaState, StakeMore, Transfer, Unstake
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tasks import TaskId, TaskState
from orca_desktop.domain.tokens import Token, TokenAmount
from orca_desktop.domain.wallet_errors import ConfirmationWrong, NameTaken, PassphraseWrong, PinWrong, WalletLocked
from orca_desktop.state.store import Store
from tests.gui import scenes
from tests.gui.scenes import EPOCH, KOII, SLOT, key, record, task, task_id

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
"""A vector of the standard: nobody's money."""

LONG_WORDS = " ".join(["abandon"] * 23 + ["art"])
PASSPHRASE = "correct horse battery"
LONG_NAME = "Savings of the whole family since 2021"
POSSIBLE = f"from slot {SLOT + 5_000:,}, in about 34 minutes"
READY = VaultState(standing=VaultStanding.READY)
ABSENT = VaultState(standing=VaultStanding.ABSENT)
SIGNATURE = Signature("5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW")
PLACES = (Place(custody=Custody.KEYRING, state=READY), Place(custody=Custody.VAULT, state=ABSENT))


def account(name: str, *, custody: Custody = Custody.KEYRING, backed_up: bool = True, note: str = "") -> Account:
    return Account(
        name=name,
        main=key(f"main of {name}"),
        staking=key(f"staking of {name}"),
        kpl_staking=None,
        custody=custody,
        created_at=float(EPOCH),
        backed_up=backed_up,
        note=note,
    )


MAIN = replace(account("Main account"), main=key("main"), staking=key("staking"))
SAVINGS = account("Savings", custody=Custody.VAULT, backed_up=False)
WATCHED = account("Exchange", custody=Custody.WATCH_ONLY)
LONG = account(LONG_NAME, custody=Custody.VAULT)


def balance(one: Account, amount: int, *, is_default: bool = False) -> WalletStatus:
    return WalletStatus(name=one.name, keys=one.keys, balance=Roe(amount), as_of=SLOT, is_default=is_default)


def plan(request: MoneyRequest, *, problem: str = "", warnings: tuple[str, ...] = (), name: str = "p1") -> MoneyPlan:
    title, facts, steps = _words(request)
    return MoneyPlan(
        id=name,
        request=request,
        title=title,
        facts=(*facts, ("Fee", "0.00001 KOII"), ("Left on the account", "38.68999 KOII")),
        steps=steps,
        amount=Roe(2_500_000_000),
        fee=Roe(10_000),
        main_balance_after=Roe(38_689_990_000),
        warnings=warnings,
        not_before=SLOT + 5_000 if isinstance(request, Unstake) else None,
        problem=problem,
    )


def _words(request: MoneyRequest) -> tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]:
    facts: tuple[tuple[str, str], ...]
    match request:
        case Transfer(to=to):
            facts = (("What", "Send KOII"), ("How much", "2.5 KOII"), ("To", to))
            return "Send 2.5 KOII", facts, ("Send 2.5 KOII",)
        case Unstake():
            facts = (
                ("What", "Take the whole stake back"),
                ("How much", "0.01 KOII"),
                ("From", "Prime Census"),
                ("Possible", POSSIBLE),
            )
            steps = ("Stop the task", "Wait for its earliest slot", "Withdraw the stake", "Claim it to your account")
            return "Unstake from Prime Census", facts, steps
        case Claim(task_ids=ids):
            what, much = ("What", "Have rewards paid out"), ("How much", "2.472 KOII")
            facts = (what, much, ("From", f"{len(ids)} tasks"))
            return (
                f"Claim 2.472 KOII from {len(ids)} tasks",
                facts,
                tuple(f"Claim from task {place}" for place in range(1, len(ids) + 1)),
            )
        case StakeMore():
            return "Stake 1 KOII", (("What", "Stake"), ("How much", "1 KOII")), ("Stake 1 KOII",)
        case _:
            return "Repair the staking account", (("What", "Repair"),), ("Make the account anew",)


def saga(name: str, request: MoneyRequest, state: SagaState, done: int = 0, words: str = "", *, age: int = 60) -> Saga:
    signatures = (SIGNATURE,) if done else ()
    return Saga(
        id=name,
        plan=plan(request, name=f"plan of {name}"),
        state=state,
        started_at=float(EPOCH - age),
        changed_at=float(EPOCH - age // 2),
        done=done,
        words=words,
        signatures=signatures,
    )


def apply_accounts(store: Store, *accounts: Account, places: tuple[Place, ...] = PLACES) -> None:
    used = {one.custody for one in accounts}
    standing = tuple(
        replace(place, state=READY) if place.custody in used and place in PLACES else place for place in places
    )
    store.apply(AccountsChanged(accounts, accounts[0].name if accounts else "", standing))
    for place, one in enumerate(accounts):
        store.apply(WalletChanged(balance(one, 41_200_000_000 >> (3 * place), is_default=place == 0)))


def first_start(store: Store) -> None:
    store.apply(NetworkChanged(scenes.network()))
    store.apply(EngineChanged(scenes.engine()))
    store.apply(AccountsChanged((), "", PLACES))


def usual(store: Store) -> None:
    """Three accounts, two tasks with something to claim, one that waits for its first reward; money of every fate."""
    scenes.apply_world(store)
    apply_accounts(store, MAIN, SAVINGS, WATCHED)
    store.apply(LockChanged(LockStatus(is_guarded=True, is_locked=False, idle_minutes=15)))
    store.apply(TaskChanged(task()))
    store.apply(TaskChanged(task("Pulse Indexer", claimable=2_060_000_000)))
    store.apply(TaskChanged(task("Weather Witness", claimable=0, state=TaskState.STOPPED)))
    for number, result in enumerate((RoundResult.PAID, RoundResult.SLASHED, RoundResult.PAID), start=20):
        store.apply(RoundChanged(record(number, result)))
    store.apply(
        SagaChanged(
            saga("s1", Claim(task_ids=(task_id("Prime Census"), task_id("Pulse Indexer"))), SagaState.RUNNING, 1)
        )
    )
    waiting = "The network takes it from slot 41,342,872 on, in about 34 min."
    store.apply(
        SagaChanged(saga("s2", Unstake(task_id=task_id("Prime Census")), SagaState.WAITING, 1, waiting, age=300))
    )
    refused = "The network refused it: the address belongs to a program. Nothing was sent; the fee was not taken."
    store.apply(
        SagaChanged(
            saga("s3", Transfer(to=key("friend"), amount=Roe(2_500_000_000)), SagaState.FAILED, 0, refused, age=900)
        )
    )
    store.apply(
        SagaChanged(
            saga("s4", StakeMore(task_id=task_id("Prime Census"), amount=Roe(KOII)), SagaState.DONE, 1, age=4_000)
        )
    )


def without_tasks(store: Store) -> None:
    scenes.apply_world(store)
    apply_accounts(store, MAIN)


def locked(store: Store) -> None:
    usual(store)
    store.apply(
        LockChanged(
            LockStatus(is_guarded=True, is_locked=True, words="Nobody used it for 15 minutes.", idle_minutes=15)
        )
    )


def broken_keyring(store: Store) -> None:
    scenes.apply_world(store)
    words = "The keyring does not answer. Log out and in again, or start it; tasks that run go on until they end."
    broken = Place(custody=Custody.KEYRING, state=VaultState(standing=VaultStanding.BROKEN, words=words))
    apply_accounts(store, MAIN, WATCHED, places=(broken, PLACES[1]))


def watch_only(store: Store) -> None:
    scenes.apply_world(store)
    apply_accounts(store, WATCHED)


def long_names(store: Store) -> None:
    scenes.apply_world(store)
    apply_accounts(store, LONG, replace(SAVINGS, name="W" * 40), MAIN, WATCHED, account("Fifth"))
    name = "A task whose author could not stop adding words to its name until it was too long"
    store.apply(TaskChanged(replace(task(), name=name, stake=Roe(98_765_432_123_456_789))))


def tokens(store: Store) -> None:
    """The first account holds two tokens beside KOII."""
    usual(store)
    fire = TokenAmount(token=Token(symbol="FIRE", decimals=6, mint=key("mint of FIRE")), amount=3_500_000)
    unknown = TokenAmount(token=Token(symbol="Hq8N…XSqG", decimals=0, mint=key("mint of another")), amount=12)
    status = balance(MAIN, 41_200_000_000, is_default=True)
    store.apply(WalletChanged(replace(status, tokens=(fire, unknown), tokens_as_of=SLOT)))


SCENES = {
    "wallet": usual,
    "wallet-first-start": first_start,
    "wallet-without-tasks": without_tasks,
    "wallet-locked": locked,
    "wallet-broken-keyring": broken_keyring,
    "wallet-watch-only": watch_only,
    "wallet-long-names": long_names,
    "wallet-tokens": tokens,
}


def entries() -> tuple[LedgerEntry, ...]:
    """A ledger of every kind of act and round."""
    found: list[LedgerEntry] = []
    for place, (act, amount) in enumerate((("stake", 10_000_000), ("claim", 412_000_000), ("transfer", 2_500_000_000))):
        key_ = ActKey(task_id=task_id("Prime Census"), round=-1, act=act)
        done = ActRecord(key=key_, status=ActStatus.DONE, signature=Signature(f"{SIGNATURE}{place}"), slot=SLOT - place)
        found += act_entries(replace(done, main=MAIN.main), f"{amount} ROE", EPOCH - 600.0 * place)
    for number, result in enumerate((RoundResult.PAID, RoundResult.SLASHED, RoundResult.PAID), start=20):
        main = SAVINGS.main if number == 20 else MAIN.main
        found += round_entries(record(number, result), EPOCH - 3_600.0 * number, SLOT - number, main)
    return tuple(found)


@dataclass
class FakeLedger:
    rows: tuple[LedgerEntry, ...] = field(default_factory=entries)

    def day_sums(self, task_id: TaskId | None = None) -> tuple[DaySum, ...]:
        """One for each row: whoever asks adds up what belongs together."""
        return tuple(
            DaySum(
                day=day_of(entry.at),
                task_id=entry.task_id,
                token=entry.token,
                account=entry.account,
                kind=entry.kind,
                amount=entry.amount,
                rows=1,
                main=entry.main,
            )
            for entry in self.rows
            if task_id in (None, entry.task_id)
        )

    def ledger(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[LedgerEntry]:
        fitting = [
            entry
            for entry in self.rows
            if (not wanted.kinds or entry.kind.value in wanted.kinds) and wanted.main in (None, entry.main)
        ]
        first = after or 0
        end = first + limit
        return Page(rows=tuple(fitting[first:end]), next=end if end < len(fitting) else None)


@dataclass(frozen=True)
class Found:
    """An account in Koii's folder."""

    name: str
    problem: str = ""


@dataclass(frozen=True)
class Secrets:
    main: Secret
    staking: Secret
    kpl_staking: Secret
    phrase: Secret | None


class FakeLock:
    """Takes `PASSPHRASE` until another is chosen, and tells the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.vault: Secret | None = None
        self.uses = 0
        self.passphrase = PASSPHRASE
        self.idle: list[int] = []

    async def unlock(self, passphrase: Secret) -> None:
        if passphrase.reveal() != self.passphrase:
            raise PassphraseWrong(2.0)
        idle = self._store.lock.idle_minutes if self._store.lock is not None else 0
        self._store.apply(LockChanged(LockStatus(is_guarded=True, is_locked=False, idle_minutes=idle)))

    async def begin_vault(self, passphrase: Secret) -> None:
        self.vault = passphrase

    async def change_passphrase(self, passphrase: Secret | None) -> None:
        if self.is_locked:
            raise WalletLocked
        self.passphrase = passphrase.reveal() if passphrase is not None else ""
        self._store.apply(LockChanged(LockStatus(is_guarded=passphrase is not None, is_locked=False)))

    async def set_idle_minutes(self, minutes: int) -> None:
        self.idle.append(minutes)

    def lock(self) -> None:
        if self._store.lock is not None and self._store.lock.is_guarded:
            self._store.apply(LockChanged(LockStatus(is_guarded=True, is_locked=True, words="You locked it.")))

    def used(self) -> None:
        self.uses += 1

    @property
    def is_locked(self) -> bool:
        return self._store.lock is not None and self._store.lock.is_locked


class FakeAccounts:
    """Keeps accounts in the store, and what makes them here."""

    def __init__(self, store: Store, lock: FakeLock) -> None:
        self._store = store
        self.lock = lock
        self.phrases: dict[str, str] = {}
        self.pin = "123456"
        self.left: tuple[LeftBehind, ...] = ()
        self.damaged: dict[str, str] = {}

    async def create(self, name: str, custody: Custody, words: int = 12) -> Secret:
        self._add(replace(account(name, custody=custody), backed_up=False))
        self.phrases[name] = PHRASE if words == 12 else LONG_WORDS
        return Secret(self.phrases[name])

    async def import_phrase(self, name: str, custody: Custody, phrase: Secret) -> Account:
        self.phrases[name] = phrase.reveal()
        return self._add(account(name, custody=custody))

    async def import_key_file(self, name: str, custody: Custody, path: Path) -> Account:
        return self._add(account(name, custody=custody, note=str(path)))

    async def import_base58(self, name: str, custody: Custody, text: Secret) -> Account:
        return self._add(account(name, custody=custody, note=f"{len(text)} characters"))

    async def koii_accounts(self, folder: Path | None = None) -> tuple[Found, ...]:
        return (Found("first"), Found("second"), *(Found(name, why) for name, why in self.damaged.items()))

    async def import_koii(
        self, folder: Path | None, names: tuple[str, ...], custody: Custody, pin: Secret | None = None
    ) -> tuple[Account, ...]:
        if pin is not None and pin.reveal() != self.pin:
            raise PinWrong
        return tuple([self._add(account(name, custody=custody)) for name in names])

    async def left_behind(self) -> tuple[LeftBehind, ...]:
        known = {account.name for account in self._store.accounts.accounts}
        return tuple(one for one in self.left if one.name not in known)

    async def adopt(self, name: str, custody: Custody) -> Account | None:
        found = [one for one in self.left if (one.name, one.custody) == (name, custody)]
        return self._add(account(name, custody=custody)) if found else None

    async def watch(self, name: str, main: PublicKey) -> Account:
        return self._add(replace(account(name, custody=Custody.WATCH_ONLY), main=main))

    async def words_to_check(self, name: str) -> tuple[int, int, int]:
        return 2, 5, 11

    async def check_words(self, name: str, words: Mapping[int, str]) -> bool:
        right = self.phrases.get(name, PHRASE).split()
        if any(right[place - 1] != word for place, word in words.items()):
            return False
        known = self._store.accounts
        accounts = tuple(replace(one, backed_up=True) if one.name == name else one for one in known.accounts)
        self._store.apply(replace(known, accounts=accounts))
        return True

    async def reveal(self, name: str) -> Secrets:
        if self.lock.is_locked:
            raise WalletLocked
        phrase = Secret(self.phrases.get(name, PHRASE)) if name != "Without words" else None
        return Secrets(Secret("main " * 17), Secret("staking " * 11), Secret("kpl " * 22), phrase)

    async def rename(self, name: str, new_name: str) -> None:
        known = self._store.accounts
        accounts = tuple(replace(one, name=new_name) if one.name == name else one for one in known.accounts)
        default = new_name if known.default == name else known.default
        self._store.apply(replace(known, accounts=accounts, default=default))

    async def remove(self, name: str, confirmed_name: str, *, forced: bool = False) -> None:
        if confirmed_name != name:
            raise ConfirmationWrong(name)
        known = self._store.accounts
        left = tuple(one for one in known.accounts if one.name != name)
        self._store.apply(replace(known, accounts=left, default=left[0].name if left else ""))

    async def choose_default(self, name: str) -> None:
        self._store.apply(replace(self._store.accounts, default=name))

    async def reload(self) -> None:
        self._store.apply(self._store.accounts)

    def _add(self, one: Account) -> Account:
        known = self._store.accounts
        if named(known.accounts, one.name) is not None:
            raise NameTaken(one.name)
        self._store.apply(replace(known, accounts=(*known.accounts, one), default=known.default or one.name))
        return one


class AtOnce:
    """Carries each errand out before it returns; one that begins within another comes right after that one."""

    def __init__(self) -> None:
        self._waiting: list[Coroutine[Any, Any, None]] = []
        self._is_busy = False

    def __call__(self, work: Coroutine[Any, Any, None]) -> None:
        self._waiting.append(work)
        if self._is_busy:
            return
        self._is_busy = True
        while self._waiting:
            asyncio.run(self._waiting.pop(0))
        self._is_busy = False


def planned(request: MoneyRequest, **more: Any) -> MoneyPlanned:
    return MoneyPlanned(plan(request, **more))
