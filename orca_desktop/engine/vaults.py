"""The places for secrets that this node was given, by their custody."""

from __future__ import annotations

from collections.abc import Iterable

from orca_desktop.domain.accounts import Custody, Place
from orca_desktop.domain.wallet_errors import PlaceMissing
from orca_desktop.ports.keys import KeyVault


class Vaults:
    """None is ever taken in place of another: the user chose where an account is kept."""

    def __init__(self, vaults: Iterable[KeyVault]) -> None:
        self._vaults = {vault.custody: vault for vault in vaults}

    @property
    def custodies(self) -> tuple[Custody, ...]:
        return tuple(self._vaults)

    def of(self, custody: Custody) -> KeyVault:
        """Raises PlaceMissing."""
        vault = self._vaults.get(custody)
        if vault is None:
            raise PlaceMissing(custody.value)
        return vault

    async def places(self) -> tuple[Place, ...]:
        """How each stands now. A keyring may take as long as its user takes to answer its prompt."""
        return tuple([Place(custody=custody, state=await vault.state()) for custody, vault in self._vaults.items()])
