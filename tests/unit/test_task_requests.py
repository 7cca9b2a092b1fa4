"""What the template's stages send, byte for byte as it was before stages were data."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.ports.task_api import Address
from tests.unit.task_server import TaskServer, answer

LONG = 20.0
END = "Accept: */*\r\nConnection: keep-alive\r\nUser-Agent: test\r\nAccept-Encoding: identity\r\n"
PROOF: dict[str, Any] = {"taskId": "a", "roundNumber": 7, "text": 'é😀\u2028 / "x"', "n": 1.5, "deep": [{"a": None}]}


async def test_every_request_of_the_template_is_as_recorded() -> None:
    async with TaskServer().serving() as server, httpx.AsyncClient(trust_env=False) as client:
        client.headers["User-Agent"] = "test"
        api = HttpTaskApi(client)
        await api.is_healthy(server.address)
        await api.work(server.address, 7, timeout=LONG)
        server.behaviour = answer(b'{"message": "Hello"}')
        await api.submission(server.address, 7, timeout=LONG)
        server.behaviour = answer(b"true")
        await api.audit(server.address, PROOF, timeout=LONG)

    host = f"Host: {server.address.removeprefix('http://')}\r\n"
    assert server.requests == [
        f"POST /healthz HTTP/1.1\r\n{host}Content-Length: 0\r\n{END}\r\n",
        f"POST /task/7 HTTP/1.1\r\n{host}Content-Length: 0\r\n{END}\r\n",
        f"GET /submission/7 HTTP/1.1\r\n{host}{END}\r\n",
        f"POST /audit HTTP/1.1\r\n{host}{END}Content-Type: application/json\r\nContent-Length: 126\r\n\r\n",
    ]
    assert server.bodies == [
        b"",
        b"",
        b"",
        (
            b'{"submission": {"taskId": "a", "roundNumber": 7, "text": "\\u00e9\\ud83d\\ude00\\u2028 / \\"x\\"", '
            b'"n": 1.5, "deep": [{"a": null}]}}'
        ),
    ]


@pytest.mark.parametrize("round_number", [0, 1, 2**31])
async def test_a_round_is_written_as_a_number(round_number: int) -> None:
    async with TaskServer().serving() as server, httpx.AsyncClient(trust_env=False) as client:
        await HttpTaskApi(client).work(Address(server.address), round_number, timeout=LONG)

    assert server.requests[0].startswith(f"POST /task/{round_number} HTTP/1.1\r\n")
