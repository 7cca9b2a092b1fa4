"""The lock asks for its passphrase before money moves, pauses after wrong ones, and locks by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from orca_desktop.adapters.keys.account_book import MemoryBook
from orca_desktop.adapters.keys.lock_file import FileLock
from orca_desktop.adapters.keys.memory_vault import MemoryVault
from orca_desktop.adapters.keys.passphrase_vault import PassphraseVault
from orca_desktop.domain.accounts import Custody, LockStatus
from orca_desktop.domain.events import Event, LockChanged
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.wallet_errors import (
    IdleUnusable,
    KeyFileFailed,
    PassphraseNeeded,
    PassphraseTooShort,
    PassphraseTooSoon,
    PassphraseWrong,
    WalletLocked,
)
from orca_desktop.engine.wallet_lock import FRESH_SECONDS, IDLE, MOST_IDLE_MINUTES, SLEPT, WalletLock, pause_after
from tests.unit.accounts import Home

RIGHT, WRONG, NEW = Secret("correct horse"), Secret("wrong horse"), Secret("battery staple")


class HandClock:
    """Moves by what is slept, and by hand."""

    def __init__(self) -> None:
        self.passed, self.time_of_day = 100.0, 1_700_000_000.0

    def now(self) -> float:
        return self.passed

    def wall(self) -> float:
        return self.time_of_day

    def move(self, seconds: float) -> None:
        self.passed += seconds
        self.time_of_day += seconds

    async def sleep(self, seconds: float) -> None:
        self.move(seconds)
        await asyncio.sleep(0)


class Desk:
    """A data folder, and the lives of a program on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = HandClock()
        self.events: list[Event] = []
        self.forwarded: list[Secret | None] = []

    async def start(self, *, with_vault: bool = False) -> WalletLock:
        vault = PassphraseVault(self.folder / "keys.vault") if with_vault else None
        lock = WalletLock(
            FileLock(self.folder / "lock.json"),
            vault,
            self.clock,
            self.events.append,
            forward=self.forwarded.append,
        )
        await lock.look()
        return lock

    def told(self) -> LockStatus:
        event = self.events[-1]
        assert isinstance(event, LockChanged)
        return event.status


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@asynccontextmanager
async def running(lock: WalletLock) -> AsyncIterator[None]:
    work = asyncio.create_task(lock.run())
    try:
        yield
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work


async def until(condition: Callable[[], bool], turns: int = 10_000) -> None:
    for _ in range(turns):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it did not come about")


async def test_without_a_passphrase_nothing_is_locked_and_that_is_said(desk: Desk) -> None:
    lock = await desk.start()
    lock.lock()

    lock.require_fresh()
    assert not desk.told().is_guarded
    assert not desk.told().is_locked
    assert "No passphrase" in desk.told().words


async def test_a_passphrase_once_chosen_is_asked_for_at_the_next_start(desk: Desk) -> None:
    lock = await desk.start()
    with pytest.raises(PassphraseTooShort):
        await lock.change_passphrase(Secret("short"))
    await lock.change_passphrase(RIGHT)
    assert not lock.is_locked
    lock = await desk.start()

    assert desk.told().is_locked
    with pytest.raises(WalletLocked):
        lock.require_open()
    await lock.unlock(RIGHT)
    lock.require_open()
    assert not desk.told().is_locked
    assert desk.forwarded == [RIGHT]
    text = (desk.folder / "lock.json").read_text()
    assert RIGHT.reveal() not in text + repr(desk.events)


async def test_a_passphrase_is_changed_and_taken_away_only_by_who_has_just_given_it(desk: Desk) -> None:
    lock = await desk.start()
    await lock.change_passphrase(RIGHT)
    desk.clock.move(FRESH_SECONDS + 1)
    lock.require_open()
    with pytest.raises(WalletLocked):
        lock.require_fresh()
    with pytest.raises(WalletLocked):
        await lock.change_passphrase(None)
    await lock.unlock(RIGHT)
    await lock.change_passphrase(NEW)
    lock.lock()
    with pytest.raises(PassphraseWrong):
        await lock.unlock(RIGHT)
    desk.clock.move(1)
    await lock.unlock(NEW)
    await lock.change_passphrase(None)

    lock.lock()
    lock.require_fresh()


