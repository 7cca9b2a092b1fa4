"""Sealing our proofs, and opening what strangers stored."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.errors import ProofTooLarge
from orca_desktop.domain.proofs import MAX_DEPTH
from orca_desktop.engine.proofs import MAX_SIGNED_BYTES, MAX_STORED_BYTES, ProofInvalid, open_proof, seal
from orca_desktop.k2.payloads import signed_text
from tests.fakes import toy_wallet
from tests.unit.engine.world import TASK

NODE = toy_wallet("a node").staking
HEAD = {"taskId": TASK, "roundNumber": 3, "stakingKey": NODE.public_key}


def opened(content: bytes) -> dict[str, Any]:
    return open_proof(content, task_id=TASK, round_number=3, node=NODE.public_key)


def stored(text: str) -> bytes:
    """A file with a text that the node truly signed, whatever it says."""
    return json.dumps({"signature": signed_text(text, NODE.sign(text.encode()))}).encode()


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])), st.integers(-(2**53), 2**53) | st.text('ab"\\é😀')
    )
)
def test_what_is_sealed_opens_to_the_same(answer: dict[str, Any]) -> None:
    sealed = seal(answer, task_id=TASK, round_number=3, signer=NODE)

    assert sealed.signature_valid
    assert opened(sealed.content) == {**{k: v for k, v in answer.items() if k not in HEAD}, **HEAD}
    assert json.loads(sealed.payload) == opened(sealed.content)


@given(st.binary())
def test_whatever_bytes_a_stranger_stores_are_a_proof_or_invalid(content: bytes) -> None:
    with suppress(ProofInvalid):
        opened(content)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_text_a_stranger_signs_is_a_proof_or_invalid(text: str) -> None:
    with pytest.raises(ProofInvalid):
        opened(stored(text))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"null",
        b'{"signature": 5}',
        b'{"signature": ""}',
        b'{"signature": "0OIl"}',
        b'{"signature": "\xff"}',
        b'{"signature": "\xc3\xa9"}',
        b"[" * 100_000,
        json.dumps({"signature": "1" * 250_000}).encode(),
    ],
    ids=lambda content: content[:20].decode("latin-1"),
)
def test_a_file_that_is_no_proof_is_invalid(content: bytes) -> None:
    with pytest.raises(ProofInvalid):
        opened(content)


@pytest.mark.parametrize("depth", [*range(MAX_DEPTH - 2, MAX_DEPTH + 3), *range(860, 1_010)])
def test_a_nested_proof_is_either_refused_or_can_be_shown_to_the_container(depth: int) -> None:
    text = json.dumps(HEAD)[:-1] + ',"deep":' + "[" * depth + "]" * depth + "}"

    with suppress(ProofInvalid):
        json.dumps({"submission": opened(stored(text))})
        assert depth <= MAX_DEPTH


def test_the_largest_text_that_is_signed_fits_the_proof_store() -> None:
    spare = MAX_SIGNED_BYTES - len(json.dumps(HEAD | {"a": ""}, separators=(",", ":")))
    sealed = seal({"a": "x" * spare}, task_id=TASK, round_number=3, signer=NODE)

    assert len(sealed.payload) == MAX_SIGNED_BYTES
    assert len(sealed.content) <= MAX_STORED_BYTES
    assert opened(sealed.content)["a"] == "x" * spare
    with pytest.raises(ProofTooLarge):
        seal({"a": "x" * (spare + 1)}, task_id=TASK, round_number=3, signer=NODE)
