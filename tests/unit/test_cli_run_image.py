"""`orca-desktop run --image`: for one task that is new, and for no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from orca_desktop.cli.app import app
from orca_desktop.cli.node import joined_by
from orca_desktop.domain.commands import JoinTask, StartTask
from orca_desktop.domain.ways import Way
from tests.unit.engine.world import TASK, task_id

OTHER = task_id(7)
IMAGE = "docker.io/somebody/agent:1"


@pytest.mark.parametrize("tasks", [[], [TASK, OTHER]])
def test_an_image_is_for_one_task_only(tmp_path: Path, tasks: list[str]) -> None:
    result = CliRunner().invoke(app, ["run", *tasks, "--image", IMAGE, "--data", str(tmp_path)])

    assert result.exit_code == 2
    assert "--image is for one task" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_new_task_is_joined_with_the_image() -> None:
    assert joined_by([TASK], "", False, IMAGE, {}) == [JoinTask(TASK, image=IMAGE)]


def test_a_task_that_was_joined_is_started_with_the_image_it_has() -> None:
    assert joined_by([TASK], "", False, IMAGE, {TASK: Way.RUN}) == [StartTask(TASK)]
