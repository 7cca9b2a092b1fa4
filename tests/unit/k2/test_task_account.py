"""Reading a native task's account (k2.md 3.1, 3.2)."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.audits import AuditTrigger, Vote
from orca_desktop.domain.keys import public_key
from orca_desktop.domain.tasks import ListEntry, Payout, TaskId, TokenKind
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.task_account import decode_native
from tests.unit.k2.keys import MAIN, STAKING, TASK

CID = "bafybeian4kki6mya44wsizfjbcyihvp4e3s5m3rhnjshy5g3yltyvttcmy"


def document(**changes: Any) -> dict[str, Any]:
    """The reference's ready-made document (k2.md 3.4)."""
    return {
        "is_allowlisted": True,
        "is_active": True,
        "task_name": "Demo Orca Task",
        "task_description": "demo",
        "task_manager": [1] * 32,
        "task_audit_program": "bafybeihjtsyty2sjmhriyvqlwxdldz2jkoyjr5pnko3t7jyais4kpgcdhm",
        "stake_pot_account": [2] * 32,
        "total_bounty_amount": 12_000_000_000_000,
        "bounty_amount_per_round": 2_000_000_000,
        "available_balances": {STAKING: 150_000_000},
        "stake_list": {STAKING: 1_900_000_000},
        "task_metadata": "bafybeiek6a3ymp6xa3wluetm6v6qwsays6swhs4hihg4uzn4h2frqmzsui",
        "submissions": {"41": {STAKING: {"submission_value": CID, "slot": 41332742, "round": 41}}},
        "submissions_audit_trigger": {},
        "total_stake_amount": 1_900_000_000,
        "minimum_stake_amount": 10_000_000,
        "ip_address_list": {},
        "round_time": 2000,
        "starting_slot": 41248742,
        "audit_window": 800,
        "submission_window": 800,
        "task_executable_network": "IPFS",
        "distribution_rewards_submission": {},
        "distributions_audit_trigger": {},
        "distributions_audit_record": {"39": "PayoutSuccessful"},
        "task_vars": "",
        "koii_vars": "",
        "is_migrated": False,
        "migrated_to": "",
        "allowed_failed_distributions": 5,
    } | changes


def encoded(**changes: Any) -> bytes:
    return json.dumps(document(**changes), separators=(",", ":")).encode()


def test_the_ready_made_document() -> None:
    account = decode_native(TASK, encoded())

    assert (account.id, account.kind, account.name) == (TASK, TokenKind.KOII, "Demo Orca Task")
    assert account.manager == public_key(bytes([1] * 32))
    assert account.stake_pot == public_key(bytes([2] * 32))
    assert (account.total_bounty, account.bounty_per_round) == (12_000_000_000_000, 2_000_000_000)
    assert (account.total_stake, account.minimum_stake) == (1_900_000_000, 10_000_000)
    assert (account.is_active, account.is_allowlisted, account.is_migrated) == (True, True, False)
    assert (account.executable_network, account.allowed_failed_distributions) == ("IPFS", 5)
    assert account.stakes == {STAKING: 1_900_000_000}
    assert account.balances == {STAKING: 150_000_000}
    assert account.payouts == {39: Payout.SUCCESSFUL}
    assert account.windows.round_at(41332742) == 42
    submission = account.submissions[41][STAKING]
    assert (submission.value, submission.slot) == (CID, 41332742)
    assert submission.json == f'{{"submission_value":"{CID}","slot":41332742,"round":41}}'


def test_audits_and_lists_with_keys_as_numbers_or_text() -> None:
    trigger = {
        "trigger_by": [3] * 32,
        "slot": 7,
        "votes": [{"is_valid": False, "voter": [3] * 32, "slot": 7}, {"is_valid": True, "voter": MAIN, "slot": 8}],
    }
    account = decode_native(
        TASK,
        encoded(
            submissions_audit_trigger={"41": {STAKING: trigger}},
            distributions_audit_trigger={"40": {STAKING: trigger}},
            distribution_rewards_submission={"40": {STAKING: {"submission_value": [4] * 32, "slot": 9}}},
        ),
    )
    raised_by = public_key(bytes([3] * 32))
    expected = AuditTrigger(
        raised_by=raised_by,
        slot=7,
        votes=(Vote(voter=raised_by, is_valid=False, slot=7), Vote(voter=MAIN, is_valid=True, slot=8)),
    )

    assert account.submission_triggers == {41: {STAKING: expected}}
    assert account.list_triggers == {40: {STAKING: expected}}
    assert account.lists == {40: {STAKING: ListEntry(account=public_key(bytes([4] * 32)), slot=9)}}


