"""Every decoder of the wire formats against damaged and made-up bytes: a value, or Malformed, and never much memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.domain.tasks import TokenKind
from orca_desktop.domain.tokens import KOII
from orca_desktop.k2 import instruction_data, instructions, payloads, token_instructions, transactions
from orca_desktop.k2.block_ids import read_block_id
from orca_desktop.k2.car import read_car
from orca_desktop.k2.dag_pb import read_node
from orca_desktop.k2.distribution_lists import parse_list, read_stored, write_stored
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.image_programs import find_images
from orca_desktop.k2.kpl_account import kpl_account
from orca_desktop.k2.kpl_state import decode_kpl_state, encode_kpl_state
from orca_desktop.k2.metadata import read_metadata
from orca_desktop.k2.pod_programs import find_pod_spec
from orca_desktop.k2.task_account import decode_native
from orca_desktop.k2.token_accounts import (
    Mint,
    TokenAccount,
    decode_mint,
    decode_token_account,
    encode_mint,
    encode_token_account,
)
from orca_desktop.k2.unixfs import file_in, walk_with
from tests.fakes.ipfs_blocks import car, stored
from tests.unit.fuzzing import BATCH, EXAMPLES, spoiled, spoiled_bytes
from tests.unit.k2.keys import BLOCKHASH, MAIN, STAKING, TASK, main_keypair, staking_keypair
from tests.unit.k2.test_kpl_account import STATE, native_text

Decoder = Callable[[bytes], object]


def _wire() -> bytes:
    withdrawal = instructions.withdraw(task=TASK, staking=STAKING)
    message = transactions.compile_message([withdrawal], payer=MAIN, blockhash=BLOCKHASH)
    signers = {MAIN: main_keypair(), STAKING: staking_keypair()}
    return transactions.assemble(message, {key: bytes(one.sign_message(message)) for key, one in signers.items()})


def _instruction(kind: TokenKind) -> tuple[Decoder, bytes]:
    sample = instruction_data.encode(instruction_data.SubmitProof(value="bafy", round=42), kind)
    return lambda data: instruction_data.decode(data, kind), sample


def _signed(data: bytes) -> object:
    return payloads.open_signed(data.decode("latin-1"), MAIN)


def _file(data: bytes) -> object:
    return walk_with(file_in(_WHERE, "main.js", limit=1_000), read_car(data).get)


_WHERE, _BLOCKS = stored("main.js", b"abc" * 100, piece=100)
_PROGRAM = b"""const a = process.env.A || "docker.io/a/" + b, b = `b:${1}`;
x = { imageURL: a, customPodSpec: `apiVersion: v1
kind: Pod
spec: ${a}` };"""
_SIGNED = payloads.signed_text("{}", bytes(main_keypair().sign_message(b"{}"))).encode()

# Each decoder with an example of what it reads.
DECODERS: dict[str, tuple[Decoder, bytes]] = {
    "a native task": (lambda data: decode_native(TASK, data), native_text(STATE)),
    "a task of a token": (lambda data: kpl_account(TASK, decode_kpl_state(data), KOII), encode_kpl_state(STATE)),
    "a stored list": (read_stored, write_stored({42: {TASK: b'{"KEY1":500,"KEY2":-70}\0\0'}})),
    "a stored list of old": (read_stored, b'{"42":{"' + TASK.encode() + b'":[123,125,0,0]}}'),
    "the text of a list": (parse_list, b'{"KEY1":500,"KEY2":-70}'),
    "a mint": (decode_mint, encode_mint(Mint(decimals=9, supply=7, mint_authority=MAIN))),
    "a token account": (decode_token_account, encode_token_account(TokenAccount(mint=MAIN, owner=STAKING, amount=7))),
    "a transaction": (transactions.parse, _wire()),
    "a transaction with signatures": (transactions.parse_verified, _wire()),
    "a message": (transactions.required_signers, _wire()[129:]),
    "an instruction": _instruction(TokenKind.KOII),
    "an instruction for tokens": _instruction(TokenKind.KPL),
    "a system instruction": (instruction_data.decode_system, bytes([2, 0, 0, 0]) + (7).to_bytes(8, "little")),
    "a transfer of tokens": (token_instructions.decode_token, b"\x03" + (7).to_bytes(8, "little")),
    "metadata": (read_metadata, b'{"author":"a","description":"d","requirementsTags":[{"type":"CPU"}]}'),
    "a signed text": (_signed, _SIGNED),
    "an archive": (read_car, car(_BLOCKS)),
    "a file in an archive": (_file, car(_BLOCKS)),
    "a block of a directory": (read_node, _BLOCKS[_WHERE]),
    "a CID": (lambda data: read_block_id(data, 0), _WHERE.raw),
    "images in a program": (lambda data: find_images(data.decode("latin-1")), _PROGRAM),
    "a Pod spec in a program": (lambda data: find_pod_spec(data.decode("latin-1")), _PROGRAM),
}

_NUMBERS = (0, 1, 2**7, 2**8 - 1, 2**31, 2**32 - 1, 2**53, 2**63, 2**64 - 1)


def damaged(sample: bytes, random: Random) -> bytes:
    """The sample with something wrong in it, with large numbers where lengths may stand, or no more than noise."""
    match random.randrange(4):
        case 0:
            return random.randbytes(random.randrange(300))
        case 1:
            size, data = random.choice((1, 4, 8)), bytearray(sample)
            at = random.randrange(len(data) + 1)
            data[at : at + size] = (random.choice(_NUMBERS) % 2 ** (8 * size)).to_bytes(size, "little")
            return bytes(data)
        case 2 if sample.startswith(b"{"):
            return spoiled(sample, random)
        case _:
            return spoiled_bytes(sample, random)


@pytest.mark.parametrize("name", list(DECODERS))
def test_the_example_is_read(name: str) -> None:
    decode, sample = DECODERS[name]

    assert decode(sample) is not None


@pytest.mark.parametrize("name", list(DECODERS))
@settings(max_examples=EXAMPLES, database=None)
@given(seed=st.integers(0, 2**64 - 1))
def test_any_bytes_are_a_value_or_malformed(name: str, seed: int) -> None:
    decode, sample = DECODERS[name]
    random = Random(seed)
    for _ in range(BATCH):
        with suppress(Malformed):
            decode(damaged(sample, random))


_HUGE = 400_000
HOSTILE = {
    "deep lists": b"[" * _HUGE,
    "deep objects": b'{"a":' * (_HUGE // 5),
    "a long number": b'{"is_allowlisted":' + b"9" * _HUGE + b"}",
    "a long key": b'{"' + b"k" * _HUGE + b'":1}',
    "nothing but counts": b"\xff" * _HUGE,
    "nothing but zeros": bytes(_HUGE),
    "counts that just fit": (_HUGE // 8).to_bytes(8, "little") + bytes(_HUGE),
    "a submission of one long round": native_text(STATE).replace(b'"41":', b'"' + b"4" * _HUGE + b'":', 1),
}


@pytest.mark.parametrize("hostile", list(HOSTILE))
@pytest.mark.parametrize("name", list(DECODERS))
def test_hostile_bytes_take_memory_in_proportion_to_their_size(name: str, hostile: str) -> None:
    decode, _ = DECODERS[name]
    data = HOSTILE[hostile]
    tracemalloc.start()
    try:
        with suppress(Malformed):
            decode(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 40 * len(data)
