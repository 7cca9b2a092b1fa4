"""A proof store for practice: it tells the address that a proof would have, and uploads nothing."""

from __future__ import annotations

from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.cids import directory_cid
from orca_desktop.ports.proof_store import Fetched, ProofStore


class UnsentProofs:
    """Reads the proofs of other nodes through *store*; of this node's own nothing leaves this machine."""

    def __init__(self, store: ProofStore) -> None:
        self._store = store

    def ensure_writable(self) -> None:
        """Practice needs no place to upload to."""

    async def store(self, content: bytes, file_name: str) -> Cid:
        """The CID that IPFS gives it. Raises ValueError above one block (k2.md 8.4)."""
        return directory_cid(file_name, content)

    async def fetch(self, cid: Cid, file_name: str, *, limit: int) -> Fetched:
        return await self._store.fetch(cid, file_name, limit=limit)
