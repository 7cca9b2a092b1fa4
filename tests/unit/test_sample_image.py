"""The sample task's image, packed from this machine's own Python."""

from __future__ import annotations

import hashlib
import io
import json
import platform
import sys
import tarfile
from typing import Any

import pytest

from orca_desktop.domain.errors import ImageMissing
from orca_desktop.simulation import sample_image
from orca_desktop.simulation.sample_image import (
    SAMPLE_LABEL,
    SAMPLE_REFERENCE,
    PackedImage,
    pack_sample_image,
    sample_version,
)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the image is packed from a Linux machine's files")


@pytest.fixture(scope="module")
def packed() -> PackedImage:
    return pack_sample_image()


@pytest.fixture(scope="module")
def archive(packed: PackedImage) -> dict[str, bytes]:
    return unpack(packed.archive)


@pytest.fixture(scope="module")
def layer(archive: dict[str, bytes]) -> dict[str, tarfile.TarInfo]:
    with tarfile.open(fileobj=io.BytesIO(archive["layer.tar"])) as tar:
        return {member.name: member for member in tar}


def unpack(content: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        files = {member.name: tar.extractfile(member) for member in tar if member.isfile()}
    return {name: file.read() for name, file in files.items() if file is not None}


def configuration(archive: dict[str, bytes]) -> Any:
    (name,) = (name for name in archive if name.endswith(".json") and name != "manifest.json")
    return json.loads(archive[name])


@on_linux
def test_the_same_machine_packs_the_same_bytes(packed: PackedImage) -> None:
    assert pack_sample_image() == packed


@on_linux
def test_the_image_id_is_the_hash_of_the_configuration(packed: PackedImage, archive: dict[str, bytes]) -> None:
    (entry,) = json.loads(archive["manifest.json"])

    assert packed.image_id == f"sha256:{hashlib.sha256(archive[entry['Config']]).hexdigest()}"
    assert (entry["RepoTags"], entry["Layers"]) == ([SAMPLE_REFERENCE], ["layer.tar"])
    assert packed.reference == SAMPLE_REFERENCE
    layer_id = f"sha256:{hashlib.sha256(archive['layer.tar']).hexdigest()}"
    assert configuration(archive)["rootfs"] == {"type": "layers", "diff_ids": [layer_id]}


@on_linux
def test_it_runs_the_sample_as_an_ordinary_user(archive: dict[str, bytes]) -> None:
    settings = configuration(archive)["config"]

    assert settings["User"] == "1000:1000"
    assert settings["Cmd"][-1] == "/app/server.py"
    assert settings["ExposedPorts"] == {"8080/tcp": {}}
    assert settings["Volumes"] == {"/data": {}}
    assert settings["Labels"] == {SAMPLE_LABEL: sample_version()}


@on_linux
def test_only_the_data_belongs_to_that_user(layer: dict[str, tarfile.TarInfo]) -> None:
    assert {name for name, entry in layer.items() if (entry.uid, entry.gid) != (0, 0)} == {"data"}
    assert (layer["data"].uid, layer["data"].mode) == (1000, 0o755)
    assert {entry.mtime for entry in layer.values()} == {0}


@on_linux
def test_it_holds_the_task_and_what_the_task_needs_and_no_more(layer: dict[str, tarfile.TarInfo]) -> None:
    names = {name.split("/", 3)[-1] for name in layer}

    assert {"app/census.py", "app/server.py", "usr/bin/python"} <= layer.keys()
    assert {"http/server.py", "json/decoder.py", "sqlite3/dbapi2.py", "encodings/utf_8.py", "os.py"} <= names
    assert not [name for name in names if name.startswith(("tkinter", "unittest", "site-packages", "test/", "pip"))]
    assert not [name for name in layer if "__pycache__" in name]


@on_linux
def test_nothing_in_it_names_the_folders_of_this_machine(archive: dict[str, bytes]) -> None:
    assert sys.base_prefix == "/usr" or sys.base_prefix not in json.dumps(configuration(archive))


def test_the_version_changes_with_the_programs(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sample_version()
    for name in ("census.py", "server.py"):
        (tmp_path / name).write_text("changed")
    monkeypatch.setattr(sample_image, "resource", lambda *parts: tmp_path / parts[-1])

    assert sample_version() != before


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [(sys, "platform", "win32"), (sys, "platform", "darwin"), (platform, "machine", lambda: "sparc64")],
)
def test_on_other_machines_it_says_so(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, value: Any) -> None:
    monkeypatch.setattr(where, name, value)

    with pytest.raises(ImageMissing, match="works on Linux only"):
        pack_sample_image()


@on_linux
def test_a_python_that_cannot_run_the_task_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(ImageMissing, match="the sample task does not run on this Python: no reason given"):
        pack_sample_image()


@on_linux
def test_a_python_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    with pytest.raises(ImageMissing, match="the sample task does not run on this Python"):
        pack_sample_image()


@on_linux
def test_an_installation_without_a_python_of_its_own_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    with pytest.raises(ImageMissing, match="no Python of its own"):
        pack_sample_image()
