"""The tables of the history: events, which are only ever added, and tables that are derived from them.

docs/history.md tells their columns.
"""

from __future__ import annotations

import sqlite3

from orca_desktop.domain.errors import JournalError

MIGRATIONS = (
    """
    CREATE TABLE events (
        id INTEGER PRIMARY KEY, at REAL NOT NULL, slot INTEGER NOT NULL, kind TEXT NOT NULL, task TEXT, round INTEGER,
        text TEXT NOT NULL, body TEXT NOT NULL
    );
    CREATE INDEX events_by_task ON events (task);
    CREATE INDEX events_by_round ON events (task, round);
    CREATE INDEX events_by_task_time ON events (task, at);
    CREATE INDEX events_by_kind ON events (kind);
    CREATE INDEX events_by_time ON events (at);
    CREATE VIRTUAL TABLE events_text USING fts5 (task, kind, text, content = 'events', content_rowid = 'id');

    CREATE TABLE tasks (
        id TEXT PRIMARY KEY, at REAL NOT NULL, as_of INTEGER NOT NULL, facts TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE acts (
        task TEXT NOT NULL, round INTEGER NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL, at REAL NOT NULL,
        status TEXT NOT NULL, detail TEXT NOT NULL, signature TEXT NOT NULL, intent TEXT NOT NULL,
        PRIMARY KEY (task, round, act, subject)
    ) WITHOUT ROWID;

    CREATE TABLE rounds (
        id INTEGER PRIMARY KEY, task TEXT NOT NULL, number INTEGER NOT NULL, at REAL NOT NULL, changed_at REAL NOT NULL,
        result TEXT NOT NULL, reward INTEGER, cid TEXT, note TEXT NOT NULL, words TEXT NOT NULL, record TEXT NOT NULL,
        UNIQUE (task, number)
    );
    CREATE INDEX rounds_by_task ON rounds (task);
    CREATE INDEX rounds_by_result ON rounds (task, result);
    CREATE INDEX rounds_by_any_result ON rounds (result);
    CREATE INDEX rounds_by_time ON rounds (at);
    CREATE INDEX rounds_by_task_time ON rounds (task, at);
    CREATE VIRTUAL TABLE rounds_text USING fts5 (task, result, words, content = 'rounds', content_rowid = 'id');

    CREATE TABLE proofs (
        id INTEGER PRIMARY KEY, task TEXT NOT NULL, round INTEGER NOT NULL, at REAL NOT NULL, cid TEXT, slot INTEGER,
        signature_valid INTEGER NOT NULL, size INTEGER NOT NULL
    );
    CREATE INDEX proofs_by_task ON proofs (task);
    CREATE INDEX proofs_by_round ON proofs (task, round);
    CREATE TABLE audits_given (
        id INTEGER PRIMARY KEY, round_id INTEGER NOT NULL, task TEXT NOT NULL, round INTEGER NOT NULL, at REAL NOT NULL,
        node TEXT NOT NULL, value TEXT NOT NULL, verdict TEXT NOT NULL, vote TEXT NOT NULL, reason TEXT NOT NULL,
        slot INTEGER NOT NULL, UNIQUE (round_id, node)
    );
    CREATE INDEX audits_given_by_task ON audits_given (task);
    CREATE INDEX audits_given_by_round ON audits_given (task, round);
    CREATE TABLE audits_received (
        id INTEGER PRIMARY KEY, task TEXT NOT NULL, round INTEGER NOT NULL, at REAL NOT NULL, raised_by TEXT NOT NULL,
        votes_for INTEGER NOT NULL, votes_against INTEGER NOT NULL, slot INTEGER NOT NULL
    );
    CREATE INDEX audits_received_by_task ON audits_received (task);
    CREATE INDEX audits_received_by_round ON audits_received (task, round);
    CREATE TABLE lists (
        id INTEGER PRIMARY KEY, task TEXT NOT NULL, round INTEGER NOT NULL, at REAL NOT NULL, author TEXT NOT NULL,
        ours INTEGER NOT NULL, agrees INTEGER, our_share INTEGER, approved INTEGER NOT NULL, slashed INTEGER NOT NULL
    );
    CREATE INDEX lists_by_task ON lists (task);
    CREATE INDEX lists_by_round ON lists (task, round);

    CREATE TABLE ledger (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, account TEXT NOT NULL, kind TEXT NOT NULL,
        amount INTEGER NOT NULL, at REAL NOT NULL, slot INTEGER NOT NULL, task TEXT, round INTEGER,
        token TEXT NOT NULL, signature TEXT, words TEXT NOT NULL, UNIQUE (source, account, kind)
    );
    CREATE INDEX ledger_by_task ON ledger (task);
    CREATE INDEX ledger_by_task_time ON ledger (task, at);
    CREATE INDEX ledger_by_task_kind ON ledger (task, kind);
    CREATE INDEX ledger_by_kind ON ledger (kind);
    CREATE INDEX ledger_by_time ON ledger (at);
    CREATE TABLE ledger_days (
        day TEXT NOT NULL, task TEXT NOT NULL, token TEXT NOT NULL, account TEXT NOT NULL, kind TEXT NOT NULL,
        amount INTEGER NOT NULL, rows INTEGER NOT NULL, PRIMARY KEY (task, day, token, account, kind)
    ) WITHOUT ROWID;
    CREATE TABLE balances (
        account TEXT NOT NULL, task TEXT NOT NULL, token TEXT NOT NULL, booked INTEGER NOT NULL, figure INTEGER,
        as_of INTEGER NOT NULL, PRIMARY KEY (account, task, token)
    ) WITHOUT ROWID;
    """,
)

DERIVED = (
    "tasks",
    "acts",
    "rounds",
    "proofs",
    "audits_given",
    "audits_received",
    "lists",
    "ledger",
    "ledger_days",
    "balances",
)
"""What can be made anew from the events."""

TEXTS = ("events_text", "rounds_text")

NEWER = (
    "The history was written by a newer version of the program. Nothing in it was changed; the node goes on, and what "
    "happens meanwhile is not in the history. Use the newer version again, or another data folder."
)


class NewerArchive(JournalError):
    title = "The history is of a newer version"


def version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Carry out the migrations that are missing, each as a whole. Raises NewerArchive."""
    version = version_of(connection)
    if version > len(MIGRATIONS):
        raise NewerArchive(NEWER)
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")
