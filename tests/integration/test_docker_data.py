"""The data of tasks in the volumes of a real engine."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.data import DockerTaskData
from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.adapters.docker.place import FOLDER_LABEL, Place
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.domain.errors import DataError, EngineUnavailable
from orca_desktop.domain.tasks import TaskId
from tests.containers_conformance import quiet
from tests.task_data_conformance import LIMIT, OLD, OTHER_TASK, TASK, TaskDataConformance, copy_of, entry
from tests.unit.adapters.data_copies import in_folder, names_in

NODE = "data-node"


def place_of(task_id: TaskId, node: str = NODE) -> Place:
    return Place(node=node, task_id=task_id)


class Shelf:
    """Looks into volumes and fills them, with the docker SDK and an image of the test's own."""

    def __init__(self, sdk: Any, image: str) -> None:
        self.sdk = sdk
        self.image = image

    def put(self, place: Place, files: Mapping[str, bytes], *, folder: str = "") -> None:
        name = place.volume(folder)
        if name in {row["Name"] for row in self.sdk.api.volumes()["Volumes"] or []}:
            self.sdk.api.remove_volume(name)
        self.sdk.api.create_volume(name, labels=place.labels | {FOLDER_LABEL: folder})
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w") as tar:
            for path, content in files.items():
                info = tarfile.TarInfo(path)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
        self._in_container(name, lambda container: self.sdk.api.put_archive(container, "/v", buffer.getvalue()))

    def files(self, place: Place, *, folder: str = "") -> dict[str, bytes]:
        def read(container: str) -> bytes:
            return b"".join(self.sdk.api.get_archive(container, "/v")[0])

        with tarfile.open(fileobj=io.BytesIO(self._in_container(place.volume(folder), read))) as tar:
            members = [member for member in tar if not member.isdir() and not member.issym()]
            contents = {member.name.removeprefix("v/"): tar.extractfile(member) for member in members}
            return {name: file.read() for name, file in contents.items() if file is not None}

    def _in_container(self, volume: str, work: Callable[[str], Any]) -> Any:
        settings = {"Mounts": [{"Type": "volume", "Source": volume, "Target": "/v"}]}
        container = self.sdk.api.create_container(self.image, ["-"], host_config=settings)["Id"]
        try:
            return work(container)
        finally:
            self.sdk.api.remove_container(container, v=True)


def remove_everything(sdk: Any, node: str) -> None:
    filters = {"label": f"network.koii.orca-desktop.node={node}"}
    for row in sdk.api.containers(all=True, filters=filters):
        sdk.api.remove_container(row["Id"], force=True)
    for row in sdk.api.networks(filters=filters):
        sdk.api.remove_network(row["Id"])
    for row in sdk.api.volumes(filters=filters)["Volumes"] or []:
        sdk.api.remove_volume(row["Name"])
    for row in sdk.api.images(filters=filters):
        sdk.api.remove_image(row["Id"])


