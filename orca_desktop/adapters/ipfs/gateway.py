"""Asking one gateway for a file: as blocks, which are checked against the CID, or else as it is (k2.md 4.4)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TypeVar, cast
from urllib.parse import quote, urlsplit

import httpx

from orca_desktop.adapters.bounded_http import Answer, AnswerTooLarge, ask, plain_reason
from orca_desktop.adapters.ipfs.redirects import MAX_REDIRECTS, REDIRECTS, IsPublic, redirected
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.block_ids import BlockId, parse_cid
from orca_desktop.k2.car import read_car
from orca_desktop.k2.cids import is_directory_of
from orca_desktop.k2.dag_pb import MAX_BLOCK
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.unixfs import FileTooLarge, NoSuchFile, file_in, walk_with
from orca_desktop.ports.proof_store import Fetched

CAR, BLOCK = "application/vnd.ipld.car", "application/vnd.ipld.raw"
REFUSES_FORMAT = frozenset({400, 405, 406, 415, 501})
"""With these an older gateway tells that it gives files only."""

BESIDE = 64 * 1024
"""What an archive may have beside the file: its header and the directory; and an eighth for links between blocks."""

QUICK_BYTES = 512 * 1024
"""What is hashed at once; above it another thread does."""

MAX_PAGE = 2_000

T = TypeVar("T")


class GatewayFault(Exception):
    """Why this gateway gave nothing, in words that go on after its name."""


class TooLarge(GatewayFault):
    """The file has more bytes than are taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file of a directory, of at most `limit` bytes."""

    cid: Cid
    file: str
    limit: int

    @property
    def directory(self) -> BlockId:
        return parse_cid(self.cid)


@dataclass(frozen=True, slots=True)
class Gateway:
    """A URL pattern with `{cid}` and `{file}`."""

    pattern: str

    @property
    def name(self) -> str:
        """Its host, without the CID that stands before it; all of a pattern that is none."""
        try:
            host = urlsplit(self.pattern.replace("{cid}.", "")).hostname
        except ValueError:
            host = None
        return host or self.pattern

    def url(self, cid: Cid, file: str) -> httpx.URL:
        """The CID as it was given in the path, and in base32 where it is part of the host's name."""
        host, slash, path = self.pattern.partition("://")[2].partition("/")
        host = host.replace("{cid}", parse_cid(cid).text)
        path = path.replace("{cid}", cid).replace("{file}", quote(file, safe="")).rstrip("/")
        return httpx.URL(f"{self.pattern.partition('://')[0]}://{host}{slash}{path}")


class GatewayReader:
    """Reads from gateways; every answer is bounded in size, and each file in time."""

    def __init__(self, client: httpx.AsyncClient, *, seconds: float, is_public: IsPublic) -> None:
        self._client = client
        self._seconds = seconds
        self._is_public = is_public

    async def file(self, gateway: Gateway, wanted: Wanted) -> Fetched:
        """Raises GatewayFault."""
        async with self._bounded():
            content, is_verified = await self._file(gateway, wanted)
        return Fetched(content=content, is_verified=is_verified, source=gateway.name)

    async def whole(self, url: httpx.URL, *, limit: int) -> Fetched:
        """What is at *url*, for which nothing but its server speaks. Raises GatewayFault."""
        async with self._bounded():
            content = _body(await self._get(url, limit=limit))
        return Fetched(content=content, source=url.host)

    @contextlib.asynccontextmanager
    async def _bounded(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self._seconds):
                yield
        except (AnswerTooLarge, FileTooLarge) as error:
            raise TooLarge("the file is too large") from error
        except NoSuchFile as error:
            raise GatewayFault(f"{error}") from error
        except Malformed as error:
            raise GatewayFault(f"what it gave does not fit its address: {error}") from error
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise GatewayFault(plain_reason(error)) from error

    async def _file(self, gateway: Gateway, wanted: Wanted) -> tuple[bytes, bool]:
        """The file, and whether it is what the CID names."""
        url = gateway.url(wanted.cid, wanted.file)
        room = wanted.limit + wanted.limit // 8 + BESIDE
        answer = await self._get(url, kind=CAR, limit=room)
        if _is(CAR, answer):
            return await _in_thread(answer.body, lambda: _from_archive(answer.body, wanted)), True
        if answer.status in REFUSES_FORMAT:
            content = await self._by_blocks(gateway, wanted)
            if content is not None:
                return content, True
            answer = await self._get(url, limit=wanted.limit)
        content = _body(answer)
        if len(content) > wanted.limit:
            raise TooLarge("the file is too large")
        return content, await _in_thread(content, lambda: is_directory_of(wanted.cid, wanted.file, content))

    async def _by_blocks(self, gateway: Gateway, wanted: Wanted) -> bytes | None:
        """The file read block by block; None where the gateway gives no blocks."""
        walk = file_in(wanted.directory, wanted.file, limit=wanted.limit)
        block = b""
        try:
            needed = next(walk)
            while True:
                answer = await self._get(gateway.url(needed.text, ""), kind=BLOCK, limit=MAX_BLOCK)
                if not _is(BLOCK, answer):
                    return None
                block = answer.body
                needed = walk.send(block)
        except StopIteration as done:
            return cast("bytes", done.value)
        finally:
            walk.close()

    async def _get(self, url: httpx.URL, *, limit: int, kind: str = "") -> Answer:
        """The answer at *url*, or where it leads to; *kind* is what is asked for besides the file itself."""
        if kind:
            url = url.copy_merge_params({"format": kind.rpartition(".")[2]})
        headers = {"Accept": f"{kind}, */*;q=0.1" if kind else "*/*"}
        for _ in range(MAX_REDIRECTS + 1):
            request = self._client.build_request("GET", url, headers=headers, timeout=self._seconds)
            answer = await ask(self._client, request, limit=limit, timeout=self._seconds)
            if answer.status not in REDIRECTS:
                return answer
            target = await redirected(url, answer.headers.get("location", ""), self._is_public)
            if target is None:
                raise GatewayFault("it leads to where this program does not follow")
            url = target
        raise GatewayFault("it leads from one server to the next")


def _from_archive(archive: bytes, wanted: Wanted) -> bytes:
    return walk_with(file_in(wanted.directory, wanted.file, limit=wanted.limit), read_car(archive).get)


async def _in_thread(about: bytes, work: Callable[[], T]) -> T:
    """Done at once for what is small, and beside the loop for what takes long to hash."""
    return work() if len(about) <= QUICK_BYTES else await asyncio.to_thread(work)


def _is(kind: str, answer: Answer) -> bool:
    said = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    return answer.status == httpx.codes.OK and said == kind


def _body(answer: Answer) -> bytes:
    """Raises GatewayFault for anything but a file: a gateway in trouble often answers with a web page."""
    if answer.status == httpx.codes.TOO_MANY_REQUESTS or b"429 Too Many Requests" in answer.body[:MAX_PAGE]:
        raise GatewayFault("it had too many requests, and asks to wait")
    if answer.status in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
        raise GatewayFault("it does not have it")
    if answer.status != httpx.codes.OK:
        raise GatewayFault(f"it answered with status {answer.status}")
    if answer.body.startswith(b"<"):
        raise GatewayFault("it answered with a web page")
    return answer.body
