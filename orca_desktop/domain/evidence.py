"""An evidence bundle: files about one round, hash-chained in order, under a signature of the staking key.

docs/evidence.md tells the format, and how to check a bundle without this program.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskId

FORMAT = "orca-desktop-evidence"
VERSION = 1
MANIFEST = "manifest.json"
SIGNATURE = "signature.json"

MAX_FILES = 64
MAX_FILE_BYTES = 2_000_000
MAX_BUNDLE_BYTES = 6_000_000
NAME = re.compile(r"[a-z0-9][A-Za-z0-9._-]{0,79}(/[A-Za-z0-9][A-Za-z0-9._-]{0,79})?")
"""Names within a bundle: at most one folder deep, with nothing that a file system reads otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAbout:
    """What a bundle is about, and whose signature it bears."""

    task_id: TaskId
    round: int
    staking_key: PublicKey


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSaved:
    """A bundle was written: where, how large, and the head of its chain."""

    about: EvidenceAbout
    path: str
    files: int
    size: int
    head: str


def manifest_of(about: EvidenceAbout, files: Sequence[EvidenceFile]) -> bytes:
    """The list of the files with their hashes, as the bytes that are in the bundle."""
    link = first_link(about)
    listed: list[dict[str, Any]] = []
    for file in files:
        digest = hashlib.sha256(file.content).hexdigest()
        link = next_link(link, file.name, digest)
        listed.append({"name": file.name, "size": len(file.content), "sha256": digest, "link": link})
    return as_json(
        {
            "format": FORMAT,
            "version": VERSION,
            "task": about.task_id,
            "round": about.round,
            "staking_key": about.staking_key,
            "files": listed,
            "head": link,
        }
    )


def head_of(about: EvidenceAbout, files: Sequence[EvidenceFile]) -> str:
    """The last link of the chain: it stands for what the bundle is about, and for every file in its place."""
    link = first_link(about)
    for file in files:
        link = next_link(link, file.name, hashlib.sha256(file.content).hexdigest())
    return link


def first_link(about: EvidenceAbout) -> str:
    lines = (FORMAT, str(VERSION), about.task_id, str(about.round), about.staking_key)
    return _hashed("\n".join(lines))


def next_link(link: str, name: str, digest: str) -> str:
    return _hashed(f"{link}\n{name}\n{digest}")


def statement(about: EvidenceAbout, head: str) -> bytes:
    """What the staking key signs: a JSON object, which cannot be a transaction, and has no member of a proof."""
    said = {"format": FORMAT, "version": VERSION, "task": about.task_id, "round": about.round, "head": head}
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def as_json(value: Any) -> bytes:
    """The one way in which a bundle writes JSON: members sorted, indented by two, ASCII, with a last line feed."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=True).encode() + b"\n"


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
