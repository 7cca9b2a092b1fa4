"""The proof store: what the engine may rely on, of the fake and of the local network's."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from orca_desktop.adapters.ipfs.rpc import IpfsRpc
from orca_desktop.adapters.ipfs.store import IpfsStore
from orca_desktop.domain.errors import ContentTooLarge, ContentUnavailable
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.k2.cids import MAX_BLOCK_BYTES, directory_cid, is_cid
from orca_desktop.ports.proof_store import ProofStore
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from tests.fakes import FakeProofStore

CONTENT = b'{"signature": "abc"}'


@pytest.fixture(params=["fake", "local network"])
async def store(request: pytest.FixtureRequest) -> AsyncIterator[ProofStore]:
    if request.param == "fake":
        yield FakeProofStore()
        return
    async with LocalNetwork(Options(manual=True)) as network, httpx.AsyncClient(trust_env=False) as client:
        gateways = (f"{network.gateway_url}/ipfs/{{cid}}/{{file}}",)
        yield IpfsStore(client, gateways=gateways, rpc=IpfsRpc(client, network.store_url))


async def test_what_was_stored_is_read_back(store: ProofStore) -> None:
    store.ensure_writable()
    cid = await store.store(CONTENT, PROOF_FILE)

    assert is_cid(cid)
    assert cid == directory_cid(PROOF_FILE, CONTENT)
    fetched = await store.fetch(cid, PROOF_FILE, limit=len(CONTENT))
    assert fetched.content == CONTENT
    assert fetched.is_verified


async def test_storing_again_gives_the_same_address(store: ProofStore) -> None:
    assert await store.store(CONTENT, PROOF_FILE) == await store.store(CONTENT, PROOF_FILE)


@pytest.mark.parametrize("content", [b"", bytes(range(256)), b"x" * MAX_BLOCK_BYTES], ids=["empty", "bytes", "a block"])
async def test_any_content_of_one_block_is_kept(store: ProofStore, content: bytes) -> None:
    cid = await store.store(content, PROOF_FILE)

    assert (await store.fetch(cid, PROOF_FILE, limit=MAX_BLOCK_BYTES)).content == content


async def test_content_nobody_stored_is_not_available(store: ProofStore) -> None:
    with pytest.raises(ContentUnavailable):
        await store.fetch(directory_cid(PROOF_FILE, b"never stored"), PROOF_FILE, limit=100)


async def test_a_file_the_directory_does_not_have_is_not_available(store: ProofStore) -> None:
    cid = await store.store(CONTENT, PROOF_FILE)

    with pytest.raises(ContentUnavailable):
        await store.fetch(cid, "other.json", limit=100)


async def test_content_above_the_limit_is_refused(store: ProofStore) -> None:
    cid = await store.store(CONTENT, PROOF_FILE)

    with pytest.raises(ContentTooLarge):
        await store.fetch(cid, PROOF_FILE, limit=len(CONTENT) - 1)
