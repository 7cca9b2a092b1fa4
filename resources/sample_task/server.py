"""The web server of the sample task: takes the census of a round when asked, and keeps the proofs in SQLite.

Settings from the environment: PORT (8080; 0 takes a free one), BIND_ADDRESS (0.0.0.0), DATA_DIR (/data), and
STOP_WHEN_STDIN_CLOSES (1 ends the server with the program that started it).
"""

from __future__ import annotations

import json
import os
import re
import signal
import socketserver
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import census

MAX_BODY_BYTES = 1_000_000
SILENT_CLIENT_SECONDS = 10.0

Reply = tuple[HTTPStatus, object]
"""A status and what is sent as JSON; a refusal is a text."""


class Proofs:
    """The proofs of all rounds, one SQLite file; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "proofs.db"
        with closing(self._open()) as database, database:
            database.execute("CREATE TABLE IF NOT EXISTS proof (round INTEGER PRIMARY KEY, content TEXT NOT NULL)")

    def keep(self, round_number: int, proof: dict[str, object]) -> None:
        with closing(self._open()) as database, database:
            database.execute("INSERT OR REPLACE INTO proof VALUES (?, ?)", (round_number, json.dumps(proof)))

    def find(self, round_number: int) -> object | None:
        with closing(self._open()) as database:
            row = database.execute("SELECT content FROM proof WHERE round = ?", (round_number,)).fetchone()
        return None if row is None else json.loads(row[0])

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=5.0)


class Task:
    """The four functions of the contract between a node and its container."""

    def __init__(self, proofs: Proofs) -> None:
        self._proofs = proofs

    def health(self) -> Reply:
        return HTTPStatus.OK, {"status": "ok"}

    def work(self, round_number: int) -> Reply:
        if round_number > census.LAST_ROUND:
            return HTTPStatus.BAD_REQUEST, f"Rounds go from 0 to {census.LAST_ROUND}."
        proof = census.prove(round_number)
        self._proofs.keep(round_number, proof)
        say(f"Round {round_number}: {proof['primes']} primes between {proof['from']} and {proof['to']}")
        return HTTPStatus.OK, {"roundNumber": str(round_number), "status": "Census taken"}

    def submission(self, round_number: int) -> Reply:
        proof = self._proofs.find(round_number)
        if proof is None:
            return HTTPStatus.NOT_FOUND, f"There is no proof for round {round_number}."
        return HTTPStatus.OK, proof

    def audit(self, body: bytes) -> Reply:
        """Judge the proof of another node, which says itself of which round it is."""
        try:
            submission = json.loads(body)["submission"]
        except (ValueError, LookupError, TypeError, RecursionError):
            return HTTPStatus.BAD_REQUEST, 'Send a JSON object with the member "submission".'
        if not isinstance(submission, dict):
            return HTTPStatus.BAD_REQUEST, '"submission" has to be a JSON object.'
        round_number = submission.get("roundNumber", submission.get("round"))
        verdict = isinstance(round_number, int) and census.check(submission, round_number)
        say(f"Audit of a proof of round {round_number!r:.20}: {'valid' if verdict else 'not valid'}")
        return HTTPStatus.OK, verdict


class TaskServer(ThreadingHTTPServer):
    """Serves one task; a request never keeps the server from ending."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], task: Task) -> None:
        super().__init__(address, Handler)
        self.task = task

    def server_bind(self) -> None:
        """Take the address as it is: the base class would look up a host name for it, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "prime-census", self.server_address[1]

    def handle_error(self, *_: object) -> None:
        say(f"A request was not answered: {sys.exc_info()[1]!r}")


class Handler(BaseHTTPRequestHandler):
    """Finds the function that a request asks for, and writes one log line for each request."""

    server: TaskServer
    server_version = "prime-census"
    timeout = SILENT_CLIENT_SECONDS

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        began = time.monotonic()
        try:
            status, content = self._reply()
        except sqlite3.Error as error:
            status, content = HTTPStatus.INTERNAL_SERVER_ERROR, f"The proofs cannot be used: {error}"
        say(f"{self.command} {self.path[:100]!r} {status.value} in {(time.monotonic() - began) * 1000:.0f} ms")
        self._send(status, content)

    def _reply(self) -> Reply:
        body = self._read_body()
        if body is None:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A request has at most {MAX_BODY_BYTES} bytes."
        task = self.server.task
        of_round: dict[tuple[str, str], Callable[[int], Reply]] = {
            ("POST", "task"): task.work,
            ("GET", "submission"): task.submission,
        }
        found = re.fullmatch(r"/(task|submission)/([0-9]{1,9})", self.path)
        if found and (self.command, found[1]) in of_round:
            return of_round[self.command, found[1]](int(found[2]))
        if self.path == "/healthz":
            return task.health()
        if self.command == "POST" and self.path == "/audit":
            return task.audit(body)
        return HTTPStatus.NOT_FOUND, "There is nothing here."

    def _read_body(self) -> bytes | None:
        """The body as its length is declared; None when it is too long, or when no length can be read."""
        declared = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not re.fullmatch("[0-9]{1,9}", declared):
            return None
        return self.rfile.read(int(declared)) if int(declared) <= MAX_BODY_BYTES else None

    def _send(self, status: HTTPStatus, content: object) -> None:
        is_text = isinstance(content, str)
        body = (str(content) if is_text else json.dumps(content)).encode("utf-8")
        self.send_response_only(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8" if is_text else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the base class's
        say(ascii(format % args)[1:-1])


def say(text: str) -> None:
    print(time.strftime("%H:%M:%S"), text, flush=True)


def end_with_stdin(server: TaskServer) -> None:
    """Stop serving when standard input closes: its other end is held by the program that started this one."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    server.shutdown()


def end_now(_signal: int, _frame: object) -> None:
    raise SystemExit(0)


def main() -> None:
    folder = Path(os.environ.get("DATA_DIR", "/data"))
    address = os.environ.get("BIND_ADDRESS", "0.0.0.0")  # noqa: S104  a container is reached through its own network
    signal.signal(signal.SIGTERM, end_now)
    with TaskServer((address, int(os.environ.get("PORT", "8080"))), Task(Proofs(folder))) as server:
        if os.environ.get("STOP_WHEN_STDIN_CLOSES") == "1":
            threading.Thread(target=end_with_stdin, args=(server,), daemon=True).start()
        say(f"Prime census listening on {address}:{server.server_port}, proofs in {folder}")
        server.serve_forever(poll_interval=0.1)


if __name__ == "__main__":
    main()
