"""Files of IPFS as blocks and as CAR files, written for tests: right ones, and all that a liar may make of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orca_desktop.k2.block_ids import DAG_PB, RAW, BlockId, block_id
from orca_desktop.k2.dag_pb import Kind, Link, write_node, write_unixfs
from orca_desktop.k2.varints import write_varint

HEADER = bytes.fromhex("a265726f6f7473806776657273696f6e01")
"""`{"roots": [], "version": 1}` in CBOR."""


def car(blocks: Mapping[BlockId, bytes] | Iterable[tuple[BlockId, bytes]], *, header: bytes = HEADER) -> bytes:
    pairs = blocks.items() if isinstance(blocks, Mapping) else blocks
    sections = (name.raw + block for name, block in pairs)
    return b"".join(write_varint(len(part)) + part for part in (header, *sections))


def in_pieces(content: bytes, size: int) -> tuple[BlockId, dict[BlockId, bytes]]:
    """A file of raw pieces under one block of links, and its blocks."""
    pieces = [content[at : at + size] for at in range(0, len(content), size)] or [b""]
    leaves = {block_id(RAW, piece): piece for piece in pieces}
    links = [Link(block_id(RAW, piece), size=len(piece)) for piece in pieces]
    top = write_node(links, write_unixfs(Kind.FILE, sizes=map(len, pieces)))
    return block_id(DAG_PB, top), {block_id(DAG_PB, top): top, **leaves}


def directory(*entries: tuple[str, BlockId]) -> tuple[BlockId, bytes]:
    """A directory with these files, and its block."""
    block = write_node([Link(target, name) for name, target in entries], write_unixfs(Kind.DIRECTORY))
    return block_id(DAG_PB, block), block


def stored(name: str, content: bytes, *, piece: int = 1_000, beside: str = "") -> tuple[BlockId, dict[BlockId, bytes]]:
    """A directory with the file in pieces of a size that nobody uses, and all blocks; *beside* names another file."""
    top, blocks = in_pieces(content, piece)
    entries = [(name, top), *([(beside, block_id(RAW, b"beside"))] if beside else [])]
    found, block = directory(*entries)
    return found, {found: block, **blocks}
