"""The commands about the history: rows, filters, CSV that no spreadsheet carries out, and its own tables."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from orca_desktop.adapters.keys.account_book import FileBook
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.cli.app import app
from orca_desktop.domain.accounts import Account, Custody
from orca_desktop.domain.acts import ActStatus
from orca_desktop.domain.archive import Fact
from orca_desktop.domain.history_columns import FORMULA, cell
from orca_desktop.domain.intents import intent_text
from orca_desktop.domain.rounds import RoundResult
from tests.unit.adapters import test_archive_accounts as two
from tests.unit.adapters.test_archive import DAY, OTHER, TASK, a_round, act, balance, figures, full, told

STRANGER = '=HYPERLINK("http://x"),\x1b[31m\n'


LATER = 1_000_000
"""A slot after all that the rows tell of."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a history of two tasks, and no node."""
    place = tmp_path_factory.mktemp("data")
    facts: list[Fact] = [
        balance(1_000_000_000, 1, at=1.0),
        figures(0, 0, 1),
        act("sig", ActStatus.DONE, "500 ROE"),
        *(told(full(number), at=DAY * number) for number in range(20)),
        told(a_round(20, RoundResult.MISSED, note=STRANGER), at=DAY * 20),
        told(full(7, task=OTHER), at=DAY * 7),
        replace(figures(0, 0, LATER), task_id=OTHER, text="Twins"),
        balance(1_000_000_000, LATER, at=DAY * 20),
        replace(figures(0, 0, LATER), at=DAY * 20),
    ]
    with ArchiveWriter(place / "history.sqlite", lambda _: None) as writer:
        for fact in facts:
            assert writer.put(fact)
    return place


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--data", str(folder)])


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def cells(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_rounds_are_listed_the_newest_first(folder: Path) -> None:
    result = run(folder, "rounds", TASK[:10])

    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split()[1:3] == ["20", "missed"]
    assert "\x1b" not in result.stdout


def test_json_has_a_row_a_line_with_names_that_stay(folder: Path) -> None:
    rows = lines(run(folder, "rounds", TASK, "--json", "--limit", "3"))

    assert [row["round"] for row in rows] == [20, 19, 18]
    assert list(rows[1]) == [
        "time", "task", "round", "result", "reward_roe", "proof", "proof_slot", "audits_given", "votes_for_us",
        "votes_against_us", "list_author", "changed", "note", "reward_units", "token", "mint", "decimals", "way",
    ]  # fmt: skip
    assert (rows[1]["reward_roe"], rows[1]["proof"], rows[1]["votes_for_us"]) == (7, "bafy19", 3)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--from", "3", "--to", "5"), [5, 4, 3]),
        (("--from", "1970-01-04", "--to", "1970-01-05"), [4, 3]),
        (("--from", "1970-01-20T00:00:00"), [20, 19]),
        (("--result", "missed"), [20]),
        (("--result", "missed", "--result", "paid", "--limit", "2"), [20, 19]),
        (("--search", "bafy12"), [12]),
        (("--search", '" OR 1=1'), []),
    ],
)
def test_rounds_are_filtered(folder: Path, options: tuple[str, ...], found: list[int]) -> None:
    assert [row["round"] for row in lines(run(folder, "rounds", TASK, "--json", *options))] == found


def test_without_a_task_all_are_listed(folder: Path) -> None:
    assert {row["task"] for row in lines(run(folder, "rounds", "--json"))} == {TASK, OTHER}


def test_csv_has_all_rows_and_none_that_a_spreadsheet_carries_out(folder: Path) -> None:
    rows = cells(run(folder, "rounds", TASK, "--csv"))

    assert len(rows) == 21
    assert rows[0]["note"].startswith("'=HYPERLINK")
    assert rows[1]["reward_roe"] == "7"


@given(st.text() | st.sampled_from(FORMULA).flatmap(lambda start: st.text().map(lambda rest: start + rest)))
def test_no_text_becomes_a_formula_or_steers_the_terminal(text: str) -> None:
    written = cell(text)

    assert not written.startswith(FORMULA)
    assert all(character.isprintable() or character == "\t" for character in written)


