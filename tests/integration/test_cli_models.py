"""`orca-desktop models`, as its user sees it, on a real engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.adapters.docker.place import MODEL_LABEL, WHOLE_LABEL
from orca_desktop.cli.app import app
from tests.services.docker_engine import DockerEngine

Run = Callable[..., Result]


@pytest.fixture
def run(docker_engine: DockerEngine, sdk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Gives a command for a data folder of its own; what it has left in the engine is taken away."""
    monkeypatch.setenv("DOCKER_HOST", docker_engine.host)
    yield lambda *words: CliRunner().invoke(app, ["models", *words, "--data", str(tmp_path / "node")])
    for label in (MODEL_LABEL, WHOLE_LABEL):
        for row in sdk.api.volumes(filters={"label": label})["Volumes"] or []:
            sdk.api.remove_volume(row["Name"])


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "small.gguf"
    path.write_bytes(b"x" * 3_000_000)
    return path


def test_a_model_is_added_listed_and_removed(run: Run, weights: Path) -> None:
    assert run("list").stdout == "There are no models.\n"

    added = run("add", str(weights))
    assert (added.exit_code, added.stdout) == (
        0,
        "small is added: 1 file, 2.9 MiB. Tasks that start from now on see it.\n",
    )
    assert added.stderr.splitlines()[-1] == "… small: 2.9 MiB of 2.9 MiB"
    assert run("list").stdout == "small  2.9 MiB\n"

    assert run("remove", "small").stdout == "small is removed.\n"
    assert run("list").stdout == "There are no models.\n"


def test_several_are_added_one_after_the_other_and_a_failure_keeps_those_before_it(run: Run, weights: Path) -> None:
    folder = weights.parent / "folder"
    folder.mkdir()
    (folder / "part").write_bytes(b"12345")

    failed = run("add", str(folder), str(weights.parent / "nowhere"), str(weights), "--json")

    assert failed.exit_code == 1
    assert "nowhere cannot be read" in failed.stderr
    assert json.loads(failed.stdout) == {
        "added": {"name": "folder", "size": 5, "whole": True},
        "files": 1,
        "left_out": 0,
    }
    assert json.loads(run("list", "--json").stdout) == {"models": [{"name": "folder", "size": 5, "whole": True}]}
    assert json.loads(run("remove", "folder", "--json").stdout) == {"removed": "folder"}


def test_a_name_of_ones_own_is_for_one_model(run: Run, weights: Path) -> None:
    refused = run("add", str(weights), str(weights), "--name", "mine")
    assert (refused.exit_code, "One name is for one" in refused.stderr) == (1, True)

    run("add", str(weights), "--name", "mine")
    assert run("list").stdout == "mine  2.9 MiB\n"


def test_what_is_not_there_cannot_be_removed(run: Run) -> None:
    refused = run("remove", "none\x1b[31m")

    assert refused.exit_code == 1
    assert "no model called" in refused.stderr
    assert "\x1b" not in refused.stderr


def test_without_an_engine_it_is_said_what_to_do(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")

    refused = run("list")

    assert refused.exit_code == 1
    assert "Docker" in refused.stderr
