"""What the tests on a real engine share: looking behind the adapter, and how a container fared."""

from __future__ import annotations

import asyncio
import io
import tarfile
from collections.abc import Mapping
from contextlib import aclosing
from typing import Any

from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.place import TASK_LABEL
from orca_desktop.domain.containers import ContainerSpec, RunPlan
from orca_desktop.domain.errors import ContainerFailed
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.containers import Containers
from tests.containers_conformance import ENOUGH, TASK, quiet

NODE = "test-node"

_WHOLE_LINES = """
write = print
def print(*words): write(*words, flush=True)
"""


def tar_of(files: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o755
            tar.addfile(entry, io.BytesIO(content))
    return archive.getvalue()


def owned(sdk: Any, task_id: TaskId = TASK) -> list[str]:
    """The names of everything on the engine that carries the task's label."""
    filters = {"label": f"{TASK_LABEL}={task_id}"}
    found = [row["Names"][0].lstrip("/") for row in sdk.api.containers(all=True, filters=filters)]
    found += [row["Name"] for row in sdk.api.networks(filters=filters)]
    return found + [row["Name"] for row in sdk.api.volumes(filters=filters)["Volumes"] or []]


def inspect(sdk: Any, task_id: TaskId = TASK) -> Any:
    (found,) = inspect_all(sdk, task_id)
    return found


def inspect_all(sdk: Any, task_id: TaskId = TASK) -> list[Any]:
    """All containers of the task, the one that owns the network first."""
    rows = sdk.api.containers(all=True, filters={"label": f"{TASK_LABEL}={task_id}"})
    return sorted((sdk.api.inspect_container(row["Id"]) for row in rows), key=lambda found: len(found["Name"]))


def make_file(sdk: Any, path: str, task_id: TaskId = TASK) -> None:
    """Make an empty file inside the task's first container, for which a program waits."""
    touch = ["/usr/bin/python", "-S", "-c", f"open({path!r}, 'w')"]
    sdk.api.exec_start(sdk.api.exec_create(inspect_all(sdk, task_id)[0]["Id"], touch))


async def fate(containers: DockerContainers, plan: RunPlan) -> tuple[str, tuple[str, ...]]:
    """How a container that soon ends is told to have ended, whether it was seen at the start or after it."""
    endings: Any = containers.endings()
    async with asyncio.timeout(ENOUGH), aclosing(endings):
        try:
            await containers.start(TASK, plan, quiet)
        except ContainerFailed as failed:
            return failed.message, failed.last_lines
        ended = await anext(endings)
        return f"exit code {ended.exit_code}", await containers.last_lines(TASK, 5)


def program(code: str, image: str, *, name: str = "task", **more: Any) -> ContainerSpec:
    """A container that runs *code* with the Python of the sample's image; a line is written at once, and whole."""
    return ContainerSpec(
        name=name, image=image, command=("/usr/bin/python", "-S", "-c"), args=(_WHOLE_LINES + code,), **more
    )


def plan_of(*containers: ContainerSpec, **more: Any) -> RunPlan:
    return RunPlan(containers=containers, **more)


async def words(containers: Containers, *, last: str = "done", task_id: TaskId = TASK) -> list[str]:
    """What a task has written, once the line *last* has come."""
    lines: list[str] = []
    logs: Any = containers.logs(task_id)
    async with asyncio.timeout(ENOUGH), aclosing(logs):
        async for batch in logs:
            lines += batch
            if any(line.endswith(last) for line in lines):
                return lines
    raise AssertionError(f"it ended without a word of {last!r}: {lines}")
