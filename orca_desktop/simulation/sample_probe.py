"""Runs the sample task once in a bare Python and names every file that took.

A program of its own, started by `sample_image` with the folder of the sample task and an empty folder as arguments:
what one round and one audit import, also late, is exactly what the image needs. Writes one JSON object: `library` (the
folder of the standard library), `platlibdir` (the folder above it) and `files`.
"""

from __future__ import annotations

import importlib
import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any


def main() -> None:
    sys.path.insert(0, sys.argv[1])
    play_a_round(importlib.import_module("server"), Path(sys.argv[2]))
    library = Path(os.__file__).parent
    found = {file for name in list(sys.modules) for file in files_of(name)}
    files = sorted(name for name in found if Path(name).is_relative_to(library))
    json.dump({"library": str(library), "platlibdir": sys.platlibdir, "files": files}, sys.stdout)


def files_of(name: str) -> Iterator[str]:
    """Where an imported module comes from: what it says, and where it would be looked for.

    The two differ when a module has put another one in its place, as collections.abc does.
    """
    package = sys.modules.get(name.rpartition(".")[0])
    spec = PathFinder.find_spec(name, getattr(package, "__path__", None))
    for file in (getattr(sys.modules[name], "__file__", None), spec.origin if spec else None):
        if file is not None:
            yield file


def play_a_round(server: Any, folder: Path) -> None:
    """Serve on loopback and ask for everything that the contract has."""
    server.say = lambda _text: None
    with server.TaskServer(("127.0.0.1", 0), server.Task(server.Proofs(folder))) as task:
        threading.Thread(target=task.serve_forever, args=(0.01,), daemon=True).start()
        ask(task, "POST /healthz HTTP/1.1\r\n\r\n")
        ask(task, "POST /task/0 HTTP/1.1\r\n\r\n")
        proof = ask(task, "GET /submission/0 HTTP/1.1\r\n\r\n")
        body = f'{{"submission": {proof}}}'
        verdict = ask(task, f"POST /audit HTTP/1.1\r\nContent-Length: {len(body)}\r\n\r\n{body}")
        ask(task, "nonsense\r\n\r\n")
        task.shutdown()
    if verdict != "true":
        raise SystemExit(f"the sample task does not accept its own proof: {verdict}")


def ask(task: Any, request: str) -> str:
    """The body of the answer to *request*."""
    with socket.create_connection(task.server_address) as connection:
        connection.sendall(request.encode("ascii"))
        with connection.makefile("rb") as answer:
            content: bytes = answer.read()
    return content.decode("utf-8").partition("\r\n\r\n")[2]


if __name__ == "__main__":
    main()
