"""The demo without a window, as a program: what a user gets on a machine with Docker, and on one without."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx
import psutil
import pytest

from tests.services.docker_engine import DockerEngine
from tests.services.processes import wait_until

LIMIT_SECONDS = 120
"""The time that the demo may take once everything is set up; the run is ended at this point."""

_READING = {"encoding": "base64", "commitment": "confirmed"}
NOBODY_LISTENS = {"DOCKER_HOST": "unix:///nonexistent/docker.sock"}


def test_the_demo_in_docker_is_paid_and_leaves_nothing_behind(docker_engine: DockerEngine) -> None:
    with docker_engine.client() as client:
        volumes = {volume.name for volume in client.volumes.list()}
        networks = {network.name for network in client.networks.list()}

    lines = _demo("--rounds", "3", engine="docker", environment=docker_engine.environment)

    _assert_paid(lines[-1], engine="docker")
    with docker_engine.client() as client:
        assert not client.api.containers(all=True, filters={"label": "network.koii.orca-desktop.task"})
        assert {volume.name for volume in client.volumes.list()} == volumes
        assert {network.name for network in client.networks.list()} == networks


def test_the_demo_without_docker_is_paid_and_says_how_the_sample_runs() -> None:
    lines = _demo("--rounds", "3", engine="auto", environment=NOBODY_LISTENS)

    _assert_paid(lines[-1], engine="process")
    assert {"event": "engine", "kind": "process"}.items() <= next(
        line for line in lines if line["event"] == "engine"
    ).items()


def test_the_cheating_node_loses_stake_to_the_votes() -> None:
    """Its wrong proof gets our vote against it, and the list of that round takes 70 % of its stake."""
    with _started("--engine", "process", "--rounds", "0") as lines:
        network = next(lines)
        while next(lines).get("result") != "worked":
            pass
        before = _stakes(network)
        paid = next(line for line in lines if line["event"] == "round" and line["result"] == "paid")
        after = _stakes(network)

    against = {audit["node"] for audit in paid["audits"] if audit["vote"] == "against"}
    assert len(against) == 1
    assert {node: stake - stake * 7 // 10 for node, stake in before.items() if node in against} == {
        node: after[node] for node in after if after[node] < before.get(node, 0)
    }


def test_a_reader_that_goes_away_ends_the_demo_quietly() -> None:
    with _started("--engine", "process", "--rounds", "0", stderr=subprocess.PIPE) as lines:
        next(lines)
        assert lines.program.stdout is not None
        assert lines.program.stderr is not None
        lines.program.stdout.close()
        told = lines.program.stderr.read()

    assert "Traceback" not in told
    assert "BrokenPipe" not in told


def test_docker_that_is_asked_for_but_not_there_is_said() -> None:
    finished = _run(["--headless", "--json", "--engine", "docker"], NOBODY_LISTENS)

    assert finished.returncode == 1
    assert "Docker is not running" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_stopped_demo_tells_its_summary() -> None:
    with _started("--engine", "process", "--rounds", "0") as lines:
        while next(lines).get("state") != "running":
            pass
        lines.program.send_signal(signal.SIGTERM)
        rest = list(lines)

    assert lines.program.returncode == 0
    assert rest[-1]["event"] == "summary"
    assert rest[-1]["tasks"][0]["state"] == "stopped"


def test_a_killed_demo_leaves_no_process_behind() -> None:
    with _started("--engine", "process", "--rounds", "0") as lines:
        while next(lines).get("state") != "running":
            pass
        children = psutil.Process(lines.program.pid).children(recursive=True)
        lines.program.kill()

    assert children
    wait_until(lambda: not any(child.is_running() for child in children) or None, "end of the processes")


class _Lines:
    """The JSON lines of a demo that runs."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self.program = program

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self

    def __next__(self) -> dict[str, Any]:
        assert self.program.stdout is not None
        line: dict[str, Any] = json.loads(next(self.program.stdout))
        return line


@contextmanager
def _started(*options: str, stderr: int | None = None) -> Iterator[_Lines]:
    command = [sys.executable, "-m", "orca_desktop", "demo", "--headless", "--json", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, text=True) as program:
        try:
            yield _Lines(program)
        finally:
            program.terminate()
            program.wait()


def _demo(*options: str, engine: str, environment: Mapping[str, str]) -> list[dict[str, Any]]:
    finished = _run(["--headless", "--json", "--engine", engine, *options], environment)
    if finished.returncode != 0:
        pytest.fail(f"the demo ended with {finished.returncode}: {finished.stderr}\n{finished.stdout[-4000:]}")
    return [json.loads(line) for line in finished.stdout.splitlines()]


def _run(options: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "orca_desktop", "demo", *options]
    return subprocess.run(
        command,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
        check=False,
    )


def _assert_paid(summary: dict[str, Any], *, engine: str) -> None:
    assert summary["event"] == "summary"
    assert summary["engine"] == engine
    assert summary["rounds_submitted"] >= 3
    assert summary["rounds_paid"] >= 3
    assert summary["audits_given"] >= 3
    assert summary["false_votes"] >= 1
    assert summary["claimable_roe"] == summary["earned_roe"] > 0
    assert summary["staked_roe"] == 10_000_000
    assert [task["name"] for task in summary["tasks"]] == ["Prime Census"]


def _stakes(network: dict[str, Any]) -> dict[str, int]:
    """The stakes on the sample task, read from the chain."""
    sample = next(task["id"] for task in network["tasks"] if task["state"] == "sample")
    asked = {"jsonrpc": "2.0", "id": 1, "method": "getAccountInfo", "params": [sample, _READING]}
    answer = httpx.post(network["rpc"], json=asked, trust_env=False).json()
    document = json.loads(base64.b64decode(answer["result"]["value"]["data"][0]))
    stakes: dict[str, int] = document["stake_list"]
    return stakes
