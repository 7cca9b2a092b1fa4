"""After a full run no secret is anywhere but where it is kept: every form of each is looked for everywhere."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import base58
import httpx
import psutil
import pytest

from orca_desktop import __version__
from orca_desktop.adapters.control.endpoint import socket_path
from orca_desktop.adapters.control.wire import Hello, line
from orca_desktop.adapters.keys.local_signer import new_secrets, secrets_of_phrase
from orca_desktop.cli.local_network import Announcement, local_network
from orca_desktop.domain.keys import public_key
from orca_desktop.engine.wallet_lock import pause_after
from tests.secret_forms import forms_of_phrase, forms_of_text, found
from tests.services.processes import Program, start, wait_until
from tests.services.secret_service import SecretService

PROGRAM = [sys.executable, "-m", "tests.e2e.node_in_debug"]
PASSPHRASE = "Kumquat 7 & the zither"
WRONG = "Rhubarb 9 & the cymbal"
SOMEBODY = public_key(bytes(range(1, 33)))
MONEY_ROE = 5_000_000_000
VAULT_FILE = "keys.vault"
EVIDENCE = "evidence.zip"

PUBLIC = {"data/accounts.json", "data/history.sqlite", "control socket", "what a command says"}
"""Where the account's public key is, among other places: were nothing found there, nothing would have been read."""


