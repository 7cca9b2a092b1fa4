"""The proof store and the gateway."""

from __future__ import annotations

import json

import httpx
import pytest

from orca_desktop.k2.block_ids import parse_cid
from orca_desktop.k2.car import read_car
from orca_desktop.k2.cids import MAX_BLOCK_BYTES, directory_cid
from orca_desktop.k2.unixfs import file_in, walk_with
from tests.integration.local_network.visitor import ADD, Visitor


class TestProofStore:
    async def test_what_is_stored_is_read_back(self, visitor: Visitor) -> None:
        content = b"x" * MAX_BLOCK_BYTES
        response = await visitor.client.post(visitor.network.store_url + ADD, files={"file": ("a.bin", content)})
        cid = json.loads(response.text.splitlines()[-1])["Hash"]
        read = await visitor.client.get(f"{visitor.network.gateway_url}/ipfs/{cid}/a.bin")

        assert cid == directory_cid("a.bin", content)
        assert read.content == content

    async def test_its_gateway_gives_the_blocks_to_who_asks_for_them(self, visitor: Visitor) -> None:
        content = b"x" * MAX_BLOCK_BYTES
        cid = visitor.network.content.add("a.bin", content)
        read = await visitor.client.get(f"{visitor.network.gateway_url}/ipfs/{cid}/a.bin?format=car")
        blocks = read_car(read.content)

        assert read.headers["content-type"] == "application/vnd.ipld.car"
        assert walk_with(file_in(parse_cid(cid), "a.bin", limit=len(content)), blocks.get) == content

    @pytest.mark.parametrize("path", ["/ipfs/bafynothing/a", "/ipfs/a", "/elsewhere"])
    async def test_what_is_not_there_is_404(self, visitor: Visitor, path: str) -> None:
        response = await visitor.client.get(visitor.network.gateway_url + path)

        assert response.status_code == httpx.codes.NOT_FOUND

    async def test_more_than_a_block_is_refused(self, visitor: Visitor) -> None:
        files = {"file": ("a.bin", b"x" * (MAX_BLOCK_BYTES + 1))}
        response = await visitor.client.post(visitor.network.store_url + ADD, files=files)

        assert response.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE

    async def test_other_ways_of_adding_are_refused(self, visitor: Visitor) -> None:
        url = visitor.network.store_url
        plain = await visitor.client.post(url + "/api/v0/add", files={"file": ("a", b"x")})
        no_form = await visitor.client.post(url + ADD, content=b"x")
        no_file = await visitor.client.post(url + ADD, files={"file": (None, b"x")})
        garbage = await visitor.client.post(
            url + ADD, content=b"garbage", headers={"Content-Type": "multipart/form-data; boundary=x"}
        )
        bad_name = await visitor.client.post(url + ADD, files={"file": ("..", b"x")})

        assert {r.status_code for r in (plain, no_form, no_file, garbage, bad_name)} == {httpx.codes.BAD_REQUEST}
