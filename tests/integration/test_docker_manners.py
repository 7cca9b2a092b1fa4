"""Tasks that listen late or never, end, or answer as nobody agreed, on a real Docker Engine."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import httpx
import pytest

from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.domain.errors import ProofTooLarge, TaskAnswerUnreadable, TaskRefused, TaskSilent
from orca_desktop.ports.task_api import Address
from tests.containers_conformance import ENOUGH, TASK, quiet, until
from tests.integration.docker_world import fate, make_file, owned, plan_of, program, words

SERVER = """
import socket, time
def answer(status, body=b"", *more):
    head = [f"HTTP/1.1 {{status}}", "Connection: close", f"Content-Length: {{len(body)}}", *more]
    line.sendall("\\r\\n".join(head).encode() + b"\\r\\n\\r\\n" + body)
listener = socket.create_server(("0.0.0.0", 8080))
print("done")
while True:
    line, _ = listener.accept()
    line.recv(65536)
    try:
{answer}
    except OSError: pass
    line.close()
"""


WHEN_TOLD = """
import os, time
while not os.path.exists("/tmp/now"): time.sleep(0.02)
"""


@pytest.fixture
async def api() -> AsyncIterator[HttpTaskApi]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield HttpTaskApi(client)


async def serving(containers: DockerContainers, sample: str, answer: str) -> Address:
    """A task that answers every request with what *answer*, a piece of Python, sends on `line`."""
    code = SERVER.format(answer="\n".join(f"        {part}" for part in answer.strip().splitlines()))
    running = await containers.start(TASK, plan_of(program(code, sample)), quiet)
    await words(containers)
    return running.address


class TestLife:
    async def test_one_that_never_listens(self, containers: DockerContainers, sample: str, api: HttpTaskApi) -> None:
        code = "import time; print('done'); time.sleep(1000)"
        running = await containers.start(TASK, plan_of(program(code, sample)), quiet)
        await words(containers)

        assert not await api.is_healthy(running.address)
        with pytest.raises(TaskSilent):
            await api.work(running.address, 1, timeout=ENOUGH)
        assert (await containers.status()).running == 1

    async def test_one_that_listens_late(
        self, containers: DockerContainers, sdk: Any, sample: str, api: HttpTaskApi
    ) -> None:
        late = f"""
print("done")
{WHEN_TOLD}
{SERVER.format(answer="        answer('200 OK')")}"""
        running = await containers.start(TASK, plan_of(program(late, sample)), quiet)
        await words(containers)
        assert not await api.is_healthy(running.address)

        make_file(sdk, "/tmp/now")

        await until(lambda: api.is_healthy(running.address))

    async def test_one_that_exits_at_once(self, containers: DockerContainers, sample: str) -> None:
        code = "print('no key is set'); raise SystemExit(3)"
        message, lines = await fate(containers, plan_of(program(code, sample)))

        assert "exit code 3" in message
        assert lines == ("no key is set",)

    async def test_one_that_crashes_again_and_again(self, containers: DockerContainers, sdk: Any, sample: str) -> None:
        endings: Any = containers.endings()
        code = f"{WHEN_TOLD}print('oh no'); raise SystemExit(1)"
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            told = await fates(containers, sdk, endings, sample, code, lives=4)
        await containers.stop(TASK)
        await containers.remove_data(TASK)

        assert told == [(1, ("oh no",))] * 4
        assert owned(sdk) == []

    async def test_one_that_ignores_the_request_to_end(
        self, containers: DockerContainers, sdk: Any, sample: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("orca_desktop.adapters.docker.containers.STOP_GRACE_SECONDS", 1)
        deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('done')\n"
        deaf += "while True: time.sleep(1)"
        await containers.start(TASK, plan_of(program(deaf, sample), program(deaf, sample, name="b")), quiet)
        await words(containers, last="task: done")
        await words(containers, last="b: done")
        began = time.monotonic()
        await containers.stop(TASK)

        assert time.monotonic() - began >= 1
        assert owned(sdk) == []
        assert (await containers.status()).running == 0


async def fates(
    containers: DockerContainers, sdk: Any, endings: Any, sample: str, code: str, *, lives: int
) -> list[tuple[int, tuple[str, ...]]]:
    """How so many *lives* in a row end that are told to: exit codes and last words."""
    told = []
    for _ in range(lives):
        await containers.start(TASK, plan_of(program(code, sample)), quiet)
        make_file(sdk, "/tmp/now")
        ended = await anext(endings)
        told.append((ended.exit_code, await containers.last_lines(TASK, 5)))
    return told


class TestAnswers:
    async def test_an_endless_answer_is_cut(self, containers: DockerContainers, sample: str, api: HttpTaskApi) -> None:
        address = await serving(
            containers,
            sample,
            """
line.sendall(b"HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n")
while True: line.sendall(b"1000\\r\\n" + b"x" * 4096 + b"\\r\\n")""",
        )

        with pytest.raises(ProofTooLarge):
            await api.submission(address, 1, timeout=ENOUGH)
        with pytest.raises(TaskAnswerUnreadable):
            await api.audit(address, {}, timeout=ENOUGH)

    async def test_a_gigabyte_is_not_read(self, containers: DockerContainers, sample: str, api: HttpTaskApi) -> None:
        """The task says how much it had sent when the node hung up."""
        address = await serving(
            containers,
            sample,
            """
line.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 1073741824\\r\\n\\r\\n")
sent = 0
try:
    while sent < 1 << 30: sent += line.send(bytes(65536))
finally: print("too much" if sent > 1 << 26 else "hung up")""",
        )
        with pytest.raises(ProofTooLarge):
            await api.submission(address, 1, timeout=ENOUGH)

        assert (await words(containers, last="up"))[-1] == "hung up"

    async def test_a_redirect_is_not_followed(
        self, containers: DockerContainers, sample: str, api: HttpTaskApi
    ) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            listener.settimeout(0)
            goal = f"http://127.0.0.1:{listener.getsockname()[1]}/"
            address = await serving(containers, sample, f'answer("307 Moved", b"", "Location: {goal}")')

            assert not await api.is_healthy(address)
            with pytest.raises(TaskRefused):
                await api.submission(address, 1, timeout=ENOUGH)
            with pytest.raises(BlockingIOError):
                listener.accept()

    async def test_slow_bytes_end_with_the_time(
        self, containers: DockerContainers, sample: str, api: HttpTaskApi
    ) -> None:
        slow = """
for byte in b"HTTP/1.1 200 OK\\r\\nContent-Length: 100000\\r\\n\\r\\n" + b"x" * 1000:
    line.sendall(bytes([byte])); time.sleep(0.05)"""
        address = await serving(containers, sample, slow)

        with pytest.raises(TaskSilent):
            await api.submission(address, 1, timeout=0.5)

    @pytest.mark.parametrize("body", ["[1]", '"text"', "null", "{", "\\xff", "1", "<html>"])
    async def test_wrong_types_are_no_answer(
        self, containers: DockerContainers, sample: str, api: HttpTaskApi, body: str
    ) -> None:
        send = f"answer('200 OK', b'{body}')"
        address = await serving(containers, sample, send)

        with pytest.raises(TaskAnswerUnreadable):
            await api.submission(address, 1, timeout=ENOUGH)
        with pytest.raises(TaskAnswerUnreadable):
            await api.audit(address, {}, timeout=ENOUGH)
