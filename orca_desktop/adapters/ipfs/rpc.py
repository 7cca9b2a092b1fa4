"""Storing a file through the RPC endpoint of an IPFS node: `ipfs add` over HTTP, as Kubo and js-ipfs answer it."""

from __future__ import annotations

import httpx
import msgspec

from orca_desktop.adapters.bounded_http import Answer, AnswerTooLarge, ask, plain_reason
from orca_desktop.domain.errors import ContentUnavailable
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.cids import directory_cid, same_cid

ADD = "/api/v0/add"
ADD_PARAMS = {"wrap-with-directory": "true", "cid-version": "1", "raw-leaves": "true", "pin": "true"}
MAX_ANSWER = 10_000
MAX_SAID = 200
STORE_SECONDS = 30.0
WHAT = "The proof store"

_LATE_ERROR = "x-stream-error"


class _Line(msgspec.Struct):
    """One line of the answer: what was added, the directory last and without a name; or what went wrong."""

    Name: str = ""  # the members' names on the wire
    Hash: str = ""
    Message: str = ""


class IpfsRpc:
    """*url* is that of the endpoint, without a slash at the end."""

    def __init__(self, client: httpx.AsyncClient, url: str, *, seconds: float = STORE_SECONDS) -> None:
        self._client = client
        self._url = url
        self._seconds = seconds

    async def add(self, content: bytes, file_name: str) -> Cid:
        """Store *content* as the one file of a directory, pinned. Raises ContentUnavailable.

        The answer is believed only when it names the CID that this content has.
        """
        expected = directory_cid(file_name, content)
        files = {"file": (file_name, content, "application/octet-stream")}
        request = self._client.build_request(
            "POST", f"{self._url}{ADD}", params=ADD_PARAMS, files=files, timeout=self._seconds
        )
        try:
            answer = await ask(self._client, request, limit=MAX_ANSWER, timeout=self._seconds)
        except AnswerTooLarge as error:
            raise ContentUnavailable(WHAT, "its answer was too large") from error
        except (httpx.HTTPError, TimeoutError) as error:
            raise ContentUnavailable(WHAT, plain_reason(error)) from error
        _check(answer, expected)
        return expected


def _check(answer: Answer, expected: Cid) -> None:
    """Raises ContentUnavailable unless the answer says that the directory is stored."""
    lines = _lines(answer.body)
    said = next((line.Message for line in lines if line.Message), "")[:MAX_SAID]
    if answer.status != httpx.codes.OK:
        raise ContentUnavailable(WHAT, f"it answered with status {answer.status}{f': {said}' if said else ''}")
    if said:
        raise ContentUnavailable(WHAT, f"it says: {said}")
    stored = next((line.Hash for line in lines if line.Hash and not line.Name), "")
    if not stored and _LATE_ERROR in answer.headers.get("trailer", "").lower():
        raise ContentUnavailable(WHAT, "it broke off while it was storing the proof")
    if not same_cid(stored, expected):
        raise ContentUnavailable(WHAT, "it keeps the proof under an address that is not its content's")


def _lines(body: bytes) -> list[_Line]:
    try:
        return [msgspec.json.decode(line, type=_Line) for line in body.splitlines() if line.strip()]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
