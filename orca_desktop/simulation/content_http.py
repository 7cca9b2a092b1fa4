"""The proof store over HTTP: adding as Kubo's RPC does it, reading as an IPFS gateway does it."""

from __future__ import annotations

import asyncio

import msgspec
from aiohttp import BodyPartReader, web

from orca_desktop.k2.car import write_car
from orca_desktop.k2.cids import MAX_BLOCK_BYTES, directory_blocks, directory_size, file_cid
from orca_desktop.simulation.content import ContentStore

CAR = "application/vnd.ipld.car"

_UPLOAD_SECONDS = 20
_PIECE = 65_536


class ContentHttp:
    """`POST /api/v0/add`, and `GET /ipfs/<cid>/<file>`, with `?format=car` as an archive of the blocks."""

    def __init__(self, store: ContentStore) -> None:
        self._store = store

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/api/v0/add", self.add), web.get("/ipfs/{cid}/{file}", self.read)]

    async def add(self, request: web.Request) -> web.Response:
        """Store one file in a directory; answers one JSON line for the file and one for the directory."""
        if request.query.get("wrap-with-directory") != "true" or request.query.get("cid-version") != "1":
            raise web.HTTPBadRequest(text="This store takes wrap-with-directory=true and cid-version=1 only.")
        name, content = await self._upload(request)
        try:
            cid = self._store.add(name, content)
        except ValueError as error:
            raise web.HTTPBadRequest(text=f"The file cannot be stored: {error}.") from error
        lines = [
            {"Name": name, "Hash": file_cid(content), "Size": str(len(content))},
            {"Name": "", "Hash": cid, "Size": str(directory_size(name, content))},
        ]
        return web.Response(
            body=b"".join(msgspec.json.encode(line) + b"\n" for line in lines), content_type="application/json"
        )

    async def read(self, request: web.Request) -> web.Response:
        content = self._store.get(request.match_info["cid"], request.match_info["file"])
        if content is None:
            raise web.HTTPNotFound(text="There is no such file in this store.")
        if request.query.get("format") == "car":
            return web.Response(body=_archive(request.match_info["file"], content), content_type=CAR)
        return web.Response(body=content, content_type="application/octet-stream")

    async def _upload(self, request: web.Request) -> tuple[str, bytes]:
        """Name and content of the first part of a multipart body."""
        if not request.content_type.startswith("multipart/"):
            raise web.HTTPBadRequest(text="A file is sent as multipart/form-data.")
        try:
            async with asyncio.timeout(_UPLOAD_SECONDS):
                part = await (await request.multipart()).next()
                if not isinstance(part, BodyPartReader) or not part.filename:
                    raise web.HTTPBadRequest(text="The body holds no file.")
                return part.filename, await _content(part)
        except TimeoutError as error:
            raise web.HTTPRequestTimeout(text="The file did not arrive in time.") from error
        except ValueError as error:
            raise web.HTTPBadRequest(text=f"The body cannot be read: {error}.") from error


def _archive(file_name: str, content: bytes) -> bytes:
    blocks = directory_blocks(file_name, content)
    return write_car(next(iter(blocks)), blocks)


async def _content(part: BodyPartReader) -> bytes:
    content = bytearray()
    while piece := await part.read_chunk(_PIECE):
        content += piece
        if len(content) > MAX_BLOCK_BYTES:
            raise web.HTTPRequestEntityTooLarge(MAX_BLOCK_BYTES, len(content))
    return bytes(content)
