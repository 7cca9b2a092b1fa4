"""Evidence bundles as zip files: packed in one way only, so that not a byte of one can change without being seen."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

import base58
from solders.pubkey import Pubkey
from solders.signature import Signature as RawSignature

from orca_desktop.domain.evidence import (
    FORMAT,
    MANIFEST,
    MAX_BUNDLE_BYTES,
    MAX_FILE_BYTES,
    MAX_FILES,
    NAME,
    SIGNATURE,
    VERSION,
    EvidenceAbout,
    EvidenceFile,
    as_json,
    head_of,
    manifest_of,
    statement,
)
from orca_desktop.domain.keys import KEY_BYTES, SIGNATURE_BYTES, PublicKey, key_bytes
from orca_desktop.domain.tasks import TaskId

MAX_ZIP_BYTES = MAX_BUNDLE_BYTES + 200_000
_MAX_JSON_BYTES = 100_000
_MAX_NAME = 100
_BEFORE_ALL_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o100600 << 16


class EvidenceDamaged(Exception):
    """A file that is no bundle, or no longer the one that was signed. The text says what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bundle that holds: every file is as it was signed."""

    about: EvidenceAbout
    files: tuple[EvidenceFile, ...]
    head: str


def seal_bundle(about: EvidenceAbout, files: Sequence[EvidenceFile], sign: Callable[[bytes], bytes]) -> bytes:
    """The zip file. The same files and key give the same bytes. Raises ValueError for what no bundle may hold."""
    _check_names([file.name for file in files])
    if any(len(file.content) > MAX_FILE_BYTES for file in files) or _total(files) > MAX_BUNDLE_BYTES:
        raise ValueError("the files of the bundle are too large")
    signature = sign(statement(about, head_of(about, files)))
    return _packed(_all_files(about, files, signature))


def open_bundle(content: bytes) -> Bundle:
    """Check a stranger's bundle: names, sizes, every hash, the chain, the signature, and every byte in between.

    Bounded by the size of *content*. Raises EvidenceDamaged.
    """
    if len(content) > MAX_ZIP_BYTES:
        raise EvidenceDamaged(f"it has more than {MAX_ZIP_BYTES:,} bytes, which no bundle has")
    held = _unpacked(content)
    by_name = {file.name: file for file in held}
    if len(by_name) != len(held) or held[-2:] != [by_name.get(MANIFEST), by_name.get(SIGNATURE)]:
        raise EvidenceDamaged(f"its last two files are not {MANIFEST} and {SIGNATURE}")
    about, files = _about(by_name[MANIFEST].content), held[:-2]
    _compare_manifest(about, files, by_name[MANIFEST].content)
    head = head_of(about, files)
    signature = _signature(by_name[SIGNATURE].content)
    if not RawSignature(signature).verify(Pubkey(key_bytes(about.staking_key)), statement(about, head)):
        raise EvidenceDamaged("its signature is not one of the staking key that it names")
    if _packed(_all_files(about, files, signature)) != content:
        raise EvidenceDamaged("what is in it holds, but the file around it is not as it was written")
    return Bundle(about=about, files=tuple(files), head=head)


def _all_files(about: EvidenceAbout, files: Sequence[EvidenceFile], signature: bytes) -> list[EvidenceFile]:
    signed = {"key": about.staking_key, "signature": base58.b58encode(signature).decode("ascii")}
    return [
        *files,
        EvidenceFile(name=MANIFEST, content=manifest_of(about, files)),
        EvidenceFile(name=SIGNATURE, content=as_json(signed)),
    ]


def _packed(files: Sequence[EvidenceFile]) -> bytes:
    """Stored without compression: what it takes on disk is what is in it."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            info = zipfile.ZipInfo(file.name, _BEFORE_ALL_TIME)
            info.create_system = _UNIX
            info.external_attr = _PLAIN_FILE
            archive.writestr(info, file.content)
    return output.getvalue()