async def test_wrong_passphrases_are_paused_for_longer_and_longer_also_over_a_restart(desk: Desk) -> None:
    lock = await desk.start()
    await lock.change_passphrase(RIGHT)
    for pause in (1, 2, 4, 8):
        lock = await desk.start()
        with pytest.raises(PassphraseWrong) as wrong:
            await lock.unlock(WRONG)
        assert wrong.value.seconds == pause
        lock = await desk.start()
        desk.clock.move(pause - 0.5)
        with pytest.raises(PassphraseTooSoon):
            await lock.unlock(RIGHT)
        assert desk.told().retry_at == pytest.approx(desk.clock.wall() + 0.5)
        desk.clock.move(0.6)

    await lock.unlock(RIGHT)
    lock.lock()
    with pytest.raises(PassphraseWrong) as wrong:
        await lock.unlock(WRONG)
    assert wrong.value.seconds == 1


def test_the_pauses_double_up_to_five_minutes() -> None:
    assert [pause_after(failures) for failures in (0, 1, 2, 3, 9, 10, 10_000)] == [0, 1, 2, 4, 256, 300, 300]


async def test_setting_the_clock_does_not_shorten_a_pause(desk: Desk) -> None:
    lock = await desk.start()
    await lock.change_passphrase(RIGHT)
    lock.lock()
    with pytest.raises(PassphraseWrong):
        await lock.unlock(WRONG)
    desk.clock.time_of_day += 3_600
    with pytest.raises(PassphraseTooSoon):
        await lock.unlock(RIGHT)
    desk.clock.time_of_day -= 7_200
    with pytest.raises(PassphraseTooSoon):
        await (await desk.start()).unlock(RIGHT)


async def test_a_try_counts_though_the_program_is_killed_over_it(desk: Desk) -> None:
    lock = await desk.start()
    await lock.change_passphrase(RIGHT)
    lock.lock()
    trying = asyncio.create_task(lock.unlock(WRONG))
    counting = FileLock(desk.folder / "lock.json")
    for _ in range(10_000):
        if (await counting.read()).failures:
            break
    trying.cancel()
    with suppress(asyncio.CancelledError, PassphraseWrong):
        await trying

    with pytest.raises(PassphraseTooSoon):
        await (await desk.start()).unlock(RIGHT)


async def test_it_locks_by_itself_when_nobody_uses_it(desk: Desk) -> None:
    lock = await desk.start()
    await lock.change_passphrase(RIGHT)
    await lock.set_idle_minutes(2)
    changes: list[bool] = []
    lock.on_change = lambda: changes.append(lock.is_locked)
    began = desk.clock.now()
    async with running(lock):
        await until(lambda: desk.clock.now() >= began + 100)
        lock.used()
        await until(lambda: desk.clock.now() >= began + 150)
        assert not lock.is_locked
        await until(lambda: lock.is_locked)

    assert desk.clock.now() == pytest.approx(began + 220, abs=3)
    assert desk.told().words == IDLE.format(minutes=2)
    assert changes == [True]


async def test_what_goes_on_by_itself_does_not_keep_it_open(desk: Desk) -> None:
    """A request for money that waits for the network asks for its signer again and again."""
    lock = await desk.start()
    accounts = Home(lock=lock).start()
    await accounts.create("default", Custody.MEMORY)
    await lock.change_passphrase(RIGHT)
    await lock.set_idle_minutes(2)
    began = desk.clock.now()
    async with running(lock):
        while not lock.is_locked and desk.clock.now() < began + 300:
            await accounts.money_wallet("default")
            await asyncio.sleep(0)

    assert desk.told().words == IDLE.format(minutes=2)


async def test_zero_minutes_mean_never(desk: Desk) -> None:
    lock = await desk.start()
    await lock.change_passphrase(RIGHT)
    await lock.set_idle_minutes(0)
    async with running(lock):
        end = desk.clock.now() + 5_000
        await until(lambda: desk.clock.now() >= end)
    assert not lock.is_locked


@pytest.mark.parametrize("jump", [60.0, -60.0])
async def test_it_locks_when_the_computer_slept_or_its_time_was_set(desk: Desk, jump: float) -> None:
    lock = await desk.start()
    await lock.change_passphrase(RIGHT)
    async with running(lock):
        await until(lambda: desk.clock.now() > 110)
        assert not lock.is_locked
        desk.clock.time_of_day += jump
        await until(lambda: lock.is_locked)
    assert desk.told().words == SLEPT


