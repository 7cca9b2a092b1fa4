"""An IPFS node that is not ours: its RPC, its gateway, its archives, and the CIDs that it gives."""

from __future__ import annotations

from random import Random

import httpx
import pytest

from orca_desktop.adapters.ipfs.rpc import IpfsRpc
from orca_desktop.adapters.ipfs.store import IpfsStore
from orca_desktop.domain.errors import ContentUnavailable
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.block_ids import parse_cid
from orca_desktop.k2.car import read_car, write_car
from orca_desktop.k2.cids import MAX_BLOCK_BYTES, MIB, directory_blocks, directory_cid, is_directory_of, same_cid
from orca_desktop.k2.unixfs import NoSuchFile, file_in, walk_with
from tests.services.ipfs_node import IpfsNode

CONTENT = b'{"signature": "abc"}'
WAYS = {
    "as usual": {},
    "in large pieces": {"chunker": f"size-{MIB}"},
    "of old": {"cid-version": "0", "raw-leaves": "false"},
}


def noise(size: int) -> bytes:
    return Random(size).randbytes(size)


async def test_a_proof_is_stored_and_read_back_from_its_gateway(ipfs_node: IpfsNode) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        gateways = (f"{ipfs_node.gateway}/ipfs/{{cid}}/{{file}}",)
        store = IpfsStore(client, gateways=gateways, rpc=IpfsRpc(client, ipfs_node.rpc))
        for content in (CONTENT, b"", noise(MAX_BLOCK_BYTES)):
            cid = await store.store(content, PROOF_FILE)
            answer = await store.fetch(cid, PROOF_FILE, limit=MAX_BLOCK_BYTES)

            assert cid == directory_cid(PROOF_FILE, content)
            assert (answer.content, answer.is_verified) == (content, True)


async def test_what_it_does_not_have_is_told(ipfs_node: IpfsNode) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        wrong_place = IpfsRpc(client, ipfs_node.gateway)
        with pytest.raises(ContentUnavailable, match="it answered with status 404"):
            await wrong_place.add(CONTENT, PROOF_FILE)


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
@pytest.mark.parametrize("size", [0, 1, MAX_BLOCK_BYTES, MAX_BLOCK_BYTES + 1, MIB, MIB + 1, 3_000_000])
def test_cids_are_those_that_it_gives_and_its_archives_are_read(
    ipfs_node: IpfsNode, size: int, way: dict[str, str]
) -> None:
    content = noise(size)
    cid = ipfs_node.add("main.js", content, **way)
    archive = read_car(ipfs_node.export(cid))

    assert is_directory_of(cid, "main.js", content)
    assert not is_directory_of(cid, "main.js", content + b".")
    assert not is_directory_of(cid, "other.js", content)
    assert walk_with(file_in(parse_cid(cid), "main.js", limit=size), archive.get) == content


def test_a_file_of_several_levels_has_the_cid_that_it_gives(ipfs_node: IpfsNode) -> None:
    content = noise(174 * MAX_BLOCK_BYTES + 1)

    assert is_directory_of(ipfs_node.add("main.js", content), "main.js", content)


@pytest.mark.parametrize("way", [{"trickle": "true", "chunker": "size-1000"}, {"chunker": "size-1000"}])
def test_files_in_unusual_forms_are_read_from_their_archives(ipfs_node: IpfsNode, way: dict[str, str]) -> None:
    content = noise(300_000)
    cid = ipfs_node.add("main.js", content, **way)

    assert not is_directory_of(cid, "main.js", content)
    walk = file_in(parse_cid(cid), "main.js", limit=len(content))
    assert walk_with(walk, read_car(ipfs_node.export(cid)).get) == content


def test_a_file_among_others_is_found_in_its_directory(ipfs_node: IpfsNode) -> None:
    files = [("a.txt", b"a"), ("main.js", CONTENT), ("größe.json", b"{}")]
    cid = ipfs_node.add_all(files, {"wrap-with-directory": "true", "cid-version": "1"})
    archive = read_car(ipfs_node.export(cid))

    for name, content in files:
        assert walk_with(file_in(parse_cid(cid), name, limit=100), archive.get) == content
    with pytest.raises(NoSuchFile, match="holds no other"):
        walk_with(file_in(parse_cid(cid), "other", limit=100), archive.get)


@pytest.mark.parametrize("content", [b"", CONTENT + b"!", noise(MAX_BLOCK_BYTES)], ids=["empty", "small", "a block"])
def test_it_reads_the_archives_that_are_written_here(ipfs_node: IpfsNode, content: bytes) -> None:
    blocks = directory_blocks("written.bin", content)
    ipfs_node.take(write_car(next(iter(blocks)), blocks))

    assert ipfs_node.file(directory_cid("written.bin", content), "written.bin") == content


def test_its_spelling_of_a_cid_is_understood(ipfs_node: IpfsNode) -> None:
    spelt = ipfs_node.add(PROOF_FILE, CONTENT)

    assert spelt.startswith("z")
    assert same_cid(Cid(spelt), directory_cid(PROOF_FILE, CONTENT))