def test_figures_stay_figures() -> None:
    assert [cell(value) for value in (-5, None, True, 1.5)] == [-5, None, "yes", 1.5]


def test_proofs_come_with_their_payload(folder: Path) -> None:
    row = lines(run(folder, "proofs", TASK, "--json", "--limit", "1"))[0]

    assert (row["proof"], row["signature_valid"], row["payload"]) == ("bafy19", True, '{"a": 1}')


def test_audits_are_told_in_both_directions(folder: Path) -> None:
    both = lines(run(folder, "audits", TASK, "--json"))
    given_only = lines(run(folder, "audits", TASK, "--json", "--given"))

    assert [row["direction"] for row in both] == ["received"] * 20 + ["given"] * 20
    assert {row["vote"] for row in given_only} == {"against"}
    assert lines(run(folder, "audits", TASK, "--received", "--json", "--limit", "1"))[0]["votes_for"] == 3


def test_rewards_are_rows_sums_accounts_and_a_forecast(folder: Path) -> None:
    rows = lines(run(folder, "rewards", TASK, "--json"))
    entries = [row for row in rows if row["record"] == "entry"]
    accounts = {row["account"]: row for row in rows if row["record"] == "account"}

    assert sum(row["amount"] for row in entries if row["kind"] == "reward") == 140
    assert all(row["chain"] == row["rows"] for row in accounts.values())
    assert not [row for row in rows if row["record"] == "forecast"]  # it is not known how long a round takes


def test_rewards_as_a_table_say_what_no_row_explains(folder: Path) -> None:
    result = run(folder, "rewards", "--kind", "reward", "--limit", "2")

    assert result.exit_code == 0
    assert result.stdout.count("reward ") == 2
    assert "no row explains" in result.stdout
    assert "too few rounds" in result.stdout


