"""Evidence bundles: the same input gives the same bytes, and no damage goes unseen."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solders.keypair import Keypair

from orca_desktop.domain.evidence import (
    MAX_BUNDLE_BYTES,
    MAX_FILE_BYTES,
    MAX_FILES,
    EvidenceAbout,
    EvidenceFile,
    as_json,
    head_of,
    manifest_of,
    statement,
)
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2.evidence import MAX_ZIP_BYTES, EvidenceDamaged, open_bundle, seal_bundle

KEYPAIR = Keypair.from_seed(bytes(range(32)))
ABOUT = EvidenceAbout(task_id=TaskId("the task"), round=7, staking_key=PublicKey(str(KEYPAIR.pubkey())))
FILES = (
    EvidenceFile(name="about.txt", content=b"What this is.\n"),
    EvidenceFile(name="round.json", content=as_json({"number": 7, "note": "\u00e4"})),
    EvidenceFile(name="audited/Node1.json", content=b"{}"),
    EvidenceFile(name="empty.txt", content=b""),
)


def sign(message: bytes) -> bytes:
    return bytes(KEYPAIR.sign_message(message))


def sealed() -> bytes:
    return seal_bundle(ABOUT, FILES, sign)


BUNDLE = sealed()


def repacked(*files: tuple[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", compression) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return output.getvalue()


def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(BUNDLE)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_bundle_opens_to_what_went_into_it() -> None:
    opened = open_bundle(BUNDLE)

    assert (opened.about, opened.files, opened.head) == (ABOUT, FILES, head_of(ABOUT, FILES))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert sealed() == BUNDLE


def test_it_is_a_zip_file_that_others_read_and_check_by_the_documented_steps() -> None:
    """As docs/evidence.md tells: only SHA-256 and Ed25519 are needed."""
    held = members()
    manifest = json.loads(held["manifest.json"])
    lines = ["orca-desktop-evidence", "1", manifest["task"], str(manifest["round"]), manifest["staking_key"]]
    link = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    for entry in manifest["files"]:
        digest = hashlib.sha256(held[entry["name"]]).hexdigest()
        link = hashlib.sha256(f"{link}\n{entry['name']}\n{digest}".encode()).hexdigest()
        assert (entry["sha256"], entry["size"], entry["link"]) == (digest, len(held[entry["name"]]), link)
    assert manifest["head"] == link
    said = f'{{"format":"orca-desktop-evidence","head":"{link}","round":7,"task":"the task","version":1}}'
    assert statement(ABOUT, link) == said.encode()


@given(st.integers(0, len(BUNDLE) - 1), st.integers(1, 255))
def test_any_changed_byte_is_found(place: int, change: int) -> None:
    damaged = bytearray(BUNDLE)
    damaged[place] ^= change

    with pytest.raises(EvidenceDamaged):
        open_bundle(bytes(damaged))


def test_every_single_flipped_bit_is_found() -> None:
    for place in range(len(BUNDLE)):
        damaged = bytearray(BUNDLE)
        damaged[place] ^= 1 << (place % 8)
        with pytest.raises(EvidenceDamaged):
            open_bundle(bytes(damaged))


@given(st.integers(0, len(BUNDLE) - 1))
def test_a_bundle_that_is_cut_off_is_found(length: int) -> None:
    with pytest.raises(EvidenceDamaged):
        open_bundle(BUNDLE[:length])


@given(st.binary(max_size=50), st.booleans())
def test_what_is_added_around_it_is_found(more: bytes, before: bool) -> None:
    if more:
        with pytest.raises(EvidenceDamaged):
            open_bundle(more + BUNDLE if before else BUNDLE + more)


@given(st.binary(max_size=300))
def test_a_strangers_bytes_are_refused_with_words(content: bytes) -> None:
    with pytest.raises(EvidenceDamaged, match=r"\w+"):
        open_bundle(content)


def test_the_file_that_was_changed_is_named() -> None:
    held = members() | {"round.json": b"{}"}

    with pytest.raises(EvidenceDamaged, match=r"round\.json is not as its manifest"):
        open_bundle(repacked(*held.items()))


def test_a_bundle_made_anew_without_the_key_is_found() -> None:
    files = [*FILES[:1], EvidenceFile(name="round.json", content=b"{}"), *FILES[2:]]
    held = {file.name: file.content for file in files}
    held |= {"manifest.json": manifest_of(ABOUT, files), "signature.json": members()["signature.json"]}

    with pytest.raises(EvidenceDamaged, match="signature"):
        open_bundle(repacked(*held.items()))


@pytest.mark.parametrize(
    "said",
    [
        {"task": "\ud800"},
        {"task": 5},
        {"task": "x" * 1_000},
        {"task": "red\x1b[31m"},
        {"round": True},
        {"round": 1e400},
        {"staking_key": "\ud800"},
        {"staking_key": "1" * 5_000},
        {"version": 2},
        {"files": 7},
        {"files": [{"name": []}]},
    ],
)
def test_a_strange_manifest_is_refused_with_words(said: dict[str, object]) -> None:
    held = members()
    manifest = json.dumps(json.loads(held["manifest.json"]) | said).encode()

    with pytest.raises(EvidenceDamaged):
        open_bundle(repacked(*(held | {"manifest.json": manifest}).items()))


@pytest.mark.parametrize("name", ["../up", "/etc/passwd", "a/b/c", "a\\b", "a/../b", "C:x", "a" * 200, "caf\u00e9"])
def test_names_that_reach_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(EvidenceDamaged, match="name"):
        open_bundle(repacked((name, b"")))
    with pytest.raises(ValueError, match="name"):
        seal_bundle(ABOUT, [EvidenceFile(name=name, content=b"")], sign)


def test_what_would_unpack_to_more_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(("bomb.txt", bytes(MAX_ZIP_BYTES * 5)), compression=zipfile.ZIP_DEFLATED)

    assert len(bomb) < 100_000
    with pytest.raises(EvidenceDamaged, match="compressed"):
        open_bundle(bomb)


def test_too_many_files_and_too_large_ones_are_refused() -> None:
    with pytest.raises(EvidenceDamaged, match="more than"):
        open_bundle(repacked(*((f"f{number}", b"") for number in range(MAX_FILES + 3))))
    with pytest.raises(EvidenceDamaged, match="more than"):
        open_bundle(bytes(MAX_ZIP_BYTES + 1))
    for files in ([b"x" * (MAX_FILE_BYTES + 1)], [b"x" * MAX_FILE_BYTES] * (MAX_BUNDLE_BYTES // MAX_FILE_BYTES + 1)):
        with pytest.raises(ValueError, match="too large"):
            seal_bundle(ABOUT, [EvidenceFile(name=f"f{at}", content=file) for at, file in enumerate(files)], sign)


def test_no_bundle_is_larger_than_one_that_is_opened() -> None:
    files = [EvidenceFile(name=f"f{at}", content=b"x" * (MAX_BUNDLE_BYTES // MAX_FILES)) for at in range(MAX_FILES)]

    assert len(open_bundle(seal_bundle(ABOUT, files, sign)).files) == MAX_FILES
