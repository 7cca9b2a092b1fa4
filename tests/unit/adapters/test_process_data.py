"""The data of tasks that run as processes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from orca_desktop.adapters.process.data import ProcessTaskData
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.tasks import TaskId
from tests.task_data_conformance import LIMIT, OLD, OTHER_TASK, TASK, TaskDataConformance, copy_of, entry
from tests.unit.adapters.data_copies import in_folder


class TestProcessTaskData(TaskDataConformance):
    @pytest.fixture
    def tasks(self, tmp_path: Path) -> Path:
        return tmp_path / "tasks"

    @pytest.fixture
    def data(self, tasks: Path) -> ProcessTaskData:
        self._tasks = tasks
        return ProcessTaskData(tasks, limit=LIMIT)

    async def put(self, task_id: TaskId, files: Mapping[str, bytes]) -> None:
        for path in (self._tasks / task_id).rglob("*"):
            if path.is_file():
                path.unlink()
        for name, content in files.items():
            path = self._tasks / task_id / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    async def files(self, task_id: TaskId) -> dict[str, bytes]:
        folder = self._tasks / task_id
        found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        return {str(path.relative_to(folder)): path.read_bytes() for path in found}

    async def test_what_leads_out_and_what_is_no_file_is_left_out_and_counted(
        self, data: ProcessTaskData, tasks: Path, tmp_path: Path
    ) -> None:
        await self.put(TASK, OLD)
        (tasks / TASK / "out").symlink_to("/etc/passwd")
        (tasks / TASK / "up").symlink_to("../../x")
        os.mkfifo(tasks / TASK / "pipe")

        copied = await data.backup(TASK, tmp_path / "copy")
        await data.restore(OTHER_TASK, tmp_path / "copy")

        assert (copied.files, copied.left_out) == (2, 3)
        assert await self.files(OTHER_TASK) == OLD
        assert not (tasks / OTHER_TASK / "out").is_symlink()

    async def test_a_restoring_that_was_broken_off_is_put_in_order_by_the_next(
        self, data: ProcessTaskData, tasks: Path, tmp_path: Path
    ) -> None:
        await self.put(TASK, OLD)
        (tasks / TASK).rename(tasks / f"{TASK}.going")
        (tasks / f"{TASK}.coming").mkdir()
        (tmp_path / "copy").write_bytes(copy_of([entry("0/new", b"new")]))

        await data.restore(TASK, tmp_path / "copy")

        assert await self.files(TASK) == {"new": b"new"}
        assert in_folder(tasks) == [TASK]

    async def test_a_copy_with_several_folders_is_for_docker(self, data: ProcessTaskData, tmp_path: Path) -> None:
        (tmp_path / "copy").write_bytes(copy_of([], manifest=b'{"format":1,"folders":["","models"]}'))

        with pytest.raises(DataError, match="runs in Docker only"):
            await data.restore(TASK, tmp_path / "copy")

    async def test_folders_that_are_named_otherwise_are_nobodys_to_touch(
        self, data: ProcessTaskData, tasks: Path
    ) -> None:
        (tasks / "mine").mkdir(parents=True)
        (tasks / OTHER_TASK).symlink_to("/etc")

        assert await data.leftovers([]) == ()
        assert await data.sizes() == {}
