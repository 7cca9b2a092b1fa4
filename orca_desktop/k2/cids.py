"""The CIDs that programs of IPFS give to a file, and to a directory that holds this one file (k2.md 8.4).

The node itself stores in the form of `ipfs add --wrap-with-directory --cid-version=1`: a dag-pb directory over one raw
block. Others cut larger files in pieces of other sizes; the usual ways are told apart by making all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.block_ids import DAG_PB, RAW, BlockId, block_id, parse_cid
from orca_desktop.k2.dag_pb import Kind, Link, write_node, write_unixfs
from orca_desktop.k2.errors import Malformed

MAX_BLOCK_BYTES = 262_144
MAX_NAME_BYTES = 255
MIB = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a file is cut: bytes of a piece, links of a block; `of_old`: pieces are wrapped, and CIDs of version 0."""

    piece: int = MAX_BLOCK_BYTES
    links: int = 174
    of_old: bool = False


USUAL, OF_OLD = Form(), Form(of_old=True)
FORMS = (USUAL, Form(piece=MIB, links=1024), Form(piece=MIB), OF_OLD)
"""IPFS's own, that of web3.storage's clients, one between them, and IPFS's of old."""


def file_cid(content: bytes) -> Cid:
    """The CID of a file that fits one block. Raises ValueError above MAX_BLOCK_BYTES."""
    _ensure_one_block(content)
    return block_id(RAW, content).text


def directory_cid(file_name: str, content: bytes) -> Cid:
    """The CID of a directory with this one file. Raises ValueError for a name or size that does not fit."""
    _ensure_one_block(content)
    return _directory_id(file_name, content, USUAL).text


def directory_size(file_name: str, content: bytes) -> int:
    """Bytes of the directory's block and the file's together, as IPFS tells the size of a directory."""
    _ensure_one_block(content)
    return len(_directory_block(file_name, content, USUAL)) + len(content)


def directory_blocks(file_name: str, content: bytes) -> dict[BlockId, bytes]:
    """The blocks of a directory with this one file, the directory first. Raises ValueError as `directory_cid`."""
    _ensure_one_block(content)
    block = _directory_block(file_name, content, USUAL)
    return {block_id(DAG_PB, block): block, block_id(RAW, content): content}


def is_cid(text: str) -> bool:
    """Whether *text* is a CID: of version 0 (`Qm…`), or of version 1 in base32, base58 or base16."""
    try:
        parse_cid(text)
    except Malformed:
        return False
    return True


def is_directory_of(cid: str, file_name: str, content: bytes) -> bool:
    """Whether *cid* is that of a directory with this one file, in one of the usual forms.

    False tells nothing: the directory may hold more, or be cut in another way.
    """
    try:
        wanted = parse_cid(cid)
        forms = FORMS if len(content) > MAX_BLOCK_BYTES else (USUAL, OF_OLD)
        return any(_directory_id(file_name, content, form) == wanted for form in forms)
    except ValueError:
        return False


def same_cid(one: str, other: str) -> bool:
    """Whether both are CIDs, and of the same block, however they are written."""
    try:
        return parse_cid(one) == parse_cid(other)
    except Malformed:
        return False


def _ensure_one_block(content: bytes) -> None:
    if len(content) > MAX_BLOCK_BYTES:
        raise ValueError(f"the content has {len(content):,} bytes, and one block takes {MAX_BLOCK_BYTES:,}")


def _directory_id(file_name: str, content: bytes, form: Form) -> BlockId:
    return block_id(DAG_PB, _directory_block(file_name, content, form))


def _directory_block(file_name: str, content: bytes, form: Form) -> bytes:
    name = file_name.encode("utf-8")
    if not 0 < len(name) <= MAX_NAME_BYTES or "/" in file_name or file_name in (".", ".."):
        raise ValueError(f"{file_name[:40]!r} cannot be the name of a file")
    file = replace(_file(content, form), name=file_name)
    return write_node([file], write_unixfs(Kind.DIRECTORY), of_old=form.of_old)


def _file(content: bytes, form: Form) -> Link:
    """The link to a file's topmost block: the pieces, and above them blocks of links until there is one."""
    pieces = [content[at : at + form.piece] for at in range(0, len(content), form.piece)] or [b""]
    level = [(_leaf(piece, form), len(piece)) for piece in pieces]
    while len(level) > 1:
        level = [_above(level[at : at + form.links], form) for at in range(0, len(level), form.links)]
    return level[0][0]


def _leaf(piece: bytes, form: Form) -> Link:
    if not form.of_old:
        return Link(block_id(RAW, piece), size=len(piece))
    block = write_node((), write_unixfs(Kind.FILE, content=piece))
    return Link(block_id(DAG_PB, block), size=len(block))


def _above(below: list[tuple[Link, int]], form: Form) -> tuple[Link, int]:
    """The link to a block with these links, and how much of the file is under it."""
    said = write_unixfs(Kind.FILE, sizes=(size for _, size in below))
    block = write_node((link for link, _ in below), said, of_old=form.of_old)
    total = len(block) + sum(link.size for link, _ in below)
    return Link(block_id(DAG_PB, block), size=total), sum(size for _, size in below)
