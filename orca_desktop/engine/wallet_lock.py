"""The lock on money, exports and removals: a passphrase, pauses after wrong ones, and locking by itself.

Rounds go on while it is locked: they sign with what `engine/routine_signer.py` lets through, and nothing else.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from dataclasses import replace

from orca_desktop.domain.accounts import LockStatus, VaultStanding
from orca_desktop.domain.errors import WalletError
from orca_desktop.domain.events import Event, LockChanged
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.wallet_errors import (
    IdleUnusable,
    PassphraseNeeded,
    PassphraseTooSoon,
    PassphraseWrong,
    WalletLocked,
)
from orca_desktop.engine.slot_clock import FROZEN_SECONDS, JUMP_SECONDS
from orca_desktop.ports.accounts import LockFile, LockRecord
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.keys import SealedVault

LOOK_SECONDS = 1.0
LONGEST_PAUSE = 300.0
FRESH_SECONDS = 120.0
"""So long after a passphrase an export or a removal asks for no other."""

MOST_IDLE_MINUTES = 24 * 60

STARTED = "The program was started."
ASKED = "You locked it."
IDLE = "Nobody used it for {minutes} minutes."
SLEPT = "The computer slept, or its time was set."
UNGUARDED = "No passphrase is asked for here: whoever uses this program can move money and show secrets."


def pause_after(failures: int) -> float:
    """Seconds until the next passphrase is tried: 1, 2, 4 and so on, five minutes at most."""
    return 0.0 if failures <= 0 else min(LONGEST_PAUSE, 2.0 ** min(failures - 1, 20))


class WalletLock:
    """Its passphrase is that of the encrypted file where there is one, else the one whose digest is kept.

    `forward` is told what was asked of it: a window that is attached to a node passes it on.
    """

    def __init__(
        self,
        file: LockFile,
        vault: SealedVault | None,
        clock: Clock,
        publish: Callable[[Event], None],
        *,
        forward: Callable[[Secret | None], None] = lambda _: None,
    ) -> None:
        self._file = file
        self._vault = vault
        self._clock = clock
        self._publish = publish
        self._forward = forward
        self._one_at_a_time = asyncio.Lock()
        self._record = LockRecord()
        self._is_guarded = False
        self._opened_at: float | None = None
        self._used_at = clock.now()
        self._failed_at: float | None = None
        self._words = STARTED
        self._begun_with: Secret | None = None
        self._told: LockStatus | None = None
        self.on_change: Callable[[], None] = lambda: None

    @property
    def status(self) -> LockStatus:
        left = self._seconds_left()
        return LockStatus(
            is_guarded=self._is_guarded,
            is_locked=self.is_locked,
            words=self._words if self._is_guarded else UNGUARDED,
            retry_at=self._clock.wall() + left if left > 0 else None,
            idle_minutes=self._record.idle_minutes,
        )

    @property
    def is_locked(self) -> bool:
        return self._is_guarded and self._opened_at is None

    def require_open(self) -> None:
        """Raises WalletLocked."""
        if self.is_locked:
            raise WalletLocked

    def require_fresh(self) -> None:
        """Raises WalletLocked unless the passphrase was given a moment ago; where none guards, nothing is asked."""
        self.require_open()
        self.used()
        if self._opened_at is not None and self._is_guarded and self._clock.now() - self._opened_at > FRESH_SECONDS:
            raise WalletLocked

    def used(self) -> None:
        """The user did something: the idle time begins anew."""
        self._used_at = self._clock.now()

    async def look(self) -> None:
        """Read again what guards it. Raises KeyFileFailed or VaultNewer, and is closed then: it may be guarded."""
        try:
            self._record = await self._file.read()
            self._is_guarded = bool(self._record.digest) or await self._has_vault()
        except WalletError as error:
            self._is_guarded, self._opened_at, self._words = True, None, error.message
            raise
        finally:
            self._tell()

    async def unlock(self, passphrase: Secret) -> None:
        """Raises PassphraseWrong, PassphraseTooSoon, or what the vault raises. Does nothing where nothing guards."""
        async with self._one_at_a_time:
            await self.look()
            if not self._is_guarded:
                return
            await self._try(passphrase)
            self._is_open_now("")
        self._forward(passphrase)

    async def begin_vault(self, passphrase: Secret) -> None:
        """Begin the encrypted file; it is written with the first account. One that is there is unlocked.

        Raises PassphraseTooShort, and what `unlock` raises: where a passphrase guards already, it must be that one.
        """
        await self.unlock(passphrase)
        if self._vault is not None and (await self._vault.state()).standing is VaultStanding.ABSENT:
            await self._vault.unlock(passphrase)
            self._is_guarded, self._begun_with = True, passphrase
            self._is_open_now("")

    def vault_written(self) -> None:
        """To be called once the encrypted file holds an account: from now on others can be told its passphrase."""
        if self._begun_with is not None:
            self._forward(self._begun_with)
            self._begun_with = None

    async def change_passphrase(self, passphrase: Secret | None) -> None:
        """Choose another, or the first; None: no longer ask for one, which an encrypted file does not allow.

        Raises WalletLocked unless the old one was given a moment ago, PassphraseNeeded, PassphraseTooShort or
        KeyFileFailed.
        """
        async with self._one_at_a_time:
            await self.look()
            self.require_fresh()
            digest = await self._file.digest(passphrase) if passphrase is not None else ""
            if self._vault is not None and await self._has_vault():
                if passphrase is None:
                    raise PassphraseNeeded
                await self._vault.change_passphrase(passphrase)
                digest = ""
            self._record = await self._file.change(lambda record: replace(record, digest=digest, failures=0))
            await self.look()
            self._is_open_now("")

    async def set_idle_minutes(self, minutes: int) -> None:
        """After how many minutes it locks by itself; 0: never. Sooner is always possible.

        Raises IdleUnusable, WalletLocked where it is to be later or never and the lock is closed, or KeyFileFailed.
        """
        if not 0 <= minutes <= MOST_IDLE_MINUTES:
            raise IdleUnusable(MOST_IDLE_MINUTES)
        async with self._one_at_a_time:
            await self.look()
            if _unguarded_for(minutes) > _unguarded_for(self._record.idle_minutes):
                self.require_open()
            self._record = await self._file.change(lambda record: replace(record, idle_minutes=minutes))
            self._tell()

    def lock(self, words: str = ASKED) -> None:
        """Ask for the passphrase again. Where there is none nothing changes."""
        self._close(words)
        self._forward(None)

    async def run(self) -> None:
        """Lock when nobody used it for long, and when the computer slept, until cancelled."""
        before = self._clock.now(), self._clock.wall()
        while True:
            await self._clock.sleep(LOOK_SECONDS)
            now = self._clock.now(), self._clock.wall()
            if _jumped(before, now):
                self._close(SLEPT)
            idle = self._record.idle_minutes
            if idle and now[0] - self._used_at >= 60.0 * idle:
                self._close(IDLE.format(minutes=idle))
            before = now

    # -- within -------------------------------------------------------------------------------------------------

    async def _try(self, passphrase: Secret) -> None:
        """A try is counted before it is made: a program that is killed over it has had it."""
        left = self._seconds_left()
        if left > 0:
            self._tell()
            raise PassphraseTooSoon(left)
        before = self._record
        await self._count(before.failures + 1)
        try:
            await self._open_with(passphrase)
        except PassphraseWrong:
            self._failed_at = self._clock.now()
            self._tell()
            raise PassphraseWrong(pause_after(self._record.failures)) from None
        except WalletError:
            await self._count(before.failures)
            raise
        await self._count(0)
        self._failed_at = None

    async def _open_with(self, passphrase: Secret) -> None:
        if self._vault is not None and await self._has_vault():
            await self._vault.unlock(passphrase)
        elif not await self._file.fits(passphrase, self._record.digest):
            raise PassphraseWrong

    async def _count(self, failures: int) -> None:
        now = self._clock.wall()
        self._record = await self._file.change(lambda record: replace(record, failures=failures, failed_at=now))

    async def _has_vault(self) -> bool:
        return self._vault is not None and (await self._vault.state()).standing is not VaultStanding.ABSENT

    def _seconds_left(self) -> float:
        """By the time of day, and by the clock that cannot be set where this run of the program saw it fail."""
        pause = pause_after(self._record.failures)
        passed = self._clock.wall() - self._record.failed_at
        left = pause - passed if passed >= 0 else pause
        if self._failed_at is not None:
            left = max(left, pause - (self._clock.now() - self._failed_at))
        return max(0.0, left) if pause else 0.0

    def _is_open_now(self, words: str) -> None:
        self._opened_at = self._clock.now()
        self._words = words
        self.used()
        self._tell()
        self.on_change()

    def _close(self, words: str) -> None:
        if not self._is_guarded or self._opened_at is None:
            return
        self._opened_at = self._begun_with = None
        self._words = words
        if self._vault is not None:
            self._vault.lock()
        self._tell()
        self.on_change()

    def _tell(self) -> None:
        status = self.status
        if status != self._told:
            self._told = status
            self._publish(LockChanged(status))


def _jumped(before: tuple[float, float], now: tuple[float, float]) -> bool:
    passed, passed_by_wall = now[0] - before[0], now[1] - before[1]
    return abs(passed_by_wall - passed) > JUMP_SECONDS or passed > FROZEN_SECONDS


def _unguarded_for(idle_minutes: int) -> float:
    """How long it stays open without use."""
    return idle_minutes or math.inf
