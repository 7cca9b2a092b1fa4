"""The wallet that one task works with: the keys of its account, and signatures for what its rounds need."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from typing import Protocol

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.keys import NOBODY, PublicKey, WalletKeys
from orca_desktop.domain.tokens import keys_in
from orca_desktop.domain.wallet_errors import NoAccountYet, WalletLocked
from orca_desktop.engine.routine_calls import Leave
from orca_desktop.engine.routine_signer import RoutineSigner
from orca_desktop.engine.standing import Standing
from orca_desktop.ports.keys import Signer, Wallet

NO_KEYS = WalletKeys(main=NOBODY, staking=NOBODY, kpl_staking=NOBODY)


class TaskWallets(Protocol):
    """The wallets of accounts, by name or main key; an empty text means the default account (`engine/wallets.py`)."""

    @property
    def news(self) -> asyncio.Event:
        """Set when accounts, or what can be opened, may have changed."""
        ...

    @property
    def accounts(self) -> tuple[Account, ...]: ...

    def find(self, text: str) -> Account | None: ...

    def keys(self, account: str) -> WalletKeys | None:
        """The public half, which is known also while the secrets are locked."""
        ...

    def opened(self, account: str) -> Wallet | None: ...

    async def open(self, account: str) -> Wallet:
        """Have the wallet at hand for routine signatures. Raises WalletError with words for the user."""
        ...

    def let_go(self, in_use: Collection[str]) -> None:
        """Forget the wallets of all accounts but these."""
        ...


def nobodys_wallet() -> Wallet:
    """Stands where no task is: its keys are nobody's, and it signs nothing."""
    nobody = _Nobody()
    return Wallet(main=nobody, staking=nobody, kpl_staking=nobody)


def task_wallet(standing: Standing, wallets: TaskWallets) -> Wallet:
    """Its public keys are known while the secrets are locked, and follow the account that the task is given.

    Its `staking` is the node's identity in this task: the one place that tells tasks of a token from those of KOII.
    """
    terms = _Terms(standing, wallets)
    return Wallet(
        main=terms.signer(lambda keys: keys.main, lambda wallet: wallet.main),
        staking=terms.signer(lambda keys: keys.staking, lambda wallet: wallet.staking),
        kpl_staking=terms.signer(lambda keys: keys.kpl_staking, lambda wallet: wallet.kpl_staking),
    )


class _Nobody:
    public_key = NOBODY

    def sign(self, _message: bytes) -> bytes:
        raise NoAccountYet


class _Terms:
    """What the signers of one task ask at each signature."""

    def __init__(self, standing: Standing, wallets: TaskWallets) -> None:
        self._standing = standing
        self._wallets = wallets

    def signer(
        self, key_of: Callable[[WalletKeys], PublicKey | None], signer_of: Callable[[Wallet], Signer]
    ) -> RoutineSigner:
        return RoutineSigner(
            key=lambda: key_of(self._keys()) or NOBODY,
            sign_with=lambda: signer_of(self._opened()).sign,
            leave=self._leave,
        )

    def _keys(self) -> WalletKeys:
        task = self._standing.task
        return keys_in(task.token, self._wallets.keys(task.account) or NO_KEYS)

    def _opened(self) -> Wallet:
        task = self._standing.task
        wallet = self._wallets.opened(task.account)
        if wallet is None:
            raise WalletLocked
        return wallet.in_tasks_of(task.token)

    def _leave(self) -> Leave:
        task = self._standing.task
        return Leave(
            task_id=task.id,
            keys=self._keys(),
            stake=task.minimum_stake,
            token=task.token,
            main_texts=task.stages is not None and task.stages.main_key,
        )
