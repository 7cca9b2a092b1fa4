"""What every adapter of the Containers port keeps to. A test module subclasses it and gives the two fixtures."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import Any

import httpx
import pytest

from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.domain.containers import PullProgress, plan_for_image
from orca_desktop.domain.errors import ImageMissing
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.containers import ContainerEnded, Containers, RunningContainer

TASK = TaskId("CensusTask1111111111111111111111111111111111")
OTHER_TASK = TaskId("OtherTask11111111111111111111111111111111111")
ENOUGH = 60.0
"""Seconds after which something that does not happen is taken for never."""


def quiet(_words: str | PullProgress) -> None:
    """Progress that nobody reads."""


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something that has to be asked for has come true."""
    async with asyncio.timeout(ENOUGH):
        while not await condition():  # noqa: ASYNC110  it is true elsewhere, and has to be asked for
            await asyncio.sleep(0.02)


class ContainersConformance(ABC):
    """The sample task is run for real: fixture `containers` gives the adapter, `image` the sample's reference."""

    @abstractmethod
    async def crash(self, containers: Any, task_id: TaskId) -> None:
        """Kill the task's program from outside, as a bug in it would end it."""

    @pytest.fixture
    async def api(self) -> AsyncIterator[HttpTaskApi]:
        async with httpx.AsyncClient(trust_env=False) as client:
            yield HttpTaskApi(client)

    async def run(self, containers: Containers, image: str, api: HttpTaskApi) -> RunningContainer:
        """Start the sample and wait until it is healthy."""
        container = await containers.start(TASK, plan_for_image(image), quiet)
        await until(lambda: api.is_healthy(container.address))
        return container

    async def test_a_started_task_works(self, containers: Containers, image: str, api: HttpTaskApi) -> None:
        container = await self.run(containers, image, api)

        await api.work(container.address, 1, timeout=ENOUGH)
        proof = await api.submission(container.address, 1, timeout=ENOUGH)

        assert isinstance(proof, dict)
        assert container.task_id == TASK
        assert container.address.startswith("http://127.0.0.1:")
        assert await api.audit(container.address, {"roundNumber": 1, **proof}, timeout=ENOUGH) is True

    async def test_running_containers_are_counted(self, containers: Containers, image: str) -> None:
        assert (await containers.status()).running == 0

        await containers.start(TASK, plan_for_image(image), quiet)
        await containers.start(OTHER_TASK, plan_for_image(image), quiet)
        status = await containers.status()
        await containers.stop(TASK)

        assert (status.reachable, status.problem, status.running) == (True, "", 2)
        assert status.version
        assert (await containers.status()).running == 1
        assert await containers.running_tasks() == {OTHER_TASK}

    async def test_the_user_is_told_what_goes_on(self, containers: Containers, image: str) -> None:
        told: list[str | PullProgress] = []
        await containers.start(TASK, plan_for_image(image), told.append)

        assert told

    async def test_a_running_container_is_adopted(self, containers: Containers, image: str) -> None:
        first = await containers.start(TASK, plan_for_image(image), quiet)

        assert await containers.start(TASK, plan_for_image(image), quiet) == first
        assert (await containers.status()).running == 1

    async def test_an_unknown_image_is_missing_and_leaves_nothing(self, containers: Containers) -> None:
        with pytest.raises(ImageMissing):
            await containers.start(TASK, plan_for_image("orca-desktop.localhost/nothing:1"), quiet)

        assert (await containers.status()).running == 0

    async def test_a_start_that_is_cancelled_leaves_nothing(self, containers: Containers, image: str) -> None:
        def cancel(_words: str | PullProgress) -> None:
            starting.cancel()

        starting = asyncio.create_task(containers.start(TASK, plan_for_image(image), cancel))
        await asyncio.wait([starting])

        assert starting.cancelled()
        assert (await containers.status()).running == 0

    async def test_data_survives_a_stop(self, containers: Containers, image: str, api: HttpTaskApi) -> None:
        container = await self.run(containers, image, api)
        await api.work(container.address, 1, timeout=ENOUGH)
        proof = await api.submission(container.address, 1, timeout=ENOUGH)

        await containers.stop(TASK)
        container = await self.run(containers, image, api)

        assert await api.submission(container.address, 1, timeout=ENOUGH) == proof

    async def test_removed_data_is_gone(self, containers: Containers, image: str, api: HttpTaskApi) -> None:
        container = await self.run(containers, image, api)
        await api.work(container.address, 1, timeout=ENOUGH)

        await containers.stop(TASK)
        await containers.remove_data(TASK)
        container = await self.run(containers, image, api)

        with pytest.raises(Exception, match="nothing to submit for round 1"):
            await api.submission(container.address, 1, timeout=ENOUGH)

    async def test_what_is_stopped_does_not_answer(self, containers: Containers, image: str, api: HttpTaskApi) -> None:
        container = await self.run(containers, image, api)

        await containers.stop(TASK)

        assert not await api.is_healthy(container.address)
        assert await containers.last_lines(TASK, 5) == ()

    async def test_stopping_and_removing_twice_is_stopping_and_removing(
        self, containers: Containers, image: str
    ) -> None:
        await containers.start(TASK, plan_for_image(image), quiet)

        for _ in range(2):
            await containers.stop(TASK)
            await containers.remove_data(TASK)

        assert (await containers.status()).running == 0

    async def test_the_last_lines_are_the_newest(self, containers: Containers, image: str, api: HttpTaskApi) -> None:
        container = await self.run(containers, image, api)
        await api.work(container.address, 1, timeout=ENOUGH)

        async def written() -> bool:
            return "POST '/task/1' 200" in "".join(await containers.last_lines(TASK, 1))

        await until(written)
        one, two = await containers.last_lines(TASK, 2)

        assert "Round 1: " in one
        assert "POST '/task/1' 200" in two
        assert await containers.last_lines(TASK, 0) == ()
        assert await containers.last_lines(OTHER_TASK, 5) == ()

    async def test_logs_come_as_they_are_written_and_end_with_the_container(
        self, containers: Containers, image: str, api: HttpTaskApi
    ) -> None:
        container = await self.run(containers, image, api)
        lines: list[str] = []
        async with asyncio.timeout(ENOUGH):
            async for batch in containers.logs(TASK):
                lines.extend(batch)
                if any("Round 1: " in line for line in lines):
                    await containers.stop(TASK)
                elif not any("/task/" in line for line in lines):
                    await api.work(container.address, 1, timeout=ENOUGH)

        assert "listening on" in lines[0]
        assert any("Round 1: " in line for line in lines)

    async def test_logs_may_be_left_at_once(self, containers: Containers, image: str) -> None:
        await containers.start(TASK, plan_for_image(image), quiet)
        logs: Any = containers.logs(TASK)
        async with asyncio.timeout(ENOUGH), aclosing(logs):
            await anext(logs)

    async def test_there_are_no_logs_without_a_container(self, containers: Containers) -> None:
        assert [batch async for batch in containers.logs(TASK)] == []

    async def test_a_crash_is_told_with_its_task(self, containers: Containers, image: str, api: HttpTaskApi) -> None:
        endings: Any = containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            await self.run(containers, image, api)
            await self.crash(containers, TASK)
            ended = await anext(endings)

        assert isinstance(ended, ContainerEnded)
        assert (ended.task_id, ended.out_of_memory) == (TASK, False)
        assert ended.exit_code != 0

    async def test_a_crashed_task_starts_again(self, containers: Containers, image: str, api: HttpTaskApi) -> None:
        endings: Any = containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            await self.run(containers, image, api)
            await self.crash(containers, TASK)
            await anext(endings)

        assert (await containers.status()).running == 0
        assert await containers.last_lines(TASK, 5) != ()
        await self.run(containers, image, api)

    async def test_endings_are_told_to_everybody_who_asks(self, containers: Containers, image: str) -> None:
        one: Any = containers.endings()
        two: Any = containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(one), aclosing(two):
            await containers.start(TASK, plan_for_image(image), quiet)
            await containers.stop(TASK)

            assert (await anext(one)).task_id == TASK
            assert (await anext(two)).task_id == TASK

    async def test_what_it_uses_is_told_while_it_runs(
        self, containers: Containers, image: str, api: HttpTaskApi
    ) -> None:
        assert await containers.usage(TASK) is None
        await self.run(containers, image, api)
        first, second = await containers.usage(TASK), await containers.usage(TASK)
        await containers.stop(TASK)

        assert first is not None
        assert second is not None
        assert second.at >= first.at
        assert 0 < first.memory < first.memory_limit
        assert 0 <= second.cpu < 16
        assert await containers.usage(TASK) is None
