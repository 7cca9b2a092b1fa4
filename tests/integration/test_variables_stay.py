"""A variable's value is in the keyring and in the container, and in nothing else that a node leaves or says."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from orca_desktop import __version__
from orca_desktop.adapters.control.endpoint import connect
from orca_desktop.adapters.control.server import serving
from orca_desktop.adapters.control.wire import MAX_ANSWER_BYTES, Hello, line
from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.bootstrap.recording import recorded
from orca_desktop.bootstrap.settings import RECORDS
from orca_desktop.domain.commands import JoinTask, SetVariables
from orca_desktop.domain.secrets import HIDDEN, Secret
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.engine import Engine
from tests.fakes.served_node import house
from tests.integration.docker_world import inspect
from tests.integration.published_world import SERVER, DockerWorld, Shop
from tests.secret_forms import forms_of_text, found
from tests.services.registry import ImageRegistry
from tests.unit.engine.world import TASK

GIVEN, SET, TOO_LONG = "given-when-joining-61c4", "set-in-a-terminal-9b07", "refused-as-too-long-77d1"
LAST_WORDS = 'print "started with $ENV{TOKEN}\\n"; $SIG{USR1} = sub { print "dying of $ENV{TOKEN}\\n"; exit 7 };'


@dataclass
class Heard:
    """What came out of the node: `traffic` to a visitor, `output` of commands, and `arguments` of all programs."""

    traffic: bytearray = field(default_factory=bytearray)
    output: bytearray = field(default_factory=bytearray)
    arguments: bytearray = field(default_factory=bytearray)


@pytest.fixture
async def world(threads: DockerThreads, tmp_path: Path) -> AsyncIterator[DockerWorld]:
    async with httpx.AsyncClient(trust_env=False) as client:
        world = DockerWorld(threads, client)
        database = SqliteDatabase(tmp_path / RECORDS)
        world.history = SqliteHistory(database)  # type: ignore[assignment]  # on disk, where a world has fakes
        world.journal = SqliteJournal(database)  # type: ignore[assignment]  # on disk, where a world has fakes
        yield world
        database.close()
        await world.docker.stop(TASK)
        await world.docker.remove_data(TASK)


@pytest.fixture
def shop(sdk: Any, image_registry: ImageRegistry) -> Iterator[Shop]:
    shop = Shop(sdk, image_registry)
    yield shop
    here = {row["Id"] for row in sdk.api.images()}
    for image_id in here.intersection(shop.made):
        sdk.api.remove_image(image_id, force=True)


@asynccontextmanager
async def node(world: DockerWorld, folder: Path, heard: Heard) -> AsyncIterator[Engine]:
    """An engine with its records on disk and its socket open, and a visitor who writes down all that is said."""
    async with AsyncExitStack() as stack:
        engine = await stack.enter_async_context(world.engine())
        await recorded(folder, world.store, world.tools(), stack, set_aside="")
        await stack.enter_async_context(serving(folder, house(world.store, engine.submit), world.store.subscribe))
        connection = await connect(folder, limit=MAX_ANSWER_BYTES)
        assert connection is not None
        connection.writer.write(line(Hello(program=__version__)))
        listening = asyncio.create_task(_listen(connection.reader, heard), name="visitor")
        stack.push_async_callback(_leave, connection.writer, listening)
        yield engine


async def _listen(reader: asyncio.StreamReader, heard: Heard) -> None:
    while said := await reader.read(65_536):
        heard.traffic += said


async def _leave(writer: asyncio.StreamWriter, listening: asyncio.Task[None]) -> None:
    writer.close()
    await asyncio.wait([listening])


async def command(heard: Heard, folder: Path, typed: str, *words: str) -> int:
    """One of our commands in a terminal: how it ended. Meanwhile the arguments of every program are read."""
    arguments = [sys.executable, "-m", "orca_desktop", *words, "--data", str(folder)]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *arguments, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.STDOUT
    )
    assert process.stdin is not None
    process.stdin.write(typed.encode())
    process.stdin.close()
    talking = asyncio.create_task(_read_all(process), name="output")
    while not talking.done():
        heard.arguments += await asyncio.to_thread(_all_arguments)
        await asyncio.wait([talking], timeout=0.1)
    heard.output += talking.result()
    return await process.wait()


async def _read_all(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout is not None
    return await process.stdout.read()


def _all_arguments() -> bytes:
    found = bytearray()
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += place.read_bytes()
        except OSError:
            continue
    return bytes(found)


async def test_no_value_is_in_what_a_node_keeps_says_or_logs(
    world: DockerWorld, shop: Shop, sdk: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    heard = Heard()
    image = shop.reference("telling")
    shop.publish("telling", LAST_WORDS + SERVER)
    spec = (
        f"apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: main\n      image: '{image}'\n"
        "      env:\n        - {name: TOKEN, value: '${process.env.TOKEN}'}\n"
    )
    world.toy.executable = world.proof_store.put(f"const c = {{ customPodSpec: `{spec}` }};".encode(), "main.js")

    def tells(value: str) -> bool:
        """Whether the container runs with a value."""
        rows = sdk.api.containers(filters={"status": "running"})
        return bool(rows) and f"TOKEN={value}" in inspect(sdk, TASK)["Config"]["Env"]

    def lines() -> str:
        logs = world.store.logs.get(TASK)
        return "\n".join(kept.text for kept in logs.since().lines) if logs is not None else ""

    async with node(world, tmp_path, heard) as engine:
        engine.submit(JoinTask(TASK, variables=(("TOKEN", Secret(GIVEN)),)))
        await world.runs()
        assert tells(GIVEN)
        await world.soon(lambda: f"started with {HIDDEN}" in lines())

        assert await command(heard, tmp_path, f"{SET}\n", "variables", TASK, "set", "TOKEN") == 0
        await world.soon(lambda: world.task.state is TaskState.RUNNING and tells(SET))

        sdk.api.kill(inspect(sdk, TASK)["Id"], "USR1")
        await world.soon(lambda: world.task.last_end is not None and world.task.last_end.exit_code == 7)
        assert f"dying of {HIDDEN}" in repr(world.task.last_end)
        await world.runs()

        assert await command(heard, tmp_path, TOO_LONG * 300, "variables", TASK, "set", "TOKEN") == 1
        engine.submit(SetVariables(TASK, values=(("TOKEN", Secret(TOO_LONG * 300)),)))
        await world.soon(lambda: world.store.refusal is not None)
        await command(heard, tmp_path, "", "tasks", "--json")
        await command(heard, tmp_path, "", "logs", TASK)
        kept = _files(tmp_path)  # while it runs: what is in the write-ahead logs only

    kept |= {f"{name} at the end": content for name, content in _files(tmp_path).items()}
    places = kept | {
        "events": repr(world.events).encode(),
        "log": caplog.text.encode(),
        "traffic": bytes(heard.traffic),
        "output": bytes(heard.output),
        "arguments": bytes(heard.arguments),
    }
    assert any(name.endswith("-wal") for name in places)
    assert all(places[name] for name in ("events", "log", "traffic", "output", "arguments"))
    assert b"variables_set" in heard.traffic
    forms = {form: name for text in (GIVEN, SET, TOO_LONG) for form, name in forms_of_text(text, text).items()}
    assert {name: found(content, forms) for name, content in places.items() if found(content, forms)} == {}


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