def test_keys_as_text_are_read_too() -> None:
    account = decode_native(TASK, encoded(task_manager=MAIN, stake_pot_account=STAKING))

    assert (account.manager, account.stake_pot) == (MAIN, STAKING)


def test_padding_behind_the_text_and_inside_texts_is_dropped() -> None:
    account = decode_native(TASK, encoded(task_name="Demo      ", task_metadata=CID + " " * 5) + b" \0\0\0")

    assert (account.name, account.metadata) == ("Demo", CID)


@pytest.mark.parametrize("absent", [None, "left out"])
def test_maps_that_are_missing_are_empty(absent: str | None) -> None:
    maps = ("submissions", "submissions_audit_trigger", "stake_list", "available_balances")
    lists = ("distribution_rewards_submission", "distributions_audit_trigger", "distributions_audit_record")
    members = document() | dict.fromkeys((*maps, *lists))
    if absent:
        members = {name: value for name, value in members.items() if name not in (*maps, *lists)}
    account = decode_native(TASK, json.dumps(members).encode())

    assert not any((account.submissions, account.stakes, account.balances, account.lists, account.payouts))


def test_unknown_members_are_passed_over() -> None:
    assert decode_native(TASK, encoded(current_round=3, invented={"deep": [1, {}]})).name == "Demo Orca Task"


def test_the_order_of_members_is_the_servers() -> None:
    entry = {"slot": 1, "extra": "é\u2028", "submission_value": "v "}
    account = decode_native(TASK, encoded(submissions={"3": {STAKING: entry, MAIN: entry}}))

    assert list(account.submissions[3]) == [STAKING, MAIN]
    assert account.submissions[3][MAIN].json == '{"slot":1,"extra":"é\u2028","submission_value":"v "}'
    assert account.submissions[3][MAIN].value == "v"


def test_a_migrated_task_names_its_successor() -> None:
    account = decode_native(TASK, encoded(is_migrated=True, migrated_to=f"{MAIN}   "))

    assert account.migrated_to == TaskId(MAIN)


@pytest.mark.parametrize(
    "changes",
    [
        {"task_name": 5},
        {"is_active": "yes"},
        {"round_time": 0},
        {"round_time": 100},
        {"round_time": 2**60},
        {"starting_slot": -1},
        {"starting_slot": 1.5},
        {"total_bounty_amount": 2**70},
        {"total_bounty_amount": 10**400},
        {"task_manager": [1] * 31},
        {"task_manager": [256] * 32},
        {"task_manager": "not a key"},
        {"stake_list": {"not a key": 1}},
        {"stake_list": {STAKING: -1}},
        {"stake_list": []},
        {"submissions": {"x": {}}},
        {"submissions": {"-1": {}}},
        {"submissions": {"9" * 16: {}}},
        {"submissions": {"٣": {}}},
        {"submissions": {"1": {STAKING: {"slot": 1}}}},
        {"submissions": {"1": {STAKING: "v"}}},
        {"distributions_audit_record": {"1": "Invented"}},
        {"is_migrated": True, "migrated_to": ""},
    ],
)
def test_a_document_that_breaks_a_rule_is_malformed(changes: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        decode_native(TASK, encoded(**changes))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 600,
        b"null",
        b"[]",
        b"{}",
        b"[" * 200_000,
        b'{"x":' * 200_000,
        b"\xff\xfe",
        encoded().replace(b"12000000000000", b"NaN"),
        encoded().replace(b'"round":41', b'"round":' + b"[" * 5000 + b"]" * 5000),
        encoded().replace(b'"round":41', b'"round":' + b"9" * 5000),
        encoded() + b"x",
    ],
)
def test_hostile_data_is_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode_native(TASK, data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
        max_leaves=10,
    ),
    st.sampled_from(sorted(document())),
)
def test_any_value_in_any_member_is_read_or_malformed(value: Any, member: str) -> None:
    with contextlib.suppress(Malformed):
        decode_native(TASK, encoded(**{member: value}))


@given(st.binary(max_size=200), st.integers(0, 900))
def test_any_bytes_are_read_or_malformed(raw: bytes, at: int) -> None:
    whole = encoded()
    for data in (raw, whole[:at] + raw + whole[at + len(raw) :]):
        try:
            decode_native(TASK, data)
        except Malformed:
            continue
