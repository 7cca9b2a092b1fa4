"""What the creator of a task says of it."""

from __future__ import annotations

from orca_desktop.domain.errors import ContentUnavailable
from orca_desktop.domain.tasks import Cid, TaskAccount, TaskMetadata
from orca_desktop.engine.tools import Tools
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.metadata import read_metadata

METADATA_FILE = "metadata.json"
MAX_METADATA_BYTES = 200_000


async def metadata_of(account: TaskAccount, tools: Tools) -> TaskMetadata:
    """Fetch the description and read it. Raises ContentError."""
    content = await tools.proof_store.fetch(Cid(account.metadata), METADATA_FILE, limit=MAX_METADATA_BYTES)
    try:
        return read_metadata(content)
    except Malformed as error:
        raise ContentUnavailable("The task's description", f"it cannot be read: {error}") from error
