"""`orca-desktop keys`, as its user and their scripts see it: beside a node, and without one."""

from __future__ import annotations

import itertools
import json
import os
import re
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mnemonic import Mnemonic
from typer.testing import CliRunner, Result

from orca_desktop.adapters.keys.passphrase_vault import FILE as VAULT
from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.cli.app import app
from orca_desktop.domain.commands import Command, LockWallet, ReloadAccounts, UnlockWallet
from orca_desktop.domain.events import TaskChanged
from orca_desktop.domain.keys import public_key
from orca_desktop.domain.secrets import Secret
from orca_desktop.state.store import Store
from tests.fakes.served_node import served_node
from tests.gui import scenes
from tests.koii_folder import NAME, PHRASE, PIN, add_damaged_account, make_koii_folder

PASSPHRASE = "correct horse battery"
WORDS = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
NOBODY_LISTENS = "http://127.0.0.1:9"
KEY = "So11111111111111111111111111111111111111112"


class Desk:
    """A data folder on a computer without a keyring, and the commands given there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store()
        self.told: list[Command] = []

    def keys(self, *words: str, typed: str = "") -> Result:
        """*typed* is what comes on standard input."""
        return CliRunner().invoke(app, ["keys", *words, "--data", str(self.folder)], input=typed)

    def beside_a_node(self, *words: str, typed: str = "") -> Result:
        with served_node(self.folder, self.store) as node:
            result = self.keys(*words, typed=typed)
        self.told += node.commands
        return result

    def create(self, name: str = "mine") -> dict[str, Any]:
        return document(self.keys("create", name, "--custody", "vault", "--json", typed=f"{PASSPHRASE}\n"))

    def listed(self) -> dict[str, Any]:
        return document(self.keys("list", "--json"))

    def names(self) -> list[str]:
        return [account["name"] for account in self.listed()["accounts"]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return Desk(tmp_path / "data")


def document(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    (line,) = result.stdout.splitlines()
    value: dict[str, Any] = json.loads(line)
    return value


# -- where keys go --------------------------------------------------------------------------------------------------


def test_without_a_keyring_nothing_is_kept_and_the_other_places_are_named(desk: Desk) -> None:
    result = desk.keys("create", "mine")

    assert result.exit_code == 1
    assert "nothing was saved" in result.stderr
    assert "--custody vault" in result.stderr
    assert "--key-file" in result.stderr
    assert desk.names() == []
    assert not (desk.folder / VAULT).exists()


def test_a_plain_file_is_taken_only_where_it_is_named_and_what_that_means_is_said(desk: Desk) -> None:
    path = desk.folder.parent / "server keys"

    refused = desk.keys("create", "mine", "--custody", "file")
    kept = desk.keys("create", "mine", "--custody", "file", "--key-file", str(path))

    assert refused.exit_code == 2
    assert "--key-file PATH" in refused.stderr
    assert kept.exit_code == 0
    assert "whoever reads it owns" in kept.stderr
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_word_for_a_place_is_refused(desk: Desk) -> None:
    result = desk.keys("create", "mine", "--custody", "cloud")

    assert result.exit_code == 2
    assert "keyring, vault, file" in result.stderr


def test_an_account_in_the_encrypted_file_is_listed_with_public_keys_only(desk: Desk) -> None:
    made = desk.create()

    (listed,) = desk.listed()["accounts"]
    assert listed["main"] == made["main"]
    assert listed["custody"] == "vault"
    assert listed["default"]
    assert not listed["backed_up"]
    assert desk.listed()["lock"]["guarded"]
    text = desk.keys("list").stdout
    assert made["main"] in text
    assert "encrypted with your passphrase" in text


def test_a_passphrase_of_a_few_characters_begins_no_file(desk: Desk) -> None:
    result = desk.keys("create", "mine", "--custody", "vault", typed="short\n")

    assert result.exit_code == 1
    assert "too short" in result.stderr
    assert desk.names() == []


def test_without_a_passphrase_on_standard_input_nothing_is_made(desk: Desk) -> None:
    result = desk.keys("create", "mine", "--custody", "vault")

    assert result.exit_code == 2
    assert "nothing came on standard input" in result.stderr
    assert desk.names() == []


# -- words ----------------------------------------------------------------------------------------------------------


def longest_phrase(text: str) -> int:
    """How many words of the list that phrases are made from follow each other."""
    known = frozenset(Mnemonic("english").wordlist)
    runs = itertools.groupby(re.findall(r"\w+", text), known.__contains__)
    return max((len(list(run)) for is_known, run in runs if is_known), default=0)


def test_words_are_not_written_into_a_pipe_unless_asked_for(desk: Desk) -> None:
    silent = desk.keys("create", "first", "--custody", "vault", typed=f"{PASSPHRASE}\n")
    asked = desk.keys("create", "second", "--custody", "vault", "--show-words", typed=f"{PASSPHRASE}\n")

    assert "were not shown" in silent.stderr
    assert longest_phrase(asked.stdout) >= 12
    assert longest_phrase(silent.output) < 6


@pytest.mark.parametrize("count", ["12", "24"])
def test_the_words_shown_are_those_of_the_account(desk: Desk, count: str) -> None:
    made = desk.keys("create", "mine", "--custody", "vault", "--words", count, "--show-words", typed=f"{PASSPHRASE}\n")
    words = made.stdout.splitlines()[0]
    main = desk.listed()["accounts"][0]["main"]
    desk.keys("remove", "mine", "--yes", "--force", typed=f"{PASSPHRASE}\n")

    brought = desk.keys(
        *("import", "again", "--phrase", "--custody", "vault", "--rpc", NOBODY_LISTENS, "--json"),
        typed=f"{PASSPHRASE}\n{words}\n",
    )

    assert len(words.split()) == int(count)
    assert document(brought)["main"] == main


def test_a_phrase_of_another_length_is_not_made(desk: Desk) -> None:
    result = desk.keys("create", "mine", "--custody", "vault", "--words", "13", typed=f"{PASSPHRASE}\n")

    assert result.exit_code == 2
    assert desk.names() == []


def test_three_words_that_fit_show_that_there_is_a_copy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk.keys("create", "mine", "--custody", "vault", "--show-words", typed=f"{PASSPHRASE}\n")
    words = made.stdout.splitlines()[0].split()
    every = f"{PASSPHRASE}\n" + "nonsense\n" * 3
    wrong = desk.keys("check", "mine", typed=every)
    monkeypatch.setattr("orca_desktop.engine.word_check.ASKED", 3)
    monkeypatch.setattr("random.Random.sample", lambda _self, _population, k: [2, 5, 11][:k])

    right = desk.keys("check", "mine", typed=f"{PASSPHRASE}\n{words[1]}\n{words[4]}\n{words[10]}\n")

    assert wrong.exit_code == 1
    assert "another word" in wrong.stderr
    assert right.exit_code == 0
    assert desk.listed()["accounts"][0]["backed_up"]


# -- bringing along -------------------------------------------------------------------------------------------------


def test_words_that_make_no_key_are_refused_without_being_repeated(desk: Desk) -> None:
    result = desk.keys(
        *("import", "mine", "--phrase", "--custody", "vault", "--rpc", NOBODY_LISTENS),
        typed=f"{PASSPHRASE}\n{WORDS} abandon\n",
    )

    assert result.exit_code == 1
    assert "make no key" in result.stderr
    assert "abandon" not in result.output
    assert desk.names() == []


def test_words_are_imported_though_the_network_is_away_and_that_is_said(desk: Desk) -> None:
    result = desk.keys(
        *("import", "mine", "--phrase", "--custody", "vault", "--rpc", NOBODY_LISTENS),
        typed=f"{PASSPHRASE}\n  {WORDS.upper()}  \n",
    )

    assert result.exit_code == 0
    assert "could not be asked" in result.stderr
    assert "abandon" not in result.output


def test_a_key_that_was_exported_is_imported_as_the_same_account(desk: Desk) -> None:
    made, out = desk.create(), desk.folder.parent / "key.json"
    exported = desk.keys("export", "mine", "--yes", "--as", "key", "--out", str(out), typed=f"{PASSPHRASE}\n")
    desk.keys("remove", "mine", "--yes", "--force", typed=f"{PASSPHRASE}\n")

    brought = desk.keys("import", "again", "--file", str(out), "--custody", "vault", "--json", typed=f"{PASSPHRASE}\n")

    assert exported.exit_code == 0
    assert "unencrypted" in exported.stderr
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert len(json.loads(out.read_text())) == 64
    assert document(brought)["main"] == made["main"]


def test_an_export_takes_the_place_of_no_file(desk: Desk) -> None:
    desk.create()
    out = desk.folder.parent / "there already"
    out.write_text("dear to somebody")

    result = desk.keys("export", "mine", "--yes", "--out", str(out), typed=f"{PASSPHRASE}\n")

    assert result.exit_code == 1
    assert out.read_text() == "dear to somebody"


@pytest.mark.parametrize(
    "sources", [(), ("--phrase", "--base58"), ("--koii", "--file", "x")], ids=["none", "two", "koii and file"]
)
def test_an_import_is_from_one_source(desk: Desk, sources: tuple[str, ...]) -> None:
    result = desk.keys("import", "mine", *sources)

    assert result.exit_code == 2
    assert "one of --phrase" in result.stderr


@pytest.mark.parametrize("with_words", [True, False])
def test_the_accounts_of_koiis_own_node_are_brought_along_and_its_folder_is_not_touched(
    desk: Desk, tmp_path: Path, with_words: bool
) -> None:
    folder = tmp_path / "KOII-Desktop-Node"
    make_koii_folder(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    pin, typed = (("--pin",), f"{PIN}\n") if with_words else ((), "")

    brought = desk.keys(
        *("import", "--koii-folder", str(folder), "--custody", "vault", *pin), typed=f"{PASSPHRASE}\n{typed}"
    )
    exported = desk.keys("export", "My node.1", "--yes", "--show-words", "--as", "words", typed=f"{PASSPHRASE}\n")

    assert brought.exit_code == 0, brought.output
    assert desk.listed()["accounts"][0]["main"] == "CpeYMSAY95eF7qcDoK8ozPaS8oZWkSeD3atk2sTfpT5J"
    assert exported.stdout == (f"{PHRASE}\n" if with_words else "")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_another_pin_brings_nothing_along(desk: Desk, tmp_path: Path) -> None:
    make_koii_folder(tmp_path / "koii")

    result = desk.keys(
        *("import", "--koii-folder", str(tmp_path / "koii"), "--custody", "vault", "--pin"),
        typed=f"{PASSPHRASE}\n654321\n",
    )

    assert result.exit_code == 1
    assert "PIN does not fit" in result.stderr
    assert desk.names() == []


def test_words_that_no_pin_can_bring_are_said_to_be_missing(desk: Desk, tmp_path: Path) -> None:
    make_koii_folder(tmp_path / "koii")
    for file in (tmp_path / "koii" / "KOIIDB").iterdir():
        file.unlink()

    result = desk.keys(
        *("import", "--koii-folder", str(tmp_path / "koii"), "--custody", "vault", "--pin"),
        typed=f"{PASSPHRASE}\n{PIN}\n",
    )

    assert result.exit_code == 0, result.output
    assert "Its words were not found" in result.stderr
    assert "Its words were not found" in desk.listed()["accounts"][0]["note"]


@pytest.mark.parametrize(("part", "file"), [("wallets", "mainSystemWallet"), ("namespace", "stakingWallet")])
def test_a_damaged_account_of_koiis_node_is_named_and_the_others_are_brought_along(
    desk: Desk, tmp_path: Path, part: str, file: str
) -> None:
    make_koii_folder(tmp_path)
    add_damaged_account(tmp_path, "A broken one", part=part)
    words = ("import", "--koii-folder", str(tmp_path), "--custody", "vault")

    everything = desk.keys(*words, typed=f"{PASSPHRASE}\n")
    by_name = desk.keys(*words, "A broken one", typed=f"{PASSPHRASE}\n")

    assert (everything.exit_code, by_name.exit_code) == (1, 1)
    assert desk.names() == [NAME]
    why = f"A broken one_{file}.json is not an array of 64 numbers"
    assert f"“A broken one” was not imported. {why}" in everything.stderr
    assert why in by_name.stderr


def test_a_folder_without_koiis_keys_is_told(desk: Desk, tmp_path: Path) -> None:
    result = desk.keys("import", "--koii-folder", str(tmp_path), "--custody", "vault", typed=f"{PASSPHRASE}\n")

    assert result.exit_code == 1
    assert desk.names() == []


def test_an_account_can_be_watched_and_signs_nothing(desk: Desk) -> None:
    watched = document(desk.keys("watch", "cold", KEY, "--json"))
    export = desk.keys("export", "cold", "--yes", "--show-words")

    assert (watched["custody"], watched["staking"]) == ("watch only", None)
    assert export.exit_code == 1
    assert "can only be watched" in export.stderr


def test_both_staking_keys_of_a_watched_account_can_be_named(desk: Desk) -> None:
    staking, kpl_staking = (public_key(bytes([number]) * 32) for number in (1, 2))
    watched = document(desk.keys("watch", "cold", KEY, "--staking", staking, "--kpl-staking", kpl_staking, "--json"))
    wrong = desk.keys("watch", "colder", staking, "--kpl-staking", "no key")

    assert (watched["staking"], watched["kpl_staking"]) == (staking, kpl_staking)
    assert wrong.exit_code == 1
    assert desk.names() == ["cold"]


@pytest.mark.parametrize("key", ["not a key", "So1", KEY + "1" * 10, "", "0OIl"])
def test_what_is_no_key_is_not_watched(desk: Desk, key: str) -> None:
    result = desk.keys("watch", "cold", key)

    assert result.exit_code == 1
    assert desk.names() == []


# -- the lock, and what it guards -----------------------------------------------------------------------------------


def test_an_export_needs_the_confirmation_and_the_passphrase(desk: Desk) -> None:
    desk.create()
    out = str(desk.folder.parent / "out")
    unconfirmed = desk.keys("export", "mine", "--out", out, typed=f"mine\n{PASSPHRASE}\n")
    wrong = desk.keys("export", "mine", "--out", out, "--yes", typed="another passphrase\n")
    into_a_pipe = desk.keys("export", "mine", "--yes", typed=f"{PASSPHRASE}\n")

    assert (unconfirmed.exit_code, wrong.exit_code, into_a_pipe.exit_code) == (2, 1, 2)
    assert "--yes" in unconfirmed.stderr
    assert "does not fit" in wrong.stderr
    assert "--show-words" in into_a_pipe.stderr
    assert not os.path.lexists(out)


def test_after_a_wrong_passphrase_the_next_command_waits_too(desk: Desk) -> None:
    desk.create()
    for _ in range(3):
        desk.keys("rename", "mine", "other", typed="another passphrase\n")

    soon = desk.keys("rename", "mine", "other", typed=f"{PASSPHRASE}\n")

    assert soon.exit_code == 1
    assert "Wait a moment" in soon.stderr
    assert desk.names() == ["mine"]


def test_an_account_is_renamed_made_default_and_removed(desk: Desk) -> None:
    desk.create("first")
    desk.create("second")

    desk.keys("default", "second")
    desk.keys("rename", "first", "third", typed=f"{PASSPHRASE}\n")
    unconfirmed = desk.keys("remove", "third", typed=f"third\n{PASSPHRASE}\n")
    before = desk.names()
    removed = desk.keys("remove", "third", "--yes", "--force", typed=f"{PASSPHRASE}\n")

    assert unconfirmed.exit_code == 2
    assert sorted(before) == ["second", "third"]
    assert removed.exit_code == 0
    assert desk.names() == ["second"]
    assert desk.listed()["accounts"][0]["default"]


def test_an_account_that_nothing_would_bring_back_is_removed_only_when_insisted_on(desk: Desk) -> None:
    desk.create()
    refused = desk.keys("remove", "mine", "--yes", typed=f"{PASSPHRASE}\n")
    before = desk.names()
    insisted = desk.keys("remove", "mine", "--yes", "--force", typed=f"{PASSPHRASE}\n")

    assert refused.exit_code == 1
    assert "keys check mine" in refused.stderr
    assert before == ["mine"]
    assert insisted.exit_code == 0
    assert desk.names() == []


def test_a_name_that_is_there_already_is_refused(desk: Desk) -> None:
    desk.create()

    again = desk.keys("create", "mine", "--custody", "vault", typed=f"{PASSPHRASE}\n")
    unknown = desk.keys("show", "nobody")

    assert again.exit_code == 1
    assert "Choose another name" in again.stderr
    assert unknown.exit_code == 1
    assert "keys list" in unknown.stderr


def test_another_passphrase_opens_the_file_from_then_on(desk: Desk) -> None:
    desk.create()
    changed = desk.keys("passphrase", typed=f"{PASSPHRASE}\nquite another one\n")

    removing = desk.keys("passphrase", "--remove", typed="quite another one\n")
    old = desk.keys("rename", "mine", "other", typed=f"{PASSPHRASE}\n")

    assert changed.exit_code == 0
    assert old.exit_code == 1
    assert removing.exit_code == 1
    assert "The encrypted key file needs a passphrase" in removing.stderr
    assert desk.names() == ["mine"]


def test_a_task_of_an_account_is_shown_with_it(desk: Desk) -> None:
    main = desk.create()["main"]
    desk.store.apply(TaskChanged(replace(scenes.task("Prime Census"), account=main)))

    shown = document(desk.beside_a_node("show", "mine", "--json"))

    assert [task["name"] for task in shown["tasks"]] == ["Prime Census"]


def test_an_account_whose_stake_nobody_knows_is_removed_only_when_insisted_on(desk: Desk) -> None:
    """The task was joined with it, and no node runs that would know the amounts."""
    main = desk.create()["main"]
    with closing(SqliteDatabase(desk.folder / "node.sqlite")) as database:
        SqliteHistory(database).save_task(replace(scenes.task("Prime Census"), account=main), wanted=False)

    refused = desk.keys("remove", "mine", "--yes", typed=f"{PASSPHRASE}\n")
    before = desk.names()
    insisted = desk.keys("remove", "mine", "--yes", "--force", typed=f"{PASSPHRASE}\n")

    assert refused.exit_code == 1
    assert "not known what stake" in refused.stderr
    assert before == ["mine"]
    assert insisted.exit_code == 0
    assert desk.names() == []


# -- beside a node --------------------------------------------------------------------------------------------------


def test_a_node_that_runs_is_told_to_look_again(desk: Desk) -> None:
    desk.create()
    assert desk.beside_a_node("default", "mine").exit_code == 0

    assert desk.told == [ReloadAccounts()]


def test_a_command_that_is_given_the_passphrase_does_not_unlock_the_node(desk: Desk) -> None:
    desk.create()
    desk.beside_a_node("export", "mine", "--yes", "--show-words", typed=f"{PASSPHRASE}\n")

    assert desk.told == []


def test_a_node_is_unlocked_with_the_right_passphrase_only_and_locked(desk: Desk) -> None:
    desk.create()
    right = desk.beside_a_node("unlock", typed=f"{PASSPHRASE}\n")
    locked = desk.beside_a_node("lock")
    wrong = desk.beside_a_node("unlock", typed="another passphrase\n")

    assert (right.exit_code, locked.exit_code, wrong.exit_code) == (0, 0, 1)
    assert desk.told == [UnlockWallet(Secret(PASSPHRASE)), LockWallet()]


def test_a_node_asks_for_a_passphrase_that_was_changed(desk: Desk) -> None:
    desk.create()
    desk.beside_a_node("passphrase", typed=f"{PASSPHRASE}\nquite another one\n")

    assert desk.told == [ReloadAccounts(), LockWallet()]


def test_without_a_node_there_is_nothing_to_unlock_and_that_is_said(desk: Desk) -> None:
    desk.create()

    assert desk.keys("lock").exit_code == 0
    unlocking = desk.keys("unlock", typed=f"{PASSPHRASE}\n")
    assert unlocking.exit_code == 1
    assert "No node runs" in unlocking.stderr


# -- the first start ------------------------------------------------------------------------------------------------


def test_a_node_without_a_window_does_not_begin_without_an_account(desk: Desk) -> None:
    result = CliRunner().invoke(app, ["run", "--data", str(desk.folder), "--rpc", NOBODY_LISTENS])

    assert result.exit_code == 1
    assert "orca-desktop keys create" in result.stderr


def test_no_option_of_these_commands_takes_a_secret() -> None:
    text = "".join(
        CliRunner().invoke(app, ["keys", command, "--help"], env={"COLUMNS": "200"}).stdout
        for command in ("create", "import", "check", "export", "unlock", "passphrase")
    )

    assert "envvar" not in text.lower()
    assert not re.findall(r"--(?:passphrase|phrase|base58|pin|secret|words)\s+TEXT", text)


# -- what lies here from before -------------------------------------------------------------------------------------


def test_the_wallets_of_a_lost_list_are_found_and_taken_over(desk: Desk) -> None:
    main = desk.create()["main"]
    (desk.folder / "accounts.json").unlink()
    assert desk.names() == []

    (found,) = document(desk.keys("found", "--unlock", "--json", typed=f"{PASSPHRASE}\n"))["found"]
    assert (found["name"], found["custody"], found["main"], found["problem"]) == ("mine", "vault", main, None)

    result = desk.keys("adopt", "mine", "--custody", "vault", "--json", typed=f"{PASSPHRASE}\n")
    assert document(result)["main"] == main
    assert "two nodes" in result.stderr
    assert desk.names() == ["mine"]
    assert document(desk.keys("found", "--unlock", "--json", typed=f"{PASSPHRASE}\n"))["found"] == []


def test_what_is_not_kept_under_a_name_is_said(desk: Desk) -> None:
    desk.create()

    result = desk.keys("adopt", "nothing", "--custody", "vault", typed=f"{PASSPHRASE}\n")

    assert result.exit_code == 1
    assert "“nothing”" in result.stderr


def test_a_search_that_finds_nothing_says_how_to_go_on(desk: Desk) -> None:
    result = desk.keys("found")

    assert result.exit_code == 0
    assert "keys adopt NAME" in result.stderr
