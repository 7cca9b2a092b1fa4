"""The cache of models on a real Docker Engine: filled, read by tasks, written by none, emptied."""

from __future__ import annotations

import asyncio
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.adapters.docker.models import DockerModels
from orca_desktop.adapters.docker.place import NODE_LABEL, ModelPlace
from orca_desktop.domain.containers import Mount, MountKind, Profile, RunPlan
from orca_desktop.domain.errors import EngineUnavailable, ModelError
from orca_desktop.ports.model_cache import Model
from tests.containers_conformance import OTHER_TASK, TASK, quiet
from tests.integration.docker_world import NODE, inspect, plan_of, program, words

WAIT = "import time; print('done'); time.sleep(1000)"
TWO_WRITES = """
def tried(path):
    try:
        open(path, 'w')
    except OSError as error:
        return error.strerror
    return 'written'
"""


def silent(done: int, total: int) -> None:
    assert done <= total


def asking(code: str, image: str, *, granted: bool = True, profile: Profile = Profile.STANDARD) -> RunPlan:
    models = Mount(kind=MountKind.MODELS, path="/models", read_only=True)
    return plan_of(program(code, image, mounts=(models,)), model_cache=granted, profile=profile)


def things(sdk: Any, node: str = NODE) -> set[str]:
    """Everything of the node's on the engine."""
    filters = {"label": f"{NODE_LABEL}={node}"}
    found = {row["Id"] for row in sdk.api.containers(all=True, filters=filters)}
    found |= {row["Id"] for row in sdk.api.images(filters=filters)}
    return found | {row["Name"] for row in sdk.api.volumes(filters=filters)["Volumes"] or []}


@pytest.fixture
def models(sdk: Any, threads: DockerThreads, containers: DockerContainers) -> Iterator[DockerModels]:
    """Emptied again, and before that whatever has a model."""
    yield DockerModels(threads, node=NODE)
    filters = {"label": f"{NODE_LABEL}={NODE}"}
    for row in sdk.api.containers(all=True, filters=filters):
        sdk.api.remove_container(row["Id"], force=True, v=True)
    for row in sdk.api.volumes(filters=filters)["Volumes"] or []:
        sdk.api.remove_volume(row["Name"])


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """A folder as a downloaded snapshot is: links to files that lie elsewhere."""
    (tmp_path / "blobs").mkdir()
    (tmp_path / "blobs" / "abc").write_bytes(b"weights")
    folder = tmp_path / "tiny"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "model.bin").symlink_to(tmp_path / "blobs" / "abc")
    (folder / "deep" / "er" / "config.json").write_text("{}")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "deep").chmod(0o700)
    return folder


class TestTasks:
    @pytest.mark.parametrize("profile", Profile)
    async def test_a_task_reads_a_model_and_cannot_write_it(
        self, models: DockerModels, containers: DockerContainers, sample: str, snapshot: Path, profile: Profile
    ) -> None:
        added = await models.add("tiny", snapshot, silent)
        code = f"""{TWO_WRITES}
import os, time
print(open('/models/tiny/model.bin').read(), open('/models/tiny/deep/er/config.json').read())
print(';'.join(map(tried, ['/models/tiny/model.bin', '/models/tiny/new', '/models/new'])))
print('done'); time.sleep(1000)"""

        await containers.start(TASK, asking(code, sample, profile=profile), quiet)

        assert (added.files, added.left_out) == (2, 1)
        assert await words(containers) == ["weights {}", ";".join(["Read-only file system"] * 3), "done"]

    async def test_tasks_share_the_models_and_none_of_them_takes_one_along(
        self, models: DockerModels, containers: DockerContainers, sdk: Any, sample: str, snapshot: Path
    ) -> None:
        await models.add("tiny", snapshot, silent)
        for task_id in (TASK, OTHER_TASK):
            await containers.start(task_id, asking(WAIT, sample), quiet)
        shared = [
            {mount["Destination"]: mount.get("Name") for mount in inspect(sdk, task_id)["Mounts"]}["/models/tiny"]
            for task_id in (TASK, OTHER_TASK)
        ]
        for task_id in (TASK, OTHER_TASK):
            await containers.stop(task_id)
            await containers.remove_data(task_id)

        assert shared == [ModelPlace(node=NODE, model="tiny").volume] * 2
        assert await models.models() == (Model(name="tiny", size=9),)

    async def test_a_model_is_there_after_an_update_of_the_image(
        self, models: DockerModels, containers: DockerContainers, sdk: Any, sample: str, snapshot: Path
    ) -> None:
        await models.add("tiny", snapshot, silent)
        await containers.start(TASK, asking(WAIT, sample), quiet)
        made = sdk.api.commit(inspect(sdk)["Id"], "docker.io/orca/updated", "2")["Id"]
        try:
            read = "import time; print(open('/models/tiny/model.bin').read()); print('done'); time.sleep(1000)"
            await containers.start(TASK, asking(read, "docker.io/orca/updated:2"), quiet)
            assert inspect(sdk)["Image"].removeprefix("sha256:") == made.removeprefix("sha256:")
            assert await words(containers) == ["weights", "done"]
            await containers.stop(TASK)
        finally:
            sdk.api.remove_image(made, force=True)

    async def test_without_the_users_grant_there_are_none(
        self, models: DockerModels, containers: DockerContainers, sdk: Any, sample: str, snapshot: Path
    ) -> None:
        await models.add("tiny", snapshot, silent)
        code = "import os, time; print(os.path.exists('/models')); print('done'); time.sleep(1000)"

        await containers.start(TASK, asking(code, sample, granted=False), quiet)

        assert await words(containers) == ["False", "done"]

    async def test_an_empty_cache_is_an_empty_folder(
        self, models: DockerModels, containers: DockerContainers, sample: str
    ) -> None:
        code = "import os, time; print(sorted(os.listdir('/models'))); print('done'); time.sleep(1000)"

        await containers.start(TASK, asking(code, sample), quiet)

        assert await words(containers) == ["[]", "done"]


