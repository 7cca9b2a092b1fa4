"""What a task uses, as a real Docker Engine counts it."""

from __future__ import annotations

from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.domain.containers import GIB, MIB, Limits
from tests.containers_conformance import TASK, quiet, until
from tests.integration.docker_world import plan_of, program, words

IDLE = "import time; print('done'); time.sleep(1000)"
BUSY = "print('done')\nwhile True: pass"


async def test_without_a_container_there_is_none(containers: DockerContainers) -> None:
    assert await containers.usage(TASK) is None


async def test_busy_containers_use_the_processor_and_idle_ones_do_not(
    containers: DockerContainers, sample: str
) -> None:
    plan = plan_of(program(IDLE, sample), program(BUSY, sample, name="busy"), limits=Limits(cpus=1.0))
    await containers.start(TASK, plan, quiet)
    await words(containers, last="busy: done")
    first = await containers.usage(TASK)
    assert first is not None

    async def is_busy() -> bool:
        sample = await containers.usage(TASK)
        return sample is not None and sample.cpu > 0.2

    await until(is_busy)
    later = await containers.usage(TASK)

    assert later is not None
    assert later.at > first.at
    assert later.cpu < 2.0


async def test_what_is_idle_uses_next_to_nothing(containers: DockerContainers, sample: str) -> None:
    await containers.start(TASK, plan_of(program(IDLE, sample)), quiet)
    await words(containers)

    async def is_idle() -> bool:
        sample = await containers.usage(TASK)
        return sample is not None and sample.cpu < 0.05

    await until(is_idle)


async def test_memory_is_summed_without_what_is_only_cached(containers: DockerContainers, sample: str) -> None:
    hold = f"x = bytearray(b'x') * {40 * MIB}; {IDLE}"
    cache = f"""
with open('/data/file', 'wb') as file:
    for _ in range(64): file.write(b'x' * {MIB})
{IDLE}"""
    plan = plan_of(program(hold, sample), program(cache, sample, name="b"), program(hold, sample, name="c"))
    await containers.start(TASK, plan, quiet)
    for name in ("task", "b", "c"):
        await words(containers, last=f"{name}: done")
    found = await containers.usage(TASK)

    assert found is not None
    assert 80 * MIB <= found.memory < 140 * MIB
    assert found.memory_limit <= 2 * GIB < found.memory_limit + 3 * 4096


async def test_what_goes_over_the_network_is_counted(containers: DockerContainers, sample: str) -> None:
    code = "import socket, time; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
    code += "for _ in range(100): s.sendto(b'x' * 1000, ('203.0.113.1', 9))\n" + IDLE
    await containers.start(TASK, plan_of(program(code, sample)), quiet)
    await words(containers)

    async def is_counted() -> bool:
        sample = await containers.usage(TASK)
        return sample is not None and sample.sent > 100_000

    await until(is_counted)