def _unpacked(content: bytes) -> list[EvidenceFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            _check_entries(infos, len(content))
            return [EvidenceFile(name=info.filename, content=archive.read(info)) for info in infos]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise EvidenceDamaged("it is no zip file, or a damaged one") from error
    except (struct.error, zlib.error, IndexError, OverflowError) as error:
        raise EvidenceDamaged("it is a damaged zip file") from error


def _check_entries(infos: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Before anything is read: so many files, of these names, none larger than it may be or than it says."""
    if len(infos) > MAX_FILES + 2:
        raise EvidenceDamaged(f"it has more than {MAX_FILES} files, which no bundle has")
    for info in infos:
        if NAME.fullmatch(info.filename) is None:
            raise EvidenceDamaged("one of its files has a name that no bundle gives")
        if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
            raise EvidenceDamaged("one of its files is compressed, which none is in a bundle")
        if info.file_size > MAX_FILE_BYTES:
            raise EvidenceDamaged("one of its files is larger than any in a bundle")
    if sum(info.file_size for info in infos) > size:
        raise EvidenceDamaged("more is said to be in it than there can be")


def _check_names(names: Sequence[str]) -> None:
    if len(names) > MAX_FILES or len(set(names)) != len(names):
        raise ValueError("there are too many files, or two of one name")
    if any(NAME.fullmatch(name) is None or name in (MANIFEST, SIGNATURE) for name in names):
        raise ValueError("a file has a name that no bundle gives")


def _about(manifest: bytes) -> EvidenceAbout:
    said = _object(manifest, MANIFEST)
    if said.get("format") != FORMAT or said.get("version") != VERSION:
        raise EvidenceDamaged("it is of a format or version that this program does not know")
    task, number, key = said.get("task"), said.get("round"), said.get("staking_key")
    if not _is_name(task) or type(number) is not int or not isinstance(key, str) or not _is_key(key):
        raise EvidenceDamaged(f"its {MANIFEST} does not say what it is about")
    return EvidenceAbout(task_id=TaskId(task), round=number, staking_key=PublicKey(key))


def _compare_manifest(about: EvidenceAbout, files: Sequence[EvidenceFile], manifest: bytes) -> None:
    """Name the first file that is not as it is listed, so that one sees what to distrust."""
    if manifest == manifest_of(about, files):
        return
    listed = _object(manifest, MANIFEST).get("files")
    now = json.loads(manifest_of(about, files))["files"]
    for place, entry in enumerate(now):
        if not isinstance(listed, list) or place >= len(listed) or listed[place] != entry:
            raise EvidenceDamaged(f"{entry['name']} is not as its {MANIFEST} lists it")
    raise EvidenceDamaged(f"its {MANIFEST} does not fit its files")


def _signature(content: bytes) -> bytes:
    text = _object(content, SIGNATURE).get("signature")
    try:
        raw = base58.b58decode(text) if isinstance(text, str) and len(text) < 2 * SIGNATURE_BYTES else b""
    except ValueError:
        raw = b""
    if len(raw) != SIGNATURE_BYTES:
        raise EvidenceDamaged(f"its {SIGNATURE} holds no signature")
    return raw


def _object(content: bytes, name: str) -> dict[str, Any]:
    if len(content) > _MAX_JSON_BYTES:
        raise EvidenceDamaged(f"its {name} is larger than any")
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise EvidenceDamaged(f"its {name} is no JSON") from error
    if not isinstance(value, dict):
        raise EvidenceDamaged(f"its {name} is no JSON object")
    return value


def _is_name(value: Any) -> TypeGuard[str]:
    """Whether it can be a task's ID, and safely be hashed and shown."""
    return isinstance(value, str) and value.isascii() and value.isprintable() and len(value) <= _MAX_NAME


def _is_key(text: str) -> bool:
    try:
        return len(text) < 2 * KEY_BYTES and len(key_bytes(text)) == KEY_BYTES
    except ValueError:
        return False


def _total(files: Sequence[EvidenceFile]) -> int:
    return sum(len(file.content) for file in files)
