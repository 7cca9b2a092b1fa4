"""How a task stands is asked of what belongs to it."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.events import WalletChanged
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.task_status import StatusKind
from orca_desktop.domain.tasks import TaskState
from orca_desktop.state.answers import task_status, wallet_of
from orca_desktop.state.store import Store
from tests.gui import scenes


def test_a_task_is_judged_by_the_account_that_pays_for_it() -> None:
    store = Store()
    rich = scenes.wallet()
    poor = replace(rich, keys=replace(rich.keys, main=PublicKey("another")), balance=Roe(5), is_default=False)
    for status in (rich, poor):
        store.apply(WalletChanged(status))
    task = replace(scenes.task("Primes"), state=TaskState.RUNNING, as_of=5)

    accounts = ("", rich.keys.main, "another", "not read yet")
    kinds = {account: task_status(store, replace(task, account=account)).kind for account in accounts}
    assert [account for account, kind in kinds.items() if kind is StatusKind.UNDERFUNDED] == ["another"]
    assert wallet_of(store, replace(task, account="not read yet")) is None
