"""How soon a task's container answers, how soon its end is noticed, and what fifty of them cost."""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass

import base58
import httpx
import psutil

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.endpoint import current_endpoint
from orca_desktop.adapters.docker.images import DockerImages
from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.domain.containers import RunPlan, plan_for_image
from orca_desktop.domain.tasks import TaskId
from orca_desktop.engine.tools import Pace
from orca_desktop.ports.task_api import Address
from orca_desktop.simulation.sample_image import SAMPLE_REFERENCE, pack_sample_image
from tests.bench.measure import REPEATS, Figure, Result
from tests.services.docker_engine import docker_engine
from tests.services.processes import Unavailable

PAIRS = 9
"""More than elsewhere: how long an engine takes varies."""

MANY = 50
AT_REST_SECONDS = 20.0
USAGE_SECONDS = 5.0
"""How often a node asks for what its containers use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    containers: DockerContainers
    task_api: HttpTaskApi
    plan: RunPlan


def measured() -> Iterator[Result | Figure]:
    """Nothing, said aloud, where no Docker Engine can be started."""
    try:
        with docker_engine() as engine:
            os.environ.update(engine.environment)
            yield from asyncio.run(_all())
    except Unavailable as reason:
        print(f"left out: containers ({reason})", file=sys.stderr)


async def _all() -> list[Result | Figure]:
    async with _bench() as bench:
        return [*await _create_to_healthy(bench), await _noticing_an_end(bench), *await _many(bench)]


@asynccontextmanager
async def _bench() -> AsyncIterator[_Bench]:
    async with AsyncExitStack() as stack:
        threads = await stack.enter_async_context(DockerThreads(current_endpoint))
        client = await stack.enter_async_context(httpx.AsyncClient(trust_env=False))
        await DockerImages(threads).load_image(pack_sample_image().archive)
        yield _Bench(
            containers=DockerContainers(threads, node="bench"),
            task_api=HttpTaskApi(client),
            plan=plan_for_image(SAMPLE_REFERENCE),
        )


async def _create_to_healthy(bench: _Bench) -> list[Result]:
    """Ours makes a network of the task's own, and the first time a volume that every user may write in.

    The baseline is the engine's own command; all three take turns.
    """
    turns = [(*await _ours(bench, number), await _docker_run(bench)) for number in range(PAIRS + 1)][1:]  # 1: warm-up
    return [
        _result("a container from its first creation to its first answer", [(first, run) for first, _, run in turns]),
        _result("the same, when its data is there already", [(again, run) for _, again, run in turns]),
    ]


def _result(name: str, pairs: list[tuple[float, float]]) -> Result:
    return Result(
        name=name,
        ours=statistics.median(ours for ours, _ in pairs),
        baseline=statistics.median(baseline for _, baseline in pairs),
        ratio=statistics.median(ours / baseline for ours, baseline in pairs),
        baseline_is="docker run and a poll of /healthz",
    )


async def _ours(bench: _Bench, number: int) -> tuple[float, float]:
    """Seconds for the first start of a task, from nothing, and for its next one."""
    task_id = _task(number)
    first = await _start(bench, task_id)
    await bench.containers.stop(task_id)
    again = await _start(bench, task_id)
    await bench.containers.stop(task_id)
    await bench.containers.remove_data(task_id)
    return first, again


async def _start(bench: _Bench, task_id: TaskId) -> float:
    began = time.perf_counter()
    running = await bench.containers.start(task_id, bench.plan, _unheard)
    await _until_healthy(bench, running.address)
    return time.perf_counter() - began


async def _docker_run(bench: _Bench) -> float:
    began = time.perf_counter()
    run = ["docker", "run", "--detach", "--publish", "127.0.0.1::8080", SAMPLE_REFERENCE]
    name = (await asyncio.to_thread(_output, run)).strip()
    port = (await asyncio.to_thread(_output, ["docker", "port", name, "8080/tcp"])).splitlines()[0]
    await _until_healthy(bench, Address(f"http://{port}"))
    seconds = time.perf_counter() - began
    await asyncio.to_thread(_output, ["docker", "rm", "--force", "--volumes", name])
    return seconds


async def _noticing_an_end(bench: _Bench) -> Figure:
    """From the kill to the node knowing of it."""
    delays = []
    for number in range(REPEATS):
        async with aclosing(bench.containers.endings()) as endings:
            first = asyncio.ensure_future(anext(endings))
            await bench.containers.start(_task(number), bench.plan, _unheard)
            (name,) = _output(["docker", "ps", "--quiet"]).split()
            began = time.perf_counter()
            await asyncio.to_thread(_output, ["docker", "kill", name])
            await first
            delays.append(time.perf_counter() - began)
        await bench.containers.stop(_task(number))
        await bench.containers.remove_data(_task(number))
    return Figure(name="a killed container is noticed after", value=max(delays), unit="s at the most")


async def _many(bench: _Bench) -> list[Figure]:
    """Fifty containers at rest, followed as a node follows them: their logs, their ends, and what they use."""
    program = psutil.Process()
    before = program.memory_info().rss
    for number in range(MANY):
        await bench.containers.start(_task(number), bench.plan, _unheard)
    followers = [asyncio.create_task(_follow(bench, _task(number))) for number in range(MANY)]
    followers.append(asyncio.create_task(_sample(bench)))
    await asyncio.sleep(USAGE_SECONDS)
    busy, began = time.process_time(), time.perf_counter()
    await asyncio.sleep(AT_REST_SECONDS)
    share = (time.process_time() - busy) / (time.perf_counter() - began)
    grown = (program.memory_info().rss - before) / MANY
    for follower in followers:
        follower.cancel()
    await asyncio.gather(*followers, return_exceptions=True)
    await asyncio.gather(*(bench.containers.stop(_task(number)) for number in range(MANY)))
    await asyncio.gather(*(bench.containers.remove_data(_task(number)) for number in range(MANY)))
    return [
        Figure(name=f"{MANY} containers at rest", value=100 * share, unit="% of a core in this program"),
        Figure(name="memory of this program per container", value=grown / 1024, unit="KiB"),
    ]


async def _follow(bench: _Bench, task_id: TaskId) -> None:
    async for _ in bench.containers.logs(task_id):
        pass


async def _sample(bench: _Bench) -> None:
    while True:
        for number in range(MANY):
            await bench.containers.usage(_task(number))
        await asyncio.sleep(USAGE_SECONDS)


async def _until_healthy(bench: _Bench, address: Address) -> None:
    while not await bench.task_api.is_healthy(address):  # noqa: ASYNC110 - a server elsewhere sets no event
        await asyncio.sleep(Pace().quick_poll)


def _task(number: int) -> TaskId:
    return TaskId(base58.b58encode(bytes([7, number]) * 16).decode("ascii"))


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _unheard(_: object) -> None:
    """Progress that nobody waits for."""
