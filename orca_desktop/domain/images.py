"""Finding the container image in the text of a task's executable, minified or not."""

from __future__ import annotations

import re

_ASSIGNED = re.compile(
    r"""\b(?:podImageUrl|imageURL|imageUrl|image_url|image)["'`]?\s*[:=]\s*["'`]?([^\s"'`,;{}()\\]{3,255})"""
)
# A registry is always named: Orca refuses anything else (k2.md 10.3).
_REFERENCE = re.compile(
    r"(?:localhost|[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+)(?::\d{1,5})?"
    r"(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)+"
    r"(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
    r"(?:@sha256:[0-9a-f]{64})?"
)


def is_image_reference(text: str) -> bool:
    """Whether *text* names an image with its registry, as Orca asks for (k2.md 10.3)."""
    return len(text) <= 255 and _REFERENCE.fullmatch(text) is not None


def image_candidates(program: str) -> tuple[str, ...]:
    """The images that a task's executable names, each once, in the order of the text."""
    found = (match.group(1) for match in _ASSIGNED.finditer(program))
    return tuple(dict.fromkeys(reference for reference in found if is_image_reference(reference)))


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
