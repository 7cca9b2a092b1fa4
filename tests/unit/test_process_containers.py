"""The bundled sample without Docker: real processes."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from orca_desktop.adapters.process.containers import ProcessContainers
from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.assets import resource
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.domain.errors import ContainerFailed, ImageMissing
from orca_desktop.domain.status import EngineKind
from orca_desktop.domain.tasks import TaskId
from tests.containers_conformance import OTHER_TASK, TASK, ContainersConformance, quiet

SAMPLE = "orca-desktop.localhost/prime-census:1"


def sample_processes() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "server.py" in " ".join(child.cmdline())]


class TestProcessContainers(ContainersConformance):
    @pytest.fixture
    async def containers(self, tmp_path: Path) -> AsyncIterator[ProcessContainers]:
        program = resource("sample_task", "server.py")
        async with ProcessContainers(program=program, image=SAMPLE, folder=tmp_path) as containers:
            yield containers
        assert sample_processes() == []

    @pytest.fixture
    def image(self) -> str:
        return SAMPLE

    async def crash(self, containers: Any, task_id: TaskId) -> None:
        (process,) = sample_processes()
        process.kill()

    async def test_it_says_that_it_is_no_container_engine(self, containers: ProcessContainers) -> None:
        assert (await containers.status()).kind is EngineKind.PROCESS

    async def test_no_other_image_is_ever_run(self, containers: ProcessContainers) -> None:
        with pytest.raises(ImageMissing, match="without Docker only the bundled sample task runs"):
            await containers.start(TASK, plan_for_image("docker.io/library/python:3.12"), quiet)

    async def test_the_program_does_not_see_the_users_environment(
        self, containers: ProcessContainers, image: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("A_SECRET_OF_THE_USER", "x")

        await containers.start(TASK, plan_for_image(image), quiet)

        (process,) = sample_processes()
        assert "A_SECRET_OF_THE_USER" not in process.environ()

    async def test_tasks_have_data_of_their_own(
        self, containers: ProcessContainers, image: str, api: HttpTaskApi, tmp_path: Path
    ) -> None:
        await self.run(containers, image, api)
        await containers.start(OTHER_TASK, plan_for_image(image), quiet)

        folders = {process.environ()["DATA_DIR"] for process in sample_processes()}
        assert folders == {str(tmp_path / TASK), str(tmp_path / OTHER_TASK)}


async def test_a_program_that_ends_at_once_has_failed_with_its_last_words(tmp_path: Path) -> None:
    program = tmp_path / "broken.py"
    program.write_text("raise SystemExit('no room left')")

    async with ProcessContainers(program=program, image=SAMPLE, folder=tmp_path) as containers:
        with pytest.raises(ContainerFailed, match="ended at once with code 1") as failed:
            await containers.start(TASK, plan_for_image(SAMPLE), quiet)
        assert (await containers.status()).running == 0

    assert failed.value.last_lines == ("no room left",)


async def test_a_python_that_is_not_there_is_a_failure_in_words(tmp_path: Path) -> None:
    program = resource("sample_task", "server.py")

    async with ProcessContainers(program=program, image=SAMPLE, folder=tmp_path, python="/nowhere/python") as nowhere:
        with pytest.raises(ContainerFailed, match="cannot be started"):
            await nowhere.start(TASK, plan_for_image(SAMPLE), quiet)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
async def test_a_program_that_does_not_want_to_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orca_desktop.adapters.process.containers.STOP_GRACE_SECONDS", 0.2)
    program = tmp_path / "stubborn.py"
    program.write_text(
        "import signal, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('listening on 127.0.0.1:1', flush=True)\n"
        "time.sleep(1000)\n"
    )

    async with ProcessContainers(program=program, image=SAMPLE, folder=tmp_path) as containers:
        await containers.start(TASK, plan_for_image(SAMPLE), quiet)
        (pid,) = [child.pid for child in psutil.Process().children() if "stubborn.py" in " ".join(child.cmdline())]
        await containers.stop(TASK)

    assert not psutil.pid_exists(pid)


async def test_what_a_program_writes_is_kept_only_so_far(tmp_path: Path) -> None:
    program = tmp_path / "chatty.py"
    program.write_text(
        "import sys\n"
        "print('x' * 1_000_000)\n"
        "for number in range(5_000): print(number)\n"
        "sys.stdout.flush()\n"
        "sys.stdout.buffer.write(b'\\xff\\n')\n"
        "print('listening on 127.0.0.1:1', flush=True)\n"
        "sys.stdin.read()\n"
    )

    async with ProcessContainers(program=program, image=SAMPLE, folder=tmp_path) as containers:
        await containers.start(TASK, plan_for_image(SAMPLE), quiet)
        lines = await containers.last_lines(TASK, 1_000_000)

    assert len(lines) == 2_000
    assert lines[-3:] == ("4999", "�", "listening on 127.0.0.1:1")
    assert lines[0] == "3002"
