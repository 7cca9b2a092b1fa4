"""The demo without a window as a program of its own, for the commands and windows that find it by its data folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.processes import Program, start, wait_until

PROGRAM = [sys.executable, "-m", "orca_desktop"]


@contextmanager
def demo_node(temporary: Path) -> Iterator[tuple[Path, Program]]:
    """Its data folder, in which the sample task runs, and the program; its log has JSON, a line an event."""
    options = ["--headless", "--json", "--engine", "process", "--rounds", "0", "--slot-ms", "20"]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    program = start([*PROGRAM, "demo", *options], log=temporary / "demo.log", environment=environment)
    try:
        wait_until(lambda: '"state": "running"' in program.log.read_text(), "running task", program=program)
        (folder,) = temporary.glob("orca-demo-*")
        yield folder, program
    finally:
        program.stop()


def ask(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What a command says to the node of this folder."""
    return subprocess.run(
        [*PROGRAM, *words, "--data", str(folder)], capture_output=True, text=True, timeout=60, check=False
    )
