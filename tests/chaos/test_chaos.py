"""Whatever dies or fails: no proof is lost, nothing sent twice, no vote blind, no window missed that could be met.

`./run chaos` does the same for longer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.chaos.arena import Setting
from tests.chaos.counts import Counts
from tests.chaos.course import course
from tests.chaos.engines import EngineTroubles, sample_image, take_away
from tests.services.docker_engine import DockerEngine
from tests.services.fault_proxy import Fault
from tests.services.small_disk import SmallDisk

SEED = 1
KILLS = 10


async def test_the_program_killed_again_and_again(keyring: Mapping[str, str], tmp_path: Path, counts: Counts) -> None:
    setting = Setting(seed=SEED, folder=tmp_path, environment=keyring)

    async with course(setting, counts) as running:
        await running.kills(KILLS)

    assert counts.kills >= KILLS
    assert counts.figures["submissions"]
    assert not counts.wrong


async def test_docker_and_its_containers_die_and_hang(
    keyring: Mapping[str, str], docker_engine: DockerEngine, tmp_path: Path, counts: Counts
) -> None:
    environment = {**keyring, **docker_engine.environment}
    setting = Setting(seed=SEED, folder=tmp_path, engine="docker", environment=environment)

    with sample_image(docker_engine):
        async with course(setting, counts) as running:
            troubles = EngineTroubles(docker_engine, running)
            await running.ready()
            await running.kills(2)
            await running.ready()
            await troubles.container_hangs()
            await troubles.daemon_dies()
            await troubles.container_dies()
            task_id = running.arena.task_id
        take_away(docker_engine, task_id)

    assert counts.figures["submissions"]
    assert not counts.wrong


async def test_everything_around_the_program_fails(
    keyring: Mapping[str, str], small_disk: SmallDisk, tmp_path: Path, counts: Counts
) -> None:
    """A full disk, a second program on the same data, a sleep, other times of day, and every fault of the network."""
    setting = Setting(seed=SEED, folder=tmp_path, environment=keyring, data=small_disk.folder / "data")

    async with course(setting, counts) as running:
        await running.rounds(1)
        await running.start_second()
        with running.disturbed("disk full"), small_disk.full():
            await running.rounds(1)
        for hours in (-5, 9):
            running.set_time(hours * 3600)
            await running.rounds(0.6)
        await running.freeze(4.0)
        for fault in Fault:
            await running.fail_for_a_while(fault)
        assert running.arena.node.starts == 1
        assert running.arena.node.is_running

    assert counts.figures["answers failed"] >= len(Fault)
    assert counts.figures["submissions"]
    assert not counts.wrong
