"""`./run chaos`: courses of chaos until the program was killed often enough; the model and fuzz tests, longer."""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

from tests.chaos.arena import Setting
from tests.chaos.counts import Counts
from tests.chaos.course import Course, course
from tests.chaos.engines import EngineTroubles, sample_image, take_away
from tests.services.docker_engine import DockerEngine, docker_engine
from tests.services.processes import Unavailable
from tests.services.secret_service import secret_service

KILLS_A_COURSE = 25
IN_DOCKER = 0.3
"""Which part of the kills happens to a node with real containers."""

CALM = 1.0
"""A round of peace after a kill, at most."""

MODEL_EXAMPLES = 300
EXAMPLES = "ORCA_MODEL_EXAMPLES"

FUZZED = 100_000
FUZZ_INPUTS = "ORCA_FUZZ_EXAMPLES"


def main() -> None:
    asked = _asked()
    seed = Random().randrange(10**6) if asked.seed is None else asked.seed
    print(f"chaos: {asked.kills} kills, seed {seed}", flush=True)
    counted = list(_courses(asked.kills, seed))
    kills = sum(counts.kills for counts in counted)
    wrong = sum(len(counts.wrong) for counts in counted)
    print(f"in all: {kills} kills, {wrong} things that must not happen", flush=True)
    model = _tests({EXAMPLES: str(asked.examples)}, "tests/unit/engine/test_model.py")
    fuzz = _tests({FUZZ_INPUTS: str(asked.inputs)}, "tests/unit", "-k", "fuzz")
    sys.exit(1 if wrong or model or fuzz else 0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="how often the program is killed in all (100)")
    parser.add_argument("--seed", type=int, help="settles what happens, though not to the millisecond; else drawn")
    parser.add_argument("--examples", type=int, default=MODEL_EXAMPLES, help=f"of the model test ({MODEL_EXAMPLES})")
    parser.add_argument("--inputs", type=int, default=FUZZED, help=f"of each test of decoders ({FUZZED:,})")
    return parser.parse_args()


def _courses(kills: int, seed: int) -> Iterator[Counts]:
    """One course after the other, its figures printed as soon as they are there."""
    in_docker = round(kills * IN_DOCKER)
    with secret_service() as keyring:
        for count, place in _parts(kills - in_docker):
            yield _told(_in_processes(count, seed + place, keyring.environment))
        with _engine() as engine:
            for count, place in _parts(in_docker):
                if engine is None:
                    yield _told(_in_processes(count, seed + 1000 + place, keyring.environment))
                else:
                    yield _told(_in_docker(count, seed + 1000 + place, keyring.environment, engine))


def _parts(kills: int) -> Iterator[tuple[int, int]]:
    for place, begun in enumerate(range(0, kills, KILLS_A_COURSE)):
        yield min(KILLS_A_COURSE, kills - begun), place


@contextmanager
def _engine() -> Iterator[DockerEngine | None]:
    try:
        with docker_engine() as engine, sample_image(engine):
            yield engine
    except Unavailable as reason:
        print(f"without Docker: {reason}", flush=True)
        yield None


def _in_processes(kills: int, seed: int, keyring: Mapping[str, str]) -> Counts:
    async def happen(folder: Path) -> Counts:
        counts = Counts(name="processes", seed=seed)
        async with course(Setting(seed=seed, folder=folder, environment=keyring), counts) as running:
            await running.kills(kills, calm=CALM)
        return counts

    return _kept_when_wrong(happen)


def _in_docker(kills: int, seed: int, keyring: Mapping[str, str], engine: DockerEngine) -> Counts:
    async def happen(folder: Path) -> Counts:
        counts = Counts(name="docker", seed=seed)
        environment = {**keyring, **engine.environment}
        setting = Setting(seed=seed, folder=folder, engine="docker", environment=environment)
        async with course(setting, counts) as running:
            task_id = running.arena.task_id
            await _trouble_and_kill(running, EngineTroubles(engine, running), kills)
        take_away(engine, task_id)
        return counts

    return _kept_when_wrong(happen)


async def _trouble_and_kill(running: Course, troubles: EngineTroubles, kills: int) -> None:
    """Kill the node, and between kills, now and then, what runs its containers."""
    choices = (troubles.container_hangs, troubles.container_dies, troubles.daemon_dies)
    while running.counts.kills < kills:
        await running.kills(min(running.counts.kills + 3, kills), calm=CALM)
        await running.ready()
        await running.random.choice(choices)()


def _kept_when_wrong(happen: Callable[[Path], Coroutine[Any, Any, Counts]]) -> Counts:
    """Let it happen in a folder of its own, which stays where something went wrong."""
    folder = Path(mkdtemp(prefix="orca-chaos-"))
    counts = asyncio.run(happen(folder))
    if counts.wrong:
        counts.wrong.append(f"what happened, and the node's records, are in {folder}")
    else:
        shutil.rmtree(folder)
    return counts


def _told(counts: Counts) -> Counts:
    print("\n".join(counts.lines()), flush=True)
    return counts


def _tests(environment: Mapping[str, str], *words: str) -> int:
    """The exit code of these tests, tried with more than the suite does."""
    command = [sys.executable, "-m", "pytest", "-q", *words]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


if __name__ == "__main__":
    main()
