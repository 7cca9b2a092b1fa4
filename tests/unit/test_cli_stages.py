"""`orca-desktop stages`, as its user sees it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.cli.app import app
from orca_desktop.domain.commands import Command, SetStages
from orca_desktop.domain.events import CommandRefused, Event, StagesListed, TaskChanged
from orca_desktop.domain.stages.choice import ChosenStages
from orca_desktop.state.store import Store
from tests.fakes.served_node import React, served_node
from tests.gui import scenes

CENSUS = scenes.task("Prime Census")
MINE = 'title = "Mine"\nwork.skip = "w"\nsubmission.skip = "s"\naudit.skip = "a"\n'


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["stages", *words, "--data", str(folder)])


def own(folder: Path, name: str, text: str) -> None:
    (folder / "stages").mkdir(exist_ok=True)
    (folder / "stages" / name).write_text(text, "utf-8")


def on_node(folder: Path, *words: str, react: React) -> tuple[Result, list[Command]]:
    store = Store()
    store.apply(TaskChanged(CENSUS))
    with served_node(folder, store, react) as node:
        result = run(folder, *words)
    return result, node.commands


def takes(command: Command) -> Iterable[Event]:
    """A node that does what it is told."""
    assert isinstance(command, SetStages)
    chosen = ChosenStages(name=command.name, text="", main_key=command.main_key)
    yield TaskChanged(replace(CENSUS, stages=chosen))
    yield StagesListed(())


def test_all_stages_are_listed(tmp_path: Path) -> None:
    own(tmp_path, "mine.toml", MINE)
    result = run(tmp_path, "list")

    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "template  Orca template"
    assert "builder  Builder (builder-247)  (signs with the main key)" in lines
    assert lines[-1] == "mine  Mine  (yours)"


def test_a_file_that_is_not_right_is_listed_and_told(tmp_path: Path) -> None:
    own(tmp_path, "mine.toml", MINE.replace("title", "titel"))
    result = run(tmp_path, "list", "--json")

    (listing,) = [one for one in json.loads(result.stdout)["stages"] if one["own"]]
    assert result.exit_code == 1
    assert "Did you mean “title”?" in listing["problem"]


def test_stages_are_shown_call_by_call(tmp_path: Path) -> None:
    result = run(tmp_path, "show", "builder")

    assert result.exit_code == 0
    for words in (
        "Not done: the leader's work.",
        "POST /update-audit-result/{task_id}/{round-4}, from round 4 on  (step “audit-feedback”, which may fail)",
        "signature “public” of the main key over",
        'POST /leader-audit/{round}, where /nodeType of the proof is "leader"',
        "with nothing to submit “submission” goes on chain",
        "means nothing is there: 409",
        "reads /data/passed",
    ):
        assert words in result.stdout


def test_what_is_shown_as_json_can_be_saved_as_ones_own(tmp_path: Path) -> None:
    text = json.loads(run(tmp_path, "show", "summarizer", "--json").stdout)["text"]
    file = tmp_path / "copy.toml"
    file.write_text(text, "utf-8")

    assert run_check(file).exit_code == 0


def run_check(file: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["stages", "check", str(file), *words])


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_file_is_checked(tmp_path: Path, words: tuple[str, ...]) -> None:
    file = tmp_path / "any.toml"
    file.write_text(MINE)
    assert run_check(file, *words).exit_code == 0

    file.write_text(MINE + "\nx = 1")
    result = run_check(file, *words)

    assert result.exit_code == 1
    assert "any.toml, x: there is no such field" in result.stderr + json_words(result)


def json_words(result: Result) -> str:
    return str(json.loads(result.stdout)["words"]) if result.stdout else ""


def test_stages_that_are_not_there(tmp_path: Path) -> None:
    result = run(tmp_path, "show", "none")

    assert result.exit_code == 1
    assert "Nothing describes stages called “none”. There are: template," in result.stderr


def test_other_stages_are_used(tmp_path: Path) -> None:
    result, commands = on_node(tmp_path, "use", "prime census", "builder", "--main-key", react=takes)

    assert commands == [SetStages(CENSUS.id, "builder", main_key=True)]
    assert result.exit_code == 0
    assert "is spoken to by the stages “builder”. They may sign with your main key." in result.stdout


def test_a_refusal_is_told(tmp_path: Path) -> None:
    def refuses(command: Command) -> Iterable[Event]:
        yield CommandRefused(command, "These stages sign with your main key", "Say that you agree.")

    result, _ = on_node(tmp_path, "use", "prime census", "builder", react=refuses)

    assert result.exit_code == 1
    assert "These stages sign with your main key. Say that you agree." in result.stderr


def test_it_is_told_by_which_stages_a_task_is_spoken_to(tmp_path: Path) -> None:
    result, commands = on_node(tmp_path, "of", CENSUS.id[:8], "--json", react=takes)

    assert json.loads(result.stdout) == {
        "task": CENSUS.id,
        "name": "Prime Census",
        "stages": "template",
        "main_key": False,
    }
    assert commands == []


def test_it_is_told_from_the_records_too_when_no_node_runs(tmp_path: Path) -> None:
    chosen = replace(CENSUS, stages=ChosenStages(name="mine", text=MINE))
    with closing(SqliteDatabase(tmp_path / "node.sqlite")) as database:
        SqliteHistory(database).save_task(chosen, wanted=True)

    result = run(tmp_path, "of", "prime census", "--json")

    assert json.loads(result.stdout)["stages"] == "mine"
    assert run(tmp_path, "of", "another").exit_code == 1
