"""Proofs that pass through the store are kept for a while, within bounds, and never in anybody's way."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path

import pytest

from orca_desktop.adapters.proof_shelf import KeepingProofStore, ProofShelf
from orca_desktop.domain.errors import ContentUnavailable
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.cids import MAX_BLOCK_BYTES, directory_cid
from tests.fakes import FakeProofStore

ANOTHER = Cid("bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi")


def proof(number: int, size: int = 100) -> tuple[Cid, bytes]:
    content = b"%d" % number + b"x" * size
    return directory_cid(PROOF_FILE, content), content


def test_what_is_stored_and_what_is_fetched_is_kept(tmp_path: Path) -> None:
    inner, shelf = FakeProofStore(), ProofShelf(tmp_path / "proofs")
    store = KeepingProofStore(inner, shelf)
    theirs = inner.put(b"of another node", PROOF_FILE)
    elsewhere = inner.put(b"{}", "metadata.json")

    async def use() -> Cid:
        await store.fetch(theirs, PROOF_FILE, limit=1_000)
        await store.fetch(elsewhere, "metadata.json", limit=1_000)
        return await store.store(b"our own", PROOF_FILE)

    ours = asyncio.run(use())

    assert (shelf.content(ours), shelf.content(theirs)) == (b"our own", b"of another node")
    assert shelf.content(elsewhere) is None


def test_what_is_kept_is_read_again_by_the_next_start_and_by_its_owner_only(tmp_path: Path) -> None:
    cid, content = proof(1)
    ProofShelf(tmp_path).keep(cid, content)

    assert ProofShelf(tmp_path).content(cid) == content
    assert stat.S_IMODE((tmp_path / f"{cid}.json").stat().st_mode) == 0o600


def test_what_the_store_does_not_have_is_not_there(tmp_path: Path) -> None:
    store = KeepingProofStore(FakeProofStore(), ProofShelf(tmp_path))

    with pytest.raises(ContentUnavailable):
        asyncio.run(store.fetch(ANOTHER, PROOF_FILE, limit=1_000))


def test_a_lie_takes_the_place_of_no_proof_and_the_proof_takes_that_of_a_lie(tmp_path: Path) -> None:
    shelf, (cid, content) = ProofShelf(tmp_path), proof(1)

    shelf.keep(cid, b"a lie")
    shelf.keep(cid, content)
    shelf.keep(cid, b"another lie")

    assert shelf.content(cid) == content


def test_the_oldest_goes_when_there_is_too_much(tmp_path: Path) -> None:
    time = [1_000.0]
    shelf = ProofShelf(tmp_path, max_bytes=350, now=lambda: time[0])
    proofs = [proof(number) for number in range(5)]
    for cid, content in proofs:
        shelf.keep(cid, content)
        time[0] += 1.0

    shelf.tidy()

    assert [shelf.content(cid) is not None for cid, _ in proofs] == [False, False, True, True, True]


def test_what_is_too_old_goes(tmp_path: Path) -> None:
    time = [1_000.0]
    shelf, (old, first), (new, second) = ProofShelf(tmp_path, max_age=60.0, now=lambda: time[0]), proof(1), proof(2)
    shelf.keep(old, first)
    time[0] += 61.0
    shelf.keep(new, second)

    shelf.tidy()

    assert (shelf.content(old), shelf.content(new)) == (None, second)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "Qm/../x", "x" * 500, "b\x00"])
def test_what_is_no_address_reaches_no_file(tmp_path: Path, name: str) -> None:
    shelf = ProofShelf(tmp_path / "proofs")

    shelf.keep(Cid(name), b"x")

    assert shelf.content(Cid(name)) is None
    assert not (tmp_path / "proofs").exists()


def test_what_is_larger_than_a_block_is_neither_kept_nor_read(tmp_path: Path) -> None:
    shelf, (cid, _) = ProofShelf(tmp_path), proof(1)
    shelf.keep(cid, b"x" * (MAX_BLOCK_BYTES + 1))
    assert shelf.content(cid) is None

    (tmp_path / f"{cid}.json").write_bytes(b"x" * (MAX_BLOCK_BYTES + 1))

    assert shelf.content(cid) is None


def test_a_folder_that_cannot_be_written_costs_no_round(tmp_path: Path) -> None:
    in_the_way = tmp_path / "proofs"
    in_the_way.write_text("a file")
    store = KeepingProofStore(FakeProofStore(), ProofShelf(in_the_way))

    cid = asyncio.run(store.store(b"our own", PROOF_FILE))

    assert cid == directory_cid(PROOF_FILE, b"our own")
