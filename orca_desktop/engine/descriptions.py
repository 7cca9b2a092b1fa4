"""What the creator of a task says of it."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.errors import ContentUnavailable
from orca_desktop.domain.tasks import Cid, TaskAccount, TaskMetadata
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.metadata import read_metadata
from orca_desktop.ports.proof_store import ProofStore

METADATA_FILE = "metadata.json"
MAX_METADATA_BYTES = 200_000
AT_ITS_CREATOR = "DEVELOPMENT"
"""The network of executables that are nowhere but on their creators' computers (k2.md 4.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """`is_verified`: it is what its address names, else there is only the word of `source` for it."""

    metadata: TaskMetadata
    is_verified: bool
    source: str


async def metadata_of(account: TaskAccount, store: ProofStore) -> TaskMetadata:
    """As `description_of`."""
    return (await description_of(account, store)).metadata


async def description_of(account: TaskAccount, store: ProofStore) -> Description:
    """Fetch the description and read it. Raises ContentError."""
    ensure_published(account)
    fetched = await store.fetch(Cid(account.metadata), METADATA_FILE, limit=MAX_METADATA_BYTES)
    try:
        metadata = read_metadata(fetched.content)
        return Description(metadata=metadata, is_verified=fetched.is_verified, source=fetched.source)
    except Malformed as error:
        raise ContentUnavailable("The task's description", f"it cannot be read: {error}") from error


def ensure_published(account: TaskAccount) -> None:
    """Raises ContentUnavailable."""
    if account.executable_network.upper() == AT_ITS_CREATOR:
        reason = "the task is still being developed, and its files are on its creator's computer only"
        raise ContentUnavailable(f"The program of “{account.name}”", reason)
