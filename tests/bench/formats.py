"""What is read and written for every round: accounts and the journal."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII
from orca_desktop.k2.kpl_account import kpl_account
from orca_desktop.k2.kpl_state import KplState, KplSubmission, decode_kpl_state, encode_kpl_state
from orca_desktop.k2.task_account import decode_native
from tests.bench.measure import Result, compare

SUBMISSIONS = 10_000
ACTS = 300
TASK = TaskId("9f8NBqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN")
_KEYS = [f"{TASK[:38]}{letter}12YN" for letter in "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"]
_ROUNDS = SUBMISSIONS // len(_KEYS) + 1


def measured() -> Iterator[Result]:
    yield _account()
    yield _kpl_account()
    yield _journal()


def _account() -> Result:
    raw = account_json()
    return compare(
        f"a task account with {SUBMISSIONS:,} proofs, decoded",
        lambda: decode_native(TASK, raw),
        lambda: json.loads(raw),
        baseline_is="json.loads of the same text",
    )


def _kpl_account() -> Result:
    raw, as_json = _kpl_state(), account_json()
    return compare(
        f"the same of a task that pays in a token, {SUBMISSIONS:,} proofs",
        lambda: kpl_account(TASK, decode_kpl_state(raw), KOII),
        lambda: json.loads(as_json),
        baseline_is="json.loads of the native account's text",
    )


def _journal() -> Result:
    with tempfile.TemporaryDirectory() as folder:
        database = SqliteDatabase(Path(folder) / "journal.sqlite")
        journal = SqliteJournal(database)
        raw = sqlite3.connect(Path(folder) / "raw.sqlite", isolation_level=None)
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("CREATE TABLE acts (number INTEGER PRIMARY KEY, detail TEXT)")
        try:
            return compare(
                f"{ACTS} acts intended and settled in the journal",
                lambda: _journal_acts(journal),
                lambda: _raw_acts(raw),
                baseline_is="as many INSERTs and UPDATEs in raw SQLite",
            )
        finally:
            raw.close()
            database.close()


def _journal_acts(journal: SqliteJournal) -> None:
    for number in range(ACTS):
        key = ActKey(task_id=TASK, round=number, act="submit")
        journal.intend(key, "a proof")
        journal.settle(key, ActStatus.DONE)


def _raw_acts(connection: sqlite3.Connection) -> None:
    for number in range(ACTS):
        connection.execute("REPLACE INTO acts VALUES (?, 'a proof')", (number,))
        connection.execute("UPDATE acts SET detail = 'done' WHERE number = ?", (number,))


def _kpl_state() -> bytes:
    state = KplState(
        round_time=100,
        submissions={
            str(number): {key: KplSubmission(value=f"bafy{number}{key}", slot=number, round=number) for key in _KEYS}
            for number in range(_ROUNDS)
        },
    )
    return encode_kpl_state(state)


def account_json() -> bytes:
    rounds = {
        str(number): {key: {"submission_value": f"bafy{number}{key}", "slot": number, "round": number} for key in _KEYS}
        for number in range(_ROUNDS)
    }
    numbers = dict.fromkeys(
        ("total_bounty_amount", "bounty_amount_per_round", "total_stake_amount", "minimum_stake_amount"), 1
    )
    document = {
        "is_allowlisted": True, "is_active": True, "task_name": "Bench", "task_description": "",
        "task_manager": [1] * 32, "task_audit_program": "", "stake_pot_account": [2] * 32, **numbers,
        "available_balances": {}, "stake_list": {}, "task_metadata": "", "submissions": rounds,
        "submissions_audit_trigger": {}, "round_time": 100, "starting_slot": 0, "audit_window": 40,
        "submission_window": 40, "task_executable_network": "IPFS", "distribution_rewards_submission": {},
        "distributions_audit_trigger": {}, "distributions_audit_record": {}, "is_migrated": False,
        "migrated_to": "", "allowed_failed_distributions": 3,
    }  # fmt: skip
    return json.dumps(document, separators=(",", ":")).encode()
