"""Proofs and task files over HTTP: written through an IPFS RPC endpoint, read through gateways (k2.md 4.4, 8.4)."""

from __future__ import annotations

from collections.abc import Sequence

import httpx
import msgspec

from orca_desktop.adapters.bounded_http import Answer, AnswerTooLarge, ask, plain_reason
from orca_desktop.domain.errors import ContentTooLarge, ContentUnavailable, NoProofStore
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.cids import directory_cid, is_cid

ADD = "/api/v0/add"
ADD_PARAMS = {"wrap-with-directory": "true", "cid-version": "1", "raw-leaves": "true", "pin": "true"}
MAX_ADD_ANSWER = 10_000
TIMEOUT_SECONDS = 10.0
SHOWN = 12


class _Added(msgspec.Struct):
    """One line of the endpoint's answer; the directory comes last, without a name."""

    Name: str  # the member's name on the wire
    Hash: str  # the member's name on the wire


class IpfsStore:
    """*gateways* are URL patterns with `{cid}` and `{file}`, tried in turn; *endpoint* is None where nothing can be
    stored."""

    def __init__(self, client: httpx.AsyncClient, *, gateways: Sequence[str], endpoint: str | None) -> None:
        self._client = client
        self._gateways = tuple(gateways)
        self._endpoint = endpoint

    def ensure_writable(self) -> None:
        if self._endpoint is None:
            raise NoProofStore

    async def store(self, content: bytes, file_name: str) -> Cid:
        self.ensure_writable()
        expected = directory_cid(file_name, content)
        files = {"file": (file_name, content, "application/octet-stream")}
        request = self._client.build_request("POST", f"{self._endpoint}{ADD}", params=ADD_PARAMS, files=files)
        answer = await self._ask(request, "The proof store", limit=MAX_ADD_ANSWER)
        if answer.status != httpx.codes.OK:
            raise ContentUnavailable("The proof store", f"it answered with status {answer.status}")
        if _directory(answer.body) != expected:
            raise ContentUnavailable("The proof store", "it keeps the proof under an address that is not its content's")
        return expected

    async def fetch(self, cid: Cid, file_name: str, *, limit: int) -> bytes:
        what = f"{file_name} of {cid[:SHOWN]}…"
        if not is_cid(cid):
            raise ContentUnavailable(f"{file_name}", "its address is no CID")
        problem = "no gateway is configured"
        for pattern in self._gateways:
            request = self._client.build_request("GET", pattern.format(cid=cid, file=file_name))
            try:
                answer = await self._ask(request, what, limit=limit)
            except ContentUnavailable as error:
                problem = error.message
                continue
            if answer.status == httpx.codes.OK and not answer.body.startswith(b"<"):
                return answer.body
            problem = f"{request.url.host} does not have it (status {answer.status})"
        raise ContentUnavailable(what, problem)

    async def _ask(self, request: httpx.Request, what: str, *, limit: int) -> Answer:
        try:
            return await ask(self._client, request, limit=limit, timeout=TIMEOUT_SECONDS)
        except AnswerTooLarge as error:
            raise ContentTooLarge(what, limit) from error
        except (httpx.HTTPError, TimeoutError) as error:
            raise ContentUnavailable(what, plain_reason(error)) from error


def _directory(body: bytes) -> str | None:
    """The CID of the directory in the endpoint's answer: the line without a name."""
    try:
        lines = [msgspec.json.decode(line, type=_Added) for line in body.splitlines() if line.strip()]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return next((line.Hash for line in lines if not line.Name), None)
