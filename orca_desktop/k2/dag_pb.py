"""Blocks of IPFS that link to others (dag-pb), and what those of files and directories say of themselves (UnixFS)."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from orca_desktop.k2.block_ids import BlockId, read_block_id
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.protobuf import bytes_field, number_field, read_fields, the_bytes, the_number

MAX_BLOCK = 4 * 2**20
"""Nodes of IPFS pass on blocks of 2 MiB at most."""

MAX_LINKS = 50_000


class Kind(enum.Enum):
    """What a block of UnixFS is."""

    RAW = 0
    DIRECTORY = 1
    FILE = 2
    METADATA = 3
    SYMLINK = 4
    SHARD = 5


@dataclass(frozen=True, slots=True)
class Link:
    """`size` is what the IPFS program counts: the blocks of the target together, in bytes."""

    target: BlockId
    name: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """`content` are the bytes of a file that stand in the block itself, before those of its links."""

    kind: Kind
    links: tuple[Link, ...] = ()
    content: bytes = b""


def read_node(block: bytes) -> Node:
    """Raises Malformed."""
    if len(block) > MAX_BLOCK:
        raise Malformed("a block is too large")
    links: list[Link] = []
    said: bytes | None = None
    for number, value in read_fields(block):
        match number:
            case 1:
                said = the_bytes(value)
            case 2:
                links.append(_link(the_bytes(value)))
            case _:
                raise Malformed("a block has a field that none has")
        if len(links) > MAX_LINKS:
            raise Malformed("a block has too many links")
    if said is None:
        raise Malformed("a block does not say what it is")
    kind, content = _unixfs(said)
    return Node(kind, tuple(links), content)


def write_node(links: Iterable[Link], said: bytes, *, of_old: bool = False) -> bytes:
    """A block as IPFS writes it; *said* is its UnixFS message. *of_old*: links are CIDs of version 0."""
    return b"".join(bytes_field(2, _written(link, of_old=of_old)) for link in links) + bytes_field(1, said)


def write_unixfs(kind: Kind, *, content: bytes | None = None, sizes: Iterable[int] | None = None) -> bytes:
    """The message of a directory (neither is given), a leaf of a file, or a file whose links have these *sizes*."""
    said = number_field(1, kind.value)
    if content is not None:
        said += (bytes_field(2, content) if content else b"") + number_field(3, len(content))
    if sizes is not None:
        parts = tuple(sizes)
        said += number_field(3, sum(parts)) + b"".join(number_field(4, size) for size in parts)
    return said


def _link(data: bytes) -> Link:
    target, name, size = None, "", 0
    for number, value in read_fields(data):
        match number:
            case 1:
                raw = the_bytes(value)
                target, end = read_block_id(raw, 0)
                if end != len(raw):
                    raise Malformed("a link leads nowhere")
            case 2:
                name = _name(the_bytes(value))
            case 3:
                size = the_number(value)
            case _:
                raise Malformed("a link has a field that none has")
    if target is None:
        raise Malformed("a link leads nowhere")
    return Link(target, name, size)


def _name(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("the name of a file is no text") from error


def _unixfs(said: bytes) -> tuple[Kind, bytes]:
    kind, content = None, b""
    for number, value in read_fields(said):
        match number:
            case 1:
                kind = the_number(value)
            case 2:
                content = the_bytes(value)
            case _:
                pass  # sizes, which the blocks themselves tell, and what only matters on disks
    try:
        return Kind(kind), content
    except ValueError as error:
        raise Malformed("a block does not say what it is") from error


def _written(link: Link, *, of_old: bool) -> bytes:
    target = link.target.raw_of_old if of_old else link.target.raw
    return bytes_field(1, target) + bytes_field(2, link.name.encode()) + number_field(3, link.size)
