"""The tables of the history: events, which are only ever added, and tables that are derived from them.

docs/history.md tells their columns.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from orca_desktop.domain.acts import ROUND_ACTS
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.keys import NOBODY, PublicKey

HOME = """
    SELECT json_extract(body, '$.main') FROM events
    WHERE kind = 'balance' AND json_extract(body, '$.main') IS NOT NULL ORDER BY id LIMIT 1
"""
"""The main key whose all was that earlier versions told without one: the first of which a balance is known."""

SEVERAL = """
    SELECT count(DISTINCT json_extract(body, '$.main')) > 1 FROM events WHERE kind = 'balance'
"""

SEVERITY = """
    CASE kind
        WHEN 'crash' THEN 2
        WHEN 'refused' THEN 1
        WHEN 'network' THEN iif(json_extract(body, '$.reachable'), 0, 2)
        WHEN 'engine' THEN iif(json_extract(body, '$.reachable'), 0, 2)
        WHEN 'act' THEN iif(json_extract(body, '$.status') = 'refused', 2, 0)
        WHEN 'task' THEN iif(json_extract(body, '$.state') IN ('failed', 'unhealthy'), 2, 0)
        WHEN 'round' THEN
            CASE json_extract(body, '$.result')
                WHEN 'slashed' THEN 2 WHEN 'missed' THEN 1 WHEN 'unpaid' THEN 1 ELSE 0 END
        WHEN 'notice' THEN
            CASE json_extract(body, '$.kind')
                WHEN 'paid' THEN 0 WHEN 'slashed' THEN 2 WHEN 'unhealthy' THEN 2 ELSE 1 END
        ELSE 0
    END
"""
"""How much an event wants to be looked at (domain/archive.py, Severity), worked out from what it holds."""

MONEY = f"""
    CASE kind
        WHEN 'balance' THEN 1
        WHEN 'act' THEN json_extract(body, '$.act') NOT IN ({", ".join(f"'{act}'" for act in sorted(ROUND_ACTS))})
        ELSE 0
    END
"""
"""Whether an event is about money that a user moves, rather than about a round."""

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
    f"""
    CREATE TEMP TABLE home AS SELECT coalesce(({HOME}), '') AS main;

    ALTER TABLE acts ADD COLUMN main TEXT NOT NULL DEFAULT '';
    UPDATE acts SET main = (SELECT main FROM home);

    ALTER TABLE ledger RENAME TO old_ledger;
    CREATE TABLE ledger (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, main TEXT NOT NULL, account TEXT NOT NULL, kind TEXT NOT NULL,
        amount INTEGER NOT NULL, at REAL NOT NULL, slot INTEGER NOT NULL, task TEXT, round INTEGER,
        token TEXT NOT NULL, signature TEXT, words TEXT NOT NULL, UNIQUE (source, main, account, kind, token)
    );
    INSERT INTO ledger SELECT
        id, CASE kind WHEN 'difference'
            THEN replace(source, ':' || account || ':', ':' || home.main || ':' || account || ':KOII:')
            ELSE source END,
        home.main, account, kind, amount, at, slot, task, round, token, signature, words
        FROM old_ledger CROSS JOIN home;
    DROP TABLE old_ledger;
    CREATE INDEX ledger_by_task ON ledger (task);
    CREATE INDEX ledger_by_task_time ON ledger (task, at);
    CREATE INDEX ledger_by_task_kind ON ledger (task, kind);
    CREATE INDEX ledger_by_kind ON ledger (kind);
    CREATE INDEX ledger_by_time ON ledger (at);
    CREATE INDEX ledger_by_main ON ledger (main);

    ALTER TABLE ledger_days RENAME TO old_days;
    CREATE TABLE ledger_days (
        day TEXT NOT NULL, main TEXT NOT NULL, task TEXT NOT NULL, token TEXT NOT NULL, account TEXT NOT NULL,
        kind TEXT NOT NULL, amount INTEGER NOT NULL, rows INTEGER NOT NULL,
        PRIMARY KEY (task, day, main, token, account, kind)
    ) WITHOUT ROWID;
    INSERT INTO ledger_days SELECT day, home.main, task, token, account, kind, amount, rows
        FROM old_days CROSS JOIN home;
    DROP TABLE old_days;

    ALTER TABLE balances RENAME TO old_balances;
    CREATE TABLE balances (
        main TEXT NOT NULL, account TEXT NOT NULL, task TEXT NOT NULL, token TEXT NOT NULL, booked INTEGER NOT NULL,
        figure INTEGER, as_of INTEGER NOT NULL, PRIMARY KEY (main, account, task, token)
    ) WITHOUT ROWID;
    INSERT INTO balances SELECT home.main, account, task, token, booked, figure, as_of
        FROM old_balances CROSS JOIN home;
    DROP TABLE old_balances;
    DROP TABLE home;
    """,  # noqa: S608 - constants
    f"""
    ALTER TABLE events ADD COLUMN severity INTEGER GENERATED ALWAYS AS ({SEVERITY}) VIRTUAL;
    CREATE INDEX events_by_severity ON events (severity);
    ALTER TABLE events ADD COLUMN money INTEGER GENERATED ALWAYS AS ({MONEY}) VIRTUAL;
    CREATE INDEX events_of_money ON events (money) WHERE money = 1;
    """,
)

PER_ACCOUNT = 2
"""The migration that gave each main key figures of its own."""

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


def bring_up_to_date(connection: sqlite3.Connection, make_anew: Callable[[sqlite3.Connection], object]) -> None:
    """Carry out the migrations that are missing, each as a whole. Raises NewerArchive.

    *make_anew* derives all tables from the events inside the transaction: where several accounts were told of, the
    first version's ledger mixed them up.
    """
    version = version_of(connection)
    if version > len(MIGRATIONS):
        raise NewerArchive(NEWER)
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {script}")
        if number == PER_ACCOUNT and connection.execute(SEVERAL).fetchone()[0]:
            make_anew(connection)
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")


def home_of(connection: sqlite3.Connection) -> PublicKey:
    """The main key that counts where an event of an earlier version tells none; NOBODY where no event tells any."""
    row = connection.execute(HOME).fetchone()
    return PublicKey(row[0]) if row else NOBODY
