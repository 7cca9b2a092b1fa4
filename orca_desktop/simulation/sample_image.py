"""The image of the sample task, packed from this machine's own Python: no builder, no registry, no internet.

Linux only. The archive holds the interpreter, the libraries it links to, the modules of the standard library that the
sample task imports, and the task; the same Python gives the same bytes each time, and so the same image ID.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from orca_desktop.assets import resource
from orca_desktop.domain.errors import ImageMissing

SAMPLE_REFERENCE = "orca-desktop.localhost/prime-census:1"
"""What the sample task calls its image. Names below `.localhost` lead nowhere: no registry can answer for it."""

SAMPLE_LABEL = "network.koii.orca-desktop.sample"
"""The label with the version of the sample task that an image holds."""

_PROGRAMS = ("census.py", "server.py")
_USER = 1000
_LIBRARIES = PurePosixPath("/usr/lib/orca")
_PROBE_SECONDS = 30.0
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64", "armv7l": "arm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedImage:
    """An archive as `docker load` takes it, and what it will be called.

    `image_id` is the SHA-256 of the image's configuration, `sha256:` first.
    """

    archive: bytes
    image_id: str
    reference: str


def sample_version() -> str:
    """Names the sample task's programs as they are now: 16 hexadecimal digits that change when they do."""
    content = b"".join(resource("sample_task", name).read_bytes() for name in _PROGRAMS)
    return hashlib.sha256(content).hexdigest()[:16]


def pack_sample_image() -> PackedImage:
    """Pack the sample task's image; takes about half a second. Raises ImageMissing where that is not possible."""
    if not sys.platform.startswith("linux") or platform.machine() not in _ARCHITECTURES:
        raise _not_possible("that works on Linux only, on x86-64 and ARM processors")
    if getattr(sys, "frozen", False):
        raise _not_possible("this installation of Orca Desktop has no Python of its own that could be packed")
    interpreter = Path(sys.executable).resolve()
    library = _probe(interpreter)
    layer = _layer(_files(interpreter, library))
    configuration = _configuration(layer, library)
    return PackedImage(
        archive=_archive(layer, configuration),
        image_id=f"sha256:{hashlib.sha256(configuration).hexdigest()}",
        reference=SAMPLE_REFERENCE,
    )


class _Library(msgspec.Struct, frozen=True):
    """What the probe found: the standard library of this Python, and the files of it that the sample task needs."""

    library: str
    platlibdir: str
    files: list[str]

    @property
    def target(self) -> PurePosixPath:
        return PurePosixPath("/usr", self.platlibdir, Path(self.library).name)


def _probe(interpreter: Path) -> _Library:
    probe = Path(__file__).with_name("sample_probe.py")
    with tempfile.TemporaryDirectory() as folder:
        command = [str(interpreter), "-I", "-S", "-B", str(probe), str(resource("sample_task")), folder]
        return msgspec.json.decode(_run(command, "the sample task does not run on this Python"), type=_Library)


def _files(interpreter: Path, library: _Library) -> dict[PurePosixPath, tuple[bytes, int]]:
    """Everything in the image: path to content and mode."""
    modules = [Path(name) for name in library.files]
    extensions = [path for path in modules if ".so" in path.suffixes]
    files = {target: (path.read_bytes(), 0o755) for target, path in _linked([interpreter, *extensions]).items()}
    files[PurePosixPath("/usr/bin/python")] = (interpreter.read_bytes(), 0o755)
    for path in modules:
        files[library.target / path.relative_to(library.library).as_posix()] = (path.read_bytes(), 0o644)
    for name in _PROGRAMS:
        files[PurePosixPath("/app", name)] = (resource("sample_task", name).read_bytes(), 0o644)
    return files


