"""What every adapter of the TaskData port keeps to; a test module subclasses it and gives `data` and two methods."""

from __future__ import annotations

import asyncio
import gzip
import io
import tarfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from orca_desktop.domain.errors import DataError
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.task_data import Leftover, TaskData
from tests.unit.adapters.data_copies import in_folder

TASK = TaskId("So11111111111111111111111111111111111111112")
OTHER_TASK = TaskId("Vote111111111111111111111111111111111111111")
OLD = {"old.txt": b"old", "sub/old.bin": b"\0\1"}
MANIFEST = b'{"format":1,"folders":[""]}'


def entry(name: str, content: bytes = b"", **fields: object) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o644
    for field, value in fields.items():
        setattr(info, field, value)
    return info, content


def link(name: str, target: str, *, hard: bool = False) -> tuple[tarfile.TarInfo, bytes]:
    return entry(name, type=tarfile.LNKTYPE if hard else tarfile.SYMTYPE, linkname=target)


def copy_of(entries: Iterable[tuple[tarfile.TarInfo, bytes]], *, manifest: bytes = MANIFEST) -> bytes:
    """A copy as somebody may make it by hand."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for info, content in (entry("orca-desktop-data.json", manifest), *entries):
            tar.addfile(info, io.BytesIO(content))
    return gzip.compress(buffer.getvalue(), 1)


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "a name that goes up": lambda: copy_of([entry("0/../../evil", b"x")]),
    "a name from the root": lambda: copy_of([entry("/etc/evil", b"x")]),
    "a name beside the folders": lambda: copy_of([entry("1/evil", b"x")]),
    "a name of no folder": lambda: copy_of([entry("evil", b"x")]),
    "a link to the root": lambda: copy_of([link("0/l", "/etc")]),
    "a link that goes up": lambda: copy_of([link("0/l", "../../x")]),
    "a link that goes up behind a folder": lambda: copy_of([link("0/l", "a/../../x")]),
    "a hard link to another place": lambda: copy_of([link("0/l", "/etc/passwd", hard=True)]),
    "a hard link that goes up": lambda: copy_of([link("0/l", "0/../../x", hard=True)]),
    "a hard link to a link": lambda: copy_of([link("0/d/l", "../x"), link("0/m", "0/d/l", hard=True)]),
    "a file behind a link": lambda: copy_of([link("0/l", "d"), entry("0/l/x", b"x")]),
    "a device": lambda: copy_of([entry("0/d", type=tarfile.CHRTYPE, devmajor=1, devminor=3)]),
    "a pipe": lambda: copy_of([entry("0/p", type=tarfile.FIFOTYPE)]),
    "a file larger than anybody takes": lambda: copy_of([entry("0/big", b"x" * 3_000_000)]),
    "a bomb": lambda: copy_of([entry(f"0/{number}", bytes(500_000)) for number in range(10)]),
    "a header without an end": lambda: copy_of([entry("0/x", pax_headers={"comment": "x" * 3_000_000})]),
    "half of it": lambda: copy_of([entry("0/x", b"x" * 100_000)])[:-50],
    "a broken byte": lambda: bytes([*(copied := copy_of([entry("0/x", b"xyz")]))[:-6], copied[-6] ^ 1, *copied[-5:]]),
    "something after its end": lambda: gzip.compress(gzip.decompress(copy_of([])) + b"x" * 1000),
    "a newer form": lambda: copy_of([], manifest=b'{"format":2,"folders":[""]}'),
    "no folders": lambda: copy_of([], manifest=b'{"format":1,"folders":[]}'),
    "a folder that is none": lambda: copy_of([], manifest=b'{"format":1,"folders":["../x"]}'),
    "no manifest": lambda: gzip.compress(bytes(10_240)),
    "a manifest that is none": lambda: copy_of([], manifest=b"[" * 10_000),
    "another program's archive": lambda: gzip.compress(b"x" * 10_240),
    "plain text": lambda: b"this is no copy",
    "nothing": lambda: b"",
}

LIMIT = 2_000_000
"""Bytes that the tested adapters take."""


class TaskDataConformance(ABC):
    @abstractmethod
    async def put(self, task_id: TaskId, files: Mapping[str, bytes]) -> None:
        """Give a task data that holds exactly these files."""

    @abstractmethod
    async def files(self, task_id: TaskId) -> dict[str, bytes]:
        """The files that a task's data holds."""

    async def test_a_copy_brings_back_what_was_there(self, data: TaskData, tmp_path: Path) -> None:
        files = {"a.txt": b"a", "deep/er/b.bin": bytes(range(256)) * 1000, "name ü\n.txt": b"", "x" * 200: b"long"}
        await self.put(TASK, files)
        copied = await data.backup(TASK, tmp_path / "copy")
        await self.put(TASK, OLD)

        restored = await data.restore(TASK, tmp_path / "copy")

        assert await self.files(TASK) == files
        assert restored == copied
        assert (copied.files, copied.size, copied.left_out) == (4, sum(map(len, files.values())), 0)

    async def test_a_copy_serves_a_task_that_has_no_data_yet(self, data: TaskData, tmp_path: Path) -> None:
        await self.put(TASK, OLD)
        await data.backup(TASK, tmp_path / "copy")

        await data.restore(OTHER_TASK, tmp_path / "copy")

        assert await self.files(OTHER_TASK) == OLD

    async def test_a_copy_is_for_its_owners_eyes_and_takes_the_place_of_no_file(
        self, data: TaskData, tmp_path: Path
    ) -> None:
        await self.put(TASK, OLD)
        await data.backup(TASK, tmp_path / "copy")
        before = (tmp_path / "copy").read_bytes()

        with pytest.raises(DataError, match="is there already"):
            await data.backup(TASK, tmp_path / "copy")

        assert (tmp_path / "copy").stat().st_mode & 0o077 == 0
        assert (tmp_path / "copy").read_bytes() == before

    async def test_a_copy_that_cannot_be_written_leaves_nothing(self, data: TaskData, tmp_path: Path) -> None:
        await self.put(TASK, {"large": b"x" * (LIMIT + 1)})

        for path in (tmp_path / "copy", tmp_path / "nowhere" / "copy"):
            with pytest.raises(DataError, match=r"larger than|cannot be written"):
                await data.backup(TASK, path)
            assert not path.exists()
            assert not path.with_name("copy.part").exists()

    async def test_without_data_there_is_nothing_to_copy(self, data: TaskData, tmp_path: Path) -> None:
        with pytest.raises(DataError, match="no data here"):
            await data.backup(TASK, tmp_path / "copy")

    async def test_without_a_copy_there_is_nothing_to_restore(self, data: TaskData, tmp_path: Path) -> None:
        with pytest.raises(DataError, match="cannot be read"):
            await data.restore(TASK, tmp_path / "copy")

    async def test_links_inside_are_restored(self, data: TaskData, tmp_path: Path) -> None:
        entries = [entry("0/d/f", b"content"), link("0/d/l", "../d/f"), link("0/h", "0/d/f", hard=True)]
        (tmp_path / "copy").write_bytes(copy_of(entries))

        await data.restore(TASK, tmp_path / "copy")
        await data.backup(TASK, tmp_path / "again")
        with tarfile.open(tmp_path / "again") as tar:
            link_again = tar.getmember("0/d/l")

        assert (link_again.issym(), link_again.linkname) == (True, "../d/f")
        assert await self.files(TASK) == {"d/f": b"content", "h": b"content"}

    async def test_lent_rights_are_not_restored(self, data: TaskData, tmp_path: Path) -> None:
        (tmp_path / "copy").write_bytes(copy_of([entry("0/f", b"x", mode=0o6755)]))

        await data.restore(TASK, tmp_path / "copy")
        await data.backup(TASK, tmp_path / "again")
        with tarfile.open(tmp_path / "again") as tar:
            assert tar.getmember("0/f").mode == 0o755

    @pytest.mark.parametrize("kind", HOSTILE)
    async def test_a_copy_that_is_not_in_order_changes_nothing(self, data: TaskData, tmp_path: Path, kind: str) -> None:
        await self.put(TASK, OLD)
        (tmp_path / "copy").write_bytes(HOSTILE[kind]())

        with pytest.raises(DataError):
            await data.restore(TASK, tmp_path / "copy")

        assert await self.files(TASK) == OLD
        assert await data.leftovers([TASK]) == ()

    async def test_a_copying_that_is_cancelled_leaves_nothing(self, data: TaskData, tmp_path: Path) -> None:
        await self.put(TASK, {str(number): b"x" * 1000 for number in range(200)})
        copying = asyncio.create_task(data.backup(TASK, tmp_path / "copy"))
        await asyncio.sleep(0)

        copying.cancel()
        await asyncio.wait([copying])

        assert copying.cancelled()
        assert not [name for name in in_folder(tmp_path) if name.startswith("copy")]

    async def test_sizes_are_told_of_every_task_with_data(self, data: TaskData) -> None:
        assert await data.sizes() == {}

        await self.put(TASK, {"a": b"x" * 100_000})
        await self.put(OTHER_TASK, {"a": b"x" * 200_000})
        sizes = await data.sizes()

        assert set(sizes) == {TASK, OTHER_TASK}
        assert 100_000 <= sizes[TASK] < 150_000
        assert 200_000 <= sizes[OTHER_TASK] < 250_000

    async def test_what_belongs_to_no_joined_task_is_left_over_and_only_that_goes(self, data: TaskData) -> None:
        await self.put(TASK, OLD)
        await self.put(OTHER_TASK, OLD)

        found = await data.leftovers([TASK])
        await data.clean(found)

        assert {item.task_id for item in found} == {OTHER_TASK}
        assert await self.files(TASK) == OLD
        assert set(await data.sizes()) == {TASK}
        assert await data.leftovers([TASK]) == ()

    async def test_cleaning_removes_only_what_was_previewed_and_is_ours(self, data: TaskData) -> None:
        await self.put(TASK, OLD)
        await self.put(OTHER_TASK, OLD)
        (*_, real) = await data.leftovers([TASK])

        await data.clean([])
        await data.clean([Leftover(kind=real.kind, name=real.name, task_id=TASK)])
        await data.clean([Leftover(kind="container", name=real.name, task_id=OTHER_TASK)])
        await data.clean([Leftover(kind=real.kind, name="../" + real.name, task_id=OTHER_TASK)])

        assert await self.files(TASK) == OLD
        assert await self.files(OTHER_TASK) == OLD
