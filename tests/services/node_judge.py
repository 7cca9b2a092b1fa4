"""A second opinion on wire formats: JavaScript libraries that are in no way ours, in one Node.js process a session."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.services.npm import node_program, npm_folder
from tests.services.processes import Unavailable

STOP_SECONDS = 10
_SOURCE = Path(__file__).with_name("judge")


class Refusal(Exception):
    """The judge's library does not take what it was given; the text is its own."""


class Judge:
    """Questions are the names in judge/judge.mjs."""

    def __init__(self, questions: IO[str], answers: IO[str]) -> None:
        self._questions = questions
        self._answers = answers

    def ask(self, question: str, **details: Any) -> Any:
        """Raises Refusal."""
        self._questions.write(json.dumps({"ask": question, **details}) + "\n")
        self._questions.flush()
        line = self._answers.readline()
        if not line:
            raise Unavailable("the judge ended; its own words are above")
        answer = json.loads(line)
        if "refusal" in answer:
            raise Refusal(answer["refusal"])
        return answer["answer"]


@contextmanager
def node_judge() -> Iterator[Judge]:
    """Raises Unavailable."""
    node, place = node_program(), npm_folder(_SOURCE)
    # It ends when its input does: also when the tests are killed.
    command = [node, "judge.mjs"]
    with subprocess.Popen(command, cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Judge(process.stdin, process.stdout)
        process.stdin.close()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
