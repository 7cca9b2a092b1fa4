"""What the node makes of a container's answers, asked of a real HTTP server that behaves as badly as it is told to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest

from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.domain.errors import (
    NothingToSubmit,
    ProofTooLarge,
    TaskAnswerUnreadable,
    TaskApiError,
    TaskRefused,
    TaskSilent,
)
from orca_desktop.ports.task_api import MAX_PROOF_BYTES, Address
from tests.unit.task_server import Behaviour, TaskServer, answer, for_ever, raw, silence

LONG = 20.0
"""A bound that no test reaches."""

SHORT = 0.3
"""A bound that a server which never ends is sure to reach."""


@pytest.fixture
async def toy() -> AsyncIterator[TaskServer]:
    async with TaskServer().serving() as toy:
        yield toy


@pytest.fixture
async def api() -> AsyncIterator[HttpTaskApi]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield HttpTaskApi(client)


@pytest.fixture
async def nobody() -> Address:
    """An address at which nothing listens."""
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    return Address(f"http://127.0.0.1:{port}")


async def test_the_four_calls_are_those_of_the_template(toy: TaskServer, api: HttpTaskApi) -> None:
    assert await api.is_healthy(toy.address)
    await api.work(toy.address, 7, timeout=LONG)
    toy.behaviour = answer(b'{"message": "Hello"}')
    assert await api.submission(toy.address, 7, timeout=LONG) == {"message": "Hello"}
    toy.behaviour = answer(b"true\n")
    assert await api.audit(toy.address, {"roundNumber": 7}, timeout=LONG) is True

    asked = [request.split(" HTTP/1.1")[0] for request in toy.requests]
    assert asked == ["POST /healthz", "POST /task/7", "GET /submission/7", "POST /audit"]
    assert json.loads(toy.bodies[-1]) == {"submission": {"roundNumber": 7}}
    assert "content-type: application/json" in toy.requests[-1].lower()


@pytest.mark.parametrize(
    "behaviour",
    [answer(status=500), answer(status=404), answer(status=302, headers="Location: /fine\r\n"), raw(b""), raw(b"\0\0")],
)
async def test_only_a_200_is_healthy(toy: TaskServer, api: HttpTaskApi, behaviour: Behaviour) -> None:
    toy.behaviour = behaviour

    assert await api.is_healthy(toy.address) is False


async def test_nobody_there_is_not_healthy(nobody: Address, api: HttpTaskApi) -> None:
    assert await api.is_healthy(nobody) is False


async def test_a_health_check_does_not_wait_for_the_end_of_the_answer(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = for_ever(b"x", pause=0.01)

    assert await api.is_healthy(toy.address)


async def test_the_answer_to_work_is_not_read(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = for_ever(b"x" * 10_000, pause=0)

    await api.work(toy.address, 7, timeout=LONG)


@pytest.mark.parametrize("status", [301, 400, 404, 500, 503])
async def test_work_that_is_refused(toy: TaskServer, api: HttpTaskApi, status: int) -> None:
    toy.behaviour = answer(status=status)

    with pytest.raises(TaskRefused) as refused:
        await api.work(toy.address, 7, timeout=LONG)

    assert refused.value.status == status
    assert refused.value.message == f"POST /task/7 was answered with status {status}."


async def test_no_proof_for_the_round(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = answer(b"No submission", status=404)

    with pytest.raises(NothingToSubmit):
        await api.submission(toy.address, 7, timeout=LONG)


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"null", b"3", b'"text"', b"[]", b"{", b"{}{}", b"\xff"),
        *(b'{"a": NaN}', b'{"a": 1e999}', b'{"a": "\\ud800"}', b'{"a": ' + b"9" * 5_000 + b"}"),
    ],
    ids=lambda body: body[:12].decode("latin-1"),
)
async def test_a_proof_that_is_no_json_object(toy: TaskServer, api: HttpTaskApi, body: bytes) -> None:
    toy.behaviour = answer(body)

    with pytest.raises(TaskAnswerUnreadable):
        await api.submission(toy.address, 7, timeout=LONG)


@pytest.mark.parametrize("depth", [101, 500, MAX_PROOF_BYTES // 2 - 10])
async def test_a_proof_that_is_nested_too_deep(toy: TaskServer, api: HttpTaskApi, depth: int) -> None:
    toy.behaviour = answer(b'{"a":' + b"[" * depth + b"]" * depth + b"}")

    with pytest.raises(TaskAnswerUnreadable):
        await api.submission(toy.address, 7, timeout=LONG)


async def test_a_proof_may_be_nested(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = answer(b'{"a":' + b"[" * 90 + b"]" * 90 + b"}")

    proof = await api.submission(toy.address, 7, timeout=LONG)

    assert isinstance(proof, dict)
    assert "a" in proof


async def test_a_proof_of_the_largest_size(toy: TaskServer, api: HttpTaskApi) -> None:
    text = "x" * (MAX_PROOF_BYTES - len('{"a":""}'))
    toy.behaviour = answer(f'{{"a":"{text}"}}'.encode())

    assert await api.submission(toy.address, 7, timeout=LONG) == {"a": text}


async def test_a_proof_over_the_limit(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = answer(b'{"a":"' + b"x" * MAX_PROOF_BYTES + b'"}')

    with pytest.raises(ProofTooLarge):
        await api.submission(toy.address, 7, timeout=LONG)


async def test_a_proof_without_end(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = for_ever(b"x" * 10_000, pause=0)

    with pytest.raises(ProofTooLarge):
        await api.submission(toy.address, 7, timeout=LONG)


async def test_an_answer_that_drips_is_given_up_in_time(toy: TaskServer, api: HttpTaskApi) -> None:
    """Every byte comes soon after the last, so only a bound on the whole ends it."""
    toy.behaviour = for_ever(b" ", pause=0.01)

    with pytest.raises(TaskSilent):
        await api.submission(toy.address, 7, timeout=SHORT)
    with pytest.raises(TaskSilent):
        await api.audit(toy.address, {}, timeout=SHORT)


async def test_silence(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = silence

    with pytest.raises(TaskSilent, match=r"POST /task/7, waited 0\.3 s"):
        await api.work(toy.address, 7, timeout=SHORT)
    with pytest.raises(TaskSilent):
        await api.submission(toy.address, 7, timeout=SHORT)
    with pytest.raises(TaskSilent):
        await api.audit(toy.address, {}, timeout=SHORT)


async def test_a_closed_port(nobody: Address, api: HttpTaskApi) -> None:
    with pytest.raises(TaskSilent):
        await api.work(nobody, 7, timeout=LONG)


async def test_a_connection_that_is_closed_without_a_word(toy: TaskServer, api: HttpTaskApi) -> None:
    """So Docker answers on the published port of a container in which nothing listens."""
    toy.behaviour = raw(b"")

    with pytest.raises(TaskSilent):
        await api.work(toy.address, 7, timeout=LONG)


async def test_an_answer_that_is_no_http(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")

    with pytest.raises(TaskAnswerUnreadable):
        await api.work(toy.address, 7, timeout=LONG)


async def test_an_answer_that_breaks_off(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = raw(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"a":')

    with pytest.raises(TaskAnswerUnreadable):
        await api.submission(toy.address, 7, timeout=LONG)


async def test_a_head_without_end(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = raw(b"HTTP/1.1 200 OK\r\n" + b"X-Header: 1\r\n" * 100_000)

    with pytest.raises(TaskApiError):
        await api.submission(toy.address, 7, timeout=LONG)


async def test_a_compressed_answer_is_not_unpacked(toy: TaskServer, api: HttpTaskApi) -> None:
    """A few bytes could unpack to gigabytes."""
    toy.behaviour = answer(b"{}", headers="Content-Encoding: gzip\r\n")

    with pytest.raises(TaskAnswerUnreadable, match="compressed"):
        await api.submission(toy.address, 7, timeout=LONG)

    assert "accept-encoding: identity" in toy.requests[0].lower()


async def test_a_redirect_is_not_followed(toy: TaskServer, api: HttpTaskApi) -> None:
    """A container could point the node at any service that listens on this machine."""
    toy.behaviour = answer(status=307, headers=f"Location: {toy.address}/elsewhere\r\n")

    with pytest.raises(TaskRefused):
        await api.submission(toy.address, 7, timeout=LONG)
    with pytest.raises(TaskRefused):
        await api.audit(toy.address, {}, timeout=LONG)

    assert len(toy.requests) == 2


async def test_cookies_are_not_kept(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = answer(headers="Set-Cookie: node=ours; Path=/\r\n")

    await api.is_healthy(toy.address)
    await api.is_healthy(toy.address)

    assert "cookie" not in toy.requests[1].lower()


@pytest.mark.parametrize(("body", "verdict"), [(b"true", True), (b"false", False), (b" true\n", True)])
async def test_a_verdict(toy: TaskServer, api: HttpTaskApi, body: bytes, verdict: bool) -> None:
    toy.behaviour = answer(body)

    assert await api.audit(toy.address, {}, timeout=LONG) is verdict


@pytest.mark.parametrize(
    "body",
    [b"", b"1", b"0", b"null", b'"true"', b"True", b'{"data": true}', b"[true]", b"true false", b"true" + b" " * 2_000],
    ids=lambda body: body[:12].decode("latin-1"),
)
async def test_what_is_no_bare_boolean_is_no_verdict(toy: TaskServer, api: HttpTaskApi, body: bytes) -> None:
    toy.behaviour = answer(body)

    with pytest.raises(TaskAnswerUnreadable):
        await api.audit(toy.address, {}, timeout=LONG)


async def test_an_audit_that_fails_inside_the_container_is_no_verdict(toy: TaskServer, api: HttpTaskApi) -> None:
    toy.behaviour = answer(b"false", status=500)

    with pytest.raises(TaskRefused):
        await api.audit(toy.address, {}, timeout=LONG)