def _linked(binaries: Iterable[Path]) -> dict[PurePosixPath, Path]:
    """The shared libraries that the binaries need: where they go in the image, and where they are here.

    The loader stays at the path that is written into the binaries.
    """
    listing = _run(["ldd", *map(str, binaries)], "the libraries of this Python cannot be listed").decode("utf-8")
    missing = re.search(r"^\s+(\S+) => not found", listing, re.MULTILINE)
    if missing:
        raise _not_possible(f"this Python links to {missing[1]}, which is not on this machine")
    named = re.findall(r"^\s+(\S+) => (/\S+) \(0x", listing, re.MULTILINE)
    loaders = re.findall(r"^\s+(/\S+) \(0x", listing, re.MULTILINE)
    found = {_LIBRARIES / Path(name).name: Path(path) for name, path in named}
    return found | {PurePosixPath(path): Path(path) for path in loaders}


def _layer(files: Mapping[PurePosixPath, tuple[bytes, int]]) -> bytes:
    folders = {parent: (0o755, 0) for path in files for parent in path.parents if parent.name}
    folders[PurePosixPath("/tmp")] = (0o1777, 0)  # noqa: S108  a folder inside the image, empty
    folders[PurePosixPath("/data")] = (0o755, _USER)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as layer:
        for path, (mode, owner) in sorted(folders.items()):
            entry = _entry(path, mode, owner=owner)
            entry.type = tarfile.DIRTYPE
            layer.addfile(entry)
        for path, (content, mode) in sorted(files.items()):
            layer.addfile(_entry(path, mode, size=len(content)), io.BytesIO(content))
    return buffer.getvalue()


def _entry(path: PurePosixPath, mode: int, *, size: int = 0, owner: int = 0) -> tarfile.TarInfo:
    """A tar entry that tells nothing about when and by whom it was made."""
    entry = tarfile.TarInfo(path.as_posix().lstrip("/"))
    entry.mode, entry.size, entry.uid, entry.gid = mode, size, owner, owner
    return entry


def _configuration(layer: bytes, library: _Library) -> bytes:
    """The image's configuration, as the OCI image specification lays it out; its hash is the image ID."""
    document = {
        "architecture": _ARCHITECTURES[platform.machine()],
        "os": "linux",
        "created": "1970-01-01T00:00:00Z",
        "config": {
            "User": f"{_USER}:{_USER}",
            "Env": ["PATH=/usr/bin", "PYTHONHOME=/usr", "PYTHONUTF8=1", f"LD_LIBRARY_PATH={_LIBRARIES}"],
            "Cmd": ["/usr/bin/python", "-S", "-B", "/app/server.py"],
            "ExposedPorts": {"8080/tcp": {}},
            "Volumes": {"/data": {}},
            "WorkingDir": "/app",
            "Labels": {SAMPLE_LABEL: sample_version()},
        },
        "rootfs": {"type": "layers", "diff_ids": [f"sha256:{hashlib.sha256(layer).hexdigest()}"]},
        "history": [{"created": "1970-01-01T00:00:00Z", "created_by": f"packed from {library.target.name}"}],
    }
    return json.dumps(document, sort_keys=True).encode("utf-8")


def _archive(layer: bytes, configuration: bytes) -> bytes:
    name = f"{hashlib.sha256(configuration).hexdigest()}.json"
    manifest = [{"Config": name, "RepoTags": [SAMPLE_REFERENCE], "Layers": ["layer.tar"]}]
    parts = {name: configuration, "layer.tar": layer, "manifest.json": json.dumps(manifest).encode("utf-8")}
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for part, content in sorted(parts.items()):
            archive.addfile(_entry(PurePosixPath(part), 0o644, size=len(content)), io.BytesIO(content))
    return buffer.getvalue()


def _run(command: list[str], problem: str) -> bytes:
    """The output of a program. Raises ImageMissing with *problem* when it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    try:
        result = subprocess.run(  # noqa: S603  our own interpreter and ldd
            command, capture_output=True, timeout=_PROBE_SECONDS, check=True, env=environment | {"LC_ALL": "C"}
        )
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode("utf-8", "replace").split("\n")
        raise _not_possible(f"{problem}: {next(filter(None, reversed(lines)), 'no reason given')}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _not_possible(problem) from error
    return result.stdout


def _not_possible(reason: str) -> ImageMissing:
    return ImageMissing(SAMPLE_REFERENCE, f"it cannot be packed from this machine's own Python: {reason}")
