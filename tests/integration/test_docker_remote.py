"""Engines of other machines, over SSH and over TLS: tasks run there, and are reached from here."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import httpx
import pytest

from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.data import DockerTaskData
from orca_desktop.adapters.docker.models import DockerModels
from orca_desktop.adapters.docker.place import RELAY_LABEL
from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.ports.task_api import Address
from orca_desktop.simulation.sample_image import PackedImage
from tests.containers_conformance import ENOUGH, OTHER_TASK, TASK, ContainersConformance, quiet, until
from tests.integration.docker_world import NODE, inspect_all, owned, plan_of, program, words
from tests.integration.remote_world import Remote, remote

AT_REST = 3
"""Processes of a relay that nobody uses: init, the one that waits for its end, and a connection that is made ahead."""


@pytest.fixture(params=["ssh", "tls"])
async def elsewhere(request: pytest.FixtureRequest, sample: str, packed: PackedImage) -> AsyncIterator[Remote]:
    request.getfixturevalue(f"over_{request.param}")
    async with remote(packed) as there:
        yield there
        for task_id in (TASK, OTHER_TASK):
            await there.containers.stop(task_id)
            await there.containers.remove_data(task_id)


@pytest.mark.parametrize("elsewhere", ["ssh"], indirect=True)
class TestEverything(ContainersConformance):
    @pytest.fixture
    def containers(self, elsewhere: Remote) -> DockerContainers:
        return elsewhere.containers

    @pytest.fixture
    def image(self, sample: str) -> str:
        return sample

    @pytest.fixture(autouse=True)
    def _engine(self, sdk: Any) -> None:
        self.sdk = sdk

    async def crash(self, containers: Any, task_id: Any) -> None:
        (container,) = [row for row in inspect_all(self.sdk, task_id) if RELAY_LABEL not in row["Config"]["Labels"]]
        await asyncio.to_thread(self.sdk.api.kill, container["Id"])


@pytest.fixture
async def api() -> AsyncIterator[HttpTaskApi]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield HttpTaskApi(client)


async def healthy(there: Remote, sample: str, api: HttpTaskApi) -> Any:
    running = await there.containers.start(TASK, plan_for_image(sample), quiet)
    await until(lambda: api.is_healthy(running.address))
    return running


async def proof_of(api: HttpTaskApi, address: Address) -> dict[str, Any]:
    proof = await api.submission(address, 1, timeout=ENOUGH)
    assert isinstance(proof, dict)
    return proof


async def test_a_task_goes_its_whole_way(elsewhere: Remote, sample: str, api: HttpTaskApi) -> None:
    running = await healthy(elsewhere, sample, api)
    await api.work(running.address, 1, timeout=ENOUGH)
    proof = await proof_of(api, running.address)

    assert await api.audit(running.address, {"roundNumber": 1, **proof}, timeout=ENOUGH) is True
    assert (await elsewhere.containers.status()).running == 1
    assert any("Round 1: " in line for line in await elsewhere.containers.last_lines(TASK, 50))
    used = await elsewhere.containers.usage(TASK)
    assert used is not None
    assert used.memory > 0
    await elsewhere.containers.stop(TASK)
    assert await elsewhere.containers.running_tasks() == frozenset()


async def test_its_data_are_copied_to_this_machine_and_back(
    elsewhere: Remote, sample: str, api: HttpTaskApi, tmp_path: Path
) -> None:
    data = DockerTaskData(elsewhere.threads, node=NODE)
    running = await healthy(elsewhere, sample, api)
    await api.work(running.address, 1, timeout=ENOUGH)
    proof = await proof_of(api, running.address)
    await elsewhere.containers.stop(TASK)
    await data.backup(TASK, tmp_path / "copy.tar.gz")
    await elsewhere.containers.remove_data(TASK)
    await data.restore(TASK, tmp_path / "copy.tar.gz")
    running = await healthy(elsewhere, sample, api)

    assert await proof_of(api, running.address) == proof


async def test_models_are_kept_there(elsewhere: Remote, tmp_path: Path) -> None:
    models = DockerModels(elsewhere.threads, node=NODE)
    (tmp_path / "tiny").write_bytes(b"weights")
    await models.add("tiny", tmp_path / "tiny", lambda _done, _total: None)
    known = await models.models()
    await models.remove("tiny")

    assert [model.name for model in known] == ["tiny"]
    assert await models.models() == ()


async def test_no_port_of_the_other_machine_leads_to_it(elsewhere: Remote, sdk: Any, sample: str) -> None:
    await elsewhere.containers.start(TASK, plan_for_image(sample), quiet)

    for found in inspect_all(sdk):
        assert not any((found["NetworkSettings"]["Ports"] or {}).values())


async def test_the_relay_is_boxed_in_too(elsewhere: Remote, sdk: Any, sample: str) -> None:
    await elsewhere.containers.start(TASK, plan_for_image(sample), quiet)
    task, relay = inspect_all(sdk)
    box = relay["HostConfig"]

    assert box["NetworkMode"] == f"container:{task['Id']}"
    assert (box["CapDrop"], box["SecurityOpt"], box["ReadonlyRootfs"]) == (["ALL"], ["no-new-privileges"], True)
    assert box["Memory"] == box["MemorySwap"] > 0
    assert relay["Mounts"] == []
    assert relay["Config"]["User"] == "1000:1000"


async def test_after_a_restart_of_the_program_what_runs_is_adopted(
    elsewhere: Remote, packed: PackedImage, sdk: Any, sample: str, api: HttpTaskApi
) -> None:
    await healthy(elsewhere, sample, api)
    before = {found["Id"] for found in inspect_all(sdk)}
    await elsewhere.doors.close(TASK)
    async with remote(packed) as again:
        assert await again.containers.running_tasks() == {TASK}
        await healthy(again, sample, api)

        assert {found["Id"] for found in inspect_all(sdk)} == before


async def test_several_connections_at_once_do_not_wait_for_each_other(
    elsewhere: Remote, sample: str, api: HttpTaskApi
) -> None:
    code = """
