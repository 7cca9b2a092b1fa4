"""Content behind CIDs: proofs that nodes store, and what task creators published."""

from __future__ import annotations

from typing import Protocol

from orca_desktop.domain.tasks import Cid


class ProofStore(Protocol):
    def ensure_writable(self) -> None:
        """Raises NoProofStore where nothing can be stored: then no round could ever be submitted."""
        ...

    async def store(self, content: bytes, file_name: str) -> Cid:
        """Keep *content* as the one file of a directory and return the directory's CID.

        Raises ContentUnavailable, or NoProofStore.

        Storing the same content under the same name again gives the same CID and changes nothing.
        """
        ...

    async def fetch(self, cid: Cid, file_name: str, *, limit: int) -> bytes:
        """Read a file of a directory. Raises ContentUnavailable, or ContentTooLarge above *limit* bytes."""
        ...
