"""The checks for leaks notice what they are there for, and nothing else: two small suites show it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LEAKING = """\
import asyncio, atexit, logging, subprocess, threading

kept = []

async def test_task():
    kept.append(asyncio.create_task(asyncio.sleep(3600), name="poller"))

def test_named_thread():
    threading.Thread(target=threading.Event().wait, daemon=True, name="reader").start()

def test_thread_that_holds_up_the_end():
    ended = threading.Event()
    atexit.register(ended.set)
    threading.Thread(target=ended.wait, args=[3], name="Thread-99").start()

def test_warning():
    logging.getLogger("node.engine").warning("slow")

def test_missing_warning(expect_warnings):
    expect_warnings("slow")

def test_process():
    kept.append(subprocess.Popen(["sleep", "20"]))
    atexit.register(kept[-1].kill)
"""

TIDY = """\
import asyncio, contextlib, logging, subprocess, threading
import pytest, pytest_asyncio

@pytest_asyncio.fixture
async def poller():
    task = asyncio.create_task(asyncio.sleep(3600))
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task

async def test_task_ended_by_its_fixture(poller):
    await asyncio.sleep(0)

def test_announced_warning(expect_warnings):
    expect_warnings("engine .*slow")
    logging.getLogger("node.engine").warning("very slow")

def test_news():
    logging.getLogger("node.engine").info("all is well")

def test_thread_about_to_end():
    threading.Thread(target=threading.Event().wait, args=[0.05]).start()

def test_process_that_ended():
    subprocess.run(["true"], check=True)
"""


def run_suite(text: str, folder: Path) -> str:
    """What pytest with the checks prints about the suite `text`."""
    suite = folder / "test_suite.py"
    suite.write_text(text)
    options = [
        "-p",
        "tests.leaks",
        "-p",
        "no:cacheprovider",
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(folder),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(suite)],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "300", "ORCA_TEST_LEAK_GRACE": "0.5"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def report_of_leaks(tmp_path_factory: pytest.TempPathFactory) -> str:
    return run_suite(LEAKING, tmp_path_factory.mktemp("leaking"))


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("test_task", "left behind: task poller"),
        ("test_named_thread", "left behind: thread reader"),
        ("test_thread_that_holds_up_the_end", "left behind: thread Thread-99"),
        ("test_warning", r"not expected in the log: \['node.engine WARNING: slow'\]"),
        ("test_missing_warning", r"expected, but not there: \['slow'\]"),
        ("test_process", r"left behind: process \d+ sleep"),
    ],
)
def test_a_leak_fails_its_test_and_is_named(report_of_leaks: str, test: str, words: str) -> None:
    assert re.search(rf"^ERROR .*::{test} - Failed: .*{words}", report_of_leaks, re.MULTILINE), report_of_leaks


def test_a_leak_is_told_of_the_test_that_made_it_only(report_of_leaks: str) -> None:
    assert "6 passed, 6 errors" in report_of_leaks


def test_what_is_tidied_up_or_announced_is_no_leak(tmp_path: Path) -> None:
    report = run_suite(TIDY, tmp_path)

    assert "5 passed in" in report, report
