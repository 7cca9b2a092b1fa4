"""Blocks, directories and archives of IPFS: what is right is read, and nothing else, whatever bytes there are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.k2.block_ids import DAG_PB, IDENTITY, RAW, BlockId, block_id, parse_cid, read_block_id
from orca_desktop.k2.car import read_car, write_car
from orca_desktop.k2.cids import directory_blocks, directory_cid, is_directory_of, same_cid
from orca_desktop.k2.dag_pb import Kind, Link, Node, read_node, write_node, write_unixfs
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.protobuf import bytes_field, number_field
from orca_desktop.k2.unixfs import MAX_BLOCKS, MAX_DEPTH, FileTooLarge, NoSuchFile, file_in, walk_with
from orca_desktop.k2.varints import read_varint, write_varint
from tests.fakes.ipfs_blocks import HEADER, car, directory, in_pieces, stored

Blocks = dict[BlockId, bytes]
FILE = "main.js"
CONTENT = bytes(range(256)) * 8
WHERE, BLOCKS = stored(FILE, CONTENT)


def read(where: BlockId, blocks: Blocks, *, name: str = FILE, limit: int = 100_000) -> bytes:
    return walk_with(file_in(where, name, limit=limit), blocks.get)


# -- CIDs ---------------------------------------------------------------------------------------------------------

SPELLINGS = [
    "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG",
    "bafybeie5nqv6kd3qnfjupgvz34woh3oksc3iau6abmyajn7qvtf6d2ho34",
    "zdj7Wg2Qkk4mYgAkVU1kppfQ2sMGz5zPwERVpeWmxCQLDxVoC",
    "f017012209d6c2be50f706953479ab9df2ce3edca90b68053c00b3004b7f0accbe1e8eedf",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_cid_means_the_same_in_every_spelling(text: str) -> None:
    assert parse_cid(text) == parse_cid(SPELLINGS[0])
    assert parse_cid(text).text == SPELLINGS[1]
    assert same_cid(text, SPELLINGS[0])
    assert not same_cid(text, directory_cid(FILE, b""))
    assert not same_cid(text, "no CID")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "b",
        "Qm",
        SPELLINGS[1].upper(),
        SPELLINGS[1] + "a",
        SPELLINGS[3] + "00",
        "f01 70",
        "zQm",
        "k51",
        "f" + "0" * 300,
    ],
)
def test_what_is_no_cid_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        parse_cid(text)


HASHED = [
    (BlockId(RAW, IDENTITY, b"abc"), b"abc", b"abd"),
    (BlockId(RAW, 0x13, bytes.fromhex(
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    )), b"abc", b"abd"),
    (BlockId(RAW, 0xB220, bytes.fromhex(
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"
    )), b"abc", b"abd"),
    (block_id(RAW, b"abc"), b"abc", b"abd"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "block", "other"), HASHED, ids=["identity", "sha2-512", "blake2b-256", "sha2-256"])
def test_a_block_is_known_by_its_hash(name: BlockId, block: bytes, other: bytes) -> None:
    assert name.names(block)
    assert not name.names(other)
    assert read_block_id(name.raw, 0) == (name, len(name.raw))


def test_a_hash_that_is_not_known_vouches_for_nothing() -> None:
    with pytest.raises(Malformed, match="0x11"):
        BlockId(RAW, 0x11, b"x" * 20).names(b"")


@given(st.integers(0, 2**62))
def test_numbers_come_back(number: int) -> None:
    written = write_varint(number)

    assert read_varint(b"xx" + written + b"yy", 2) == (number, 2 + len(written))


@pytest.mark.parametrize("data", [b"", b"\x80", b"\xff" * 9, b"\xff" * 20])
def test_a_number_that_does_not_end_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        read_varint(data, 0)


# -- walking ------------------------------------------------------------------------------------------------------


def test_a_file_of_several_pieces_is_read_in_order() -> None:
    assert read(WHERE, BLOCKS) == CONTENT


def test_a_piece_that_comes_again_and_again_is_read_each_time() -> None:
    where, blocks = stored(FILE, b"ab" * 500, piece=2)

    assert len(blocks) == 3
    assert read(where, blocks) == b"ab" * 500


def test_a_small_block_may_stand_in_its_own_address() -> None:
    where, block = directory((FILE, BlockId(RAW, IDENTITY, b"small")))

    assert read(where, {where: block}) == b"small"


def test_bytes_in_a_block_come_before_those_of_its_links() -> None:
    leaf = block_id(RAW, b"last")
    top = write_node([Link(leaf)], write_unixfs(Kind.FILE, content=b"first "))
    where, block = directory((FILE, block_id(DAG_PB, top)))

    assert read(where, {where: block, block_id(DAG_PB, top): top, leaf: b"last"}) == b"first last"


def test_the_file_is_found_among_others() -> None:
    where, blocks = stored(FILE, CONTENT, beside="a.txt")

    assert read(where, blocks) == CONTENT
    with pytest.raises(NoSuchFile, match=r"holds no main\.ts"):
        read(where, blocks, name="main.ts")


def test_a_file_of_exactly_the_limit_is_read() -> None:
    assert read(WHERE, BLOCKS, limit=len(CONTENT)) == CONTENT
    with pytest.raises(FileTooLarge):
        read(WHERE, BLOCKS, limit=len(CONTENT) - 1)


def test_every_byte_of_every_block_counts() -> None:
    for name, block in BLOCKS.items():
        for place in {0, len(block) // 2, len(block) - 1}:
            changed = bytes([*block[:place], block[place] ^ 1, *block[place + 1 :]])
            with pytest.raises(Malformed, match="is not the one that its address names"):
                read(WHERE, {**BLOCKS, name: changed})


def test_a_block_that_is_missing_is_told() -> None:
    for name in BLOCKS:
        with pytest.raises(Malformed, match="a block is missing"):
            read(WHERE, {other: block for other, block in BLOCKS.items() if other != name})


def nested(depth: int) -> tuple[BlockId, Blocks]:
    """A file under so many blocks of one link each."""
    here, blocks = block_id(RAW, b"deep"), {block_id(RAW, b"deep"): b"deep"}
    for _ in range(depth):
        block = write_node([Link(here)], write_unixfs(Kind.FILE, sizes=[4]))
        here = block_id(DAG_PB, block)
        blocks[here] = block
    where, block = directory((FILE, here))
    return where, {**blocks, where: block}


def test_a_file_is_only_so_deep() -> None:
    assert read(*nested(MAX_DEPTH)) == b"deep"
    with pytest.raises(Malformed, match="not made as files are"):
        read(*nested(MAX_DEPTH + 1))


def test_a_few_blocks_that_lead_to_each_other_over_and_over_are_given_up() -> None:
    """Ten levels of a hundred links each to nothing: a hundred to the tenth empty blocks."""
    here, blocks = block_id(RAW, b""), {block_id(RAW, b""): b""}
    for _ in range(10):
        block = write_node([Link(here)] * 100, write_unixfs(Kind.FILE, sizes=[0] * 100))
        here = block_id(DAG_PB, block)
        blocks[here] = block
    where, block = directory((FILE, here))
    asked = 0

    def block_of(name: BlockId) -> bytes | None:
        nonlocal asked
        asked += 1
        return {**blocks, where: block}.get(name)

    with pytest.raises(Malformed, match="too many blocks"):
        walk_with(file_in(where, FILE, limit=100), block_of)
    assert asked == MAX_BLOCKS + 1


NO_FILES: dict[str, tuple[BlockId, Blocks]] = {}


def no_file(what: str) -> Callable[[tuple[BlockId, Blocks]], None]:
    return lambda made: NO_FILES.__setitem__(what, made)


def odd(block: bytes, codec: int = DAG_PB) -> tuple[BlockId, Blocks]:
    """A directory whose file is this block."""
    where, folder = directory((FILE, block_id(codec, block)))
    return where, {where: folder, block_id(codec, block): block}


no_file("a file where a directory belongs")(in_pieces(CONTENT, 100))
no_file("a raw block where a directory belongs")((block_id(RAW, b"x"), {block_id(RAW, b"x"): b"x"}))
no_file("a directory where a file belongs")(odd(write_node((), write_unixfs(Kind.DIRECTORY))))
no_file("a symbolic link")(odd(write_node((), write_unixfs(Kind.SYMLINK, content=b"/etc/passwd"))))
no_file("metadata")(odd(write_node((), write_unixfs(Kind.METADATA))))
no_file("a kind that does not exist")(odd(write_node((), number_field(1, 9))))
no_file("a block of another codec")(odd(b"\xa0", 0x71))
no_file("no UnixFS")(odd(bytes_field(1, b"")))
no_file("nothing said")(odd(b""))
no_file("garbage")(odd(b"\xff\xff"))
no_file("a link without a target")(odd(bytes_field(2, bytes_field(2, b"x")) + bytes_field(1, write_unixfs(Kind.FILE))))
no_file("a link to half an address")(
    odd(bytes_field(2, bytes_field(1, b"\x12\x20abc")) + bytes_field(1, write_unixfs(Kind.FILE)))
)
no_file("a name that is no text")(
    odd(bytes_field(2, bytes_field(1, WHERE.raw) + bytes_field(2, b"\xff")) + bytes_field(1, write_unixfs(Kind.FILE)))
)
shard = write_node([Link(WHERE, "00main.js")], write_unixfs(Kind.SHARD))
no_file("a sharded directory")((block_id(DAG_PB, shard), {block_id(DAG_PB, shard): shard}))


@pytest.mark.parametrize(("where", "blocks"), NO_FILES.values(), ids=list(NO_FILES))
def test_what_is_not_made_as_files_are_is_refused(where: BlockId, blocks: Blocks) -> None:
    with pytest.raises(Malformed):
        read(where, blocks)


def test_nodes_are_read_as_they_were_written() -> None:
    links = (Link(WHERE, "größe", 12), Link(block_id(RAW, b""), "", 0))
    block = write_node(links, write_unixfs(Kind.FILE, content=b"abc"))

    assert read_node(block) == Node(Kind.FILE, links, b"abc")


# -- archives -----------------------------------------------------------------------------------------------------


def test_an_archive_holds_its_blocks() -> None:
    assert read_car(car(BLOCKS)) == BLOCKS
    assert read_car(car({})) == {}


def test_an_archive_that_was_written_is_read() -> None:
    blocks = directory_blocks(FILE, b"abc")

    assert list(blocks) == [parse_cid(directory_cid(FILE, b"abc")), block_id(RAW, b"abc")]
    assert read_car(write_car(WHERE, blocks)) == blocks


def test_the_header_may_name_roots() -> None:
    link = b"\xd8\x2a\x58" + bytes([len(WHERE.raw) + 1]) + b"\0" + WHERE.raw
    header = b"\xa2\x65roots\x81" + link + b"\x67version\x01"

    assert read_car(car(BLOCKS, header=header)) == BLOCKS


HEADERS = {
    "version 2": b"\xa1\x67version\x02",
    "no version": b"\xa1\x65roots\x80",
    "no map": b"\x01",
    "more behind it": HEADER + b"\x00",
    "cut off": HEADER[:-1],
    "a map that is too long": b"\xbb" + b"\xff" * 8,
    "a text that is too long": b"\x7b" + b"\xff" * 8,
    "of no end": b"\x9f",
    "a floating number": b"\xfb" + b"\0" * 8,
    "deep": b"\x81" * 100_00 + b"\x01",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=list(HEADERS))
def test_another_header_is_refused(header: bytes) -> None:
    with pytest.raises(Malformed):
        read_car(car(BLOCKS, header=header))


def test_an_archive_that_was_cut_off_anywhere_is_no_archive_of_all_its_blocks() -> None:
    whole = car(BLOCKS)
    for end in range(len(whole)):
        with suppress(Malformed):
            assert len(read_car(whole[:end])) < len(BLOCKS)


# -- forms --------------------------------------------------------------------------------------------------------


GIVEN = [
    (0, "QmPcv21zyNKgBJXtkSSUoN3ZsardpD8riEWDkYfiPnzxRH"),
    (300, "QmV2j7yQC3EDWFX2UHujRdM4SyKPRjC9oRzPzD8jxccgsm"),
    (600_000, "QmUocgREfjxpPkN9mUtwXn4Ms3e38MYvAfvrA4ySF3iChQ"),
    (600_000, "bafybeidnyt4utyc3i6ruvygx7hhgmapfusnkcb7c3fbf544c5bzkgbauva"),
    (600_000, "bafybeih6umlqlufydwugm3dt5zodjykxuemtw73lk7npcx5fi3j24s3fla"),
    (2_500_000, "QmRee1XxGFSVXCmYebvyN7rwq2vE9U8PNMw4Zpzc2mTrCj"),
    (2_500_000, "bafybeiee7amqaybw6oaz64vma4gsetsphpk7hxnontqeuzwkzs7pxptgmu"),
    (2_500_000, "bafybeihkvarqpjeln4cecmiqisyordudtxmtx7tg4tsofk6feytr6tmffm"),
]
"""Sizes, and what js-ipfs 0.66 gives to a main.js of so many times `x`: of old, in pieces of 1 MiB, and as usual."""


@pytest.mark.parametrize(("size", "cid"), GIVEN)
def test_a_directory_is_known_by_its_file_in_all_usual_forms(size: int, cid: str) -> None:
    assert is_directory_of(cid, FILE, b"x" * size)
    assert not is_directory_of(cid, FILE, b"x" * (size + 1))


def test_another_name_or_content_is_another_directory() -> None:
    cid = directory_cid(FILE, b"abc")

    assert is_directory_of(cid, FILE, b"abc")
    assert not is_directory_of(cid, "main.ts", b"abc")
    assert not is_directory_of(cid, FILE, b"abd")
    assert not is_directory_of("no CID", FILE, b"abc")
    assert not is_directory_of(cid, "", b"abc")
    assert not is_directory_of(WHERE.text, FILE, CONTENT)


# -- whatever comes -----------------------------------------------------------------------------------------------


@given(st.binary(max_size=400))
def test_any_bytes_are_an_archive_or_refused(data: bytes) -> None:
    with suppress(Malformed):
        read_car(data)
    with suppress(Malformed):
        read_car(car({}) + data)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_block_or_refused(data: bytes) -> None:
    with suppress(Malformed):
        read_node(data)
    with suppress(Malformed):
        read_node(data + bytes_field(1, write_unixfs(Kind.FILE)))
    with suppress(Malformed):
        read_block_id(data, 0)


@given(st.binary(max_size=60), st.integers(0, 400), st.data())
def test_an_archive_that_was_tampered_with_gives_the_file_or_nothing(
    put: bytes, place: int, data: st.DataObject
) -> None:
    whole = car(BLOCKS)
    place = place % len(whole)
    cut = data.draw(st.integers(0, 80))
    changed = whole[:place] + put + whole[place + cut :]
    with suppress(Malformed):
        assert read(WHERE, read_car(changed)) == CONTENT


@given(st.binary(max_size=3_000), st.integers(1, 500))
def test_every_file_comes_back(content: bytes, piece: int) -> None:
    where, blocks = stored(FILE, content, piece=piece)

    assert read(where, read_car(car(blocks))) == content
