"""What was agreed to, in memory; accounts whose lock a test opens and closes."""

from __future__ import annotations

from collections.abc import Mapping

from orca_desktop.domain.accounts import Account, Custody
from orca_desktop.domain.amounts import Units
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.money import Saga
from orca_desktop.domain.tokens import Token
from orca_desktop.domain.wallet_errors import CannotSign, NoAccount, WalletLocked
from orca_desktop.ports.keys import Wallet


class MemorySagas:
    """`is_full`: nothing can be written."""

    def __init__(self) -> None:
        self.is_full = False
        self._sagas: dict[str, Saga] = {}
        self._limits: dict[Token, Units] = {}

    def save(self, saga: Saga) -> None:
        if self.is_full:
            raise JournalError("The disk is full.")
        self._sagas[saga.id] = saga

    def find(self, saga_id: str) -> Saga | None:
        return self._sagas.get(saga_id)

    def not_over(self) -> tuple[Saga, ...]:
        return tuple(saga for saga in self.newest(len(self._sagas)) if not saga.is_over)

    def newest(self, count: int) -> tuple[Saga, ...]:
        ordered = sorted(self._sagas.values(), key=lambda saga: (saga.slot, saga.started_at, saga.id))
        return tuple(ordered[max(0, len(ordered) - count) :])

    def since(self, slot: int) -> tuple[Saga, ...]:
        return tuple(saga for saga in self.newest(len(self._sagas)) if saga.slot > slot)

    def day_limits(self) -> tuple[tuple[Token, Units], ...]:
        return tuple(self._limits.items())

    def keep_day_limit(self, token: Token, limit: Units | None) -> None:
        self._limits = {known: amount for known, amount in self._limits.items() if known.mint != token.mint}
        if limit is not None:
            self._limits[token] = limit


class FakeSigner:
    """Accounts by name, the first is the default; `is_locked` keeps their signers away, `watched` names have none.

    `replaced` are told in place of those that their wallets make. `uses` counts how often the user agreed to something.
    """

    def __init__(self, wallets: Mapping[str, Wallet]) -> None:
        self.is_locked = False
        self.uses = 0
        self.watched: set[str] = set()
        self.replaced: dict[str, Account] = {}
        self._wallets = dict(wallets)

    def accounts(self) -> tuple[Account, ...]:
        return tuple(self.replaced.get(name) or self._account(name) for name in self._wallets)

    def default(self) -> Account | None:
        return next(iter(self.accounts()), None)

    def used(self) -> None:
        self.uses += 1

    async def money_wallet(self, account: str) -> Wallet:
        if self.is_locked:
            raise WalletLocked
        for name, wallet in self._wallets.items():
            if account in (name, wallet.keys.main):
                if name in self.watched:
                    raise CannotSign(name)
                return wallet
        raise NoAccount(account)

    def _account(self, name: str) -> Account:
        keys = self._wallets[name].keys
        custody = Custody.WATCH_ONLY if name in self.watched else Custody.MEMORY
        return Account(
            name=name,
            main=keys.main,
            staking=keys.staking,
            kpl_staking=keys.kpl_staking,
            custody=custody,
            created_at=0.0,
        )
