"""Plans on a real Docker Engine: several containers, their parts of the limits, their one life."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import pytest

from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.place import LIFE_LABEL
from orca_desktop.domain.containers import MIB, Limits, Mount, MountKind
from orca_desktop.domain.errors import ContainerFailed
from tests.containers_conformance import ENOUGH, OTHER_TASK, TASK, quiet
from tests.integration.docker_world import inspect, inspect_all, make_file, owned, plan_of, program, words

WAIT = "import time; time.sleep(1000)"
SAY_DONE = f"print('done'); {WAIT}"
LISTEN = "import socket, time; s = socket.create_server(('0.0.0.0', 8080)); print('done'); time.sleep(1000)"
ASK = """
import socket, time
for _ in range(500):
    try:
        socket.create_connection(("127.0.0.1", 8080)).close(); print("done"); break
    except OSError: time.sleep(0.02)
time.sleep(1000)
"""


def data(path: str, name: str = "", *, read_only: bool = False) -> Mount:
    return Mount(kind=MountKind.DATA, path=path, name=name, read_only=read_only)


class TestSeveralContainers:
    async def test_they_share_one_network_and_one_port(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        plan = plan_of(program(LISTEN, sample), program(ASK, sample, name="helper"))

        running = await containers.start(TASK, plan, quiet)
        lines = await words(containers, last="helper: done")
        first, second = inspect_all(sdk)

        assert "helper: done" in lines
        assert second["HostConfig"]["NetworkMode"] == f"container:{first['Id']}"
        assert not second["HostConfig"]["PortBindings"]
        assert running.address.endswith(first["NetworkSettings"]["Ports"]["8080/tcp"][0]["HostPort"])
        assert (await containers.status()).running == 1

    async def test_all_are_adopted_together(self, containers: DockerContainers, sdk: Any, sample: str) -> None:
        plan = plan_of(program(SAY_DONE, sample), program(SAY_DONE, sample, name="helper"))
        first = await containers.start(TASK, plan, quiet)
        before = [found["Id"] for found in inspect_all(sdk)]

        assert await containers.start(TASK, plan, quiet) == first
        assert [found["Id"] for found in inspect_all(sdk)] == before

    async def test_another_plan_takes_the_place_of_the_old_one(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        plan = plan_of(program(WAIT, sample), program(WAIT, sample, name="helper"))
        await containers.start(TASK, plan, quiet)
        await containers.start(TASK, replace(plan, containers=plan.containers[:1]), quiet)

        assert len(inspect_all(sdk)) == 1

    async def test_what_is_replaced_on_purpose_is_no_ending(self, containers: DockerContainers, sample: str) -> None:
        endings: Any = containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            await containers.start(TASK, plan_of(program(WAIT, sample)), quiet)
            await containers.start(TASK, plan_of(program(SAY_DONE, sample)), quiet)
            await containers.start(OTHER_TASK, plan_of(program(WAIT, sample)), quiet)
            await containers.stop(OTHER_TASK)

            assert (await anext(endings)).task_id == OTHER_TASK

    async def test_when_one_ends_all_end_and_one_ending_is_told(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        crash = "import os, time\nwhile not os.path.exists('/shared/now'): time.sleep(0.02)\nraise SystemExit(7)"
        shared = (Mount(kind=MountKind.DATA, path="/shared"),)
        plan = plan_of(
            program(WAIT, sample, mounts=shared),
            program(crash, sample, name="helper", mounts=shared),
            program(WAIT, sample, name="c"),
        )
        endings: Any = containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            await containers.start(TASK, plan, quiet)
            make_file(sdk, "/shared/now")
            first = await anext(endings)
            await containers.start(OTHER_TASK, plan_of(program(WAIT, sample)), quiet)
            await containers.stop(OTHER_TASK)
            second = await anext(endings)

        assert (first.task_id, first.exit_code) == (TASK, 7)
        assert second.task_id == OTHER_TASK
        assert not any(found["State"]["Running"] for found in inspect_all(sdk))

    async def test_stopping_is_told_once(self, containers: DockerContainers, sample: str) -> None:
        plan = plan_of(program(WAIT, sample), program(WAIT, sample, name="helper"))
        endings: Any = containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            await containers.start(TASK, plan, quiet)
            await containers.stop(TASK)
            await containers.start(OTHER_TASK, plan_of(program(WAIT, sample)), quiet)
            await containers.stop(OTHER_TASK)

            assert [(await anext(endings)).task_id for _ in range(2)] == [TASK, OTHER_TASK]

    async def test_one_that_cannot_be_started_leaves_nothing_of_the_others(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        """The others run already when the engine finds that a file is no folder to work in."""
        broken = program(WAIT, sample, name="helper", working_folder="/etc/hostname")
        with pytest.raises(ContainerFailed):
            await containers.start(TASK, plan_of(program(WAIT, sample), broken), quiet)

        assert owned(sdk) == []

    async def test_the_last_words_name_their_container(self, containers: DockerContainers, sample: str) -> None:
        plan = plan_of(program("print('one'); " + ASK, sample), program(LISTEN, sample, name="helper"))
        await containers.start(TASK, plan, quiet)
        await words(containers, last="task: done")

        assert set(await containers.last_lines(TASK, 10)) == {"task: one", "task: done", "helper: done"}

    async def test_the_limits_are_split(self, containers: DockerContainers, sdk: Any, sample: str) -> None:
        limits = Limits(memory=256 * MIB, cpus=1.0, processes=100)
        small = program(WAIT, sample, name="helper", memory=32 * MIB, cpus=0.25)
        await containers.start(TASK, plan_of(program(WAIT, sample), small, limits=limits), quiet)
        first, second = (found["HostConfig"] for found in inspect_all(sdk))

        assert (first["Memory"], second["Memory"]) == (128 * MIB, 32 * MIB)
        assert (first["NanoCpus"], second["NanoCpus"]) == (500_000_000, 250_000_000)
        assert first["PidsLimit"] == second["PidsLimit"] == 50

    async def test_they_share_a_life_and_the_next_one_is_another(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        plan = plan_of(program(WAIT, sample), program(WAIT, sample, name="helper"))
        await containers.start(TASK, plan, quiet)
        (before,) = {found["Config"]["Labels"][LIFE_LABEL] for found in inspect_all(sdk)}
        await containers.stop(TASK)
        await containers.start(TASK, plan, quiet)
        (after,) = {found["Config"]["Labels"][LIFE_LABEL] for found in inspect_all(sdk)}

        assert before != after


class TestWhatAPlanSays:
    async def test_command_arguments_variables_and_folder_are_given(
        self, containers: DockerContainers, sample: str
    ) -> None:
        code = "import os, sys, time; print(sys.argv[1], os.environ['GREETING'], os.getcwd()); time.sleep(1000)"
        asked = program(code, sample, environment=(("GREETING", "hello"),), working_folder="/data")
        await containers.start(TASK, plan_of(replace(asked, args=(*asked.args, "first"))), quiet)

        assert await words(containers, last="/data") == ["first hello /data"]

    async def test_names_of_hosts_lead_where_the_plan_says(self, containers: DockerContainers, sample: str) -> None:
        look = "import socket, time; print(socket.gethostbyname('peer.example')); time.sleep(1000)"
        plan = plan_of(
            program(WAIT, sample), program(look, sample, name="b"), host_aliases=(("peer.example", "192.0.2.7"),)
        )
        await containers.start(TASK, plan, quiet)

        assert "b: 192.0.2.7" in await words(containers, last="192.0.2.7")

    async def test_a_user_by_number(self, containers: DockerContainers, sample: str) -> None:
        code = "import os, time; open('/data/x', 'w').close(); print(os.getuid(), os.getgid()); time.sleep(1000)"
        await containers.start(TASK, plan_of(program(code, sample, user="4321:99", mounts=(data("/data"),))), quiet)

        assert await words(containers, last=" 99") == ["4321 99"]

    async def test_a_gpu_is_asked_for_only_where_the_task_asks_and_it_is_granted(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        """No machine of the tests has one, so the engine refuses what was asked and granted."""
        asking = program(WAIT, sample, wants_gpu=True)
        with pytest.raises(ContainerFailed, match="gpu"):
            await containers.start(TASK, plan_of(asking, gpu=True), quiet)
        assert owned(sdk) == []

        await containers.start(TASK, plan_of(asking), quiet)
        assert not inspect(sdk)["HostConfig"]["DeviceRequests"]
        await containers.start(TASK, plan_of(program(WAIT, sample), gpu=True), quiet)
        assert not inspect(sdk)["HostConfig"]["DeviceRequests"]
