"""Reading a task's metadata.json (k2.md 4.1). A stranger's text: bounded, typed, unknown members left out."""

from __future__ import annotations

import msgspec

from orca_desktop.domain.tasks import Requirement, TaskMetadata
from orca_desktop.k2.errors import Malformed

MAX_REQUIREMENTS = 50


class _Tag(msgspec.Struct):
    type: str
    value: str | None = None
    description: str | None = None


class _Metadata(msgspec.Struct, rename={"repository": "repositoryUrl", "requirements": "requirementsTags"}):
    author: str = ""
    description: str = ""
    repository: str = ""
    requirements: list[_Tag] = []


def read_metadata(content: bytes) -> TaskMetadata:
    """Decode a metadata file. Raises Malformed."""
    try:
        metadata = msgspec.json.decode(content, type=_Metadata)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Malformed(f"the metadata cannot be read: {error}") from error
    return TaskMetadata(
        author=metadata.author,
        description=metadata.description,
        repository=metadata.repository,
        requirements=tuple(_requirement(tag) for tag in metadata.requirements[:MAX_REQUIREMENTS]),
    )


def _requirement(tag: _Tag) -> Requirement:
    return Requirement(type=tag.type, value=tag.value or "", description=tag.description or "")