async def test_the_encrypted_file_is_opened_and_closed_with_the_lock(desk: Desk) -> None:
    lock = await desk.start(with_vault=True)
    assert not desk.told().is_guarded
    with pytest.raises(PassphraseTooShort):
        await lock.begin_vault(Secret("short"))
    await lock.begin_vault(RIGHT)
    vault = lock._vault
    assert isinstance(vault, PassphraseVault)
    home = Home(book=MemoryBook(), vaults=(vault, MemoryVault()), sealed=vault)
    accounts = home.start()
    await accounts.create("default", Custody.VAULT)
    lock.lock()

    assert vault.is_locked
    assert desk.told().is_guarded
    with pytest.raises(WalletLocked):
        await accounts.create("other", Custody.VAULT)
    lock = await desk.start(with_vault=True)
    assert lock.is_locked
    with pytest.raises(PassphraseWrong):
        await lock.unlock(WRONG)
    desk.clock.move(1)
    await lock.unlock(RIGHT)
    await lock.change_passphrase(NEW)
    with pytest.raises(PassphraseNeeded):
        await lock.change_passphrase(None)
    lock = await desk.start(with_vault=True)
    await lock.unlock(NEW)
    lock.require_fresh()


async def test_a_new_encrypted_files_passphrase_is_passed_on_once_the_file_is_written(desk: Desk) -> None:
    lock = await desk.start(with_vault=True)
    vault = lock._vault
    assert isinstance(vault, PassphraseVault)
    accounts = Home(vaults=(vault, MemoryVault()), sealed=vault, lock=lock).start()
    await lock.begin_vault(RIGHT)
    await accounts.create("elsewhere", Custody.MEMORY)
    assert desk.forwarded == []
    await accounts.create("first", Custody.VAULT)
    await accounts.create("second", Custody.VAULT)

    assert desk.forwarded == [RIGHT]


async def test_a_new_encrypted_files_passphrase_is_not_kept_for_others_once_it_is_locked(desk: Desk) -> None:
    lock = await desk.start(with_vault=True)
    await lock.begin_vault(RIGHT)
    lock.lock()
    lock.vault_written()

    assert desk.forwarded == [None]


@pytest.mark.parametrize("content", ["", "{", '{"version": 1, "failures": "none"}'])
async def test_a_damaged_lock_file_is_left_alone_and_opens_nothing(desk: Desk, content: str) -> None:
    lock = await desk.start()
    await lock.change_passphrase(RIGHT)
    (desk.folder / "lock.json").write_text(content)
    with pytest.raises(KeyFileFailed):
        await lock.look()

    with pytest.raises(WalletLocked):
        lock.require_open()
    with pytest.raises(KeyFileFailed):
        await lock.unlock(RIGHT)
    assert desk.told().is_locked
    assert "damaged" in desk.told().words
    assert (desk.folder / "lock.json").read_text() == content


async def test_what_is_guarded_is_refused_while_it_is_locked(desk: Desk) -> None:
    home = Home()
    accounts = home.start()
    await accounts.create("default", Custody.MEMORY)
    await accounts.lock.change_passphrase(RIGHT)
    accounts.lock.lock()
    works: list[Callable[[], Awaitable[object]]] = [
        lambda: accounts.reveal("default"),
        lambda: accounts.money_wallet("default"),
        lambda: accounts.remove("default", "default"),
    ]
    for work in works:
        with pytest.raises(WalletLocked):
            await work()

    await accounts.lock.unlock(RIGHT)
    for work in works:
        await work()
    assert accounts.accounts() == ()


@pytest.mark.parametrize("minutes", [-1, MOST_IDLE_MINUTES + 1, 10**9])
async def test_minutes_that_cannot_be_meant_are_refused(desk: Desk, minutes: int) -> None:
    lock = await desk.start()
    before = lock.status.idle_minutes
    with pytest.raises(IdleUnusable):
        await lock.set_idle_minutes(minutes)

    assert lock.status.idle_minutes == before


async def test_a_closed_lock_locks_sooner_but_not_later_or_never(desk: Desk) -> None:
    lock = await desk.start()
    await lock.change_passphrase(RIGHT)
    await lock.set_idle_minutes(20)
    lock.lock()
    await lock.set_idle_minutes(5)
    for later in (6, 0):
        with pytest.raises(WalletLocked):
            await lock.set_idle_minutes(later)

    assert lock.status.idle_minutes == 5
    await lock.unlock(RIGHT)
    await lock.set_idle_minutes(0)
    assert lock.status.idle_minutes == 0
