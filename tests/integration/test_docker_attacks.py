"""What a task's container may reach and use up, on a real Docker Engine."""

from __future__ import annotations

import asyncio
import socket
import tracemalloc
from contextlib import aclosing
from pathlib import Path
from typing import Any

from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.domain.containers import MIB, Limits
from tests.containers_conformance import ENOUGH, OTHER_TASK, TASK, quiet, until
from tests.integration.docker_world import inspect, make_file, plan_of, program, words

KIB = 1024
KNOCK = """
import socket, struct, time
fields = open("/proc/net/route").read().split("\\n")[1].split()
gateway = socket.inet_ntoa(struct.pack("<I", int(fields[2], 16)))
def knock(host, port):
    try:
        with socket.create_connection((host, port), timeout=5) as line: return line.recv(10).decode() or "silence"
    except OSError as error: return "refused" if isinstance(error, ConnectionRefusedError) else "no way"
"""


async def greeted(listener: socket.socket) -> None:
    line, _ = await asyncio.get_running_loop().sock_accept(listener)
    with line:
        await asyncio.get_running_loop().sock_sendall(line, b"welcome")


async def test_the_loopback_of_this_computer_is_out_of_reach(containers: DockerContainers, sample: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        code = f"{KNOCK}print(knock('127.0.0.1', {port}), knock(gateway, {port})); print('done'); time.sleep(1000)"
        await containers.start(TASK, plan_of(program(code, sample)), quiet)

        assert (await words(containers))[0] == "refused refused"


async def test_what_listens_on_all_addresses_is_within_reach(containers: DockerContainers, sample: str) -> None:
    with socket.create_server(("0.0.0.0", 0)) as listener:
        listener.setblocking(False)
        port = listener.getsockname()[1]
        code = f"{KNOCK}print(knock(gateway, {port})); print('done'); time.sleep(1000)"
        host = asyncio.create_task(greeted(listener))
        await containers.start(TASK, plan_of(program(code, sample)), quiet)

        assert (await words(containers))[0] == "welcome"
        await host


async def test_another_task_is_out_of_reach(containers: DockerContainers, sdk: Any, sample: str) -> None:
    """By its name, and by its port. That networks of one engine do not lead to each other is Docker's own firewall."""
    listen = "import socket, time; s = socket.create_server(('0.0.0.0', 8080)); print('done'); time.sleep(1000)"
    other = await containers.start(OTHER_TASK, plan_of(program(listen, sample)), quiet)
    await words(containers, task_id=OTHER_TASK)
    port = other.address.rpartition(":")[2]
    name = inspect(sdk, OTHER_TASK)["Name"].lstrip("/")
    code = f"{KNOCK}print(knock(gateway, {port})); print(knock({name!r}, 8080)); print('done'); time.sleep(1000)"
    await containers.start(TASK, plan_of(program(code, sample)), quiet)

    assert (await words(containers))[:2] == ["refused", "no way"]
    assert networks(sdk, TASK).isdisjoint(networks(sdk, OTHER_TASK))


def networks(sdk: Any, task_id: Any) -> set[str]:
    return set(inspect(sdk, task_id)["NetworkSettings"]["Networks"])


async def test_memory_ends_at_the_limit(containers: DockerContainers, sample: str) -> None:
    greedy = "import time; time.sleep(0.2); held = []\nwhile True: held.append(bytearray(b'x') * (1 << 20))"
    endings: Any = containers.endings()
    async with asyncio.timeout(ENOUGH), aclosing(endings):
        await containers.start(TASK, plan_of(program(greedy, sample), limits=Limits(memory=64 * MIB)), quiet)
        ended = await anext(endings)

    assert (ended.exit_code, ended.out_of_memory) == (137, True)


async def test_the_log_on_the_disk_ends_at_the_limit(containers: DockerContainers, sdk: Any, sample: str) -> None:
    flood = "import time\nfor _ in range(5_000): print('x' * 999)\nprint('done'); time.sleep(1000)"
    limits = Limits(log_file=256 * KIB, log_files=3)
    await containers.start(TASK, plan_of(program(flood, sample), limits=limits), quiet)

    async def is_written() -> bool:
        return await containers.last_lines(TASK, 1) == ("done",)

    await until(is_written)
    files = list(Path(inspect(sdk)["LogPath"]).parent.glob("*-json.log*"))

    assert len(files) == 3
    assert sum(file.stat().st_size for file in files) <= 3 * (256 + 2) * KIB


async def test_a_flood_of_output_needs_no_memory_of_ours(containers: DockerContainers, sdk: Any, sample: str) -> None:
    """50 MB, as fast as the engine gives them, from the moment on when they are followed."""
    flood = "print('ready')\nimport os, time\nwhile not os.path.exists('/tmp/now'): time.sleep(0.02)\n"
    flood += "for _ in range(50_000): print('x' * 999)\nprint('done'); time.sleep(1000)"
    tracemalloc.start()
    try:
        plan = plan_of(program(flood, sample), limits=Limits(log_file=100 * MIB))
        await containers.start(TASK, plan, quiet)
        logs: Any = containers.logs(TASK)
        seen = 0
        async with asyncio.timeout(ENOUGH), aclosing(logs):
            async for batch in logs:
                if batch[0] == "ready":
                    make_file(sdk, "/tmp/now")
                seen += sum(len(line) for line in batch)
                if batch[-1] == "done":
                    break
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert seen == 50_000 * 999 + len("ready") + len("done")
    assert peak < 20 * MIB
