"""Nodes and commands as programs of their own, on one data folder: also when the node is killed."""

from __future__ import annotations

import json
import os
import secrets
import signal
import stat
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from orca_desktop.adapters.control.endpoint import SOCKET_NAME
from orca_desktop.cli.local_network import local_network
from tests.services.demo_node import PROGRAM, ask, demo_node
from tests.services.processes import Program, start, wait_until
from tests.services.secret_service import SecretService

CENSUS = "Prime Census"
NO_DOCKER = {"DOCKER_HOST": "unix:///nonexistent/docker.sock"}


def state(folder: Path) -> str:
    """Of the sample task, as the list has it; with "offline" where no node runs."""
    listing = json.loads(ask(folder, "tasks", "--json").stdout)
    (task,) = [task for task in listing["tasks"] if task["name"] == CENSUS] or [{"state": "unknown"}]
    return str(task["state"]) if listing["node_runs"] else "offline"


@contextmanager
def following(folder: Path, *options: str) -> Iterator[Program]:
    """`logs --follow`, once it has shown a line."""
    command = [*PROGRAM, "logs", CENSUS, "-f", *options, "--data", str(folder)]
    program = start(command, log=folder.parent / "following.log")
    try:
        wait_until(program.log.read_text, "line", program=program)
        yield program
    finally:
        program.stop()


def test_the_commands_steer_a_node_that_runs(tmp_path: Path) -> None:
    with demo_node(tmp_path) as (folder, program):
        container = next(
            child for child in psutil.Process(program.popen.pid).children() if "localnet" not in child.cmdline()
        )

        assert ask(folder, "stop", CENSUS).stdout == f"{CENSUS} is stopped.\n"
        assert not container.is_running()
        assert state(folder) == "stopped"
        assert ask(folder, "start", CENSUS).stdout == f"{CENSUS} is running.\n"
        assert ask(folder, "restart", CENSUS).stdout == f"{CENSUS} is running.\n"
        assert ask(folder, "finish", CENSUS).stdout.startswith(f"{CENSUS} is finishing.")
        wait_until(lambda: state(folder) == "stopped", "end of the rounds under way", program=program)
        assert "listening on" in ask(folder, "logs", CENSUS).stdout


def test_following_the_log_shows_lines_as_they_come_and_ends_with_the_node(tmp_path: Path) -> None:
    options = ("-n", "0", "--grep", r"^\S+ Round \d+: ")
    with demo_node(tmp_path) as (folder, node), following(folder, *options) as program:
        node.stop()

        assert program.popen.wait(60) == 1
    *lines, last = program.log.read_text().splitlines()
    assert all("primes between" in line for line in lines)
    assert lines
    assert last.startswith("The node has gone. It was stopped")


def test_nobody_reading_the_log_ends_it_quietly(tmp_path: Path) -> None:
    with demo_node(tmp_path) as (folder, _):
        command = [*PROGRAM, "logs", CENSUS, "-f", "--data", str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
            assert program.stdout is not None
            assert program.stderr is not None
            program.stdout.close()
            program.wait(60)

            assert program.stderr.read() == b""


def test_ctrl_c_ends_following_quietly(tmp_path: Path) -> None:
    with demo_node(tmp_path) as (folder, _), following(folder) as program:
        program.popen.send_signal(signal.SIGINT)

        assert program.popen.wait(60) == -signal.SIGINT
    assert "Traceback" not in program.log.read_text()


def test_a_killed_node_leaves_its_records_to_the_commands(tmp_path: Path) -> None:
    with demo_node(tmp_path) as (folder, node):
        node.popen.kill()
        node.popen.wait()

        assert (folder / SOCKET_NAME).exists()
        assert state(folder) == "offline"
        refused = ask(folder, "stop", CENSUS)
        assert "No node is running" in refused.stderr
        assert refused.returncode == 1


# -- nodes on one data folder ---------------------------------------------------------------------------------------


class Nodes:
    """Programs on one data folder, all on one local network, with an account in one keyring."""

    def __init__(self, folder: Path, rpc: str, environment: Mapping[str, str]) -> None:
        self.folder = folder / "data"
        self._log = folder / "log"
        self._options = ["--rpc", rpc, "--data", str(self.folder)]
        self._environment = {**os.environ, **NO_DOCKER, **environment}

    def create_account(self) -> None:
        name = f"mine {secrets.token_hex(4)}"  # the keyring outlives the test
        command = [*PROGRAM, "keys", "create", name, "--custody", "keyring", "--data", str(self.folder)]
        subprocess.run(command, env=self._environment, capture_output=True, timeout=60, check=True)

    @contextmanager
    def running(self, name: str = "run") -> Iterator[Program]:
        """A node, or a window that is one; once it answers on the folder."""
        with self.started(name) as program:
            wait_until(self.answers, "answer on the data folder", program=program)
            yield program

    @contextmanager
    def started(self, name: str) -> Iterator[Program]:
        program = start([*PROGRAM, name, *self._options], log=self._log, environment=self._environment)
        try:
            yield program
        finally:
            program.stop()

    def answers(self) -> bool:
        return json.loads(ask(self.folder, "tasks", "--json").stdout or '{"node_runs": false}')["node_runs"] is True

    def second(self) -> subprocess.CompletedProcess[str]:
        command = [*PROGRAM, "run", *self._options]
        return subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def nodes(tmp_path: Path, secret_service: SecretService) -> Iterator[Nodes]:
    with local_network(slot_ms=50, seed=1) as network:
        nodes = Nodes(tmp_path, network.rpc, secret_service.environment)
        nodes.create_account()
        yield nodes


def test_a_second_node_on_the_folder_is_refused_and_the_first_goes_on(nodes: Nodes) -> None:
    with nodes.running():
        refused = nodes.second()

        assert refused.returncode == 1
        assert "This data folder is in use" in refused.stderr
        assert "Traceback" not in refused.stderr
        assert nodes.answers()


def test_a_killed_nodes_endpoint_is_replaced_by_the_next(nodes: Nodes) -> None:
    with nodes.running() as first:
        first.popen.kill()
        first.popen.wait()
        stale = (nodes.folder / SOCKET_NAME).stat()
        assert not nodes.answers()
        with nodes.running():
            fresh = (nodes.folder / SOCKET_NAME).stat()

            assert fresh.st_ino != stale.st_ino or fresh.st_ctime_ns != stale.st_ctime_ns
            assert stat.S_IMODE(fresh.st_mode) == 0o600


def test_a_window_attaches_to_a_node_that_runs_and_leaves_it_running(nodes: Nodes) -> None:
    with nodes.running() as node:
        wait_until(lambda: _visitors(node) == 0, "end of the commands' visits", program=node)
        with nodes.started("window") as window:
            wait_until(lambda: _visitors(node) == 1, "window at the node", program=window)
            window.popen.terminate()

            assert window.popen.wait(60) == 0
        assert nodes.answers()


def test_a_window_without_a_node_is_a_node_itself(nodes: Nodes) -> None:
    with nodes.running("window") as window:
        refused = nodes.second()

        assert "This data folder is in use" in refused.stderr
        window.popen.terminate()
        assert window.popen.wait(60) == 0
    assert not nodes.answers()
    assert not (nodes.folder / SOCKET_NAME).exists()


def _visitors(node: Program) -> int:
    """How many are at the node's endpoint now: each has a socket there, beside the one that listens."""
    sockets = psutil.Process(node.popen.pid).net_connections("unix")
    return sum(str(one.laddr).endswith(SOCKET_NAME) for one in sockets) - 1
