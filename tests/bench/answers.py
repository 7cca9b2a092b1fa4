"""What a server's answer takes until it is a task: time against `json.loads`, and memory, also without an end."""

from __future__ import annotations

import asyncio
import base64
import functools
import json
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing, suppress

import httpx

from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.encodings import PACKED, PLAIN
from orca_desktop.adapters.k2.rpc import MAX_ANSWER_BYTES, RpcClient
from orca_desktop.domain.errors import NetworkGarbled
from orca_desktop.domain.tasks import TaskAccount
from orca_desktop.k2.programs import KOII_TASK_PROGRAM
from tests.bench.formats import SUBMISSIONS, TASK, account_json
from tests.bench.measure import Figure, Result, compare
from tests.unit.adapters import http_servers
from tests.unit.fuzzing import zstd

LARGE_ACCOUNT_BYTES = 50_000_000


def measured() -> Iterator[Result | Figure]:
    text = account_json()
    for encoding, data in ((PLAIN, text), (PACKED, zstd.compress(text))):
        read = functools.partial(_task_in, _answer_with(data, encoding))
        yield compare(
            f"a server's answer with {SUBMISSIONS:,} proofs in {encoding}, read and decoded",
            read,
            lambda: json.loads(text),
            baseline_is="json.loads of the account's text",
        )
        yield _peak(f"its memory at most, in {encoding}", read, len(text), "times the account's text")
    yield _standstill()
    yield _peak("memory of json.loads", lambda: json.loads(text), len(text), "times the account's text")
    yield _peak("memory for an answer without an end", _endless, MAX_ANSWER_BYTES, "times the limit of an answer")


def _peak(name: str, work: Callable[[], object], measure: int, unit: str) -> Figure:
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Figure(name=name, value=peak / measure, unit=unit)


def _answer_with(data: bytes, encoding: str) -> bytes:
    account = {"data": [base64.b64encode(data).decode(), encoding], "lamports": 1, "owner": KOII_TASK_PROGRAM}
    result = {"context": {"slot": 1}, "value": account}
    return json.dumps({"jsonrpc": "2.0", "id": 1, "result": result}, separators=(",", ":")).encode()


def _task_in(body: bytes) -> TaskAccount:
    """As the node reads a task, with an answer that is there at once."""

    async def read() -> TaskAccount:
        transport = httpx.MockTransport(lambda _: httpx.Response(200, content=body))
        async with httpx.AsyncClient(transport=transport) as client:
            return await K2Chain(RpcClient(client, "http://bench")).task(TASK)

    # Not asyncio.run: to put its signal handler back it writes out what the task gave, account and all.
    with closing(asyncio.new_event_loop()) as loop:
        return loop.run_until_complete(read())


def _standstill() -> Figure:
    """How long nothing else goes on, at most, while a task of about 50 MB is read."""
    document = json.loads(account_json())
    entries = next(iter(document["submissions"].values()))
    rounds = LARGE_ACCOUNT_BYTES * len(document["submissions"]) // len(account_json())
    document["submissions"] = {str(number): entries for number in range(rounds)}
    body = _answer_with(json.dumps(document, separators=(",", ":")).encode(), PLAIN)

    async def read() -> float:
        transport = httpx.MockTransport(lambda _: httpx.Response(200, content=body))
        async with httpx.AsyncClient(transport=transport) as client:
            working = asyncio.ensure_future(K2Chain(RpcClient(client, "http://bench")).task(TASK))
            longest, last = 0.0, time.perf_counter()
            while not working.done():
                await asyncio.sleep(0)
                longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
            await working
            return longest

    with closing(asyncio.new_event_loop()) as loop:
        seconds = loop.run_until_complete(read())
        loop.run_until_complete(loop.shutdown_default_executor())
    return Figure(name="the longest the loop stands still while 50 MB are read", value=seconds * 1000, unit="ms")


def _endless() -> None:
    """Ask a server on loopback whose answer never ends."""

    async def read() -> None:
        endless = http_servers.endless(b'{"jsonrpc": "2.0", "id": 1, "result": "')
        async with http_servers.answering(endless) as server, http_servers.asking() as client:
            with suppress(NetworkGarbled):
                await RpcClient(client, server.url).call("getAccountInfo", [], int)

    asyncio.run(read())
