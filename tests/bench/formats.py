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
from orca_desktop.k2.task_account import decode_native
from tests.bench.measure import Result, compare

SUBMISSIONS = 2_000
ACTS = 300
TASK = TaskId("9f8NBqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN")


def measured() -> Iterator[Result]:
    yield _account()
    yield _journal()


def _account() -> Result:
    raw = _account_json()
    return compare(
        f"a task account with {SUBMISSIONS:,} proofs, decoded",
        lambda: decode_native(TASK, raw),
        lambda: json.loads(raw),
        baseline_is="json.loads of the same text",
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


def _account_json() -> bytes:
    keys = [f"{TASK[:38]}{'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'[n % 58]}12YN" for n in range(58)]
    rounds = {
        str(number): {key: {"submission_value": f"bafy{number}{key}", "slot": number, "round": number} for key in keys}
        for number in range(SUBMISSIONS // len(keys) + 1)
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