class Bench:
    """A data folder, programs on it, and all that they said."""

    def __init__(self, folder: Path, environment: dict[str, str], network: Announcement) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.environment = {**os.environ, **environment, "ORCA_TEST_LOG": str(folder / "debug.log")}
        self.network = network
        self.said: list[bytes] = []
        self.forms: dict[bytes, str] = forms_of_text("the passphrase", PASSPHRASE) | forms_of_text("a wrong one", WRONG)

    def ask(self, *words: str, typed: str = "", refused: bool = False) -> str:
        """What a command says; it is kept. Only `create --show-words` says secrets, and is not."""
        ended = subprocess.run(
            [*PROGRAM, *words, "--data", str(self.data)],
            input=typed.encode(),
            capture_output=True,
            env=self.environment,
            timeout=120,
            check=False,
        )
        assert ended.returncode == (1 if refused else 0), (words, ended)
        self.said.append(ended.stderr if "--show-words" in words else ended.stdout + ended.stderr)
        return ended.stdout.decode()

    def create(self, name: str, custody: str) -> str:
        """A new account with money; its main key."""
        typed = f"{PASSPHRASE}\n" if custody == "vault" else ""
        words = self.ask("keys", "create", name, "--custody", custody, "--show-words", typed=typed).splitlines()[0]
        assert len(words.split()) == 12, words
        self.forms |= forms_of_phrase(name, words)
        main = str(self.account(name)["main"])
        call = {"jsonrpc": "2.0", "id": 1, "method": "requestAirdrop", "params": [main, MONEY_ROE]}
        assert "result" in httpx.post(self.network.rpc, json=call, trust_env=False).json()
        return main

    def locked_until(self) -> float:
        """When the next passphrase is tried, in seconds since the epoch."""
        lock = json.loads((self.data / "lock.json").read_text())
        return float(lock["failed_at"]) + pause_after(int(lock["failures"]))

    def account(self, name: str) -> dict[str, Any]:
        listed = json.loads(self.ask("keys", "list", "--json"))["accounts"]
        (account,) = [account for account in listed if account["name"] == name]
        return dict(account)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Everything on the disk: the data folder with its databases, the log, and what is in saved evidence."""
        for path in self.folder.rglob("*"):
            with suppress(FileNotFoundError):  # a file that was replaced just then
                if path.is_file():
                    yield str(path.relative_to(self.folder)), path.read_bytes()
        with zipfile.ZipFile(self.folder / EVIDENCE) as evidence:
            for name in evidence.namelist():
                yield f"{EVIDENCE}: {name}", evidence.read(name)

    def assert_clean(self, where: str, content: bytes) -> None:
        assert not [self.forms[form] for form in found(content, self.forms)], where


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, secret_service: SecretService) -> Iterator[Bench]:
    with local_network(slot_ms=20, seed=5) as network:
        yield Bench(tmp_path_factory.mktemp("secrets"), dict(secret_service.environment), network)


@contextmanager
def running_node(bench: Bench) -> Iterator[Program]:
    """A node that works for the default account in the encrypted file, unlocked."""
    network = bench.network.network
    where = ["--rpc", network.servers[0], "--gateway", network.gateways[0], "--store", str(network.store)]
    command = [*PROGRAM, "run", bench.network.sample, "--json", "--unlock", *where, "--data", str(bench.data)]
    program = start(
        command, log=bench.folder / "node.log", environment=bench.environment, stdin=f"{PASSPHRASE}\n".encode()
    )
    try:
        yield program
    finally:
        program.stop()


@contextmanager
def overheard(bench: Bench) -> Iterator[list[bytes]]:
    """All that the node tells a visitor, byte by byte."""
    heard: list[bytes] = []
    path = socket_path(bench.data)
    assert path is not None
    with socket.socket(socket.AF_UNIX) as visit:
        visit.connect(str(path))
        visit.sendall(line(Hello(__version__, logs=True)))
        thread = threading.Thread(
            target=lambda: heard.extend(iter(lambda: visit.recv(65_536), b"")), name="overhearing"
        )
        thread.start()
        try:
            yield heard
        finally:
            with suppress(OSError):  # the node has gone already
                visit.shutdown(socket.SHUT_RDWR)
            thread.join()


def proc(program: Program) -> list[tuple[str, bytes]]:
    """Arguments and environment of the node and of what it started."""
    node = psutil.Process(program.popen.pid)
    return [
        (f"{name} of {process.name()}", Path(f"/proc/{process.pid}/{name}").read_bytes())
        for process in (node, *node.children(recursive=True))
        for name in ("cmdline", "environ")
    ]


def test_after_a_full_run_no_secret_is_where_it_does_not_belong(bench: Bench) -> None:
    bench.create("ring", "keyring")
    worker = bench.create("vaulted", "vault")
    bench.ask("keys", "default", "vaulted")
    never = str(bench.folder / "never")
    bench.ask("keys", "export", "vaulted", "--yes", "--out", never, typed=f"{WRONG}\n", refused=True)
    bench.ask("keys", "rename", "ring", "ringed")
    with running_node(bench) as program:
        wait_until(lambda: '"paid"' in program.log.read_text(), "paid round", program=program)
        with overheard(bench) as heard:
            _use(bench)
            wait_until(lambda: heard, "words of the node", program=program)
            details = proc(program)
            during = list(bench.files())
            limits = Path(f"/proc/{program.popen.pid}/limits").read_text()
    after = list(bench.files())

    assert not (bench.folder / "never").exists()
    everything = [*during, *after, *details, ("control socket", b"".join(heard))]
    everything += [("what a command says", said) for said in bench.said]
    assert {where for where, content in everything if worker.encode() in content} >= PUBLIC, "what is looked through"
    assert {f"data/{VAULT_FILE}", "debug.log", "data/node.sqlite-wal"} <= {where for where, _ in everything}
    assert len(dict(after)["debug.log"]) > 10_000
    for where, content in everything:
        bench.assert_clean(where, content)
    assert any(row.split()[4:6] in (["0", "0"], ["1", "1"]) for row in limits.splitlines() if "core file" in row)


def _use(bench: Bench) -> None:
    """Commands of every kind, while the node runs."""
    sample = str(bench.network.sample)
    rounds = [json.loads(text) for text in bench.ask("rounds", sample, "--json").splitlines()]
    paid = next(row["round"] for row in rounds if row["result"] == "paid")
    bench.ask("keys", "lock")
    bench.ask("keys", "unlock", typed=f"{WRONG}\n", refused=True)
    bench.ask("transfer", str(SOMEBODY), "0.1", "--yes", refused=True)
    pause = bench.locked_until()
    wait_until(lambda: time.time() > pause, "end of the pause")
    bench.ask("keys", "unlock", typed=f"{PASSPHRASE}\n")
    bench.ask("transfer", str(SOMEBODY), "0.1", "--yes")
    bench.ask("transfer", str(SOMEBODY), "0.1", "--yes", "--account", "ringed")
    bench.ask("claim", sample, "--yes")
    for words in (
        ("rounds", sample, "--json"),
        ("proofs", "--json"),
        ("audits", "--json"),
        ("rewards", "--csv"),
        ("activity", "--json"),
        ("keys", "show", "vaulted", "--json"),
        ("tasks", "--json"),
        ("logs", sample),
        ("money", "--json"),
        ("evidence", "save", sample, str(paid), "--out", str(bench.folder / EVIDENCE)),
    ):
        bench.ask(*words)


def test_the_search_finds_what_is_there() -> None:
    """Otherwise the test above would say nothing."""
    wallet = new_secrets()
    assert wallet.phrase is not None
    phrase = wallet.phrase.reveal()
    forms = forms_of_phrase("mine", phrase)
    raw = bytes.fromhex("00") + secrets_raw(phrase)
    places: Sequence[bytes] = (
        f'{{"phrase": "{phrase}"}}'.encode(),
        json.dumps(phrase.split()).encode(),
        json.dumps(list(raw)).encode(),
        json.dumps(list(raw), separators=(",", ":")).encode(),
        raw,
        raw.hex().encode(),
        wallet.main.reveal().encode(),
        wallet.kpl_staking.reveal().encode(),
        base64.b64encode(raw),
    )

    assert [len(found(place, forms)) > 0 for place in places] == [True] * len(places)
    assert not found(b"abandon all hope, ye who enter here" * 1_000, forms)


def secrets_raw(phrase: str) -> bytes:
    return base58.b58decode(secrets_of_phrase(phrase).main.reveal())
