"""The proof store over HTTP: written through an IPFS RPC endpoint, read through gateways (k2.md 4.4, 8.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

import httpx

from orca_desktop.adapters.ipfs.gateway import Gateway, GatewayFault, GatewayReader, TooLarge, Wanted
from orca_desktop.adapters.ipfs.race import NobodyHasIt, Pace, race
from orca_desktop.adapters.ipfs.redirects import IsPublic, is_public
from orca_desktop.adapters.ipfs.rpc import IpfsRpc
from orca_desktop.domain.errors import ContentTooLarge, ContentUnavailable, NoProofStore
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.cids import is_cid
from orca_desktop.ports.proof_store import Fetched

ARWEAVE = "https://arweave.net/"
MAX_FAULTS = 3
SHOWN = 12

_ARWEAVE_ID = re.compile(r"[A-Za-z0-9_-]{43}")


class IpfsStore:
    """*gateways* are URL patterns with `{cid}` and `{file}`, asked in this order; *rpc* is None where nothing can be
    stored; *arweave* is where files with an ID of Arweave are."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        gateways: Sequence[str],
        rpc: IpfsRpc | None,
        arweave: str = ARWEAVE,
        pace: Pace = Pace(),  # noqa: B008 - a frozen value
        is_public: IsPublic = is_public,
    ) -> None:
        self._gateways = tuple(Gateway(pattern) for pattern in gateways)
        self._rpc = rpc
        self._reader = GatewayReader(client, seconds=pace.gateway, is_public=is_public)
        self._arweave = arweave
        self._pace = pace

    def ensure_writable(self) -> None:
        if self._rpc is None:
            raise NoProofStore

    async def store(self, content: bytes, file_name: str) -> Cid:
        if self._rpc is None:
            raise NoProofStore
        return await self._rpc.add(content, file_name)

    async def fetch(self, cid: Cid, file_name: str, *, limit: int) -> Fetched:
        what = f"{file_name} of {cid[:SHOWN]}…"
        if is_cid(cid):
            wanted = Wanted(cid=cid, file=file_name, limit=limit)
            attempts = [partial(self._reader.file, gateway, wanted) for gateway in self._gateways]
        elif _ARWEAVE_ID.fullmatch(cid):
            attempts = [partial(self._reader.whole, httpx.URL(f"{self._arweave}{cid}"), limit=limit)]
        else:
            raise ContentUnavailable(file_name, "its address is no CID")
        try:
            return await race(attempts, self._pace)
        except NobodyHasIt as error:
            if any(isinstance(fault, TooLarge) for fault in error.faults):
                raise ContentTooLarge(what, limit) from error
            raise ContentUnavailable(what, self._why(error.faults, is_arweave=not is_cid(cid))) from error

    def _why(self, faults: tuple[GatewayFault, ...], *, is_arweave: bool) -> str:
        """Each server with its reason, and how many more there were."""
        if not faults:
            return "no gateway is configured"
        names = [httpx.URL(self._arweave).host] if is_arweave else [gateway.name for gateway in self._gateways]
        told = [f"{name}: {fault}" for name, fault in zip(names, faults, strict=True)]
        left = f"; and {len(told) - MAX_FAULTS} more" if len(told) > MAX_FAULTS else ""
        return "; ".join(told[:MAX_FAULTS]) + left
