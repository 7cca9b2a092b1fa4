"""A proof store in memory, with the addresses that IPFS would give."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from orca_desktop.domain.errors import ContentTooLarge, ContentUnavailable, NoProofStore
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.cids import directory_cid, is_directory_of
from orca_desktop.ports.proof_store import Fetched


class FakeProofStore:
    """`files` is what is stored; `stored` counts every call that stored something."""

    def __init__(self, *, writable: bool = True) -> None:
        self.files: dict[Cid, tuple[str, bytes]] = {}
        self.stored: list[Cid] = []
        self.writable = writable
        self.gateway_gives: bytes | None = None
        """What is given instead of every stored proof: a gateway that lies."""
        self._offline = False

    @contextmanager
    def offline(self) -> Iterator[None]:
        """Nothing can be stored or fetched inside the with block."""
        self._offline = True
        try:
            yield
        finally:
            self._offline = False

    def put(self, content: bytes, file_name: str) -> Cid:
        """Store at once, as somebody else would."""
        cid = directory_cid(file_name, content)
        self.files[cid] = (file_name, content)
        return cid

    def ensure_writable(self) -> None:
        if not self.writable:
            raise NoProofStore

    async def store(self, content: bytes, file_name: str) -> Cid:
        self.ensure_writable()
        if self._offline:
            raise ContentUnavailable("The proof store", "no connection")
        cid = self.put(content, file_name)
        self.stored.append(cid)
        return cid

    async def fetch(self, cid: Cid, file_name: str, *, limit: int) -> Fetched:
        name, content = self.files.get(cid, ("", b""))
        if self.gateway_gives is not None and file_name == PROOF_FILE:
            content = self.gateway_gives
        if self._offline or name != file_name:
            raise ContentUnavailable(f"{file_name} of {cid}", "no connection" if self._offline else "nobody has it")
        if len(content) > limit:
            raise ContentTooLarge(f"{file_name} of {cid}", limit)
        return Fetched(content=content, is_verified=is_directory_of(cid, file_name, content), source="toy gateway")
