"""Following a task on a real Docker Engine: its output, its end, and an engine that goes away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from typing import Any

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.domain.errors import EngineUnavailable
from orca_desktop.domain.status import EngineKind
from tests.containers_conformance import ENOUGH, OTHER_TASK, TASK, quiet
from tests.integration.docker_world import NODE, fate, inspect
from tests.services.docker_engine import DockerEngine

NOBODY = Endpoint(host="unix:///nowhere/docker.sock")


class TestFollowing:
    async def test_long_lines_are_cut_and_what_is_no_text_is_replaced(
        self, containers: DockerContainers, script: Callable[[str], str]
    ) -> None:
        image = script("import sys; sys.stdout.buffer.write(b'x' * 100_000 + b'\\n\\xff\\xfe\\r\\nlast')")
        _, lines = await fate(containers, plan_for_image(image))

        assert lines == ("x" * 4_000, "��", "last")

    async def test_a_reader_that_falls_behind_slows_the_engine_and_loses_nothing(
        self, containers: DockerContainers, script: Callable[[str], str]
    ) -> None:
        image = script("import time; [print(n) for n in range(20_000)]; time.sleep(1000)")
        await containers.start(TASK, plan_for_image(image), quiet)
        seen: list[int] = []
        async with asyncio.timeout(ENOUGH):
            logs: Any = containers.logs(TASK)
            async with aclosing(logs):
                async for batch in logs:
                    assert len(batch) < 20_000
                    seen += [int(line) for line in batch]
                    if seen[-1] == 19_999:
                        break

        assert seen == list(range(seen[0], 20_000))

    async def test_an_end_for_lack_of_memory_is_told_as_such(
        self, containers: DockerContainers, sdk: Any, script: Callable[[str], str]
    ) -> None:
        image = script(
            "import os, time\nwhile not os.path.exists('/tmp/go'): time.sleep(0.02)\nprint(len(b'x' * 10**9))"
        )
        endings: Any = containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            await containers.start(TASK, plan_for_image(image), quiet)
            container = inspect(sdk)["Id"]
            sdk.api.update_container(container, mem_limit="64m", memswap_limit="64m")
            sdk.api.exec_start(sdk.api.exec_create(container, ["/usr/bin/python", "-S", "-c", "open('/tmp/go', 'w')"]))
            ended = await anext(endings)

        assert ended.out_of_memory

    async def test_what_runs_beside_our_tasks_is_not_told(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        endings: Any = containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            sdk.containers.run(sample, ["/usr/bin/python", "-S", "-c", "pass"], remove=True)
            await containers.start(TASK, plan_for_image(sample), quiet)
            await containers.stop(TASK)

            assert (await anext(endings)).task_id == TASK


class TestAnEngineThatGoesAway:
    async def test_it_is_a_status_and_an_error_in_words(self) -> None:
        async with DockerThreads(lambda: NOBODY) as threads:
            containers = DockerContainers(threads, node=NODE)
            status = await containers.status()
            for act in (
                lambda: containers.start(TASK, plan_for_image("image"), quiet),
                lambda: containers.stop(TASK),
                lambda: containers.remove_data(TASK),
                lambda: containers.last_lines(TASK, 1),
                lambda: anext(containers.logs(TASK)),
                lambda: anext(containers.endings()),
            ):
                with pytest.raises(EngineUnavailable, match="not installed or not started"):
                    await act()

        assert (status.kind, status.reachable, status.running) == (EngineKind.DOCKER, False, 0)
        assert "not installed or not started" in status.problem

    async def test_streams_end_with_it_and_the_adapter_finds_it_again(
        self, containers: DockerContainers, docker_engine: DockerEngine, sample: str
    ) -> None:
        await containers.start(TASK, plan_for_image(sample), quiet)
        endings: Any = containers.endings()
        logs: Any = containers.logs(TASK)
        async with asyncio.timeout(ENOUGH), aclosing(endings), aclosing(logs):
            await anext(logs)
            await containers.start(OTHER_TASK, plan_for_image(sample), quiet)
            await containers.stop(OTHER_TASK)
            await anext(endings)
            following = [asyncio.create_task(drained(stream)) for stream in (endings, logs)]
            await containers.start(TASK, plan_for_image(sample), quiet)
            with docker_engine.offline():
                assert not (await containers.status()).reachable
                await asyncio.gather(*following)
            assert (await containers.status()).reachable


async def drained(stream: Any) -> None:
    async for _ in stream:
        pass
