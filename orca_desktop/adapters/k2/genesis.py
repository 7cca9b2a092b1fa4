"""Whether servers belong to one and the same network: each tells the hash of its first block."""

from __future__ import annotations

from orca_desktop.adapters.k2.endpoint import Endpoint
from orca_desktop.adapters.k2.rpc import RpcAway, RpcRefusal
from orca_desktop.domain.errors import NetworkGarbled

METHOD = "getGenesisHash"
UNTOLD = ""


class Networks:
    """The first server that tells its network is the measure for the others.

    A server that does not know the question may be used: the method is Solana's, and no source says that all of K2's
    servers have it.
    """

    def __init__(self) -> None:
        self._known: str | None = None

    async def require_same(self, endpoint: Endpoint) -> None:
        """Raises NetworkError where the server cannot be asked, or belongs to another network."""
        if endpoint.genesis is None:
            endpoint.genesis = await self._genesis(endpoint)
            if self._known is None and endpoint.genesis != UNTOLD:
                self._known = endpoint.genesis
            endpoint.is_elsewhere = endpoint.genesis not in (UNTOLD, self._known)
        if endpoint.is_elsewhere:
            raise RpcAway(endpoint.client.server, "it belongs to another network", arrived=False)

    async def _genesis(self, endpoint: Endpoint) -> str:
        try:
            return (await endpoint.client.call(METHOD, [], str))[:100]
        except (RpcRefusal, NetworkGarbled):
            return UNTOLD