import socket, threading
meeting = threading.Barrier(4)
def answer(line):
    line.recv(65536); meeting.wait(60)
    line.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n"); line.close()
listener = socket.create_server(("0.0.0.0", 8080))
print("done")
while True: threading.Thread(target=answer, args=listener.accept()[:1]).start()"""
    running = await elsewhere.containers.start(TASK, plan_of(program(code, sample)), quiet)
    await words(elsewhere.containers)

    async with asyncio.timeout(ENOUGH):
        await asyncio.gather(*(api.work(running.address, 1, timeout=ENOUGH) for _ in range(4)))


async def test_who_hangs_up_leaves_nothing_on_the_other_machine(
    elsewhere: Remote, sdk: Any, sample: str, api: HttpTaskApi
) -> None:
    code = """
import socket, threading
def listen(line):
    try:
        while line.recv(65536): pass
    except OSError: pass
    print("hung up")
listener = socket.create_server(("0.0.0.0", 8080))
print("done")
while True: threading.Thread(target=listen, args=listener.accept()[:1]).start()"""
    running = await elsewhere.containers.start(TASK, plan_of(program(code, sample)), quiet)
    await words(elsewhere.containers)
    relay = next(found["Id"] for found in inspect_all(sdk) if RELAY_LABEL in found["Config"]["Labels"])

    def processes() -> int:
        return len(sdk.api.top(relay)["Processes"])

    await until(lambda: asyncio.to_thread(lambda: processes() == AT_REST))
    port = int(running.address.rpartition(":")[2])
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"POST /task/1 HTTP/1.1\r\n\r\n")
    await until(lambda: asyncio.to_thread(lambda: processes() == AT_REST + 1))
    writer.close()
    await writer.wait_closed()

    await words(elsewhere.containers, last="hung up")
    await until(lambda: asyncio.to_thread(lambda: processes() == AT_REST))


async def test_a_relay_that_is_gone_is_made_again(elsewhere: Remote, sdk: Any, sample: str, api: HttpTaskApi) -> None:
    running = await healthy(elsewhere, sample, api)
    relay = next(found["Id"] for found in inspect_all(sdk) if RELAY_LABEL in found["Config"]["Labels"])
    await asyncio.to_thread(sdk.api.remove_container, relay, force=True)

    await until(lambda: api.is_healthy(running.address))


async def test_the_end_of_a_relay_is_not_the_end_of_its_task(elsewhere: Remote, sdk: Any, sample: str) -> None:
    endings: Any = elsewhere.containers.endings()
    async with asyncio.timeout(ENOUGH), aclosing(endings):
        await elsewhere.containers.start(TASK, plan_for_image(sample), quiet)
        task, relay = inspect_all(sdk)
        await asyncio.to_thread(sdk.api.kill, relay["Id"])
        await asyncio.to_thread(sdk.api.kill, task["Id"])
        ended = await anext(endings)

        assert (ended.task_id, ended.exit_code) == (TASK, 137)
        assert owned(sdk) != []


async def test_nothing_is_left_behind(elsewhere: Remote, sdk: Any, sample: str, api: HttpTaskApi) -> None:
    running = await healthy(elsewhere, sample, api)
    await elsewhere.containers.stop(TASK)
    await elsewhere.containers.remove_data(TASK)

    assert owned(sdk) == []
    assert not await api.is_healthy(running.address)
