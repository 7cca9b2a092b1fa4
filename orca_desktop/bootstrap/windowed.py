"""A node for a window: accounts are changed in the window's own process, so that no secret travels."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import TYPE_CHECKING

from orca_desktop.bootstrap.attaching import AttachedNode, attach_or_build
from orca_desktop.bootstrap.beside import accounts_of
from orca_desktop.bootstrap.settings import Settings
from orca_desktop.domain.commands import LockWallet, UnlockWallet
from orca_desktop.domain.secrets import Secret
from orca_desktop.state.store import Store

if TYPE_CHECKING:
    from orca_desktop.bootstrap.assembly import Node


@contextlib.asynccontextmanager
async def node_for_window(settings: Settings, *, store: Store | None = None) -> AsyncIterator[Node | AttachedNode]:
    """What `attach_or_build` gives, with the accounts of the data folder.

    Raises what that raises, KeyFileFailed or VaultNewer.
    """
    async with attach_or_build(settings, store=store) as node:
        yield await _with_accounts(node, settings) if isinstance(node, AttachedNode) else node


async def _with_accounts(node: AttachedNode, settings: Settings) -> AttachedNode:
    def forward(passphrase: Secret | None) -> None:
        node.submit(UnlockWallet(passphrase) if passphrase is not None else LockWallet())

    return replace(node, accounts=await accounts_of(settings, node.store, node.submit, forward=forward))
