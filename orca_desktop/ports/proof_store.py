"""Content behind CIDs: proofs that nodes store, and what task creators published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from orca_desktop.domain.tasks import Cid


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was read. `is_verified`: it is what the CID names; else there is only the word of `source` for it."""

    content: bytes
    is_verified: bool = False
    source: str = ""


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

    async def fetch(self, cid: Cid, file_name: str, *, limit: int) -> Fetched:
        """Read a file of a directory; *cid* may be an Arweave ID as well, which stands for the file itself.

        Raises ContentUnavailable, or ContentTooLarge above *limit* bytes.
        """
        ...
