"""`./run bench`: speed as ratios against a baseline that is measured in the same run, in turn with it.

Absolute figures say more about the machine than about the program; ratios can be compared.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from orca_desktop.adapters.sqlite_database import SqliteDatabase
from orca_desktop.adapters.sqlite_journal import SqliteJournal
from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2.task_account import decode_native
from orca_desktop.ports.history import ActKey, ActStatus

REPEATS = 5
SUBMISSIONS = 2_000
ACTS = 300
TASK = TaskId("9f8NBqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN")

BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1280, 820)
window.show(); app.processEvents(); window.grab()
"""

FIRST_PICTURE = """
from PySide6.QtWidgets import QApplication
from orca_desktop.gui.main_window import MainWindow
from orca_desktop.gui.theme import Theme
app = QApplication([]); theme = Theme(app)
window = MainWindow(theme); window.resize(1280, 820); window.show_starting()
window.show(); app.processEvents(); window.grab()
"""

FULL_PAGE = (
    FIRST_PICTURE
    + """
from orca_desktop.gui.pages.workspace import Workspace
from orca_desktop.state.store import Store
from tests.gui.scenes import busy
store = Store(); busy(store)
workspace = Workspace(theme, store, lambda command: None, note="", join_text="")
window.show_content(workspace)
app.processEvents(); window.grab(); workspace.close_down()
"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Seconds of ours and of the baseline (medians), and the median of the ratios, pair by pair."""

    name: str
    ours: float
    baseline: float
    ratio: float
    baseline_is: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    as_json = parser.parse_args().json
    for result in _all():
        print(json.dumps(asdict(result)) if as_json else _line(result), flush=True)


def _all() -> Iterator[Result]:
    yield _window("process start to the first picture", FIRST_PICTURE)
    yield _window("process start to the full page with six tasks", FULL_PAGE)
    yield _account()
    yield _journal()


def _window(name: str, program: str) -> Result:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def start(text: str) -> Callable[[], None]:
        return lambda: _quiet([sys.executable, "-c", text], environment)

    return _compare(name, start(program), start(BARE_WINDOW), baseline_is="an empty PySide6 window")


def _quiet(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, env=environment, check=True, capture_output=True)


def _account() -> Result:
    raw = _account_json()
    return _compare(
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
            return _compare(
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


def _compare(name: str, ours: Callable[[], object], baseline: Callable[[], object], *, baseline_is: str) -> Result:
    """Ours and the baseline in turn, after one run of each that is not counted."""
    ours(), baseline()
    pairs = [(_seconds(ours), _seconds(baseline)) for _ in range(REPEATS)]
    return Result(
        name=name,
        ours=statistics.median(pair[0] for pair in pairs),
        baseline=statistics.median(pair[1] for pair in pairs),
        ratio=statistics.median(pair[0] / pair[1] for pair in pairs),
        baseline_is=baseline_is,
    )


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _line(result: Result) -> str:
    return (
        f"{result.name}: {result.ratio:.2f} × {result.baseline_is} "
        f"({result.ours * 1000:.1f} ms to {result.baseline * 1000:.1f} ms)"
    )


if __name__ == "__main__":
    main()