class TestDockerTaskData(TaskDataConformance):
    @pytest.fixture
    def shelf(self, sdk: Any, sample: str) -> Iterator[Shelf]:
        self._shelf = Shelf(sdk, sample)
        images = {row["Id"] for row in sdk.api.images(all=True)}
        yield self._shelf
        left = {row["Id"] for row in sdk.api.images(all=True)} - images
        remove_everything(sdk, NODE)
        assert left == set(), "an image of a workshop was left"

    @pytest.fixture
    def data(self, threads: DockerThreads, shelf: Shelf) -> DockerTaskData:
        return DockerTaskData(threads, node=NODE, limit=LIMIT)

    async def put(self, task_id: TaskId, files: Mapping[str, bytes]) -> None:
        self._shelf.put(place_of(task_id), files)

    async def files(self, task_id: TaskId) -> dict[str, bytes]:
        return self._shelf.files(place_of(task_id))

    async def test_every_folder_of_the_data_is_copied(self, data: DockerTaskData, shelf: Shelf, tmp_path: Path) -> None:
        shelf.put(place_of(TASK), {"a": b"whole"})
        shelf.put(place_of(TASK), {"b": b"inner"}, folder="models/small")
        await data.backup(TASK, tmp_path / "copy")
        shelf.put(place_of(TASK), {"x": b"other"}, folder="models/small")
        shelf.put(place_of(TASK), {"y": b"more"}, folder="newer")

        await data.restore(TASK, tmp_path / "copy")

        assert shelf.files(place_of(TASK)) == {"a": b"whole"}
        assert shelf.files(place_of(TASK), folder="models/small") == {"b": b"inner"}
        names = {row["Name"] for row in shelf.sdk.api.volumes(filters=place_of(TASK).filters)["Volumes"]}
        assert names == {place_of(TASK).volume(""), place_of(TASK).volume("models/small")}

    async def test_what_leads_out_and_what_is_no_file_is_left_out_and_counted(
        self, data: DockerTaskData, shelf: Shelf, tmp_path: Path
    ) -> None:
        shelf.put(place_of(TASK), OLD)
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w") as tar:
            for name, target in (("out", "/etc/passwd"), ("inside", "sub/old.bin")):
                info = tarfile.TarInfo(name)
                info.type, info.linkname = tarfile.SYMTYPE, target
                tar.addfile(info)
            pipe = tarfile.TarInfo("pipe")
            pipe.type = tarfile.FIFOTYPE
            tar.addfile(pipe)
        shelf._in_container(
            place_of(TASK).volume(""), lambda it: shelf.sdk.api.put_archive(it, "/v", buffer.getvalue())
        )

        copied = await data.backup(TASK, tmp_path / "copy")

        assert (copied.files, copied.left_out) == (2, 2)
        assert names_in(tmp_path / "copy") >= {"0/inside", "0/old.txt", "0/sub/old.bin"}
        assert names_in(tmp_path / "copy").isdisjoint({"0/out", "0/pipe"})

    async def test_a_task_that_runs_keeps_its_data(
        self, data: DockerTaskData, threads: DockerThreads, sample: str, shelf: Shelf, tmp_path: Path
    ) -> None:
        containers = DockerContainers(threads, node=NODE)
        (tmp_path / "copy").write_bytes(copy_of([entry("0/new", b"new")]))
        await containers.start(TASK, plan_for_image(sample), quiet)
        try:
            with pytest.raises(DataError, match="Stop it first"):
                await data.restore(TASK, tmp_path / "copy")
            assert (await containers.status()).running == 1
        finally:
            await containers.stop(TASK)

        await data.restore(TASK, tmp_path / "copy")
        assert await self.files(TASK) == {"new": b"new"}

    async def test_a_task_works_on_restored_data(
        self, data: DockerTaskData, threads: DockerThreads, sample: str, shelf: Shelf, tmp_path: Path
    ) -> None:
        containers = DockerContainers(threads, node=NODE)
        await containers.start(TASK, plan_for_image(sample), quiet)
        await containers.stop(TASK)
        await data.backup(TASK, tmp_path / "copy")
        await containers.remove_data(TASK)

        await data.restore(TASK, tmp_path / "copy")
        await containers.start(TASK, plan_for_image(sample), quiet)

        assert (await containers.status()).running == 1
        await containers.stop(TASK)

    async def test_data_that_something_else_holds_is_left_as_it_was(
        self, data: DockerTaskData, shelf: Shelf, tmp_path: Path
    ) -> None:
        shelf.put(place_of(TASK), OLD)
        (tmp_path / "copy").write_bytes(copy_of([entry("0/new", b"new")]))
        settings = {"Mounts": [{"Type": "volume", "Source": place_of(TASK).volume(""), "Target": "/v"}]}
        holder = shelf.sdk.api.create_container(shelf.image, ["-"], host_config=settings)["Id"]
        try:
            with pytest.raises(DataError, match=r"in use.*The data is as it was"):
                await data.restore(TASK, tmp_path / "copy")
        finally:
            shelf.sdk.api.remove_container(holder)

        assert await self.files(TASK) == OLD
        assert [row["Name"] for row in shelf.sdk.api.volumes(filters=place_of(TASK).filters)["Volumes"]] == [
            place_of(TASK).volume("")
        ]

    async def test_what_the_engine_cannot_unpack_is_undone(
        self, data: DockerTaskData, shelf: Shelf, tmp_path: Path
    ) -> None:
        """A folder where a file is already: in order as an archive, but not to be had on a disk."""
        shelf.put(place_of(TASK), OLD)
        (tmp_path / "copy").write_bytes(copy_of([entry("0/f", b"x"), entry("0/f/g", b"y")]))

        with pytest.raises((DataError, EngineUnavailable)):
            await data.restore(TASK, tmp_path / "copy")

        assert await self.files(TASK) == OLD
        assert len(shelf.sdk.api.volumes(filters=place_of(TASK).filters)["Volumes"]) == 1

    async def test_a_restoring_that_was_broken_off_falls_back_to_what_was_there_before_it(
        self, data: DockerTaskData, shelf: Shelf, tmp_path: Path
    ) -> None:
        place = place_of(TASK)
        shelf.put(place, {"half": b"restored"})
        kept = "network.koii.orca-desktop.kept"
        shelf.put(place, OLD, folder="was")
        shelf.sdk.api.create_volume(f"{place.name}-kept-0", labels=place.labels | {kept: "/"})
        shelf.sdk.api.create_volume(f"{place.name}-kept-all", labels=place.labels | {kept: "all"})
        (tmp_path / "bad").write_bytes(copy_of([entry("0/f", b"x"), entry("0/f/g", b"y")]))

        with pytest.raises((DataError, EngineUnavailable)):
            await data.restore(TASK, tmp_path / "bad")

        assert shelf.files(place) == {}
        names = [row["Name"] for row in shelf.sdk.api.volumes(filters=place.filters)["Volumes"]]
        assert names == [place.volume("")]

    async def test_all_kinds_of_leftovers_are_found_in_the_order_of_their_removal(
        self, data: DockerTaskData, threads: DockerThreads, sample: str, shelf: Shelf
    ) -> None:
        containers = DockerContainers(threads, node=NODE)
        await containers.start(OTHER_TASK, plan_for_image(sample), quiet)
        shelf.put(Place(node="another-node", task_id=OTHER_TASK), OLD)
        shelf.sdk.api.create_volume("orca-models", labels={"network.koii.orca-desktop.node": NODE})
        try:
            found = await data.leftovers([TASK])
            await data.clean(found)

            assert [item.kind for item in found] == ["container", "network", "volume"]
            assert all(item.size is not None for item in found if item.kind != "network")
            assert await data.leftovers([]) == ()
            left = {row["Name"] for row in shelf.sdk.api.volumes()["Volumes"]}
            assert {"orca-models", Place(node="another-node", task_id=OTHER_TASK).volume("")} <= left
        finally:
            remove_everything(shelf.sdk, "another-node")

    async def test_without_an_engine_nothing_can_be_done(self, tmp_path: Path) -> None:
        async with DockerThreads(lambda: Endpoint(host="unix:///nowhere/docker.sock")) as threads:
            data = DockerTaskData(threads, node=NODE)
            for act in (data.sizes, lambda: data.backup(TASK, tmp_path / "c"), lambda: data.leftovers([])):
                with pytest.raises(EngineUnavailable):
                    await act()
        assert in_folder(tmp_path) == []
