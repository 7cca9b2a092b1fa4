"""References of container images: what they name, and with which certainty."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A registry is always named: Orca refuses anything else (k2.md 10.3).
_REFERENCE = re.compile(
    r"(?:localhost|[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+)(?::\d{1,5})?"
    r"(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)+"
    r"(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
    r"(?:@sha256:[0-9a-f]{64})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageCandidate:
    """An image that a task's program names, and where: `imageURL, line 12`. It is the user who says which is right."""

    image: str
    found: str


def is_image_reference(text: str) -> bool:
    """Whether *text* names an image with its registry, as Orca asks for (k2.md 10.3)."""
    return len(text) <= 255 and _REFERENCE.fullmatch(text) is not None


def with_digest(reference: str, digest: str) -> str:
    """The reference that always means the same image: `repository@digest`, whatever tag or digest was named."""
    return f"{repository_of(reference)}@{digest}"


def repository_of(reference: str) -> str:
    """A reference without its tag and digest. A colon before the last slash belongs to the registry's port."""
    path = reference.partition("@")[0]
    slash, colon = path.rfind("/"), path.rfind(":")
    return path[:colon] if colon > slash else path


def pinned_digest(reference: str) -> str | None:
    """The digest that a reference names, None when it names a tag or nothing."""
    return reference.partition("@")[2] or None


def without_spare_tag(reference: str) -> str:
    """A reference that names a tag and a digest, without the tag, which then means nothing; others as they are."""
    digest = pinned_digest(reference)
    return reference if digest is None else with_digest(reference, digest)