@pytest.fixture(scope="module")
def of_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two accounts, one of them named in its list, and a task that pays in a token."""
    place = tmp_path_factory.mktemp("two")
    facts = (
        two.balance(two.ADA, 1_000_000, 1, fire=900),
        two.balance(two.BELA, 5_000_000, 1),
        two.figures(two.ADA, 0, 0, 1, two.FIRE),
        *two.act(two.ADA, "stake", intent_text(500, two.FIRE), 2, two.TASK),
        *two.act(two.BELA, "transfer", "90 ROE", 3),
        two.paid(1, 1_500_000_000, 3, two.FIRE),
        two.figures(two.ADA, 500, 1_500_000_000, 4, two.FIRE),
        two.balance(two.ADA, 990_000, 4, fire=400),
        two.balance(two.BELA, 4_994_903, 4),
    )
    two.write(place / "history.sqlite", *(replace(fact, at=time.time()) for fact in facts))
    account = Account(
        name="savings", main=two.ADA, staking=None, kpl_staking=None, custody=Custody.WATCH_ONLY, created_at=0.0
    )
    asyncio.run(FileBook(place / "accounts.json").change(lambda book: replace(book, accounts=(account,))))
    return place


def test_the_ledger_is_told_account_by_account(of_two: Path) -> None:
    result = run(of_two, "rewards")

    assert result.exit_code == 0, result.stderr
    said = result.stdout
    assert said.index("savings:") < said.index("  main: 0.000990 KOII on chain")
    assert "of which −0.000000007 KOII no row explains" in said
    assert "  main: 0.004994 KOII on chain, of which" in said
    assert "claimable of Primes: 1.500000 FIRE on chain" in said


def test_the_reward_of_a_round_is_told_in_its_token(of_two: Path) -> None:
    (row,) = lines(run(of_two, "rounds", "--json"))

    assert "1.500000 FIRE" in run(of_two, "rounds").stdout
    assert (row["reward_roe"], row["reward_units"], row["token"], row["decimals"]) == (None, 1_500_000_000, "FIRE", 9)


@pytest.mark.parametrize("name", ["savings", two.ADA])
def test_one_account_is_asked_for_by_its_name_or_key(of_two: Path, name: str) -> None:
    rows = lines(run(of_two, "rewards", "--account", name, "--json"))

    assert {row["main"] for row in rows if row["record"] in ("entry", "account")} == {two.ADA}
    assert all(row["chain"] == row["rows"] for row in rows if row["record"] == "account")
    sums = {(row["by"], row["token"]): row["net"] for row in rows if row["record"] == "sum"}
    assert sums == {
        ("task", "KOII"): -10_000,
        ("task", two.FIRE.mint): 1_500_000_000,
        ("token", "KOII"): -10_000,
        ("token", two.FIRE.mint): 1_500_000_000,
    }


def test_an_account_that_nobody_knows_is_refused(of_two: Path) -> None:
    result = run(of_two, "rewards", "--account", "nobody")

    assert result.exit_code == 1
    assert "nobody" in result.stderr


def test_everything_that_happened_can_be_searched(folder: Path) -> None:
    found = lines(run(folder, "activity", "--json", "--search", "bal"))
    acts = lines(run(folder, "activity", "--json", "--kind", "act"))

    assert found == []
    assert [row["kind"] for row in acts] == ["act"]
    assert len(lines(run(folder, "activity", "--json"))) == 28


def test_events_are_chosen_by_their_weight(folder: Path) -> None:
    every = lines(run(folder, "activity", "--json"))
    ordinary = lines(run(folder, "activity", "--json", "--weight", "ordinary"))
    others = lines(run(folder, "activity", "--json", "--weight", "problem", "--weight", "notable"))

    assert {row["severity"] for row in ordinary} == {0}
    assert {row["severity"] for row in others} == {1}  # rounds that were missed; nothing broke
    assert lines(run(folder, "activity", "--json", "--weight", "problem")) == []
    assert sorted(row["id"] for row in ordinary + others) == sorted(row["id"] for row in every)


def test_a_file_is_written_whole_and_takes_the_place_of_none(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "rounds.csv"

    assert run(folder, "rounds", "--out", str(target)).exit_code == 0
    again = run(folder, "rounds", "--out", str(target))

    assert len(target.read_text().splitlines()) == 23
    assert again.exit_code == 1
    assert "not overwritten" in again.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rounds", "nobody"), "No task"),
        (("rounds", "Primes"), "fits 2 tasks"),
        (("rounds", "--from", "yesterday"), "neither a round nor a date"),
        (("rounds", "--json", "--csv"), "not both"),
    ],
)
def test_what_cannot_be_answered_is_told(folder: Path, words: tuple[str, ...], said: str) -> None:
    result = run(folder, *words)

    assert result.exit_code != 0
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_where_there_is_no_history_nothing_is_made(tmp_path: Path) -> None:
    place = tmp_path / "new"
    result = run(place, "rounds")

    assert result.exit_code == 1
    assert "no history" in result.stderr
    assert not place.exists()


def test_the_tables_are_checked_and_made_anew(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "history.sqlite"
    copy.write_bytes((folder / "history.sqlite").read_bytes())
    assert lines(run(tmp_path, "history", "check", "--json")) == [{"ok": True, "events": 28, "differing": {}}]
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("DELETE FROM rounds WHERE number = 3")

    damaged = run(tmp_path, "history", "check")
    rebuilt = run(tmp_path, "history", "rebuild")

    assert (damaged.exit_code, rebuilt.exit_code) == (1, 0)
    assert "1 rows in rounds" in damaged.stdout
    assert run(tmp_path, "history", "check").exit_code == 0


def test_the_tables_are_not_made_anew_under_a_node_that_runs(tmp_path: Path) -> None:
    with closing(SqliteDatabase(tmp_path / "node.sqlite")):
        result = run(tmp_path, "history", "rebuild")

    assert result.exit_code == 1
    assert "in use" in result.stderr
