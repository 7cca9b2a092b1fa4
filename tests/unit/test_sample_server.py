"""The sample task's web server, over real HTTP."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from orca_desktop.assets import resource


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """The server on a free port, and a client for it; ended with SIGTERM when it still runs."""
    environment = {**os.environ, "PORT": "0", "BIND_ADDRESS": "127.0.0.1", "DATA_DIR": str(folder), **settings}
    with subprocess.Popen(
        [sys.executable, "-B", str(resource("sample_task", "server.py"))],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        found = re.search(r"listening on 127\.0\.0\.1:(\d+)", process.stdout.readline())
        assert found
        with httpx.Client(base_url=f"http://127.0.0.1:{found[1]}", trust_env=False, timeout=20) as client:
            try:
                yield process, client
            finally:
                process.terminate()
                process.communicate(timeout=20)


@pytest.fixture
def task(tmp_path: Path) -> Iterator[httpx.Client]:
    with served(tmp_path) as (_, client):
        yield client


def test_it_is_healthy(task: httpx.Client) -> None:
    assert task.post("/healthz").status_code == 200


def test_work_makes_the_proof_of_the_round(task: httpx.Client) -> None:
    assert task.get("/submission/3").status_code == 404

    started = task.post("/task/3")

    assert started.json()["roundNumber"] == "3"
    assert task.get("/submission/3").json()["round"] == 3
    assert task.get("/submission/4").text == "There is no proof for round 4."


def test_an_audit_is_a_bare_boolean(task: httpx.Client) -> None:
    task.post("/task/3")
    proof = {"taskId": "t", "roundNumber": 3, "stakingKey": "k", **task.get("/submission/3").json()}

    assert task.post("/audit", json={"submission": proof}).json() is True
    assert task.post("/audit", json={"submission": {**proof, "primes": 1}}).json() is False
    assert task.post("/audit", json={"submission": {**proof, "roundNumber": 4}}).json() is False
    assert task.post("/audit", json={"submission": {}}).json() is False


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"submission": 3}', b'{"submission"', b"\xff\xfe", b"[" * 200_000, b"9" * 5_000]
)
def test_an_audit_of_something_else_is_refused(task: httpx.Client, body: bytes) -> None:
    assert task.post("/audit", content=body).status_code == 400
    assert task.post("/healthz").status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "GET /",
        "POST /task/-1",
        "POST /task/x",
        "GET /task/1",
        "POST /submission/1",
        "GET /submission/1/../../etc/passwd",
    ],
)
def test_what_is_not_in_the_contract_is_not_found(task: httpx.Client, asked: str) -> None:
    assert task.request(*asked.split()).status_code == 404


def test_a_round_that_never_comes_is_refused(task: httpx.Client) -> None:
    assert task.post("/task/1000001").status_code == 400
    assert task.get("/submission/1000001").status_code == 404


def test_a_body_over_the_limit_is_not_read(task: httpx.Client) -> None:
    """The answer comes after the head: nothing of the body is waited for."""
    with socket.create_connection((task.base_url.host, task.base_url.port or 0), timeout=20) as connection:
        connection.sendall(b"POST /audit HTTP/1.1\r\nContent-Length: 5000000\r\n\r\n")

        assert connection.recv(100).split()[1] == b"413"


def test_a_body_of_unknown_length_is_refused(task: httpx.Client) -> None:
    assert task.post("/audit", content=iter([b"{}"])).status_code == 413


def test_proofs_survive_a_restart(tmp_path: Path) -> None:
    with served(tmp_path) as (_, task):
        task.post("/task/3")
        proof = task.get("/submission/3").json()
    with served(tmp_path) as (_, task):
        assert task.get("/submission/3").json() == proof


def test_proofs_that_cannot_be_kept_are_an_error_of_the_server(tmp_path: Path) -> None:
    with served(tmp_path) as (_, task):
        (tmp_path / "proofs.db").write_bytes(b"this is no database")

        assert task.post("/task/3").status_code == 500
        assert task.post("/healthz").status_code == 200


def test_each_request_is_a_line_in_the_log(tmp_path: Path) -> None:
    with served(tmp_path) as (process, task):
        task.post("/task/3")
        task.get("/submission/9")
        process.terminate()
        assert process.stdout is not None
        log = process.stdout.read()

    assert re.search(r"^\d\d:\d\d:\d\d Round 3: 25987 primes", log, re.MULTILINE)
    assert re.search(r"^\d\d:\d\d:\d\d POST '/task/3' 200 in \d+ ms$", log, re.MULTILINE)
    assert re.search(r"^\d\d:\d\d:\d\d GET '/submission/9' 404 in \d+ ms$", log, re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no request to end, it ends a process")
def test_a_request_to_end_ends_it_cleanly(tmp_path: Path) -> None:
    with served(tmp_path) as (process, _):
        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=20) == 0


def test_it_ends_with_the_program_that_started_it_when_asked_to(tmp_path: Path) -> None:
    with served(tmp_path, STOP_WHEN_STDIN_CLOSES="1") as (process, _):
        assert process.stdin is not None
        process.stdin.close()

        assert process.wait(timeout=20) == 0
        process.stdin = None


def test_what_the_network_stores_of_the_task_names_its_image() -> None:
    from orca_desktop.simulation.sample_image import SAMPLE_REFERENCE

    assert f'imageURL: "{SAMPLE_REFERENCE}"' in resource("sample_task", "main.js").read_text("utf-8")


def test_the_metadata_says_what_the_task_asks_for() -> None:
    metadata = json.loads(resource("sample_task", "metadata.json").read_text("utf-8"))
    tags = {tag["type"]: tag["value"] for tag in metadata["requirementsTags"]}

    assert metadata["author"] == "Orca Desktop"
    assert metadata["description"].startswith("# Prime Census")
    assert {"ADDON": "ORCA_TASK"}.items() <= tags.items()
    assert {"CPU", "RAM", "STORAGE"} <= tags.keys()
