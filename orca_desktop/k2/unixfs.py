"""Reading a file out of a directory of IPFS block by block, each checked against the link that led to it.

Without I/O: a generator that yields the name of the block it needs next and is sent that block, so that the blocks may
come from an archive as well as one by one from a gateway.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

from orca_desktop.k2.block_ids import DAG_PB, IDENTITY, RAW, BlockId
from orca_desktop.k2.dag_pb import Kind, Node, read_node
from orca_desktop.k2.errors import Malformed

MAX_DEPTH = 16
MAX_BLOCKS = 25_000

Walk = Generator[BlockId, bytes, bytes]
"""Yields what it needs, is sent the block, and returns the file."""


class NoSuchFile(Malformed):
    """The directory is there, and does not hold the file."""


class FileTooLarge(Malformed):
    """The file has more bytes than the reader takes."""


def file_in(directory: BlockId, name: str, *, limit: int) -> Walk:
    """Walk to the file *name* of a directory. Raises NoSuchFile, FileTooLarge above *limit* bytes, or Malformed."""
    node = yield from _node(directory)
    if node.kind is Kind.SHARD:
        raise Malformed("the directory is a sharded one, as none with a task's few files is")
    if node.kind is not Kind.DIRECTORY:
        raise Malformed("the address is not that of a directory")
    found = next((link.target for link in node.links if link.name == name), None)
    if found is None:
        raise NoSuchFile(f"the directory holds no {name}")
    return (yield from _file(found, limit))


def walk_with(walk: Walk, block_of: Callable[[BlockId], bytes | None]) -> bytes:
    """Do a walk whose blocks are all at hand. Raises Malformed where one is missing, and what the walk raises."""
    try:
        needed = next(walk)
        while True:
            block = block_of(needed)
            if block is None:
                raise Malformed("a block is missing")
            needed = walk.send(block)
    except StopIteration as done:
        content: bytes = done.value
        return content
    finally:
        walk.close()


def _file(root: BlockId, limit: int) -> Walk:
    content = bytearray()
    waiting = [(root, 0)]
    for _ in range(MAX_BLOCKS):
        if not waiting:
            return bytes(content)
        here, depth = waiting.pop()
        if here.codec == RAW:
            content += yield from _block(here)
        else:
            node = yield from _node(here)
            if node.kind not in (Kind.FILE, Kind.RAW) or depth == MAX_DEPTH:
                raise Malformed("the file is not made as files are")
            content += node.content
            waiting += [(link.target, depth + 1) for link in reversed(node.links)]
        if len(content) > limit:
            raise FileTooLarge("the file is too large")
    raise Malformed("the file is in too many blocks")


def _node(wanted: BlockId) -> Generator[BlockId, bytes, Node]:
    if wanted.codec != DAG_PB:
        raise Malformed("a block is of a kind that no file or directory has")
    return read_node((yield from _block(wanted)))


def _block(wanted: BlockId) -> Walk:
    block = wanted.digest if wanted.hash == IDENTITY else (yield wanted)
    if not wanted.names(block):
        raise Malformed("a block is not the one that its address names")
    return block
