"""Proofs, audits and evidence of a node that takes part on the local network, with the sample task as a process."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import base58
import pytest

from tests.services.processes import Program, start, wait_until

NAME = "Prime Census"
SECONDS = 60


@contextmanager
def demo(temporary: Path) -> Iterator[tuple[Path, Program]]:
    """The data folder of a demo that runs, and the program with what it tells."""
    options = ["--headless", "--json", "--engine", "process", "--rounds", "0", "--slot-ms", "25"]
    command = [sys.executable, "-m", "orca_desktop", "demo", *options]
    program = start(command, log=temporary / "demo.log", environment={**os.environ, "TMPDIR": str(temporary)})
    try:
        wait_until(lambda: '"state": "running"' in program.log.read_text(), "running task", program=program)
        (folder,) = temporary.glob("orca-demo-*")
        yield folder, program
    finally:
        program.stop()


def paid_round(program: Program) -> dict[str, Any] | None:
    """The first round that was paid and in which the cheating node was voted against."""
    told = [json.loads(line) for line in program.log.read_text().splitlines() if line.endswith("}") and line[0] == "{"]
    paid = [line for line in told if line["event"] == "round" and line["result"] == "paid"]
    return next((line for line in paid if "against" in {audit["vote"] for audit in line["audits"]}), None)


def run(folder: Path | None, *words: str, code: int = 0) -> str:
    place = ["--data", str(folder)] if folder is not None else []
    command = [sys.executable, "-m", "orca_desktop", *words, *place]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    if finished.returncode != code:
        pytest.fail(f"{words}: {finished.returncode} {finished.stderr}{finished.stdout[-2000:]}")
    return finished.stdout


def asked(folder: Path | None, *words: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(run(folder, *words, "--json"))
    return value


def test_a_round_is_looked_at_audited_again_and_saved_as_evidence(tmp_path: Path) -> None:
    bundle = tmp_path / "evidence.zip"
    with demo(tmp_path) as (folder, program):
        paid = wait_until(lambda: paid_round(program), "a round that is paid", program=program)
        number = paid["round"]
        cheat = next(audit["node"] for audit in paid["audits"] if audit["vote"] == "against")
        honest = next(audit["node"] for audit in paid["audits"] if audit["vote"] != "against")

        proof = wait_until(lambda: _proof(folder, number), "the proof in the history")
        again = asked(folder, "audit", NAME, str(number), cheat)
        fine = asked(folder, "audit", NAME, str(number), honest)
        differing = asked(folder, "proof", "diff", NAME, str(number), "--node", cheat)
        same = asked(folder, "proof", "diff", NAME, str(number), "--node", honest)
        run(folder, "stop", NAME)
        stopped = asked(folder, "audit", NAME, str(number), cheat)
        saved = asked(folder, "evidence", NAME, str(number), "--out", str(bundle))

    assert (proof["signature_valid"], proof["value_bytes"]) == (True, 59)
    assert (again["verdict"], again["agrees"], again["vote_then"]) == ("invalid", True, "against")
    assert (fine["verdict"], fine["agrees"]) == ("valid", True)
    assert (stopped["verdict"], stopped["agrees"]) == ("invalid", True)
    assert (differing["same"], same["same"]) == (False, True)
    checked = asked(None, "evidence", "verify", str(bundle))
    assert (checked["round"], checked["head"]) == (number, saved["head"])
    assert {"proof/payload.json", "proof/submission.json", f"audited/{cheat}.json", "log.txt"} <= checked[
        "files"
    ].keys()
    _assert_no_secret(bundle.read_bytes())


def _proof(folder: Path, number: int) -> dict[str, Any] | None:
    """The history is written in its own time."""
    command = [sys.executable, "-m", "orca_desktop", "proof", NAME, str(number), "--json", "--data", str(folder)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    return json.loads(finished.stdout) if finished.returncode == 0 else None


def _assert_no_secret(content: bytes) -> None:
    """A secret key is 64 bytes in base58, of which the last 32 are its public key; signatures are as long."""
    for text in re.findall(rb"[1-9A-HJ-NP-Za-km-z]{86,88}", content):
        raw = base58.b58decode(text)
        if len(raw) == 64:
            assert base58.b58encode(raw[32:]) not in content