class TestTheCache:
    async def test_what_is_added_is_listed_and_what_is_removed_leaves_nothing(
        self, models: DockerModels, sdk: Any, snapshot: Path, tmp_path: Path
    ) -> None:
        single = tmp_path / "small.gguf"
        single.write_bytes(b"x" * 300_000)
        told: list[tuple[int, int]] = []
        before = things(sdk)
        await models.add("small", single, lambda done, total: told.append((done, total)))
        await models.add("tiny", snapshot, silent)

        assert await models.models() == (Model(name="small", size=300_000), Model(name="tiny", size=9))
        assert told[-1] == (300_000, 300_000)
        assert len(told) > 4

        for name in ("small", "tiny"):
            await models.remove(name)
        assert await models.models() == ()
        assert things(sdk) == before

    async def test_a_model_in_use_is_not_removed(
        self, models: DockerModels, containers: DockerContainers, sample: str, snapshot: Path
    ) -> None:
        await models.add("tiny", snapshot, silent)
        await containers.start(TASK, asking(WAIT, sample), quiet)

        with pytest.raises(ModelError, match="Stop the task first"):
            await models.remove("tiny")

        assert await models.models() == (Model(name="tiny", size=9),)

    async def test_a_name_is_given_once(self, models: DockerModels, snapshot: Path) -> None:
        await models.add("tiny", snapshot, silent)

        with pytest.raises(ModelError, match="already"):
            await models.add("tiny", snapshot, silent)

        assert len(await models.models()) == 1

    async def test_a_file_that_becomes_shorter_meanwhile_leaves_nothing(
        self, models: DockerModels, sdk: Any, tmp_path: Path
    ) -> None:
        file = tmp_path / "weights"
        file.write_bytes(b"x" * 5_000_000)
        before = things(sdk)

        with pytest.raises(ModelError, match="became shorter"):
            await models.add("w", file, lambda done, total: _empty(file))

        assert things(sdk) == before

    async def test_an_adding_that_is_cancelled_leaves_nothing(
        self, models: DockerModels, sdk: Any, tmp_path: Path
    ) -> None:
        file = tmp_path / "weights"
        with file.open("wb") as opened:
            opened.truncate(2 * 1024**3)
        loop, begun = asyncio.get_running_loop(), asyncio.Event()
        before = things(sdk)
        adding = asyncio.create_task(models.add("w", file, lambda done, total: _tell(loop, begun)))
        await begun.wait()
        adding.cancel()
        with pytest.raises(asyncio.CancelledError):
            await adding

        assert things(sdk) == before

    async def test_a_copying_that_was_broken_off_is_seen_by_no_task_and_can_be_made_good(
        self, models: DockerModels, containers: DockerContainers, sdk: Any, sample: str, snapshot: Path
    ) -> None:
        place = ModelPlace(node=NODE, model="tiny")
        sdk.api.create_volume(place.volume, labels=place.labels)
        settings = {"Mounts": [{"Type": "volume", "Source": place.volume, "Target": "/v"}]}
        half = sdk.api.create_container(sample, ["-"], labels=place.labels, host_config=settings)["Id"]
        sdk.api.put_archive(half, "/v", _archive("half"))
        code = "import os, time; print(sorted(os.listdir('/models'))); print('done'); time.sleep(1000)"
        await containers.start(TASK, asking(code, sample), quiet)
        assert await words(containers) == ["[]", "done"]
        await containers.stop(TASK)
        assert await models.models() == (Model(name="tiny", whole=False),)

        await models.add("tiny", snapshot, silent)
        await containers.start(TASK, asking(code.replace("/models", "/models/tiny"), sample), quiet)

        assert await words(containers) == ["['deep', 'model.bin']", "done"]

    @pytest.mark.parametrize("name", ["", ".hidden", "a/b", "..", "a b", "x" * 97, "a\n"])
    async def test_a_name_that_leads_elsewhere_is_refused(
        self, models: DockerModels, snapshot: Path, name: str
    ) -> None:
        with pytest.raises(ModelError, match="is no name for a model"):
            await models.add(name, snapshot, silent)

    async def test_what_is_not_there_is_neither_added_nor_removed(self, models: DockerModels, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        with pytest.raises(ModelError, match="cannot be read"):
            await models.add("x", tmp_path / "nothing", silent)
        with pytest.raises(ModelError, match="no files"):
            await models.add("x", tmp_path / "empty", silent)
        with pytest.raises(ModelError, match="no model called"):
            await models.remove("x")

    async def test_without_an_engine_nothing_can_be_done(self, snapshot: Path) -> None:
        async with DockerThreads(lambda: Endpoint(host="unix:///nowhere/docker.sock")) as threads:
            cache = DockerModels(threads, node=NODE)
            for act in (cache.models, lambda: cache.add("x", snapshot, silent), lambda: cache.remove("x")):
                with pytest.raises(EngineUnavailable):
                    await act()


def _archive(name: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        tar.addfile(tarfile.TarInfo(name))
    return buffer.getvalue()


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _tell(loop: asyncio.AbstractEventLoop, event: asyncio.Event) -> None:
    loop.call_soon_threadsafe(event.set)
