"""The Borsh state of tasks that pay in a token: the reference's vectors, and whatever else may stand there."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.kpl_state import (
    KplList,
    KplState,
    KplSubmission,
    KplTrigger,
    KplVote,
    PayoutTag,
    decode_kpl_state,
    encode_kpl_state,
)
from tests.unit.k2.strategies import STATES

VECTORS = Path(__file__).with_name("vectors")
EMPTY = (VECTORS / "kpl-state-empty.bin").read_bytes()
FULL = (VECTORS / "kpl-state-full.bin").read_bytes()

FULL_STATE = KplState(
    is_allowlisted=True,
    is_active=True,
    task_name="T",
    task_description="D",
    task_manager=b"\x01" * 32,
    task_audit_program="cid",
    stake_pot_account=b"\x02" * 32,
    stake_pot_seed=b"\x03" * 32,
    stake_pot_bump=254,
    submissions={"5": {"AAA": KplSubmission(value="v", slot=100, round=5)}},
    submissions_audit_trigger={
        "5": {
            "AAA": KplTrigger(
                trigger_by=b"\x04" * 32, slot=101, votes=(KplVote(is_valid=False, voter=b"\x04" * 32, slot=101),)
            )
        }
    },
    total_bounty_amount=10**10,
    bounty_amount_per_round=10**9,
    token_type=b"\x05" * 32,
    total_stake_amount=7,
    minimum_stake_amount=6,
    available_balances={"AAA": 9},
    stake_list={"AAA": 8},
    ip_address_list={"AAA": "http://x"},
    round_time=600,
    starting_slot=1000,
    audit_window=200,
    submission_window=201,
    task_executable_network="IPFS",
    distribution_rewards_submission={"5": {"AAA": KplList(account=b"\x06" * 32, slot=102, round=5)}},
    distributions_audit_record={"5": PayoutTag.SUCCESSFUL},
    task_metadata="meta",
    allowed_failed_distributions=3,
)


def test_the_vectors_are_those_of_the_reference() -> None:
    digests = [hashlib.sha256(data).hexdigest() for data in (EMPTY, FULL)]

    assert digests == [
        "afa7a6746052b30de42c58581e676db71a29f7403c3439a711990fffcb7abd07",
        "0e260d0383317caa32edb325dcd734d3553705e46439354999e471f41d3d58d1",
    ]


def test_the_empty_state_is_read_and_written() -> None:
    state = KplState(is_allowlisted=True, is_active=True)

    assert decode_kpl_state(EMPTY) == state
    assert encode_kpl_state(state) == EMPTY


def test_the_filled_state_is_read_and_written() -> None:
    assert decode_kpl_state(FULL) == FULL_STATE
    assert encode_kpl_state(FULL_STATE) == FULL


@given(STATES)
def test_every_state_that_is_written_is_read_back(state: KplState) -> None:
    assert decode_kpl_state(encode_kpl_state(state)) == state


def test_maps_are_written_sorted_and_read_in_any_order() -> None:
    ordered = replace(FULL_STATE, stake_list={"A": 1, "B": 2})
    turned = replace(FULL_STATE, stake_list={"B": 2, "A": 1})

    assert encode_kpl_state(turned) == encode_kpl_state(ordered)

    swapped = encode_kpl_state(ordered).replace(
        b"\x01\0\0\0A" + bytes([1]) + bytes(7) + b"\x01\0\0\0B" + bytes([2]) + bytes(7),
        b"\x01\0\0\0B" + bytes([2]) + bytes(7) + b"\x01\0\0\0A" + bytes([1]) + bytes(7),
    )
    assert list(decode_kpl_state(swapped).stake_list.items()) == [("B", 2), ("A", 1)]


def test_padding_behind_the_state_is_passed_over() -> None:
    assert decode_kpl_state(FULL + bytes(1_000)) == FULL_STATE


def test_of_a_key_that_stands_twice_the_last_entry_counts() -> None:
    twice = encode_kpl_state(replace(FULL_STATE, stake_list={"A": 1, "B": 2})).replace(b"\x01\0\0\0B", b"\x01\0\0\0A")

    assert decode_kpl_state(twice).stake_list == {"A": 2}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ends in the middle"),
        (FULL[:-1], "ends in the middle"),
        (FULL + b"\0\1", "2 bytes stand behind the end"),
        (b"\x02" + FULL[1:], "a flag is 0 or 1"),
        (FULL[:2] + b"\xff\xff\xff\xff" + FULL[6:], "ends in the middle"),
        (FULL.replace(b"T", b"\xff", 1), "not UTF-8"),
    ],
)
def test_what_breaks_the_format_is_malformed(data: bytes, words: str) -> None:
    with pytest.raises(Malformed, match=words):
        decode_kpl_state(data)


def test_an_unknown_payout_is_malformed() -> None:
    last = FULL.rfind(b"\x01\0\0\x005\x01")
    with pytest.raises(Malformed, match="no payout of the number 3"):
        decode_kpl_state(FULL[:last] + b"\x01\0\0\x005\x03" + FULL[last + 6 :])


def test_a_count_that_cannot_be_true_costs_no_memory() -> None:
    """Four thousand million submissions would not fit any machine; the claim is refused before one is read."""
    at = 2 + 4 + 4 + 32 + 4 + 32 + 32 + 1
    with pytest.raises(Malformed, match="more entries than there is room for"):
        decode_kpl_state(EMPTY[:at] + b"\xff\xff\xff\xff" + EMPTY[at + 4 :])


@given(st.binary(max_size=800))
def test_any_bytes_are_a_state_or_malformed(data: bytes) -> None:
    try:
        decode_kpl_state(data)
    except Malformed:
        return


@given(st.integers(0, len(FULL) - 1), st.integers(0, 255), st.integers(0, 40))
def test_a_state_with_damage_is_a_state_or_malformed(place: int, byte: int, cut: int) -> None:
    damaged = FULL[:place] + bytes([byte]) + FULL[place + 1 : len(FULL) - cut]
    try:
        decode_kpl_state(damaged)
    except Malformed:
        return


@pytest.mark.parametrize(
    "state",
    [
        replace(FULL_STATE, total_stake_amount=-1),
        replace(FULL_STATE, total_stake_amount=2**64),
        replace(FULL_STATE, token_type=b"short"),
        replace(FULL_STATE, stake_pot_bump=256),
    ],
)
def test_what_does_not_fit_is_not_written(state: KplState) -> None:
    with pytest.raises(ValueError, match=r"64 bits|32 bytes|range\(0, 256\)"):
        encode_kpl_state(state)
